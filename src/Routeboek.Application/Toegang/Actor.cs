using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;

namespace Routeboek.Application.Toegang;

/// <summary>Who asks: a person in a role at an organisation, from the session and never from a request's body.</summary>
public sealed record Actor(PersoonId Persoon, string Rol, OrganisatieId Organisatie);

/// <summary>What is asked for.</summary>
/// <param name="Naam">The act, as the audit names it.</param>
/// <param name="Doel">What for; it belongs to the use case, nobody types it.</param>
/// <param name="Verwerking">The processing activity in the register.</param>
public sealed record Handeling(string Naam, string Doel, string Verwerking);

/// <summary>About what it is asked; what is not known is null.</summary>
public sealed record Onderwerp(DossierId? Dossier = null, LeerlingId? Leerling = null, PersoonId? Persoon = null, OrganisatieId? Organisatie = null, Houder? Houder = null, Kamer? Kamer = null);

/// <summary>Yes with its legal ground, or no with its reason.</summary>
public abstract record Toegangsantwoord
{
    private Toegangsantwoord()
    {
    }

    public sealed record Toegestaan(string Grond) : Toegangsantwoord;

    public sealed record Geweigerd(string Reden) : Toegangsantwoord;

    public T Match<T>(Func<Toegestaan, T> toegestaan, Func<Geweigerd, T> geweigerd) => this switch
    {
        Toegestaan v => toegestaan(v),
        Geweigerd v => geweigerd(v),
        _ => throw new InvalidOperationException($"onbekend antwoord {GetType().Name}"),
    };
}

/// <summary>The question that every use case asks before it does anything. The rules are not here.</summary>
public delegate Toegangsantwoord Toegangsvraag(Actor actor, Onderwerp onderwerp, Handeling handeling);
