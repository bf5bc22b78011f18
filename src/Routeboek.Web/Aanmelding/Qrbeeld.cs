using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using QRCoder;

namespace Routeboek.Web.Aanmelding;

/// <summary>Text as a picture that a phone reads, as SVG in the page: nothing leaves this machine for it.</summary>
internal static class Qrbeeld
{
    public static HtmlString Maak(string tekst, string naam)
    {
        using var maker = new QRCodeGenerator();
        using var code = maker.CreateQrCode(tekst, QRCodeGenerator.ECCLevel.M);
        var rijen = code.ModuleMatrix;
        var pad = new StringBuilder();
        for (var y = 0; y < rijen.Count; y++)
        {
            for (var x = 0; x < rijen[y].Count; x++)
            {
                if (rijen[y][x])
                    pad.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
            }
        }

        return new HtmlString($"<svg role=\"img\" aria-label=\"{HtmlEncoder.Default.Encode(naam)}\" viewBox=\"0 0 {rijen.Count} {rijen.Count}\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" stroke=\"none\" d=\"M0 0h{rijen.Count}v{rijen.Count}H0z\"/><path fill=\"#000\" stroke=\"none\" d=\"{pad}\"/></svg>");
    }
}
