using System.ComponentModel.DataAnnotations;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Routeboek.Application.Inlezen;
using Routeboek.Application.Invoer;
using Routeboek.Application.Kalenders;
using Routeboek.Application.Opslag;
using Routeboek.Application.Organisaties;
using Routeboek.Domain.Kalenders;
using Routeboek.Web.Aanmelding;
using Routeboek.Web.Beheer;
using Routeboek.Web.Vorm;

namespace Routeboek.Web.Pages.Beheer.Kalenders;

/// <summary>The school days of a school year: those of the region, or the school's own.</summary>
public sealed class IndexModel(LeesSchoolkalender lezen, StelSchoolkalenderIn instellen, LeesSchoolprotocol protocol, Sessie sessie, Tekst tekst, TimeProvider klok) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int? Jaar { get; set; }

    [BindProperty]
    public Gegevens Invoer { get; set; } = new();

    public Kalenderinzage? Kalender { get; private set; }

    /// <summary>What is wrong with what was sent, by line.</summary>
    public IReadOnlyList<Bestandsmelding> Fouten { get; private set; } = [];

    public bool MagWijzigen { get; private set; }

    public bool IsSchool { get; private set; }

    public bool Bewaard { get; private set; }

    public Schooljaar Schooljaar => new(Jaar!.Value);

    public IEnumerable<SelectListItem> Jaren => Enumerable.Range(Domain.Kalenders.Schooljaar.Met(Schoolklok.Vandaag(klok)).Begin - 1, 3).Select(j => new SelectListItem(new Schooljaar(j).ToString(), j.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    public IEnumerable<SelectListItem> Vormen => Enum.GetValues<Kalendervorm>().Select(v => new SelectListItem(tekst[$"kalenders.vorm-{v}"], v.ToString()));

    public IReadOnlyList<Maandbeeld> Maanden { get; private set; } = [];

    public sealed class Gegevens
    {
        [Required, Display(Name = "kalenders.vorm")]
        public Kalendervorm? Vorm { get; set; }

        [DataType(DataType.MultilineText), Display(Name = "kalenders.inhoud")]
        public string? Inhoud { get; set; }

        [Display(Name = "kalenders.bestand")]
        public IFormFile? Bestand { get; set; }
    }

    public async Task<IActionResult> OnGetAsync(bool bewaard)
    {
        Bewaard = bewaard;
        return await ToonAsync(vul: true);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid || await ToonAsync(vul: false) is not PageResult)
            return await ToonAsync(vul: false);
        var inhoud = Invoer.Bestand is { Length: > 0 } bestand ? await LeesAsync(bestand) : Invoer.Inhoud ?? "";
        switch (await instellen.VoerUitAsync(sessie.Actor, new StelSchoolkalenderIn.Invoer(sessie.Actor.Aanstelling.Organisatie, Jaar!.Value, Invoer.Vorm!.Value, inhoud), HttpContext.RequestAborted))
        {
            case Resultaat<Kalenderinzage>.Gelukt:
                return RedirectToPage(new { jaar = Jaar, bewaard = true });
            case Resultaat<Kalenderinzage>.Onjuist fout:
                Fouten = fout.Fouten;
                ModelState.Neem([.. fout.Fouten.Take(1)], ("inhoud", "Invoer.Inhoud"), ("schooljaar", "Invoer.Vorm"), ("protocol", ""));
                return await ToonAsync(vul: false);
            default:
                return NotFound();
        }
    }

    private static async Task<string> LeesAsync(IFormFile bestand)
    {
        // one character more than allowed is enough to see that it is too long
        using var lezer = new StreamReader(bestand.OpenReadStream(), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        var bak = new char[StelSchoolkalenderIn.LangsteInhoud + 1];
        return new string(bak, 0, await lezer.ReadBlockAsync(bak));
    }

    private async Task<IActionResult> ToonAsync(bool vul)
    {
        var stop = HttpContext.RequestAborted;
        var vandaag = Schoolklok.Vandaag(klok);
        if (Jaar is not (>= 2000 and <= 2100))
        {
            ModelState.Remove(nameof(Jaar));
            Jaar = Schooljaar.Met(vandaag).Begin;
        }

        if (await protocol.VoerUitAsync(sessie.Actor, stop) is not Resultaat<Protocolstand>.Gelukt { Waarde: var stand })
            return NotFound();
        IsSchool = stand.IsSchool;
        if (IsSchool)
        {
            switch (await lezen.VoerUitAsync(sessie.Actor, new LeesSchoolkalender.Invoer(sessie.Actor.Aanstelling.Organisatie, Jaar.Value), stop))
            {
                case Resultaat<Kalenderinzage>.Gelukt { Waarde: var kalender }:
                    Kalender = kalender;
                    Maanden = Maandbeeld.Van(Schooljaar, kalender.Dagen);
                    break;
                case Resultaat<Kalenderinzage>.Onjuist:
                    break;
                default:
                    return NotFound();
            }
        }

        MagWijzigen = Kalender is not null && (stand.MagKiezen || sessie.Actor.Rol is Domain.Toegang.Rol.Administratie or Domain.Toegang.Rol.Verzuimcoordinator);
        if (vul && Kalender is not null)
            Invoer = new Gegevens { Vorm = Kalender.Vorm, Inhoud = Kalender.Inhoud };
        if (!ModelState.IsValid)
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}

/// <summary>A month of a school year, week by week; a day outside the month is null, and so are the minutes of a day without school.</summary>
public sealed record Maandbeeld(DateOnly Eerste, IReadOnlyList<IReadOnlyList<(DateOnly Dag, int? Minuten)?>> Weken)
{
    public int Schooldagen => Weken.SelectMany(w => w).Count(d => d?.Minuten is not null);

    public static IReadOnlyList<Maandbeeld> Van(Schooljaar jaar, IReadOnlyList<Schooldag> dagen)
    {
        var minuten = dagen.ToDictionary(d => d.Datum, d => d.Minuten);
        var maanden = new List<Maandbeeld>();
        for (var maand = new DateOnly(jaar.Van.Year, jaar.Van.Month, 1); maand < jaar.Van.AddYears(1); maand = maand.AddMonths(1))
        {
            // Monday to Friday: no school has lessons in the weekend
            var weken = new List<IReadOnlyList<(DateOnly, int?)?>>();
            for (var maandag = maand.AddDays(-(((int)maand.DayOfWeek + 6) % 7)); maandag < maand.AddMonths(1); maandag = maandag.AddDays(7))
                weken.Add([.. Enumerable.Range(0, 5).Select(i => maandag.AddDays(i)).Select(d => d.Month != maand.Month ? ((DateOnly, int?)?)null : (d, minuten.TryGetValue(d, out var m) ? m : null))]);
            maanden.Add(new Maandbeeld(maand, [.. weken.Where(w => w.Any(d => d is not null))]));
        }

        return maanden;
    }
}
