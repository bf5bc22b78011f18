using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Audit;
using Routeboek.Application.Opslag;
using Routeboek.Application.Reservekopie;
using Routeboek.Domain.Audit;
using Routeboek.IntegrationTests.Opslag;

namespace Routeboek.IntegrationTests.Bedrijf;

/// <summary>Whatever is done at the database itself, at whatever place, is found by the whole check with its anchors, and the row is named.</summary>
[Collection(Databanken.Naam)]
public sealed class AuditingreepTests(Postgrescluster cluster) : IDisposable
{
    private static readonly string[] s_velden = ["wie", "rol", "grond", "regel", "doel", "verwerking", "betrokkene", "houder", "kamer", "wat", "onderwerp", "spoor"];

    private readonly string _map = Directory.CreateTempSubdirectory("rb-ingreep-").FullName;

    public void Dispose() => Directory.Delete(_map, recursive: true);

    [Theory]
    [InlineData(Proefdatabank.Sqlite, 90)]
    [InlineData(Proefdatabank.Postgres, 27)]
    public async Task Ingreep_OpEenWillekeurigePlaats_NoemtDeRegel(string soort, int keren)
    {
        await using var wereld = await VulAsync(soort);
        var schakels = await SchakelsAsync(wereld.Opslag);
        Assert.True(schakels.Count > 20);
        Assert.Empty(await BreukenAsync(wereld.Opslag));
        var toeval = new Random(11);
        for (var keer = 0; keer < keren; keer++)
        {
            await using var kopie = await KopieAsync(wereld, keer);
            var doel = schakels[toeval.Next(schakels.Count)];
            var (wat, verwacht) = await GrijpInAsync(kopie.Opslag, keer % 9, doel, schakels, toeval);
            var gevonden = await BreukenAsync(kopie.Opslag);
            Assert.True(gevonden.Any(verwacht), $"keer {keer}, {wat}, schakel {doel.Nr} van {doel.Organisatie}: {string.Join(", ", gevonden)}");
        }
    }

