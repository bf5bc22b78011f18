using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Routeboek.Web.Aanmelding;

namespace Routeboek.Web.Pages.Aanmelden;

/// <summary>Signs out: the session ends on all nodes, and the browser forgets what it kept of the pages.</summary>
public sealed class UitModel(Aanmelder aanmelder) : PageModel
{
    public IActionResult OnGet() => RedirectToPage("/Aanmelden/Index");

    public async Task<IActionResult> OnPostAsync()
    {
        await aanmelder.AfmeldenAsync(HttpContext);
        Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        return RedirectToPage("/Aanmelden/Index", new { melding = "afgemeld" });
    }
}
