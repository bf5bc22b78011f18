using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Organisaties;

namespace Routeboek.Domain.Toegang;

/// <summary>What kind of organisation somebody works for, or the family, or a guest of a case.</summary>
public enum Partijsoort
{
    School,
    Schoolbestuur,

    /// <summary>Regie of a municipality. What is given to leerplicht is not given to it, nor the other way round.</summary>
    Gemeente,

    /// <summary>Leerplicht and RMC of a municipality.</summary>
    Leerplicht,
    Jeugdgezondheidszorg,
    Samenwerkingsverband,
    Jeugdhulp,
    Gezin,

    /// <summary>Somebody from outside, for one case and a period.</summary>
    Gast,
}

/// <summary>
/// All roles of the three protocols. Somebody with two roles chooses one when signing in: rights never add up.
/// Sources: requirements, Roles x rights of both catalogues.
/// </summary>
public enum Rol
{
    Docent,
    Mentor,

    /// <summary>Another trusted person at school, who took over the mentor's role for one pupil (B-CON-06).</summary>
    Vertrouwenspersoon,
    Verzuimcoordinator,

    /// <summary>Also intern begeleider (po) and coordinator passend onderwijs (vo).</summary>
    Ondersteuningscoordinator,
    Administratie,
    Schoolleider,
    Bestuur,
    Leerplichtambtenaar,

    /// <summary>Who holds the preventive office hour as adviser of the school; at that moment no leerplichtambtenaar (B-SPR-02).</summary>
    ContactpersoonGemeente,

    /// <summary>Doorstroompunt, for who is 18 or older.</summary>
    Rmc,
    Jeugdarts,
    Jeugdverpleegkundige,
    MaatschappelijkWerker,
    AdviseurSamenwerkingsverband,
    DirecteurSamenwerkingsverband,

    /// <summary>Gezinscoach, jeugdconsulent, consulent zorg en onderwijs, and the Jeugd &amp; Schoolteam (H-GAP-23, X-GAP-08).</summary>
    Gezinscoach,

    /// <summary>Regisseur of the municipality: chairs the doorbraakoverleg (B-ROL-22, H-ROL-50).</summary>
    Regisseur,

    /// <summary>Teamleider of the municipality: agrees to costs of jeugdhulp (B-ROL-23).</summary>
    Teamleider,
    Ouder,
    Leerling,

    /// <summary>Behandelaar, onderwijsconsulent, adviser of the family: per case and period.</summary>
    Gast,

    /// <summary>Functionaris gegevensbescherming: sees who did what, never the content.</summary>
    FunctionarisGegevensbescherming,

    /// <summary>Accounts and settings, never dossiers.</summary>
    Beheerder,
}

/// <summary>What a role belongs to.</summary>
public static class Rolkenmerken
{
    private static readonly Partijsoort[] s_metPersoneel =
    [
        Partijsoort.School, Partijsoort.Schoolbestuur, Partijsoort.Gemeente, Partijsoort.Leerplicht,
        Partijsoort.Jeugdgezondheidszorg, Partijsoort.Samenwerkingsverband, Partijsoort.Jeugdhulp,
    ];

    /// <summary>The kinds of organisation in which this role exists.</summary>
    public static IReadOnlyList<Partijsoort> Organisaties(this Rol rol) => rol switch
    {
        Rol.Docent or Rol.Mentor or Rol.Vertrouwenspersoon or Rol.Verzuimcoordinator or Rol.Ondersteuningscoordinator
            or Rol.Administratie or Rol.Schoolleider => [Partijsoort.School],
        Rol.Bestuur => [Partijsoort.Schoolbestuur],
        Rol.Leerplichtambtenaar or Rol.Rmc => [Partijsoort.Leerplicht],
        Rol.ContactpersoonGemeente or Rol.Regisseur or Rol.Teamleider => [Partijsoort.Gemeente],
        Rol.Jeugdarts or Rol.Jeugdverpleegkundige => [Partijsoort.Jeugdgezondheidszorg],
        Rol.MaatschappelijkWerker or Rol.Gezinscoach => [Partijsoort.Jeugdhulp],
        Rol.AdviseurSamenwerkingsverband or Rol.DirecteurSamenwerkingsverband => [Partijsoort.Samenwerkingsverband],
        Rol.Ouder or Rol.Leerling => [Partijsoort.Gezin],
        Rol.Gast => [Partijsoort.Gast],
        Rol.FunctionarisGegevensbescherming or Rol.Beheerder => s_metPersoneel,
    };

