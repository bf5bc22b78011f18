using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Routeboek.Web.Vorm.Tags;

/// <summary>
/// The pages of a long list. What else stands in the address (a search, a filter) stays. Nothing when there is one page.
/// <code>&lt;nl-bladeren huidig="Model.Bladzijde" aantal="Model.Bladzijden" /&gt;</code>
/// </summary>
[HtmlTargetElement("nl-bladeren", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class BladerenTagHelper(Tekst tekst) : TagHelper
{
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>The page that is shown, from 1.</summary>
    public int Huidig { get; set; }

    /// <summary>How many pages there are.</summary>
    public int Aantal { get; set; }

    /// <summary>The name in the address.</summary>
    public string Naam { get; set; } = "blad";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Aantal < 2)
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "utrecht-pagination");
        output.Attributes.SetAttribute("aria-label", tekst["vorm.bladeren"]);
        if (Huidig > 1)
            output.Content.AppendHtml(Stap(Huidig - 1, tekst["vorm.vorige"], "prev"));
        var lijst = new TagBuilder("span");
        lijst.AddCssClass("utrecht-pagination__pages");
        var vorig = 0;
        foreach (var blad in Getoond())
        {
            if (blad > vorig + 1)
                lijst.InnerHtml.AppendHtml("<span class=\"bladeren-gat\" aria-hidden=\"true\">…</span>");
            lijst.InnerHtml.AppendHtml(Blad(blad));
            vorig = blad;
        }
        output.Content.AppendHtml(lijst);
        if (Huidig < Aantal)
            output.Content.AppendHtml(Stap(Huidig + 1, tekst["vorm.volgende"], "next"));
    }

    private IEnumerable<int> Getoond() => Enumerable.Range(1, Aantal).Where(b => b == 1 || b == Aantal || Math.Abs(b - Huidig) <= 1);

    private TagBuilder Blad(int blad)
    {
        var a = new TagBuilder("a");
        a.AddCssClass("utrecht-pagination__page-link" + (blad == Huidig ? " utrecht-pagination__page-link--current" : ""));
        a.Attributes["href"] = Adres(blad);
        a.Attributes["aria-label"] = tekst["vorm.blad", blad];
        if (blad == Huidig)
            a.Attributes["aria-current"] = "page";
        a.InnerHtml.Append(blad.ToString(CultureInfo.InvariantCulture));
        return a;
    }

    private TagBuilder Stap(int blad, string woord, string kant)
    {
        var a = new TagBuilder("a");
        a.AddCssClass($"utrecht-pagination__relative-link utrecht-pagination__relative-link--{kant}");
        a.Attributes["href"] = Adres(blad);
        a.Attributes["rel"] = kant;
        a.InnerHtml.Append(woord);
        return a;
    }

    private string Adres(int blad)
    {
        var verzoek = ViewContext.HttpContext.Request;
        var vraag = verzoek.Query.Where(q => !q.Key.Equals(Naam, StringComparison.OrdinalIgnoreCase))
            .SelectMany(q => q.Value, (q, w) => KeyValuePair.Create(q.Key, w))
            .Append(KeyValuePair.Create(Naam, (string?)blad.ToString(CultureInfo.InvariantCulture)));
        return verzoek.PathBase + verzoek.Path + QueryString.Create(vraag);
    }
}
