using Routeboek.Domain.Toegang;

namespace Routeboek.E2E;

/// <summary>How the walk comes to a page: all that it cannot find out by itself. A page with a parameter of its own needs a line here.</summary>
internal static class Wegwijzer
{
    /// <summary>As whom a page is opened: the first of these whom its policy lets in.</summary>
    public static IReadOnlyList<Rol> Rollen { get; } =
        [Rol.Administratie, Rol.Beheerder, Rol.FunctionarisGegevensbescherming, Rol.Ondersteuningscoordinator, Rol.Mentor, Rol.Leerplichtambtenaar, Rol.Jeugdarts, Rol.Ouder];

    /// <summary>By the beginning of a path: on which page a link leads to one of those; a page with a parameter is found in the same way.</summary>
    public static IReadOnlyDictionary<string, string> Lijsten { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["/aanwezigheid/import/{id}"] = "/aanwezigheid/import",
        ["/aanwezigheid/register/{groep}"] = "/aanwezigheid/registers",
        ["/beheer/groepen/{id}"] = "/beheer/groepen",
        ["/beheer/organisaties/{id}"] = "/beheer/organisaties",
        ["/beheer/personen/{id}"] = "/beheer/personen",
        ["/beheer/protocollen/{id}"] = "/beheer/protocollen",
        ["/dossiers/{id}"] = "/dossiers",
        ["/dossiers/{id}/feiten/{nr}"] = "/dossiers/{id}",
        ["/dossiers/{id}/taken/{afspraak}/{wortel}"] = "/dossiers/{id}",
        ["/dossiers/{id}/vastleggen/{soort}"] = "/dossiers/{id}/vastleggen",
        ["/leerlingen/{id}"] = "/leerlingen",
    };

    /// <summary>As whom, where the first role of the policy does not see the page as it is meant; several when they see another page.</summary>
    public static IReadOnlyDictionary<string, Rol[]> Als { get; } = new Dictionary<string, Rol[]>(StringComparer.Ordinal)
    {
        ["/"] = [Rol.Mentor, Rol.Administratie, Rol.Ondersteuningscoordinator, Rol.Beheerder, Rol.FunctionarisGegevensbescherming, Rol.Leerplichtambtenaar, Rol.Ouder, Rol.Leerling],
        ["/aanmelden/rol"] = [Rol.Mentor],
        ["/aanwezigheid"] = [Rol.Administratie, Rol.Mentor],
        ["/beheer/organisaties/nieuw"] = [Rol.Beheerder],
        ["/beheer/protocollen/{id}"] = [Rol.Mentor],
        ["/beheer/protocollen/{id}/instellen"] = [Rol.Beheerder],
        ["/beheer/protocollen/{id}/proberen"] = [Rol.Ondersteuningscoordinator],
        ["/dossiers"] = [Rol.Ondersteuningscoordinator],
        ["/dossiers/{id}"] = [Rol.Ondersteuningscoordinator],
        ["/dossiers/{id}/feiten/{nr}"] = [Rol.Ondersteuningscoordinator],
        ["/dossiers/{id}/taken/{afspraak}/{wortel}"] = [Rol.Ondersteuningscoordinator],
        ["/dossiers/{id}/vastleggen"] = [Rol.Ondersteuningscoordinator],
        ["/dossiers/{id}/vastleggen/{soort}"] = [Rol.Ondersteuningscoordinator],
        ["/leerlingen"] = [Rol.Mentor, Rol.Administratie, Rol.Ouder],
        ["/leerlingen/{id}"] = [Rol.Mentor, Rol.Administratie],
        ["/leerlingen/{id}/betrokkenen"] = [Rol.Ondersteuningscoordinator],
        ["/leerlingen/{id}/toestemming"] = [Rol.Ondersteuningscoordinator],
        ["/leerlingen/{id}/inzage"] = [Rol.Ondersteuningscoordinator],
    };

    /// <summary>Of which organisation, where it must be one of a kind: a school, e.g.</summary>
    public static IReadOnlyDictionary<string, string> Bij { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["/beheer/protocollen/{id}/instellen"] = "Lindeveld College",
    };

    /// <summary>What follows the path, where the page shows more with it.</summary>
    public static IReadOnlyDictionary<string, string> Vraag { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["/beheer/protocollen/vergelijk"] = "?a=den-bosch-vo&b=haaglanden-vo",
    };

    /// <summary>Pages that are looked at half-way something: by the test that does it, which says at its end that it was there.</summary>
    public static IReadOnlyDictionary<string, string> Elders { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["/aanmelden/code"] = nameof(AanmeldTests),
        ["/aanmelden/eerste"] = nameof(AanmeldTests),
        ["/aanmelden/link"] = nameof(BeheerTests),
        ["/account/bevestig"] = nameof(BeheerTests),
        ["/account/code"] = nameof(AanmeldTests),
        ["/account/herstelcodes"] = nameof(BeheerTests),
        ["/account/passkey"] = nameof(AanmeldTests),
        ["/account/tweede"] = nameof(AanmeldTests),
        ["/account/wachtwoord"] = nameof(BeheerTests),
        ["/aanwezigheid/import/koppel/{id}"] = nameof(ImportTests),
    };

    /// <summary>Addresses that show nothing of their own to who opens them: they lead on.</summary>
    public static IReadOnlyList<string> LeidenVerder { get; } = ["/aanmelden/extern", "/aanmelden/uit", "/aanwezigheid/import/bezig/{werk}", "/aanwezigheid/import/leerlingen"];

    /// <summary>What a test of <see cref="Elders"/> must have been at.</summary>
    public static IReadOnlyList<string> Van(string test) => [.. Elders.Where(e => e.Value == test).Select(e => e.Key).Order(StringComparer.Ordinal)];
}
