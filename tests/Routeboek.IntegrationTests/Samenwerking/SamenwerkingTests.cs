using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Documenten;
using Routeboek.Application.Dossiers;
using Routeboek.Application.Opslag;
using Routeboek.Application.Samenwerking;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Documenten;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Samenwerking;
using Routeboek.Domain.Toegang;
using Routeboek.IntegrationTests.Beheer;
using Routeboek.IntegrationTests.Opslag;
using Routeboek.Tests.Eisen;

namespace Routeboek.IntegrationTests.Samenwerking;

/// <summary>What access rests on, recorded by the use cases, on both engines.</summary>
[Collection(Databanken.Naam)]
public sealed class SamenwerkingTests(Postgrescluster cluster)
{
    private static readonly CancellationToken s_nooit = CancellationToken.None;

    public static TheoryData<string> Databank => Proefdatabank.Beide;

    [Theory]
    [MemberData(nameof(Databank))]
    [Eis("B-CNS-05"), Eis("B-GAP-17"), Eis("H-PRI-07")]
    public async Task Toestemming_IsErPasAlsIedereenJaZei_EnEindigtMeteen(string soort)
    {
        await using var wereld = await Beheerwereld.NieuwAsync(soort, cluster);
        var coordinator = await AlsAsync(wereld, Rol.Ondersteuningscoordinator);
        var dossier = await OpenAsync(wereld, coordinator);
        var sem = new PersoonId(wereld.Sem.Waarde);
        var vraag = Proefwereld.Waarde(await Vraag(wereld).VoerUitAsync(coordinator, new(wereld.Sem, Partijsoort.Jeugdhulp, null, Kamer.Zorg, Toestemmingsdoel.Hulpverlening, "maatschappelijk werk praat met Sem", Vandaag(wereld), Vandaag(wereld).AddMonths(3)), s_nooit));
        Assert.IsType<Resultaat<ToestemmingsvraagId>.Onjuist>(await Vraag(wereld).VoerUitAsync(coordinator, new(wereld.Sem, Partijsoort.Jeugdhulp, null, Kamer.Zorg, Toestemmingsdoel.Hulpverlening, "maatschappelijk werk praat met Sem", Vandaag(wereld), Vandaag(wereld).AddMonths(3)), s_nooit));

        Assert.Equal(Toestemmingsstand.Wacht, Proefwereld.Waarde(await AntwoordAsync(wereld, coordinator, vraag, wereld.Moeder, Rol.Ouder, true)));
        Assert.IsType<Resultaat<Toestemmingsstand>.Onjuist>(await AntwoordAsync(wereld, coordinator, vraag, wereld.Moeder, Rol.Ouder, true));
        Assert.IsType<Resultaat<Toestemmingsstand>.Onjuist>(await AntwoordAsync(wereld, coordinator, vraag, coordinator.Persoon, Rol.Ouder, true));
        Assert.IsType<Resultaat<Toestemmingsstand>.NietGevonden>(await AntwoordAsync(wereld, await AlsAsync(wereld, Rol.Mentor), vraag, sem, Rol.Leerling, true));
        Assert.Empty(await FeitenAsync(wereld, dossier));
        Assert.Equal(Toestemmingsstand.Gegeven, Proefwereld.Waarde(await AntwoordAsync(wereld, coordinator, vraag, sem, Rol.Leerling, true)));
        Assert.Equal(["ToestemmingGegeven zorg"], await FeitenAsync(wereld, dossier));
        Assert.Equal(2, await ToestemmingenAsync(wereld));

        Assert.Equal(Toestemmingsstand.Geweigerd, Proefwereld.Waarde(await AntwoordAsync(wereld, coordinator, vraag, wereld.Moeder, Rol.Ouder, false)));
        Assert.Equal(["ToestemmingGegeven zorg", "ToestemmingGeweigerd zorg"], await FeitenAsync(wereld, dossier));
        Assert.Equal(1, await ToestemmingenAsync(wereld));
        Proefwereld.Waarde(await new TrekToestemmingsvraagIn(wereld.Databank.Opslag, wereld.Klok).VoerUitAsync(coordinator, vraag, s_nooit));
        Assert.Equal(0, await ToestemmingenAsync(wereld));
        Assert.IsType<Resultaat<Toestemmingsstand>.Onjuist>(await AntwoordAsync(wereld, coordinator, vraag, wereld.Moeder, Rol.Ouder, true));
        await Assert.ThrowsAnyAsync<DbException>(() => wereld.Databank.VoerAsync("DELETE FROM toestemmingsantwoord"));
        await using var db = wereld.Databank.Opslag.Context();
        Assert.Equal(["True", "True", "False"], (await db.Toestemmingsantwoorden.OrderBy(a => a.Nr).ToListAsync()).Select(a => a.Ja.ToString()));
        Assert.Equal(3, await db.Auditregels.CountAsync(r => r.Wat == "toestemming-vastleggen" && r.Toegestaan && r.Kamer == "zorg"));
        Assert.Equal(1, await db.Auditregels.CountAsync(r => r.Wat == "toestemming-vastleggen" && !r.Toegestaan));
    }

