using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Audit;
using Routeboek.Domain.Audit;

namespace Routeboek.IntegrationTests.Opslag;

/// <summary>The chain of the audit on both engines: what somebody does at the database itself is found.</summary>
[Collection(Databanken.Naam)]
public sealed class AuditTests(Postgrescluster cluster)
{
    private static readonly DateOnly s_maandag = new(2026, 1, 12);

    public static TheoryData<string> Databank => Proefdatabank.Beide;

    /// <summary>What is done at the database, and what must be found. Links 3 and 4 of 6, and line 3, are those that are touched.</summary>
    public static TheoryData<string, string, Auditbreuk> Ingrepen()
    {
        var ingrepen = new (string Sql, Auditbreuk Breuk)[]
        {
            ("UPDATE auditregel SET wie = 'iemand' WHERE id = {regel}", Auditbreuk.Gewijzigd),
            ("UPDATE auditregel SET wanneer = (SELECT max(wanneer) FROM auditregel) WHERE id = (SELECT regel FROM auditzegel WHERE nr = 1)", Auditbreuk.Gewijzigd),
            ("UPDATE auditregel SET toegestaan = NOT toegestaan WHERE id = {regel}", Auditbreuk.Gewijzigd),
            ("UPDATE auditregel SET organisatie = 'elders' WHERE id = {regel}", Auditbreuk.Gewijzigd),
            ("UPDATE auditregel SET zout = (SELECT zout FROM auditregel WHERE id <> {regel} ORDER BY id LIMIT 1) WHERE id = {regel}", Auditbreuk.Gewijzigd),
            ("UPDATE auditregel SET hash = (SELECT hash FROM auditregel WHERE id <> {regel} ORDER BY id LIMIT 1) WHERE id = {regel}", Auditbreuk.Gewijzigd),
            ("DELETE FROM auditregel WHERE id = {regel}", Auditbreuk.Verdwenen),
            ("DELETE FROM auditzegel WHERE nr = 3", Auditbreuk.Verdwenen),
            ("DELETE FROM auditregel WHERE id = {regel}; DELETE FROM auditzegel WHERE nr = 3", Auditbreuk.Verdwenen),
            ("DELETE FROM auditregel WHERE id = {regel}; DELETE FROM auditzegel WHERE nr = 3; UPDATE auditzegel SET nr = -nr; UPDATE auditzegel SET nr = CASE WHEN nr < -3 THEN -nr - 1 ELSE -nr END", Auditbreuk.Verplaatst),
            ("UPDATE auditzegel SET nr = -nr WHERE nr IN (3, 4); UPDATE auditzegel SET nr = 7 + nr WHERE nr < 0", Auditbreuk.Verplaatst),
            ("INSERT INTO auditregel SELECT {nieuw}, wie, rol, organisatie, grond, regel, doel, verwerking, betrokkene, houder, vertrouwelijk_tot, kamer, wat, onderwerp, toegestaan, wanneer, spoor, zout, hash FROM auditregel WHERE id = {regel}", Auditbreuk.Ingevoegd),
            ("INSERT INTO auditzegel SELECT organisatie, 7, {nieuw}, regelhash, waarde FROM auditzegel WHERE nr = 6", Auditbreuk.Verplaatst),
            ("DELETE FROM auditregel WHERE id IN (SELECT regel FROM auditzegel WHERE nr > 4); DELETE FROM auditzegel WHERE nr > 4", Auditbreuk.Afgekapt),
            ("DELETE FROM auditregel; DELETE FROM auditzegel", Auditbreuk.Afgekapt),
        };
        var alle = new TheoryData<string, string, Auditbreuk>();
        foreach (var (sql, breuk) in ingrepen)
        {
            alle.Add(Proefdatabank.Sqlite, sql, breuk);
            alle.Add(Proefdatabank.Postgres, sql, breuk);
        }

        return alle;
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task Keten_PerOrganisatie_KloptEnIsMetElkeZegelingLanger(string soort)
    {
        await using var wereld = await Proefwereld.NieuwAsync(soort, cluster);
        var dossier = await wereld.OpenAsync();
        await wereld.LeesDossier.VoerUitAsync(wereld.Jeugdarts, dossier, CancellationToken.None);
        var verzegel = new VerzegelAudit(wereld.Opslag);

        var eerste = await verzegel.VoerUitAsync(CancellationToken.None);
        Assert.Equal([1L, 1L], eerste.Select(h => h.Nr));
        Assert.Empty(await verzegel.VoerUitAsync(CancellationToken.None));
        await wereld.LeesDossier.VoerUitAsync(wereld.Mentor, dossier, CancellationToken.None);
        var tweede = Assert.Single(await verzegel.VoerUitAsync(CancellationToken.None));

        Assert.Equal((wereld.School.ToString(), 2L), (tweede.Organisatie, tweede.Nr));
        var oordeel = await new ControleerAudit(wereld.Opslag).VoerUitAsync(wereld.School, tweede, CancellationToken.None);
        Assert.Equal(2, oordeel.Zegels);
        Assert.Empty(oordeel.Bevindingen);
        // an older head is still in the chain
        Assert.Empty((await new ControleerAudit(wereld.Opslag).VoerUitAsync(wereld.School, eerste.Single(h => h.Organisatie == tweede.Organisatie), CancellationToken.None)).Bevindingen);
    }

    [Theory]
    [MemberData(nameof(Ingrepen))]
    public async Task IngreepInDeDatabank_WordtGevonden(string soort, string sql, Auditbreuk breuk)
    {
        await using var wereld = await Proefwereld.NieuwAsync(soort, cluster);
        var anker = await VerzegeldAsync(wereld, 6);
        var controleer = new ControleerAudit(wereld.Opslag);
        Assert.Empty((await controleer.VoerUitAsync(wereld.School, anker, CancellationToken.None)).Bevindingen);
        await using (var db = wereld.Opslag.Context())
        {
            var regel = (await db.Auditzegels.SingleAsync(z => z.Nr == 3)).Regel;
            sql = sql.Replace("{regel}", $"'{regel.ToString().ToUpperInvariant()}'", StringComparison.Ordinal).Replace("{nieuw}", wereld.Databank.IsSqlite ? "'0190AAAA-0000-7000-8000-000000000001'" : "'0190aaaa-0000-7000-8000-000000000001'::uuid", StringComparison.Ordinal);
        }

        await ZonderSlotAsync(wereld.Databank, sql);

        var gevonden = (await controleer.VoerUitAsync(wereld.School, anker, CancellationToken.None)).Bevindingen;
        Assert.Contains(breuk, gevonden.Select(b => b.Breuk));
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task TweeZegelaarsTegelijk_MakenEenKeten(string soort)
    {
        await using var wereld = await Proefwereld.NieuwAsync(soort, cluster);
        var dossier = await wereld.OpenAsync();
        using var klaar = new CancellationTokenSource();
        var zegelaars = Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
        {
            while (!klaar.IsCancellationRequested)
                await new VerzegelAudit(wereld.Opslag).VoerUitAsync(CancellationToken.None);
        })).ToList();
        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 20; i++)
                await wereld.LeesDossier.VoerUitAsync(wereld.Mentor, dossier, CancellationToken.None);
        })));
        await klaar.CancelAsync();
        await Task.WhenAll(zegelaars);
        await new VerzegelAudit(wereld.Opslag).VoerUitAsync(CancellationToken.None);

        var oordeel = await new ControleerAudit(wereld.Opslag).VoerUitAsync(wereld.School, (Auditanker?)null, CancellationToken.None);
        Assert.Equal(41, oordeel.Zegels);
        Assert.Empty(oordeel.Bevindingen);
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task Auditregel_HeeftElkeKolomVanHetOntwerp(string soort)
    {
        await using var wereld = await Proefwereld.NieuwAsync(soort, cluster);
        using var spoor = new System.Diagnostics.Activity("proef").SetIdFormat(System.Diagnostics.ActivityIdFormat.W3C).Start();
        var dossier = await wereld.OpenAsync();
        await wereld.LegVastAsync(dossier, FeitenTests.Gesprek(s_maandag));

        await using var db = wereld.Opslag.Context();
        var regel = (await db.Auditregels.OrderBy(r => r.Id).ToListAsync()).Single(r => r.Wat == "feit-vastleggen").Inhoud();
        Assert.Equal(new Auditregel
        {
            Id = regel.Id,
            Wie = wereld.Mentor.Persoon.ToString(),
            Rol = "mentor",
            Organisatie = wereld.School.ToString(),
            Grond = "wettelijke-taak",
            Regel = "mentor-eigen-leerlingen",
            Doel = "begeleiden",
            Verwerking = "dossier",
            Betrokkene = wereld.Sem.ToString(),
            Houder = wereld.School.ToString(),
            VertrouwelijkTot = null,
            Kamer = "gewoon",
            Wat = "feit-vastleggen",
            Onderwerp = $"{dossier}:3",
            Toegestaan = true,
            Wanneer = wereld.Klok.Nu,
            Spoor = spoor.TraceId.ToHexString(),
        }, regel);
    }

    private static async Task<Auditanker> VerzegeldAsync(Proefwereld wereld, int aantal)
    {
        var dossier = await wereld.OpenAsync();
        for (var i = 1; i < aantal; i++)
        {
            wereld.Klok.Nu = wereld.Klok.Nu.AddMinutes(1);
            await wereld.LeesDossier.VoerUitAsync(wereld.Mentor, dossier, CancellationToken.None);
        }

        var anker = Assert.Single(await new VerzegelAudit(wereld.Opslag).VoerUitAsync(CancellationToken.None));
        Assert.Equal(aantal, anker.Nr);
        return anker;
    }

    // somebody with all rights at the database takes the triggers away first
    private static async Task ZonderSlotAsync(Proefdatabank databank, string sql)
    {
        if (databank.IsSqlite)
        {
            foreach (var trigger in await databank.LeesAsync("SELECT name FROM sqlite_master WHERE type = 'trigger'"))
                await databank.VoerAsync($"DROP TRIGGER {trigger}");
        }
        else
        {
            await databank.VoerAsync("ALTER TABLE auditregel DISABLE TRIGGER USER; ALTER TABLE auditzegel DISABLE TRIGGER USER");
        }

        Assert.True(await databank.VoerAsync(sql) > 0);
    }
}
