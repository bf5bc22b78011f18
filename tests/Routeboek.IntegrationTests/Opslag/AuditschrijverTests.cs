using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Audit;
using Routeboek.Domain.Audit;
using Routeboek.Domain.Organisaties;

namespace Routeboek.IntegrationTests.Opslag;

/// <summary>Many lines at once are the lines that EF reads and that the check finds whole; what only looks the same is found.</summary>
[Collection(Databanken.Naam)]
public sealed class AuditschrijverTests(Postgrescluster cluster)
{
    private const int Aantal = 2_300;

    private static readonly OrganisatieId s_school = new(Guid.Parse("10000000-0000-0000-0000-000000000001"));

    public static TheoryData<string> Databank => Proefdatabank.Beide;

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task VeelRegels_KomenErAllemaal_OfGeenEnkele(string soort)
    {
        await using var databank = await VulAsync(soort);
        await using (var db = databank.Opslag.Context())
        {
            var gelezen = await db.Auditregels.OrderBy(r => r.Wanneer).ToListAsync();
            Assert.Equal(Enumerable.Range(0, Aantal).Select(Regel), gelezen.Select((r, i) => r.Inhoud() with { Id = Regel(i).Id }));
            Assert.Equal(0, await db.Auditwachtrij.CountAsync());
            // one that is there already takes all others with it
            await using var transactie = await db.Database.BeginTransactionAsync();
            var dubbel = new[] { Rij(Aantal), gelezen[0] };
            await Assert.ThrowsAsync<DbUpdateException>(() => Auditschrijver.SchrijfAsync(db, dubbel, CancellationToken.None));
        }

        var oordeel = await new ControleerAudit(databank.Opslag).VoerUitAsync(s_school, null, CancellationToken.None);
        Assert.Equal((Aantal, 0L), (oordeel.Zegels, oordeel.Wachtend));
        Assert.Empty(oordeel.Bevindingen);
    }

    [Fact]
    public async Task WatErHetzelfdeUitziet_MaarVanEenAndereSoortIs_WordtGevonden()
    {
        await using var databank = await VulAsync(Proefdatabank.Sqlite);
        await databank.VoerAsync("DROP TRIGGER trg_auditregel_update");
        await databank.VoerAsync("DROP TRIGGER trg_auditzegel_update");
        // a blob is found by no search for that pupil, though its bytes are those that were hashed
        await databank.VoerAsync("UPDATE auditregel SET betrokkene = CAST(betrokkene AS BLOB) WHERE id = (SELECT regel FROM auditzegel WHERE nr = 100)");
        // the same instant, written in another way, sorts elsewhere
        await databank.VoerAsync("UPDATE auditregel SET wanneer = wanneer || '.0' WHERE id = (SELECT regel FROM auditzegel WHERE nr = 1)");
        // no next link shows the gap
        await databank.VoerAsync($"UPDATE auditzegel SET regel = 'weg' WHERE nr = {Aantal}");
        var bevindingen = (await new ControleerAudit(databank.Opslag).VoerUitAsync(s_school, null, CancellationToken.None)).Bevindingen;
        Assert.Equal([(Auditbreuk.Gewijzigd, 1), (Auditbreuk.Gewijzigd, 100), (Auditbreuk.Ingevoegd, 0), (Auditbreuk.Verdwenen, Aantal)], bevindingen.Select(b => (b.Breuk, b.Nr)));
    }

    private async Task<Proefdatabank> VulAsync(string soort)
    {
        var databank = await Proefdatabank.NieuwAsync(soort, cluster);
        await using (var db = databank.Opslag.Context())
        {
            await using var transactie = await db.Database.BeginTransactionAsync();
            await Auditschrijver.SchrijfAsync(db, [.. Enumerable.Range(0, Aantal).Select(Rij)], CancellationToken.None);
            await transactie.CommitAsync();
            Assert.Equal(Aantal, await db.Auditwachtrij.CountAsync());
        }

        await new VerzegelAudit(databank.Opslag).VoerUitAsync(CancellationToken.None);
        return databank;
    }

    private static Auditrij Rij(int nummer) => Auditrij.Van(Regel(nummer), RandomNumberGenerator.GetBytes(Auditrij.Zoutlengte));

    private static Auditregel Regel(int nummer) => new()
    {
        Id = new Guid(nummer, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7),
        Wie = "noor",
        Rol = "mentor",
        Organisatie = s_school.ToString(),
        Grond = "wettelijke taak, en ' een aanhaling; ë",
        Regel = "mentor-eigen-leerlingen",
        Doel = "begeleiden",
        Verwerking = "dossier",
        Betrokkene = "sem",
        Houder = s_school.ToString(),
        VertrouwelijkTot = nummer % 3 == 0 ? null : new DateOnly(2026, 2, 1 + nummer % 28),
        Kamer = "gewoon",
        Wat = "dossier-lezen",
        Onderwerp = "D1",
        Toegestaan = nummer % 2 == 0,
        Wanneer = new DateTime(2026, 1, 12, 9, 0, 0, DateTimeKind.Utc).AddMicroseconds(nummer * 250_000L),
        Spoor = "",
    };
}
