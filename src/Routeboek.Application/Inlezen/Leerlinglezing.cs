using System.Text;
using Routeboek.Application.Invoer;
using Routeboek.Application.Leerlingen;
using Routeboek.Application.Registraties.Bronnen;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Protocollen;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Application.Inlezen;

/// <summary>A pupil as a list names her or him; empty = the list does not say.</summary>
internal sealed record Lijstleerling(string Sleutel, string Voornaam, string Tussenvoegsel, string Achternaam, DateOnly Geboren, Sector Sector, string Groep, string Woongemeente, long Regel, string Telefoon = "");

/// <summary>What was read of a list of pupils.</summary>
internal sealed record Gelezenlijst(IReadOnlyList<Lijstleerling> Leerlingen, long Ontvangen, IReadOnlyList<Bestandsmelding> Fouten, IReadOnlyList<string> Opmerkingen);

/// <summary>
/// Reads a list of pupils for a school's own store, names included: LEERLINGEN.csv with the columns <c>voornaam</c>, <c>tussenvoegsel</c> and
/// <c>achternaam</c> beside those of the contract, or EDEXML.
/// </summary>
internal static class Leerlinglezing
{
    private static readonly string[] s_nodig = ["leerling", "geboortedatum", "onderwijssoort"];
    private static readonly string[] s_mag = ["voornaam", "tussenvoegsel", "achternaam", "groep", "woongemeente", "school", "leerjaar", "startkwalificatie", "telefoon"];

    /// <exception cref="Registraties.Bestandsfout">The file as a whole is refused.</exception>
    public static Gelezenlijst Lees(Stream invoer, string naam, CancellationToken stop)
    {
        var begin = new byte[8];
        var gelezen = invoer.ReadAtLeast(begin, begin.Length, throwOnEndOfStream: false);
        using var heel = new Voorvoegsel(begin.AsSpan(0, gelezen).ToArray(), invoer);
        return ((ReadOnlySpan<byte>)begin.AsSpan(0, gelezen)).TrimStart("\uFEFF \r\n"u8).StartsWith("<"u8) ? LeesEdexml(heel, naam, stop) : LeesCsv(heel, naam);
    }

    private static Gelezenlijst LeesCsv(Stream invoer, string naam)
    {
        var fouten = new List<Bestandsmelding>();
        var opmerkingen = new List<Bestandsmelding>();
        var leerlingen = new Dictionary<string, Lijstleerling>(StringComparer.Ordinal);
        if (KleineCsv.Open(invoer, naam, s_nodig, s_mag, fouten, opmerkingen) is not { } csv)
            return new Gelezenlijst([], 0, fouten, []);
        long dubbel = 0;
        while (csv.Volgende())
        {
            var sleutel = Leerlingsleutel.ZonderRand(csv.Veld(0));
            var oordeel = Leerlingsleutel.Beoordeel(sleutel);
            var soort = Encoding.UTF8.GetString(csv.Veld(2));
            if (oordeel != Sleuteloordeel.Goed)
            {
                csv.Weiger("leerling", Leerlingsleutel.Wat(oordeel), Leerlingsleutel.Verwacht);
            }
            else if (!Veldwaarde.ProbeerDatum(csv.Veld(1), out var geboren))
            {
                csv.Weiger("geboortedatum", $"{Bestandsmelding.Toon(csv.Veld(1))} is geen datum", Veldwaarde.VerwachteDatum);
            }
            else if (Onderwijssoort.SectorVan(soort) is not { } sector)
            {
                csv.Weiger("onderwijssoort", $"{Bestandsmelding.Toon(soort)} is geen bekende onderwijssoort", Onderwijssoort.Verwacht);
            }
            else
            {
                string Veld(int kolom) => Encoding.UTF8.GetString(csv.Veld(kolom));
                var leerling = new Lijstleerling(Encoding.UTF8.GetString(sleutel), Veld(3), Veld(4), Veld(5), geboren, sector, Veld(6), Veld(7), csv.Regel, Veld(11).Trim());
                if (!Telefoonnummer.Kan(leerling.Telefoon))
                    csv.Weiger("telefoon", "dit is geen telefoonnummer", "een nummer zoals 06 1234 5678, of niets");
                else if (TeLang(leerling) is { } kolom)
                    csv.Weiger(kolom, "dit is te lang", "een korte naam");
                else if (!leerlingen.TryAdd(leerling.Sleutel, leerling) && leerlingen[leerling.Sleutel] with { Regel = 0 } != leerling with { Regel = 0 })
                    csv.Weiger("leerling", $"deze leerling staat al op regel {leerlingen[leerling.Sleutel].Regel}, met andere gegevens", "elke leerling een keer");
                else if (leerlingen[leerling.Sleutel].Regel != leerling.Regel)
                    dubbel++;
            }
        }

        return new Gelezenlijst([.. leerlingen.Values], leerlingen.Count + dubbel + fouten.Count, fouten, [.. opmerkingen.Select(o => o.Wat)]);
    }

