using System.Globalization;
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
            .OrderBy(veld => Plaats(ViewContext.ViewData.ModelMetadata, veld.Key), StringComparer.Ordinal)
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

    // as the properties are declared, which is how they stand on the page; what belongs to no field comes first
    private static string Plaats(ModelMetadata? model, string naam)
    {
        var plaats = new System.Text.StringBuilder();
        foreach (var deel in naam.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            var eigenschap = model?.Properties[deel.Split('[')[0]];
            var nummer = eigenschap is null ? 9999 : model!.Properties.ToList().IndexOf(eigenschap);
            plaats.Append(CultureInfo.InvariantCulture, $"{nummer:0000}{deel}.");
            model = eigenschap;
        }
        return plaats.ToString();
    }
}
