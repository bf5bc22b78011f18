using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Routeboek.Application.Kalenders;
using Routeboek.Application.Opslag;
using Routeboek.Application.Organisaties;
using Routeboek.Domain.Afspraken;
using Routeboek.Domain.Organisaties;
using Routeboek.Web.Aanmelding;
using Routeboek.Web.Beheer;

namespace Routeboek.Web.Pages.Beheer.Protocollen;

/// <summary>Lets a protocol hold at the own school from a day on; the present one is shown beside it.</summary>
public sealed class InstellenModel(LeesSchoolprotocol lezen, StelProtocolIn instellen, Protocolkast kast, Sessie sessie, TimeProvider klok) : PageModel
{
    [FromRoute]
    public string Id { get; set; } = "";

    [BindProperty, Required, DataType(DataType.Date), Display(Name = "protocollen.vanaf-dag")]
    public DateOnly? Van { get; set; }

    public Afsprakenboek Boek { get; private set; } = null!;

    public Protocolstand Stand { get; private set; } = null!;

    public Protocolperiode? Nu => Stand.Perioden.FirstOrDefault(p => p.Op(Schoolklok.Vandaag(klok)));

    public string Naam(string id) => kast.Zoek(id)?.Protocol.Naam ?? id;

    public async Task<IActionResult> OnGetAsync()
    {
        var antwoord = await ToonAsync();
        Van = Schoolklok.Vandaag(klok);
        return antwoord;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await ToonAsync() is not PageResult pagina)
            return NotFound();
        if (!ModelState.IsValid)
            return pagina;
        switch (await instellen.VoerUitAsync(sessie.Actor, new StelProtocolIn.Invoer(sessie.Actor.Aanstelling.Organisatie, Boek.Protocol.Id, Boek.Protocol.Versie, Van!.Value), HttpContext.RequestAborted))
        {
            case Resultaat<SchoolprotocolId>.Gelukt:
                return RedirectToPage("/Beheer/Protocollen/Index", new { melding = "ingesteld" });
            case Resultaat<SchoolprotocolId>.Onjuist fout:
                ModelState.Neem(fout.Fouten, ("van", nameof(Van)));
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                return pagina;
            default:
                return NotFound();
        }
    }

    private async Task<IActionResult> ToonAsync()
    {
        if (kast.ZoekKiesbaar(Id) is not { } boek || await lezen.VoerUitAsync(sessie.Actor, HttpContext.RequestAborted) is not Resultaat<Protocolstand>.Gelukt { Waarde: { MagKiezen: true } stand })
            return NotFound();
        (Boek, Stand) = (boek, stand);
        if (!ModelState.IsValid)
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
