using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Demo;
using Routeboek.Application.Dossiers;
using Routeboek.Application.Leerlingen;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;
using Routeboek.IntegrationTests.Opslag;

namespace Routeboek.IntegrationTests.Demo;

/// <summary>A small demo world on an engine, made once for all tests that only look at it.</summary>
internal sealed class Demoproef : IAsyncDisposable
{
    public static readonly DateTime Nu = new(2026, 11, 24, 10, 0, 0, DateTimeKind.Utc);

    private Demoproef(Proefdatabank databank, VasteKlok klok, MaakDemoregio regio) => (Databank, Klok, Regio) = (databank, klok, regio);

    public Proefdatabank Databank { get; }

    public VasteKlok Klok { get; }

    public MaakDemoregio Regio { get; }

    public Routeboekopslag Opslag => Databank.Opslag;

    public static async Task<Demoproef> NieuwAsync(string soort, Postgrescluster cluster, DateTime? nu = null)
    {
        var databank = await Proefdatabank.NieuwAsync(soort, cluster);
        var klok = new VasteKlok(nu ?? Nu);
        var regio = new MaakDemoregio(databank.Opslag, klok);
        await regio.VoerUitAsync(Demoomvang.Klein, null, CancellationToken.None);
        return new Demoproef(databank, klok, regio);
    }

    public Demospel Verhaal(string naam, int school) => Regio.Spelen.Single(s => s.Verhaal.Naam == naam && s.Verhaal.School == school);

    public Actor Wie(int school, Rol rol) => Regio.Keten.Wie(Regio.Scholen[school].Plek.School.Id, rol);

    /// <summary>In a role that somebody has in the store.</summary>
    public async Task<Actor> AlsAsync(PersoonId persoon, Rol rol) =>
        (await new Aanstellingen(Opslag, Klok).VanAsync(persoon, CancellationToken.None)).Single(k => k.Actor.Rol == rol).Actor;

    /// <summary>The pupils whom somebody finds.</summary>
    public async Task<IReadOnlyList<Leerlinginzage>> VindtAsync(Actor actor) =>
        Proefwereld.Waarde(await new ZoekLeerlingen(Opslag, Klok).VoerUitAsync(actor, new ZoekLeerlingen.Invoer(""), CancellationToken.None));

    /// <summary>What somebody reads in the dossier of a story; null when it is not there for her or him.</summary>
    public async Task<Dossierinzage?> LeestAsync(Actor actor, Demospel spel) =>
        (await new LeesDossier(Opslag, Klok, Dossierkaders.BijProgramma).VoerUitAsync(actor, spel.Dossier, CancellationToken.None))
            .Match<Dossierinzage?>(i => i, () => null, _ => null, (_, _) => null);

    /// <summary>All that the world is, a line for each thing, without the keys that chance gave.</summary>
    public async Task<IReadOnlyList<string>> BeeldAsync()
    {
        await using var db = Opslag.Context();
        var uit = new List<string>();
        uit.AddRange(await Lijst(db.Organisaties.Select(o => $"organisatie {o.Id} {o.Naam}")));
        uit.AddRange((await db.Personen.ToListAsync()).Select(p => $"persoon {p.Id} {p.Naam}"));
        uit.AddRange(await Lijst(db.Rolbezettingen.Select(r => $"rol {r.Id} {r.Persoon} {r.Organisatie}")));
        uit.AddRange((await db.Leerlingen.ToListAsync()).Select(l => $"leerling {l.Id} {l.Naam} {l.Geboren:yyyy-MM-dd} {l.Woongemeente} {string.Join(',', l.Gezag.OrderBy(g => g.Ouder.Waarde).Select(g => $"{g.Ouder}{g.Soort}"))}"));
        uit.AddRange((await db.Groepen.AsSplitQuery().ToListAsync()).Select(g => $"groep {g.Id} {g.Naam} {g.Leden.Count} {string.Join(',', g.Rollen.Select(r => r.Persoon.ToString()).Order())}"));
        uit.Add($"registraties {await db.Registraties.CountAsync()}");
        uit.AddRange((await db.Signalen.ToListAsync()).Select(s => $"signaal {s.Leerling} {s.Naam} {s.Sinds:yyyy-MM-dd} {s.Tot:yyyy-MM-dd} {s.Waarde}/{s.Grens} {s.EerstGetoond:O} {s.Behandeling}"));
        var dossiers = await db.Dossiers.ToDictionaryAsync(d => d.Id);
        uit.AddRange((await db.Feiten.ToListAsync()).Select(f => $"feit {dossiers[f.Dossier].Leerling} {f.Nr} {f.Soort} {f.Op:yyyy-MM-dd} {f.Vastgelegd:O} {f.Door} {f.Kamer} {f.Gegevens.Replace(f.Dossier.ToString(), "D", StringComparison.Ordinal)}"));
        uit.AddRange((await db.Taken.ToListAsync()).Select(t => $"taak {dossiers[t.Dossier].Leerling} {t.Afspraak} {t.Wortel} {t.Opent} {t.Uiterlijk} {t.Vervuld}"));
        uit.AddRange((await db.Betrokkenheden.ToListAsync()).Select(b => $"betrokken {b.Leerling} {b.Rol} {b.Persoon} {b.Van}"));
        uit.AddRange((await db.Toestemmingen.ToListAsync()).Select(t => $"toestemming {t.Leerling} {t.Door} {t.Aan} {t.Kamer}"));
        uit.AddRange((await db.Vrijgaven.ToListAsync()).Select(v => $"vrijgave {dossiers[v.Dossier].Leerling} {v.Feit} {v.Aan} {v.Persoon}"));
        uit.AddRange((await db.Aanleidingen.ToListAsync()).Select(a => $"aanleiding {a.Leerling} {a.Soort} {a.Van} {a.Tot}"));
        return [.. uit.Order(StringComparer.Ordinal)];

        static async Task<List<string>> Lijst(IQueryable<string> rijen) => await rijen.ToListAsync();
    }

    public ValueTask DisposeAsync() => Databank.DisposeAsync();
}

/// <summary>The demo world on both engines, each made when a test first asks for it.</summary>
public sealed class Demowerelden(Postgrescluster cluster) : IAsyncLifetime
{
    private readonly Dictionary<string, Demoproef> _werelden = [];

    internal async Task<Demoproef> OpAsync(string soort)
    {
        if (!_werelden.TryGetValue(soort, out var wereld))
            _werelden.Add(soort, wereld = await Demoproef.NieuwAsync(soort, cluster));
        return wereld;
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var wereld in _werelden.Values)
            await wereld.DisposeAsync();
    }
}
