using System.Globalization;
using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Protocollen;

namespace Routeboek.Domain.Signalering;

/// <summary>Says in plain Dutch why a signal is on and what follows.</summary>
public static class Uitleg
{
    /// <summary>Why: what was counted since when, e.g. "8 keer te laat sinds di 2 sep 2025".</summary>
    /// <param name="regel">The rule.</param>
    /// <param name="verklaring">What it came to.</param>
    /// <param name="eersteBewijs">The date of the first row counted, or null when none was.</param>
    /// <param name="dag">The day on which it was judged.</param>
    public static string Waarom(Signaalregel regel, Verklaring verklaring, DateOnly? eersteBewijs, DateOnly dag)
    {
        var waarde = Waarde(verklaring);
        var sinds = eersteBewijs is { } eerste ? $" sinds {Schoolkalender.Leesbaar(eerste)}" : "";
        return regel.Criterium.Match(
            _ => $"{waarde} {verklaring.Eenheid}{sinds}",
            _ => $"{waarde} {verklaring.Eenheid} dit schooljaar, waarvan een op {Schoolkalender.Leesbaar(dag)}",
            c => $"{waarde} {verklaring.Eenheid} in {c.Venster}",
            c => $"{waarde} {verklaring.Eenheid} in {c.Venster}",
            c => $"{waarde} {verklaring.Eenheid} in {c.Venster}",
            c => $"{waarde} {verklaring.Eenheid} in {c.Venster}",
            _ => $"{waarde} {verklaring.Eenheid}{sinds}",
            _ => $"{waarde} {verklaring.Eenheid}{sinds}",
            _ => $"{waarde} {verklaring.Eenheid} sinds de start van het schooljaar{(verklaring.Ernaast is { } ernaast ? $" ({ernaast})" : "")}");
    }

    /// <summary>Which number was to be reached, e.g. "vanaf 8" or "onder 95 %".</summary>
    public static string Grens(Signaalregel regel, Verklaring verklaring) => regel.Criterium.Match(
        c => c.Drempels[c.Eenheden.ToList().IndexOf(verklaring.Eenheid) is >= 0 and var k ? k : 0].Drempel.ToString(),
        _ => "elke melding",
        c => c.Drempel.ToString(),
        c => c.Drempel.ToString(),
        c => c.MaxDagen > 0 ? $"{c.Drempel}, van hoogstens {c.MaxDagen} dagen" : c.Drempel.ToString(),
        c => c.MinPerioden > 1 ? $"{c.Drempel}, in minstens {c.MinPerioden} perioden" : c.Drempel.ToString(),
        c => c.Drempel.ToString(),
        c => c.Drempel.ToString(),
        c => (c.Boven is { } boven ? $"boven {Tienden(boven)} en " : "") + (c.GrensHoortErbij ? "hoogstens " : "onder ") + $"{Tienden(c.Grens)} %");

    /// <summary>The whole sentence: why, threshold, what follows, source.</summary>
    public static string Zin(Signaalregel regel, Verklaring verklaring, DateOnly? eersteBewijs, DateOnly dag) =>
        $"{Waarom(regel, verklaring, eersteBewijs, dag)} (grens: {Grens(regel, verklaring)}). {Punt(regel.Vervolg)} Bron: {regel.Bron}{Herkomst(regel.Herkomst)}.";

    /// <summary>The value as people write it: 94,9 with a comma.</summary>
    public static string Waarde(Verklaring verklaring) =>
        verklaring.InTienden ? Tienden(verklaring.Waarde) : verklaring.Waarde.ToString(CultureInfo.InvariantCulture);

    /// <summary>What is still missing, e.g. "nog 2 lesuren ongeoorloofd".</summary>
    public static string Nog(Verklaring verklaring) => verklaring is { Eenheid: var e, Nog: >= 60 } && e.StartsWith("minuten", StringComparison.Ordinal)
        ? $"nog {Uren(verklaring.Nog)} {e["minuten".Length..].TrimStart()}"
        : $"nog {verklaring.Nog} {verklaring.Eenheid}";

    private static string Uren(int minuten) => minuten % 60 == 0 ? $"{minuten / 60} uur" : $"{minuten / 60} uur en {minuten % 60} minuten";

    private static string Herkomst(Herkomst herkomst) => herkomst switch
    {
        Protocollen.Herkomst.Wet => " (wet)",
        Protocollen.Herkomst.Protocol => "",
        Protocollen.Herkomst.Voorstel => " (het getal is een voorstel van Routeboek)",
    };

    private static string Tienden(int tienden) =>
        tienden % 10 == 0 ? (tienden / 10).ToString(CultureInfo.InvariantCulture) : $"{tienden / 10},{Math.Abs(tienden % 10)}";

    private static string Punt(string zin) => zin.EndsWith('.') ? zin : zin + ".";
}
