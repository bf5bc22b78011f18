using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Routeboek.Application.Aanmelding;
using Routeboek.Web.Aanmelding;

namespace Routeboek.Web.Pages.Account;

/// <summary>Lets only who showed a means in the last five minutes change a means; anybody else shows one first and comes back.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NaBevestigenAttribute : Attribute, IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var http = context.HttpContext;
        var sessie = Sessiecookie.Beeld(http);
        if (sessie is null || sessie.Middel == Aanmeldmiddel.Demo)
            context.Result = new Microsoft.AspNetCore.Mvc.RedirectToPageResult("/Account/Index");
        else if (!sessie.IsBevestigd(http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime))
            context.Result = new Microsoft.AspNetCore.Mvc.RedirectToPageResult("/Account/Bevestig", new { terug = http.Request.Path.Value });
        else
            await next();
    }
}
