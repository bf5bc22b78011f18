using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Routeboek.Web.Vorm.Tags;

/// <summary>
/// A name in which the words that were searched for are marked.
/// <code>&lt;nl-naam naam="@leerling.Naam.ToString()" gezocht="@Model.Q" /&gt;</code>
/// </summary>
[HtmlTargetElement("nl-naam", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class NaamTagHelper : TagHelper
{
    public string Naam { get; set; } = "";

    public string? Gezocht { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.TagMode = TagMode.StartTagAndEndTag;
        foreach (var deel in Zoekmarkering.Maak(Naam, Gezocht ?? ""))
        {
            if (deel.Raak)
            {
                var mark = new TagBuilder("mark");
                mark.InnerHtml.Append(deel.Tekst);
                output.Content.AppendHtml(mark);
            }
            else
            {
                output.Content.Append(deel.Tekst);
            }
        }
    }
}
