using System.Text;
using System.Text.Unicode;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Application.Registraties.Bronnen;

/// <summary>What an absence code of a school's system means.</summary>
/// <param name="Soort">The kind, or null when rows with this code are no absence and are passed over.</param>
/// <param name="Reden">An optional code that is carried along.</param>
public sealed record Codebetekenis(Verzuimsoort? Soort, string? Reden)
{
    internal byte[] RedenUtf8 { get; } = Encoding.UTF8.GetBytes(Reden ?? "");
}

/// <summary>The absence codes of a school, region or system and their meaning. Blanks around a code and case make no difference.</summary>
public sealed class Codetabel
{
    public static readonly Codetabel Leeg = new(new Dictionary<string, Codebetekenis>(StringComparer.OrdinalIgnoreCase));

    private const int MaximaleCode = 128;

    private readonly Dictionary<string, Codebetekenis> _codes;
    private readonly Dictionary<string, Codebetekenis>.AlternateLookup<ReadOnlySpan<char>> _zoek;

    public Codetabel(IReadOnlyDictionary<string, Codebetekenis> codes)
    {
        _codes = new Dictionary<string, Codebetekenis>(StringComparer.OrdinalIgnoreCase);
        foreach (var (code, betekenis) in codes)
            _codes[code.Trim()] = betekenis;
        _zoek = _codes.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public IReadOnlyDictionary<string, Codebetekenis> Codes => _codes;

    /// <summary>This table, and where it does not know a code, <paramref name="basis"/>.</summary>
    public Codetabel AangevuldMet(Codetabel basis)
    {
        var alles = new Dictionary<string, Codebetekenis>(basis._codes, StringComparer.OrdinalIgnoreCase);
        foreach (var (code, betekenis) in _codes)
            alles[code] = betekenis;
        return new Codetabel(alles);
    }

    /// <summary>The meaning of a code in UTF-8, or null when it is not mapped.</summary>
    public Codebetekenis? Zoek(ReadOnlySpan<byte> code)
    {
        if (code.Length > MaximaleCode)
            return null;
        Span<char> tekens = stackalloc char[MaximaleCode];
        Utf8.ToUtf16(code, tekens, out _, out var n);
        return _zoek.TryGetValue(tekens[..n], out var betekenis) ? betekenis : null;
    }
}
