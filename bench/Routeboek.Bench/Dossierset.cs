using System.Globalization;
using Routeboek.Application.Dossiers;
using Routeboek.Application.Kalenders;
using Routeboek.Application.Protocollen;
using Routeboek.Domain.Afspraken;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Protocollen;

namespace Routeboek.Bench;

/// <summary>
/// Made-up open dossiers of a school year: a pupil, the opening, and facts that the agreements of the protocol look at, a few a week, now
/// and then a correction, an extension or a task that does not apply.
/// </summary>
internal sealed class Dossierset
{
    private static readonly DateOnly Begin = new(2025, 9, 1);

    public required Afsprakenset Set { get; init; }

    public required Schoolkalender Kalender { get; init; }

    public required IReadOnlyList<Feitenreeks> Dossiers { get; init; }

    /// <summary>The day at the end of the year.</summary>
    public DateOnly Vandaag { get; } = new(2026, 6, 26);

    public static Dossierset Maak(int aantal, int feiten, string protocol)
    {
        var woordenschat = Woordenschatlezer.BijProgramma;
        var boek = Protocollenmap.BijProgramma().VindAfspraken(protocol, woordenschat).Boek ?? throw new InvalidOperationException(protocol);
        var patronen = boek.Afspraken.SelectMany(a => a.Als.Concat(a.Vervalt).OfType<Voorwaarde.Feiten>().Select(f => f.Patroon).Append(a.Wat)).Distinct()
            .Where(p => p.Soort.Naam is not (Woordenschat.DossierGesloten or Woordenschat.TaakNietVanToepassing or Woordenschat.LeerlingStand)).ToList();
        return new Dossierset
        {
            Set = new Afsprakenset(boek.Afspraken, woordenschat),
            Kalender = Kalenderlezer.Regio(boek.Protocol.Vakantieregio ?? Vakantieregio.Midden, boek.Protocol.Sectoren[0]),
            Dossiers = [.. Enumerable.Range(1, aantal).Select(n => Dossier($"D{n}", feiten, boek, patronen, woordenschat, new Random(n)))],
        };
    }

    /// <summary>One more fact for a dossier, on the last day.</summary>
    public Feit Volgende(Feitenreeks dossier, Random toeval)
    {
        var vorige = dossier.Feiten.Skip(2).ElementAt(toeval.Next(dossier.Aantal - 2));
        return Maak(dossier.Dossier, dossier.Aantal + 1, vorige.Soort!, vorige.Gegevens, Vandaag);
    }

    private static Feitenreeks Dossier(string naam, int aantal, Afsprakenboek boek, List<Feitpatroon> patronen, Woordenschat woordenschat, Random toeval)
    {
        var geboren = Begin.AddYears(-13).AddDays(-toeval.Next(1200));
        var sector = boek.Protocol.Sectoren[0].ToString().ToLowerInvariant();
        var reeks = new Feitenreeks(naam);
        reeks.Voeg(Maak(naam, 1, woordenschat[Woordenschat.LeerlingStand],
            [Veld("geboortedatum", Iso(geboren)), Veld("sector", sector), Veld("woongemeente", "Den Haag")], Begin));
        reeks.Voeg(Maak(naam, 2, woordenschat[Woordenschat.DossierGeopend], [], Begin));
        for (var nr = 3; nr <= aantal; nr++)
        {
            var op = Begin.AddDays((nr - 3) * 290 / aantal);
            var patroon = patronen[toeval.Next(patronen.Count)];
            var gegevens = patroon.Eisen.Select(e => new KeyValuePair<string, Feitwaarde>(e.Veld,
                patroon.Soort.Veld(e.Veld)?.Vorm == Veldvorm.Lijst ? new Feitwaarde(e.Waarde.Woorden) : new Feitwaarde(e.Waarde.Woorden[0]))).ToList();
            reeks.Voeg(toeval.Next(25) switch
            {
                0 => Maak(naam, nr, woordenschat[Woordenschat.TaakNietVanToepassing], [Over(boek, nr, naam, toeval), Veld("reden", "proef")], op),
                1 => Maak(naam, nr, woordenschat[Woordenschat.TermijnVerlengd], [Over(boek, nr, naam, toeval), Veld("tot", Iso(op.AddDays(14))), Veld("reden", "proef")], op),
                2 => Maak(naam, nr, patroon.Soort, gegevens, op, corrigeert: toeval.Next(3, nr + 1) is var doel && doel < nr ? doel : null),
                _ => Maak(naam, nr, patroon.Soort, gegevens, op),
            });
        }

        return reeks;
    }

    private static KeyValuePair<string, Feitwaarde> Over(Afsprakenboek boek, int nr, string naam, Random toeval) =>
        Veld("taak", string.Create(CultureInfo.InvariantCulture, $"{naam}:{boek.Afspraken[toeval.Next(boek.Afspraken.Count)].Id}:{toeval.Next(1, nr)}"));

    private static KeyValuePair<string, Feitwaarde> Veld(string naam, string woord) => new(naam, new Feitwaarde(woord));

    private static string Iso(DateOnly dag) => dag.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Feit Maak(string dossier, int nr, Feitsoort soort, IReadOnlyList<KeyValuePair<string, Feitwaarde>> gegevens, DateOnly op, int? corrigeert = null) => new()
    {
        Nr = nr,
        Dossier = dossier,
        Soort = soort,
        Op = op,
        Vastgelegd = op.ToDateTime(new TimeOnly(12, 0), DateTimeKind.Utc),
        Corrigeert = corrigeert,
        Gegevens = gegevens,
    };
}
