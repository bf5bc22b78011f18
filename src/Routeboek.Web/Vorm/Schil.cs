using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Routeboek.Web.Vorm;

/// <summary>What stands around a page, for one request.</summary>
public sealed record Schilbeeld
{
    /// <summary>Who is signed in, or null.</summary>
    public required Gebruiker? Gebruiker { get; init; }

    /// <summary>True in a demo world.</summary>
    public required bool Voorbeeldomgeving { get; init; }

    /// <summary>The sections that this user can open.</summary>
    public required IReadOnlyList<Navigatiepunt> Hoofdmenu { get; init; }

    /// <summary>The places within the section of this page; empty when there are not two.</summary>
    public required IReadOnlyList<Navigatiepunt> Deelmenu { get; init; }

    /// <summary>What this user can do with the own account.</summary>
    public required IReadOnlyList<Gebruikersactie> Gebruikersmenu { get; init; }

    /// <summary>True when there is something to search in for this user.</summary>
    public required bool Zoekbaar { get; init; }

    /// <summary>The path that was asked for, also on a page that says what went wrong with it.</summary>
    public required string Pad { get; init; }

    /// <summary>The same with its query, to come back to.</summary>
    public required string Terug { get; init; }

    /// <summary>What <c>aria-current</c> says of a link: this very page, its section, or nothing.</summary>
    public string? Huidig(Navigatiepunt punt) =>
        punt.Pad.Equals(Pad, StringComparison.OrdinalIgnoreCase) ? "page"
        : punt.Pad.Length > 1 && Pad.StartsWith(punt.Pad + "/", StringComparison.OrdinalIgnoreCase) ? "true"
        : null;

    /// <summary>The way from the start to this page, without the page itself; empty on the start and on a section.</summary>
    internal IReadOnlyList<Kruimel> Kruimels(ViewDataDictionary gegevens, Tekst teksten)
    {
        var via = Paginagegevens.Kruimels(gegevens);
        var sectie = Hoofdmenu.FirstOrDefault(p => Huidig(p) == "true");
        if (sectie is null && via.Count == 0)
            return [];
        var weg = new List<Kruimel>();
        if (Hoofdmenu.FirstOrDefault(p => p.Pad == "/") is { } begin)
            weg.Add(new Kruimel(teksten[$"navigatie.{begin.Sleutel}"], begin.Pad));
        if (sectie is not null && (sectie.Hoofd || !via.Any(v => v.Pad == sectie.Pad)))
            weg.Add(new Kruimel(teksten[$"navigatie.{sectie.Sleutel}"], sectie.Pad));
        return [.. weg, .. via];
    }
}

/// <summary>Draws up the frame of a page: who is signed in, and where this user can go.</summary>
public sealed class Schil(Schilbron bron, Paginas paginas)
{
    public async Task<Schilbeeld> TekenAsync(HttpContext http)
    {
        var gebruiker = await bron.Gebruiker(http);
        var open = await OpenAsync(http, gebruiker);
        var (pad, vraag) = http.Features.Get<IStatusCodeReExecuteFeature>() is { } gevraagd ? (gevraagd.OriginalPath, gevraagd.OriginalQueryString)
            : http.Features.Get<IExceptionHandlerPathFeature>() is { } fout ? (fout.Path, "")
            : (http.Request.Path.Value, http.Request.QueryString.Value);
        pad = pad is { Length: > 1 } ? pad.TrimEnd('/') : "/";
        var sectie = open.Where(p => !p.Hoofd && (pad + "/").StartsWith(p.Sectie + "/", StringComparison.OrdinalIgnoreCase)).ToList();
        return new Schilbeeld
        {
            Gebruiker = gebruiker,
            Voorbeeldomgeving = await bron.Voorbeeldomgeving(http),
            // a section without a page for this user is entered at the first place in it
            Hoofdmenu = [.. open.Where(p => p.Hoofd || !open.Any(h => h.Hoofd && h.Pad == p.Sectie) && open.First(e => e.Sectie == p.Sectie) == p)],
            Deelmenu = sectie.Count > 1 ? sectie : [],
            Gebruikersmenu = gebruiker is null ? [] : [.. Navigatie.Gebruikersmenu.Where(a => paginas.Bestaat(a.Pad) && (a.Pad != Navigatie.Rolwissel || gebruiker.KanWisselen))],
            Zoekbaar = gebruiker is not null && Navigatie.Zoekers.Contains(gebruiker.Rol) && await paginas.OpenVoorAsync(http, "/zoeken"),
            Pad = pad,
            Terug = pad + vraag,
        };
    }

    /// <summary>The places that this user can open within a section.</summary>
    /// <param name="sectie">The path of the section, e.g. <c>/beheer</c>; null for all places, sections and what is in them.</param>
    public async Task<IReadOnlyList<Navigatiepunt>> PlaatsenAsync(HttpContext http, string? sectie = null)
    {
        var open = await OpenAsync(http, await bron.Gebruiker(http));
        return sectie is null ? open : [.. open.Where(p => !p.Hoofd && p.Sectie == sectie)];
    }

    private async Task<IReadOnlyList<Navigatiepunt>> OpenAsync(HttpContext http, Gebruiker? gebruiker)
    {
        var open = new List<Navigatiepunt>();
        foreach (var punt in Navigatie.Punten)
        {
            if (punt.Voor(gebruiker) && await paginas.OpenVoorAsync(http, punt.Pad))
                open.Add(punt);
        }
        return open;
    }
}
