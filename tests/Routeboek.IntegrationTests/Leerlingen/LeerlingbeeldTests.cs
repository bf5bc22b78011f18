using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Routeboek.Application.Dossiers;
using Routeboek.Application.Inlezen;
using Routeboek.Application.Leerlingen;
using Routeboek.Application.Opslag;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Toegang;
using Routeboek.Domain.Verzuim;
using Routeboek.IntegrationTests.Inlezen;
using Routeboek.IntegrationTests.Opslag;
using Routeboek.Tests.Eisen;

namespace Routeboek.IntegrationTests.Leerlingen;

/// <summary>The year of a pupil from the store, on both engines.</summary>
[Collection(Databanken.Naam)]
public sealed class LeerlingbeeldTests(Postgrescluster cluster)
{
    private static readonly string[] s_rijen =
    [
        "L1;2025-09-01;;1;te_laat;5", "L1;2025-09-02;;1;te_laat;5", "L1;2025-09-03;;1;te_laat;5",
        "L1;2025-11-03;dag;;ziek;", "L1;2025-11-04;dag;;ziek;", "L1;2025-11-05;dag;;ziek;", "L1;2026-01-12;;3;ongeoorloofd;", "L2;2026-01-28;dag;;ziek;",
    ];

    public static TheoryData<string> Databank => Proefdatabank.Beide;

