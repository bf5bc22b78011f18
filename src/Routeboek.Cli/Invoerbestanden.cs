using System.CommandLine;
using Routeboek.Application.Invoer;
using Routeboek.Application.Kalenders;
using Routeboek.Application.Leerlingen;
using Routeboek.Application.Protocollen;
using Routeboek.Application.Registraties;
using Routeboek.Application.Registraties.Bronnen;
using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Protocollen;

namespace Routeboek.Cli;

/// <summary>Which files a command over absence registrations was asked to read, and how.</summary>
internal sealed record Invoerkeuze(string Verzuim, string Protocol, string? Leerlingen, string? Kalender, string? Rooster, DateOnly? Peildatum,
    bool SlaFoutenOver, string? Bron = null, string? Koppeling = null, string? Leerling = null);

/// <summary>The argument and the options with which a command says which files it reads.</summary>
internal sealed class Invoeropties
{
    private readonly Argument<string?> _verzuim = new("VERZUIM")
    {
        Description = "bestand met verzuimregistraties, of - voor standaardinvoer",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _protocol = new("--protocol") { Description = "id van het protocol, zie ./routeboek protocol lijst" };
    private readonly Option<string?> _leerlingen = new("--leerlingen") { Description = "bestand met leerlingen (CSV)" };
    private readonly Option<string?> _kalender = new("--kalender") { Description = "noord, midden, zuid of een bestand; standaard de vakantieregio van het protocol" };
    private readonly Option<string?> _rooster = new("--rooster") { Description = "bestand met eigen roosterminuten per leerling en dag (CSV)" };
    private readonly Option<string?> _peildatum = new("--peildatum") { Description = "JJJJ-MM-DD; standaard de laatste schooldag met een rij" };
    private readonly Option<string?> _bron = new("--bron") { Description = $"dwing de soort bestand af: {string.Join(", ", Bronherkenning.Namen)}" };
    private readonly Option<string?> _koppeling = new("--koppeling") { Description = "koppelbestand voor een eigen export, zie ./routeboek koppel" };
    private readonly Option<string?> _leerling = new("--leerling") { Description = "van wie het bestand is, als dat er niet in staat (Magister)" };
    private readonly Option<bool> _slaOver = new("--sla-fouten-over") { Description = "beoordeel wat goed is, ook als er rijen geweigerd zijn" };

    /// <summary>Adds them to a command, before its own options.</summary>
    public void VoegToe(Command opdracht)
    {
        opdracht.Add(_verzuim);
        foreach (var optie in (Option[])[_protocol, _leerlingen, _kalender, _rooster, _peildatum, _bron, _koppeling, _leerling, _slaOver])
            opdracht.Add(optie);
    }

    /// <exception cref="Optiefout">The file or the protocol is missing, or a value cannot be.</exception>
    public Invoerkeuze Lees(ParseResult invoer)
    {
        var opdracht = invoer.CommandResult.Command.Name;
        if (new[] { invoer.GetValue(_verzuim), invoer.GetValue(_leerlingen), invoer.GetValue(_kalender), invoer.GetValue(_rooster), invoer.GetValue(_koppeling) }.Count(p => p == "-") > 1)
            throw new Optiefout("Standaardinvoer (-) kan maar een van de bestanden zijn");
        return new Invoerkeuze(
            invoer.GetValue(_verzuim) ?? throw new Optiefout($"Geef het bestand met verzuimregistraties: ./routeboek {opdracht} VERZUIM.csv --protocol ID"),
            invoer.GetValue(_protocol) ?? throw new Optiefout("Geef een protocol: --protocol ID. ./routeboek protocol lijst laat ze zien."),
            invoer.GetValue(_leerlingen),
            invoer.GetValue(_kalender),
            invoer.GetValue(_rooster),
            invoer.GetValue(_peildatum) is { } tekst ? Datum(tekst) : null,
            invoer.GetValue(_slaOver),
            Bron(invoer.GetValue(_bron)),
            invoer.GetValue(_koppeling),
            invoer.GetValue(_leerling));
    }

    private static string? Bron(string? naam) => naam is null || Bronherkenning.Namen.Contains(naam, StringComparer.Ordinal)
        ? naam
        : throw new Optiefout($"--bron '{naam}' bestaat niet; kies {string.Join(", ", Bronherkenning.Namen)}");

    private static DateOnly Datum(string tekst) => Veldwaarde.ProbeerDatum(System.Text.Encoding.UTF8.GetBytes(tekst), out var datum)
        ? datum
        : throw new Optiefout($"--peildatum '{tekst}' is geen datum; schrijf JJJJ-MM-DD");
}

/// <summary>What was read: registrations that were judged, the protocol they were judged by and the reference day, a school day.</summary>
internal sealed record GelezenInvoer(Protocol Protocol, Verzuimbestand Bestand, DateOnly Peildatum);

/// <summary>
/// Reads the files of a command over absence registrations, says on standard error what is refused and gives the exit code of the
/// contract "signaleren".
/// </summary>
internal sealed class Invoerbestanden(TextWriter fout, TimeProvider klok, CancellationToken stop)
{
    /// <summary>What opens the files; a command may read more with it.</summary>
    public Invoerlezer Lezer { get; } = new(fout, stop);

