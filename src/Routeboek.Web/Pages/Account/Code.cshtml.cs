using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Routeboek.Application.Aanmelding;
using Routeboek.Web.Aanmelding;
using Routeboek.Web.Vorm;

namespace Routeboek.Web.Pages.Account;

/// <summary>Sets up codes: a picture for the app, one code back to show that it works, and then the recovery codes, once.</summary>
[NaBevestigen]
public sealed class CodeModel(Accountregister accounts, Aanmelder aanmelder, Tekst tekst) : PageModel
{
    [BindProperty]
    public Gegevens Invoer { get; set; } = new();

    public string Geheim { get; private set; } = "";

    public HtmlString Beeld { get; private set; } = HtmlString.Empty;

    /// <summary>Shown once, right after it worked.</summary>
    public IReadOnlyList<string> Herstelcodes { get; private set; } = [];

    public sealed class Gegevens
    {
        [Required, StringLength(10), Display(Name = "aanmelden.code")]
        public string Code { get; set; } = "";
    }

    public async Task<IActionResult> OnGetAsync()
    {
        var account = await AccountAsync();
        if (account.CodeAan)
            return RedirectToPage("/Account/Index");
        if (account.Geheim is null)
        {
            await accounts.BeginCodeAsync(Sessiecookie.Beeld(HttpContext)!, aanmelder.NieuwGeheim(), HttpContext.RequestAborted);
            account = await AccountAsync();
        }

        return Toon(account);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var account = await AccountAsync();
        if (account.CodeAan || account.Geheim is null)
            return RedirectToPage();
        if (!ModelState.IsValid)
            return Toon(account);
        if (await aanmelder.AppcodeAsync(account, Invoer.Code, HttpContext.RequestAborted) is { } mis)
        {
            ModelState.AddModelError("Invoer.Code", mis is Aanmelduitkomst.Wacht wacht ? tekst.Wacht(wacht.Hoelang) : tekst["account.code-fout"]);
            return Toon(account);
        }

        var sessie = Sessiecookie.Beeld(HttpContext)!;
        Herstelcodes = await accounts.ZetCodeAanAsync(sessie, HttpContext.RequestAborted);
        await aanmelder.VerderAsync(HttpContext, sessie, sessie.Middel == Aanmeldmiddel.Wachtwoord ? Aanmeldmiddel.WachtwoordEnCode : sessie.Middel);
        return Page();
    }

    private PageResult Toon(Accountbeeld account)
    {
        if (!ModelState.IsValid)
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        var geheim = aanmelder.Geheim(account.Geheim!);
        Geheim = string.Join(' ', Totp.Base32(geheim).Chunk(4).Select(d => new string(d)));
        Beeld = Qrbeeld.Maak(Totp.Adres(account.Naam, geheim), tekst["account.qr"]);
        return Page();
    }

    private async Task<Accountbeeld> AccountAsync() =>
        await accounts.VindAsync(Sessiecookie.Beeld(HttpContext)!.Account, HttpContext.RequestAborted) ?? throw new InvalidOperationException("een sessie zonder account");
}
