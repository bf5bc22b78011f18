using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Routeboek.Application.Aanmelding;
using Routeboek.Web.Aanmelding;

namespace Routeboek.Web.Pages.Account;

/// <summary>New recovery codes, shown once; the old ones are void.</summary>
[NaBevestigen]
public sealed class HerstelcodesModel(Accountregister accounts) : PageModel
{
    public IReadOnlyList<string> Codes { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync() => await HeeftCodeAsync() ? Page() : RedirectToPage("/Account/Index");

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await HeeftCodeAsync())
            return RedirectToPage("/Account/Index");
        Codes = await accounts.MaakHerstelcodesAsync(Sessiecookie.Beeld(HttpContext)!, HttpContext.RequestAborted);
        return Page();
    }

    private async Task<bool> HeeftCodeAsync() => await accounts.VindAsync(Sessiecookie.Beeld(HttpContext)!.Account, HttpContext.RequestAborted) is { CodeAan: true };
}
