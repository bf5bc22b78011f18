using System.Buffers.Binary;
using System.Text;

namespace Routeboek.Domain.Audit;

/// <summary>
/// Writes a line as it is hashed: the salt, what has a fixed length, and then wie, rol, organisatie, grond, regel, doel, verwerking,
/// betrokkene, houder, kamer, wat, onderwerp and spoor. Once and for ever: another order makes every chain of the past unreadable.
/// </summary>
/// <param name="ruimte">Where; at least <see cref="Vast"/>, the salt, and four bytes with each text.</param>
public ref struct Regelschrift(Span<byte> ruimte)
{
    /// <summary>The bytes of all but the salt and the texts: the length of the salt, key, instant, whether it was allowed, the day until which it is confidential.</summary>
    public const int Vast = 4 + 16 + 8 + 1 + 4;

    /// <summary>For a line that is not confidential.</summary>
    public const int GeenDag = -1;

    private readonly Span<byte> _ruimte = ruimte;
    private int _lengte;

    public readonly ReadOnlySpan<byte> Geschreven => _ruimte[.._lengte];

    public void Begin(ReadOnlySpan<byte> zout, Guid id, long tikken, bool toegestaan, int dag)
    {
        BinaryPrimitives.WriteInt32BigEndian(_ruimte, zout.Length);
        zout.CopyTo(_ruimte[4..]);
        var vast = _ruimte[(4 + zout.Length)..];
        id.TryWriteBytes(vast, bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(vast[16..], tikken);
        vast[24] = toegestaan ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteInt32BigEndian(vast[25..], dag);
        _lengte = Vast + zout.Length;
    }

    public void Veld(string tekst) => Sluit(Encoding.UTF8.GetBytes(tekst, _ruimte[(_lengte + 4)..]));

    /// <param name="utf8">The text, in UTF-8.</param>
    public void Veld(ReadOnlySpan<byte> utf8)
    {
        utf8.CopyTo(_ruimte[(_lengte + 4)..]);
        Sluit(utf8.Length);
    }

    private void Sluit(int aantal)
    {
        BinaryPrimitives.WriteInt32BigEndian(_ruimte[_lengte..], aantal);
        _lengte += 4 + aantal;
    }
}
