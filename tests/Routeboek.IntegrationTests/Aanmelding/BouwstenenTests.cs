using System.Text;
using Routeboek.Application.Aanmelding;
using Routeboek.Web.Aanmelding;

namespace Routeboek.IntegrationTests.Aanmelding;

public sealed class BouwstenenTests
{
    // RFC 6238 appendix B, the last six digits
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Code_IsDieVanDeRfc(long seconden, string code)
    {
        var geheim = Encoding.ASCII.GetBytes("12345678901234567890");
        var toen = DateTimeOffset.FromUnixTimeSeconds(seconden);
        Assert.Equal(code, Totp.Code(geheim, Totp.StapVan(toen)));
        Assert.Equal(Totp.StapVan(toen), Totp.Stap(geheim, code, toen.AddSeconds(30)));
        Assert.Equal(Totp.StapVan(toen), Totp.Stap(geheim, $" {code[..3]} {code[3..]}", toen.AddSeconds(-30)));
        Assert.Null(Totp.Stap(geheim, code, toen.AddSeconds(60)));
        Assert.Null(Totp.Stap(geheim, code, toen.AddSeconds(90)));
        Assert.Null(Totp.Stap(geheim, "", toen));
    }

    // RFC 4648 section 10
    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Base32_IsDieVanDeRfc(string tekst, string verwacht) => Assert.Equal(verwacht, Totp.Base32(Encoding.ASCII.GetBytes(tekst)));

    [Theory]
    [InlineData("zeven paarse fietsen")]
    [InlineData("correct horse battery staple")]
    [InlineData("wachtwoord met een lange staart eraan")]
    [InlineData("Ğüneşli bir gün")]
    [InlineData("xk7-Qp2v_9mT")]
    public void Wachtwoord_DatNiemandRaadt_MagZonderRegelsOverTekens(string wachtwoord) => Assert.Null(Wachtwoordkeuring.Bezwaar(wachtwoord, "anna@vlieger.example", "Anna de Boer"));

    [Theory]
    [InlineData("elf tekens.", "kort")]
    [InlineData("aaaaaaaaaaaaaaaa", "eentonig")]
    [InlineData("Welkom2026!!", "bekend")]
    [InlineData("W@chtw00rd123", "bekend")]
    [InlineData("routeboek2026", "bekend")]
    [InlineData("Routeboek-Wachtwoord-1", "bekend")]
    [InlineData("123456789012", "bekend")]
    [InlineData("qwertyuiop12", "bekend")]
    [InlineData("AnnaDeBoer1985", "bekend")]
    [InlineData("anna@vlieger.example", "bekend")]
    public void Wachtwoord_DatIedereenRaadt_WordtGeweigerd(string wachtwoord, string waarom) =>
        Assert.Equal("aanmelden.wachtwoord-" + waarom, Wachtwoordkeuring.Bezwaar(wachtwoord, "anna@vlieger.example", "Anna de Boer"));

    [Fact]
    public void Wachtwoord_TeLang_WordtGeweigerd() => Assert.Equal("aanmelden.wachtwoord-lang", Wachtwoordkeuring.Bezwaar(string.Concat(Enumerable.Range(0, 201).Select(i => (char)('a' + (i % 20)))), "", ""));

    [Fact]
    public void Hash_IsSterkGenoeg_EnZegtHetWachtwoordNiet()
    {
        var hash = Convert.FromBase64String(Wachtwoordkeuring.Hash("zeven paarse fietsen"));
        // format 1, HMAC-SHA512, and how often
        Assert.Equal([1, 0, 0, 0, 2], hash[..5]);
        Assert.True(System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(5)) >= 210_000);
    }

    [Theory]
    [InlineData("  Anna@Vlieger.Example ", "anna@vlieger.example", true)]
    [InlineData("anna", "anna", false)]
    [InlineData("anna@vlieger", "anna@vlieger", false)]
    [InlineData("a@b@vlieger.nl", "a@b@vlieger.nl", false)]
    [InlineData("anna @vlieger.nl", "anna @vlieger.nl", false)]
    public void Aanmeldnaam_IsHetzelfde_HoeOokGetypt(string getypt, string naam, bool kan)
    {
        Assert.Equal(naam, Aanmeldnaam.Maak(getypt));
        Assert.Equal(kan, Aanmeldnaam.Kan(Aanmeldnaam.Maak(getypt)));
    }

    [Theory]
    [InlineData("111222333", true)]
    [InlineData("1112.22.333", true)]
    [InlineData("111222334", false)]
    [InlineData("a1b2c3", false)]
    [InlineData("", false)]
    public void EenBsn_IsNiemandsSleutel(string onderwerp, bool bsn) => Assert.Equal(bsn, ExternOnderwerp.IsBsn(onderwerp));
}