    // what was done, and which finding must be among those
    private static async Task<(string Wat, Func<Auditbevinding, bool> Verwacht)> GrijpInAsync(Routeboekopslag opslag, int soort, Auditzegel doel, IReadOnlyList<Auditzegel> alle, Random toeval)
    {
        await using var db = opslag.Context();
        await db.Database.OpenConnectionAsync();
        var regel = $"'{doel.Regel.ToString().ToUpperInvariant()}'";
        var keten = alle.Where(z => z.Organisatie == doel.Organisatie).ToList();
        async Task Voer(string sql)
        {
            await using var opdracht = Tabeltelling.Opdracht(db, sql);
            Assert.True(await opdracht.ExecuteNonQueryAsync() != 0, sql);
        }

        switch (soort)
        {
            case 0:
                var veld = s_velden[toeval.Next(s_velden.Length)];
                await Voer($"UPDATE auditregel SET {veld} = substr({veld}, 2) || 'x' WHERE id = {regel}");
                return ($"wijzig {veld}", b => (b.Breuk, b.Regel) == (Auditbreuk.Gewijzigd, doel.Regel));
            case 1:
                await Voer(db is SqliteOpslag
                    ? $"UPDATE auditregel SET wanneer = '2020-01-01 00:00:00', toegestaan = 7, zout = 'geen' WHERE id = {regel}"
                    : $"UPDATE auditregel SET wanneer = wanneer + interval '1 microsecond' WHERE id = {regel}");
                return ("wijzig de tijd", b => (b.Breuk, b.Regel) == (Auditbreuk.Gewijzigd, doel.Regel));
            case 2:
                await Voer($"DELETE FROM auditregel WHERE id = {regel}");
                return ("wis de regel", b => (b.Breuk, b.Regel) == (Auditbreuk.Verdwenen, doel.Regel));
            case 3:
                await Voer($"DELETE FROM auditzegel WHERE regel = {regel}");
                return ("wis de schakel", b => (b.Organisatie, b.Nr) == (doel.Organisatie, doel.Nr) && b.Breuk is Auditbreuk.Verdwenen or Auditbreuk.Afgekapt);
            case 4 when keten.Count > 1:
                var ander = keten.First(z => z.Nr != doel.Nr);
                await Voer($"UPDATE auditzegel SET nr = -nr WHERE organisatie = '{doel.Organisatie}' AND nr IN ({doel.Nr}, {ander.Nr})");
                await Voer($"UPDATE auditzegel SET nr = {doel.Nr + ander.Nr} + nr WHERE nr < 0");
                return ("verwissel", b => b.Breuk == Auditbreuk.Verplaatst && (b.Regel == doel.Regel || b.Regel == ander.Regel));
            case 5:
                var nieuw = Guid.CreateVersion7();
                await Voer($"INSERT INTO auditregel SELECT {(db is SqliteOpslag ? "" : "uuid ")}'{nieuw.ToString().ToUpperInvariant()}', {await KolommenAsync(db)} FROM auditregel WHERE id = {regel}");
                return ("voeg in", b => (b.Breuk, b.Regel) == (Auditbreuk.Ingevoegd, nieuw));
            case 6:
                await Voer($"DELETE FROM auditregel WHERE id IN (SELECT regel FROM auditzegel WHERE organisatie = '{doel.Organisatie}' AND nr >= {doel.Nr})");
                await Voer($"DELETE FROM auditzegel WHERE organisatie = '{doel.Organisatie}' AND nr >= {doel.Nr}");
                return ("kap af", b => (b.Breuk, b.Organisatie, b.Nr) == (Auditbreuk.Afgekapt, doel.Organisatie, doel.Nr));
            case 7:
                await HerschrijfAsync(db, doel, keten);
                return ("schrijf de keten opnieuw", b => b.Breuk == Auditbreuk.Afgekapt && b.Organisatie == doel.Organisatie && b.Nr >= doel.Nr);
            default:
                await Voer($"DELETE FROM auditregel WHERE organisatie = '{doel.Organisatie}'");
                await Voer($"DELETE FROM auditzegel WHERE organisatie = '{doel.Organisatie}'");
                return ("wis de hele keten", b => (b.Breuk, b.Organisatie, b.Nr) == (Auditbreuk.Afgekapt, doel.Organisatie, 1L));
        }
    }

    // somebody who knows how it works edits a line and makes all hashes right again: only an anchor tells
    private static async Task HerschrijfAsync(Opslagcontext db, Auditzegel doel, List<Auditzegel> keten)
    {
        var rij = await db.Auditregels.SingleAsync(r => r.Id == doel.Regel);
        var anders = rij.Inhoud() with { Wat = "niets-gedaan" };
        var hash = anders.Hash(rij.Zout);
        await db.Auditregels.Where(r => r.Id == doel.Regel).ExecuteUpdateAsync(s => s.SetProperty(r => r.Wat, anders.Wat).SetProperty(r => r.Hash, hash));
        var vorige = keten.LastOrDefault(z => z.Nr < doel.Nr);
        foreach (var oud in keten.Where(z => z.Nr >= doel.Nr))
        {
            vorige = Auditketen.Volgende(oud.Organisatie, vorige, oud.Regel, oud.Nr == doel.Nr ? hash : oud.Regelhash);
            var (regelhash, waarde) = (vorige.Regelhash, vorige.Waarde);
            await db.Auditzegels.Where(z => z.Organisatie == oud.Organisatie && z.Nr == oud.Nr).ExecuteUpdateAsync(s => s.SetProperty(z => z.Regelhash, regelhash).SetProperty(z => z.Waarde, waarde));
        }
    }

