using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Aanmelding;
using Routeboek.Application.Berichten;
using Routeboek.Application.Dossiers;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Toegang;
using Routeboek.IntegrationTests.Aanmelding;
using Routeboek.IntegrationTests.Beheer;
using Routeboek.IntegrationTests.Opslag;

namespace Routeboek.IntegrationTests.Dossiers;

/// <summary>The overview by mail: by choice, numbers only, once on however many nodes, again when it fails, given up in the end.</summary>
[Collection(Databanken.Naam)]
public sealed class OverzichtTests(Postgrescluster cluster)
{
    private const string Adres = "https://routeboek.example";

    public static TheoryData<string> Databank => Proefdatabank.Beide;

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task Overzicht_HeeftAlleenGetallen_EnGaatEenKeer_OokVanTweeKnooppunten(string soort)
    {
        await using var wereld = await Beheerwereld.NieuwAsync(soort, cluster);
        var mens = await MetTaakAsync(wereld);
        var opslag = wereld.Databank.Opslag;
        var kiezen = new KiesOverzicht(opslag, wereld.Klok);
        Assert.Equal(Overzichtsritme.Geen, await kiezen.LeesAsync(mens.Persoon, CancellationToken.None));
        var maken = new MaakOverzichten(opslag, wereld.Klok, Dossierkaders.BijProgramma);
        Assert.Equal(0, await maken.VoerUitAsync(Adres, CancellationToken.None));

        await kiezen.VoerUitAsync(mens.Persoon, Overzichtsritme.Ochtend, CancellationToken.None);
        Assert.Equal(0, await maken.VoerUitAsync(Adres, CancellationToken.None));
        wereld.Klok.Nu = new DateTime(2026, 1, 13, 6, 0, 0, DateTimeKind.Utc);
        var gemaakt = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => maken.VoerUitAsync(Adres, CancellationToken.None)));
        Assert.Equal(1, gemaakt.Sum());

        var post = new List<Postbericht>();
        Task<bool> Bezorg(Postbericht b, CancellationToken stop)
        {
            lock (post)
                post.Add(b);
            return Task.FromResult(true);
        }

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => new VerstuurBerichten(opslag, wereld.Klok).VoerUitAsync(Bezorg, CancellationToken.None)));
        var bericht = Assert.Single(post);
        Assert.Equal(mens.Naam, bericht.Aan);
        Assert.Contains("0 taken vandaag. 2 taken later deze week.", bericht.Tekst, StringComparison.Ordinal);
        Assert.Contains(Adres, bericht.Tekst, StringComparison.Ordinal);
        // a canary: nothing that tells of whom or what it is
        foreach (var verraad in new[] { "Sem", "Boer", "Vlieger", "thuiszitter", "LDOS", "dossier", mens.Persoon.ToString() })
            Assert.DoesNotContain(verraad, bericht.Onderwerp + bericht.Tekst, StringComparison.OrdinalIgnoreCase);
        await using var db = opslag.Context();
        var rij = await db.Berichten.SingleAsync();
        Assert.Equal("", rij.Aan);
        Assert.NotNull(rij.Verzonden);
        Assert.Null(rij.VolgendePoging);
        Assert.Equal(new DateTime(2026, 1, 14, 6, 0, 0, DateTimeKind.Utc), (await db.Overzichtskeuzen.SingleAsync()).Volgende);

        await kiezen.VoerUitAsync(mens.Persoon, Overzichtsritme.Geen, CancellationToken.None);
        Assert.Empty(await db.Overzichtskeuzen.ToListAsync());
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task WatNietWegKan_WordtLaterGeprobeerd_EnTenslotteOpgegeven(string soort)
    {
        await using var wereld = await Beheerwereld.NieuwAsync(soort, cluster);
        var opslag = wereld.Databank.Opslag;
        await using (var db = opslag.Context())
        {
            db.Add(new Bericht { Id = new BerichtId(Guid.CreateVersion7()), Aan = "a@b.example", Onderwerp = "x", Tekst = "y", Gemaakt = wereld.Klok.Nu, VolgendePoging = wereld.Klok.Nu });
            await db.SaveChangesAsync();
        }

        var versturen = new VerstuurBerichten(opslag, wereld.Klok);
        var pogingen = 0;
        Task<bool> Nee(Postbericht b, CancellationToken stop)
        {
            pogingen++;
            return Task.FromResult(false);
        }

        Assert.Equal(1, (await versturen.VoerUitAsync(Nee, CancellationToken.None)).Wachtend);
        // not yet
        await versturen.VoerUitAsync(Nee, CancellationToken.None);
        Assert.Equal(1, pogingen);
        var opgegeven = 0;
        for (var i = 0; i < 40 && opgegeven == 0; i++)
        {
            wereld.Klok.Nu = wereld.Klok.Nu.AddHours(6);
            opgegeven += (await versturen.VoerUitAsync(Nee, CancellationToken.None)).Opgegeven;
        }

        Assert.Equal(1, opgegeven);
        Assert.Equal(VerstuurBerichten.MeestePogingen, pogingen);
        wereld.Klok.Nu = wereld.Klok.Nu.AddDays(40);
        Assert.Equal(0, (await versturen.VoerUitAsync(Nee, CancellationToken.None)).Wachtend);
        await using var leeg = opslag.Context();
        Assert.Empty(await leeg.Berichten.ToListAsync());
    }

    [Fact]
    public async Task Account_ZegtDatErNietsVerstuurdWordt_EnBewaartDeKeuze()
    {
        await using var wereld = await Beheerwereld.NieuwAsync(Proefdatabank.Sqlite, cluster);
        var (bezoeker, mens) = await wereld.AlsAsync(Rol.Mentor);
        Assert.Contains("geen mailserver ingesteld", (await bezoeker.HaalAsync("/account")).Tekst, StringComparison.Ordinal);
        var bewaard = await bezoeker.StuurAsync("/account", "main form[action*=Overzicht]", ("ritme", "Maandag"));
        Assert.Contains("Uw keuze is bewaard", (await bezoeker.HaalAsync(bewaard.Naar)).Tekst, StringComparison.Ordinal);
        Assert.Equal(Overzichtsritme.Maandag, await new KiesOverzicht(wereld.Databank.Opslag, wereld.Klok).LeesAsync(mens.Persoon, CancellationToken.None));
    }

    private static async Task<Mens> MetTaakAsync(Beheerwereld wereld)
    {
        var (_, mens) = await wereld.AlsAsync(Rol.Ondersteuningscoordinator);
        var actor = wereld.Actor(mens, Rol.Ondersteuningscoordinator);
        var versie = Application.Protocollen.Protocollenmap.BijProgramma().VindAfspraken("den-bosch-vo", Woordenschatlezer.BijProgramma).Boek!.Protocol.Versie;
        var dossier = Proefwereld.Waarde(await new OpenDossier(wereld.Databank.Opslag, wereld.Klok, Dossierkaders.BijProgramma).VoerUitAsync(actor,
            new OpenDossier.Invoer(wereld.Sem, wereld.School, "den-bosch-vo", versie, new DateOnly(2026, 1, 12), "", Houder.School), CancellationToken.None));
        Proefwereld.Waarde(await new LegFeitVast(wereld.Databank.Opslag, wereld.Klok, Dossierkaders.BijProgramma).VoerUitAsync(actor,
            new LegFeitVast.Invoer(dossier, new Feitinvoer("SignaalAan", new DateOnly(2026, 1, 9), [new("signaal", new Feitwaarde("thuiszitter"))]), Houder.School, Kamer.Gewoon), CancellationToken.None));
        return mens;
    }
}
