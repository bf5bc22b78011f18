using Microsoft.AspNetCore.Mvc.ModelBinding;
using Routeboek.Application.Invoer;
using Routeboek.Application.Opslag;
using Routeboek.Web.Vorm;

namespace Routeboek.Web.Beheer;

/// <summary>From the outcome of a use case to what a page shows.</summary>
internal static class Beheerantwoord
{
    /// <summary>Puts what is wrong beside the fields that it is about.</summary>
    /// <param name="stand">The form.</param>
    /// <param name="fouten">What the use case said.</param>
    /// <param name="velden">By the name of the use case, that of the form; what is not named belongs to no field.</param>
    public static void Neem(this ModelStateDictionary stand, IReadOnlyList<Bestandsmelding> fouten, params (string Naam, string Veld)[] velden)
    {
        foreach (var fout in fouten)
        {
            var veld = velden.FirstOrDefault(v => v.Naam == fout.Kolom).Veld ?? "";
            var waar = fout.Regel > 0 ? $"regel {fout.Regel}: " : "";
            var zin = $"{waar}{fout.Wat}{(fout.Verwacht.Length > 0 ? $". Verwacht: {fout.Verwacht}" : "")}.";
            stand.AddModelError(veld, char.ToUpperInvariant(zin[0]) + zin[1..]);
        }
    }

    /// <summary>Of a page with several forms, only the one that was sent is looked at.</summary>
    /// <param name="stand">All forms.</param>
    /// <param name="vorm">The property that the form fills.</param>
    public static void Alleen(this ModelStateDictionary stand, string vorm)
    {
        foreach (var sleutel in stand.Keys.Where(k => !IsVan(k, vorm)).ToList())
            stand.Remove(sleutel);
    }

    /// <summary>Whether something is wrong in that form.</summary>
    public static bool FoutIn(this ModelStateDictionary stand, string vorm) => stand.Any(v => IsVan(v.Key, vorm) && v.Value!.Errors.Count > 0);

    private static bool IsVan(string sleutel, string vorm) => sleutel.StartsWith($"{vorm}.", StringComparison.Ordinal);

    /// <summary>Both versions, for the page that shows them side by side.</summary>
    public static Conflict Conflict(Wijziger? door, string versieveld, long versie, params Conflictveld[] velden) =>
        new(versieveld, versie.ToString(System.Globalization.CultureInfo.InvariantCulture), door?.Naam ?? "", door?.Toen, velden);
}
