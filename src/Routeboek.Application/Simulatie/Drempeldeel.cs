using Routeboek.Application.Protocollen;
using Routeboek.Domain.Protocollen;

namespace Routeboek.Application.Simulatie;

/// <summary>One threshold of a criterion that can get another number.</summary>
/// <param name="Naam">How it is named after the point in <c>--stel</c>.</param>
/// <param name="Woorden">How the number works: "vanaf", "meer dan", "onder", "hoogstens" or "boven".</param>
/// <param name="Eenheid">The unit, for people.</param>
/// <param name="Getal">The number it has.</param>
/// <param name="Meest">The highest number, inclusive; in tenths when <paramref name="InTienden"/>.</param>
/// <param name="InTienden">True for percentages, which have one decimal.</param>
/// <param name="IsHoofd">True when it is meant when none is named, although the criterion has others.</param>
/// <param name="Zet">The criterion with another number.</param>
internal sealed record Drempeldeel(string Naam, string Woorden, string Eenheid, decimal Getal, int Meest, bool InTienden, bool IsHoofd, Func<decimal, Criterium> Zet)
{
    /// <summary>The thresholds of a criterion; none when it has no number.</summary>
    public static IReadOnlyList<Drempeldeel> Van(Criterium criterium) => criterium.Match<IReadOnlyList<Drempeldeel>>(
        c => [.. c.Drempels.Select((d, i) => Geheel(c, Criteriumtekst.Woord(d.Eenheid), d.Drempel, nieuw => c with { Drempels = Met(c.Drempels, i, nieuw) }) with { Eenheid = c.Eenheden[i] })],
        _ => [],
        c => [Geheel(c, "dagen", c.Drempel, nieuw => c with { Drempel = nieuw })],
        c => [Geheel(c, "minuten", c.Drempel, nieuw => c with { Drempel = nieuw })],
        c => [Geheel(c, "perioden", c.Drempel, nieuw => c with { Drempel = nieuw })],
        c => [Geheel(c, "dagen", c.Drempel, nieuw => c with { Drempel = nieuw })],
        c => [Geheel(c, "dagen", c.Drempel, nieuw => c with { Drempel = nieuw })],
        c => [Geheel(c, Criteriumtekst.Woord(c.Maat, 2), c.Drempel, nieuw => c with { Drempel = nieuw })],
        Aanwezigheid);

    /// <summary>Why this number cannot be, in Dutch, or null.</summary>
    public string? Bezwaar(decimal getal)
    {
        var hoogst = Bereik.Getal(InTienden ? Meest / 10m : Meest);
        if (InTienden)
        {
            return getal.Scale > 1 || getal <= 0 || getal * 10 > Meest
                ? $"dat getal kan niet; kies een percentage van 0,1 t/m {hoogst}, met hoogstens één cijfer achter de komma"
                : null;
        }
        // 1.000 could be meant as a thousand
        if (getal.Scale > 0)
            return $"dat getal kan niet; kies een heel getal zonder punt of komma, van 1 t/m {hoogst}";
        return getal < 1 || getal > Meest ? $"dat getal kan niet; kies een heel getal van 1 t/m {hoogst}" : null;
    }

    private static Drempeldeel Geheel(Criterium criterium, string naam, Drempel drempel, Func<Drempel, Criterium> zet) =>
        new(naam, drempel.Strikt ? "meer dan" : "vanaf", criterium.Eenheid, drempel.Getal, Criteriumlezer.Meest(criterium), InTienden: false, IsHoofd: false,
            getal => zet(drempel with { Getal = (int)getal }));

    private static List<Drempeldeel> Aanwezigheid(Criterium.Aanwezigheid c)
    {
        var meest = Criteriumlezer.Meest(c);
        var bovengrens = c.GrensHoortErbij ? "hoogstens" : "onder";
        var delen = new List<Drempeldeel>
        {
            new(bovengrens, bovengrens, c.Eenheid, c.Grens / 10m, meest, InTienden: true, IsHoofd: true, getal => c with { Grens = (int)(getal * 10) }),
        };
        if (c.Boven is { } boven)
            delen.Add(new Drempeldeel("boven", "boven", c.Eenheid, boven / 10m, meest, InTienden: true, IsHoofd: false, getal => c with { Boven = (int)(getal * 10) }));
        return delen;
    }

    private static Teldrempel[] Met(IReadOnlyList<Teldrempel> drempels, int plaats, Drempel nieuw)
    {
        var met = drempels.ToArray();
        met[plaats] = met[plaats] with { Drempel = nieuw };
        return met;
    }
}
