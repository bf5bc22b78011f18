using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Routeboek.Web.Vorm.Tags;

public enum Meldingsoort
{
    Info,
    Goed,
    Letop,
    Fout,
}

/// <summary>
/// Something that people must see.
/// <code>&lt;nl-melding soort="Goed" kop="@T["mensen.bewaard"]"&gt;…&lt;/nl-melding&gt;</code>
/// </summary>
[HtmlTargetElement("nl-melding")]
public sealed class MeldingTagHelper(Tekst tekst) : TagHelper
{
    public Meldingsoort Soort { get; set; }

    public string? Kop { get; set; }

    /// <summary>Read out at once: for what somebody just did. Mistakes always are.</summary>
    public bool Meteen { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inhoud = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"utrecht-alert utrecht-alert--{Klasse}");
        if (Soort == Meldingsoort.Fout)
            output.Attributes.SetAttribute("role", "alert");
        else if (Meteen)
            output.Attributes.SetAttribute("role", "status");
        output.Content.AppendHtml(Teken());
        output.Content.AppendHtml("<div class=\"utrecht-alert__content\">");
        var kop = new TagBuilder(Kop is null ? "span" : "p");
        kop.AddCssClass(Kop is null ? "alleen-voorlezen" : "melding-kop");
        kop.InnerHtml.Append(Kop ?? tekst[$"vorm.melding-{Soort.ToString().ToLowerInvariant()}"] + " ");
        output.Content.AppendHtml(kop).AppendHtml(inhoud).AppendHtml("</div>");
    }

    private string Klasse => Soort switch
    {
        Meldingsoort.Info => "info",
        Meldingsoort.Goed => "ok",
        Meldingsoort.Letop => "warning",
        Meldingsoort.Fout => "error",
    };

    private string Teken() => "<svg class=\"melding-teken\" viewBox=\"0 0 24 24\" aria-hidden=\"true\" focusable=\"false\"><path d=\"" + Soort switch
    {
        Meldingsoort.Info => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 11v5M12 7.5v.5",
        Meldingsoort.Goed => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M8 12.5l3 3 5.5-6.5",
        Meldingsoort.Letop => "M12 4 2.5 20h19zM12 10v4.5M12 17v.5",
        Meldingsoort.Fout => "M8 3h8l5 5v8l-5 5H8l-5-5V8zM12 8v5M12 15.5v.5",
    } + "\"/></svg>";
}
