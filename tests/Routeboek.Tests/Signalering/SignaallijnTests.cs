using Routeboek.Application.Kalenders;
using Routeboek.Application.Protocollen;
using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Protocollen;
using Routeboek.Domain.Signalering;

namespace Routeboek.Tests.Signalering;

/// <summary>Which signal leads, when it asks, and when it comes back.</summary>
public sealed class SignaallijnTests
{
    private static readonly Protocol s_protocol = Protocollenmap.BijProgramma().Vind("den-bosch-vo").Match(g => g.Protocol, _ => null!, _ => null!, _ => null!);
    private static readonly Ladders s_ladders = new(s_protocol);
    private static readonly Schoolkalender s_kalender = Kalenderlezer.Regio(Vakantieregio.Zuid, Sector.Vo);
    private static readonly DateOnly s_vandaag = new(2026, 1, 30);

    [Fact]
    public void HoogsteTrede_GaatVoor_EnNeemtDeLagereMee()
    {
        var lijn = Lijn(Aan("te-laat-gesprek", 12), Aan("te-laat-preventief", 26), Aan("te-laat-aandacht", 5), Aan("ziek-frequent", 20))!;
        Assert.Equal(("te-laat-preventief", Lijnstand.Open), (lijn.Leidend.Regel.Id, lijn.Stand));
        Assert.Equal(["ziek-frequent"], lijn.Ook.Select(o => o.Regel.Id));
    }

    [Fact]
    public void StilSignaal_VraagtNiets_TotDeVolgendeTrede()
    {
        Assert.Equal(Lijnstand.Stil, Lijn(Aan("te-laat-aandacht", 5))!.Stand);
        Assert.Equal(Lijnstand.Open, Lijn(Aan("te-laat-aandacht", 5), Aan("te-laat-gesprek", 12))!.Stand);
        Assert.Null(Lijn());
    }

    // all ways to put a signal aside, all days to look again, with or without a higher rung, against the sentence itself
    [Fact]
    public void Weggelegd_KomtTerugOpDeDag_OfBijEenHogereTrede_AndersNooit()
    {
        foreach (var oordeel in Enum.GetValues<Signaaloordeel>())
        {
            for (var dagen = -10; dagen <= 10; dagen++)
            {
                foreach (var hoger in new[] { false, true })
                {
                    var weg = Aan("te-laat-gesprek", 12) with { Oordeel = oordeel, HerzienOp = s_vandaag.AddDays(dagen) };
                    var lijn = hoger ? Lijn(weg, Aan("te-laat-preventief", 26)) : Lijn(weg);
                    Assert.Equal(dagen <= 0 || hoger, lijn!.Stand == Lijnstand.Open);
                    Assert.Equal(hoger ? "te-laat-preventief" : "te-laat-gesprek", lijn.Leidend.Regel.Id);
                }
            }
        }
    }

    [Theory]
    [InlineData(28, Lijnstand.Afgedaan)]
    [InlineData(1, Lijnstand.Afgedaan)]
    [InlineData(-60, Lijnstand.Open)]
    public void TerugBinnenDeHerhaling_IsDezelfdeZaak(int tot, Lijnstand verwacht)
    {
        var laatste = new DateOnly(2026, 1, 1).AddDays(tot - 1);
        var eerder = Aan("ziek-frequent", 5) with { Sinds = laatste.AddDays(-5), Tot = laatste, Oordeel = Signaaloordeel.AlBekend };
        Assert.Equal(verwacht, Lijn(eerder, Aan("ziek-frequent", 29))!.Stand);
    }

    [Fact]
    public void ZonderOpvolging_NaDeTermijn_InSchooldagen()
    {
        for (var wacht = 0; wacht <= 12; wacht++)
        {
            var getoond = s_kalender.Datum(s_kalender.IndexOpOfVoor(s_vandaag) - wacht);
            Assert.Equal(wacht > s_protocol.Volging.OpvolgenBinnen, Lijn(Aan("te-laat-gesprek", 5) with { Getoond = getoond })!.ZonderOpvolging);
        }
    }

    [Fact]
    public void MeldingVanEenDag_BlijftTotIemandIetsDeed()
    {
        var protocol = Protocollenmap.BijProgramma().Vind("haaglanden-vo").Match(g => g.Protocol, _ => null!, _ => null!, _ => null!);
        var regel = protocol.Signalen.First(s => s.Id == "ongeoorloofd-melden");
        var dag = new Lijnsignaal(regel, new DateOnly(2026, 1, 20), new DateOnly(2026, 1, 20), new DateOnly(2026, 1, 21));
        Signaallijn? Van(params Lijnsignaal[] signalen) => Signaallijn.Van(signalen, protocol.Volging, new Ladders(protocol), s_kalender, s_vandaag);
        Assert.Equal(Lijnstand.Open, Van(dag)!.Stand);
        Assert.Null(Van(dag with { Oordeel = Signaaloordeel.AlBekend }));
        // the next day's report is a matter of its own
        Assert.Equal(Lijnstand.Open, Van(dag with { Oordeel = Signaaloordeel.AlBekend }, dag with { Sinds = new DateOnly(2026, 1, 29), Tot = new DateOnly(2026, 1, 29) })!.Stand);
    }

    private static Signaallijn? Lijn(params Lijnsignaal[] signalen) => Signaallijn.Van(signalen, s_protocol.Volging, s_ladders, s_kalender, s_vandaag);

    private static Lijnsignaal Aan(string id, int dag) => new(s_protocol.Signalen.First(s => s.Id == id), new DateOnly(2026, 1, dag), null, new DateOnly(2026, 1, dag));
}
