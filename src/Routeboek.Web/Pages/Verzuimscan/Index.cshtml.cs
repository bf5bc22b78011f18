using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Routeboek.Domain.Protocollen;
using Routeboek.Web.Verzuimscan;

namespace Routeboek.Web.Pages.Verzuimscan;

/// <summary>An export in, the verzuimscan out. For everyone, signed in or not.</summary>
// the token is checked by the reader, since the framework would first take in the whole form
[IgnoreAntiforgeryToken]
[ZonderFormulierbinding]
public sealed class IndexModel(Scanlezer lezer, Protocolkeuze protocollen, Scaninstellingen instellingen) : PageModel
{
    public Scanvelden Velden { get; } = new();

    public Scanuitkomst.Fout? Fout { get; private set; }

    public IReadOnlyList<Protocol> Protocollen => protocollen.Lijst;

    public Scaninstellingen Instellingen => instellingen;

    public void OnGet(string? protocol)
    {
        Velden.Protocol = protocol is not null && protocollen.Vind(protocol) is { } gekozen ? gekozen.Id : "";
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var uitkomst = await lezer.LeesAsync(HttpContext, Velden, stop);
        return uitkomst.Match<IActionResult>(
            klaar => new Scanantwoord(klaar),
            fout =>
            {
                Fout = fout;
                Response.StatusCode = fout.Status;
                return Page();
            });
    }

    /// <summary>True when the message is about this field.</summary>
    public bool Klopt(string veld) => Fout?.Veld != veld;
}

/// <summary>Keeps the framework from reading the form: the page reads it as a stream.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ZonderFormulierbindingAttribute : Attribute, IResourceFilter
{
    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        context.ValueProviderFactories.RemoveType<FormValueProviderFactory>();
        context.ValueProviderFactories.RemoveType<FormFileValueProviderFactory>();
        context.ValueProviderFactories.RemoveType<JQueryFormValueProviderFactory>();
    }

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }
}
