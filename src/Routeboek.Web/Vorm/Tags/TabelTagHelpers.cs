using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Routeboek.Web.Vorm.Tags;

/// <summary>What the cells of a table must know of its head.</summary>
internal sealed class Tabelstand
{
    /// <summary>The columns, in order.</summary>
    public List<(string Kop, bool Getal)> Kolommen { get; } = [];

    /// <summary>True while the rows of the head are drawn.</summary>
    public bool InKop { get; set; }

    /// <summary>The column of the next cell.</summary>
    public int Kolom { get; set; }

    /// <summary>Null outside an <c>nl-tabel</c>.</summary>
    public static Tabelstand? Van(TagHelperContext context) => context.Items.TryGetValue(typeof(Tabelstand), out var stand) ? (Tabelstand)stand : null;
}

/// <summary>
/// A table that is a list of cards on a phone. Inside stand <c>thead</c>, <c>tbody</c>, <c>tr</c>, <c>th</c> and <c>td</c> as ever; scopes,
/// roles and the names beside the values of a card come by themselves. A column of numbers has <c>th class="getal"</c>.
/// <code>&lt;nl-tabel bijschrift="@T["mensen.lijst"]"&gt;&lt;thead&gt;&lt;tr&gt;&lt;th&gt;…</code>
/// </summary>
[HtmlTargetElement("nl-tabel")]
public sealed class TabelTagHelper : TagHelper
{
    /// <summary>What the table is about; read out before it.</summary>
    public string Bijschrift { get; set; } = "";

    /// <summary>The heading above says it already.</summary>
    public bool BijschriftVerborgen { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        context.Items[typeof(Tabelstand)] = new Tabelstand();
        var inhoud = await output.GetChildContentAsync();
        output.TagName = "table";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "utrecht-table utrecht-table--html-table tabel");
        // a table of cards is no table to every browser, unless it is said
        output.Attributes.SetAttribute("role", "table");
        if (Bijschrift.Length > 0)
        {
            output.Content.AppendHtml($"<caption class=\"utrecht-table__caption{(BijschriftVerborgen ? " alleen-voorlezen" : "")}\">")
                .Append(Bijschrift).AppendHtml("</caption>");
        }
        output.Content.AppendHtml(inhoud);
    }
}

/// <summary>The head and the body of an <c>nl-tabel</c>.</summary>
[HtmlTargetElement("thead", ParentTag = "nl-tabel")]
[HtmlTargetElement("tbody", ParentTag = "nl-tabel")]
public sealed class TabeldeelTagHelper : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        if (Tabelstand.Van(context) is not { } stand)
            return;
        stand.InKop = context.TagName == "thead";
        output.Attributes.SetAttribute("role", "rowgroup");
        output.Attributes.SetAttribute("class", stand.InKop ? "utrecht-table__header" : "utrecht-table__body");
        output.Content.SetHtmlContent(await output.GetChildContentAsync());
    }
}

/// <summary>A row of an <c>nl-tabel</c>.</summary>
[HtmlTargetElement("tr")]
public sealed class RijTagHelper : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        if (Tabelstand.Van(context) is not { } stand)
            return;
        stand.Kolom = 0;
        output.Attributes.SetAttribute("role", "row");
        Klasse.Voeg(output, "utrecht-table__row");
        output.Content.SetHtmlContent(await output.GetChildContentAsync());
    }
}

/// <summary>A cell of an <c>nl-tabel</c>.</summary>
[HtmlTargetElement("th")]
[HtmlTargetElement("td")]
public sealed partial class CelTagHelper : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        if (Tabelstand.Van(context) is not { } stand)
            return;
        var inhoud = await output.GetChildContentAsync();
        if (stand.InKop)
        {
            var getal = Klasse.Heeft(output, "getal");
            stand.Kolommen.Add((System.Net.WebUtility.HtmlDecode(Tags().Replace(inhoud.GetContent(), "")).Trim(), getal));
            output.Attributes.SetAttribute("scope", "col");
            output.Attributes.SetAttribute("role", "columnheader");
            Klasse.Voeg(output, "utrecht-table__header-cell" + (getal ? " utrecht-table__header-cell--numeric-column" : ""));
        }
        else
        {
            var (kop, getal) = stand.Kolom < stand.Kolommen.Count ? stand.Kolommen[stand.Kolom] : ("", false);
            if (context.TagName == "th")
            {
                output.Attributes.SetAttribute("scope", "row");
                output.Attributes.SetAttribute("role", "rowheader");
                Klasse.Voeg(output, "utrecht-table__cell tabel-rijkop");
            }
            else
            {
                output.Attributes.SetAttribute("role", "cell");
                Klasse.Voeg(output, "utrecht-table__cell" + (getal ? " utrecht-table__cell--numeric-column" : ""));
                if (kop.Length > 0)
                    output.Attributes.SetAttribute("data-label", kop);
            }
        }
        stand.Kolom += int.TryParse(output.Attributes["colspan"]?.Value?.ToString(), out var breed) && breed > 1 ? breed : 1;
        output.Content.SetHtmlContent(inhoud);
    }

    [GeneratedRegex("<[^>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Tags();
}

/// <summary>Class names on a tag.</summary>
internal static class Klasse
{
    public static bool Heeft(TagHelperOutput output, string naam) => Van(output).Split(' ').Contains(naam, StringComparer.Ordinal);

    public static void Voeg(TagHelperOutput output, string namen) => output.Attributes.SetAttribute("class", new HtmlString((namen + " " + Van(output)).TrimEnd()));

    private static string Van(TagHelperOutput output) => output.Attributes["class"]?.Value?.ToString() ?? "";
}
