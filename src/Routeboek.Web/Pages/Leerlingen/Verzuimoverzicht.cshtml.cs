using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Routeboek.Application.Leerlingen;
using Routeboek.Application.Opslag;
using Routeboek.Domain.Leerlingen;
using Routeboek.Web.Aanmelding;
using Routeboek.Web.Vorm;

namespace Routeboek.Web.Pages.Leerlingen;

/// <summary>The absence overview of a pupil over a period, for a talk and for a referral.</summary>
public sealed class VerzuimoverzichtModel(LeesVerzuimoverzicht lezen, Sessie sessie, Tekst tekst) : PageModel
{
    private const int VierWeken = 28;
    private const int DrieMaanden = 3;

    public Guid Id { get; private set; }

    public Verzuimoverzicht Overzicht { get; private set; } = null!;

    /// <summary>What was typed in the fields, to be shown again.</summary>
    public (string Van, string Tot) Getypt { get; private set; }

    /// <summary>Periods that are asked for often, with the address of each.</summary>
    public IEnumerable<(string Naam, string Adres)> Perioden => Overzicht.Jaren.Select(j => (tekst["verzuimoverzicht.heel-jaar", j], $"/leerlingen/{Id}/verzuimoverzicht?jaar={j.Begin}"))
        .Append((tekst["verzuimoverzicht.vier-weken"], Adres(Overzicht.Tot.AddDays(1 - VierWeken))))
        .Append((tekst["verzuimoverzicht.drie-maanden"], Adres(Overzicht.Tot.AddMonths(-DrieMaanden).AddDays(1))));

    public async Task<IActionResult> OnGetAsync(Guid id, string? jaar, string? van, string? tot)
    {
        if (id == Guid.Empty)
            return NotFound();
        Id = id;
        var (eerste, laatste) = (Dag("van", van), Dag("tot", tot));
        if (laatste < eerste)
            ModelState.AddModelError("tot", tekst["verzuimoverzicht.volgorde-fout"]);
        // what cannot be is said, and the whole year stands below it
        var invoer = ModelState.IsValid ? new LeesVerzuimoverzicht.Invoer(new LeerlingId(id), Jaarkeuze.Lees(jaar), eerste, laatste) : new LeesVerzuimoverzicht.Invoer(new LeerlingId(id));
        if (await lezen.VoerUitAsync(sessie.Actor, invoer, HttpContext.RequestAborted) is not Resultaat<Verzuimoverzicht>.Gelukt { Waarde: var overzicht })
            return NotFound();
        Overzicht = overzicht;
        Getypt = ModelState.IsValid ? (Schrijf(overzicht.Van), Schrijf(overzicht.Tot)) : (van ?? "", tot ?? "");
        if (!ModelState.IsValid)
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private DateOnly? Dag(string veld, string? waarde)
    {
        if (string.IsNullOrWhiteSpace(waarde))
            return null;
        if (DateOnly.TryParseExact(waarde.Trim(), ["yyyy-MM-dd", "d-M-yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var dag) && dag.Year is > 1900 and < 3000)
            return dag;
        ModelState.AddModelError(veld, tekst["verzuimoverzicht.dag-fout"]);
        return null;
    }

    private string Adres(DateOnly van) => $"/leerlingen/{Id}/verzuimoverzicht?van={Schrijf(van < Overzicht.Jaar.Van ? Overzicht.Jaar.Van : van)}&tot={Schrijf(Overzicht.Tot)}";

    private static string Schrijf(DateOnly dag) => dag.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
