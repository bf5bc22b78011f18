using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Tests.Verzuim;

public sealed class ToevalstoetsTests
{
    // all draws of so many out of so few, counted one by one
    private static double Tel(int totaal, int kenmerk, int getrokken, int raak)
    {
        int goed = 0, alle = 0;
        for (var keuze = 0; keuze < 1 << totaal; keuze++)
        {
            if (BitOperations.PopCount((uint)keuze) != getrokken)
                continue;
            alle++;
            goed += BitOperations.PopCount((uint)keuze & (1u << kenmerk) - 1) >= raak ? 1 : 0;
        }
        return (double)goed / alle;
    }

    [Fact]
    public void Trekking_IsWatElkeTrekkingGeteldGeeft()
    {
        for (var totaal = 1; totaal <= 9; totaal++)
        {
            for (var kenmerk = 0; kenmerk <= totaal; kenmerk++)
            {
                for (var getrokken = 0; getrokken <= totaal; getrokken++)
                {
                    for (var raak = 0; raak <= getrokken; raak++)
                        Assert.Equal(Tel(totaal, kenmerk, getrokken, raak), Toevalstoets.Trekking(totaal, kenmerk, getrokken, raak), 9);
                }
            }
        }
    }

    [Fact]
    public void Trekking_VanVijfMaandagen_IsWatEenTafelZegt() =>
        // 40 Mondays of 200 days, five absences, all on Monday: C(40,5) / C(200,5)
        Assert.Equal(658008.0 / 2535650040.0, Toevalstoets.Trekking(200, 40, 5, 5), 12);

    [Fact]
    public void Trekking_BuitenDeGrenzen_WordtGeweigerd()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Toevalstoets.Trekking(10, 11, 2, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Toevalstoets.Trekking(10, 2, 11, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Toevalstoets.Trekking(Toevalstoets.GrootsteTotaal + 1, 2, 1, 1));
    }

    [Fact]
    public void Trekking_VaakerRaak_IsNooitWaarschijnlijker() => Prop.ForAll(
        (from totaal in Gen.Choose(1, 4000) from kenmerk in Gen.Choose(0, totaal) from getrokken in Gen.Choose(0, totaal) select (totaal, kenmerk, getrokken)).ToArbitrary(),
        w =>
        {
            var vorige = 1.0;
            for (var raak = 0; raak <= Math.Min(w.kenmerk, w.getrokken); raak++)
            {
                var kans = Toevalstoets.Trekking(w.totaal, w.kenmerk, w.getrokken, raak);
                if (kans > vorige + 1e-9 || kans is < 0 or > 1)
                    return false;
                vorige = kans;
            }
            return true;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Kansen_DieGelijkZijn_GevenDeBinomialeVerdeling()
    {
        // 3 of 4 or more at a half: (4 + 1) / 16
        Assert.Equal(5.0 / 16, Toevalstoets.Kansen([0.5, 0.5, 0.5, 0.5], 3), 12);
        Assert.Equal(1, Toevalstoets.Kansen([0.3, 0.9], 0));
        Assert.Equal(0, Toevalstoets.Kansen([0.3, 0.9], 3));
    }

    [Fact]
    public void Kansen_IsWatElkeUitkomstGeteldGeeft() => Prop.ForAll(
        Gen.Choose(0, 10).ListOf().Select(l => l.Take(8).Select(k => k / 10.0).ToArray()).ToArbitrary(),
        kansen =>
        {
            for (var raak = 0; raak <= kansen.Length; raak++)
            {
                var som = 0.0;
                for (var uitkomst = 0; uitkomst < 1 << kansen.Length; uitkomst++)
                {
                    if (BitOperations.PopCount((uint)uitkomst) >= raak)
                        som += kansen.Select((k, i) => (uitkomst >> i & 1) != 0 ? k : 1 - k).Aggregate(1.0, (a, b) => a * b);
                }
                if (Math.Abs(som - Toevalstoets.Kansen(kansen, raak)) > 1e-9)
                    return false;
            }
            return true;
        }).QuickCheckThrowOnFailure();
}