    [Theory]
    [MemberData(nameof(Databank))]
    [Eis("B-GAP-42"), Eis("B-CNS-09")]
    public async Task Wilsonbekwaamheid_StelteenArtsVast_EnDanBeslissenDeOuders(string soort)
    {
        await using var wereld = await Beheerwereld.NieuwAsync(soort, cluster);
        var coordinator = await AlsAsync(wereld, Rol.Ondersteuningscoordinator);
        var arts = await ArtsAsync(wereld);
        var leg = new LegWilsonbekwaamheidVast(wereld.Databank.Opslag, wereld.Klok);
        LegWilsonbekwaamheidVast.Invoer Invoer(string motief, int maanden) => new(wereld.Sem, Kamer.Zorg, motief, Vandaag(wereld), Vandaag(wereld).AddMonths(maanden));

        Assert.IsType<Resultaat<Guid>.Onjuist>(await leg.VoerUitAsync(coordinator, Invoer("kan dit nu niet overzien", 3), s_nooit));
        Assert.IsType<Resultaat<Guid>.Onjuist>(await leg.VoerUitAsync(arts, Invoer("kort", 3), s_nooit));
        Assert.IsType<Resultaat<Guid>.Onjuist>(await leg.VoerUitAsync(arts, Invoer("kan dit nu niet overzien", 30), s_nooit));
        Assert.IsType<Resultaat<Guid>.NietGevonden>(await leg.VoerUitAsync(await AlsAsync(wereld, Rol.Mentor), Invoer("kan dit nu niet overzien", 3), s_nooit));
        var besluit = Proefwereld.Waarde(await leg.VoerUitAsync(arts, Invoer("kan dit nu niet overzien", 3), s_nooit));
        var vraag = Proefwereld.Waarde(await Vraag(wereld).VoerUitAsync(coordinator, new(wereld.Sem, Partijsoort.Jeugdhulp, null, Kamer.Zorg, Toestemmingsdoel.Hulpverlening, "maatschappelijk werk praat met Sem", Vandaag(wereld), Vandaag(wereld).AddMonths(3)), s_nooit));
        Assert.Equal(Toestemmingsstand.Gegeven, Proefwereld.Waarde(await AntwoordAsync(wereld, coordinator, vraag, wereld.Moeder, Rol.Ouder, true)));

        var hef = new HefBesluitOp(wereld.Databank.Opslag, wereld.Klok);
        Assert.IsType<Resultaat<Guid>.NietGevonden>(await hef.VoerUitAsync(coordinator, besluit, s_nooit));
        Proefwereld.Waarde(await hef.VoerUitAsync(arts, besluit, s_nooit));
        var gezien = Proefwereld.Waarde(await new LeesToestemmingen(wereld.Databank.Opslag, wereld.Klok).VoerUitAsync(coordinator, wereld.Sem, s_nooit));
        Assert.Equal((Toestemmingswijze.Beiden, Toestemmingsstand.Wacht), (gezien.Vragen[0].Wijze, gezien.Vragen[0].Stand));
    }

