using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Routeboek.Web.Vorm.Tags;

/// <summary>The HTML of one field.</summary>
internal sealed class Veldbeeld
{
    public required Tekst Tekst { get; init; }

    public required string Naam { get; init; }

    public required string Label { get; init; }

    public required string? Uitleg { get; init; }

    public required string? Fout { get; init; }

    public required IReadOnlyList<string> Waarden { get; init; }

    public required bool Verplicht { get; init; }

    public required bool Groot { get; init; }

    public required int Regels { get; init; }

    public required IReadOnlyList<SelectListItem> Opties { get; init; }

    public required IReadOnlyList<TagHelperAttribute> Overig { get; init; }

    /// <summary>The id of the input of a field; the summary of mistakes links to it.</summary>
    public static string IdVan(string naam) => TagBuilder.CreateSanitizedId(naam, "_");

    private string Id => IdVan(Naam);

    private string Eerste => Waarden.Count > 0 ? Waarden[0] : "";

    public IHtmlContent Teken(Veldsoort soort) => soort switch
    {
        Veldsoort.Rondjes => Groep("radio", "utrecht-radio-button utrecht-radio-button--html-input", "radiogroup"),
        Veldsoort.Vinkjes => Groep("checkbox", "utrecht-checkbox utrecht-checkbox--html-input", "group"),
        Veldsoort.Vink => Vink(),
        Veldsoort.Keuze => Veld(Keuze()),
        Veldsoort.Lang => Veld(Lang()),
        Veldsoort.Bestand => Veld(Invoer("file", "bestandskeuze")),
        Veldsoort.Email => Veld(Invoer("email", "utrecht-textbox utrecht-textbox--html-input")),
        Veldsoort.Telefoon => Veld(Invoer("tel", "utrecht-textbox utrecht-textbox--html-input")),
        Veldsoort.Datum => Veld(Invoer("date", "utrecht-textbox utrecht-textbox--html-input veld-kort")),
        Veldsoort.Getal => Veld(Invoer("number", "utrecht-textbox utrecht-textbox--html-input veld-kort")),
        Veldsoort.Wachtwoord => Veld(Invoer("password", "utrecht-textbox utrecht-textbox--html-input")),
        Veldsoort.Vanzelf or Veldsoort.Tekst => Veld(Invoer("text", "utrecht-textbox utrecht-textbox--html-input")),
    };

    private TagBuilder Veld(TagBuilder invoer)
    {
        var veld = Element("div", "utrecht-form-field" + (Fout is null ? "" : " utrecht-form-field--invalid"));
        var label = Element("label", Labelklasse);
        label.Attributes["for"] = Id;
        Schrijflabel(label);
        veld.InnerHtml.AppendHtml(label);
        Bijschrift(veld);
        Koppel(invoer);
        veld.InnerHtml.AppendHtml(invoer);
        return veld;
    }

