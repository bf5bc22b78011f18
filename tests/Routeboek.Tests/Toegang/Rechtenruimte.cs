using Routeboek.Domain.Toegang;
using static Routeboek.Domain.Toegang.Omstandigheden;

namespace Routeboek.Tests.Toegang;

/// <summary>
/// Every combination of some circumstances: each holds or not, and one age or none. What neither the rules of a cell nor its sentence in
/// the <see cref="Rechtentafel"/> mentions cannot change either answer, so this is every combination of all of them.
/// </summary>
internal sealed class Rechtenruimte
{
    public const Omstandigheden Leeftijden = Onder12 | Van12Tot16 | Van16Tot18 | Vanaf18;

    /// <summary>More of it never gives. Wilsonbekwaam does both (the pupil's word falls away, the parents' comes), so no law binds it.</summary>
    public const Omstandigheden Nemend = Uitgesloten | Vertrouwelijk;

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

    private readonly Omstandigheden[] _bits;

    /// <param name="genoemd">The circumstances that somebody mentions.</param>
    public Rechtenruimte(Omstandigheden genoemd)
    {
        _bits = Enkele(genoemd & ~Leeftijden);
        Alle = [.. from leeftijd in Enkele(genoemd & Leeftijden).Prepend(Geen) from nummer in Enumerable.Range(0, 1 << _bits.Length) select leeftijd | Uit(nummer)];
    }

    /// <summary>The combinations: age by age, within an age by number, a bit for each circumstance.</summary>
    public IReadOnlyList<Omstandigheden> Alle { get; }

    public static Omstandigheden[] Enkele(Omstandigheden samen) => [.. Enum.GetValues<Omstandigheden>().Where(o => o != Geen && samen.HasFlag(o))];

    /// <summary>A bit for each combination in which this is true.</summary>
    public ulong[] Waar(Func<Omstandigheden, bool> vraag)
    {
        var waar = new ulong[(Alle.Count + 63) / 64];
        for (var i = 0; i < Alle.Count; i++)
        {
            if (vraag(Alle[i]))
                waar[i >> 6] |= 1UL << i;
        }

        return waar;
    }

    /// <summary>The first combination in which the answers differ, or null.</summary>
    public Omstandigheden? Verschil(ulong[] a, ulong[] b)
    {
        for (var i = 0; i < Alle.Count; i++)
        {
            if (Is(a, i) != Is(b, i))
                return Alle[i];
        }

        return null;
    }

    /// <summary>The circumstance of which more takes away, or, of what takes, of which more gives; null = there is none.</summary>
    public Omstandigheden? NietMonotoon(ulong[] waar)
    {
        for (var b = 0; b < _bits.Length; b++)
        {
            var neemt = Nemend.HasFlag(_bits[b]);
            for (var i = 0; i < Alle.Count && _bits[b] != Wilsonbekwaam; i++)
            {
                if ((i >> b & 1) == 0 && Is(waar, neemt ? i | 1 << b : i) && !Is(waar, neemt ? i : i | 1 << b))
                    return _bits[b];
            }
        }

        return null;
    }

    private static bool Is(ulong[] bits, int nummer) => (bits[nummer >> 6] >> nummer & 1) != 0;

    private Omstandigheden Uit(int nummer)
    {
        var uit = Geen;
        for (var b = 0; b < _bits.Length; b++)
        {
            if ((nummer >> b & 1) != 0)
                uit |= _bits[b];
        }

        return uit;
    }
}
