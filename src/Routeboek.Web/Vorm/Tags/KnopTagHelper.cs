using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Routeboek.Web.Vorm.Tags;

public enum Knopsoort
{
    /// <summary>What one comes to this page for; one on a page.</summary>
    Hoofd,
    Neven,

    /// <summary>Looks like a link: the way back.</summary>
    Stil,

    /// <summary>Takes something away.</summary>
    Gevaar,
}

/// <summary>
/// A button, or with <c>href</c> a link that looks like one. Other attributes (<c>name</c>, <c>value</c>, <c>formaction</c>) stay.
/// <code>&lt;nl-knop&gt;@T["vorm.opslaan"]&lt;/nl-knop&gt; &lt;nl-knop soort="Neven" href="@Url.Page("/Mensen/Index")"&gt;…&lt;/nl-knop&gt;</code>
/// </summary>
[HtmlTargetElement("nl-knop")]
public sealed class KnopTagHelper : TagHelper
{
    public Knopsoort Soort { get; set; }

    public string? Href { get; set; }

    public string Type { get; set; } = "submit";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagMode = TagMode.StartTagAndEndTag;
        var soort = Soort switch
        {
            Knopsoort.Hoofd => "primary-action",
            Knopsoort.Neven => "secondary-action",
            Knopsoort.Stil => "subtle",
            Knopsoort.Gevaar => "primary-action",
        };
        var gevaar = Soort == Knopsoort.Gevaar ? " utrecht-button--danger" : "";
        if (Href is not null)
        {
            output.TagName = "a";
            output.Attributes.SetAttribute("href", Href);
            output.Attributes.SetAttribute("class", $"utrecht-button-link utrecht-button-link--html-a utrecht-button-link--{soort}");
            return;
        }
        output.TagName = "button";
        output.Attributes.SetAttribute("type", Type);
        output.Attributes.SetAttribute("class", $"utrecht-button utrecht-button--{soort}{gevaar}");
    }
}
