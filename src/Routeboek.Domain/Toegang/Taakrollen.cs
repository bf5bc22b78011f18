using Routeboek.Domain.Afspraken;
using Routeboek.Domain.Organisaties;

namespace Routeboek.Domain.Toegang;

/// <summary>
/// Which of our roles does the work that a protocol gives to a role of its own. The one place where the words of protocols and the roles of
/// people meet.
/// </summary>
public static class Taakrollen
{
    /// <summary>Whoever is appointed in the dossier; no role of its own.</summary>
    public const string Casusverantwoordelijke = "casusverantwoordelijke";

    /// <summary>Who follows a dossier in which nobody was appointed yet (Preventieve aanpak schoolverzuim 2022, 4).</summary>
    public const string Zonderaanwijzing = "ondersteuningscoordinator";

    private static readonly Dictionary<string, Rol[]> s_rollen = new(StringComparer.Ordinal)
    {
        ["docent"] = [Rol.Docent],
        // a trusted person has taken the mentor's work over (B-CON-06)
        ["mentor"] = [Rol.Mentor, Rol.Vertrouwenspersoon],
        ["vertrouwenspersoon"] = [Rol.Vertrouwenspersoon],
        ["verzuimcoordinator"] = [Rol.Verzuimcoordinator],
        ["ondersteuningscoordinator"] = [Rol.Ondersteuningscoordinator],
        ["administratie"] = [Rol.Administratie],
        ["schoolleider"] = [Rol.Schoolleider],
        ["teamleider"] = [Rol.Schoolleider],
        ["bestuur"] = [Rol.Bestuur],
        ["leerplichtambtenaar"] = [Rol.Leerplichtambtenaar],
        ["contactpersoon-gemeente"] = [Rol.ContactpersoonGemeente],
        ["rmc-medewerker"] = [Rol.Rmc],
        ["jeugdarts"] = [Rol.Jeugdarts],
        ["jeugdverpleegkundige"] = [Rol.Jeugdverpleegkundige],
        ["maatschappelijk-werker"] = [Rol.MaatschappelijkWerker],
        ["adviseur"] = [Rol.AdviseurSamenwerkingsverband],
        ["directeur"] = [Rol.DirecteurSamenwerkingsverband],
        ["gezinscoach"] = [Rol.Gezinscoach],
        ["jeugd-en-schoolcoach"] = [Rol.Gezinscoach],
        ["gedragswetenschapper"] = [Rol.Gezinscoach],
        ["preventief-jeugdhulpverlener"] = [Rol.Gezinscoach],
        ["regisseur"] = [Rol.Regisseur],
        ["regiemedewerker-jeugd"] = [Rol.Regisseur],
        ["secretaris"] = [Rol.Regisseur],
        ["manager"] = [Rol.Teamleider],
        ["teamleider-jeugdhulp"] = [Rol.Teamleider],
        ["teamleider-toegang-en-regie"] = [Rol.Teamleider],
        ["ouder"] = [Rol.Ouder],
        ["leerling"] = [Rol.Leerling],
    };

    /// <summary>The words that a protocol can use, <see cref="Casusverantwoordelijke"/> left out.</summary>
    public static IReadOnlyCollection<string> Woorden => s_rollen.Keys;

    /// <summary>The roles that do the work of this one; empty for a word that nobody here has.</summary>
    /// <param name="woord">The role in the protocol.</param>
    /// <param name="casus">The role that was appointed in the dossier; null = nobody was.</param>
    public static IReadOnlyList<Rol> Van(string woord, string? casus) =>
        s_rollen.GetValueOrDefault(woord == Casusverantwoordelijke ? casus ?? Zonderaanwijzing : woord) ?? [];

    /// <summary>Whether a task is this role's: by itself, or because nobody holds the role that it is of.</summary>
    /// <param name="rol">The role of who looks.</param>
    /// <param name="wie">Who does it by the agreement.</param>
    /// <param name="casus">The role that was appointed in the dossier; null = nobody was.</param>
    /// <param name="bezet">Whether somebody holds a role, at the organisation of who looks, for this pupil.</param>
    public static bool IsVan(Rol rol, Uitvoerder wie, string? casus, Func<Rol, bool> bezet)
    {
        var rollen = Van(wie.Rol, casus);
        return rollen.Contains(rol) || (wie.Anders.Length > 0 && !rollen.Any(bezet) && Van(wie.Anders, casus).Contains(rol));
    }

    /// <summary>Whether work at an organisation of this kind can be the work of a protocol's organisation.</summary>
    public static bool WerktBij(Partijsoort soort, string organisatie) => Organisatiewoorden(soort).Contains(organisatie, StringComparer.Ordinal);

    /// <summary>The words with which protocols name an organisation of this kind.</summary>
    public static IReadOnlyList<string> Organisatiewoorden(Partijsoort soort) => soort switch
    {
        Partijsoort.School => ["school"],
        Partijsoort.Schoolbestuur => ["bestuur"],
        // the contact of the office hour works for the municipality, in the protocols at leerplicht
        Partijsoort.Gemeente => ["gemeente", "leerplicht"],
        Partijsoort.Leerplicht => ["leerplicht", "rmc"],
        Partijsoort.Jeugdgezondheidszorg => ["jgz"],
        Partijsoort.Samenwerkingsverband => ["samenwerkingsverband"],
        Partijsoort.Jeugdhulp => ["jeugdhulp", "maatschappelijk-werk"],
        Partijsoort.Gezin => ["gezin", "school"],
        Partijsoort.Gast => [],
    };
}
