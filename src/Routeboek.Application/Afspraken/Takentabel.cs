using Routeboek.Domain.Afspraken;

namespace Routeboek.Application.Afspraken;

/// <summary>Writes tasks for people at a terminal: per dossier what must be done first, then what is done.</summary>
public static class Takentabel
{
    public static void Schrijf(IReadOnlyList<Dossierstand> dossiers, Afsprakenset set, TextWriter uit)
    {
        var eerste = true;
        foreach (var dossier in dossiers.OrderBy(d => d.Feiten.Dossier, StringComparer.Ordinal))
        {
            if (!eerste)
                uit.WriteLine();
            eerste = false;
            var taken = dossier.Taken;
            var open = taken.Where(t => t.IsOpen).ToList();
            uit.WriteLine($"{dossier.Feiten.Dossier} op {Afspraaktekst.Dag(dossier.Vandaag)}: {Aantal(open.Count, "open taak", "open taken")}"
                + (open.Count(t => t.Status(dossier.Vandaag) == Taakstatus.TeLaat) is > 0 and var teLaat ? $", waarvan {teLaat} te laat" : "")
                + (dossier.Gesloten ? "; het dossier is gesloten" : ""));
            foreach (var taak in open)
                SchrijfTaak(taak, set, dossier.Vandaag, uit);
            foreach (var taak in taken.Where(t => !t.IsOpen))
                SchrijfTaak(taak, set, dossier.Vandaag, uit);
        }
    }

    private static void SchrijfTaak(Taak taak, Afsprakenset set, DateOnly vandaag, TextWriter uit)
    {
        uit.WriteLine();
        uit.WriteLine($"  {Afspraaktekst.Naam(taak.Status(vandaag)),-9} {taak.Afspraak.Kern}");
        uit.WriteLine($"            {Afspraaktekst.Rol(taak.Afspraak)}, {taak.Afspraak.Wie.Organisatie}{(taak.Uiterlijk is { } laatste ? $"; uiterlijk {Afspraaktekst.Dag(laatste)}" : "")}"
            + (taak.Oorspronkelijk is { } eerst ? $" (eerst {Afspraaktekst.Dag(eerst)})" : ""));
        uit.WriteLine($"            {Afspraaktekst.Waarom(taak, set, vandaag)}");
        if (taak.Afspraak.Bron is { } bron)
            uit.WriteLine($"            bron: {bron}{(bron.Eisen.Count == 0 ? "" : $" ({string.Join(", ", bron.Eisen)})")}");
        uit.WriteLine($"            {taak.Id}");
    }

    private static string Aantal(int aantal, string een, string meer) => aantal == 1 ? $"1 {een}" : $"{aantal} {meer}";
}
