using Routeboek.Domain.Toegang;
using Routeboek.Tests.Eisen;
using static Routeboek.Domain.Toegang.Omstandigheden;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Organisaties;

namespace Routeboek.Tests.Toegang;

/// <summary>Every role, thing, room, action and combination of circumstances against the <see cref="Rechtentafel"/>, and the laws of access.</summary>
public sealed class AlleCombinatiesTests
{
    private static readonly Lazy<Doorgerekend> s_haaglanden = new(() => new Doorgerekend("haaglanden-po"));

    private static Toegangstabel Tabel => s_haaglanden.Value.Tabel;

    [Theory]
    [InlineData("haaglanden-po")]
    [InlineData("haaglanden-vo")]
    [InlineData("den-bosch-vo")]
    [InlineData("noord-kennemerland-vo")]
    [InlineData("een-andere-regio")]
    [Eis("H-PRI-02")]
    [Eis("H-PRI-05")]
    [Eis("H-PRI-13")]
    [Eis("H-PRI-16")]
    [Eis("H-GAP-24")]
    [Eis("B-ROL-05")]
    [Eis("B-CNS-25")]
    [Eis("N-GAP-14")]
    public void Tabel_InElkeCombinatie_ZegtWatDeEisenZeggen(string regio) => Assert.Equal([], new Doorgerekend(regio).Verschillen());

    /// <summary>
    /// Why every combination of what is mentioned is every combination: the answer does not look at the rest. Tried on random whole ones.
    /// </summary>
    [Fact]
    public void Tabel_KijktNaarNietsAnders_DanDeRegelsNoemen()
    {
        var kans = new Random(1);
        foreach (var cel in Cel.Alle.Where(c => s_haaglanden.Value.Mogelijk(c).Count > 0))
        {
            var genoemd = Doorgerekend.Genoemd(s_haaglanden.Value.Mogelijk(cel));
            for (var i = 0; i < 200; i++)
            {
                var bij = (Omstandigheden)kans.Next(1 << 30);
                Assert.Equal(Tabel.Zoek(cel.Rol, cel.Soort, cel.Kamer, cel.Handeling, bij & genoemd), Tabel.Zoek(cel.Rol, cel.Soort, cel.Kamer, cel.Handeling, bij));
            }
        }
    }

    /// <summary>The check has teeth: it goes red without any one rule, so no rule is there for nothing.</summary>
    [Fact]
    public void Tabel_ZonderEenRegel_ValtOp() =>
        Assert.Equal([], Tabel.Regels.Where(r => !s_haaglanden.Value.ValtOpZonder(r)).Select(r => r.Id));

    [Fact]
    public void Wet_WatNiemandNoemt_IsGeweigerd()
    {
        const Omstandigheden alles = (Omstandigheden)((1 << 30) - 1);

        Assert.Null(Tabel.Zoek((Rol)99, Onderwerpsoort.Protocol, Kamer.Gewoon, Handelingsoort.Lezen, alles));
        Assert.Null(Tabel.Zoek(Rol.Mentor, (Onderwerpsoort)99, Kamer.Gewoon, Handelingsoort.Lezen, alles));
        Assert.Null(Tabel.Zoek(Rol.Mentor, Onderwerpsoort.Feit, (Kamer)(-1), Handelingsoort.Lezen, alles));
        Assert.Null(Tabel.Zoek(Rol.Mentor, Onderwerpsoort.Feit, Kamer.Gewoon, (Handelingsoort)6, alles));
        // a role by itself gives nothing at all
        Assert.All(Cel.Alle, c => Assert.Null(Tabel.Zoek(c.Rol, c.Soort, c.Kamer, c.Handeling, Geen)));
    }

    /// <summary>A relation, consent or ground less never gives more; an exclusion or confidentiality more never gives.</summary>
    [Fact]
    [Eis("B-CNS-15")]
    public void Wet_Minder_GeeftNooitMeer()
    {
        Assert.All(s_haaglanden.Value.Antwoorden, a => Assert.Null(a.Ruimte.NietMonotoon(a.Mag)));

        var ruimte = new Rechtenruimte(Betrokken | Vertrouwelijk | Onder12);
        Assert.Equal(Betrokken, ruimte.NietMonotoon(ruimte.Waar(o => !o.HasFlag(Betrokken))));
        Assert.Equal(Vertrouwelijk, ruimte.NietMonotoon(ruimte.Waar(o => o.HasFlag(Vertrouwelijk))));
    }

    [Fact]
    [Eis("B-ROL-05")]
    [Eis("B-CNS-25")]
    public void Wet_MedischIsVanJgzEnHetGezin() =>
        Assert.Equal([Rol.Jeugdarts, Rol.Jeugdverpleegkundige, Rol.Ouder, Rol.Leerling], Lezers(c => c.Kamer == Kamer.JgzMedisch && c.Soort is Onderwerpsoort.Feit or Onderwerpsoort.Document));

