using System.Globalization;
using Microsoft.Data.Sqlite;
using Routeboek.Application.Opslag;
using Routeboek.Domain.Dossiers;
using Routeboek.IntegrationTests.Opslag;

namespace Routeboek.IntegrationTests.Bedrijf;

/// <summary>
/// What would be on the disk if the power had failed: at any moment all that was laid down for good is there, and of what was written since any part,
/// in any order, down to a sector. Each such image must open, hold all that was acknowledged before, and nothing half. The control is a disk that lies:
/// it says that it laid down and did not. Started by bench/stroomuitval.
/// </summary>
internal static class Stroomuitval
{
    public const string Naam = "stroomuitval";

    private const int Sector = 512;
    private const int Bevestigd = 150;

    /// <summary>Prints a line of JSON.</summary>
    /// <returns>0 when no image of the product is bad and the control is.</returns>
    public static async Task<int> MeetAsync(int beelden)
    {
        await using var wereld = await Proefwereld.NieuwAsync(Proefdatabank.Sqlite, null!);
        var dossiers = new[] { await wereld.OpenAsync(), await wereld.OpenAsync() };
        var bestand = wereld.Opslag.Bestand!;
        wereld.Opslag.LaatLos();
        var begin = await File.ReadAllBytesAsync(bestand);
        var verslag = bestand + ".verslag";
        using (var proces = Proefproces.StartGevolgd(wereld.Opslag, dossiers, verslag))
            await proces.DoodNaAsync(Bevestigd);
        var daden = Schijfverslag.Lees(verslag, Path.GetDirectoryName(bestand)!).ToList();
        var goed = await KeurAsync(daden, new Schijf(bestand, begin, liegt: false), dossiers, beelden);
        var liegt = await KeurAsync(daden, new Schijf(bestand, begin, liegt: true), dossiers, Math.Min(beelden, 100));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{{\"images\":{goed.Beelden},\"acknowledged\":{Bevestigd},\"bad\":{goed.Slecht},\"control_images\":{liegt.Beelden},\"control_bad\":{liegt.Slecht}}}"));
        return goed.Slecht == 0 && liegt.Slecht > 0 ? 0 : 1;
    }

    private static async Task<(int Beelden, int Slecht)> KeurAsync(List<Schijfdaad> daden, Schijf schijf, IReadOnlyList<DossierId> dossiers, int beelden)
    {
        var toeval = new Random(11);
        var momenten = Enumerable.Range(0, beelden).Select(_ => toeval.Next(1, daden.Count + 1)).ToHashSet();
        var (gezegd, slecht, aantal) = (new List<string>(), 0, 0);
        for (var i = 0; i < daden.Count; i++)
        {
            if (daden[i] is Schijfdaad.Zegt zegt)
                gezegd.AddRange(zegt.Regel.Split('\n'));
            else
                schijf.Doe(daden[i]);
            if (!momenten.Contains(i + 1))
                continue;
            aantal++;
            var bezwaren = await KeurAsync(schijf.Beeld(toeval), dossiers, gezegd);
            slecht += bezwaren.Count > 0 ? 1 : 0;
            if (bezwaren.Count > 0 && !schijf.Liegt)
                Console.Error.WriteLine($"daad {i.ToString(CultureInfo.InvariantCulture)}: {string.Join("; ", bezwaren)}");
        }

        return (aantal, slecht);
    }

    private static async Task<IReadOnlyList<string>> KeurAsync(IReadOnlyDictionary<string, byte[]> beeld, IReadOnlyList<DossierId> dossiers, IReadOnlyList<string> bevestigd)
    {
        var map = Directory.CreateTempSubdirectory("rb-beeld-").FullName;
        var opslag = Routeboekopslag.Sqlite(Path.Combine(map, Path.GetFileName(beeld.Keys.MinBy(b => b.Length)!)));
        try
        {
            foreach (var (pad, inhoud) in beeld)
                await File.WriteAllBytesAsync(Path.Combine(map, Path.GetFileName(pad)), inhoud);
            await using (var verbinding = new SqliteConnection($"Data Source={opslag.Bestand};Pooling=False"))
            {
                await verbinding.OpenAsync();
                await using var opdracht = verbinding.CreateCommand();
                opdracht.CommandText = "PRAGMA integrity_check";
                if (await opdracht.ExecuteScalarAsync() is not "ok" and var kapot)
                    return [$"kapot: {kapot}"];
            }

            return await RobuustheidTests.BezwarenAsync(opslag, dossiers, bevestigd);
        }
        catch (Exception fout) when (fout is SqliteException or InvalidOperationException)
        {
            return [fout.Message];
        }
        finally
        {
            opslag.LaatLos();
            Directory.Delete(map, recursive: true);
        }
    }

    /// <summary>What is safe of each file, and what was asked since.</summary>
    private sealed class Schijf(string bestand, byte[] begin, bool liegt)
    {
        private readonly Dictionary<string, byte[]> _vast = new(StringComparer.Ordinal) { [bestand] = begin };
        private readonly Dictionary<string, List<Schijfdaad>> _onderweg = new(StringComparer.Ordinal);

        public bool Liegt => liegt;

        public void Doe(Schijfdaad daad)
        {
            switch (daad)
            {
                case Schijfdaad.LegtVast legt when !liegt:
                    _vast[legt.Bestand] = Na(_vast.GetValueOrDefault(legt.Bestand, []), Onderweg(legt.Bestand));
                    Onderweg(legt.Bestand).Clear();
                    break;
                case Schijfdaad.Schrijft schrijft:
                    Onderweg(schrijft.Bestand).Add(schrijft);
                    break;
                case Schijfdaad.KortAf kort:
                    Onderweg(kort.Bestand).Add(kort);
                    break;
            }
        }

        /// <summary>What is safe, and of the rest all, nothing, or the sectors that chance gives.</summary>
        public IReadOnlyDictionary<string, byte[]> Beeld(Random toeval)
        {
            var kans = toeval.Next(4) switch { 0 => 0.0, 1 => 1.0, _ => toeval.NextDouble() };
            return _vast.Keys.Union(_onderweg.Keys).ToDictionary(b => b, b => Na(_vast.GetValueOrDefault(b, []), Onderweg(b).SelectMany(Sectoren).Where(_ => toeval.NextDouble() < kans)), StringComparer.Ordinal);
        }

        private List<Schijfdaad> Onderweg(string bestand) => _onderweg.TryGetValue(bestand, out var lijst) ? lijst : _onderweg[bestand] = [];

        private static IEnumerable<Schijfdaad> Sectoren(Schijfdaad daad)
        {
            if (daad is not Schijfdaad.Schrijft s)
                return [daad];
            return s.Inhoud.Chunk(Sector).Select((deel, i) => new Schijfdaad.Schrijft(s.Bestand, s.Plaats + (long)i * Sector, deel));
        }

        private static byte[] Na(byte[] inhoud, IEnumerable<Schijfdaad> daden)
        {
            foreach (var daad in daden)
            {
                var lengte = daad is Schijfdaad.KortAf kort ? kort.Lengte : daad is Schijfdaad.Schrijft s ? Math.Max(inhoud.Length, s.Plaats + s.Inhoud.Length) : inhoud.Length;
                var nieuw = new byte[lengte];
                inhoud.AsSpan(0, (int)Math.Min(lengte, inhoud.Length)).CopyTo(nieuw);
                if (daad is Schijfdaad.Schrijft schrijft)
                    schrijft.Inhoud.CopyTo(nieuw.AsSpan((int)schrijft.Plaats));
                inhoud = nieuw;
            }

            return inhoud;
        }
    }
}
