using Routeboek.Application.Aanmelding;
using Routeboek.Application.Audit;
using Routeboek.Application.Bedrijf;
using Routeboek.Application.Dossiers;
using Routeboek.Application.Inlezen;

namespace Routeboek.Web.Bedrijf;

/// <summary>The work in the background of every node: sealing each second, the sweep of tasks and signals, anchors and the look at the store each so often.</summary>
internal static class Ploeg
{
    public const string Zegelaar = "verzegelen";

    private static readonly TimeSpan s_seconde = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_minuut = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_uur = TimeSpan.FromHours(1);
    private static readonly TimeSpan s_peiltempo = TimeSpan.FromSeconds(10);

    public static void VoegToe(IServiceCollection diensten)
    {
        Voeg(diensten, Zegelaar, s_seconde, (s, stop) =>
        {
            var meetpunten = s.GetRequiredService<Meetpunten>();
            return s.GetRequiredService<VerzegelAudit>().VoerUitAsync(stop, aantal => meetpunten.Verzegeld(aantal));
        });
        Voeg(diensten, "taken bijwerken", s_minuut, async (s, stop) =>
            s.GetRequiredService<Meetpunten>().Bijgewerkt(await s.GetRequiredService<WerkTakenBij>().VoerUitAsync(stop)));
        Voeg(diensten, "inlezen opruimen", s_minuut, (s, stop) => s.GetRequiredService<RuimInleesbeurtenOp>().VoerUitAsync(alleenHier: false, stop));
        Voeg(diensten, "signalen bijwerken", s_minuut, (s, stop) => s.GetRequiredService<WerkSignalenBij>().VoerUitAsync(stop));
        VoegOnderhoud(diensten, "aanmelden opruimen", s_uur, (s, stop) =>
        {
            var termijnen = s.GetRequiredService<Bewaartermijnen>();
            return s.GetRequiredService<RuimAanmeldingOp>().VoerUitAsync(termijnen.Sessies, termijnen.Links, stop);
        });
        Voeg(diensten, "verankeren", s_minuut, VerankerAsync);
        Voeg(diensten, "peilen", s_peiltempo, (s, stop) => s.GetRequiredService<Gereedheid>().PeilAsync(stop));
    }

    private static async Task VerankerAsync(IServiceProvider diensten, CancellationToken stop)
    {
        var teruggelopen = await diensten.GetRequiredService<VerankerAudit>().VoerUitAsync(stop);
        if (teruggelopen.Count == 0)
            return;
        diensten.GetRequiredService<Meetpunten>().Teruggelopen(teruggelopen.Count);
        diensten.GetRequiredService<ILogger<Achtergrondwerk>>().LogCritical(
            "De audit van {Aantal} organisaties is korter dan een eerder anker, te beginnen met {Organisatie}: er is aan de database gezeten, of er is een oude kopie teruggezet. Kijk met ./routeboek audit controleer",
            teruggelopen.Count, teruggelopen[0]);
    }

    /// <summary>Work that one node does for all, each so often; every node asks now and then whether it is time.</summary>
    internal static void VoegOnderhoud(IServiceCollection diensten, string naam, TimeSpan tempo, Func<IServiceProvider, CancellationToken, Task> werk) =>
        Voeg(diensten, naam, s_minuut, async (s, stop) =>
        {
            if (await s.GetRequiredService<Onderhoud>().NeemAsync(naam, tempo, stop))
                await werk(s, stop);
        });

    internal static void Voeg(IServiceCollection diensten, string naam, TimeSpan tempo, Func<IServiceProvider, CancellationToken, Task> werk)
    {
        // also to be found by others: readiness looks at the sealer
        diensten.AddKeyedSingleton(naam, (s, _) => new Achtergrondwerk(naam, tempo, stop => werk(s, stop),
            s.GetRequiredService<TimeProvider>(), s.GetRequiredService<Meetpunten>(), s.GetRequiredService<ILogger<Achtergrondwerk>>()));
        diensten.AddSingleton<IHostedService>(s => s.GetRequiredKeyedService<Achtergrondwerk>(naam));
    }
}
