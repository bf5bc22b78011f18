using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.DataAnnotations;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.WebEncoders;
using Routeboek.Web.Pages.Verzuimscan;
using Routeboek.Web.Pages.Zoeken;

namespace Routeboek.Web.Vorm;

/// <summary>The frame of the pages, their texts and their parts.</summary>
internal static class Vormregistratie
{
    public static IServiceCollection AddVorm(this IServiceCollection diensten)
    {
        diensten.AddHttpContextAccessor();
        diensten.TryAddSingleton<Schilbron>();
        diensten.AddSingleton<Tekstboek>();
        diensten.AddSingleton<Paginas>();
        diensten.AddScoped<Tekst>();
        diensten.AddScoped<Schil>();
        // a name with a trema is written as it is; what HTML gives a meaning is still escaped
        diensten.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));

        diensten.AddSingleton<IStringLocalizerFactory, Veldteksten>();
        diensten.AddRazorPages().AddDataAnnotationsLocalization();
        diensten.Configure<MvcDataAnnotationsLocalizationOptions>(o => o.DataAnnotationLocalizerProvider = (type, maker) => maker.Create(type));
        diensten.AddOptions<MvcOptions>().Configure<IStringLocalizerFactory>((o, maker) =>
        {
            o.ModelMetadataDetailsProviders.Add(new Veldmeldingen());
            Invulmeldingen(o, maker.Create(typeof(Tekstboek)));
            o.Filters.Add<Verlopenfilter>();
        });
        diensten.Configure<RazorPagesOptions>(o =>
        {
            o.Conventions.AddVerzuimscan().AddZoeken();
            o.Conventions.AllowAnonymousToPage("/Fout").AllowAnonymousToPage("/Taal");
        });
        return diensten;
    }

    /// <summary>What is said of a value that is of the wrong kind.</summary>
    private static void Invulmeldingen(MvcOptions opties, IStringLocalizer teksten)
    {
        var meldingen = opties.ModelBindingMessageProvider;
        meldingen.SetAttemptedValueIsInvalidAccessor((_, veld) => teksten["veld.onjuist", veld]);
        meldingen.SetUnknownValueIsInvalidAccessor(veld => teksten["veld.onjuist", veld]);
        meldingen.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => teksten["veld.onjuist-kaal"]);
        meldingen.SetNonPropertyUnknownValueIsInvalidAccessor(() => teksten["veld.onjuist-kaal"]);
        meldingen.SetValueIsInvalidAccessor(_ => teksten["veld.onjuist-kaal"]);
        meldingen.SetValueMustBeANumberAccessor(veld => teksten["veld.geen-getal", veld]);
        meldingen.SetNonPropertyValueMustBeANumberAccessor(() => teksten["veld.geen-getal-kaal"]);
        meldingen.SetMissingBindRequiredValueAccessor(veld => teksten["veld.ontbreekt", veld]);
        meldingen.SetMissingKeyOrValueAccessor(() => teksten["veld.ontbreekt-kaal"]);
        meldingen.SetMissingRequestBodyRequiredValueAccessor(() => teksten["veld.ontbreekt-kaal"]);
        meldingen.SetValueMustNotBeNullAccessor(_ => teksten["veld.leeg"]);
    }
}
