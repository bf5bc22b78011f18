using System.Security.Cryptography;
using System.Text;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Organisaties;

namespace Routeboek.Domain.Documenten;

/// <summary>The key of a document in the store.</summary>
public readonly record struct DocumentId(Guid Waarde)
{
    public override string ToString() => Waarde.ToString("N");
}

/// <summary>What a document is. Engines never read what stands in it.</summary>
public enum Documentsoort
{
    Plan,
    Verslag,
    Formulier,
    Notitie,
    Brief,
}

/// <summary>
/// A text of a dossier, with drafts: a plan, minutes, a form, a note, a letter. Each version that was saved stays. Adopted, it does not change any
/// more: a new text is a new document.
/// </summary>
public sealed class Document
{
    public const int LangsteTitel = 200;

    /// <summary>In characters.</summary>
    public const int LangsteInhoud = 200_000;

    /// <param name="id">The key.</param>
    /// <param name="dossier">In which dossier.</param>
    /// <param name="soort">What it is.</param>
    /// <param name="houder">Who keeps it.</param>
    /// <param name="houderOrganisatie">Which organisation that is.</param>
    /// <param name="kamer">In which room.</param>
    /// <param name="vertrouwelijkTot">The last day on which nobody else may know of it; null = not confidential.</param>
    public Document(DocumentId id, DossierId dossier, Documentsoort soort, Houder houder, OrganisatieId houderOrganisatie, Kamer kamer, DateOnly? vertrouwelijkTot)
    {
        if (id == default || dossier == default || houderOrganisatie == default)
            throw new ArgumentException("een document hoort bij een dossier en heeft een houder", nameof(id));
        (Id, Dossier, Soort, Houder, HouderOrganisatie, Kamer, VertrouwelijkTot) = (id, dossier, soort, houder, houderOrganisatie, kamer, vertrouwelijkTot);
    }

    public DocumentId Id { get; private set; }

    public DossierId Dossier { get; private set; }

    public Documentsoort Soort { get; private set; }

    public Houder Houder { get; private set; }

    public OrganisatieId HouderOrganisatie { get; private set; }

    public Kamer Kamer { get; private set; }

    public DateOnly? VertrouwelijkTot { get; private set; }

    public string Titel { get; private set; } = "";

    public string Inhoud { get; private set; } = "";

    /// <summary>When it was adopted, UTC; null = a draft.</summary>
    public DateTime? VastgesteldOp { get; private set; }

    /// <summary>SHA-256 of title and text at adoption; null = a draft.</summary>
    public byte[]? Hash { get; private set; }

    /// <summary>Goes up by one with every change that is stored; the number of the text as it was saved last.</summary>
    public long Versie { get; private set; }

    /// <summary>A new text of the draft.</summary>
    /// <exception cref="InvalidOperationException">It was adopted.</exception>
    /// <exception cref="ArgumentException">No title, or too long.</exception>
    public void Schrijf(string titel, string inhoud)
    {
        if (VastgesteldOp is not null)
            throw new InvalidOperationException("een vastgesteld document wijzigt niet meer");
        if (Bezwaar(titel, inhoud) is { } bezwaar)
            throw new ArgumentException(bezwaar, nameof(titel));
        (Titel, Inhoud) = (titel.Trim(), inhoud);
    }

    /// <summary>Adopts the draft.</summary>
    /// <param name="nu">The instant, UTC.</param>
    /// <exception cref="InvalidOperationException">It was adopted already.</exception>
    public void StelVast(DateTime nu)
    {
        if (VastgesteldOp is not null)
            throw new InvalidOperationException("dit document is al vastgesteld");
        (VastgesteldOp, Hash) = (nu, Vingerafdruk());
    }

    /// <summary>Whether an adopted text is still the one that was adopted.</summary>
    public bool IsOngewijzigd => Hash is not null && Hash.AsSpan().SequenceEqual(Vingerafdruk());

    /// <summary>What is wrong with a title and text; null = nothing.</summary>
    public static string? Bezwaar(string titel, string inhoud)
    {
        if (string.IsNullOrWhiteSpace(titel) || titel.Length > LangsteTitel)
            return $"de titel ontbreekt of is langer dan {LangsteTitel} tekens";
        return inhoud.Length > LangsteInhoud ? $"de tekst is langer dan {LangsteInhoud} tekens" : null;
    }

    private byte[] Vingerafdruk() => SHA256.HashData(Encoding.UTF8.GetBytes($"{Titel.Length}:{Titel}{Inhoud}"));
}
