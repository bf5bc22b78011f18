using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Dossiers;
using Routeboek.Application.Opslag;
using Routeboek.Domain.Afspraken;
using Routeboek.Domain.Dossiers;

namespace Routeboek.IntegrationTests.Opslag;

/// <summary>Recording and reading facts on both engines: append-only, numbered without gaps, never in conflict, always in the audit.</summary>
[Collection(Databanken.Naam)]
public sealed class FeitenTests(Postgrescluster cluster)
{
    private static readonly DateOnly s_maandag = new(2026, 1, 12);

    public static TheoryData<string> Databank => Proefdatabank.Beide;

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task Dossier_VanOpenenTotGelezen_GeeftFeitenEnTaken(string soort)
    {
        await using var wereld = await Proefwereld.NieuwAsync(soort, cluster);
        var dossier = await wereld.OpenAsync();

        var inzage = Proefwereld.Waarde(await wereld.LeesDossier.VoerUitAsync(wereld.Mentor, dossier, CancellationToken.None));

        Assert.Equal(["DossierGeopend", "LeerlingStand"], inzage.Feiten.Select(f => f.Feit.Soort!.Naam));
        Assert.Equal("2012-03-04", inzage.Feiten[1].Feit.Woord("geboortedatum"));
        Assert.Equal("mentor@school", inzage.Feiten[0].Feit.Door);
        var taak = Assert.Single(inzage.Taken);
        Assert.Equal($"{dossier}:bellen:1", taak.Id);
        Assert.Equal(new DateOnly(2026, 1, 19), taak.Uiterlijk);

        Assert.Equal(3, Proefwereld.Waarde(await wereld.LegVastAsync(dossier, Gesprek(s_maandag))));
        inzage = Proefwereld.Waarde(await wereld.LeesDossier.VoerUitAsync(wereld.Mentor, dossier, CancellationToken.None));
        Assert.Equal(["leerling", "ouder"], inzage.Feiten[2].Feit.Veld("met")!.Value.Woorden);
        Assert.Equal(Taakstatus.Vervuld, Assert.Single(inzage.Taken).Status(s_maandag));
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task Dossier_ZonderSchoolOfLeerling_KanOok(string soort)
    {
        await using var wereld = await Proefwereld.NieuwAsync(soort, cluster);
        var invoer = new OpenDossier.Invoer(null, null, "proef", "2026-01", s_maandag, "absoluut verzuim", Houder.School);
        var dossier = Proefwereld.Waarde(await wereld.OpenDossier.VoerUitAsync(wereld.Mentor, invoer, CancellationToken.None));
        var inzage = Proefwereld.Waarde(await wereld.LeesDossier.VoerUitAsync(wereld.Mentor, dossier, CancellationToken.None));
        Assert.Null(inzage.Dossier.Leerling);
        Assert.Equal("absoluut verzuim", Assert.Single(inzage.Feiten).Feit.Woord("aanleiding"));
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task CorrectieEnIntrekking_ZijnNieuweRijen_InDezelfdeKamer(string soort)
    {
        await using var wereld = await Proefwereld.NieuwAsync(soort, cluster);
        var dossier = await wereld.OpenAsync();
        var nr = Proefwereld.Waarde(await wereld.LegVastAsync(dossier, Gesprek(s_maandag), Kamer.JgzMedisch, Houder.Jgz, wereld.Jeugdarts));

        Proefwereld.Waarde(await wereld.LegVastAsync(dossier, Gesprek(s_maandag.AddDays(-1)) with { Corrigeert = nr }, Kamer.Gewoon, Houder.Jgz, wereld.Jeugdarts));
        Proefwereld.Waarde(await wereld.LegVastAsync(dossier, new Feitinvoer(Woordenschat.Ingetrokken, s_maandag, [], nr), Kamer.JgzMedisch, Houder.Jgz, wereld.Jeugdarts));

        await using var db = wereld.Opslag.Context();
        var rijen = await db.Feiten.OrderBy(f => f.Nr).ToListAsync();
        Assert.Equal([1, 2, 3, 4, 5], rijen.Select(f => f.Nr));
        Assert.Equal([1, 2, 1, 2, 3], rijen.Select(f => f.Volgnummer));
        Assert.All(rijen.Skip(2), f => Assert.Equal((Kamer.JgzMedisch, Houder.Jgz), (f.Kamer, f.Houder)));
        Assert.Null(rijen[4].Soort);
        Assert.Null(Assert.Single(await db.Taken.ToListAsync()).Einde);
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task FeitDatNietKan_WordtGeweigerdZoalsInEenBestand_EnVerandertNiets(string soort)
    {
        await using var wereld = await Proefwereld.NieuwAsync(soort, cluster);
        var dossier = await wereld.OpenAsync();
        var onbekend = Assert.IsType<Resultaat<int>.Onjuist>(await wereld.LegVastAsync(dossier, new Feitinvoer("GesprekGevoert", s_maandag, [])));
        Assert.Equal("soort", onbekend.Fouten[0].Kolom);
        var leeg = Assert.IsType<Resultaat<int>.Onjuist>(await wereld.LegVastAsync(dossier, new Feitinvoer("GesprekGevoerd", s_maandag, [])));
        Assert.Equal("gegevens.met", leeg.Fouten[0].Kolom);
        Assert.IsType<Resultaat<int>.NietGevonden>(await wereld.LegVastAsync(dossier, Gesprek(s_maandag) with { Corrigeert = 9 }));
        Assert.IsType<Resultaat<int>.NietGevonden>(await wereld.LegVastAsync(new DossierId(Guid.CreateVersion7()), Gesprek(s_maandag)));
        Assert.Equal("2", Assert.Single(await wereld.Databank.LeesAsync("SELECT count(*) FROM feit")));
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task TweeSchrijversTegelijk_KrijgenElkEenNummer_ZonderGatEnZonderBotsing(string soort)
    {
        await using var wereld = await Proefwereld.NieuwAsync(soort, cluster);
        var dossier = await wereld.OpenAsync();

        var nummers = await Task.WhenAll(Enumerable.Range(0, 4).Select(s => Task.Run(async () =>
        {
            var eigen = new List<int>();
            for (var i = 0; i < 15; i++)
                eigen.Add(Proefwereld.Waarde(s % 2 == 0 ? await wereld.LegVastAsync(dossier, Gesprek(s_maandag)) : await wereld.LegVastAsync(dossier, Gesprek(s_maandag), Kamer.JgzMedisch, Houder.Jgz, wereld.Jeugdarts)));
            return eigen;
        })));

        Assert.Equal(Enumerable.Range(3, 60), nummers.SelectMany(n => n).Order());
        Assert.All(nummers, n => Assert.Equal(n.Order(), n));
        await using var db = wereld.Opslag.Context();
        var rijen = await db.Feiten.OrderBy(f => f.Nr).ToListAsync();
        Assert.Equal(rijen.Select(f => f.Vastgelegd).Order(), rijen.Select(f => f.Vastgelegd));
        foreach (var kamer in rijen.GroupBy(f => f.Kamer))
            Assert.Equal(Enumerable.Range(1, kamer.Count()), kamer.Select(f => f.Volgnummer));
        Assert.Equal(62, (await db.Dossiertellers.SingleAsync()).LaatsteNr);
        Assert.Equal(61, await db.Auditregels.CountAsync());
    }

    [Theory]
    [InlineData(Proefdatabank.Sqlite, "UPDATE feit SET door = 'x'")]
    [InlineData(Proefdatabank.Sqlite, "DELETE FROM feit")]
    [InlineData(Proefdatabank.Sqlite, "INSERT OR REPLACE INTO feit SELECT * FROM feit")]
    [InlineData(Proefdatabank.Sqlite, "UPDATE auditregel SET wie = 'x'")]
    [InlineData(Proefdatabank.Sqlite, "DELETE FROM auditzegel")]
    [InlineData(Proefdatabank.Postgres, "UPDATE feit SET door = 'x'")]
    [InlineData(Proefdatabank.Postgres, "DELETE FROM feit")]
    [InlineData(Proefdatabank.Postgres, "TRUNCATE feit CASCADE")]
    [InlineData(Proefdatabank.Postgres, "INSERT INTO feit SELECT * FROM feit ON CONFLICT (dossier_id, nr) DO UPDATE SET door = 'x'")]
    [InlineData(Proefdatabank.Postgres, "UPDATE auditregel SET wie = 'x'")]
    [InlineData(Proefdatabank.Postgres, "DELETE FROM auditzegel")]
    [InlineData(Proefdatabank.Postgres, "TRUNCATE auditregel CASCADE")]
    public async Task FeitenEnAudit_WijzigenOfWissen_WeigertDeDatabankZelf(string soort, string sql)
    {
        await using var wereld = await Proefwereld.NieuwAsync(soort, cluster);
        await wereld.OpenAsync();
        await new Routeboek.Application.Audit.VerzegelAudit(wereld.Opslag).VoerUitAsync(CancellationToken.None);
        const string Alles = "SELECT count(*), min(door) FROM feit";
        var voor = await wereld.Databank.LeesAsync(Alles);

        var fout = await Assert.ThrowsAnyAsync<DbException>(() => wereld.Databank.VoerAsync(sql));

        Assert.Contains("wordt alleen toegevoegd", fout.Message, StringComparison.Ordinal);
        Assert.Equal(voor, await wereld.Databank.LeesAsync(Alles));
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task WieHetNietMagZien_ZietHetzelfdeAlsNiets_EnDatStaatInDeAudit(string soort)
    {
        await using var wereld = await Proefwereld.NieuwAsync(soort, cluster);
        var dossier = await wereld.OpenAsync();
        Proefwereld.Waarde(await wereld.LegVastAsync(dossier, Gesprek(s_maandag), Kamer.JgzMedisch, Houder.Jgz, wereld.Jeugdarts));
        var mentor = Proefwereld.Waarde(await wereld.LeesDossier.VoerUitAsync(wereld.Mentor, dossier, CancellationToken.None));
        Assert.Equal([1, 2], mentor.Feiten.Select(f => f.Volgnummer));
        var arts = Proefwereld.Waarde(await wereld.LeesDossier.VoerUitAsync(wereld.Jeugdarts, dossier, CancellationToken.None));
        Assert.Equal([1], arts.Feiten.Select(f => f.Volgnummer));
        Assert.Empty(arts.Taken);
        Assert.IsType<Resultaat<int>.NietGevonden>(await wereld.LegVastAsync(dossier, Gesprek(s_maandag), Kamer.JgzMedisch));

        await using var db = wereld.Opslag.Context();
        var regels = await db.Auditregels.OrderBy(r => r.Id).ToListAsync();
        Assert.Equal(["", "gewoon", "jgz-medisch", "jgz-medisch", "jgz-medisch"], regels.Select(r => r.Kamer).Order(StringComparer.Ordinal));
        var geweigerd = Assert.Single(regels, r => !r.Toegestaan);
        Assert.Equal(("geen-regel", "feit-vastleggen", wereld.Sem.ToString()), (geweigerd.Grond, geweigerd.Wat, geweigerd.Betrokkene));
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task ZonderAudit_GeenFeitEnGeenInzage(string soort)
    {
        await using var wereld = await Proefwereld.NieuwAsync(soort, cluster);
        var dossier = await wereld.OpenAsync();
        await wereld.Databank.VoerAsync("ALTER TABLE auditwachtrij RENAME TO elders");

        await Assert.ThrowsAnyAsync<DbUpdateException>(() => wereld.LegVastAsync(dossier, Gesprek(s_maandag)));
        await Assert.ThrowsAnyAsync<DbUpdateException>(() => wereld.LeesDossier.VoerUitAsync(wereld.Mentor, dossier, CancellationToken.None));

        Assert.Equal(["2 | 2"], await wereld.Databank.LeesAsync("SELECT (SELECT count(*) FROM feit), (SELECT laatste_nr FROM dossierteller)"));
    }

    internal static Feitinvoer Gesprek(DateOnly op) => new("GesprekGevoerd", op, [new("met", new Feitwaarde(["leerling", "ouder"]))]);
}
