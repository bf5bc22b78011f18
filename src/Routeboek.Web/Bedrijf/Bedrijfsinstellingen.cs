using Routeboek.Application.Opslag;

namespace Routeboek.Web.Bedrijf;

/// <summary>How the program is run.</summary>
/// <param name="Knooppunt">The name of this node, for its anchors.</param>
/// <param name="Ankers">The folder where heads of the audit are kept.</param>
/// <param name="Ankersleutel">The private key that signs them.</param>
/// <param name="MetingenOpen">Whether <c>/metrics</c> answers others than this machine.</param>
public sealed record Bedrijfsinstellingen(string Knooppunt, string Ankers, string Ankersleutel, bool MetingenOpen)
{
    /// <summary><c>Bedrijf:Knooppunt</c>, <c>Audit:Ankers</c>, <c>Audit:Sleutel</c> and <c>Metingen:Open</c>.</summary>
    public static Bedrijfsinstellingen Van(IConfiguration configuratie, Opslaginstellingen opslag)
    {
        var knooppunt = new string([.. (configuratie["Bedrijf:Knooppunt"] ?? Environment.MachineName).Where(t => char.IsAsciiLetterOrDigit(t) || t == '-')]);
        return new Bedrijfsinstellingen(
            knooppunt.Length > 0 ? knooppunt : "knooppunt",
            Pad(configuratie["Audit:Ankers"], Path.Combine(opslag.Map, "ankers", opslag.Naam)),
            Pad(configuratie["Audit:Sleutel"], Path.Combine(opslag.Map, "ankersleutel.pem")),
            configuratie.GetValue("Metingen:Open", defaultValue: false));
    }

    private static string Pad(string? gekozen, string standaard) => string.IsNullOrWhiteSpace(gekozen) ? standaard : Path.GetFullPath(gekozen);
}