    private static Gelezenlijst LeesEdexml(Stream invoer, string naam, CancellationToken stop)
    {
        var bestand = Edexml.LeesMetNamen(invoer, stop);
        var groepen = bestand.Groepen.GroupBy(g => g.Sleutel, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        var fouten = new List<Bestandsmelding>();
        var leerlingen = new List<Lijstleerling>();
        long nr = 0, overgeslagen = 0;
        foreach (var leerling in bestand.Leerlingen)
        {
            nr++;
            var groep = leerling.Groep is { } sleutel ? groepen.GetValueOrDefault(sleutel) : null;
            var jaargroep = leerling.Jaargroep ?? groep?.Jaargroep ?? "";
            if (jaargroep is "H" or "B" or "D" or "0")
            {
                overgeslagen++;
                continue;
            }
            var oordeel = Leerlingsleutel.Beoordeel(Encoding.UTF8.GetBytes(leerling.Sleutel));
            if (oordeel != Sleuteloordeel.Goed)
                fouten.Add(new Bestandsmelding(naam, nr, "leerling", Leerlingsleutel.Wat(oordeel), Leerlingsleutel.Verwacht));
            else if (leerling.Geboortedatum is not { } geboren)
                fouten.Add(new Bestandsmelding(naam, nr, "geboortedatum", "de geboortedatum ontbreekt", Veldwaarde.VerwachteDatum));
            else if (Onderwijssoort.SectorVan(Schoolbestand.Onderwijs(jaargroep).Soort) is not { } sector)
                fouten.Add(new Bestandsmelding(naam, nr, "jaargroep", $"{Bestandsmelding.Toon(jaargroep)} zegt niet welk onderwijs dit is", "een jaargroep van EDEXML"));
            else
                leerlingen.Add(new Lijstleerling(leerling.Sleutel, leerling.Naam?.Voornaam ?? "", leerling.Naam?.Tussenvoegsel ?? "", leerling.Naam?.Achternaam ?? "", geboren, sector, groep?.Naam ?? "", "", nr));
        }

        foreach (var leerling in leerlingen.Where(l => TeLang(l) is not null).ToList())
        {
            leerlingen.Remove(leerling);
            fouten.Add(new Bestandsmelding(naam, leerling.Regel, TeLang(leerling)!, "dit is te lang", "een korte naam"));
        }

        return new Gelezenlijst(leerlingen, leerlingen.Count + fouten.Count, fouten, overgeslagen == 0 ? bestand.Opmerkingen
            : [.. bestand.Opmerkingen, $"{overgeslagen} leerlingen zijn van school, of nog geen vier jaar: die zijn overgeslagen"]);
    }

    private static string? TeLang(Lijstleerling l) =>
        l.Voornaam.Length > Persoonsnaam.LangsteDeel ? "voornaam"
        : l.Tussenvoegsel.Length > Persoonsnaam.LangsteDeel ? "tussenvoegsel"
        : l.Achternaam.Length > Persoonsnaam.LangsteDeel ? "achternaam"
        : l.Groep.Length > Groep.LangsteNaam ? "groep"
        : l.Woongemeente.Length > Leerling.LangsteGemeente ? "woongemeente"
        : null;
}
