using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Routeboek.Web.Vorm.Tags;

/// <summary>Everything that is wrong with a form, at its top, each with the way to its field. Nothing when nothing is wrong.</summary>
[HtmlTargetElement("nl-fouten", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FoutenTagHelper(Tekst tekst) : TagHelper
{
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var fouten = ViewContext.ViewData.ModelState
            .SelectMany(veld => veld.Value!.Errors.Where(e => e.ErrorMessage.Length > 0).Take(veld.Key.Length == 0 ? int.MaxValue : 1).Select(e => (veld.Key, e.ErrorMessage)))
            .ToList();
        if (ViewContext.ViewData.ModelState.ValidationState != ModelValidationState.Invalid || fouten.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "utrecht-alert utrecht-alert--error");
        output.Attributes.SetAttribute("id", "fouten");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("autofocus", "autofocus");
        var kop = new TagBuilder("h2");
        kop.AddCssClass("utrecht-heading-2");
        kop.InnerHtml.Append(tekst.Aantal("veld.fouten", fouten.Count));
        var lijst = new TagBuilder("ul");
        lijst.AddCssClass("utrecht-unordered-list");
        foreach (var (naam, melding) in fouten)
        {
            var punt = new TagBuilder("li");
            if (naam.Length == 0)
            {
                punt.InnerHtml.Append(melding);
            }
            else
            {
                var verwijzing = new TagBuilder("a");
                verwijzing.AddCssClass("utrecht-link utrecht-link--html-a");
                verwijzing.Attributes["href"] = "#" + Veldbeeld.IdVan(naam);
                verwijzing.InnerHtml.Append(melding);
                punt.InnerHtml.AppendHtml(verwijzing);
            }
            lijst.InnerHtml.AppendHtml(punt);
        }
        output.Content.AppendHtml("<div class=\"utrecht-alert__content\">").AppendHtml(kop).AppendHtml(lijst).AppendHtml("</div>");
    }
}
