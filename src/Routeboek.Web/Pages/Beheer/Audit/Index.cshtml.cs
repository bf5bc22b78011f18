using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Routeboek.Application.Audit;
using Routeboek.Application.Kalenders;
using Routeboek.Application.Opslag;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;
using Routeboek.Web.Aanmelding;
using Routeboek.Web.Bedrijf;
using Routeboek.Web.Beheer;
using Routeboek.Web.Vorm;

namespace Routeboek.Web.Pages.Beheer.Audit;

/// <summary>Who did and saw what at the own organisation, and whether the chain of it is whole.</summary>
public sealed class IndexModel(LeesAudit lezen, KeurKeten keuren, Bedrijfsinstellingen bedrijf, Sessie sessie, Auditwoorden woorden, Tekst tekst, TimeProvider klok) : PageModel
{
    private const int PerBlad = 100;
    private const int Week = 6;

    [BindProperty(SupportsGet = true), DataType(DataType.Date), Display(Name = "audit.van")]
    public DateOnly? Van { get; set; }

    [BindProperty(SupportsGet = true), DataType(DataType.Date), Display(Name = "audit.tot")]
    public DateOnly? Tot { get; set; }

    [BindProperty(SupportsGet = true), Display(Name = "audit.wie")]
    public Guid? Wie { get; set; }

    [BindProperty(SupportsGet = true), StringLength(100), Display(Name = "audit.leerling")]
    public string? Leerling { get; set; }

    [BindProperty(SupportsGet = true), StringLength(64), Display(Name = "audit.wat")]
    public string? Wat { get; set; }

    [BindProperty(SupportsGet = true), Display(Name = "audit.geweigerd")]
    public bool Geweigerd { get; set; }

    [BindProperty(SupportsGet = true)]
    public int Blad { get; set; } = 1;

    public Auditwoorden Woorden => woorden;

    public Auditinzage? Inzage { get; private set; }

    public IReadOnlyList<Auditinzageregel> Regels { get; private set; } = [];

    public int Bladen { get; private set; }

    public Ketenstand? Keten { get; private set; }

    /// <summary>What is wrong with the folder of anchors itself.</summary>
    public IReadOnlyList<Ankerbevinding> Ankerfouten { get; private set; } = [];

    public bool MagUitvoeren => sessie.Actor.Rol == Rol.FunctionarisGegevensbescherming;

    public IReadOnlyList<SelectListItem> Mensen { get; private set; } = [];

    public IEnumerable<SelectListItem> Handelingen => woorden.Handelingen(tekst).Select(w => new SelectListItem(woorden.Wat(tekst, w), w));

    /// <summary>The filter as it stands in the address, for the copy.</summary>
    public IDictionary<string, string?> Filter => new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["van"] = Van?.ToString("yyyy-MM-dd", null),
        ["tot"] = Tot?.ToString("yyyy-MM-dd", null),
        ["wie"] = Wie?.ToString(),
        ["leerling"] = Leerling,
        ["wat"] = Wat,
        ["geweigerd"] = Geweigerd ? "true" : null,
    };

    public Task<IActionResult> OnGetAsync() => ToonAsync(helemaal: false);

    /// <summary>Reads the whole chain again.</summary>
    public Task<IActionResult> OnPostKeurAsync() => ToonAsync(helemaal: true);

    /// <summary>Every line by itself, as a file. A post: it is an act of its own, and a link that somebody else sends must not do it.</summary>
    public async Task<IActionResult> OnPostUitvoerAsync()
    {
        Zet();
        if (!ModelState.IsValid)
            return await ToonAsync(helemaal: false);
        switch (await lezen.VoerUitvoerUitAsync(sessie.Actor, Vraag(), HttpContext.RequestAborted))
        {
            case Resultaat<Auditinzage>.Gelukt { Waarde: var inzage }:
                var naar = new MemoryStream();
                await Auditcsv.SchrijfAsync(naar, inzage.Regels, HttpContext.RequestAborted);
                naar.Position = 0;
                return File(naar, "text/csv; charset=utf-8", FormattableString.Invariant($"audit-{Van:yyyyMMdd}-{Tot:yyyyMMdd}.csv"));
            case Resultaat<Auditinzage>.Onjuist fout:
                Neem(fout);
                return await ToonAsync(helemaal: false);
            default:
                return NotFound();
        }
    }

    private void Zet()
    {
        Tot ??= Schoolklok.Vandaag(klok);
        Van ??= Tot.Value.DayNumber > Week ? Tot.Value.AddDays(-Week) : Tot;
        if (Wie == Guid.Empty)
            Wie = null;
    }

    private LeesAudit.Invoer Vraag() => new(Van!.Value, Tot!.Value, Wie is { } wie ? new PersoonId(wie) : null, Leerling?.Trim() ?? "", Wat?.Trim() ?? "", Geweigerd);

    private void Neem(Resultaat<Auditinzage>.Onjuist fout) => ModelState.Neem(fout.Fouten, ("tot", nameof(Tot)), ("leerling", nameof(Leerling)));

    private async Task<IActionResult> ToonAsync(bool helemaal)
    {
        var stop = HttpContext.RequestAborted;
        Zet();
        var ankers = Ankerboek.Lees(bedrijf.Ankers);
        if (await keuren.VoerUitAsync(sessie.Actor, new KeurKeten.Invoer(ankers.Hoofden, helemaal), stop) is not Resultaat<Ketenstand>.Gelukt { Waarde: var keten })
            return NotFound();
        Keten = keten;
        Ankerfouten = helemaal ? ankers.Bevindingen : [];
        Mensen = [.. (await lezen.PersonenAsync(sessie.Actor, stop)).Select(p => new SelectListItem(p.Naam, p.Persoon.Waarde.ToString()))];
        if (ModelState.IsValid)
        {
            switch (await lezen.VoerUitAsync(sessie.Actor, Vraag(), stop))
            {
                case Resultaat<Auditinzage>.Gelukt { Waarde: var inzage }:
                    Inzage = inzage;
                    Bladen = Math.Max(1, (inzage.Regels.Count + PerBlad - 1) / PerBlad);
                    Blad = Math.Clamp(Blad, 1, Bladen);
                    Regels = [.. inzage.Regels.Skip((Blad - 1) * PerBlad).Take(PerBlad)];
                    break;
                case Resultaat<Auditinzage>.Onjuist fout:
                    Neem(fout);
                    break;
                default:
                    return NotFound();
            }
        }

        if (!ModelState.IsValid)
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
