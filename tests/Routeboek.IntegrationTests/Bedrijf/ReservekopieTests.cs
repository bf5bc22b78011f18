using System.Security.Cryptography;
using System.Text;
using Routeboek.Application.Audit;
using Routeboek.Application.Opslag;
using Routeboek.Application.Reservekopie;
using Routeboek.IntegrationTests.Opslag;

namespace Routeboek.IntegrationTests.Bedrijf;

/// <summary>The drill on both engines: fill, copy while writing goes on, lose it, put it back elsewhere, compare everything.</summary>
[Collection(Databanken.Naam)]
public sealed class ReservekopieTests(Postgrescluster cluster) : IDisposable
{
    private static readonly Kopiesleutel s_sleutel = new Kopiesleutel.Bestand(RandomNumberGenerator.GetBytes(32));

    private readonly string _map = Directory.CreateTempSubdirectory("rb-kopie-").FullName;

    public static TheoryData<string> Databank => Proefdatabank.Beide;

    private string Kopie => Path.Combine(_map, "kopie");

    private string Ankers => Path.Combine(_map, "ankers");

    private string Doel => Path.Combine(_map, "terug");

    public void Dispose() => Directory.Delete(_map, recursive: true);

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task Oefening_AllesKomtTerug_OokAlWerdErGeschreven(string soort)
    {
        await using var wereld = await VulAsync(soort);
        var dossier = await wereld.OpenAsync();
        using var klaar = new CancellationTokenSource();
        var schrijven = Task.Run(async () =>
        {
            var aantal = 0;
            for (; !klaar.IsCancellationRequested; aantal++)
                await wereld.LeesDossier.VoerUitAsync(wereld.Mentor, dossier, CancellationToken.None);
            return aantal;
        });

        var inhoud = await new MaakReservekopie(wereld.Opslag, wereld.Klok).VoerUitAsync("routeboek", Kopie, Ankers, s_sleutel, CancellationToken.None);
        await klaar.CancelAsync();
        Assert.True(await schrijven >= 0);
        Assert.True(inhoud.Rijen > 20);
        Assert.Equal([Kopie], Directory.GetFiles(_map, "kopie*"));

        var (terug, hersteld) = await HerstelAsync(soort);
        Assert.All(hersteld.Audit, a => Assert.Empty(a.Bevindingen));
        Assert.True(hersteld.Audit.Sum(a => a.Ankers) > 0);
        // a second copy of what came back is the same, table for table, as the first says of itself
        var tabellen = await HashAsync(terug);
        Assert.Equal(inhoud.Rijen, tabellen.Values.Sum(t => t.Rijen));
        Assert.Equal(inhoud.Tabellen, tabellen.Count);
        // what was there before the copy began is there to the byte
        var bron = await HashAsync(wereld.Opslag);
        foreach (var vast in new[] { "organisatie", "leerling", "persoon", "schoolprotocol", "feit", "auditzegel", "__EFMigrationsHistory" })
            Assert.Equal(bron[vast], tabellen[vast]);
        Laat(terug);
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task StilleDatabank_KomtTotOpDeByteTerug(string soort)
    {
        await using var wereld = await VulAsync(soort);
        await MaakAsync(wereld);
        var (terug, _) = await HerstelAsync(soort);
        Assert.Equal(await HashAsync(wereld.Opslag), await HashAsync(terug));
        // and one can go on with it
        Assert.False(await terug.MigreerAsync(CancellationToken.None));
        Assert.Empty(await new VerzegelAudit(terug).VoerUitAsync(CancellationToken.None));
        Laat(terug);
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task WatNietHeelIs_WordtGeweigerd_EnErKomtNietsTerug(string soort)
    {
        await using var wereld = await VulAsync(soort);
        await MaakAsync(wereld);
        var heel = await File.ReadAllBytesAsync(Kopie);
        var leeg = await LeegDoelAsync(soort);
        async Task WeigertAsync(byte[] bytes, Kopiesleutel sleutel, string zin)
        {
            using var stroom = new MemoryStream(bytes);
            var fout = await Assert.ThrowsAsync<Kopiefout>(() => ZetReservekopieTerug.VoerUitAsync(stroom, sleutel, Doel, leeg, CancellationToken.None));
            Assert.Contains(zin, fout.Message, StringComparison.Ordinal);
            Assert.Empty(Directory.EnumerateFileSystemEntries(Doel));
            if (leeg is not null)
                Assert.Equal("0", await TelTabellenAsync(leeg));
        }

        await WeigertAsync(heel, new Kopiesleutel.Bestand(RandomNumberGenerator.GetBytes(32)), "hoort niet bij deze reservekopie");
        await WeigertAsync(Encoding.UTF8.GetBytes("naam;datum\n"), s_sleutel, "geen reservekopie");
        await WeigertAsync([], s_sleutel, "geen reservekopie");
        await WeigertAsync([.. heel, 0], s_sleutel, "niet heel");
        var toeval = new Random(3);
        for (var keer = 0; keer < 12; keer++)
        {
            // behind the mark of sixteen bytes; within salt and proof the key does not fit any more
            var plaats = toeval.Next(16, heel.Length);
            var anders = heel.ToArray();
            anders[plaats] ^= (byte)(1 << toeval.Next(8));
            await WeigertAsync(anders, s_sleutel, plaats < 64 ? "hoort niet" : "niet heel");
            await WeigertAsync(heel[..toeval.Next(64, heel.Length)], s_sleutel, "niet heel");
        }
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task PlaatsDieNietLeegIs_WordtNooitOverschreven(string soort)
    {
        await using var wereld = await VulAsync(soort);
        await MaakAsync(wereld);
        Assert.Contains("bestaat al", (await Assert.ThrowsAsync<Kopiefout>(() => MaakAsync(wereld))).Message, StringComparison.Ordinal);
        var (terug, _) = await HerstelAsync(soort);
        await using (var stroom = File.OpenRead(Kopie))
        {
            var fout = await Assert.ThrowsAsync<Kopiefout>(() => ZetReservekopieTerug.VoerUitAsync(stroom, s_sleutel, soort == Proefdatabank.Sqlite ? Doel : Doel + "2", terug.Bestand is null ? terug.Verbinding : null, CancellationToken.None));
            Assert.Contains("nooit iets overschreven", fout.Message, StringComparison.Ordinal);
        }

        await using (var stroom = File.OpenRead(Kopie))
        {
            var fout = await Assert.ThrowsAsync<Kopiefout>(() => ZetReservekopieTerug.VoerUitAsync(stroom, s_sleutel, Doel + "3", terug.Bestand is null ? null : "Host=x;Database=y", CancellationToken.None));
            Assert.Contains("Er is niets teruggezet", fout.Message, StringComparison.Ordinal);
        }

        Laat(terug);
    }

    [Fact]
    public async Task Kopie_LaatNietsLezen()
    {
        await using var wereld = await VulAsync(Proefdatabank.Sqlite);
        await MaakAsync(wereld);
        var tekst = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(Kopie));
        Assert.DoesNotContain("Vlieger", tekst, StringComparison.Ordinal);
        Assert.DoesNotContain("SQLite", tekst, StringComparison.Ordinal);
        // the control: in the database itself it stands
        Assert.Contains("De Vlieger", await wereld.Databank.LeesAsync("SELECT naam FROM organisatie"));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Kopie));
        // a passphrase locks as well as a file does, and is not printed
        var wachtzin = new Kopiesleutel.Wachtzin("vier losse woorden hier");
        await new MaakReservekopie(wereld.Opslag, wereld.Klok).VoerUitAsync("routeboek", Kopie + "2", Ankers, wachtzin, CancellationToken.None);
        await using var stroom = File.OpenRead(Kopie + "2");
        Assert.True((await ZetReservekopieTerug.VoerUitAsync(stroom, new Kopiesleutel.Wachtzin("vier losse woorden hier"), Doel, null, CancellationToken.None)).Rijen > 0);
        Assert.DoesNotContain("vier", wachtzin.ToString(), StringComparison.Ordinal);
    }

