using System.Runtime.CompilerServices;
using Routeboek.Domain.Protocollen;

namespace Routeboek.Tests.Protocollen;

/// <summary>The examples in docs/protocollen.md are read by the real reader.</summary>
public class ProtocoldocumentatieTests
{
    private static string[] Document([CallerFilePath] string hier = "") =>
        File.ReadAllLines(Path.Combine(Path.GetDirectoryName(hier)!, "../../../docs/protocollen.md"));

    [Fact]
    public void ElkVoorbeeldVanEenCriterium_WordtGelezen_EnElkeVormHeeftErEen()
    {
        const string Begin = "criterium: {";
        var voorbeelden = Document().Where(r => r.StartsWith(Begin, StringComparison.Ordinal)).Select(r => r[Begin.Length..^1]).ToList();

        var vormen = voorbeelden.Select(v => Criteriumtekst.Vorm(Protocolproef.Goed(Protocolproef.MetCriterium(v)).Signalen[0].Criterium)).ToList();

        Assert.Equal(["telling", "dagmelding", "dagen-met", "minuten", "ziekteperioden", "ziektedagen", "lang-ziek", "reeks", "aanwezigheid"], vormen);
    }

    [Fact]
    public void VoorbeeldVanEenSignaal_WordtGelezen()
    {
        var signalen = string.Join('\n', Document().SkipWhile(r => r != "signalen:").TakeWhile(r => r != "```"));

        var protocol = Protocolproef.Goed(Protocolproef.Kop.Replace("id: stuk", "id: preventieve-aanpak-2022", StringComparison.Ordinal) + signalen + "\n");

        Assert.Equal("te-laat-preventief", Assert.Single(protocol.Signalen).Id);
    }
}
