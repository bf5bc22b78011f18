using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Organisaties;

namespace Routeboek.Domain.Toegang;

/// <summary>From a day to a day, both included; no last day = until further notice.</summary>
public readonly record struct Geldigheid(DateOnly Vanaf, DateOnly? TotEnMet)
{
    public static Geldigheid VanafDag(DateOnly dag) => new(dag, null);

    public bool Op(DateOnly dag) => Vanaf <= dag && !(TotEnMet < dag);
}

/// <summary>Which role somebody has at which organisation, and when.</summary>
public sealed record Aanstelling
{
    /// <exception cref="ArgumentException">The role does not exist in this kind of organisation.</exception>
    public Aanstelling(Rol rol, Partijsoort soort, OrganisatieId organisatie, Geldigheid geldig)
    {
        if (!rol.Organisaties().Contains(soort))
            throw new ArgumentException($"een {rol} hoort niet bij een {soort}", nameof(soort));
        (Rol, Soort, Organisatie, Geldig) = (rol, soort, organisatie, geldig);
    }

    public Rol Rol { get; }

    public Partijsoort Soort { get; }

    public OrganisatieId Organisatie { get; }

    public Geldigheid Geldig { get; }
}

/// <summary>For whom somebody stands in, and when: with the relations of that person, in the same role at the same organisation.</summary>
public sealed record Vervanging(PersoonId Voor, Geldigheid Geldig);

/// <summary>Break-glass: one dossier, read only, at most an hour, with a reason (security proposal 3.1).</summary>
public sealed record Noodtoegang
{
    public const int MinimaleReden = 20;

    public static readonly TimeSpan LangsteDuur = TimeSpan.FromHours(1);

    /// <exception cref="ArgumentException">A reason of fewer than 20 characters, an end before the beginning, or longer than an hour.</exception>
    public Noodtoegang(DossierId dossier, string reden, DateTime begin, DateTime einde)
    {
        if (reden.Trim().Length < MinimaleReden)
            throw new ArgumentException($"een reden heeft minstens {MinimaleReden} tekens", nameof(reden));
        if (einde <= begin || einde - begin > LangsteDuur)
            throw new ArgumentException("noodtoegang duurt hoogstens een uur", nameof(einde));
        (Dossier, Reden, Begin, Einde) = (dossier, reden, begin, einde);
    }

    public DossierId Dossier { get; }

    public string Reden { get; }

    /// <summary>UTC, inclusive.</summary>
    public DateTime Begin { get; }

    /// <summary>UTC, exclusive.</summary>
    public DateTime Einde { get; }
}

/// <summary>Who wants to do something: from the session, never from the request.</summary>
public sealed record Actor
{
    /// <exception cref="ArgumentException">No person, or somebody who stands in for a parent, a pupil or a guest.</exception>
    public Actor(PersoonId persoon, Aanstelling aanstelling, Vervanging? vervanging = null)
    {
        if (persoon == default)
            throw new ArgumentException("een actor is iemand", nameof(persoon));
        if (vervanging is not null && aanstelling.Soort is Partijsoort.Gezin or Partijsoort.Gast)
            throw new ArgumentException("een ouder, leerling of gast laat zich niet vervangen", nameof(vervanging));
        (Persoon, Aanstelling, Vervanging) = (persoon, aanstelling, vervanging);
    }

    public PersoonId Persoon { get; }

    public Aanstelling Aanstelling { get; }

    public Vervanging? Vervanging { get; }

    /// <summary>The dossier that break-glass opens now; see <see cref="MetNoodtoegang"/>.</summary>
    public DossierId? Nooddossier { get; private init; }

    public Rol Rol => Aanstelling.Rol;

    /// <summary>This actor with break-glass, as long as it runs. Made anew for each request, so that it ends on the minute.</summary>
    /// <param name="noodtoegang">What was asked for and recorded.</param>
    /// <param name="nu">The instant, UTC.</param>
    public Actor MetNoodtoegang(Noodtoegang noodtoegang, DateTime nu) =>
        this with { Nooddossier = noodtoegang.Begin <= nu && nu < noodtoegang.Einde ? noodtoegang.Dossier : null };

    /// <summary>Whose relations count on this day: the actor's own and those of whom the actor stands in for.</summary>
    public IReadOnlyList<PersoonId> Personen(DateOnly vandaag) =>
        Vervanging is { } v && v.Geldig.Op(vandaag) ? [Persoon, v.Voor] : [Persoon];
}
