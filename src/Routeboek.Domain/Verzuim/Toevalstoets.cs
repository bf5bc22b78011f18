namespace Routeboek.Domain.Verzuim;

/// <summary>
/// How likely it is that what was seen comes by chance. Exact, one-sided: only "more often than expected" is asked, and small numbers are not
/// made into a curve that they are not.
/// </summary>
public static class Toevalstoets
{
    /// <summary>The largest number of possibilities: the lessons of a year of the longest calendar days.</summary>
    public const int GrootsteTotaal = 8192;

    private static readonly double[] LogFaculteit = Tafel();

    /// <summary>
    /// Out of so many possibilities, of which some have a mark, a number was drawn without putting back: the chance that at least so many of them
    /// have the mark (hypergeometric).
    /// </summary>
    /// <param name="totaal">All possibilities, at most <see cref="GrootsteTotaal"/>.</param>
    /// <param name="kenmerk">Those with the mark.</param>
    /// <param name="getrokken">How many were drawn.</param>
    /// <param name="raak">How many of the drawn have the mark, or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">More marked or drawn than there are, or below zero.</exception>
    public static double Trekking(int totaal, int kenmerk, int getrokken, int raak)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(totaal, GrootsteTotaal);
        ArgumentOutOfRangeException.ThrowIfNegative(kenmerk);
        ArgumentOutOfRangeException.ThrowIfNegative(getrokken);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(kenmerk, totaal);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(getrokken, totaal);
        var laagste = Math.Max(0, getrokken - (totaal - kenmerk));
        if (raak <= laagste)
            return 1;
        var noemer = LogCombinaties(totaal, getrokken);
        var kans = 0.0;
        // from the smallest piece to the largest, so that none is lost in the sum
        for (var k = Math.Min(kenmerk, getrokken); k >= raak; k--)
            kans += Math.Exp(LogCombinaties(kenmerk, k) + LogCombinaties(totaal - kenmerk, getrokken - k) - noemer);
        return Math.Min(1, kans);
    }

    /// <summary>Each event has a chance of its own to have the mark: the chance that at least so many have it (Poisson binomial).</summary>
    /// <param name="kansen">The chance of each event, 0 to 1.</param>
    /// <param name="raak">How many have it, or more.</param>
    public static double Kansen(ReadOnlySpan<double> kansen, int raak)
    {
        if (raak <= 0)
            return 1;
        if (raak > kansen.Length)
            return 0;
        // verdeling[k] = the chance of exactly k so far
        var verdeling = new double[kansen.Length + 1];
        verdeling[0] = 1;
        for (var i = 0; i < kansen.Length; i++)
        {
            for (var k = i + 1; k > 0; k--)
                verdeling[k] = verdeling[k] * (1 - kansen[i]) + verdeling[k - 1] * kansen[i];
            verdeling[0] *= 1 - kansen[i];
        }

        var kans = 0.0;
        for (var k = kansen.Length; k >= raak; k--)
            kans += verdeling[k];
        return Math.Min(1, kans);
    }

    private static double LogCombinaties(int uit, int aantal) => LogFaculteit[uit] - LogFaculteit[aantal] - LogFaculteit[uit - aantal];

    private static double[] Tafel()
    {
        var tafel = new double[GrootsteTotaal + 1];
        for (var i = 2; i < tafel.Length; i++)
            tafel[i] = tafel[i - 1] + Math.Log(i);
        return tafel;
    }
}
