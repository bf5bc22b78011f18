using Microsoft.AspNetCore.Authorization;
using Routeboek.Domain.Toegang;

namespace Routeboek.Web.Aanmelding;

/// <summary>
/// The names of the policies that a folder of pages can have. They say which roles may come to a page at all; what somebody sees on it is
/// for <c>Toegang</c>. Roles come from the store at each request, never from the cookie.
/// </summary>
public static class Beleid
{
    /// <summary>Signed in, perhaps without a role yet or without a second means: only for one's own account.</summary>
    public const string Account = "account";

    /// <summary>Signed in with a role, whichever.</summary>
    public const string Aangemeld = "aangemeld";

    /// <summary>Everybody who works with it: no parent, pupil or guest.</summary>
    public const string Medewerker = "medewerker";

    public const string Beheer = "beheer";

    public const string Fg = "fg";

    /// <summary>Beheerder or functionaris gegevensbescherming.</summary>
    public const string BeheerOfFg = "beheer-of-fg";

    /// <summary>People at a school who work with pupils.</summary>
    public const string School = "school";

    /// <summary>Who follows pupils of a school and their signals.</summary>
    public const string Signalen = "signalen";

    /// <summary>Who analyses the absence of the whole school each week.</summary>
    public const string Weekanalyse = "weekanalyse";

    /// <summary>Who tells a concern about a pupil of the school.</summary>
    public const string Zorg = "zorg";

    /// <summary>Who brings data of the school in.</summary>
    public const string Inlezen = "inlezen";

    /// <summary>Who makes mappings of files, or keeps them for the schools of a samenwerkingsverband.</summary>
    public const string Koppelingen = "koppelingen";

    /// <summary>Who watches over who looked where.</summary>
    public const string Toezicht = "toezicht";

    /// <summary>Who keeps the groups of a school.</summary>
    public const string Groepen = "groepen";

    /// <summary>Whoever can have something to do with a pupil; the beheerder and the functionaris gegevensbescherming have not.</summary>
    public const string Leerlingen = "leerlingen";

    /// <summary>Whoever can work in a dossier; the family has pages of its own.</summary>
    public const string Dossiers = "dossiers";

    /// <summary>Parent or pupil.</summary>
    public const string Gezin = "gezin";

    /// <summary>The claim with the role; only there when it is chosen and holds today.</summary>
    internal const string Rolclaim = "rol";

    /// <summary>The claim with the key of the session: the only one in the cookie.</summary>
    internal const string Sessieclaim = "sessie";

    private static readonly Rol[] s_gezin = [Rol.Ouder, Rol.Leerling];
    private static readonly Rol[] s_school =
        [Rol.Docent, Rol.Mentor, Rol.Vertrouwenspersoon, Rol.Verzuimcoordinator, Rol.Ondersteuningscoordinator, Rol.Administratie, Rol.Schoolleider];

    /// <summary>Which roles a policy lets in; <see cref="Account"/> asks none.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<Rol>> Rollen { get; } = new Dictionary<string, IReadOnlyList<Rol>>(StringComparer.Ordinal)
    {
        [Account] = Enum.GetValues<Rol>(),
        [Aangemeld] = Enum.GetValues<Rol>(),
        [Medewerker] = [.. Enum.GetValues<Rol>().Except(s_gezin).Except([Rol.Gast])],
        [Beheer] = [Rol.Beheerder],
        [Fg] = [Rol.FunctionarisGegevensbescherming],
        [BeheerOfFg] = [Rol.Beheerder, Rol.FunctionarisGegevensbescherming],
        [Toezicht] = [Rol.FunctionarisGegevensbescherming, Rol.Ondersteuningscoordinator, Rol.Jeugdarts],
        [Groepen] = [Rol.Beheerder, Rol.Administratie],
        [Leerlingen] = [.. Enum.GetValues<Rol>().Except([Rol.Beheerder, Rol.FunctionarisGegevensbescherming])],
        [Dossiers] = [.. Enum.GetValues<Rol>().Except([Rol.Beheerder, Rol.FunctionarisGegevensbescherming, .. s_gezin])],
        [School] = s_school,
        [Signalen] = [.. s_school.Except([Rol.Docent, Rol.Administratie])],
        [Weekanalyse] = [Rol.Verzuimcoordinator, Rol.Ondersteuningscoordinator],
        [Zorg] = [.. s_school.Except([Rol.Administratie])],
        [Inlezen] = [Rol.Administratie, Rol.Verzuimcoordinator, Rol.Ondersteuningscoordinator],
        [Koppelingen] = [Rol.Administratie, Rol.Verzuimcoordinator, Rol.Ondersteuningscoordinator, Rol.Beheerder, Rol.AdviseurSamenwerkingsverband, Rol.DirecteurSamenwerkingsverband],
        [Gezin] = s_gezin,
    };

    /// <summary>Whether this role works with it, and so needs a second means beside a password.</summary>
    internal static bool VraagtTweedeMiddel(Rol rol) => !s_gezin.Contains(rol);

    internal static void Zet(AuthorizationOptions opties)
    {
        foreach (var (naam, rollen) in Rollen)
        {
            opties.AddPolicy(naam, b =>
            {
                b.RequireAuthenticatedUser();
                if (naam != Account)
                    b.RequireClaim(Rolclaim, rollen.Select(r => r.ToString()));
            });
        }

        // what says nothing is for nobody
        opties.FallbackPolicy = opties.DefaultPolicy = new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build();
    }
}
