using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Routeboek.Domain.Audit;

namespace Routeboek.Application.Audit;

/// <summary>
/// One line of a file of anchors: the heads of chains at an instant, bound to the line before it and signed. Written as JSON whose
/// signature covers every byte before it, so that any tool can check it.
/// </summary>
internal sealed record Ankerregel(string Vorige, DateTime Wanneer, IReadOnlyList<Auditanker> Hoofden)
{
    private const string Handtekening = ",\"handtekening\":\"";

    public string Schrijf(ECDsa sleutel)
    {
        using var stroom = new MemoryStream();
        using (var json = new Utf8JsonWriter(stroom))
        {
            json.WriteStartObject();
            json.WriteString("vorige", Vorige);
            json.WriteString("wanneer", Wanneer.ToString("O", CultureInfo.InvariantCulture));
            json.WriteStartArray("hoofden");
            foreach (var hoofd in Hoofden)
            {
                json.WriteStartObject();
                json.WriteString("organisatie", hoofd.Organisatie);
                json.WriteNumber("nr", hoofd.Nr);
                json.WriteString("zegel", Convert.ToHexStringLower(hoofd.Zegel));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        var deel = stroom.ToArray().AsSpan()[..^1];
        return $"{Encoding.UTF8.GetString(deel)}{Handtekening}{Convert.ToBase64String(sleutel.SignData(deel, HashAlgorithmName.SHA256))}\"}}";
    }

    /// <summary>The line, or null when it is none: half of one, for instance.</summary>
    /// <param name="tekst">As it stands in the file.</param>
    /// <param name="sleutel">Who must have signed it; null = that is not looked at.</param>
    /// <param name="echt">Whether it was signed so.</param>
    public static Ankerregel? Lees(string tekst, ECDsa? sleutel, out bool echt)
    {
        echt = false;
        try
        {
            using var json = JsonDocument.Parse(tekst);
            var wortel = json.RootElement;
            var knip = tekst.LastIndexOf(Handtekening, StringComparison.Ordinal);
            if (knip < 0)
                return null;
            var regel = new Ankerregel(
                wortel.GetProperty("vorige").GetString()!,
                DateTime.Parse(wortel.GetProperty("wanneer").GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
                [.. wortel.GetProperty("hoofden").EnumerateArray().Select(h => new Auditanker(h.GetProperty("organisatie").GetString()!, h.GetProperty("nr").GetInt64(), Convert.FromHexString(h.GetProperty("zegel").GetString()!)))]);
            echt = sleutel is null || sleutel.VerifyData(Encoding.UTF8.GetBytes(tekst[..knip]), Convert.FromBase64String(wortel.GetProperty("handtekening").GetString()!), HashAlgorithmName.SHA256);
            return regel;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or FormatException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>What the next line says of this one.</summary>
    public static string Hash(string tekst) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(tekst)));
}

/// <summary>What is wrong with a file of anchors itself.</summary>
/// <param name="Bestand">The file, without its folder.</param>
/// <param name="Regel">The line, from 1.</param>
/// <param name="Wat">In Dutch.</param>
public sealed record Ankerbevinding(string Bestand, int Regel, string Wat);

/// <summary>The anchors of a folder, per chain, and what is wrong with the folder.</summary>
/// <param name="Hoofden">All that were signed, by chain.</param>
/// <param name="Sleutels">By whom: the start of the hash of each public key.</param>
/// <param name="Bevindingen">What is wrong; empty = nothing.</param>
public sealed record Ankerstand(IReadOnlyDictionary<string, IReadOnlyList<Auditanker>> Hoofden, IReadOnlyList<string> Sleutels, IReadOnlyList<Ankerbevinding> Bevindingen)
{
    public static Ankerstand Geen { get; } = new(new Dictionary<string, IReadOnlyList<Auditanker>>(StringComparer.Ordinal), [], []);
}
