using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Routeboek.Application.Aanwezigheid;
using Routeboek.Application.Opslag;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Verzuim;
using Routeboek.Web.Aanmelding;
using Routeboek.Web.Beheer;

namespace Routeboek.Web.Pages.Aanwezigheid;

/// <summary>The register of a group: everybody present but who is not.</summary>
public sealed class RegisterModel(LeesRegister lezen, NeemRegister nemen, Sessie sessie) : PageModel
{
    private const int MeesteRegels = 200;

    /// <summary>The order of the choices, each with its key; the first is present.</summary>
    public static IReadOnlyList<(Verzuimsoort? Soort, char Letter)> Keuzen { get; } =
    [
        (null, 'A'), (Verzuimsoort.TeLaat, 'T'), (Verzuimsoort.Ziek, 'Z'), (Verzuimsoort.Onbekend, 'O'), (Verzuimsoort.Geoorloofd, 'G'), (Verzuimsoort.Ongeoorloofd, 'S'), (Verzuimsoort.ZiekNaarHuis, 'H'), (Verzuimsoort.NietInGroep, 'N'),
    ];

    [FromRoute]
    public Guid Groep { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Dag { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Vak { get; set; }

    [BindProperty]
    public List<Regel> Regels { get; set; } = [];

    public Registerbeeld Beeld { get; private set; } = null!;

    public IReadOnlyList<Registerbotsing> Botsingen { get; private set; } = [];

    public bool Bewaard { get; private set; }

    public sealed class Regel
    {
        public Guid Leerling { get; set; }

        public string? Was { get; set; }

        public string? Nu { get; set; }

        public int Minuten { get; set; }
    }

    /// <summary>How a pupil is filled in: as it was sent, else as it stands.</summary>
    public Verzuimsoort? Ingevuld(Registerleerling leerling) => Regels.Find(r => r.Leerling == leerling.Id.Waarde) is { } regel ? Soort(regel.Nu) : leerling.Stand;

    public int Aanwezig => Beeld.Leerlingen.Count(l => l.Stand is null or Verzuimsoort.TeLaat or Verzuimsoort.NietInGroep);

    public Task<IActionResult> OnGetAsync(bool bewaard)
    {
        ModelState.Clear();
        Bewaard = bewaard;
        return ToonAsync();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        ModelState.Clear();
        if (await ToonAsync() is not PageResult pagina)
            return NotFound();
        var regels = Regels.Take(MeesteRegels).Where(r => r.Leerling != Guid.Empty).Select(r => new NeemRegister.Regel(new LeerlingId(r.Leerling), Soort(r.Was), Soort(r.Nu), Math.Clamp(r.Minuten, 0, 600))).ToList();
        switch (await nemen.VoerUitAsync(sessie.Actor, new NeemRegister.Invoer(Beeld.Groep, Beeld.Dag, Beeld.Vak, regels), HttpContext.RequestAborted))
        {
            case Resultaat<NeemRegister.Uitkomst>.Gelukt { Waarde.Botsingen.Count: 0 }:
                return RedirectToPage("/Aanwezigheid/Register", new { groep = Groep, dag = Dag, vak = Beeld.Vak.Code, bewaard = true });
            case Resultaat<NeemRegister.Uitkomst>.Gelukt { Waarde: var uitkomst }:
                Botsingen = uitkomst.Botsingen;
                Response.StatusCode = StatusCodes.Status409Conflict;
                return pagina;
            case Resultaat<NeemRegister.Uitkomst>.Onjuist fout:
                ModelState.Neem(fout.Fouten);
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                return pagina;
            default:
                return NotFound();
        }
    }

    private async Task<IActionResult> ToonAsync()
    {
        DateOnly? dag = DateOnly.TryParseExact(Dag, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var gekozen) ? gekozen : null;
        Tijdvak? vak = Vak is >= 1 and <= 19 ? new Tijdvak((byte)Vak.Value) : null;
        if (Groep == Guid.Empty || await lezen.VoerUitAsync(sessie.Actor, new LeesRegister.Invoer(new GroepId(Groep), dag, vak), HttpContext.RequestAborted) is not Resultaat<Registerbeeld>.Gelukt { Waarde: var beeld })
            return NotFound();
        Beeld = beeld;
        return Page();
    }

    private static Verzuimsoort? Soort(string? woord) => Enum.TryParse<Verzuimsoort>(woord, out var soort) && Enum.IsDefined(soort) ? soort : null;
}
