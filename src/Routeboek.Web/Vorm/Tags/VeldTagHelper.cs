using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Routeboek.Web.Vorm.Tags;

/// <summary>
/// A field with its label, its explanation and what is wrong with it, tied together for who cannot see them. Whatever else stands on
/// the tag (<c>maxlength</c>, <c>inputmode</c>, <c>data-…</c>) goes to the input.
/// <code>&lt;nl-veld for="Invoer.Naam" label="@T["mensen.naam"]" autocomplete="name" /&gt;</code>
/// </summary>
[HtmlTargetElement("nl-veld", Attributes = "for", TagStructure = TagStructure.NormalOrSelfClosing)]
[HtmlTargetElement("nl-veld", Attributes = "naam", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class VeldTagHelper(Tekst tekst) : TagHelper
{
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>The property. Without one: <see cref="Naam"/> and <see cref="Waarde"/>.</summary>
    public ModelExpression? For { get; set; }

    public string? Naam { get; set; }

    public object? Waarde { get; set; }

    /// <summary>What people call it; the display name of the property when left out.</summary>
    public string? Label { get; set; }

    /// <summary>What to fill in, or an example.</summary>
    public string? Uitleg { get; set; }

    public Veldsoort Soort { get; set; }

    public IEnumerable<SelectListItem>? Opties { get; set; }

    /// <summary>False says "may stay empty" beside the label; left out: as the property says.</summary>
    public bool? Verplicht { get; set; }

    /// <summary>Lines of a long text.</summary>
    public int Regels { get; set; } = 5;

    /// <summary>The label stands above as a question of its own.</summary>
    public bool Groot { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var soort = Soort == Veldsoort.Vanzelf ? VanType() : Soort;
        var naam = For is null ? Naam! : ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
        var stand = ViewContext.ViewData.ModelState.GetValueOrDefault(naam);
        var veld = new Veldbeeld
        {
            Tekst = tekst,
            Naam = naam,
            Label = Label ?? For?.Metadata.GetDisplayName() ?? naam,
            Uitleg = Uitleg,
            Fout = stand?.Errors.Select(e => e.ErrorMessage).FirstOrDefault(m => m.Length > 0),
            Waarden = soort is Veldsoort.Wachtwoord or Veldsoort.Bestand ? [] : Waarden(stand),
            Verplicht = Verplicht ?? (For?.Metadata.IsRequired ?? true),
            Groot = Groot,
            Regels = Regels,
            Opties = [.. Opties ?? []],
            Overig = [.. output.Attributes],
        };
        output.Attributes.Clear();
        output.TagName = null;
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Content.SetHtmlContent(veld.Teken(soort));
    }

    private string[] Waarden(ModelStateEntry? stand)
    {
        // what was sent comes back as it was sent, also when it was wrong
        if (stand?.RawValue is not null)
            return stand.RawValue as string[] ?? [stand.AttemptedValue ?? ""];
        var waarde = For is null ? Waarde : For.Model;
        return waarde switch
        {
            null => [],
            string s => [s],
            System.Collections.IEnumerable meer => [.. meer.Cast<object>().Select(Schrijf)],
            _ => [Schrijf(waarde)],
        };
    }

    private static string Schrijf(object waarde) => waarde switch
    {
        DateOnly dag => dag.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        DateTime dag => dag.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        bool b => b ? "true" : "false",
        _ => Convert.ToString(waarde, System.Globalization.CultureInfo.InvariantCulture) ?? "",
    };

    private Veldsoort VanType()
    {
        if (Opties is not null)
            return Veldsoort.Keuze;
        var soort = For?.Metadata.DataTypeName switch
        {
            "Password" => Veldsoort.Wachtwoord,
            "EmailAddress" => Veldsoort.Email,
            "PhoneNumber" => Veldsoort.Telefoon,
            "MultilineText" => Veldsoort.Lang,
            "Date" => Veldsoort.Datum,
            _ => Veldsoort.Vanzelf,
        };
        if (soort != Veldsoort.Vanzelf)
            return soort;
        var type = For?.Metadata.UnderlyingOrModelType;
        return type == typeof(bool) ? Veldsoort.Vink
            : type == typeof(DateOnly) ? Veldsoort.Datum
            : type == typeof(int) || type == typeof(long) || type == typeof(decimal) ? Veldsoort.Getal
            : typeof(IFormFile).IsAssignableFrom(type) || typeof(IEnumerable<IFormFile>).IsAssignableFrom(type) ? Veldsoort.Bestand
            : Veldsoort.Tekst;
    }
}
