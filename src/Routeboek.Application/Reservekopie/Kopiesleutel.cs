using System.Security.Cryptography;
using System.Text;

namespace Routeboek.Application.Reservekopie;

/// <summary>What locks a copy: a passphrase that people keep, or a file with a key.</summary>
public abstract record Kopiesleutel
{
    /// <summary>The shortest passphrase that is taken for a new copy.</summary>
    public const int KortsteWachtzin = 12;

    /// <summary>The least bytes of a key file.</summary>
    public const int KleinsteSleutel = 32;

    private const int Ronden = 600_000;
    private const int Lengte = 32;

    private Kopiesleutel()
    {
    }

    public sealed record Wachtzin(string Tekst) : Kopiesleutel
    {
        // a record would print it
        public override string ToString() => nameof(Wachtzin);
    }

    public sealed record Bestand(ReadOnlyMemory<byte> Inhoud) : Kopiesleutel;

    internal byte[] Leid(ReadOnlySpan<byte> zout)
    {
        var basis = this switch
        {
            Wachtzin w => Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(w.Tekst), zout, Ronden, HashAlgorithmName.SHA512, Lengte),
            Bestand b => b.Inhoud.ToArray(),
            _ => throw new InvalidOperationException(),
        };
        return HKDF.DeriveKey(HashAlgorithmName.SHA256, basis, Lengte, zout.ToArray(), "routeboek reservekopie"u8.ToArray());
    }
}

/// <summary>A copy cannot be made or put back; nothing has changed. The message says why and what to do.</summary>
public sealed class Kopiefout(string melding, Exception? oorzaak = null) : Exception(melding, oorzaak);
