using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Routeboek.Web.Vorm;

/// <summary>Remembers that a form was refused for its token, so that the page about it can say that it stood open too long.</summary>
internal sealed class Verlopenfilter : IAlwaysRunResultFilter
{
    private static readonly object s_merk = new();

    public static bool Verlopen(HttpContext http) => http.Items.ContainsKey(s_merk);

    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is IAntiforgeryValidationFailedResult)
            context.HttpContext.Items[s_merk] = true;
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}
