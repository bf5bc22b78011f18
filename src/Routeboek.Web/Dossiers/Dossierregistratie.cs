using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Routeboek.Application.Dossiers;
using Routeboek.Application.Mijndag;

namespace Routeboek.Web.Dossiers;

/// <summary>The use cases behind Mijn dag and the pages of dossiers.</summary>
internal static class Dossierregistratie
{
    public static void VoegDossiersToe(this WebApplicationBuilder builder)
    {
        var diensten = builder.Services;
        diensten.TryAddSingleton<Kaderkeuze>(Dossierkaders.BijProgramma);
        foreach (var gebruik in (Type[])[typeof(LeesMijnDag), typeof(LeesTaak), typeof(GrijpTaak), typeof(LeesVastleggen), typeof(LeesDossierblad), typeof(LeesDossiers), typeof(LegFeitVast)])
            diensten.TryAddSingleton(gebruik);
        diensten.AddSingleton<Feitwoorden>();
        diensten.PostConfigure<RazorPagesOptions>(o => Pages.Dossiers.Conventions.Zet(o.Conventions));
    }
}