    private static async Task<string> KolommenAsync(Opslagcontext db)
    {
        await using var opdracht = Tabeltelling.Opdracht(db, "SELECT * FROM auditregel WHERE 1 = 0");
        await using var rijen = await opdracht.ExecuteReaderAsync();
        var kolommen = Enumerable.Range(0, rijen.FieldCount).Select(rijen.GetName).ToList();
        Assert.Equal("id", kolommen[0]);
        return string.Join(", ", kolommen.Skip(1));
    }

    private async Task<Proefwereld> VulAsync(string soort)
    {
        var wereld = await Proefwereld.NieuwAsync(soort, cluster);
        using var boek = new Ankerboek(Path.Combine(_map, "ankers"), "proef", Path.Combine(_map, "sleutel.pem"));
        var dossier = await wereld.OpenAsync();
        for (var i = 0; i < 12; i++)
        {
            await wereld.LeesDossier.VoerUitAsync(wereld.Mentor, dossier, CancellationToken.None);
            await wereld.LeesDossier.VoerUitAsync(wereld.Jeugdarts, dossier, CancellationToken.None);
            if (i % 3 != 2)
                continue;
            await new VerzegelAudit(wereld.Opslag).VoerUitAsync(CancellationToken.None);
            await new VerankerAudit(wereld.Opslag, boek, wereld.Klok).VoerUitAsync(CancellationToken.None);
        }

        // somebody with all rights at the database takes the triggers away first
        if (wereld.Databank.IsSqlite)
        {
            foreach (var trigger in await wereld.Databank.LeesAsync("SELECT name FROM sqlite_master WHERE type = 'trigger'"))
                await wereld.Databank.VoerAsync($"DROP TRIGGER {trigger}");
        }
        else
        {
            await wereld.Databank.VoerAsync("ALTER TABLE auditregel DISABLE TRIGGER USER; ALTER TABLE auditzegel DISABLE TRIGGER USER");
        }

        return wereld;
    }

    private static async Task<IReadOnlyList<Auditzegel>> SchakelsAsync(Routeboekopslag opslag)
    {
        await using var db = opslag.Context();
        return [.. (await db.Auditzegels.OrderBy(z => z.Organisatie).ThenBy(z => z.Nr).ToListAsync()).Select(z => z.Zegel())];
    }

    private async Task<IReadOnlyList<Auditbevinding>> BreukenAsync(Routeboekopslag opslag)
    {
        var breuken = new List<Auditbevinding>();
        await foreach (var oordeel in new ControleerAudit(opslag).AllesAsync(Ankerboek.Lees(Path.Combine(_map, "ankers")).Hoofden, null, CancellationToken.None))
            breuken.AddRange(oordeel.Bevindingen);
        return breuken;
    }

    private async Task<Proefkopie> KopieAsync(Proefwereld wereld, int nr)
    {
        wereld.Opslag.LaatLos();
        if (wereld.Opslag.Bestand is { } bestand)
        {
            var kopie = Path.Combine(_map, $"{nr}.db");
            File.Copy(bestand, kopie);
            return new Proefkopie(Routeboekopslag.Sqlite(kopie));
        }

        var v = new Npgsql.NpgsqlConnectionStringBuilder(wereld.Opslag.Verbinding);
        var (mal, naam) = (v.Database, $"{v.Database}_{nr}");
        v.Database = "postgres";
        await using (var postgres = new Npgsql.NpgsqlConnection(v.ToString()))
        {
            await postgres.OpenAsync();
            await using var opdracht = new Npgsql.NpgsqlCommand($"CREATE DATABASE {naam} TEMPLATE {mal}", postgres);
            await opdracht.ExecuteNonQueryAsync();
        }

        v.Database = naam;
        return new Proefkopie(Routeboekopslag.Postgres(v.ToString()));
    }

    private sealed class Proefkopie(Routeboekopslag opslag) : IAsyncDisposable
    {
        public Routeboekopslag Opslag => opslag;

        public ValueTask DisposeAsync()
        {
            opslag.LaatLos();
            return ValueTask.CompletedTask;
        }
    }
}
