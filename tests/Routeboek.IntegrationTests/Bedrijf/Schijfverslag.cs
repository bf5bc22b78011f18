using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Routeboek.IntegrationTests.Bedrijf;

/// <summary>Something that a program asked of the disk, or told the world.</summary>
internal abstract record Schijfdaad
{
    public sealed record Schrijft(string Bestand, long Plaats, byte[] Inhoud) : Schijfdaad;

    public sealed record KortAf(string Bestand, long Lengte) : Schijfdaad;

    /// <summary>From here on what was written to the file before is safe.</summary>
    public sealed record LegtVast(string Bestand) : Schijfdaad;

    /// <summary>A line to standard output.</summary>
    public sealed record Zegt(string Regel) : Schijfdaad;
}

/// <summary>Reads what strace wrote down of the writes of a program, in the order in which they were done.</summary>
internal static partial class Schijfverslag
{
    private const string Halverwege = " <unfinished ...>";

    /// <summary>The command that starts another one and writes its disk work to a file.</summary>
    public static string[] Volger(string verslag) =>
        ["strace", "-f", "-y", "-xx", "-s", "1048576", "-e", "trace=write,pwrite64,fsync,fdatasync,ftruncate", "-e", "status=successful", "-e", "signal=none", "-o", verslag];

    /// <param name="verslag">The file.</param>
    /// <param name="map">Only files in this folder.</param>
    public static IEnumerable<Schijfdaad> Lees(string verslag, string map)
    {
        var open = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var regel in File.ReadLines(verslag))
        {
            var spatie = regel.IndexOf(' ', StringComparison.Ordinal);
            var (proces, tekst) = (regel[..spatie], regel[spatie..].TrimStart());
            if (tekst.EndsWith(Halverwege, StringComparison.Ordinal))
                open[proces] = tekst[..^Halverwege.Length];
            else if (Hervat().Match(tekst) is { Success: true } hervat)
                tekst = open.Remove(proces, out var begin) ? begin + hervat.Groups[1].Value : "";
            if (!tekst.EndsWith(Halverwege, StringComparison.Ordinal) && Daad(tekst, map) is { } daad)
                yield return daad;
        }
    }

    private static Schijfdaad? Daad(string tekst, string map)
    {
        if (Aanroep().Match(tekst) is not { Success: true } m)
            return null;
        var (naam, bestand) = (m.Groups["naam"].Value, Encoding.UTF8.GetString(Bytes(m.Groups["pad"].Value)));
        if (naam == "write")
            return m.Groups["fd"].Value == "1" ? new Schijfdaad.Zegt(Encoding.UTF8.GetString(Bytes(m.Groups["inhoud"].Value)).TrimEnd('\n')) : null;
        if (!bestand.StartsWith(map + Path.DirectorySeparatorChar, StringComparison.Ordinal) || bestand.EndsWith("-shm", StringComparison.Ordinal))
            return null;
        return naam switch
        {
            // how much was written is what it gave back
            "pwrite64" => new Schijfdaad.Schrijft(bestand, Getal(m.Groups["laatste"].Value), Bytes(m.Groups["inhoud"].Value)[..(int)Getal(m.Groups["uitkomst"].Value)]),
            "ftruncate" => new Schijfdaad.KortAf(bestand, Getal(m.Groups["laatste"].Value)),
            _ => new Schijfdaad.LegtVast(bestand),
        };
    }

    private static long Getal(string tekst) => long.Parse(tekst, CultureInfo.InvariantCulture);

    private static byte[] Bytes(string tekst)
    {
        if (!tekst.StartsWith("\\x", StringComparison.Ordinal))
            return Encoding.UTF8.GetBytes(tekst);
        var bytes = new byte[tekst.Length / 4];
        for (var i = 0; i < bytes.Length; i++)
            bytes[i] = byte.Parse(tekst.AsSpan(i * 4 + 2, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return bytes;
    }

    [GeneratedRegex(@"^<\.\.\. \w+ resumed>(.*)$", RegexOptions.Singleline)]
    private static partial Regex Hervat();

    [GeneratedRegex("""^(?<naam>\w+)\((?<fd>\d+)<(?<pad>[^>]*)>(, "(?<inhoud>[^"]*)", \d+)?(, (?<laatste>\d+))?\)\s+= (?<uitkomst>\d+)""", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Aanroep();
}
