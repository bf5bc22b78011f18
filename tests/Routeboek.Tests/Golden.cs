namespace Routeboek.Tests;

/// <summary>Compares with a reviewed file in tests/golden. GOLDEN=1 writes the files anew.</summary>
internal static class Golden
{
    public static void Klopt(string naam, string tekst)
    {
        var pad = Path.Combine(Wortelmap.Pad, "tests", "golden", naam);
        if (Environment.GetEnvironmentVariable("GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(pad)!);
            File.WriteAllText(pad, tekst);
        }
        Assert.True(File.Exists(pad), $"tests/golden/{naam} ontbreekt; schrijf het met GOLDEN=1 en lees het na");
        Assert.Equal(File.ReadAllText(pad), tekst);
    }
}