    [Theory]
    [MemberData(nameof(Databank))]
    [Eis("B-CNS-21"), Eis("N-CNS-02")]
    public async Task Vrijgave_VanEenAdvies_KomtNaHetGezin_EnOpentHetStuk(string soort)
    {
        await using var wereld = await Beheerwereld.NieuwAsync(soort, cluster);
        var coordinator = await AlsAsync(wereld, Rol.Ondersteuningscoordinator);
        var dossier = await OpenAsync(wereld, coordinator);
        var arts = await ArtsAsync(wereld);
        var maak = new MaakDocument(wereld.Databank.Opslag, wereld.Klok);
        var advies = Proefwereld.Waarde(await maak.VoerUitAsync(arts, new MaakDocument.Invoer(dossier, Documentsoort.Brief, "Advies", "Halve dagen.", Houder.Jgz, Kamer.Zorg), s_nooit));
        var vraag = Proefwereld.Waarde(await Vraag(wereld).VoerUitAsync(arts, new(wereld.Sem, Partijsoort.School, null, Kamer.Zorg, Toestemmingsdoel.DelenMetSchool, "het advies gaat naar de school", Vandaag(wereld), Vandaag(wereld).AddMonths(3)), s_nooit));
        var geef = new GeefVrij(wereld.Databank.Opslag, wereld.Klok);
        GeefVrij.Invoer Invoer(DateOnly? las) => new(dossier, null, advies.Id, Partijsoort.School, null, Vandaag(wereld), las);

        Assert.IsType<Resultaat<Guid>.NietGevonden>(await geef.VoerUitAsync(arts, Invoer(Vandaag(wereld)), s_nooit));
        await AntwoordAsync(wereld, arts, vraag, wereld.Moeder, Rol.Ouder, true);
        Assert.Equal(Toestemmingsstand.Gegeven, Proefwereld.Waarde(await AntwoordAsync(wereld, arts, vraag, new PersoonId(wereld.Sem.Waarde), Rol.Leerling, true)));
        Assert.IsType<Resultaat<Guid>.Onjuist>(await geef.VoerUitAsync(arts, Invoer(Vandaag(wereld)), s_nooit));
        Proefwereld.Waarde(await new StelDocumentVast(wereld.Databank.Opslag, wereld.Klok).VoerUitAsync(arts, advies.Id, advies.Versie, s_nooit));
        Assert.IsType<Resultaat<Guid>.Onjuist>(await geef.VoerUitAsync(arts, Invoer(null), s_nooit));
        var lees = new LeesDocument(wereld.Databank.Opslag, wereld.Klok);
        Assert.IsType<Resultaat<Documentinzage>.NietGevonden>(await lees.VoerUitAsync(coordinator, advies.Id, s_nooit));
        Proefwereld.Waarde(await geef.VoerUitAsync(arts, Invoer(Vandaag(wereld)), s_nooit));
        Assert.Equal("Halve dagen.", Proefwereld.Waarde(await lees.VoerUitAsync(coordinator, advies.Id, s_nooit)).Inhoud);
        Assert.IsType<Resultaat<Guid>.Onjuist>(await geef.VoerUitAsync(arts, Invoer(Vandaag(wereld)), s_nooit));
    }

