using Routeboek.Domain.Documenten;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Toegang;

/// <summary>What is done, as the audit names it.</summary>
/// <param name="Naam">The act.</param>
/// <param name="Verwerking">The processing activity in the register.</param>
public sealed record Verrichting(string Naam, string Verwerking);

/// <summary>Which thing access is asked for; what access must know of it stands in the store.</summary>
internal abstract record Onderwerpsleutel(Onderwerpsoort Soort)
{
    /// <summary>Something of a pupil outside a dossier: name, attendance, signals, or a dossier that is opened.</summary>
    /// <param name="Soort">What.</param>
    /// <param name="Leerling">Of whom.</param>
    /// <param name="Kamer">In which room.</param>
    /// <param name="Houder">Which organisation keeps it, and as what; null = the pupil's school.</param>
    public sealed record VanLeerling(Onderwerpsoort Soort, LeerlingId Leerling, Kamer Kamer = Kamer.Gewoon, (Houder Soort, OrganisatieId Organisatie)? Houder = null) : Onderwerpsleutel(Soort);

    /// <summary>Something in a dossier.</summary>
    /// <param name="Soort">What.</param>
    /// <param name="Dossier">In which.</param>
    /// <param name="Houder">Who keeps it.</param>
    /// <param name="HouderOrganisatie">Which organisation that is.</param>
    /// <param name="Kamer">In which room.</param>
    /// <param name="Feit">The number of the fact; null = something new, or the dossier itself.</param>
    /// <param name="VertrouwelijkTot">The last day on which it is confidential; null = not.</param>
    /// <param name="Document">The document; null = no document.</param>
    public sealed record VanDossier(Onderwerpsoort Soort, DossierId Dossier, Houder Houder, OrganisatieId HouderOrganisatie, Kamer Kamer = Kamer.Gewoon, int? Feit = null, DateOnly? VertrouwelijkTot = null, DocumentId? Document = null) : Onderwerpsleutel(Soort);

    /// <summary>Something of an organisation that is about nobody: accounts, settings, an import.</summary>
    public sealed record VanOrganisatie(Onderwerpsoort Soort, OrganisatieId Organisatie) : Onderwerpsleutel(Soort);

    /// <summary>A line of the audit.</summary>
    /// <param name="Houder">Whose thing it was about; where it says nobody, for whom it was done.</param>
    /// <param name="Kamer">The room.</param>
    /// <param name="Leerling">The pupil it is about; null = somebody else, or nobody.</param>
    /// <param name="Betreft">The person it is about; null = nobody.</param>
    /// <param name="VertrouwelijkTot">The last day on which it is confidential; null = not.</param>
    public sealed record VanAudit(OrganisatieId Houder, Kamer Kamer = Kamer.Gewoon, LeerlingId? Leerling = null, PersoonId? Betreft = null, DateOnly? VertrouwelijkTot = null) : Onderwerpsleutel(Onderwerpsoort.Auditregel);

    /// <summary>Something of the whole installation: it belongs to the first organisation.</summary>
    public sealed record VanInstallatie(Onderwerpsoort Soort) : Onderwerpsleutel(Soort);
}

/// <summary>A decision with what it is about, so that the audit can name both.</summary>
/// <param name="Besluit">The decision.</param>
/// <param name="Over">What access knew of the thing; null when there is no such thing.</param>
internal sealed record Afweging(Toegangsbesluit Besluit, Onderwerp? Over)
{
    /// <summary>There is no such thing; outside this looks like a refusal.</summary>
    public static Afweging BestaatNiet { get; } = new(new Toegangsbesluit.Geweigerd(Weigerreden.GeenGrond, Omstandigheden.Geen), null);

    public bool Mag => Besluit.Match(_ => true, _ => false);
}
