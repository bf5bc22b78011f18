using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Protocollen;

namespace Routeboek.Domain.Afspraken;

/// <summary>
/// Looks for holes, overlaps and contradictions among agreements that loaded well. Computes from the agreements; knows none by name.
/// </summary>
public static class Afsprakencontrole
{
    /// <summary>All findings, the heaviest first; a failing guarantee is a <see cref="Ernst.Fout"/>.</summary>
    public static IReadOnlyList<Bevinding> Controleer(Afsprakenboek boek, Afsprakenwaarborg waarborg)
    {
        var bevindingen = new List<Bevinding>();
        bevindingen.AddRange(VanWaarborg(waarborg));
        bevindingen.AddRange(VanSignalen(boek));
        bevindingen.AddRange(Dubbel(boek.Afspraken));
        foreach (var afspraak in boek.Afspraken)
            bevindingen.AddRange(VanAfspraak(afspraak));
        bevindingen.AddRange(Samen(boek.Afspraken));
        return [.. bevindingen.OrderBy(b => b.Ernst)];
    }

    private static IEnumerable<Bevinding> VanWaarborg(Afsprakenwaarborg waarborg)
    {
        foreach (var leegte in waarborg.Leegten)
            yield return new Bevinding(Ernst.Fout, "volgende stap", $"geen volgende stap op {leegte.Dag:yyyy-MM-dd} na: {string.Join(", ", leegte.Weg)}", []);
        foreach (var afspraak in waarborg.Onbereikbaar)
            yield return Over(Ernst.Fout, afspraak, "geen feiten gevonden die deze afspraak een taak laten openen");
        foreach (var afspraak in waarborg.Onvervulbaar)
            yield return Over(Ernst.Fout, afspraak, $"laat niemand een dag om {afspraak.Wat} te doen: zij vervalt op de dag dat zij opent, of was dan al klaar");
        foreach (var voorbeeld in waarborg.ZonderEigenStap.Where(v => waarborg.Vangnet is not null && v.Soort.Naam == Woordenschat.SignaalAan && v.Gegevens.All(g => g.Value.Woorden[0] != Feitenalfabet.Zomaar)))
            yield return new Bevinding(Ernst.Gat, "volgende stap", $"na alleen {voorbeeld} in een open dossier opent geen eigen taak: alleen het vangnet", []);
        if (waarborg.Vangnet is null)
            yield return new Bevinding(Ernst.Gat, "volgende stap", "geen afspraak houdt een open dossier altijd vast; neem dossier-volgen en dossier-toch-volgen over van wet-nl", []);
    }

    // a protocol without signals judges no absence; there is nothing to lay beside each other
    private static IEnumerable<Bevinding> VanSignalen(Afsprakenboek boek)
    {
        var signalen = boek.Protocol.Signalen;
        if (signalen.Count == 0)
            yield break;
        var gevraagd = boek.Afspraken.SelectMany(a => a.Als.Concat(a.Vervalt).OfType<Voorwaarde.Feiten>(), (a, v) => (Afspraak: a, v.Patroon))
            .Where(v => v.Patroon.Soort.Naam is Woordenschat.SignaalAan or Woordenschat.SignaalUit)
            .SelectMany(v => v.Patroon.Eisen.Where(e => e.Veld == "signaal").SelectMany(e => e.Waarde.Woorden), (v, signaal) => (v.Afspraak, Signaal: signaal)).ToList();
        foreach (var (afspraak, signaal) in gevraagd.Distinct().Where(g => !signalen.Any(s => string.Equals(s.Id, g.Signaal, StringComparison.Ordinal))))
        {
            if (afspraak.OvergenomenUit.Length == 0)
                yield return Over(Ernst.Gat, afspraak, $"noemt signaal {signaal}, dat dit protocol niet heeft");
        }

        foreach (var signaal in signalen.Where(s => !gevraagd.Exists(g => string.Equals(g.Signaal, s.Id, StringComparison.Ordinal))))
            yield return new Bevinding(Ernst.Gat, signaal.Id, $"op signaal {signaal.Id} volgt geen eigen afspraak", signaal.Bron.Eisen);
    }

    private static IEnumerable<Bevinding> Dubbel(IReadOnlyList<Afspraak> afspraken)
    {
        for (var i = 0; i < afspraken.Count; i++)
        {
            for (var j = i + 1; j < afspraken.Count; j++)
            {
                var (een, ander) = (afspraken[i], afspraken[j]);
                if (!een.Als.SequenceEqual(ander.Als) || !een.Wat.Equals(ander.Wat))
                    continue;
                var wat = een.Wie == ander.Wie && Equals(een.Binnen, ander.Binnen) ? "vragen precies hetzelfde" : "vragen bij dezelfde aanleiding hetzelfde feit van een ander of binnen een andere termijn";
                yield return Over(Ernst.Overlap, ander, $"{een.Id} en {ander.Id} {wat}");
            }
        }
    }