    /// <summary>What an organisation is to access. A municipality is two: its own regie, and leerplicht; what is given to one is not given to the other.</summary>
    public static IReadOnlyList<Partijsoort> Partijen(this Organisatiesoort soort) => soort switch
    {
        Organisatiesoort.School => [Partijsoort.School],
        Organisatiesoort.Bestuur => [Partijsoort.Schoolbestuur],
        Organisatiesoort.Samenwerkingsverband => [Partijsoort.Samenwerkingsverband],
        Organisatiesoort.Gemeente => [Partijsoort.Gemeente, Partijsoort.Leerplicht],
        Organisatiesoort.Jgz => [Partijsoort.Jeugdgezondheidszorg],
        Organisatiesoort.MaatschappelijkWerk or Organisatiesoort.Jeugdhulp => [Partijsoort.Jeugdhulp],
        Organisatiesoort.Rmc => [Partijsoort.Leerplicht],
    };

    /// <summary>As what somebody with this role works at such an organisation; null = this role does not exist there.</summary>
    public static Partijsoort? Partij(this Rol rol, Organisatiesoort soort)
    {
        // the family and a guest belong to no organisation: their role was given to them by one
        if (rol is Rol.Ouder or Rol.Leerling or Rol.Gast)
            return rol.Organisaties()[0];
        foreach (var partij in soort.Partijen())
        {
            if (rol.Organisaties().Contains(partij))
                return partij;
        }

        return null;
    }

    /// <summary>As which houder an organisation keeps what is its own: settings, accounts, its audit.</summary>
    public static Houder AlsHouder(this Organisatiesoort soort) => soort switch
    {
        Organisatiesoort.School or Organisatiesoort.Bestuur => Houder.School,
        Organisatiesoort.Samenwerkingsverband => Houder.Samenwerkingsverband,
        Organisatiesoort.Gemeente => Houder.Gemeente,
        Organisatiesoort.Jgz => Houder.Jgz,
        Organisatiesoort.MaatschappelijkWerk or Organisatiesoort.Jeugdhulp => Houder.Jeugdhulp,
        Organisatiesoort.Rmc => Houder.Leerplicht,
    };

    /// <summary>As which houder this role's organisation keeps what the role records; empty = keeps nothing of its own.</summary>
    public static IReadOnlyList<Houder> Houders(this Rol rol) => rol switch
    {
        Rol.Docent or Rol.Mentor or Rol.Vertrouwenspersoon or Rol.Verzuimcoordinator or Rol.Ondersteuningscoordinator
            or Rol.Administratie or Rol.Schoolleider => [Houder.School],
        Rol.Leerplichtambtenaar or Rol.Rmc => [Houder.Leerplicht],
        Rol.Regisseur or Rol.Teamleider => [Houder.Gemeente],
        Rol.Jeugdarts or Rol.Jeugdverpleegkundige => [Houder.Jgz],
        Rol.MaatschappelijkWerker or Rol.Gezinscoach => [Houder.Jeugdhulp],
        Rol.AdviseurSamenwerkingsverband or Rol.DirecteurSamenwerkingsverband => [Houder.Samenwerkingsverband],
        Rol.FunctionarisGegevensbescherming => Enum.GetValues<Houder>(),
        Rol.Bestuur or Rol.ContactpersoonGemeente or Rol.Ouder or Rol.Leerling or Rol.Gast or Rol.Beheerder => [],
    };
}
