using Microsoft.AspNetCore.Mvc.RazorPages;
using Routeboek.Application.Aanlevering;
using Routeboek.Application.Bedrijf;
using Routeboek.Application.Dossiers;
using Routeboek.Application.Inlezen;
using Routeboek.Application.Opslag;
using Routeboek.Web.Bedrijf;

namespace Routeboek.Web.Inlezen;

/// <summary>Puts bringing data in together.</summary>
internal static class Inleesregistratie
{
    private static readonly TimeSpan s_tempo = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan s_onderhoudtempo = TimeSpan.FromHours(1);
    private static readonly TimeSpan s_opruimtempo = TimeSpan.FromMinutes(10);

    public static void VoegInlezenToe(this WebApplicationBuilder builder)
    {
        var diensten = builder.Services;
        // read late, so that what a host sets afterwards counts too
        diensten.AddSingleton(s => Inleesinstellingen.Van(s.GetRequiredService<IConfiguration>()));
        diensten.AddSingleton<Inleeswerkplaats>();
        diensten.AddSingleton<Wachtkamer>();
        diensten.AddSingleton<Uploadlezer>();
        diensten.AddSingleton(s => new LeesIn(Opslag(s), Klok(s), Protocolbronnen.BijProgramma, Dossierkaders.BijProgramma, meetpunten: s.GetRequiredService<Meetpunten>()));
        diensten.AddSingleton(s => new PasToe(Opslag(s), Klok(s), Protocolbronnen.BijProgramma, Dossierkaders.BijProgramma));
        diensten.AddSingleton(s => new MaakOngedaan(Opslag(s), Klok(s), Protocolbronnen.BijProgramma, Dossierkaders.BijProgramma));
        diensten.AddSingleton(s => new LeesLeerlingenIn(Opslag(s), Klok(s), Protocolbronnen.BijProgramma, Dossierkaders.BijProgramma));
        diensten.AddSingleton(s => new PasLeerlingenToe(Opslag(s), Klok(s), Protocolbronnen.BijProgramma, Dossierkaders.BijProgramma));
        diensten.AddSingleton<LeesInleesbeurten>();
        diensten.AddSingleton<WijsInleesbeurtAf>();
        diensten.AddSingleton<LeesKoppelingen>();
        diensten.AddSingleton<BewaarKoppeling>();
        diensten.AddSingleton<VerkenBestand>();
        diensten.AddSingleton<Schoolmap>();
        diensten.AddSingleton<Mapwacht>();
        diensten.AddSingleton<Mapopruiming>();
        Ploeg.Voeg(diensten, Mapwacht.Naam, s_tempo, (s, stop) => s.GetRequiredService<Mapwacht>().LoopAsync(stop));
        Ploeg.VoegOnderhoud(diensten, Mapopruiming.Naam, s_onderhoudtempo, (s, stop) => s.GetRequiredService<Mapopruiming>().LoopAsync(stop));
        Ploeg.Voeg(diensten, "aanleveringen opruimen", s_opruimtempo, (s, stop) =>
        {
            s.GetRequiredService<Wachtkamer>().RuimOp();
            return s.GetRequiredService<Aanleverregister>().RuimOpAsync(stop);
        });
        diensten.PostConfigure<RazorPagesOptions>(o => Pages.Import.Conventions.Zet(o.Conventions));
    }

    private static Routeboekopslag Opslag(IServiceProvider diensten) => diensten.GetRequiredService<Routeboekopslag>();

    private static TimeProvider Klok(IServiceProvider diensten) => diensten.GetRequiredService<TimeProvider>();
}