    private async Task<Proefwereld> VulAsync(string soort)
    {
        var wereld = await Proefwereld.NieuwAsync(soort, cluster);
        for (var i = 0; i < 8; i++)
        {
            var dossier = await wereld.OpenAsync();
            await wereld.LegVastAsync(dossier, FeitenTests.Gesprek(new DateOnly(2026, 1, 12)));
        }

        await new VerzegelAudit(wereld.Opslag).VoerUitAsync(CancellationToken.None);
        using var boek = new Ankerboek(Ankers, "proef", Path.Combine(_map, "sleutel.pem"));
        Assert.Empty(await new VerankerAudit(wereld.Opslag, boek, wereld.Klok).VoerUitAsync(CancellationToken.None));
        return wereld;
    }

    private Task MaakAsync(Proefwereld wereld) => new MaakReservekopie(wereld.Opslag, wereld.Klok).VoerUitAsync("routeboek", Kopie, Ankers, s_sleutel, CancellationToken.None);

    private Task<string?> LeegDoelAsync(string soort)
    {
        Directory.CreateDirectory(Doel);
        return Task.FromResult(soort == Proefdatabank.Sqlite ? null : (string?)cluster.NieuweDatabank());
    }

    private async Task<(Routeboekopslag Opslag, Herstelling Hersteld)> HerstelAsync(string soort)
    {
        var verbinding = await LeegDoelAsync(soort);
        await using var stroom = File.OpenRead(Kopie);
        var hersteld = await ZetReservekopieTerug.VoerUitAsync(stroom, s_sleutel, Doel, verbinding, CancellationToken.None);
        return (Routeboekopslag.Kies(verbinding, Path.Combine(Doel, "routeboek.db")), hersteld);
    }

    private static async Task<SortedDictionary<string, (long Rijen, string Hash)>> HashAsync(Routeboekopslag opslag)
    {
        await using var db = opslag.Context();
        var hashes = new SortedDictionary<string, (long, string)>(StringComparer.Ordinal);
        foreach (var tabel in await Tabeltelling.TabellenAsync(db, CancellationToken.None))
        {
            await using var opdracht = Tabeltelling.Opdracht(db, $"SELECT * FROM \"{tabel}\"");
            await using var rijen = await opdracht.ExecuteReaderAsync();
            var regels = new List<string>();
            while (await rijen.ReadAsync())
                regels.Add(string.Join('|', Enumerable.Range(0, rijen.FieldCount).OrderBy(rijen.GetName, StringComparer.Ordinal).Select(i => rijen.GetValue(i) is byte[] b ? Convert.ToHexString(b) : Convert.ToString(rijen.GetValue(i), System.Globalization.CultureInfo.InvariantCulture))));
            regels.Sort(StringComparer.Ordinal);
            hashes[tabel] = (regels.Count, Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', regels)))));
        }

        return hashes;
    }

    private static async Task<string> TelTabellenAsync(string verbinding)
    {
        await using var postgres = new Npgsql.NpgsqlConnection(verbinding);
        await postgres.OpenAsync();
        await using var opdracht = new Npgsql.NpgsqlCommand("SELECT count(*)::text FROM information_schema.tables WHERE table_schema = 'public'", postgres);
        return (string)(await opdracht.ExecuteScalarAsync())!;
    }

    private static void Laat(Routeboekopslag opslag) => opslag.LaatLos();
}
