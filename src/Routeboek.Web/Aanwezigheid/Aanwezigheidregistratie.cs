using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Routeboek.Application.Aanwezigheid;
using Routeboek.Application.Dossiers;
using Routeboek.Application.Inlezen;
using Routeboek.Application.Leerlingen;

namespace Routeboek.Web.Aanwezigheid;

/// <summary>The use cases behind the pages of presence.</summary>
internal static class Aanwezigheidregistratie
{
    public static void VoegAanwezigheidToe(this WebApplicationBuilder builder)
    {
        var diensten = builder.Services;
        diensten.TryAddSingleton<Protocolbron>(Protocolbronnen.BijProgramma);
        diensten.TryAddSingleton<Kaderkeuze>(Dossierkaders.BijProgramma);
        foreach (var gebruik in (Type[])[typeof(LeesAanwezigheid), typeof(LegContactVast), typeof(TrekContactIn), typeof(LeesRegister), typeof(LeesRegisters), typeof(NeemRegister), typeof(WijzigTelefoons)])
            diensten.TryAddSingleton(gebruik);
        diensten.PostConfigure<RazorPagesOptions>(o => Pages.Aanwezigheid.Conventions.Zet(o.Conventions));
    }
}
