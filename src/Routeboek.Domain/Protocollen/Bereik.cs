using System.Globalization;

namespace Routeboek.Domain.Protocollen;

/// <summary>A range of numbers, each end open or closed, or without end.</summary>
/// <param name="Van">Lower end, null = none.</param>
/// <param name="VanErbij">True when the lower end itself belongs to it.</param>
/// <param name="Tot">Upper end, null = none.</param>
/// <param name="TotErbij">True when the upper end itself belongs to it.</param>
public readonly record struct Bereik(decimal? Van, bool VanErbij, decimal? Tot, bool TotErbij)
{
    public static Bereik Precies(decimal getal) => new(getal, true, getal, true);

    public bool IsLeeg => Van is { } van && Tot is { } tot && (van > tot || van == tot && !(VanErbij && TotErbij));

    public bool Bevat(decimal getal) =>
        (Van is not { } van || getal > van || VanErbij && getal == van) && (Tot is not { } tot || getal < tot || TotErbij && getal == tot);

    /// <summary>What both have; may be empty.</summary>
    public Bereik Doorsnede(Bereik ander)
    {
        var (van, vanErbij) = (Van, VanErbij);
        if (ander.Van is { } v && (van is null || v > van || v == van && !ander.VanErbij))
            (van, vanErbij) = (v, ander.VanErbij);
        var (tot, totErbij) = (Tot, TotErbij);
        if (ander.Tot is { } t && (tot is null || t < tot || t == tot && !ander.TotErbij))
            (tot, totErbij) = (t, ander.TotErbij);
        return new Bereik(van, vanErbij, tot, totErbij);
    }

    /// <summary>The same range in another unit.</summary>
    /// <param name="factor">How many of the new unit go into one of this; above zero.</param>
    public Bereik Maal(decimal factor) => new(Van * factor, VanErbij, Tot * factor, TotErbij);

    /// <summary>The same range written with closed ends only, for numbers that go in steps: more than 3 in steps of 1 = from 4.</summary>
    /// <param name="stap">Above zero.</param>
    public Bereik InStappen(decimal stap) => new(
        Van is { } van ? VanErbij ? decimal.Ceiling(van / stap) * stap : (decimal.Floor(van / stap) + 1) * stap : null, Van is not null,
        Tot is { } tot ? TotErbij ? decimal.Floor(tot / stap) * stap : (decimal.Ceiling(tot / stap) - 1) * stap : null, Tot is not null);

    /// <summary>Plain Dutch with a decimal comma: "precies 2", "8 t/m 11", "meer dan 3 en minder dan 4".</summary>
    public override string ToString() => (Van, Tot) switch
    {
        (null, null) => "alles",
        ({ } van, { } tot) when van == tot && VanErbij && TotErbij => $"precies {Getal(van)}",
        ({ } van, { } tot) when VanErbij && TotErbij => $"{Getal(van)} t/m {Getal(tot)}",
        ({ } van, { } tot) => $"{Onder(van)} en {Boven(tot)}",
        ({ } van, null) => Onder(van),
        (null, { } tot) => Boven(tot),
    };

    /// <summary>A number as a Dutch reader writes it.</summary>
    public static string Getal(decimal getal) => getal.ToString("0.######", CultureInfo.InvariantCulture).Replace('.', ',');

    private string Onder(decimal van) => $"{(VanErbij ? "vanaf" : "meer dan")} {Getal(van)}";

    private string Boven(decimal tot) => $"{(TotErbij ? "t/m" : "minder dan")} {Getal(tot)}";
}
