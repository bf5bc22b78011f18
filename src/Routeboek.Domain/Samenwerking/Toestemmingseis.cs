using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Toegang;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Domain.Samenwerking;

/// <summary>The key of a question for consent.</summary>
public readonly record struct ToestemmingsvraagId(Guid Waarde)
{
    public override string ToString() => Waarde.ToString("N");
}

/// <summary>What consent is asked for: the words of the field <c>voor</c> of the facts about it.</summary>
public enum Toestemmingsdoel
{
    DelenMetSchool,
    Hulpverlening,
    Behandelaar,
    Jeugdarts,
    Overleg,
}

/// <summary>Who decides.</summary>
public enum Toestemmingswijze
{
    Ouders,

    /// <summary>The pupil and the parents (B-CNS-05, B-CNS-12).</summary>
    Beiden,
    Leerling,

    /// <summary>The pupil cannot judge this matter (B-CNS-09).</summary>
    OudersNamensLeerling,

    /// <summary>Nobody who is known here: no birth day, or an adult who cannot judge it.</summary>
    Niemand,
}

/// <summary>How far a question is.</summary>
public enum Toestemmingsstand
{
    Wacht,
    Gegeven,
    Geweigerd,
}

/// <summary>Somebody whose consent is needed, in which role.</summary>
public sealed record Toestemmer(PersoonId Persoon, Rol Rol);

/// <summary>
/// Whose consent a question needs on a day, by age, matter and what the pupil can judge (B-CNS-02 to B-CNS-09, B-GAP-16, B-GAP-17, B-GAP-41).
/// The rules of access ask the same of the stored consents; a test holds both together.
/// </summary>
public sealed record Toestemmingseis
{
    private Toestemmingseis(Toestemmingswijze wijze, IReadOnlyList<Toestemmer> nodig, IReadOnlyList<Toestemmer> ookGehoord, Ouderinstemming ouders) =>
        (Wijze, Nodig, OokGehoord, Ouders) = (wijze, nodig, ookGehoord, ouders);

    public Toestemmingswijze Wijze { get; }

    /// <summary>Whose answer decides.</summary>
    public IReadOnlyList<Toestemmer> Nodig { get; }

    /// <summary>Whose opinion is recorded beside it: a pupil from 12 whose parents decide (B-CNS-04).</summary>
    public IReadOnlyList<Toestemmer> OokGehoord { get; }

    public Ouderinstemming Ouders { get; }

    /// <param name="over">The pupil, in the room that it is about: birth day, authority, who is kept out, what the pupil cannot judge.</param>
    /// <param name="aan">Who gets to see it.</param>
    /// <param name="voor">What for.</param>
    /// <param name="ouders">Whether all parents with authority must consent.</param>
    /// <param name="dag">The day.</param>
    public static Toestemmingseis Van(Onderwerp over, Partijsoort aan, Toestemmingsdoel voor, Ouderinstemming ouders, DateOnly dag)
    {
        if (over is not { Geboren: { } geboren, Betreft: { } persoon } || geboren > dag)
            return new(Toestemmingswijze.Niemand, [], [], ouders);
        var leeftijd = Leerplicht.Leeftijd(geboren, dag);
        var onbekwaam = over.Wilsonbekwaamheden.Any(w => w.Kamer == over.Kamer && w.Geldig.Op(dag));
        var gezag = over.Gezag.Where(g => g.Geldig.Op(dag)).Select(g => g.Ouder).Distinct()
            .Where(o => !over.Uitsluitingen.Any(u => u.Ouder == o && u.Kamer == over.Kamer && u.Geldig.Op(dag))).Select(o => new Toestemmer(o, Rol.Ouder)).ToArray();
        var leerling = new Toestemmer(persoon, Rol.Leerling);
        return (leeftijd, onbekwaam) switch
        {
            (>= 18, true) => new(Toestemmingswijze.Niemand, [], [], ouders),
            (>= 12, true) => new(Toestemmingswijze.OudersNamensLeerling, gezag, [], ouders),
            (>= 16, _) => new(Toestemmingswijze.Leerling, [leerling], [], ouders),
            (>= 12, _) when IsHulp(aan, over.Kamer, voor) => new(Toestemmingswijze.Beiden, [.. gezag, leerling], [], ouders),
            (>= 12, _) => new(Toestemmingswijze.Ouders, gezag, [leerling], ouders),
            _ => new(Toestemmingswijze.Ouders, gezag, [], ouders),
        };
    }

    /// <summary>Help, treatment and the youth doctor: the pupil decides too from 12 (B-CNS-05, -06, -11, -12; BW 7:450).</summary>
    public static bool IsHulp(Partijsoort aan, Kamer kamer, Toestemmingsdoel voor) =>
        kamer != Kamer.Gewoon || aan is Partijsoort.Jeugdhulp or Partijsoort.Jeugdgezondheidszorg
        || voor is Toestemmingsdoel.Hulpverlening or Toestemmingsdoel.Behandelaar or Toestemmingsdoel.Jeugdarts;

    /// <summary>How far a question is with these answers: yes, no, or not there.</summary>
    public Toestemmingsstand Stand(IReadOnlyDictionary<Toestemmer, bool> antwoorden)
    {
        var ouders = Nodig.Where(n => n.Rol == Rol.Ouder).Select(n => antwoorden.TryGetValue(n, out var ja) ? ja : (bool?)null).ToArray();
        var zelf = Nodig.Where(n => n.Rol == Rol.Leerling).Select(n => antwoorden.TryGetValue(n, out var ja) ? ja : (bool?)null).ToArray();
        var oudersNodig = Wijze is Toestemmingswijze.Ouders or Toestemmingswijze.Beiden or Toestemmingswijze.OudersNamensLeerling;
        var oudersJa = Ouders == Ouderinstemming.EenOuder ? ouders.Contains(true) : ouders.Length > 0 && Array.TrueForAll(ouders, a => a == true);
        var oudersNee = Ouders == Ouderinstemming.EenOuder ? ouders.Length > 0 && Array.TrueForAll(ouders, a => a == false) : ouders.Contains(false);
        if (oudersNodig && oudersNee || zelf.Contains(false))
            return Toestemmingsstand.Geweigerd;
        return Wijze != Toestemmingswijze.Niemand && (!oudersNodig || oudersJa) && Array.TrueForAll(zelf, a => a == true) ? Toestemmingsstand.Gegeven : Toestemmingsstand.Wacht;
    }
}
