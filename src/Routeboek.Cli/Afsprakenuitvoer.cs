using Routeboek.Domain.Afspraken;
using Routeboek.Domain.Protocollen;

namespace Routeboek.Cli;

/// <summary>The working agreements of protocols in plain Dutch, for the commands of <see cref="ProtocolOpdrachten"/>.</summary>
internal sealed class Afsprakenuitvoer(TextWriter uit)
{
    public void Toon(Afsprakenboek boek)
    {
        var eigen = boek.Afspraken.Where(a => a.OvergenomenUit.Length == 0).ToList();
        var kernen = boek.Afspraken.ToDictionary(a => a.Id, a => a.Kern, StringComparer.Ordinal);
        uit.WriteLine();
        uit.WriteLine($"Afspraken: {eigen.Count}{(eigen.Count == boek.Afspraken.Count ? "" : $", en {boek.Afspraken.Count - eigen.Count} overgenomen")}");
        foreach (var afspraak in eigen.Concat(boek.Afspraken.Where(a => a.OvergenomenUit.Length > 0)))
        {
            uit.WriteLine();
            uit.WriteLine($"{afspraak.Id}: {afspraak.Kern}");
            uit.WriteLine($"  als:      {string.Join("; en ", afspraak.Als.Select(Afspraaktekst.Zin))}");
            uit.WriteLine($"  wie:      {afspraak.Wie.Rol}, {afspraak.Wie.Organisatie}{(afspraak.Wie.Anders.Length == 0 ? "" : $"; anders {afspraak.Wie.Anders}")}");
            uit.WriteLine($"  klaar:    {Afspraaktekst.Zin(afspraak.Wat)}");
            if (Afspraaktekst.Termijn(afspraak) is { Length: > 0 } termijn)
                uit.WriteLine($"  termijn:  {termijn}");
            if (afspraak.Vervalt.Count > 0)
                uit.WriteLine($"  vervalt:  {string.Join("; of ", afspraak.Vervalt.Select(Afspraaktekst.Zin))}");
            foreach (var gevolg in boek.Afspraken.Where(g => g.Als[0] is Voorwaarde.VanAfspraak { Uitkomst: Afspraakuitkomst.Verlopen } anker && anker.Afspraak == afspraak.Id))
                uit.WriteLine($"  anders:   {kernen[gevolg.Id]} ({gevolg.Wie.Rol})");
            if (afspraak.Bron is { } bron)
                uit.WriteLine($"  bron:     {bron}{(bron.Eisen.Count == 0 ? "" : $" ({string.Join(", ", bron.Eisen)})")}");
            uit.WriteLine($"  herkomst: {afspraak.Herkomst.ToString().ToLowerInvariant()}{(afspraak.OvergenomenUit.Length == 0 ? "" : $"; overgenomen uit {afspraak.OvergenomenUit}")}");
            if (afspraak.Toelichting.Length > 0)
                uit.WriteLine($"  let op:   {afspraak.Toelichting}");
        }
    }

    public void Vergelijk(Afsprakenvergelijking vergelijking)
    {
        Lijst("Afspraken alleen in A", vergelijking.AlleenInA);
        Lijst("Afspraken alleen in B", vergelijking.AlleenInB);
        Kop("Afspraken in allebei, maar anders", vergelijking.Anders.Count);
        foreach (var afspraak in vergelijking.Anders)
        {
            uit.WriteLine($"  {afspraak.Id}");
            SchrijfVerschillen(afspraak.Verschillen, "    ");
        }

        Kop("Afspraken gelijk", vergelijking.Gelijk.Count);
        if (vergelijking.Gelijk.Count > 0)
            uit.WriteLine($"  {string.Join(", ", vergelijking.Gelijk)}");
    }

    public void Kop(string tekst, int aantal)
    {
        uit.WriteLine();
        uit.WriteLine($"{tekst}: {(aantal == 0 ? "geen" : $"{aantal}")}");
    }

    public void SchrijfVerschillen(IReadOnlyList<Verschil> verschillen, string inspring = "  ")
    {
        foreach (var (naam, a, b) in verschillen)
        {
            uit.WriteLine($"{inspring}{naam}");
            uit.WriteLine($"{inspring}  A: {(a.Length == 0 ? "-" : a)}");
            uit.WriteLine($"{inspring}  B: {(b.Length == 0 ? "-" : b)}");
        }
    }

    public void Schrijf(IReadOnlyList<Bevinding> bevindingen)
    {
        foreach (var bevinding in bevindingen)
        {
            uit.WriteLine($"{bevinding.Ernst.ToString().ToLowerInvariant()}: {bevinding.Tekst}"
                + (bevinding.Eisen.Count == 0 ? "" : $" [{string.Join(", ", bevinding.Eisen)}]"));
        }
    }

    /// <summary>"2 fouten, 1 gat, 0 overlappen, 3 opmerkingen".</summary>
    public static string Tel(IReadOnlyList<Bevinding> bevindingen) =>
        string.Join(", ", Enum.GetValues<Ernst>().Select(e => Aantal(e, bevindingen.Count(b => b.Ernst == e))));

    private void Lijst(string kop, IReadOnlyList<Afspraak> afspraken)
    {
        Kop(kop, afspraken.Count);
        foreach (var afspraak in afspraken)
            uit.WriteLine($"  {afspraak.Id}: {afspraak.Kern} ({afspraak.Wie.Rol}{(Afspraaktekst.Termijn(afspraak) is { Length: > 0 } termijn ? $", {termijn}" : "")})");
    }

    private static string Aantal(Ernst ernst, int aantal) => ernst switch
    {
        Ernst.Fout => aantal == 1 ? "1 fout" : $"{aantal} fouten",
        Ernst.Gat => aantal == 1 ? "1 gat" : $"{aantal} gaten",
        Ernst.Overlap => aantal == 1 ? "1 overlap" : $"{aantal} overlappen",
        Ernst.Opmerking => aantal == 1 ? "1 opmerking" : $"{aantal} opmerkingen",
    };
}