    private static IEnumerable<Bevinding> VanAfspraak(Afspraak afspraak)
    {
        if (afspraak.Binnen is null)
            yield return Over(Ernst.Opmerking, afspraak, "heeft geen laatste dag");
        if (afspraak is { Vanaf: not null, Binnen: null })
            yield return Over(Ernst.Opmerking, afspraak, "heeft 'vanaf' zonder termijn");
        if (afspraak.Bron is null)
            yield return Over(Ernst.Opmerking, afspraak, "noemt geen bron");
        if (!afspraak.Blijft && afspraak.Binnen is null)
            yield return Over(Ernst.Opmerking, afspraak, "blijft niet na zijn termijn, maar heeft er geen");
        if (afspraak is { Waarschuw: { } waarschuw, Binnen: Looptijd.Na na } && waarschuw > na.Termijn.Aantal)
            yield return Over(Ernst.Opmerking, afspraak, $"waarschuwt {waarschuw} voor het einde van een termijn van {na.Termijn}");
        foreach (var (patroon, eis, woord) in Woorden(afspraak))
            yield return Over(Ernst.Gat, afspraak, $"{patroon.Soort.Naam} kent bij '{eis.Veld}' het woord '{woord}' niet; de woorden zijn {string.Join(", ", patroon.Soort.Veld(eis.Veld)!.Waarden)}");
    }

    private static IEnumerable<(Feitpatroon, Veldeis, string)> Woorden(Afspraak afspraak)
    {
        var patronen = afspraak.Als.Concat(afspraak.Vervalt).Select(v => v switch
        {
            Voorwaarde.Feiten f => f.Patroon,
            Voorwaarde.GeenFeit f => f.Patroon,
            _ => null,
        }).Append(afspraak.Wat).Append(afspraak.Vanaf).OfType<Feitpatroon>().Distinct();
        return from patroon in patronen
               from eis in patroon.Eisen
               let bekend = patroon.Soort.Veld(eis.Veld)?.Waarden ?? []
               where bekend.Count > 0
               from woord in eis.Waarde.Woorden
               where !bekend.Contains(woord, StringComparer.Ordinal)
               select (patroon, eis, woord);
    }

    // what is said best of all of them at once
    private static IEnumerable<Bevinding> Samen(IReadOnlyList<Afspraak> afspraken)
    {
        var set = afspraken.SelectMany(a => a.Als.Concat(a.Vervalt)).OfType<Voorwaarde.VanAfspraak>()
            .Where(v => v.Uitkomst == Afspraakuitkomst.Verlopen).Select(v => v.Afspraak).ToHashSet(StringComparer.Ordinal);
        var stil = afspraken.Where(a => a.Binnen is not null && !set.Contains(a.Id)).ToList();
        if (stil.Count > 0)
            yield return new Bevinding(Ernst.Opmerking, "termijnen", $"bij {stil.Count} van {Aantal(afspraken.Count)} volgt op het verlopen van de termijn geen eigen stap: de taak blijft als te laat staan", []);
        var voorstellen = afspraken.Count(a => a.Herkomst == Herkomst.Voorstel);
        if (voorstellen > 0)
            yield return new Bevinding(Ernst.Opmerking, "herkomst", $"{voorstellen} van {Aantal(afspraken.Count)} {(voorstellen == 1 ? "is" : "zijn")} een voorstel; de regio kan {(voorstellen == 1 ? "dat" : "die")} anders afspreken", []);
        foreach (var afspraak in afspraken.Where(a => a.Bron?.Eisen.Any(e => e.Contains("-GAP-", StringComparison.Ordinal)) == true))
        {
            yield return new Bevinding(Ernst.Opmerking, afspraak.Id,
                $"{afspraak.Id}: de bronnen spreken elkaar hier tegen of zwijgen{(afspraak.Toelichting.Length > 0 ? $"; gekozen: {afspraak.Toelichting}" : $"; gekozen: {afspraak.Kern}")}",
                [.. afspraak.Bron!.Eisen.Where(e => e.Contains("-GAP-", StringComparison.Ordinal))]);
        }
    }

    private static string Aantal(int afspraken) => afspraken == 1 ? "1 afspraak" : $"{afspraken} afspraken";

    private static Bevinding Over(Ernst ernst, Afspraak afspraak, string tekst) =>
        new(ernst, afspraak.Id, $"{afspraak.Id}: {tekst}", afspraak.Bron?.Eisen ?? []);
}
