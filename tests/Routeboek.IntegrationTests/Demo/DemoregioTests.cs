using System.Net;
using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Aanmelding;
using Routeboek.Application.Demo;
using Routeboek.Application.Dossiers;
using Routeboek.Application.Leerlingen;
using Routeboek.Application.Organisaties;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;
using Routeboek.IntegrationTests.Aanmelding;
using Routeboek.IntegrationTests.Opslag;

namespace Routeboek.IntegrationTests.Demo;

/// <summary>The demo world: the same from the same seed, whole, and with rights that are those of the rules.</summary>
[Collection(Databanken.Naam)]
public sealed class DemoregioTests(Postgrescluster cluster, Demowerelden werelden) : IClassFixture<Demowerelden>
{
    public static TheoryData<string> Databank => Proefdatabank.Beide;

    [Fact]
    public async Task HetzelfdeZaad_GeeftOpBeideDatabases_DezelfdeWereld()
    {
        var sqlite = await (await werelden.OpAsync(Proefdatabank.Sqlite)).BeeldAsync();
        var postgres = await (await werelden.OpAsync(Proefdatabank.Postgres)).BeeldAsync();
        Assert.Equal(sqlite, postgres);
        Assert.True(sqlite.Count(r => r.StartsWith("feit ", StringComparison.Ordinal)) > 200);
        Assert.True(sqlite.Count(r => r.StartsWith("signaal ", StringComparison.Ordinal)) > 100);
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task ElkeRol_MeldtZichMetEenKlikAan_EnZietHaarBeginpagina(string soort)
    {
        var wereld = await werelden.OpAsync(soort);
        await using var node = new Webnode(wereld.Opslag, wereld.Klok, new Dictionary<string, string> { ["Aanmelding:PogingenPerMinuut"] = "1000" });
        var gezichten = (await new Demokeuze(wereld.Opslag, wereld.Klok).LijstAsync(CancellationToken.None)).Where(p => p.StaatVoorRol).ToList();
        Assert.Equal(Enum.GetValues<Rol>(), gezichten.Select(p => p.Rol).Order());
        foreach (var persoon in gezichten)
        {
            using var bezoeker = node.Bezoeker();
            var keuze = await bezoeker.HaalAsync("/aanmelden");
            Assert.Contains(keuze.Blad.QuerySelectorAll("button[name=rol]"), k => k.GetAttribute("value") == persoon.Id.Waarde.ToString());
            var antwoord = await bezoeker.StuurAsync("/aanmelden", velden: [("rol", persoon.Id.Waarde.ToString())]);
            Assert.True(antwoord.Status == HttpStatusCode.Redirect, $"{persoon.Rol}: {antwoord.Status}");
            var begin = await bezoeker.HaalAsync("/");
            Assert.True(begin.Status == HttpStatusCode.OK, $"{persoon.Rol}: {begin.Status}");
            Assert.Contains(persoon.Naam, begin.Tekst, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task Taken_ZijnGelijkAanOpnieuwBerekenen(string soort)
    {
        var wereld = await werelden.OpAsync(soort);
        await using var db = wereld.Opslag.Context();
        var vandaag = DateOnly.FromDateTime(Demoproef.Nu);
        var dossiers = await db.Dossiers.ToListAsync();
        Assert.Equal(Demoverhaal.Alle.Count, dossiers.Count);
        foreach (var dossier in dossiers)
        {
            var kader = Dossierkaders.BijProgramma(dossier.Protocol, dossier.Protocolversie)!;
            var feiten = await db.Feiten.Where(f => f.Dossier == dossier.Id).OrderBy(f => f.Nr).ToListAsync();
            var stand = Feitenschrijver.Stand(kader, dossier.Id, feiten, vandaag);
            Assert.Empty(stand.Bezwaren);
            Assert.Null((await db.Projecties.SingleAsync(p => p.Dossier == dossier.Id)).Bezwaar);
            Assert.Equal(
                stand.Taken.Select(t => $"{t.Afspraak.Id} {t.Wortel} {t.Opent} {t.Uiterlijk} {t.Einde?.Dag} {t.Einde?.Vervuld}").Order(StringComparer.Ordinal),
                (await db.Taken.Where(t => t.Dossier == dossier.Id).ToListAsync()).Select(t => $"{t.Afspraak} {t.Wortel} {t.Opent} {t.Uiterlijk} {t.Einde} {t.Vervuld}").Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task Dossiers_StaanInVerschillendeFasen_EnNiemandWerdGeweigerd()
    {
        var wereld = await werelden.OpAsync(Proefdatabank.Sqlite);
        await using var db = wereld.Opslag.Context();
        Assert.True(await db.Projecties.CountAsync(p => p.OpenTot == null) >= 10);
        Assert.True(await db.Projecties.AnyAsync(p => p.OpenTot != null));
        Assert.Subset((await db.Feiten.Select(f => f.Kamer).Distinct().ToListAsync()).ToHashSet(), new HashSet<Kamer> { Kamer.Gewoon, Kamer.Zorg, Kamer.JgzMedisch, Kamer.Meldcode });
        Assert.Subset((await db.Feiten.Select(f => f.Houder).Distinct().ToListAsync()).ToHashSet(), new HashSet<Houder> { Houder.School, Houder.Leerplicht, Houder.Jgz, Houder.Samenwerkingsverband });
        // what other tests were refused, was reading
        Assert.False(await db.Auditregels.AnyAsync(a => !a.Toegestaan && !a.Wat.EndsWith("-lezen") && a.Wat != ZoekLeerlingen.Verrichting.Naam));
        Assert.True(await db.Auditzegels.AnyAsync());
        // no open dossier without a next step
        var open = await db.Projecties.Where(p => p.OpenTot == null).Select(p => p.Dossier).ToListAsync();
        foreach (var dossier in open)
            Assert.True(await db.Taken.AnyAsync(t => t.Dossier == dossier && t.Einde == null), dossier.ToString());
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task Leerplicht_ZietAlleenWieGemeldIs(string soort)
    {
        var wereld = await werelden.OpAsync(soort);
        var spijbelen = wereld.Verhaal("spijbelen-tot-op-het-spreekuur", 0);
        var leerplicht = wereld.Regio.Keten.Wie(wereld.Regio.Keten.Plekken[0].Gemeente, Rol.Leerplichtambtenaar);
        var ziet = (await wereld.VindtAsync(leerplicht)).Select(l => l.Id).ToHashSet();
        Assert.Contains(spijbelen.Kind.Rij.Id, ziet);
        Assert.DoesNotContain(wereld.Verhaal("dossier-te-lang-open", 0).Kind.Rij.Id, ziet);
        await using var db = wereld.Opslag.Context();
        var metGrond = await db.Aanleidingen.Select(a => a.Leerling!.Value).ToListAsync();
        Assert.Subset(metGrond.ToHashSet(), ziet);
        // what was reported, not what school wrote down for itself
        var leest = (await wereld.LeestAsync(leerplicht, spijbelen))!;
        Assert.Contains(leest.Feiten, f => f.Feit.Soort!.Naam == "MeldingGedaan");
        Assert.DoesNotContain(leest.Feiten, f => f.Feit.Soort!.Naam == "ContactGelegd" && f.Houder == Houder.School);
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task Jgz_ZietWieIsAangemeld_EnSchoolNietHetMedische(string soort)
    {
        var wereld = await werelden.OpAsync(soort);
        var ziek = wereld.Verhaal("vaak-kort-ziek", 0);
        var arts = wereld.Regio.Keten.Wie(wereld.Regio.Keten.Jgz, Rol.Jeugdarts);
        Assert.Contains(ziek.Kind.Rij.Id, (await wereld.VindtAsync(arts)).Select(l => l.Id));
        Assert.DoesNotContain(wereld.Verhaal("altijd-te-laat", 0).Kind.Rij.Id, (await wereld.VindtAsync(arts)).Select(l => l.Id));
        var coordinator = (await wereld.LeestAsync(wereld.Wie(0, Rol.Ondersteuningscoordinator), ziek))!;
        Assert.DoesNotContain(coordinator.Feiten, f => f.Kamer == Kamer.JgzMedisch);
        Assert.Contains(coordinator.Feiten, f => f.Kamer == Kamer.Zorg && f.Houder == Houder.Jgz);
        Assert.DoesNotContain((await wereld.LeestAsync(ziek.Kind.Mentor, ziek))!.Feiten, f => f.Kamer == Kamer.Zorg);
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task Samenwerkingsverband_ZietAlleenWieErLigt(string soort)
    {
        var wereld = await werelden.OpAsync(soort);
        var adviseur = wereld.Regio.Keten.Wie(wereld.Regio.Keten.Plekken[2].Verband, Rol.AdviseurSamenwerkingsverband);
        var ziet = (await wereld.VindtAsync(adviseur)).Select(l => l.Id).ToHashSet();
        await using var db = wereld.Opslag.Context();
        Assert.NotEmpty(ziet);
        Assert.All(ziet, l => Assert.Contains(wereld.Regio.Spelen, s => s.Kind.Rij.Id == l && s.Verhaal.School >= 2));
        Assert.DoesNotContain(wereld.Verhaal("terug-in-de-eigen-groep", 2).Kind.Rij.Id, ziet);
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task Meldcode_IsAlleenVoorDeCoordinator(string soort)
    {
        var wereld = await werelden.OpAsync(soort);
        var spel = wereld.Verhaal("meldcode-in-vijf-stappen", 2);
        Assert.Contains((await wereld.LeestAsync(wereld.Wie(2, Rol.Ondersteuningscoordinator), spel))!.Feiten, f => f.Kamer == Kamer.Meldcode);
        Assert.DoesNotContain((await wereld.LeestAsync(wereld.Wie(2, Rol.Verzuimcoordinator), spel))!.Feiten, f => f.Kamer == Kamer.Meldcode);
        Assert.DoesNotContain((await wereld.LeestAsync(spel.Kind.Mentor, spel))!.Feiten, f => f.Kamer == Kamer.Meldcode);
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task Gezin_ZietWatHetRechtGeeft(string soort)
    {
        var wereld = await werelden.OpAsync(soort);
        // both decide, and the pupil of 12 to 15 reads along
        var samen = wereld.Verhaal("spijbelen-tot-op-het-spreekuur", 0);
        foreach (var ouder in Ouders(samen))
            Assert.Equal(samen.Kind.Rij.Id, Assert.Single(await wereld.VindtAsync(await wereld.AlsAsync(ouder, Rol.Ouder))).Id);
        Assert.NotNull(await wereld.LeestAsync(await wereld.AlsAsync(samen.Kind.Rij.Persoon, Rol.Leerling), samen));

        // the parent without authority gets the one paper that school released, and does not find the child
        var gescheiden = wereld.Verhaal("schoolweigering-doorbraak", 1);
        var (met, zonder) = (await wereld.AlsAsync(Ouders(gescheiden)[0], Rol.Ouder), await wereld.AlsAsync(Ouders(gescheiden)[^1], Rol.Ouder));
        Assert.True((await wereld.LeestAsync(met, gescheiden))!.Feiten.Count > 5);
        Assert.Equal(1, Assert.Single((await wereld.LeestAsync(zonder, gescheiden))!.Feiten).Feit.Nr);
        Assert.Empty(await wereld.VindtAsync(zonder));

        // who is kept out finds nothing at all
        var uitgesloten = wereld.Verhaal("een-mdo-dat-helpt", 2);
        var (mag, magNiet) = (await wereld.AlsAsync(Ouders(uitgesloten)[0], Rol.Ouder), await wereld.AlsAsync(Ouders(uitgesloten)[^1], Rol.Ouder));
        Assert.NotNull(await wereld.LeestAsync(mag, uitgesloten));
        Assert.Null(await wereld.LeestAsync(magNiet, uitgesloten));
        Assert.Empty(await wereld.VindtAsync(magNiet));

        // 16 and older: the pupil reads, a parent only what was sent to the parents
        var alleen = wereld.Verhaal("zestien-en-zonder-ouders", 0);
        Assert.Single(await wereld.VindtAsync(await wereld.AlsAsync(alleen.Kind.Rij.Persoon, Rol.Leerling)));
        Assert.Empty(await wereld.VindtAsync(await wereld.AlsAsync(Ouders(alleen)[0], Rol.Ouder)));
    }

    [Theory]
    [InlineData("2026-08-05")] // in the summer holiday
    [InlineData("2026-09-03")] // the first days of a year
    [InlineData("2027-07-02")]
    [InlineData("2028-02-10")] // after the last calendar that comes with the program
    public async Task Wereld_KanOpElkeDagGemaaktWorden(string dag)
    {
        await using var wereld = await Demoproef.NieuwAsync(Proefdatabank.Sqlite, cluster, DateTime.SpecifyKind(DateTime.Parse(dag, System.Globalization.CultureInfo.InvariantCulture).AddHours(9), DateTimeKind.Utc));
        await using var db = wereld.Opslag.Context();
        Assert.True(await db.Signalen.AnyAsync());
        Assert.Equal(0, await db.Feiten.CountAsync(f => f.Op > DateOnly.FromDateTime(wereld.Klok.Nu)));
        Assert.Equal(0, await db.Feiten.CountAsync(f => f.Vastgelegd > wereld.Klok.Nu));
    }

    [Fact]
    public async Task EenOpslagMetIetsErin_WordtNietGevuld()
    {
        await using var databank = await Proefdatabank.NieuwAsync(Proefdatabank.Sqlite, cluster);
        await new BeginInstallatie(databank.Opslag, new VasteKlok(Demoproef.Nu)).MerkAsync(demo: false, CancellationToken.None);
        await Assert.ThrowsAsync<InvalidOperationException>(() => new MaakDemoregio(databank.Opslag, new VasteKlok(Demoproef.Nu)).VoerUitAsync(Demoomvang.Klein, null, CancellationToken.None));
        Assert.Equal(["0"], await databank.LeesAsync("SELECT count(*) FROM organisatie"));
    }

    private static List<PersoonId> Ouders(Demospel spel) => [.. spel.Kind.Rij.Gezag.Select(g => g.Ouder)];
}
