using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Routeboek.Application.Dossiers;
using Routeboek.Application.Inlezen;
using Routeboek.Application.Signalen;

namespace Routeboek.Web.Signalen;

/// <summary>The use cases behind the pages of signals.</summary>
internal static class Signaalregistratie
{
    public static void VoegSignalenToe(this WebApplicationBuilder builder)
    {
        builder.Services.TryAddSingleton<Protocolbron>(Protocolbronnen.BijProgramma);
        builder.Services.TryAddSingleton<Kaderkeuze>(Dossierkaders.BijProgramma);
        foreach (var gebruik in (Type[])[typeof(LeesSignaallijst), typeof(LeesNaderingen), typeof(BeoordeelLijn), typeof(HerroepOordeel), typeof(MeldZorg),
            typeof(LeesWeekanalyse), typeof(SchrijfWeekanalyse), typeof(MaakWeekafspraak), typeof(RondWeekafspraakAf)])
            builder.Services.TryAddSingleton(gebruik);
        builder.Services.PostConfigure<RazorPagesOptions>(o => Pages.Signalen.Conventions.Zet(o.Conventions));
    }
}
