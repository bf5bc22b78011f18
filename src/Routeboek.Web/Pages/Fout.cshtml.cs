using System.Data.Common;
using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Routeboek.Web.Vorm;

namespace Routeboek.Web.Pages;

/// <summary>Says what went wrong and which way leads on. Never shows what the program knows about it.</summary>
[IgnoreAntiforgeryToken]
public sealed class FoutModel(ILogger<FoutModel> log) : PageModel
{
    private const int Verlopen = -1;
    private const string Wachttijd = "30";

    /// <summary>The codes with a page of their own; a code that is not here is told in general.</summary>
    private static readonly Dictionary<int, string> s_paginas = new()
    {
        [StatusCodes.Status400BadRequest] = "400",
        [StatusCodes.Status404NotFound] = "404",
        [StatusCodes.Status405MethodNotAllowed] = "405",
        [StatusCodes.Status413PayloadTooLarge] = "413",
        [StatusCodes.Status429TooManyRequests] = "429",
        [StatusCodes.Status500InternalServerError] = "500",
        [StatusCodes.Status503ServiceUnavailable] = "503",
        [Verlopen] = "verlopen",
    };

    private string _soort = "400";

    public string Kop => $"fout.{_soort}-kop";

    public string Zin => $"fout.{_soort}-zin";

    /// <summary>By which the lines of this request are found in the log.</summary>
    public string Nummer { get; private set; } = "";

    /// <summary>The page to try again, when that may help.</summary>
    public string? Opnieuw { get; private set; }

    /// <summary>Called by the page itself, since a request of any method may come to it.</summary>
    public void Bepaal()
    {
        Nummer = Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier;
        var code = StatusCodes.Status404NotFound;
        var pad = "/";
        if (HttpContext.Features.Get<IExceptionHandlerPathFeature>() is { Error: var fout } gevallen)
        {
            code = CodeVan(fout);
            pad = gevallen.Path;
            // the message may hold data of pupils, the kind and the place do not
            if (code >= StatusCodes.Status500InternalServerError)
                log.LogError("Onverwachte fout {Soort} bij {Plaats} ({Nummer})", fout.GetType().FullName, Plaats(fout), Nummer);
        }
        else if (HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is { } gestopt)
        {
            code = gestopt.OriginalStatusCode;
            pad = gestopt.OriginalPath;
        }

        // what one may not see and what is not there look the same
        if (code is StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden)
            code = StatusCodes.Status404NotFound;
        Response.StatusCode = code;
        if (code is StatusCodes.Status503ServiceUnavailable)
            Response.Headers.RetryAfter = Wachttijd;
        _soort = s_paginas.GetValueOrDefault(Verlopenfilter.Verlopen(HttpContext) ? Verlopen : code, code >= 500 ? "500" : "400");
        if (code is StatusCodes.Status429TooManyRequests or >= 500 || _soort == "verlopen")
            Opnieuw = Url.IsLocalUrl(pad) ? pad : "/";
    }

    private static int CodeVan(Exception fout) => fout switch
    {
        BadHttpRequestException verzoek => verzoek.StatusCode,
        DbException { IsTransient: true } or TimeoutException => StatusCodes.Status503ServiceUnavailable,
        { InnerException: { } binnen } => CodeVan(binnen),
        _ => StatusCodes.Status500InternalServerError,
    };

    // names of methods only: the first of ours, and where it was thrown
    private static string Plaats(Exception fout)
    {
        var methoden = new System.Diagnostics.StackTrace(fout, fNeedFileInfo: false).GetFrames().Select(f => f.GetMethod()).Where(m => m?.DeclaringType is not null)
            .Select(m => $"{m!.DeclaringType!.FullName}.{m.Name}").ToList();
        return $"{methoden.Find(m => m.StartsWith("Routeboek.", StringComparison.Ordinal))} < {methoden.FirstOrDefault()}";
    }
}
