using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Routeboek.Web.Vorm.Tags;

/// <summary>
/// There is nothing here (yet), and what to do about it or why that is fine.
/// <code>&lt;nl-leeg kop="@T["signalen.geen"]"&gt;…&lt;/nl-leeg&gt;</code>
/// </summary>
[HtmlTargetElement("nl-leeg")]
public sealed class LeegTagHelper : TagHelper
{
    public string Kop { get; set; } = "";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inhoud = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "leeg");
        var kop = new TagBuilder("p");
        kop.AddCssClass("leeg-kop");
        kop.InnerHtml.Append(Kop);
        output.Content.AppendHtml("<svg viewBox=\"0 0 28 28\" aria-hidden=\"true\" focusable=\"false\"><path d=\"M5 23c7 0 4-9 9-9s2-9 9-9\"/><circle cx=\"5\" cy=\"23\" r=\"3.2\"/><circle cx=\"23\" cy=\"5\" r=\"3.2\"/></svg>")
            .AppendHtml(kop).AppendHtml(inhoud);
    }
}

public enum Stapstand
{
    Straks,
    Nu,
    Klaar,
}

/// <summary>
/// The steps of a piece of work, with where one is.
/// <code>&lt;nl-stappen&gt;&lt;nl-stap stand="Klaar" href="…"&gt;Bestand&lt;/nl-stap&gt;&lt;nl-stap stand="Nu"&gt;Controleer&lt;/nl-stap&gt;&lt;/nl-stappen&gt;</code>
/// </summary>
[HtmlTargetElement("nl-stappen")]
public sealed class StappenTagHelper(Tekst tekst) : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inhoud = await output.GetChildContentAsync();
        output.TagName = "ol";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "stappen");
        output.Attributes.SetAttribute("aria-label", tekst["vorm.stappen"]);
        output.Content.SetHtmlContent(inhoud);
    }
}

[HtmlTargetElement("nl-stap", ParentTag = "nl-stappen")]
public sealed class StapTagHelper(Tekst tekst) : TagHelper
{
    public Stapstand Stand { get; set; }

    /// <summary>The way back to a step that is done.</summary>
    public string? Href { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inhoud = await output.GetChildContentAsync();
        output.TagName = "li";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "stap stap-" + Stand.ToString().ToLowerInvariant());
        if (Stand == Stapstand.Nu)
            output.Attributes.SetAttribute("aria-current", "step");
        if (Href is null)
        {
            output.Content.AppendHtml("<span>").AppendHtml(inhoud).AppendHtml("</span>");
        }
        else
        {
            var terug = new TagBuilder("a");
            terug.AddCssClass("utrecht-link utrecht-link--html-a");
            terug.Attributes["href"] = Href;
            terug.InnerHtml.AppendHtml(inhoud);
            output.Content.AppendHtml(terug);
        }
        if (Stand == Stapstand.Klaar)
            output.Content.AppendHtml("<span class=\"alleen-voorlezen\"> ").Append(tekst["vorm.stap-klaar"]).AppendHtml("</span>");
    }
}

/// <summary>
/// What is known, as a list of names and values.
/// <code>&lt;nl-feiten&gt;&lt;nl-feit naam="BRIN"&gt;00AA&lt;/nl-feit&gt;&lt;/nl-feiten&gt;</code>
/// </summary>
[HtmlTargetElement("nl-feiten")]
public sealed class FeitenTagHelper : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inhoud = await output.GetChildContentAsync();
        output.TagName = "dl";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "utrecht-data-list utrecht-data-list--rows feitenlijst");
        output.Content.SetHtmlContent(inhoud);
    }
}

[HtmlTargetElement("nl-feit", ParentTag = "nl-feiten")]
public sealed class FeitTagHelper : TagHelper
{
    public string Naam { get; set; } = "";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inhoud = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "utrecht-data-list__item");
        output.Content.AppendHtml("<dt class=\"utrecht-data-list__item-key\">").Append(Naam)
            .AppendHtml("</dt><dd class=\"utrecht-data-list__item-value utrecht-data-list__item-value--html-dd\">").AppendHtml(inhoud).AppendHtml("</dd>");
    }
}

public enum Badgesoort
{
    Neutraal,
    Goed,
    Letop,
    Fout,
}

/// <summary>
/// One word about the state of something; never about a child.
/// <code>&lt;nl-badge soort="Goed"&gt;Actief&lt;/nl-badge&gt;</code>
/// </summary>
[HtmlTargetElement("nl-badge")]
public sealed class BadgeTagHelper : TagHelper
{
    public Badgesoort Soort { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "utrecht-status-badge utrecht-status-badge--" + Soort switch
        {
            Badgesoort.Neutraal => "neutral",
            Badgesoort.Goed => "success",
            Badgesoort.Letop => "warning",
            Badgesoort.Fout => "danger",
        });
    }
}
