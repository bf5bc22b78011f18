using System.Buffers.Text;

namespace Routeboek.Application.Signalering;

/// <summary>UTF-8 text in the making. Used again.</summary>
public sealed class Uitvoerbuffer
{
    private byte[] _bytes = new byte[64 * 1024];

    public int Lengte { get; private set; }

    public ReadOnlySpan<byte> Tekst => _bytes.AsSpan(0, Lengte);

    /// <summary>The same for a writer that is awaited.</summary>
    public ReadOnlyMemory<byte> Geheugen => _bytes.AsMemory(0, Lengte);

    public void Leeg() => Lengte = 0;

    public void Schrijf(ReadOnlySpan<byte> utf8)
    {
        utf8.CopyTo(Ruimte(utf8.Length));
        Lengte += utf8.Length;
    }

    public void Schrijf(byte teken)
    {
        Ruimte(1)[0] = teken;
        Lengte++;
    }

    public void Schrijf(string tekst)
    {
        var ruimte = Ruimte(tekst.Length * 3);
        Lengte += System.Text.Encoding.UTF8.GetBytes(tekst, ruimte);
    }

    /// <summary>A whole number, 0 or more.</summary>
    public void Schrijf(long getal) => Lengte += Schrijf(Ruimte(20), getal);

    /// <summary>Writes a whole number, 0 or more, and returns the number of digits.</summary>
    public static int Schrijf(Span<byte> naar, long getal)
    {
        if (getal < 10)
        {
            naar[0] = (byte)('0' + getal);
            return 1;
        }
        Utf8Formatter.TryFormat(getal, naar, out var n);
        return n;
    }

    /// <summary>Room that is written to directly; <see cref="Verbruik"/> says how much was used.</summary>
    public Span<byte> Reserveer(int bytes) => Ruimte(bytes);

    public void Verbruik(int bytes) => Lengte += bytes;

    /// <summary>A number in tenths with one decimal and a point.</summary>
    public void SchrijfTienden(int tienden)
    {
        Schrijf((long)(tienden / 10));
        Schrijf((byte)'.');
        Schrijf((byte)('0' + Math.Abs(tienden % 10)));
    }

    private Span<byte> Ruimte(int nodig)
    {
        if (Lengte + nodig > _bytes.Length)
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Lengte + nodig));
        return _bytes.AsSpan(Lengte);
    }
}
