namespace Routeboek.Application.Inlezen;

/// <summary>A signal's first and last day; no last day = it is on.</summary>
internal readonly record struct Signaalduur(DateOnly Sinds, DateOnly? Tot);

/// <summary>
/// Which of the signals that are there now is which of those that were: pupil, school year, protocol and name are the same, the order stays,
/// and together they share as many days as can be. A signal that only moved a few days is still itself.
/// </summary>
internal static class Signaalherkenning
{
    /// <summary>Signals without a day in common are one only when their first days are at most this far apart.</summary>
    public const int VerstVerschoven = 7;

    private const int PerDag = 100;

    /// <summary>For each of the new ones the place of the old one, or -1. Both in order of first day.</summary>
    /// <param name="oud">What was there.</param>
    /// <param name="nieuw">What is there.</param>
    /// <param name="peildag">Up to where a signal that is on is known.</param>
    public static int[] Herken(IReadOnlyList<Signaalduur> oud, IReadOnlyList<Signaalduur> nieuw, DateOnly peildag)
    {
        // the best of the first i old and the first j new ones
        var beste = new long[oud.Count + 1, nieuw.Count + 1];
        for (var i = 1; i <= oud.Count; i++)
        {
            for (var j = 1; j <= nieuw.Count; j++)
            {
                var samen = Overeenkomst(oud[i - 1], nieuw[j - 1], peildag);
                beste[i, j] = Math.Max(Math.Max(beste[i - 1, j], beste[i, j - 1]), samen > 0 ? beste[i - 1, j - 1] + samen : 0);
            }
        }

        var uit = new int[nieuw.Count];
        Array.Fill(uit, -1);
        for (int i = oud.Count, j = nieuw.Count; i > 0 && j > 0;)
        {
            var samen = Overeenkomst(oud[i - 1], nieuw[j - 1], peildag);
            if (samen > 0 && beste[i, j] == beste[i - 1, j - 1] + samen)
                uit[--j] = --i;
            else if (beste[i, j] == beste[i - 1, j])
                i--;
            else
                j--;
        }

        return uit;
    }

    private static long Overeenkomst(Signaalduur a, Signaalduur b, DateOnly peildag)
    {
        var einde = Math.Min(Einde(a, peildag), Einde(b, peildag));
        var samen = einde - Math.Max(a.Sinds.DayNumber, b.Sinds.DayNumber) + 1;
        var verschoven = Math.Abs(a.Sinds.DayNumber - b.Sinds.DayNumber);
        var nabij = Math.Max(0, VerstVerschoven + 1 - verschoven);
        return samen > 0 ? (long)samen * PerDag + nabij : nabij;
    }

    private static int Einde(Signaalduur duur, DateOnly peildag) => duur.Tot?.DayNumber ?? Math.Max(peildag.DayNumber, duur.Sinds.DayNumber);
}