    [Fact]
    [Eis("H-VT-14")]
    public void Wet_VertrouwelijkeMeldcode_ZietAlleenDeHouder()
    {
        var geheim = Cel.Alle.Where(c => s_haaglanden.Value.Ooit(c, Vertrouwelijk, o => o.HasFlag(Vertrouwelijk))).ToList();

        Assert.All(geheim, c => Assert.True(c.Kamer is Kamer.Meldcode or Kamer.Handhaving));
        Assert.Equal(
            [Rol.Ondersteuningscoordinator, Rol.Leerplichtambtenaar, Rol.Jeugdarts, Rol.Jeugdverpleegkundige, Rol.MaatschappelijkWerker, Rol.Gezinscoach],
            geheim.Select(c => c.Rol).Distinct());
        Assert.DoesNotContain(Cel.Alle, c => s_haaglanden.Value.Ooit(c, Vertrouwelijk | EigenHouder, o => o.HasFlag(Vertrouwelijk) && !o.HasFlag(EigenHouder)));
    }

    [Fact]
    [Eis("X-GAP-10")]
    public void Wet_Noodtoegang_LeestAlleen_EnNooitWatVertrouwelijkIs()
    {
        var nood = Tabel.Regels.Where(r => Doorgerekend.Genoemd([r]).HasFlag(Omstandigheden.Noodtoegang)).ToList();

        Assert.All(nood, r =>
        {
            Assert.Equal([Handelingsoort.Lezen], r.Handelingen);
            Assert.DoesNotContain(Kamer.Handhaving, r.Kamers);
            Assert.All(r.Bij.Lijst, g => Assert.True(g.Zonder.HasFlag(Vertrouwelijk)));
            Assert.Equal(Grond.VitaalBelang, r.Grond);
        });
        Assert.Equal([Rol.Ondersteuningscoordinator, Rol.Schoolleider, Rol.Jeugdarts, Rol.Jeugdverpleegkundige], nood.SelectMany(r => r.Rollen).Distinct().Order());
    }

    [Fact]
    [Eis("H-PRI-02")]
    [Eis("H-PRI-05")]
    public void Wet_Leerplicht_ZietNiemandZonderGrond()
    {
        const Omstandigheden gronden = MeldingDuo | AbsoluutVerzuim | Vrijstelling | VervangendeLeerplicht | VerlofBovenTienDagen | VerwijderingGemeld | VerzoekOuders | VerzoekLeerling;

        Assert.Equal([Onderwerpsoort.AnoniemeCasus, Onderwerpsoort.Aggregaat, Onderwerpsoort.Protocol],
            Cel.Alle.Where(c => c.Rol == Rol.Leerplichtambtenaar && s_haaglanden.Value.Ooit(c, gronden, o => (o & gronden) == Geen)).Select(c => c.Soort).Distinct());
    }

    [Fact]
    public void Wet_WieWelkSoortLeest()
    {
        Assert.Equal([Onderwerpsoort.Aggregaat, Onderwerpsoort.Protocol], Soorten(Rol.Bestuur));
        Assert.Equal([Onderwerpsoort.Aggregaat, Onderwerpsoort.Protocol, Onderwerpsoort.Account], Soorten(Rol.Beheerder));
        Assert.Equal([Onderwerpsoort.Auditregel, Onderwerpsoort.Protocol], Soorten(Rol.FunctionarisGegevensbescherming));
        Assert.Equal([Onderwerpsoort.Leerling, Onderwerpsoort.Registratie, Onderwerpsoort.Spreekuur, Onderwerpsoort.Protocol], Soorten(Rol.ContactpersoonGemeente));
        Assert.Empty(Lezers(c => c.Soort == Onderwerpsoort.Pgn));
        Assert.DoesNotContain(Rol.AdviseurSamenwerkingsverband, Lezers(c => c.Soort is Onderwerpsoort.Registratie or Onderwerpsoort.Pgn));
        Assert.DoesNotContain(Rol.Leerplichtambtenaar, Lezers(c => c.Soort == Onderwerpsoort.Spreekuur));
    }

    private static IEnumerable<Onderwerpsoort> Soorten(Rol rol) => Cel.Alle.Where(c => c.Rol == rol && s_haaglanden.Value.Ooit(c)).Select(c => c.Soort).Distinct();

    private static IEnumerable<Rol> Lezers(Func<Cel, bool> welke) =>
        Cel.Alle.Where(c => c.Handeling == Handelingsoort.Lezen && welke(c) && s_haaglanden.Value.Ooit(c)).Select(c => c.Rol).Distinct();
}
