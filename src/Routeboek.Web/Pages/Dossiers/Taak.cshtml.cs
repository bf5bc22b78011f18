using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Routeboek.Application.Dossiers;
using Routeboek.Application.Opslag;
using Routeboek.Domain.Dossiers;
using Routeboek.Web.Aanmelding;
using Routeboek.Web.Dossiers;
using Routeboek.Web.Vorm;

namespace Routeboek.Web.Pages.Dossiers;

/// <summary>One task: what, why, until when, and the form of the fact that does it. Putting it off or crossing it out is a fact with a reason.</summary>
public sealed class TaakModel(LeesTaak lezen, LegFeitVast vastleggen, GrijpTaak grijpen, Sessie sessie, Feitwoorden woorden, Tekst tekst) : PageModel
{
    private static readonly string[] s_meldingen = ["opgepakt", "losgelaten", "later", "nog-open", "bezet"];

    [FromRoute]
    public Guid Id { get; set; }

    [FromRoute]
    public string Afspraak { get; set; } = "";

    [FromRoute]
    public int Wortel { get; set; }

    public Taakblad Blad { get; private set; } = null!;

    public string Naam => Blad.Naam.Length > 0 ? Blad.Naam : tekst["dossiers.zonder-naam"];

    public string Melding { get; private set; } = "";

    /// <summary>Null = this one cannot record it.</summary>
    public Vastlegformulier? Formulier { get; private set; }

    /// <summary>Which part was folded open when it was sent.</summary>
    public string Open { get; private set; } = "";

    public DateOnly? Tot { get; private set; }

    public string Reden { get; private set; } = "";

    public string Waarom { get; private set; } = "";

    private Taaksleutel Sleutel => new(new DossierId(Id), Afspraak, Wortel);

    public string Rol(string woord) => woorden.Rol(tekst, woord);

    public async Task<IActionResult> OnGetAsync(string? melding)
    {
        Melding = melding is not null && s_meldingen.Contains(melding, StringComparer.Ordinal) ? melding : "";
        return await ToonAsync();
    }

    public async Task<IActionResult> OnPostDoeAsync()
    {
        if (await ToonAsync() is not PageResult pagina || Formulier is null)
            return NotFound();
        if (!Blad.Taak.IsOpen)
            return Conflict(pagina);
        return Formulier.Lees(Request.Form, ModelState, Sleutel.Dossier, Sleutel) is { } invoer ? await LegVastAsync(invoer, pagina, "gedaan") : Fout(pagina);
    }

    public async Task<IActionResult> OnPostLaterAsync(DateOnly? tot, string? reden)
    {
        (Open, Tot, Reden) = ("later", tot, reden?.Trim() ?? "");
        return await OverTaakAsync(Woordenschat.TermijnVerlengd, "later", () =>
        {
            if (tot is not { } dag || dag <= Blad.Vandaag || dag > Blad.UitstelTot)
                ModelState.AddModelError("tot", tekst["taak.tot-fout", tekst.Dag(Blad.UitstelTot)]);
            EisReden("reden", Reden);
            return [new("tot", new Feitwaarde(tot?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "")), new("reden", new Feitwaarde(Reden))];
        });
    }

    public async Task<IActionResult> OnPostNietAsync(string? waarom)
    {
        (Open, Waarom) = ("niet", waarom?.Trim() ?? "");
        return await OverTaakAsync(Woordenschat.TaakNietVanToepassing, "gedaan", () =>
        {
            EisReden("waarom", Waarom);
            return [new("reden", new Feitwaarde(Waarom))];
        });
    }

    public Task<IActionResult> OnPostPauzeAsync() => OverTaakAsync(Woordenschat.TermijnGepauzeerd, "later", () => []);

    public Task<IActionResult> OnPostHervatAsync() => OverTaakAsync(Woordenschat.TermijnHervat, "later", () => []);

    public Task<IActionResult> OnPostOppakkenAsync() => GrijpAsync(los: false);

    public Task<IActionResult> OnPostLoslatenAsync() => GrijpAsync(los: true);

    private async Task<IActionResult> GrijpAsync(bool los) => await grijpen.VoerUitAsync(sessie.Actor, new GrijpTaak.Invoer(Sleutel, los), HttpContext.RequestAborted) switch
    {
        Resultaat<bool>.Gelukt { Waarde: var mijn } => Hierheen(mijn ? "opgepakt" : los ? "losgelaten" : "bezet"),
        Resultaat<bool>.Onjuist => Hierheen(null),
        _ => NotFound(),
    };

    // facts about the task go where the task began
    private async Task<IActionResult> OverTaakAsync(string soort, string daarna, Func<List<KeyValuePair<string, Feitwaarde>>> lees)
    {
        if (await ToonAsync() is not PageResult pagina || Blad.Overtaak is not { } plaats)
            return NotFound();
        if (!Blad.Taak.IsOpen)
            return Conflict(pagina);
        List<KeyValuePair<string, Feitwaarde>> gegevens = [new("taak", new Feitwaarde(Blad.Taak.Id)), .. lees()];
        return ModelState.IsValid
            ? await LegVastAsync(new LegFeitVast.Invoer(Sleutel.Dossier, new Feitinvoer(soort, Blad.Vandaag, gegevens), plaats.Houder, plaats.Kamer, plaats.VertrouwelijkTot, Sleutel), pagina, daarna)
            : Fout(pagina);
    }

    private async Task<IActionResult> LegVastAsync(LegFeitVast.Invoer invoer, PageResult pagina, string daarna)
    {
        switch (await vastleggen.VoerUitAsync(sessie.Actor, invoer, HttpContext.RequestAborted))
        {
            case Resultaat<int>.Gelukt:
                if (daarna != "gedaan")
                    return Hierheen(daarna);
                // what was recorded is not always what the agreement asks
                return await ToonAsync() is PageResult && Blad.Taak.IsOpen ? Hierheen("nog-open") : RedirectToPage("/Index", new { melding = daarna });
            case Resultaat<int>.Onjuist { Fouten: [{ Kolom: LegFeitVast.Alklaar }, ..] }:
                return await ToonAsync() is PageResult opnieuw ? Conflict(opnieuw) : NotFound();
            case Resultaat<int>.Onjuist fout:
                if (Formulier is { } formulier)
                    formulier.Neem(fout, ModelState);
                return Fout(pagina);
            default:
                return NotFound();
        }
    }

    private void EisReden(string veld, string reden)
    {
        if (reden.Length is 0 or > Vastlegformulier.LangsteTekst)
            ModelState.AddModelError(veld, reden.Length == 0 ? tekst["veld.verplicht", tekst["taak.reden"]] : tekst["veld.te-lang", tekst["taak.reden"], Vastlegformulier.LangsteTekst]);
    }

    private PageResult Conflict(PageResult pagina)
    {
        Response.StatusCode = StatusCodes.Status409Conflict;
        return pagina;
    }

    private PageResult Fout(PageResult pagina)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return pagina;
    }

    private RedirectToPageResult Hierheen(string? melding) => RedirectToPage("/Dossiers/Taak", new { id = Id, afspraak = Afspraak, wortel = Wortel, melding });

    private async Task<IActionResult> ToonAsync()
    {
        if (await lezen.VoerUitAsync(sessie.Actor, Sleutel, HttpContext.RequestAborted) is not Resultaat<Taakblad>.Gelukt { Waarde: var blad })
            return NotFound();
        Blad = blad;
        Formulier = blad.Vorm is { } vorm ? new Vastlegformulier(vorm, woorden, tekst, blad.Vandaag) : null;
        return Page();
    }
}
