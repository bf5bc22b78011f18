using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Routeboek.Application.Dossiers;
using Routeboek.Application.Opslag;
using Routeboek.Domain.Dossiers;
using Routeboek.Web.Vorm;
using Routeboek.Web.Vorm.Tags;

namespace Routeboek.Web.Dossiers;

/// <summary>A field of a fact as it stands in a form.</summary>
public sealed record Vastlegveld(string Naam, Veldsoort Soort, string Label, string Uitleg, bool Verplicht, IReadOnlyList<SelectListItem> Keuzen, object? Waarde);

/// <summary>The form of a fact: drawn from the vocabulary, and read back against it.</summary>
public sealed class Vastlegformulier(Vastlegvorm vorm, Feitwoorden woorden, Tekst tekst, DateOnly vandaag)
{
    public const string Dag = "op";
    public const string Kamerveld = "kamer";
    public const string Geheimveld = "vertrouwelijk";
    public const int LangsteTekst = 200;

    private const int MeesteRondjes = 9;
    private static readonly Kamer[] s_besloten = [Kamer.Meldcode, Kamer.Handhaving];

    public Vastlegvorm Vorm => vorm;

    public DateOnly Vandaag => vandaag;

    public string Titel => woorden.Soort(tekst, vorm.Soort);

    public IEnumerable<Vastlegveld> Velden => vorm.Soort.Velden.Select(Veld);

    /// <summary>Null = there is nothing to choose.</summary>
    public IReadOnlyList<SelectListItem>? Kamers => vorm.Kamers.Count < 2 ? null : [.. vorm.Kamers.Select(k => new SelectListItem(woorden.Kamer(tekst, k), k.ToString()))];

    /// <summary>Whether it can be kept from everybody else for a while.</summary>
    public bool KanGeheim => vorm.Kamers.Any(s_besloten.Contains);

    /// <summary>Reads what was filled in. What is wrong goes to the fields.</summary>
    /// <returns>Null when something is wrong.</returns>
    public LegFeitVast.Invoer? Lees(IFormCollection gestuurd, ModelStateDictionary stand, DossierId dossier, Taaksleutel? voor = null, int? corrigeert = null)
    {
        var gegevens = new List<KeyValuePair<string, Feitwaarde>>();
        foreach (var veld in vorm.Soort.Velden)
        {
            var naam = Naam(veld);
            string[] waarden = [.. gestuurd[naam].OfType<string>().Select(w => w.Trim()).Where(w => w.Length > 0)];
            stand.SetModelValue(naam, waarden, string.Join(", ", waarden));
            if (waarden.Length == 0)
            {
                if (veld.Verplicht)
                    stand.AddModelError(naam, tekst["veld.verplicht", woorden.Veld(tekst, veld)]);
                continue;
            }

            if (Fout(veld, waarden) is { } fout)
                stand.AddModelError(naam, fout);
            else
                gegevens.Add(new(veld.Naam, veld.Vorm == Veldvorm.Lijst ? new Feitwaarde(waarden) : new Feitwaarde(waarden[0])));
        }

        var op = Datum(gestuurd, stand, Dag, verplicht: true);
        if (op > vandaag)
            stand.AddModelError(Dag, tekst["feiten.niet-in-toekomst"]);
        else if (op < vandaag.AddYears(-10))
            stand.AddModelError(Dag, tekst["feiten.te-lang-geleden"]);
        var kamer = LeesKamer(gestuurd, stand);
        var geheim = KanGeheim && kamer is { } k && s_besloten.Contains(k) ? Datum(gestuurd, stand, Geheimveld, verplicht: false) : vorm.VertrouwelijkTot;
        if (geheim <= vandaag && geheim != vorm.VertrouwelijkTot)
            stand.AddModelError(Geheimveld, tekst["feiten.geheim-later"]);
        return stand.ErrorCount == 0 ? new LegFeitVast.Invoer(dossier, new Feitinvoer(vorm.Soort.Naam, op!.Value, gegevens, corrigeert), vorm.Houder, kamer!.Value, geheim, voor) : null;
    }

