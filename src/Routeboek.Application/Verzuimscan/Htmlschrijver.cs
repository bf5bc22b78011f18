using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Routeboek.Application.Beelden;
using Routeboek.Application.Signalering;

namespace Routeboek.Application.Verzuimscan;

/// <summary>HTML in the making: markup of ours goes in as it is, everything else encoded.</summary>
internal sealed class Htmlschrijver(Uitvoerbuffer uit)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public Uitvoerbuffer Uit => uit;

    /// <summary>Markup of ours, never a text from outside.</summary>
    public Htmlschrijver Ruw(string html)
    {
        uit.Schrijf(html);
        return this;
    }

    public Htmlschrijver Tekst(string tekst)
    {
        uit.Schrijf(Encoder.Encode(tekst));
        return this;
    }

    public Htmlschrijver Getal(long getal)
    {
        uit.Schrijf(Beeldwoorden.Getal(getal));
        return this;
    }

    /// <summary>A number for an attribute, without grouping.</summary>
    public Htmlschrijver Nummer(long getal)
    {
        uit.Schrijf(getal);
        return this;
    }

    /// <summary>A text from a file of the user: without control characters, and with its own writing direction.</summary>
    public Htmlschrijver Vreemd(string tekst)
    {
        uit.Schrijf("<bdi>"u8);
        Tekst(ZonderBesturing(tekst));
        uit.Schrijf("</bdi>"u8);
        return this;
    }

    public static string Codeer(string tekst) => Encoder.Encode(tekst);

    public static string ZonderBesturing(string tekst) => string.Concat(tekst.EnumerateRunes().Select(r => Rune.IsControl(r) ? "·" : r.ToString()));
}
