using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Routeboek.Web.Aanmelding;

/// <summary>Codes of six digits by the clock (RFC 6238). Own code, because that of Identity takes five steps and cannot say which one it was.</summary>
internal static class Totp
{
    public const int Cijfers = 6;
    public const int Geheimlengte = 20;
    private const int Seconden = 30;
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>The step of a code: this one, the one before or the one after it, since clocks differ; null when it is wrong.</summary>
    public static long? Stap(ReadOnlySpan<byte> geheim, string code, DateTimeOffset nu)
    {
        var getypt = new string([.. code.Where(char.IsAsciiDigit)]);
        if (getypt.Length != Cijfers)
            return null;
        var stap = nu.ToUnixTimeSeconds() / Seconden;
        long? goed = null;
        for (var s = stap - 1; s <= stap + 1; s++)
        {
            if (CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Code(geheim, s)), Encoding.ASCII.GetBytes(getypt)))
                goed ??= s;
        }

        return goed;
    }

    public static long StapVan(DateTimeOffset nu) => nu.ToUnixTimeSeconds() / Seconden;

    public static string Code(ReadOnlySpan<byte> geheim, long stap)
    {
        Span<byte> teller = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(teller, stap);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // what authenticator apps know; as a keyed hash SHA-1 is not broken
        HMACSHA1.HashData(geheim, teller, hash);
#pragma warning restore CA5350
        var getal = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 15)..]) & int.MaxValue;
        return (getal % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>A secret in the letters that apps ask for (RFC 4648, base32).</summary>
    public static string Base32(ReadOnlySpan<byte> bytes)
    {
        var uit = new StringBuilder((bytes.Length * 8 / 5) + 1);
        int bak = 0, bits = 0;
        foreach (var b in bytes)
        {
            bak = (bak << 8) | b;
            for (bits += 8; bits >= 5; bits -= 5)
                uit.Append(Letters[(bak >> (bits - 5)) & 31]);
            bak &= (1 << bits) - 1;
        }

        if (bits > 0)
            uit.Append(Letters[(bak << (5 - bits)) & 31]);
        return uit.ToString();
    }

    /// <summary>What a phone reads from the picture.</summary>
    public static string Adres(string naam, ReadOnlySpan<byte> geheim) =>
        $"otpauth://totp/Routeboek:{Uri.EscapeDataString(naam)}?secret={Base32(geheim)}&issuer=Routeboek&algorithm=SHA1&digits={Cijfers}&period={Seconden}";
}