    [Theory]
    [MemberData(nameof(Databank))]
    [Eis("B-CON-06")]
    public async Task TweeTegelijk_BetrekkenDezelfde_EenKeer(string soort)
    {
        await using var wereld = await Beheerwereld.NieuwAsync(soort, cluster);
        var coordinator = await AlsAsync(wereld, Rol.Ondersteuningscoordinator);
        var (_, mens) = await wereld.AlsAsync(Rol.Vertrouwenspersoon);
        var betrek = new BetrekPersoon(wereld.Databank.Opslag, wereld.Klok);
        var invoer = new BetrekPersoon.Invoer(wereld.Sem, Rol.Vertrouwenspersoon, null, mens.Persoon, null, Vandaag(wereld), null, "Sem koos zelf deze docent");

        var uitkomsten = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => betrek.VoerUitAsync(coordinator, invoer, s_nooit))));

        var gelukt = Assert.Single(uitkomsten.OfType<Resultaat<Guid>.Gelukt>()).Waarde;
        Assert.Equal(3, uitkomsten.OfType<Resultaat<Guid>.Onjuist>().Count());
        var einde = new BeeindigBetrokkenheid(wereld.Databank.Opslag, wereld.Klok);
        Assert.IsType<Resultaat<Guid>.Onjuist>(await einde.VoerUitAsync(coordinator, new(gelukt, Vandaag(wereld), Vandaag(wereld).AddDays(3)), s_nooit));
        Assert.IsType<Resultaat<Guid>.NietGevonden>(await einde.VoerUitAsync(Proefwereld.Vreemde, new(gelukt, Vandaag(wereld), null), s_nooit));
        Proefwereld.Waarde(await einde.VoerUitAsync(coordinator, new(gelukt, Vandaag(wereld).AddDays(5), null), s_nooit));
        // a mentor of the school who does not know Sem, a stranger, and who is of another organisation than the role
        Assert.IsType<Resultaat<Guid>.NietGevonden>(await betrek.VoerUitAsync(await AlsAsync(wereld, Rol.Mentor), invoer, s_nooit));
        Assert.IsType<Resultaat<Guid>.NietGevonden>(await betrek.VoerUitAsync(Proefwereld.Vreemde, invoer, s_nooit));
        Assert.IsType<Resultaat<Guid>.Onjuist>(await betrek.VoerUitAsync(coordinator, invoer with { Rol = Rol.Mentor }, s_nooit));
        Assert.IsType<Resultaat<Guid>.Onjuist>(await betrek.VoerUitAsync(coordinator, invoer with { Rol = Rol.Jeugdarts, Persoon = null, Organisatie = wereld.Gemeente, Tot = Vandaag(wereld).AddDays(9) }, s_nooit));
    }

    private static DateOnly Vandaag(Beheerwereld wereld) => Application.Kalenders.Schoolklok.Vandaag(wereld.Klok);

    private static StelToestemmingsvraag Vraag(Beheerwereld wereld) => new(wereld.Databank.Opslag, wereld.Klok);

    private static Task<Resultaat<Toestemmingsstand>> AntwoordAsync(Beheerwereld wereld, Actor actor, ToestemmingsvraagId vraag, PersoonId door, Rol rol, bool ja) =>
        new BeantwoordToestemming(wereld.Databank.Opslag, wereld.Klok, Dossierkaders.BijProgramma).VoerUitAsync(actor, new(vraag, door, rol, ja), s_nooit);

    private static async Task<Actor> AlsAsync(Beheerwereld wereld, Rol rol) => wereld.Actor((await wereld.AlsAsync(rol)).Mens, rol);

    internal static async Task<DossierId> OpenAsync(Beheerwereld wereld, Actor actor) => Proefwereld.Waarde(await new OpenDossier(wereld.Databank.Opslag, wereld.Klok, Dossierkaders.BijProgramma)
        .VoerUitAsync(actor, new OpenDossier.Invoer(wereld.Sem, wereld.School, "den-bosch-vo", Versie, Vandaag(wereld), "", Houder.School), s_nooit));

    private const string Versie = "2022-01";

    // a JGZ of the school, and a youth doctor to whom Sem was referred
    private static async Task<Actor> ArtsAsync(Beheerwereld wereld)
    {
        var jgz = new OrganisatieId(Guid.Parse("10000000-0000-0000-0000-000000000007"));
        var arts = Proefwereld.Werkt(7, Rol.Jeugdarts, Partijsoort.Jeugdgezondheidszorg, jgz);
        await using var db = wereld.Databank.Opslag.Context();
        db.Add(new Organisatie(jgz, Organisatiesoort.Jgz, "GGD Proefregio", null, null));
        db.Add(new Persoon(arts.Persoon, new Persoonsnaam("Ada", "", "Arts")));
        await db.SaveChangesAsync();
        db.Add(new Aansluiting { Van = wereld.School, Bij = jgz });
        db.Add(new Betrokkenheidrij { Id = Guid.CreateVersion7(), Leerling = wereld.Sem, Rol = Rol.Jeugdarts, Persoon = arts.Persoon, Grond = Grond.WettelijkeTaak, Van = new DateOnly(2020, 1, 1) });
        // the region of Den Bosch: a referral is enough
        db.Add(new Schoolprotocol(new SchoolprotocolId(Guid.CreateVersion7()), wereld.School, "den-bosch-vo", Versie, new DateOnly(2020, 8, 1), null));
        await db.SaveChangesAsync();
        return arts;
    }

    private static async Task<int> ToestemmingenAsync(Beheerwereld wereld)
    {
        var dag = Vandaag(wereld);
        await using var db = wereld.Databank.Opslag.Context();
        return await db.Toestemmingen.CountAsync(t => t.Van <= dag && (t.Tot == null || t.Tot >= dag));
    }

    private static async Task<IReadOnlyList<string>> FeitenAsync(Beheerwereld wereld, DossierId dossier)
    {
        await using var db = wereld.Databank.Opslag.Context();
        return [.. (await db.Feiten.Where(f => f.Dossier == dossier && f.Soort!.StartsWith("Toestemming")).OrderBy(f => f.Nr).ToListAsync()).Select(f => $"{f.Soort} {Woord.Van(f.Kamer)}")];
    }
}
