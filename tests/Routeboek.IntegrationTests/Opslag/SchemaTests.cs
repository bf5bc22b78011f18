using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Routeboek.Application.Opslag.Migraties;

namespace Routeboek.IntegrationTests.Opslag;

/// <summary>The migrations make what the model says, on both engines.</summary>
[Collection(Databanken.Naam)]
public sealed class SchemaTests(Postgrescluster cluster)
{
    public static TheoryData<string> Databank => Proefdatabank.Beide;

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task Gemigreerd_IsHetSchemaVanHetModel(string soort)
    {
        await using var gemigreerd = await Proefdatabank.NieuwAsync(soort, cluster);
        await using var model = Proefdatabank.Leeg(soort, cluster);
        await using (var db = model.Opslag.Context())
            await db.Database.EnsureCreatedAsync();

        var verwacht = await Schema.LeesAsync(model);
        Assert.True(verwacht.Count > 150, $"{verwacht.Count} regels");
        Assert.Equal(verwacht, await Schema.LeesAsync(gemigreerd));
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task Afwijking_ValtOp(string soort)
    {
        await using var model = Proefdatabank.Leeg(soort, cluster);
        await using (var db = model.Opslag.Context())
            await db.Database.EnsureCreatedAsync();
        var verwacht = await Schema.LeesAsync(model);

        await model.VoerAsync("DROP INDEX ix_leerling_school_id_sorteernaam");
        await model.VoerAsync("ALTER TABLE dossier ADD COLUMN erbij integer");

        var gevonden = await Schema.LeesAsync(model);
        Assert.Contains("ix_leerling_school_id_sorteernaam", Assert.Single(verwacht.Except(gevonden, StringComparer.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("erbij", Assert.Single(gevonden.Except(verwacht, StringComparer.Ordinal)), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task OudereGevuldeDatabank_Migreert_EnHoudtWatErWas(string soort)
    {
        await using var databank = Proefdatabank.Leeg(soort, cluster);
        await NaarAsync(databank, Sqlmigratie.Organisaties);
        await databank.VoerAsync($"INSERT INTO organisatie (id, soort, naam, zoeknaam, brin, versie) VALUES ('{Sleutel(1)}', 'school', 'De Vlieger', 'de vlieger', '01AB', 3)");
        await databank.VoerAsync($"INSERT INTO leerling (id, persoon_id, gemeentenaam, school_id, sleutel, voornaam, tussenvoegsel, achternaam, zoeknaam, sorteernaam, geboren, sector, woongemeente, versie) VALUES ('{Sleutel(2)}', '{Sleutel(2)}', 'alkmaar', '{Sleutel(1)}', 'L1', 'Sem', 'de', 'Boer', 'sem de boer', 'boer sem de', '2012-03-04', 'vo', 'Alkmaar', 0)");
        await NaarAsync(databank, Sqlmigratie.Dossiers);
        await databank.VoerAsync($"INSERT INTO dossier (id, leerling_id, school_id, protocol, protocolversie, houder, houder_organisatie_id) VALUES ('{Sleutel(3)}', '{Sleutel(2)}', '{Sleutel(1)}', 'proef', '1', 'school', '{Sleutel(1)}')");
        await databank.VoerAsync($"INSERT INTO dossierteller (dossier_id, laatste_nr) VALUES ('{Sleutel(3)}', 1)");
        await databank.VoerAsync($"INSERT INTO feit (dossier_id, nr, volgnummer, soort, op, vastgelegd, door, gegevens, houder, houder_organisatie_id, kamer) VALUES ('{Sleutel(3)}', 1, 1, 'DossierGeopend', '2026-01-12', '2026-01-12 09:00:00{(databank.IsSqlite ? "" : "Z")}', 'mentor@school', '{{}}', 'school', '{Sleutel(1)}', 'gewoon')");

        await databank.Opslag.MigreerAsync(CancellationToken.None);

        await using var db = databank.Opslag.Context();
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
        Assert.Equal("01AB", (await db.Organisaties.SingleAsync()).Brin.ToString());
        Assert.Equal("Sem de Boer", (await db.Leerlingen.SingleAsync()).Naam.ToString());
        var feit = await db.Feiten.SingleAsync();
        Assert.Equal(new DateTime(2026, 1, 12, 9, 0, 0, DateTimeKind.Utc), feit.Vastgelegd);
        Assert.Equal(DateTimeKind.Utc, feit.Vastgelegd.Kind);
        Assert.Empty(await db.Auditregels.ToListAsync());
    }

    [Fact]
    public async Task Sqlite_IsZekerVoorStroomuitval_EnHoudtVerwijzingen()
    {
        await using var databank = await Proefdatabank.NieuwAsync(Proefdatabank.Sqlite, cluster);
        Assert.Equal("wal", Assert.Single(await databank.LeesAsync("PRAGMA journal_mode")));
        Assert.Equal("2", Assert.Single(await databank.LeesAsync("PRAGMA synchronous")));
        Assert.Equal("1", Assert.Single(await databank.LeesAsync("PRAGMA foreign_keys")));
    }

    private static Guid Sleutel(byte nummer) => new(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, nummer);

    private static async Task NaarAsync(Proefdatabank databank, string migratie)
    {
        await using var db = databank.Opslag.Context();
        await db.GetInfrastructure().GetRequiredService<IMigrator>().MigrateAsync(migratie);
    }
}
