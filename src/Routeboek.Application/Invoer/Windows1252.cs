using System.Text;

namespace Routeboek.Application.Invoer;

/// <summary>Windows-1252 to UTF-8, without the code page provider, which costs start-up time.</summary>
public static class Windows1252
{
    // 0x80-0x9F; the five codes that Windows leaves open stay control characters, as browsers read them
    private const string Hoog =
        "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F" +
        "\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

    /// <summary>Converts; the target needs three bytes for each byte. Returns the number of bytes written.</summary>
    public static int NaarUtf8(ReadOnlySpan<byte> bron, Span<byte> doel)
    {
        var n = 0;
        foreach (var b in bron)
        {
            if (b < 0x80)
                doel[n++] = b;
            else
                n += new Rune(b < 0xA0 ? Hoog[b - 0x80] : (char)b).EncodeToUtf8(doel[n..]);
        }
        return n;
    }
}
