using System.Numerics;
using Routeboek.Domain.Toegang;
using static Routeboek.Domain.Toegang.Omstandigheden;

namespace Routeboek.Tests.Toegang;

/// <summary>
/// Every combination of circumstances that can be told apart: fourteen that hold or not, five ages (unknown too), no ground of the dossier
/// or one of eleven; and the same for what is about nobody, without what only a person has. About a million, numbered.
/// </summary>
internal static class AlleGevallen
{
    /// <summary>Each holds or not; more of it never takes away.</summary>
    public static readonly Omstandigheden[] Gevend =
        [EigenOrganisatie, EigenHouder, Betrokken, Gezag, Zelf, ToestemmingOuders, ToestemmingLeerling, Vrijgegeven, DossierOpen, Omstandigheden.Noodtoegang, Doorbreking];

    /// <summary>More of it never gives; wilsonbekwaam does both and is left to the table.</summary>
    public static readonly Omstandigheden[] Nemend = [Uitgesloten, Vertrouwelijk];

    public static readonly Omstandigheden[] Los = [.. Gevend, .. Nemend, Wilsonbekwaam];

    public static readonly Omstandigheden[] Leeftijden = [Geen, Onder12, Van12Tot16, Van16Tot18, Vanaf18];

    public static readonly Omstandigheden[] Aanleidingen =
    [
        Geen, MeldingDuo, AbsoluutVerzuim, Vrijstelling, VervangendeLeerplicht, VerlofBovenTienDagen, VerwijderingGemeld,
        VerzoekOuders, VerzoekLeerling, ZorgwekkendVerzuimGemeld, OndersteuningGevraagd, Overlegtafel,
    ];

    private static readonly Omstandigheden[] s_zonderPersoon =
        [EigenOrganisatie, EigenHouder, Betrokken, Vrijgegeven, DossierOpen, Omstandigheden.Noodtoegang, Vertrouwelijk];

    /// <summary>The combinations; those of one age and ground lie together, by the bits of <see cref="Los"/>.</summary>
    public static readonly Omstandigheden[] Alle =
    [
        .. from aanleiding in Aanleidingen from leeftijd in Leeftijden from bits in Enumerable.Range(0, 1 << Los.Length)
           select aanleiding | leeftijd | Uit(Los, bits),
        .. from bits in Enumerable.Range(0, 1 << s_zonderPersoon.Length) select ZonderPersoon | Uit(s_zonderPersoon, bits),
    ];

    /// <summary>How many of <see cref="Alle"/> are about somebody.</summary>
    public static readonly int MetPersoon = Aanleidingen.Length * Leeftijden.Length << Los.Length;

    public static int Woorden => (Alle.Length + 63) / 64;

    /// <summary>A bit for each combination in which this is true.</summary>
    public static ulong[] Waar(Func<Omstandigheden, bool> vraag)
    {
        var waar = new ulong[Woorden];
        Parallel.For(0, waar.Length, w =>
        {
            var woord = 0UL;
            for (var i = Math.Min(64, Alle.Length - (w * 64)) - 1; i >= 0; i--)
                woord = (woord << 1) | (vraag(Alle[(w * 64) + i]) ? 1UL : 0UL);
            waar[w] = woord;
        });
        return waar;
    }

    public static long Tel(ulong[] bits) => bits.Sum(b => (long)BitOperations.PopCount(b));

    /// <summary>The basic words of the <see cref="Rechtentafel"/>.</summary>
    public static ulong[]? Woord(string woord) => s_woorden.TryGetValue(woord, out var waar) ? waar.Value : null;

    public static readonly IReadOnlyDictionary<string, Omstandigheden> Namen = new Dictionary<string, Omstandigheden>(StringComparer.Ordinal)
    {
        ["eigen"] = EigenOrganisatie, ["houder"] = EigenHouder, ["band"] = Betrokken, ["gezag"] = Gezag, ["zelf"] = Zelf, ["naamloos"] = ZonderPersoon,
        ["onbekwaam"] = Wilsonbekwaam, ["ja-ouders"] = ToestemmingOuders, ["ja-leerling"] = ToestemmingLeerling, ["uitgesloten"] = Uitgesloten,
        ["geheim"] = Vertrouwelijk, ["vrij"] = Vrijgegeven, ["open"] = DossierOpen, ["nood"] = Omstandigheden.Noodtoegang, ["doorbreking"] = Doorbreking,
        ["0-11"] = Onder12, ["12-15"] = Van12Tot16, ["16-17"] = Van16Tot18, ["18plus"] = Vanaf18,
        ["duo"] = MeldingDuo, ["absoluut"] = AbsoluutVerzuim, ["vrijstelling"] = Vrijstelling, ["vervangend"] = VervangendeLeerplicht,
        ["verlof"] = VerlofBovenTienDagen, ["verwijderd"] = VerwijderingGemeld, ["vraag-ouders"] = VerzoekOuders, ["vraag-leerling"] = VerzoekLeerling,
        ["zorgmelding"] = ZorgwekkendVerzuimGemeld, ["steunvraag"] = OndersteuningGevraagd, ["tafel"] = Overlegtafel,
    };

    private static readonly Dictionary<string, Lazy<ulong[]>> s_woorden =
        Namen.ToDictionary(n => n.Key, n => new Lazy<ulong[]>(() => Waar(o => o.HasFlag(n.Value))), StringComparer.Ordinal);

    private static Omstandigheden Uit(Omstandigheden[] lijst, int bits) =>
        lijst.Where((_, i) => (bits >> i & 1) != 0).Aggregate(Geen, (a, b) => a | b);
}
