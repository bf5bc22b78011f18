using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Routeboek.Web.Pages;

/// <summary>Says what went wrong and which way leads on. Never shows what the program knows about it.</summary>
[IgnoreAntiforgeryToken]
public sealed class FoutModel(ILogger<FoutModel> log) : PageModel
{
    public string Kop { get; private set; } = "";

    public string Zin { get; private set; } = "";

    public string Nummer { get; private set; } = "";

    public void OnGet(int code) => Toon(code);

    public void OnPost(int code) => Toon(code);

    private void Toon(int code)
    {
        if (HttpContext.Features.Get<IExceptionHandlerFeature>() is { Error: var fout })
        {
            Nummer = Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier;
            // the message may hold data of pupils, the kind and the place do not
            log.LogError("Onverwachte fout {Soort} ({Nummer})", fout.GetType().FullName, Nummer);
            code = 500;
        }
        else if (HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is null)
        {
            code = 404;
            Response.StatusCode = code;
        }
        (Kop, Zin) = code switch
        {
            404 => ("Deze pagina bestaat niet", "Misschien is het adres verkeerd overgenomen."),
            405 => ("Dat kan hier niet", "Deze pagina kan alleen bekeken worden."),
            500 => ("Er ging iets mis in Routeboek", "Dat ligt niet aan u. Er is niets bewaard. Probeer het nog eens."),
            _ => ("Dat lukte niet", "Het verzoek klopte niet. Er is niets bewaard."),
        };
    }
}