    [Theory]
    [MemberData(nameof(Databank))]
    [Eis("B-STI-16")]
    public async Task Jaar_ToontWatTelt_MetSignalenEnBewijs(string soort)
    {
        await using var wereld = await Inleeswereld.NieuwAsync(soort, cluster);
        await wereld.LeesAsync(Inleessoort.Volledig, s_rijen);
        // what was taken back counts no longer
        var weg = Goed(await wereld.LeesAsync(Inleessoort.Aanvulling, ["L1;2026-01-29;dag;;ziek;"]));
        await wereld.MaakOngedaan.VoerUitAsync(wereld.Administratie, new MaakOngedaan.Invoer(weg.Id, "vergissing"), CancellationToken.None);

        var jaar = Goed(await Lees(wereld, wereld.Coordinator));

        Assert.Equal(2025, jaar.Jaar.Begin);
        var beeld = jaar.Registraties!;
        Assert.Equal(new DateOnly(2026, 1, 28), beeld.Bereik.Tot);
        Assert.Equal([(Verzuimsoort.TeLaat, 3), (Verzuimsoort.Ziek, 3), (Verzuimsoort.Ongeoorloofd, 1)], beeld.Verloop.Tellingen.Select(t => (t.Soort, t.Keer)));
        Assert.Equal(3, beeld.Verloop.Perioden.Single().Schooldagen);
        Assert.Equal(2, beeld.Beeld.LaatsteWekenZonder);
        var telaat = jaar.Signalen!.First(s => s.Naam.Contains("te laat", StringComparison.OrdinalIgnoreCase) && s.IsLeidend);
        Assert.Contains("3 keer te laat", telaat.Waarom, StringComparison.Ordinal);
        Assert.Contains("1 sep", telaat.Bewijs, StringComparison.Ordinal);
        Assert.True(telaat.IsAan);
        Assert.Contains("trede", telaat.Trede, StringComparison.Ordinal);
        Assert.All(jaar.Signalen!, s => Assert.NotEmpty(s.Grens));
        Assert.Equal(["registraties-lezen toegestaan", "signalen-lezen toegestaan"], await AuditAsync(wereld));
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task Rol_ZietAlleenWatBijHaarHoort(string soort)
    {
        await using var wereld = await Inleeswereld.NieuwAsync(soort, cluster);
        await wereld.LeesAsync(Inleessoort.Volledig, s_rijen);

        // the administration registers, and follows no signals
        var administratie = Goed(await Lees(wereld, wereld.Administratie));
        Assert.NotNull(administratie.Registraties);
        Assert.Null(administratie.Signalen);
        Assert.Equal(["registraties-lezen toegestaan"], await AuditAsync(wereld));

        // a teacher of another group, and who sets the organisation up, see nobody
        Assert.IsType<Resultaat<Leerlingjaar>.NietGevonden>(await Lees(wereld, Proefwereld.Werkt(7, Rol.Docent, Partijsoort.School, wereld.School)));
        Assert.IsType<Resultaat<Leerlingjaar>.NietGevonden>(await Lees(wereld, wereld.Beheerder));
        Assert.IsType<Resultaat<Leerlingjaar>.NietGevonden>(await new LeesLeerlingbeeld(wereld.Opslag, wereld.Klok, Protocolbronnen.BijProgramma)
            .VoerUitAsync(wereld.Coordinator, new LeesLeerlingbeeld.Invoer(new Domain.Leerlingen.LeerlingId(Guid.NewGuid())), CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task Schooljaar_WordtGekozen_EnWatNietKanIsDatVanNu(string soort)
    {
        await using var wereld = await Inleeswereld.NieuwAsync(soort, cluster);
        await VulAanAsync(wereld, ["L1;2024-11-04;dag;;ziek;", "L1;2026-01-12;dag;;geoorloofd;"]);

        var eerder = Goed(await Lees(wereld, wereld.Coordinator, 2024));
        Assert.Equal([2025, 2024], eerder.Jaren.Select(j => j.Begin));
        Assert.Equal(Verzuimsoort.Ziek, eerder.Registraties!.Verloop.Tellingen.Single().Soort);
        Assert.Equal(2025, eerder.Registraties.Bereik.Tot.Year);
        Assert.Equal(2025, Goed(await Lees(wereld, wereld.Coordinator, 1999)).Jaar.Begin);

        // a pupil without a row is simply at school; a school that brought nothing in knows nothing
        Assert.Empty(Goed(await Lees(wereld, wereld.Coordinator, leerling: 4)).Registraties!.Beeld.Dagen);
        await using var leeg = await Inleeswereld.NieuwAsync(soort, cluster);
        Assert.Null(Goed(await Lees(leeg, leeg.Coordinator)).Registraties);
    }

    /// <summary>However much there is of a pupil and of the school, the same number of questions is asked.</summary>
    [Theory]
    [MemberData(nameof(Databank))]
    public async Task Vragen_ZijnEenVastAantal(string soort)
    {
        await using var wereld = await Inleeswereld.NieuwAsync(soort, cluster);
        await wereld.LeesAsync(Inleessoort.Volledig, s_rijen);
        await Lees(wereld, wereld.Coordinator);
        using var teller = new Vragenteller();

        await Lees(wereld, wereld.Coordinator);
        var weinig = teller.Neem();
        await VulAanAsync(wereld, [.. Enumerable.Range(0, 60).Select(i => $"L1;{new DateOnly(2025, 9, 8).AddDays(i / 5 * 7 + i % 5):yyyy-MM-dd};;2;te_laat;5").Where(r => !r.Contains("2025-10-1", StringComparison.Ordinal))]);
        teller.Neem();
        var veel = Goed(await Lees(wereld, wereld.Coordinator));

        Assert.True(veel.Registraties!.Beeld.Dagen.Count > 40);
        Assert.Equal(weinig, teller.Neem());
        Assert.InRange(weinig, 5, 25);
    }

    [Theory]
    [MemberData(nameof(Databank))]
    [Eis("B-REG-13")]
    [Eis("B-FRM-42")]
    public async Task Verzuimoverzicht_IsVanDePeriode_EnMeenemenStaatInDeAudit(string soort)
    {
        await using var wereld = await Inleeswereld.NieuwAsync(soort, cluster);
        await wereld.LeesAsync(Inleessoort.Volledig, s_rijen);
        var dossier = Goed(await wereld.OpenDossier.VoerUitAsync(wereld.Coordinator, new OpenDossier.Invoer(Inleeswereld.Id(1), wereld.School, "den-bosch-vo", "2022-01", new DateOnly(2025, 11, 6), "zorg", Houder.School), CancellationToken.None));
        var vast = new LegFeitVast(wereld.Opslag, wereld.Klok, Dossierkaders.BijProgramma);
        Goed(await vast.VoerUitAsync(wereld.Coordinator, new LegFeitVast.Invoer(dossier, new Feitinvoer("GesprekGevoerd", new DateOnly(2025, 11, 10), [new("met", new Feitwaarde(["ouder", "mentor"])), new("soort", new Feitwaarde("verzuimgesprek"))]), Houder.School, Kamer.Gewoon), CancellationToken.None));
        var lezen = new LeesVerzuimoverzicht(wereld.Opslag, wereld.Klok, Protocolbronnen.BijProgramma);

        var heel = Goed(await lezen.VoerUitAsync(wereld.Coordinator, new LeesVerzuimoverzicht.Invoer(Inleeswereld.Id(1)), CancellationToken.None));
        Assert.True(heel.MagMee && heel.HeelJaar);
        Assert.Equal(7, heel.Registraties!.Verloop.Tellingen.Sum(t => t.Keer));
        Assert.Equal(new DateOnly(2025, 11, 10), heel.Afspraken.Single().Op);
        Assert.Contains("ouder", heel.Afspraken.Single().Zin, StringComparison.Ordinal);

        var november = Goed(await lezen.VoerUitAsync(wereld.Coordinator, new LeesVerzuimoverzicht.Invoer(Inleeswereld.Id(1), Van: new DateOnly(2025, 11, 1), Tot: new DateOnly(2025, 11, 9)), CancellationToken.None));
        Assert.Equal((new DateOnly(2025, 11, 3), new DateOnly(2025, 11, 7)), (november.Van, november.Tot));
        Assert.Equal(400, november.Registraties!.Beeld.AanwezigTienden);
        Assert.Empty(november.Afspraken);
        Assert.Contains("verzuimoverzicht-meenemen toegestaan", await AuditAsync(wereld));

        // the administration may read it, and take nothing out; an agreement of a dossier is not for it
        var administratie = Goed(await lezen.VoerUitAsync(wereld.Administratie, new LeesVerzuimoverzicht.Invoer(Inleeswereld.Id(1)), CancellationToken.None));
        Assert.False(administratie.MagMee);
        Assert.Empty(administratie.Afspraken);
        Assert.Contains("verzuimoverzicht-lezen toegestaan", await AuditAsync(wereld));
        Assert.IsType<Resultaat<Verzuimoverzicht>.NietGevonden>(await lezen.VoerUitAsync(wereld.Beheerder, new LeesVerzuimoverzicht.Invoer(Inleeswereld.Id(1)), CancellationToken.None));
        Assert.Contains("verzuimoverzicht-lezen geweigerd", await AuditAsync(wereld));
        Assert.IsType<Resultaat<Verzuimoverzicht>.Onjuist>(await lezen.VoerUitAsync(wereld.Coordinator, new LeesVerzuimoverzicht.Invoer(Inleeswereld.Id(1), Van: new DateOnly(2026, 1, 2), Tot: new DateOnly(2026, 1, 1)), CancellationToken.None));
    }

    private static Task<Resultaat<Leerlingjaar>> Lees(Inleeswereld wereld, Actor actor, int? jaar = null, int leerling = 1) =>
        new LeesLeerlingbeeld(wereld.Opslag, wereld.Klok, Protocolbronnen.BijProgramma).VoerUitAsync(actor, new LeesLeerlingbeeld.Invoer(Inleeswereld.Id(leerling), jaar), CancellationToken.None);

    // such a file may look odd: somebody says why it is right
    private static async Task VulAanAsync(Inleeswereld wereld, IReadOnlyList<string> rijen)
    {
        var gelezen = Goed(await wereld.LeesAsync(Inleessoort.Aanvulling, rijen, toepassen: false));
        Goed(await wereld.PasToe.VoerUitAsync(wereld.Administratie, new PasToe.Invoer(gelezen.Id, "nagekeken"), CancellationToken.None));
    }

    private static T Goed<T>(Resultaat<T> resultaat) => Assert.IsType<Resultaat<T>.Gelukt>(resultaat).Waarde;

    // the lines about reading, not those of bringing in
    private static async Task<IReadOnlyList<string>> AuditAsync(Inleeswereld wereld)
    {
        await using var db = wereld.Opslag.Context();
        var regels = await db.Auditregels.Where(r => r.Wat.EndsWith("-lezen") || r.Wat.EndsWith("-meenemen")).Select(r => new { r.Wat, r.Toegestaan }).ToListAsync();
        return [.. regels.Select(r => $"{r.Wat} {(r.Toegestaan ? "toegestaan" : "geweigerd")}").Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>Counts the questions of this test, and of no other that runs beside it.</summary>
    private sealed class Vragenteller : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private static readonly AsyncLocal<Vragenteller?> s_hier = new();
        private readonly List<IDisposable> _abonnementen = [];
        private int _aantal;

        public Vragenteller()
        {
            s_hier.Value = this;
            _abonnementen.Add(DiagnosticListener.AllListeners.Subscribe(this));
        }

        public int Neem() => Interlocked.Exchange(ref _aantal, 0);

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == DbLoggerCategory.Name)
                _abonnementen.Add(value.Subscribe(this));
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Key == RelationalEventId.CommandExecuting.Name && s_hier.Value == this)
                Interlocked.Increment(ref _aantal);
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void Dispose()
        {
            foreach (var abonnement in _abonnementen)
                abonnement.Dispose();
        }
    }
}
