using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;

namespace Routeboek.Domain.Dossiers;

/// <summary>The key of a dossier in the store; as text it is the key that facts and tasks carry.</summary>
public readonly record struct DossierId(Guid Waarde)
{
    public override string ToString() => Waarde.ToString("N");
}

/// <summary>Who keeps a fact: the organisation of this kind answers for it (design, Access).</summary>
public enum Houder
{
    School,
    Jgz,
    Leerplicht,
    Samenwerkingsverband,
    Jeugdhulp,

    /// <summary>What is the municipality's own, as of the doorbraakoverleg; not leerplicht's.</summary>
    Gemeente,
}

/// <summary>The room of a fact: rights, retention, export and order numbers are per room (design, Access).</summary>
public enum Kamer
{
    Gewoon,
    Zorg,

    /// <summary>Of the youth doctor alone.</summary>
    JgzMedisch,
    Meldcode,

    /// <summary>From the invitation to a hearing on (Wet politiegegevens).</summary>
    Handhaving,
}

/// <summary>
/// A dossier: whom it is about and which agreements hold. What happens in it is facts (<see cref="Feitenreeks"/>), never a change of this.
/// </summary>
public sealed class Dossier
{
    public const int LangsteProtocol = 64;
    public const int LangsteProtocolversie = 32;

    /// <param name="id">The key.</param>
    /// <param name="leerling">The pupil; null for a case that names nobody.</param>
    /// <param name="school">The school; null for a child without one.</param>
    /// <param name="protocol">Id of the protocol whose agreements hold.</param>
    /// <param name="protocolversie">Its version at the beginning; another one only by a fact.</param>
    /// <param name="houder">Who keeps the dossier as a whole.</param>
    /// <param name="houderOrganisatie">Which organisation that is.</param>
    public Dossier(DossierId id, LeerlingId? leerling, OrganisatieId? school, string protocol, string protocolversie, Houder houder, OrganisatieId houderOrganisatie)
    {
        if (id == default || houderOrganisatie == default)
            throw new ArgumentException("een dossier heeft een sleutel en een houder", nameof(id));
        ArgumentException.ThrowIfNullOrWhiteSpace(protocol);
        if (protocol.Length > LangsteProtocol)
            throw new ArgumentException($"langer dan {LangsteProtocol} tekens", nameof(protocol));
        if (protocolversie.Length > LangsteProtocolversie)
            throw new ArgumentException($"langer dan {LangsteProtocolversie} tekens", nameof(protocolversie));
        (Id, Leerling, School, Protocol, Protocolversie, Houder, HouderOrganisatie) = (id, leerling, school, protocol, protocolversie, houder, houderOrganisatie);
    }

    public DossierId Id { get; private set; }

    public LeerlingId? Leerling { get; private set; }

    public OrganisatieId? School { get; private set; }

    public string Protocol { get; private set; }

    public string Protocolversie { get; private set; }

    public Houder Houder { get; private set; }

    public OrganisatieId HouderOrganisatie { get; private set; }
}
