using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.Extensions.Localization;

namespace Routeboek.Web.Vorm;

/// <summary>Gives the messages of validation attributes, and names of fields, from the <see cref="Tekstboek"/>, in the language of the request.</summary>
internal sealed class Veldteksten(Tekstboek boek, IHttpContextAccessor http) : IStringLocalizer, IStringLocalizerFactory
{
    public IStringLocalizer Create(Type resourceSource) => this;

    public IStringLocalizer Create(string baseName, string location) => this;

    public LocalizedString this[string name] => new(name, boek.Zoek(name, Taalkeuze.Van(http.HttpContext)) ?? name);

    public LocalizedString this[string name, params object[] arguments] => new(name, string.Format(CultureInfo.InvariantCulture, this[name].Value, arguments));

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => boek.Sleutels.Select(s => this[s]);
}

/// <summary>A validation attribute that names no text of its own gets ours instead of the framework's English.</summary>
internal sealed class Veldmeldingen : IValidationMetadataProvider
{
    public void CreateValidationMetadata(ValidationMetadataProviderContext context)
    {
        foreach (var keuring in context.ValidationMetadata.ValidatorMetadata.OfType<ValidationAttribute>())
        {
            if (keuring is { ErrorMessage: null, ErrorMessageResourceName: null } && Sleutel(keuring) is { } sleutel)
                keuring.ErrorMessage = sleutel;
        }
    }

    private static string? Sleutel(ValidationAttribute keuring) => keuring switch
    {
        RequiredAttribute => "veld.verplicht",
        StringLengthAttribute { MinimumLength: > 0 } => "veld.lengte-tussen",
        StringLengthAttribute => "veld.te-lang",
        MaxLengthAttribute => "veld.te-lang",
        MinLengthAttribute => "veld.te-kort",
        RangeAttribute => "veld.tussen",
        EmailAddressAttribute => "veld.email",
        CompareAttribute => "veld.gelijk",
        RegularExpressionAttribute => "veld.vorm",
        _ => null,
    };
}
