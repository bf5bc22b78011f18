using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Aanwezigheid;
using Routeboek.Application.Dossiers;
using Routeboek.Application.Inlezen;
using Routeboek.Domain.Aanwezigheid;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Toegang;
using Routeboek.Domain.Verzuim;
using Routeboek.IntegrationTests.Inlezen;
using Routeboek.IntegrationTests.Opslag;
using Routeboek.Tests.Eisen;

namespace Routeboek.IntegrationTests.Aanwezigheid;

/// <summary>Calls, registers and corrections beside imports, on both engines.</summary>
[Collection(Databanken.Naam)]
public sealed class AanwezigheidTests(Postgrescluster cluster)
{
    private static readonly DateOnly s_vandaag = new(2026, 1, 30);

    public static TheoryData<string> Databank => Proefdatabank.Beide;

    private static Actor Mentor => Proefwereld.Werkt(7, Rol.Mentor, Partijsoort.School, new(Guid.Parse("10000000-0000-0000-0000-000000000001")));

    [Theory]
    [MemberData(nameof(Databank))]
    [Eis("B-CON-09")]
    public async Task Gebeld_VerklaartDeAfwezigheid_EnEenLaterBestandDatHetzelfdeZegtWijzigtNiets(string soort)
    {
        await using var wereld = await Inleeswereld.NieuwAsync(soort, cluster);
        await ApplyAsync(wereld, Inleessoort.Volledig, "L1;2026-01-30;dag;;onbekend;", "L2;2026-01-29;dag;;ziek;");
        var lijst = await LijstAsync(wereld);
        Assert.Equal((Inleeswereld.Id(1), Afwezigheidsoort.NietVerklaard), (lijst.Regels[0].Id, lijst.Regels[0].Soort));

        var contact = await BelAsync(wereld, 1, "ziekte");
        Assert.Equal((Verzuimsoort.Ziek, "ziekte"), (contact.Soort, contact.Reden));
        Assert.Equal(["L1 2026-01-30 19 1 330", "L2 2026-01-29 19 1 330"], (await wereld.ZichtbaarAsync()).Select(r => r[..^3] + "330"));
        Assert.DoesNotContain((await LijstAsync(wereld)).Regels, r => r.Soort == Afwezigheidsoort.NietVerklaard);

        var nogEens = Proefwereld.Waarde(await wereld.LeesAsync(Inleessoort.Volledig, ["L1;2026-01-30;dag;;onbekend;", "L2;2026-01-29;dag;;ziek;"]));
        Assert.Equal((Inleesstatus.Ongewijzigd, 2L), (nogEens.Status, nogEens.Telling.Onveranderd));
        // a file that is silent takes it away neither
        await ApplyAsync(wereld, Inleessoort.Volledig, "L2;2026-01-29;dag;;ziek;", "L3;2026-01-30;dag;;ziek;");
        Assert.Contains(await wereld.ZichtbaarAsync(), r => r.StartsWith("L1 2026-01-30 19 1 ", StringComparison.Ordinal));

        // the school's system says something new: that holds, and who corrected sees it
        await ApplyAsync(wereld, Inleessoort.Aanvulling, "L1;2026-01-30;dag;;geoorloofd;");
        Assert.Contains(await wereld.ZichtbaarAsync(), r => r.StartsWith("L1 2026-01-30 19 4 ", StringComparison.Ordinal));
        Assert.Equal(Inleeswereld.Id(1), Assert.Single((await LijstAsync(wereld)).Vervallen).Leerling);
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task Contact_Ongedaan_ZetAllesTerug_OokInHetDossier(string soort)
    {
        await using var wereld = await Inleeswereld.NieuwAsync(soort, cluster);
        await ApplyAsync(wereld, Inleessoort.Volledig, "L1;2026-01-30;dag;;onbekend;");
        var voor = await wereld.ZichtbaarAsync();
        var dossier = Proefwereld.Waarde(await wereld.OpenDossier.VoerUitAsync(wereld.Coordinator, new OpenDossier.Invoer(Inleeswereld.Id(1), wereld.School, "den-bosch-vo", "2022-01", s_vandaag, "", Houder.School), CancellationToken.None));

        var contact = await BelAsync(wereld, 1, "spijbelen");
        await using (var db = wereld.Opslag.Context())
        {
            var feiten = await db.Feiten.Where(f => f.Dossier == dossier).OrderBy(f => f.Nr).Select(f => f.Soort).ToListAsync();
            Assert.Contains("ContactGelegd", feiten);
            Assert.Contains("RedenVastgesteld", feiten);
        }

        Proefwereld.Waarde(await wereld.TrekContactIn.VoerUitAsync(wereld.Administratie, contact.Id, CancellationToken.None));
        Assert.Equal(voor, await wereld.ZichtbaarAsync());
        await using (var db = wereld.Opslag.Context())
        {
            var feiten = await db.Feiten.Where(f => f.Dossier == dossier).ToListAsync();
            var gelegd = feiten.Single(f => f.Soort == "ContactGelegd");
            Assert.Contains(feiten, f => f.Soort is null && f.Corrigeert == gelegd.Nr);
        }

        Assert.IsType<Application.Opslag.Resultaat<ContactId>.Onjuist>(await wereld.TrekContactIn.VoerUitAsync(wereld.Administratie, contact.Id, CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task TweeBellenTegelijk_DeTweedeZietHetEerste_EnKanHetErbijBewaren(string soort)
    {
        await using var wereld = await Inleeswereld.NieuwAsync(soort, cluster);
        await ApplyAsync(wereld, Inleessoort.Volledig, "L1;2026-01-30;dag;;onbekend;");
        var eerste = await BelAsync(wereld, 1, "ziekte");

        var invoer = new LegContactVast.Invoer(Inleeswereld.Id(1), s_vandaag, Contactpersoon.Ouder, false, null) { Opnieuw = new TimeOnly(9, 30) };
        var tweede = Proefwereld.Waarde(await wereld.LegContactVast.VoerUitAsync(wereld.Coordinator, invoer, CancellationToken.None));
        Assert.Null(tweede.Contact);
        Assert.Equal(eerste.Id, tweede.Ander!.Id);
        var alsnog = Proefwereld.Waarde(await wereld.LegContactVast.VoerUitAsync(wereld.Coordinator, invoer with { Gezien = tweede.Ander.Id }, CancellationToken.None));
        Assert.Equal(new TimeOnly(9, 30), alsnog.Contact!.Opnieuw);
    }

    [Theory]
    [MemberData(nameof(Databank))]
    [Eis("B-REG-16")]
    public async Task Mentor_ZietEnRegistreertAlleenDeEigenGroep(string soort)
    {
        await using var wereld = await Inleeswereld.NieuwAsync(soort, cluster);
        var groep = await wereld.GroepAsync(2, Mentor.Persoon);
        await ApplyAsync(wereld, Inleessoort.Volledig, "L1;2026-01-30;;1;onbekend;", "L3;2026-01-30;;1;onbekend;");

        var eigen = Proefwereld.Waarde(await wereld.LeesAanwezigheid.VoerUitAsync(Mentor, new LeesAanwezigheid.Invoer(), CancellationToken.None));
        Assert.Equal(Inleeswereld.Id(1), Assert.Single(eigen.Regels).Id);
        Assert.Equal(2, (await LijstAsync(wereld)).Regels.Count);
        Assert.IsType<Application.Opslag.Resultaat<LegContactVast.Uitkomst>.NietGevonden>(await wereld.LegContactVast.VoerUitAsync(Mentor, new LegContactVast.Invoer(Inleeswereld.Id(3), s_vandaag, Contactpersoon.Ouder, true, null) { Reden = "ziekte" }, CancellationToken.None));

        var vak = Tijdvak.VoorLesuur(2);
        var uitkomst = Proefwereld.Waarde(await wereld.NeemRegister.VoerUitAsync(Mentor, new NeemRegister.Invoer(groep, s_vandaag, vak, [new NeemRegister.Regel(Inleeswereld.Id(2), null, Verzuimsoort.TeLaat, 5), new NeemRegister.Regel(Inleeswereld.Id(3), null, Verzuimsoort.Ziek)]), CancellationToken.None));
        Assert.Equal((1, 2, 2), (uitkomst.Gewijzigd, uitkomst.Aanwezig, uitkomst.Leerlingen));
        Assert.DoesNotContain(await wereld.ZichtbaarAsync(), r => r.StartsWith("L3 2026-01-30 2 ", StringComparison.Ordinal));

        // somebody else looked before: nothing is lost
        var botst = Proefwereld.Waarde(await wereld.NeemRegister.VoerUitAsync(wereld.Administratie, new NeemRegister.Invoer(groep, s_vandaag, vak, [new NeemRegister.Regel(Inleeswereld.Id(2), null, Verzuimsoort.Ziek)]), CancellationToken.None));
        Assert.Equal(Verzuimsoort.TeLaat, Assert.Single(botst.Botsingen).Nu);
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task BestandDatWacht_EnEenCorrectieInTussentijd_KomenSamen(string soort)
    {
        await using var wereld = await Inleeswereld.NieuwAsync(soort, cluster);
        await ApplyAsync(wereld, Inleessoort.Volledig, "L1;2026-01-30;dag;;onbekend;", "L2;2026-01-30;dag;;onbekend;");
        var wacht = Proefwereld.Waarde(await wereld.LeesAsync(Inleessoort.Aanvulling, ["L1;2026-01-30;dag;;geoorloofd;"], toepassen: false));
        var later = wereld.Klok.Nu = wereld.Klok.Nu.AddMinutes(1);
        await BelAsync(wereld, 1, "ziekte");
        await BelAsync(wereld, 2, "ziekte");
        wereld.Klok.Nu = later.AddMinutes(1);
        Proefwereld.Waarde(await wereld.PasToe.VoerUitAsync(wereld.Administratie, new PasToe.Invoer(wacht.Id, "dat hoort bij deze toets"), CancellationToken.None));
        Assert.Equal(["L1 19 4", "L2 19 1"], (await wereld.ZichtbaarAsync()).Select(r => r.Split(' ')).Select(r => $"{r[0]} {r[2]} {r[3]}"));

        // taking the file back gives people their word again
        Proefwereld.Waarde(await wereld.MaakOngedaan.VoerUitAsync(wereld.Administratie, new MaakOngedaan.Invoer(wacht.Id, "bij nader inzien"), CancellationToken.None));
        Assert.Equal(["L1 19 1", "L2 19 1"], (await wereld.ZichtbaarAsync()).Select(r => r.Split(' ')).Select(r => $"{r[0]} {r[2]} {r[3]}"));
    }

    [Theory]
    [MemberData(nameof(Databank))]
    [Eis("B-CON-07")]
    public async Task DerdeZiektedag_KomtUitHetProtocol(string soort)
    {
        await using var wereld = await Inleeswereld.NieuwAsync(soort, cluster);
        await ApplyAsync(wereld, Inleessoort.Volledig, "L1;2026-01-28;dag;;ziek;", "L1;2026-01-29;dag;;ziek;", "L1;2026-01-30;dag;;ziek;", "L2;2026-01-29;dag;;ziek;", "L2;2026-01-30;dag;;ziek;");
        var lijst = await LijstAsync(wereld);
        Assert.Equal(3, lijst.Belziekdag);
        Assert.Equal([(Inleeswereld.Id(1), Afwezigheidsoort.Belziek, 3), (Inleeswereld.Id(2), Afwezigheidsoort.LangerZiek, 2)], lijst.Regels.Select(r => (r.Id, r.Soort, r.Ziektedagen)));
    }

    private static async Task ApplyAsync(Inleeswereld wereld, Inleessoort soort, params string[] rijen)
    {
        var inzage = Proefwereld.Waarde(await wereld.LeesAsync(soort, rijen));
        if (inzage.Status == Inleesstatus.WachtOpAkkoord)
            Proefwereld.Waarde(await wereld.PasToe.VoerUitAsync(wereld.Administratie, new PasToe.Invoer(inzage.Id, "dat hoort bij deze toets"), CancellationToken.None));
    }

    private static async Task<Aanwezigheidsbeeld> LijstAsync(Inleeswereld wereld) =>
        Proefwereld.Waarde(await wereld.LeesAanwezigheid.VoerUitAsync(wereld.Administratie, new LeesAanwezigheid.Invoer(), CancellationToken.None));

    private static async Task<Contactregel> BelAsync(Inleeswereld wereld, int leerling, string reden)
    {
        var uitkomst = Proefwereld.Waarde(await wereld.LegContactVast.VoerUitAsync(wereld.Administratie, new LegContactVast.Invoer(Inleeswereld.Id(leerling), s_vandaag, Contactpersoon.Ouder, true, null) { Reden = reden }, CancellationToken.None));
        return uitkomst.Contact ?? throw new InvalidOperationException("iemand was eerder");
    }
}
