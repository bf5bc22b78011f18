using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Documenten;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Documenten;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Toegang;

namespace Routeboek.IntegrationTests.Opslag;

/// <summary>Documents: drafts of which every version stays, two people at once, adoption, rooms and releases.</summary>
[Collection(Databanken.Naam)]
public sealed class DocumentenTests(Postgrescluster cluster)
{
    private static readonly CancellationToken s_nooit = CancellationToken.None;

    public static TheoryData<string> Databank => Proefdatabank.Beide;

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task Concept_MetTweeSchrijvers_VerliestNiets(string soort)
    {
        await using var wereld = await Proefwereld.NieuwAsync(soort, cluster);
        var concept = await MaakAsync(wereld);
        var schrijf = new SchrijfDocument(wereld.Opslag, wereld.Klok);
        var eerste = Proefwereld.Waarde(await schrijf.VoerUitAsync(wereld.Mentor, new SchrijfDocument.Invoer(concept.Id, "Verslag", "Sem wil weer naar gym.", concept.Versie), s_nooit));
        Assert.Equal(1, eerste.Versie);

        var tweede = Assert.IsType<Resultaat<Documentinzage>.AndereVersie>(await schrijf.VoerUitAsync(wereld.Mentor, new SchrijfDocument.Invoer(concept.Id, "Verslag", "Sem blijft thuis.", concept.Versie), s_nooit));

        Assert.Equal(("Sem blijft thuis.", "Sem wil weer naar gym.", 1L), (tweede.Uw.Inhoud, tweede.Opgeslagen.Inhoud, tweede.Opgeslagen.Versie));
        var derde = Proefwereld.Waarde(await schrijf.VoerUitAsync(wereld.Mentor, new SchrijfDocument.Invoer(concept.Id, "Verslag", "Allebei.", tweede.Opgeslagen.Versie), s_nooit));
        Assert.Equal(2, derde.Versie);
        await using var db = wereld.Opslag.Context();
        Assert.Equal(["1 Sem is er weer.", "2 Sem wil weer naar gym.", "3 Allebei."], (await db.Documentversies.OrderBy(v => v.Nr).ToListAsync()).Select(v => $"{v.Nr} {v.Inhoud}"));
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task Vastgesteld_WijzigtNietMeer_OokNietAanDeDatabankZelf(string soort)
    {
        await using var wereld = await Proefwereld.NieuwAsync(soort, cluster);
        var concept = await MaakAsync(wereld);
        var stel = new StelDocumentVast(wereld.Opslag, wereld.Klok);
        Assert.IsType<Resultaat<Documentinzage>.AndereVersie>(await stel.VoerUitAsync(wereld.Mentor, concept.Id, concept.Versie + 1, s_nooit));
        var vast = Proefwereld.Waarde(await stel.VoerUitAsync(wereld.Mentor, concept.Id, concept.Versie, s_nooit));

        Assert.Equal(wereld.Klok.Nu, vast.VastgesteldOp);
        Assert.IsType<Resultaat<Documentinzage>.Onjuist>(await new SchrijfDocument(wereld.Opslag, wereld.Klok).VoerUitAsync(wereld.Mentor, new SchrijfDocument.Invoer(concept.Id, "X", "X", vast.Versie), s_nooit));
        Assert.IsType<Resultaat<Documentinzage>.Onjuist>(await stel.VoerUitAsync(wereld.Mentor, concept.Id, vast.Versie, s_nooit));
        await Assert.ThrowsAnyAsync<DbException>(() => wereld.Databank.VoerAsync("UPDATE document SET inhoud = 'x'"));
        await Assert.ThrowsAnyAsync<DbException>(() => wereld.Databank.VoerAsync("DELETE FROM documentversie"));
        await using var db = wereld.Opslag.Context();
        Assert.True((await db.Documenten.SingleAsync()).IsOngewijzigd);
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task Document_InEenAndereKamer_IsErNiet_TotHetIsVrijgegeven(string soort)
    {
        await using var wereld = await Proefwereld.NieuwAsync(soort, cluster);
        var verslag = await MaakAsync(wereld);
        var maak = new MaakDocument(wereld.Opslag, wereld.Klok);
        var medisch = Proefwereld.Waarde(await maak.VoerUitAsync(wereld.Jeugdarts, new MaakDocument.Invoer(verslag.Dossier, Documentsoort.Notitie, "Onderzoek", "Geheim.", Houder.Jgz, Kamer.JgzMedisch), s_nooit));
        var lees = new LeesDocument(wereld.Opslag, wereld.Klok);

        Assert.Equal("Geheim.", Proefwereld.Waarde(await lees.VoerUitAsync(wereld.Jeugdarts, medisch.Id, s_nooit)).Inhoud);
        Assert.IsType<Resultaat<Documentinzage>.NietGevonden>(await lees.VoerUitAsync(wereld.Mentor, medisch.Id, s_nooit));
        Assert.IsType<Resultaat<Documentinzage>.NietGevonden>(await maak.VoerUitAsync(wereld.Mentor, new MaakDocument.Invoer(verslag.Dossier, Documentsoort.Notitie, "X", "X", Houder.School, Kamer.JgzMedisch), s_nooit));
        Assert.IsType<Resultaat<Documentinzage>.NietGevonden>(await lees.VoerUitAsync(Proefwereld.Vreemde, verslag.Id, s_nooit));
        Assert.IsType<Resultaat<Documentinzage>.NietGevonden>(await lees.VoerUitAsync(wereld.Mentor, new DocumentId(Guid.NewGuid()), s_nooit));

        // what is asked as a list is what is decided one by one, before and after a release to a guest
        await using var db = wereld.Opslag.Context();
        var gast = Proefwereld.Werkt(7, Rol.Gast, Partijsoort.Gast, wereld.School);
        db.Add(new Betrokkenheidrij { Id = Guid.NewGuid(), Leerling = wereld.Sem, Rol = Rol.Gast, Persoon = gast.Persoon, Grond = Grond.Toestemming, Van = new DateOnly(2026, 1, 1) });
        db.Add(new Toestemmingrij { Id = Guid.NewGuid(), Leerling = wereld.Sem, Door = new(wereld.Sem.Waarde), AlsRol = Rol.Leerling, Aan = Partijsoort.Gast, Persoon = gast.Persoon, Kamer = Kamer.Gewoon, Van = new DateOnly(2026, 1, 1) });
        await db.SaveChangesAsync();
        Assert.Empty(await Zichtbaar());
        db.Add(new Vrijgaverij { Id = Guid.NewGuid(), Dossier = verslag.Dossier, Document = verslag.Id, Aan = Partijsoort.Gast, Persoon = gast.Persoon, Op = new DateOnly(2026, 1, 12) });
        await db.SaveChangesAsync();
        var gezien = await Zichtbaar();
        Assert.Equal(gezien.Contains(verslag.Id), (await lees.VoerUitAsync(gast, verslag.Id, s_nooit)) is Resultaat<Documentinzage>.Gelukt);
        Assert.DoesNotContain(medisch.Id, gezien);

        async Task<List<DocumentId>> Zichtbaar() =>
            await new Toegangspoort(db, gast, new DateOnly(2026, 1, 12)).Zichtbaar(Zicht.Documenten(db), Onderwerpsoort.Document).Select(z => z.Rij.Id).ToListAsync();
    }

    private static async Task<Documentinzage> MaakAsync(Proefwereld wereld) => Proefwereld.Waarde(await new MaakDocument(wereld.Opslag, wereld.Klok).VoerUitAsync(
        wereld.Mentor, new MaakDocument.Invoer(await wereld.OpenAsync(), Documentsoort.Verslag, "Verslag", "Sem is er weer.", Houder.School, Kamer.Gewoon), s_nooit));
}
