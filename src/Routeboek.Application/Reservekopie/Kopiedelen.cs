using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Routeboek.Application.Reservekopie;

/// <summary>What a copy says of itself, at its end: how many rows of each table, and the hash of each part.</summary>
/// <param name="Vorm">The form of the copy; 1.</param>
/// <param name="Motor"><c>sqlite</c> or <c>postgres</c>.</param>
/// <param name="Naam">By which the database was known: <c>routeboek</c>, <c>demo</c> or <c>postgres</c>.</param>
/// <param name="Gemaakt">When, UTC.</param>
/// <param name="Migraties">The form of the database.</param>
/// <param name="Rijen">How many rows each table has.</param>
/// <param name="Delen">SHA-256 of each part.</param>
internal sealed record Kopiemanifest(int Vorm, string Motor, string Naam, DateTime Gemaakt, IReadOnlyList<string> Migraties, IReadOnlyDictionary<string, long> Rijen, IReadOnlyDictionary<string, string> Delen);

/// <summary>The parts within a copy, one after the other: a name, pieces with their length, an empty piece.</summary>
internal sealed class Deelschrijver(Stream uit)
{
    private readonly Dictionary<string, string> _hashes = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> Hashes => _hashes;

    public async Task SchrijfAsync(string naam, Stream inhoud, CancellationToken stop)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Stuk(Encoding.UTF8.GetBytes(naam));
        var ruimte = new byte[128 * 1024];
        int aantal;
        while ((aantal = await inhoud.ReadAsync(ruimte, stop)) > 0)
        {
            hash.AppendData(ruimte, 0, aantal);
            Stuk(ruimte.AsSpan(0, aantal));
        }

        Stuk([]);
        _hashes[naam] = Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public async Task SchrijfAsync(string naam, Kopiemanifest manifest, CancellationToken stop)
    {
        using var inhoud = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(manifest));
        await SchrijfAsync(naam, inhoud, stop);
    }

    private void Stuk(ReadOnlySpan<byte> inhoud)
    {
        Span<byte> lengte = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(lengte, inhoud.Length);
        uit.Write(lengte);
        uit.Write(inhoud);
    }
}

/// <summary>Reads the parts into a folder.</summary>
internal static class Deellezer
{
    private const int Langste = 1024 * 1024;

    /// <returns>The hash of each part.</returns>
    public static async Task<IReadOnlyDictionary<string, string>> LeesAsync(Stream binnen, string map, CancellationToken stop)
    {
        var hashes = new Dictionary<string, string>(StringComparer.Ordinal);
        while (Stuk(binnen) is { } naam)
        {
            var pad = Path.GetFullPath(Path.Combine(map, Encoding.UTF8.GetString(naam)));
            // the copy is ours or it would not have opened; even so nothing is written outside the folder
            if (!pad.StartsWith(Path.GetFullPath(map) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
                throw new Kopiefout("Deze reservekopie bevat een deel met een naam die niet kan. Er is niets teruggezet.");
            Directory.CreateDirectory(Path.GetDirectoryName(pad)!);
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            await using var uit = new FileStream(pad, FileMode.CreateNew, FileAccess.Write);
            while (Stuk(binnen) is { Length: > 0 } stuk)
            {
                stop.ThrowIfCancellationRequested();
                hash.AppendData(stuk);
                await uit.WriteAsync(stuk, stop);
            }

            uit.Flush(flushToDisk: true);
            hashes[Encoding.UTF8.GetString(naam)] = Convert.ToHexStringLower(hash.GetHashAndReset());
        }

        return hashes;
    }

    private static byte[]? Stuk(Stream binnen)
    {
        Span<byte> lengte = stackalloc byte[4];
        var aantal = binnen.ReadAtLeast(lengte, 4, throwOnEndOfStream: false);
        if (aantal == 0)
            return null;
        var groot = BinaryPrimitives.ReadInt32BigEndian(lengte);
        if (aantal < 4 || groot is < 0 or > Langste)
            throw new Kopiefout("Deze reservekopie is niet heel. Er is niets teruggezet. Neem een andere kopie.");
        var stuk = new byte[groot];
        binnen.ReadExactly(stuk);
        return stuk;
    }
}
