using static Routeboek.Domain.Toegang.Handelingsoort;
using static Routeboek.Domain.Toegang.Onderwerpsoort;

namespace Routeboek.Domain.Toegang;

/// <summary>Lists and papers that the rules share.</summary>
internal static class Regelset
{
    public const string DenBosch = "Preventieve aanpak schoolverzuim 2022";
    public const string NoordKennemerland = "Rollen en taken";
    public const string Haaglanden = "Routeboek verzuim en thuiszitters 2025";
    public const string Ontwerp = "Ontwerp, Toegang";

    /// <summary>Who the pupil is and how attendance goes.</summary>
    public static readonly Onderwerpsoort[] Aanwezigheid = [Onderwerpsoort.Leerling, Registratie, Signaal, Onderwerpsoort.Dossier];

    public static readonly Onderwerpsoort[] Stukken = [Feit, Document];

    public static readonly Onderwerpsoort[] Alles = [.. Aanwezigheid, .. Stukken];

    public static readonly Handelingsoort[] LezenEnVastleggen = [Lezen, Vastleggen];

    public static readonly Rol[] Coordinatoren = [Rol.Verzuimcoordinator, Rol.Ondersteuningscoordinator];

    public static readonly Rol[] Jgz = [Rol.Jeugdarts, Rol.Jeugdverpleegkundige];

    public static readonly Rol[] Hulp = [Rol.MaatschappelijkWerker, Rol.Gezinscoach];

    public static readonly Rol[] Swv = [Rol.AdviseurSamenwerkingsverband, Rol.DirecteurSamenwerkingsverband];

    public static Toegangsbron Bron(string document, string wet, params string[] eisen) => new(document, eisen, wet);
}
