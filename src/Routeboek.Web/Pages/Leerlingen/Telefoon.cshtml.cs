using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Routeboek.Application.Leerlingen;
using Routeboek.Application.Opslag;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;
using Routeboek.Web.Aanmelding;
using Routeboek.Web.Beheer;
using Routeboek.Web.Vorm;

namespace Routeboek.Web.Pages.Leerlingen;

/// <summary>Changes the numbers to call of a pupil and the parents.</summary>
public sealed class TelefoonModel(LeesLeerling lezen, WijzigTelefoons wijzigen, Sessie sessie, Tekst tekst) : PageModel
{
    private const int MeesteNummers = 21;

    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public List<Regel> Nummers { get; set; } = [];

    public Leerlingbeeld Beeld { get; private set; } = null!;

    public sealed class Regel
    {
        /// <summary>A parent; empty = the pupil.</summary>
        public Guid? Wie { get; set; }

        public string? Was { get; set; }

        public string? Nummer { get; set; }
    }

    public string Naam(Guid? wie) => wie is { } ouder ? Beeld.Ouders.FirstOrDefault(o => o.Ouder.Waarde == ouder)?.Naam ?? "" : tekst["leerlingen.telefoon-leerling", Beeld.Gegevens.Naam];

    public Task<IActionResult> OnGetAsync() => ToonAsync(vul: true);

    public async Task<IActionResult> OnPostAsync()
    {
        ModelState.Clear();
        if (await ToonAsync(vul: false) is not PageResult pagina)
            return NotFound();
        Nummers = [.. Nummers.Take(MeesteNummers).Where(n => n.Wie is null || Naam(n.Wie).Length > 0).DistinctBy(n => n.Wie)];
        switch (await wijzigen.VoerUitAsync(sessie.Actor, new WijzigTelefoons.Invoer(new LeerlingId(Id), Van(n => n.Was), Van(n => n.Nummer)), HttpContext.RequestAborted))
        {
            case Resultaat<Telefoons>.Gelukt:
                return RedirectToPage("/Leerlingen/Leerling", new { id = Id, melding = "bewaard" });
            case Resultaat<Telefoons>.AndereVersie anders:
                // what was typed stays; saving again is then over the number of now
                foreach (var regel in Nummers)
                    regel.Was = regel.Wie is { } ouder ? anders.Opgeslagen.Ouders.GetValueOrDefault(new PersoonId(ouder), "") : anders.Opgeslagen.Leerling;
                foreach (var regel in Nummers.Where(r => r.Was != (r.Nummer ?? "")))
                    ModelState.AddModelError("", tekst["leerlingen.telefoon-botst", Naam(regel.Wie), regel.Was ?? ""]);
                Response.StatusCode = StatusCodes.Status409Conflict;
                return pagina;
            case Resultaat<Telefoons>.Onjuist fout:
                ModelState.Neem(fout.Fouten);
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                return pagina;
            default:
                return NotFound();
        }
    }

    private Telefoons Van(Func<Regel, string?> welk) => new(Nummers.Find(n => n.Wie is null) is { } eigen ? welk(eigen) ?? "" : "", Nummers.Where(n => n.Wie is { } wie && wie != Guid.Empty).ToDictionary(n => new PersoonId(n.Wie!.Value), n => welk(n) ?? ""));

    private async Task<IActionResult> ToonAsync(bool vul)
    {
        if (Id == Guid.Empty || await lezen.VoerUitAsync(sessie.Actor, new LeerlingId(Id), HttpContext.RequestAborted) is not Resultaat<Leerlingbeeld>.Gelukt { Waarde: { MagWijzigen: true } beeld })
            return NotFound();
        Beeld = beeld;
        if (vul)
            Nummers = [new Regel { Was = beeld.Telefoon, Nummer = beeld.Telefoon }, .. beeld.Ouders.Select(o => new Regel { Wie = o.Ouder.Waarde, Was = o.Telefoon, Nummer = o.Telefoon })];
        return Page();
    }
}
