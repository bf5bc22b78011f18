using Microsoft.AspNetCore.Mvc.RazorPages;
using Routeboek.Web.Vorm;

namespace Routeboek.Web.Pages.Beheer;

/// <summary>What there is to set up and to check, for the role of now.</summary>
public sealed class IndexModel(Schil schil) : PageModel
{
    public IReadOnlyList<Navigatiepunt> Plaatsen { get; private set; } = [];

    public async Task OnGetAsync() => Plaatsen = await schil.PlaatsenAsync(HttpContext, "/beheer");
}
