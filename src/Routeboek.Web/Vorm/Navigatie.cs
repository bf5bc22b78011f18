using Routeboek.Domain.Toegang;

namespace Routeboek.Web.Vorm;

/// <summary>A place where people can go. Its texts are <c>navigatie.{Sleutel}</c> and <c>navigatie.{Sleutel}-uitleg</c>.</summary>
/// <param name="Sleutel">The name of its texts.</param>
/// <param name="Pad">The path, without parameters. The first part is the section.</param>
/// <param name="Rollen">Who has something to do there; empty = everyone who is signed in.</param>
public sealed record Navigatiepunt(string Sleutel, string Pad, params Rol[] Rollen)
{
    /// <summary>Shown to who is not signed in, too.</summary>
    public bool Openbaar { get; init; }

    /// <summary>True for a section, false for a place within one.</summary>
    public bool Hoofd => Pad.LastIndexOf('/') == 0;

    /// <summary>The section.</summary>
    public string Sectie => Pad.IndexOf('/', 1) is var eind and > 0 ? Pad[..eind] : Pad;
}

/// <summary>Something that one does with the own account. Its text is <c>vorm.{Sleutel}</c>.</summary>
/// <param name="Posten">It changes something, so it is a button.</param>
public sealed record Gebruikersactie(string Sleutel, string Pad, bool Posten = false);

/// <summary>
/// The whole map, in the order of the menu. A place stands in the menu when its page exists, its policy lets the user in, and the role
/// is named here; so a line may be here before its page is.
/// </summary>
public static class Navigatie
{
    private static readonly Rol[] s_school =
    [
        Rol.Docent, Rol.Mentor, Rol.Vertrouwenspersoon, Rol.Verzuimcoordinator, Rol.Ondersteuningscoordinator, Rol.Administratie, Rol.Schoolleider,
    ];

    private static readonly Rol[] s_gezin = [Rol.Ouder, Rol.Leerling];

    private static readonly Rol[] s_allesBehalveGezin = [.. Enum.GetValues<Rol>().Except(s_gezin)];

    private static readonly Rol[] s_leerlingen = [.. s_allesBehalveGezin.Except([Rol.Beheerder, Rol.FunctionarisGegevensbescherming])];

    private static readonly Rol[] s_beheer =
    [
        Rol.Beheerder, Rol.FunctionarisGegevensbescherming, Rol.Schoolleider, Rol.Ondersteuningscoordinator, Rol.Verzuimcoordinator, Rol.Administratie, Rol.Jeugdarts,
        Rol.DirecteurSamenwerkingsverband, Rol.Regisseur,
    ];

    public static IReadOnlyList<Navigatiepunt> Punten { get; } =
    [
        new("begin", "/"),
        new("aanwezigheid", "/aanwezigheid", s_school),
        new("aanwezigheid-import", "/aanwezigheid/import", Rol.Administratie, Rol.Verzuimcoordinator, Rol.Ondersteuningscoordinator),
        new("leerlingen", "/leerlingen", s_leerlingen),
        new("signalen", "/signalen", s_school),
        new("dossiers", "/dossiers", s_allesBehalveGezin),
        new("overleggen", "/overleggen"),
        new("samenwerking", "/samenwerking", s_allesBehalveGezin),
        new("monitor", "/monitor", Rol.Schoolleider, Rol.Verzuimcoordinator, Rol.Bestuur, Rol.AdviseurSamenwerkingsverband, Rol.DirecteurSamenwerkingsverband, Rol.Regisseur),
        new("mijn-kind", "/mijn-kind", Rol.Ouder),
        new("mijn", "/mijn", Rol.Leerling),
        new("kennisbank", "/kennisbank"),
        new("verzuimscan", "/verzuimscan") { Openbaar = true },
        new("beheer", "/beheer", [.. s_beheer, Rol.AdviseurSamenwerkingsverband]),
        new("beheer-organisaties", "/beheer/organisaties", Rol.Beheerder),
        new("beheer-personen", "/beheer/personen", Rol.Beheerder),
        new("beheer-protocollen", "/beheer/protocollen", s_beheer),
        new("beheer-kalenders", "/beheer/kalenders", Rol.Beheerder, Rol.Administratie, Rol.Schoolleider),
        new("beheer-groepen", "/beheer/groepen", Rol.Beheerder, Rol.Administratie),
        new("beheer-koppelingen", "/beheer/koppelingen", Rol.Beheerder, Rol.Administratie, Rol.Verzuimcoordinator, Rol.Ondersteuningscoordinator, Rol.AdviseurSamenwerkingsverband, Rol.DirecteurSamenwerkingsverband),
        new("beheer-toegang", "/beheer/toegang", s_beheer),
        new("beheer-sleutels", "/beheer/sleutels", Rol.Beheerder),
        new("beheer-voorbeeldwereld", "/beheer/voorbeeldwereld", Rol.Beheerder),
        new("beheer-toestand", "/beheer/toestand", Rol.Beheerder),
        new("beheer-audit", "/beheer/audit", Rol.FunctionarisGegevensbescherming, Rol.Ondersteuningscoordinator, Rol.Jeugdarts),
    ];

    /// <summary>Where one takes on another role.</summary>
    public const string Rolwissel = "/aanmelden/rol";

    /// <summary>The menu under the name of who is signed in; what does not exist is left out.</summary>
    public static IReadOnlyList<Gebruikersactie> Gebruikersmenu { get; } =
    [
        new("rol-wisselen", Rolwissel),
        new("account", "/account"),
        new("afmelden", "/aanmelden/uit", Posten: true),
    ];

    /// <summary>Who has the search box on every page: who works with pupils.</summary>
    public static IReadOnlyList<Rol> Zoekers { get; } = [.. s_allesBehalveGezin.Except([Rol.Gast, Rol.Bestuur, Rol.Beheerder, Rol.FunctionarisGegevensbescherming])];

    /// <summary>True when this place is named for this user, whether or not its page exists.</summary>
    public static bool Voor(this Navigatiepunt punt, Gebruiker? gebruiker) =>
        gebruiker is null ? punt.Openbaar : punt.Rollen.Length == 0 || punt.Rollen.Contains(gebruiker.Rol);
}
