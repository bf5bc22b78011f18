using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Routeboek.Web.Vorm;

/// <summary>A page on the way to this one.</summary>
public sealed record Kruimel(string Naam, string Pad);

/// <summary>What a page tells its frame, beside its title (<c>ViewData["Title"]</c>).</summary>
public static class Paginagegevens
{
    private const string Sleutel = "Kruimels";

    /// <summary>
    /// The pages between the section and this one, in order: <c>ViewData.Via(T["mensen.kop"], "/beheer/mensen")</c>. The start, the
    /// section and the page itself come by themselves.
    /// </summary>
    public static ViewDataDictionary Via(this ViewDataDictionary gegevens, string naam, string pad)
    {
        gegevens[Sleutel] = Kruimels(gegevens).Append(new Kruimel(naam, pad)).ToArray();
        return gegevens;
    }

    internal static IReadOnlyList<Kruimel> Kruimels(ViewDataDictionary gegevens) => gegevens[Sleutel] as Kruimel[] ?? [];
}