    /// <summary>Reads everything and, unless something is refused and not passed over, lets the command do its work.</summary>
    /// <param name="keuze">What to read.</param>
    /// <param name="bereidVoor">
    /// Called with the protocol before the registrations are read, so that wrong options are told at once; gives the work, or null
    /// when something was refused.
    /// </param>
    /// <returns>The exit code.</returns>
    public int Voer(Invoerkeuze keuze, Func<Protocol, Action<GelezenInvoer>?> bereidVoor)
    {
        try
        {
            if (Lezer.Vind(keuze.Protocol) is not { } protocol || bereidVoor(protocol) is not { } werk || Lees(keuze, protocol) is not { } gelezen)
            {
                fout.WriteLine(default(Rijtelling));
                return Uitgang.Geweigerd;
            }
            if (!Lezer.Geweigerd || keuze.SlaFoutenOver)
                werk(gelezen);
            fout.WriteLine(gelezen.Bestand.Telling);
            return Lezer.Geweigerd ? Uitgang.Geweigerd : Uitgang.Goed;
        }
        catch (Bestandsfout e)
        {
            fout.WriteLine($"{Invoerlezer.Naam(keuze.Verzuim)}: {e.Message}");
            fout.WriteLine(default(Rijtelling));
            return Uitgang.Geweigerd;
        }
    }

    // null when a file beside the registrations leaves nothing to judge them against
    private GelezenInvoer? Lees(Invoerkeuze keuze, Protocol protocol)
    {
        var kalender = Lezer.Kalender(keuze.Kalender, protocol);
        if (kalender is null)
            return null;
        var peildatum = keuze.Peildatum is { } gevraagd ? Schooldag(kalender, gevraagd) : (DateOnly?)null;
        var leerlingen = keuze.Leerlingen is null ? null : Lezer.Neem(Lezer.Open(keuze.Leerlingen, s => Leerlingeninvoer.Lees(s, Invoerlezer.Naam(keuze.Leerlingen))));
        var roosters = keuze.Rooster is null ? null : Lezer.Neem(Lezer.Open(keuze.Rooster, s => Roosterlezer.Lees(s, Invoerlezer.Naam(keuze.Rooster), kalender)));
        if (Lezer.Geweigerd && !keuze.SlaFoutenOver)
        {
            // the registrations cannot be judged without these: every row of a pupil that was refused would be refused too
            return null;
        }

        var kader = new Keurkader(protocol, kalender, leerlingen, roosters);
        var vandaag = Schoolklok.Vandaag(klok);
        var bestand = Lezer.Open(keuze.Verzuim, stroom => LeesRegistraties(stroom, keuze, kader, vandaag));
        if (bestand.Telling.Gelezen == 0)
            fout.WriteLine($"{Invoerlezer.Naam(keuze.Verzuim)}: let op: onder de kopregel staan geen rijen");
        var dag = bestand.LaatsteDagMetRij >= 0 ? bestand.LaatsteDagMetRij : Math.Max(0, kalender.IndexOpOfVoor(vandaag));
        return new GelezenInvoer(protocol, bestand, peildatum ?? kalender.Datum(dag));
    }

    private Verzuimbestand LeesRegistraties(Stream stroom, Invoerkeuze keuze, Keurkader kader, DateOnly vandaag)
    {
        var pad = keuze.Verzuim;
        var koppeling = keuze.Koppeling is null ? null : Lezer.Open(keuze.Koppeling, s => Koppeling.Lees(KorteTekst(s), Invoerlezer.Naam(keuze.Koppeling)));
        var lengte = stroom.CanSeek ? stroom.Length : 0;
        using var balk = new Voortgangsbalk(fout, lengte);
        return Registratielezer.Lees(stroom, Invoerlezer.Naam(pad), new Bronkeuze(keuze.Bron, koppeling, keuze.Leerling), kader, vandaag, new Leesmeldingen
        {
            Bestand = Invoerlezer.Naam(pad),
            Lengte = lengte,
            Fout = m =>
            {
                Lezer.Geweigerd = true;
                fout.WriteLine(m);
            },
            Opmerking = o => fout.WriteLine($"{Invoerlezer.Naam(pad)}: let op: {o}"),
            Voortgang = v => balk.Meld(v.Bytes, v.Rijen),
        }, stop);
    }

    // a mapping is a few pages; a little more than its reader allows is enough for it to say so
    private static string KorteTekst(Stream stroom)
    {
        var tekst = new char[1024 * 1024 + 1];
        using var lezer = new StreamReader(stroom);
        return new string(tekst, 0, lezer.ReadBlock(tekst));
    }

    private static DateOnly Schooldag(Schoolkalender kalender, DateOnly gevraagd)
    {
        var dag = kalender.IndexOpOfVoor(gevraagd);
        if (dag < 0 || gevraagd > kalender.Tot)
            throw new Optiefout($"--peildatum {gevraagd:yyyy-MM-dd} ligt buiten de kalender; kies een dag van {kalender.Datum(0):yyyy-MM-dd} tot en met {kalender.Tot:yyyy-MM-dd}");
        return kalender.Datum(dag);
    }
}

/// <summary>The <c>--formaat</c> of a command.</summary>
internal static class Uitvoerformaat
{
    /// <summary>The form asked for, or the default: a table at a terminal, JSON when redirected.</summary>
    /// <exception cref="Optiefout">Not one of these forms.</exception>
    public static string Kies(string? formaat, IReadOnlyList<string> formaten)
    {
        if (formaat is null)
            return Console.IsOutputRedirected ? "json" : "tabel";
        return formaten.Contains(formaat, StringComparer.Ordinal) ? formaat : throw new Optiefout($"--formaat '{formaat}' bestaat niet; kies {string.Join(", ", formaten)}");
    }
}
