using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Leerlingen;
using Routeboek.Application.Opslag;
using Routeboek.Domain.Afspraken;
using Routeboek.Domain.Dossiers;
using Routeboek.Tests.Afspraken;

namespace Routeboek.IntegrationTests.Opslag;

/// <summary>A birth date that was written down wrongly: what follows from it follows, what was said before stays.</summary>
[Collection(Databanken.Naam)]
public sealed class GeboortedatumTests(Postgrescluster cluster)
{
    private static readonly DateOnly s_begin = new(2026, 1, 12);

    public static TheoryData<string> Databank => Proefdatabank.Beide;

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task Herstel_CorrigeertHetDossier_EnDeTaakNaarLeeftijdKomt(string soort)
    {
        // only of who is 18: Sem, of 2012, is not
        var set = Afspraakproef.Set(Afspraakproef.Afspraak("praten", "{feit: DossierGeopend}, {leeftijd: {van: 18}}", "feit: GesprekGevoerd", "binnen: {aantal: 5, eenheid: schooldagen}"));
        await using var wereld = await Proefwereld.NieuwAsync(soort, cluster, set);
        var dossier = await wereld.OpenAsync(s_begin);
        Assert.Equal(0, await TakenAsync(wereld, dossier));
        var herstel = new HerstelGeboortedatum(wereld.Opslag, wereld.Klok, (_, _) => wereld.Kader);
        var invoer = new HerstelGeboortedatum.Invoer(wereld.Sem, new DateOnly(2007, 3, 4), Geboortedatumreden.Document, 0);

        Assert.IsType<Resultaat<Leerlinginzage>.NietGevonden>(await herstel.VoerUitAsync(Proefwereld.Vreemde, invoer, CancellationToken.None));
        Assert.Equal(1, Proefwereld.Waarde(await herstel.VoerUitAsync(wereld.Administratie, invoer, CancellationToken.None)).Versie);
        Assert.Equal(1, await TakenAsync(wereld, dossier));

        // who comes later with the version of before changes nothing
        Assert.IsType<Resultaat<Leerlinginzage>.AndereVersie>(await herstel.VoerUitAsync(wereld.Administratie, invoer with { Geboren = new DateOnly(2015, 1, 1) }, CancellationToken.None));
        Assert.Equal(1, await TakenAsync(wereld, dossier));
        await using var db = wereld.Opslag.Context();
        Assert.Equal(new DateOnly(2007, 3, 4), (await db.Leerlingen.SingleAsync(l => l.Id == wereld.Sem)).Geboren);
        var feiten = await db.Feiten.Where(f => f.Dossier == dossier && f.Soort == Woordenschat.LeerlingStand).OrderBy(f => f.Nr).ToListAsync();
        Assert.Equal([null, feiten[0].Nr], feiten.Select(f => f.Corrigeert));
        Assert.Contains("2012-03-04", feiten[0].Gegevens, StringComparison.Ordinal);
        Assert.Contains("2007-03-04", feiten[1].Gegevens, StringComparison.Ordinal);
        Assert.Contains("Alkmaar", feiten[1].Gegevens, StringComparison.Ordinal);
        Assert.Equal(3, await db.Auditregels.CountAsync(r => r.Wat == "geboortedatum-document" && r.Toegestaan)); // the pupil, the fact, and the pupil again at the conflict
        Assert.Equal(feiten[1].Nr, (await db.Dossiertellers.SingleAsync(t => t.Dossier == dossier)).LaatsteNr);
    }

    private static async Task<int> TakenAsync(Proefwereld wereld, DossierId dossier)
    {
        await using var db = wereld.Opslag.Context();
        return await db.Taken.CountAsync(t => t.Dossier == dossier);
    }
}