    private TagBuilder Vink()
    {
        var veld = Element("div", "utrecht-form-field veld-vink" + (Fout is null ? "" : " utrecht-form-field--invalid"));
        var vak = Invoer("checkbox", "utrecht-checkbox utrecht-checkbox--html-input");
        vak.Attributes["value"] = "true";
        if (Waarden.Contains("true", StringComparer.OrdinalIgnoreCase))
            vak.Attributes["checked"] = "checked";
        Koppel(vak);
        vak.Attributes.Remove("aria-required"); // no is an answer
        var label = Element("label", "utrecht-form-label utrecht-form-label--checkbox");
        label.Attributes["for"] = Id;
        label.InnerHtml.Append(Label);
        // an empty box sends nothing: this says that the answer was no
        var nee = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing, Attributes = { ["type"] = "hidden", ["name"] = Naam, ["value"] = "false" } };
        veld.InnerHtml.AppendHtml(vak).AppendHtml(label);
        Bijschrift(veld);
        veld.InnerHtml.AppendHtml(nee);
        return veld;
    }

    private TagBuilder Groep(string type, string klasse, string rol)
    {
        var groep = Element("fieldset", "utrecht-form-field veld-groep" + (Fout is null ? "" : " utrecht-form-field--invalid"));
        groep.Attributes["role"] = rol;
        if (Verplicht && rol == "radiogroup")
            groep.Attributes["aria-required"] = "true";
        if (Fout is not null && rol == "radiogroup")
            groep.Attributes["aria-invalid"] = "true";
        if (Beschreven is { } beschreven)
            groep.Attributes["aria-describedby"] = beschreven;
        var kop = Element("legend", Labelklasse);
        Schrijflabel(kop);
        groep.InnerHtml.AppendHtml(kop);
        Bijschrift(groep);
        for (var i = 0; i < Opties.Count; i++)
        {
            // the first has the id of the field, so that a link to the field leads to it
            var id = i == 0 ? Id : Id + "-" + i.ToString(CultureInfo.InvariantCulture);
            var optie = Opties[i];
            var knop = Invoer(type, klasse);
            knop.Attributes["id"] = id;
            knop.Attributes["value"] = optie.Value;
            if (Gekozen(optie))
                knop.Attributes["checked"] = "checked";
            if (optie.Disabled)
                knop.Attributes["disabled"] = "disabled";
            var label = Element("label", "utrecht-form-label");
            label.Attributes["for"] = id;
            label.InnerHtml.Append(optie.Text);
            var regel = Element("div", "veld-optie");
            regel.InnerHtml.AppendHtml(knop).AppendHtml(label);
            groep.InnerHtml.AppendHtml(regel);
        }
        return groep;
    }

    private TagBuilder Keuze()
    {
        var keuze = Element("select", "utrecht-select utrecht-select--html-select");
        keuze.Attributes["id"] = Id;
        keuze.Attributes["name"] = Naam;
        if (!Opties.Any(o => string.IsNullOrEmpty(o.Value)) && !keuze.Attributes.ContainsKey("multiple"))
            keuze.InnerHtml.AppendHtml(Optie("", Tekst["veld.kies"], Waarden.Count == 0 || Eerste.Length == 0));
        foreach (var optie in Opties)
            keuze.InnerHtml.AppendHtml(Optie(optie.Value, optie.Text, Gekozen(optie)));
        return keuze;

        static TagBuilder Optie(string? waarde, string tekst, bool gekozen)
        {
            var optie = new TagBuilder("option") { Attributes = { ["value"] = waarde ?? "" } };
            if (gekozen)
                optie.Attributes["selected"] = "selected";
            optie.InnerHtml.Append(tekst);
            return optie;
        }
    }

    private TagBuilder Lang()
    {
        var lang = Element("textarea", "utrecht-textarea utrecht-textarea--html-textarea");
        lang.Attributes["id"] = Id;
        lang.Attributes["name"] = Naam;
        lang.Attributes["rows"] = Regels.ToString(CultureInfo.InvariantCulture);
        // a browser drops the first line end of a textarea
        lang.InnerHtml.AppendHtml("\n").Append(Eerste);
        return lang;
    }

    private TagBuilder Invoer(string type, string klasse)
    {
        var invoer = Element("input", klasse);
        invoer.TagRenderMode = TagRenderMode.SelfClosing;
        invoer.Attributes["type"] = type;
        invoer.Attributes["id"] = Id;
        invoer.Attributes["name"] = Naam;
        if (type is not ("file" or "password" or "checkbox" or "radio") && Waarden.Count > 0)
            invoer.Attributes["value"] = Eerste;
        return invoer;
    }

    private bool Gekozen(SelectListItem optie) => Waarden.Count == 0 ? optie.Selected : Waarden.Contains(optie.Value ?? optie.Text, StringComparer.Ordinal);

    private void Koppel(TagBuilder invoer)
    {
        if (Verplicht)
            invoer.Attributes["aria-required"] = "true";
        if (Fout is not null)
            invoer.Attributes["aria-invalid"] = "true";
        if (Beschreven is { } beschreven)
            invoer.Attributes["aria-describedby"] = beschreven;
        foreach (var overig in Overig)
        {
            if (overig.Name == "class")
                invoer.AddCssClass(Schrijf(overig.Value));
            else
                invoer.Attributes[overig.Name] = Schrijf(overig.Value);
        }
    }

    private string? Beschreven
    {
        get
        {
            var delen = string.Join(' ', new[] { Uitleg is null ? null : Id + "-uitleg", Fout is null ? null : Id + "-fout" }.OfType<string>());
            return delen.Length == 0 ? null : delen;
        }
    }

    private string Labelklasse => Groot ? "utrecht-form-label groot" : "utrecht-form-label";

    private void Schrijflabel(TagBuilder label)
    {
        label.InnerHtml.Append(Label);
        if (!Verplicht)
        {
            var hoeft = Element("span", "veld-mag");
            hoeft.InnerHtml.Append(" " + Tekst["veld.niet-verplicht"]);
            label.InnerHtml.AppendHtml(hoeft);
        }
    }

    private void Bijschrift(TagBuilder veld)
    {
        if (Uitleg is not null)
        {
            var uitleg = Element("div", "utrecht-form-field-description");
            uitleg.Attributes["id"] = Id + "-uitleg";
            uitleg.InnerHtml.Append(Uitleg);
            veld.InnerHtml.AppendHtml(uitleg);
        }
        if (Fout is not null)
        {
            var fout = Element("div", "utrecht-form-field-error-message");
            fout.Attributes["id"] = Id + "-fout";
            var woord = Element("span", "alleen-voorlezen");
            woord.InnerHtml.Append(Tekst["veld.fout"] + " ");
            fout.InnerHtml.AppendHtml(woord).Append(Fout);
            veld.InnerHtml.AppendHtml(fout);
        }
    }

    private static string Schrijf(object? waarde) => waarde switch
    {
        HtmlString html => System.Net.WebUtility.HtmlDecode(html.Value) ?? "",
        _ => Convert.ToString(waarde, CultureInfo.InvariantCulture) ?? "",
    };

    private static TagBuilder Element(string naam, string klasse)
    {
        var element = new TagBuilder(naam);
        element.AddCssClass(klasse);
        return element;
    }
}