    /// <summary>Puts what the use case refused beside the fields.</summary>
    public void Neem(Resultaat<int>.Onjuist fout, ModelStateDictionary stand)
    {
        foreach (var melding in fout.Fouten)
        {
            var veld = melding.Kolom.StartsWith("gegevens.", StringComparison.Ordinal) && vorm.Soort.Veld(melding.Kolom["gegevens.".Length..]) is { } bekend ? Naam(bekend) : melding.Kolom == Dag ? Dag : "";
            stand.AddModelError(veld, $"{char.ToUpperInvariant(melding.Wat[0])}{melding.Wat[1..]}. {tekst["feiten.verwacht"]}: {melding.Verwacht}.");
        }
    }

    private static string Naam(Feitveld veld) => "v-" + veld.Naam;

    private Vastlegveld Veld(Feitveld veld)
    {
        var waarde = vorm.Ingevuld.Where(i => i.Key == veld.Naam).Select(i => (Feitwaarde?)i.Value).FirstOrDefault();
        var keuzen = woorden.Keuzen(tekst, veld, waarde?.Woorden ?? []);
        var soort = veld.Vorm switch
        {
            Veldvorm.Lijst => keuzen.Count > 0 ? Veldsoort.Vinkjes : Veldsoort.Tekst,
            Veldvorm.Datum => Veldsoort.Datum,
            Veldvorm.Getal => Veldsoort.Getal,
            Veldvorm.JaNee => Veldsoort.Rondjes,
            Veldvorm.Tekst => keuzen.Count == 0 ? Veldsoort.Tekst : keuzen.Count <= MeesteRondjes ? Veldsoort.Rondjes : Veldsoort.Keuze,
        };
        return new Vastlegveld(Naam(veld), soort, woorden.Veld(tekst, veld), tekst.Taal == Taal.Nl ? Zin(veld.Uitleg) : "", veld.Verplicht, keuzen, waarde is null ? null : veld.Vorm == Veldvorm.Lijst ? waarde.Value.Woorden : waarde.Value.Woorden[0]);
    }

    private string? Fout(Feitveld veld, string[] waarden)
    {
        var naam = woorden.Veld(tekst, veld);
        if (waarden.Any(w => w.Length > LangsteTekst))
            return tekst["veld.te-lang", naam, LangsteTekst];
        if (veld.Vorm != Veldvorm.Lijst && waarden.Length > 1)
            return tekst["veld.onjuist", naam];
        var bekend = woorden.Keuzen(tekst, veld, vorm.Ingevuld.Where(i => i.Key == veld.Naam).SelectMany(i => i.Value.Woorden));
        if (bekend.Count > 0 && !waarden.All(w => bekend.Any(k => k.Value == w)))
            return tekst["veld.onjuist", naam];
        return veld.Vorm switch
        {
            Veldvorm.Datum when !DateOnly.TryParseExact(waarden[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) => tekst["veld.onjuist", naam],
            Veldvorm.Getal when !int.TryParse(waarden[0], NumberStyles.None, CultureInfo.InvariantCulture, out _) => tekst["veld.geen-getal", naam],
            _ => null,
        };
    }

    private DateOnly? Datum(IFormCollection gestuurd, ModelStateDictionary stand, string naam, bool verplicht)
    {
        var waarde = gestuurd[naam].ToString().Trim();
        stand.SetModelValue(naam, new[] { waarde }, waarde);
        if (waarde.Length == 0 && !verplicht)
            return null;
        if (DateOnly.TryParseExact(waarde, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var dag))
            return dag;
        stand.AddModelError(naam, waarde.Length == 0 ? tekst["veld.verplicht", tekst["feiten.dag"]] : tekst["veld.onjuist", tekst["feiten.dag"]]);
        return null;
    }

    private Kamer? LeesKamer(IFormCollection gestuurd, ModelStateDictionary stand)
    {
        if (vorm.Kamers.Count == 1)
            return vorm.Kamers[0];
        var waarde = gestuurd[Kamerveld].ToString();
        stand.SetModelValue(Kamerveld, new[] { waarde }, waarde);
        foreach (var kamer in vorm.Kamers)
        {
            if (kamer.ToString() == waarde)
                return kamer;
        }

        stand.AddModelError(Kamerveld, tekst["veld.onjuist", tekst["feiten.kamer"]]);
        return null;
    }

    private static string Zin(string uitleg) => uitleg.Length == 0 ? "" : $"{char.ToUpperInvariant(uitleg[0])}{uitleg[1..]}.";
}
