using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Routeboek.Application.Audit;
using Routeboek.Application.Dossiers;
using Routeboek.Application.Inlezen;
using Routeboek.Application.Leerlingen;
using Routeboek.Application.Organisaties;
using Routeboek.Application.Samenwerking;
using Routeboek.Application.Simulatie;

namespace Routeboek.Web.Beheer;

/// <summary>The use cases behind the pages of beheer and of pupils.</summary>
internal static class Beheerregistratie
{
    public static void VoegBeheerToe(this WebApplicationBuilder builder)
    {
        var diensten = builder.Services;
        diensten.TryAddSingleton<Protocolbron>(Protocolbronnen.BijProgramma);
        diensten.TryAddSingleton<Kaderkeuze>(Dossierkaders.BijProgramma);
        foreach (var gebruik in (Type[])
                 [
                     typeof(LeesOrganisaties), typeof(MaakOrganisatie), typeof(WijzigOrganisatie), typeof(SluitAan), typeof(LeesPersonen), typeof(NodigUit), typeof(GeefRol),
                     typeof(BeeindigRol), typeof(WijzigAccount), typeof(LeesInrichting), typeof(LeesSchoolprotocol), typeof(StelProtocolIn), typeof(ProbeerProtocol),
                     typeof(LeesSchoolkalender), typeof(StelSchoolkalenderIn), typeof(LeesGroepen), typeof(MaakGroep), typeof(WijzigGroep), typeof(LeesLeerlingen),
                     typeof(LeesLeerling), typeof(LeesLeerlingbeeld), typeof(LeesVerzuimoverzicht), typeof(SchrijfLeerlingIn), typeof(WijzigLeerling), typeof(HerstelGeboortedatum), typeof(VoegOuderToe), typeof(LeesAudit), typeof(LeesInzage), typeof(KeurKeten),
                     typeof(LeesBetrokkenen), typeof(BetrekPersoon), typeof(BeeindigBetrokkenheid), typeof(LeesToestemmingen), typeof(StelToestemmingsvraag), typeof(BeantwoordToestemming),
                     typeof(TrekToestemmingsvraagIn), typeof(SluitOuderUit), typeof(HefBesluitOp), typeof(LegWilsonbekwaamheidVast), typeof(GeefVrij), typeof(LeesGedeeldeKoppelingen), typeof(DeelKoppeling), typeof(NeemKoppelingOver),
                 ])
            diensten.TryAddSingleton(gebruik);
        diensten.AddSingleton<Protocolkast>();
        diensten.AddSingleton<Auditwoorden>();
        diensten.PostConfigure<RazorPagesOptions>(o =>
        {
            Pages.Beheer.Conventions.Zet(o.Conventions);
            Pages.Leerlingen.Conventions.Zet(o.Conventions);
        });
    }
}
