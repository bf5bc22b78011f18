using System.Text;
using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Aanwezigheid;
using Routeboek.Application.Dossiers;
using Routeboek.Application.Inlezen;
using Routeboek.Application.Opslag;
using Routeboek.Application.Signalen;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Protocollen;
using Routeboek.Domain.Toegang;
using Routeboek.IntegrationTests.Opslag;

namespace Routeboek.IntegrationTests.Inlezen;

/// <summary>A school with a real protocol and some pupils, and what brings data into it.</summary>
internal sealed class Inleeswereld : IAsyncDisposable
{
    private Inleeswereld(Proefdatabank databank) => Databank = databank;

    public Proefdatabank Databank { get; }

    public Routeboekopslag Opslag => Databank.Opslag;

    public VasteKlok Klok { get; } = new(new DateTime(2026, 1, 30, 15, 0, 0, DateTimeKind.Utc));

    public OrganisatieId School { get; } = new(Guid.Parse("10000000-0000-0000-0000-000000000001"));

    public OrganisatieId Verband { get; } = new(Guid.Parse("10000000-0000-0000-0000-000000000003"));

    public Actor Administratie => Proefwereld.Werkt(1, Rol.Administratie, Partijsoort.School, School);

    /// <summary>Follows all pupils of the school, and handles their signals.</summary>
    public Actor Coordinator => Proefwereld.Werkt(2, Rol.Ondersteuningscoordinator, Partijsoort.School, School);

    /// <summary>Sets the organisation up, sees no pupil.</summary>
    public Actor Beheerder => Proefwereld.Werkt(3, Rol.Beheerder, Partijsoort.School, School);

    public Actor BeheerderVerband => Proefwereld.Werkt(4, Rol.Beheerder, Partijsoort.Samenwerkingsverband, Verband);

    public LeesIn LeesIn => new(Opslag, Klok, Protocolbronnen.BijProgramma, Dossierkaders.BijProgramma);

    public PasToe PasToe => new(Opslag, Klok, Protocolbronnen.BijProgramma, Dossierkaders.BijProgramma);

    public MaakOngedaan MaakOngedaan => new(Opslag, Klok, Protocolbronnen.BijProgramma, Dossierkaders.BijProgramma);

    public StelSchoolkalenderIn StelSchoolkalenderIn => new(Opslag, Klok, Protocolbronnen.BijProgramma, Dossierkaders.BijProgramma);

    public LeesRoosterIn LeesRoosterIn => new(Opslag, Klok, Protocolbronnen.BijProgramma, Dossierkaders.BijProgramma);

    public LeesLeerlingenIn LeesLeerlingenIn => new(Opslag, Klok, Protocolbronnen.BijProgramma, Dossierkaders.BijProgramma);

    public PasLeerlingenToe PasLeerlingenToe => new(Opslag, Klok, Protocolbronnen.BijProgramma, Dossierkaders.BijProgramma);

    public BeoordeelLijn BeoordeelLijn => new(Opslag, Klok, Protocolbronnen.BijProgramma, Dossierkaders.BijProgramma);

    public HerroepOordeel HerroepOordeel => new(Opslag, Klok, Dossierkaders.BijProgramma);

    public MeldZorg MeldZorg => new(Opslag, Klok, Dossierkaders.BijProgramma);

    public LeesSignaallijst LeesSignaallijst => new(Opslag, Klok, Protocolbronnen.BijProgramma);

    public LeesNaderingen LeesNaderingen => new(Opslag, Klok, Protocolbronnen.BijProgramma);

    public LeesWeekanalyse LeesWeekanalyse => new(Opslag, Klok, Protocolbronnen.BijProgramma);

    public SchrijfWeekanalyse SchrijfWeekanalyse => new(Opslag, Klok);

    public MaakWeekafspraak MaakWeekafspraak => new(Opslag, Klok);

    public RondWeekafspraakAf RondWeekafspraakAf => new(Opslag, Klok);

    public OpenDossier OpenDossier => new(Opslag, Klok, Dossierkaders.BijProgramma);

    public NeemRegister NeemRegister => new(Opslag, Klok, Protocolbronnen.BijProgramma, Dossierkaders.BijProgramma);

    public LeesRegister LeesRegister => new(Opslag, Klok, Protocolbronnen.BijProgramma);

    public LegContactVast LegContactVast => new(Opslag, Klok, Protocolbronnen.BijProgramma, Dossierkaders.BijProgramma);

    public TrekContactIn TrekContactIn => new(Opslag, Klok, Protocolbronnen.BijProgramma, Dossierkaders.BijProgramma);

    public LeesAanwezigheid LeesAanwezigheid => new(Opslag, Klok, Protocolbronnen.BijProgramma, Dossierkaders.BijProgramma);

    /// <summary>A group with the first pupils, all year; made once.</summary>
    public async Task<GroepId> GroepAsync(int leerlingen, PersoonId? mentor = null)
    {
        var id = new GroepId(Guid.Parse("30000000-0000-0000-0000-000000000001"));
        await using var db = Opslag.Context();
        if (!await db.Groepen.AnyAsync(g => g.Id == id))
        {
            var groep = new Groep(id, School, "3b", 2025);
            for (var i = 1; i <= leerlingen; i++)
                groep.Plaats(Id(i), new DateOnly(2025, 8, 1));
            if (mentor is { } wie)
            {
                db.Add(new Persoon(wie, new Persoonsnaam("Mira", "", "Mentor")));
                groep.Geef(new Groepsrol(wie, Rol.Mentor, new DateOnly(2025, 8, 1), null));
            }

            db.Add(groep);
            await db.SaveChangesAsync();
        }

        return id;
    }

    public BewaarKoppeling BewaarKoppeling => new(Opslag, Klok);

    public static async Task<Inleeswereld> NieuwAsync(string soort, Postgrescluster cluster, int leerlingen = 5, string protocol = "den-bosch-vo", string versie = "2022-01", Sector sector = Sector.Vo, bool demo = false)
    {
        var wereld = new Inleeswereld(await Proefdatabank.NieuwAsync(soort, cluster));
        await using var db = wereld.Opslag.Context();
        db.Add(new Organisatie(wereld.School, Organisatiesoort.School, "De Vlieger", new Brin("01AB"), null));
        db.Add(new Organisatie(wereld.Verband, Organisatiesoort.Samenwerkingsverband, "Verband Proefregio", null, null));
        db.Add(new Installatie { Demo = demo, Hoofdorganisatie = wereld.School });
        db.Add(new Aansluiting { Van = wereld.School, Bij = wereld.Verband });
        db.Add(new Schoolprotocol(new SchoolprotocolId(Guid.CreateVersion7()), wereld.School, protocol, versie, new DateOnly(2024, 8, 1), null));
        db.AddRange(Enumerable.Range(1, leerlingen).Select(i => Leerling(wereld.School, i, sector)));
        await db.SaveChangesAsync();
        return wereld;
    }

    public static LeerlingId Id(int nummer) => new(new Guid(0x20000000, 0, 0, 0, 0, 0, 0, 0, 0, (byte)(nummer >> 8), (byte)nummer));

    public static Leerling Leerling(OrganisatieId school, int nummer, Sector sector) =>
        new(Id(nummer), new PersoonId(Id(nummer).Waarde), school, $"L{nummer}", new Persoonsnaam("Sem", "de", $"Boer {nummer}"), new DateOnly(2012, 3, 4), sector, "Alkmaar");

    /// <summary>Reads rows of VERZUIM.csv; a line is <c>L1;2026-01-12;dag;;ziek;</c>.</summary>
    public Task<Resultaat<Inleesinzage>> LeesAsync(Inleessoort soort, IEnumerable<string> rijen, bool toepassen = true) =>
        LeesBestandAsync(soort, "leerling;datum;dagdeel;lesuur;soort;minuten\n" + string.Concat(rijen.Select(r => r + "\n")), toepassen);

    public Task<Resultaat<Inleesinzage>> LeesBestandAsync(Inleessoort soort, string inhoud, bool toepassen = true) =>
        LeesIn.VoerUitAsync(Administratie, new LeesIn.Invoer(School, new MemoryStream(Encoding.UTF8.GetBytes(inhoud)), "verzuim.csv", soort) { PasDirectToe = toepassen }, CancellationToken.None);

    /// <summary>What counts now, a line for each row.</summary>
    public async Task<IReadOnlyList<string>> ZichtbaarAsync()
    {
        await using var db = Opslag.Context();
        var rijen = await db.Zichtbaar().Join(db.Leerlingnummers, r => r.Leerling, n => n.Nr, (r, n) => new { r, n.Leerling }).Join(db.Leerlingen, x => x.Leerling, l => l.Id, (x, l) => new { x.r, l.Sleutel }).ToListAsync();
        return [.. rijen.Select(x => $"{x.Sleutel} {x.r.Dag:yyyy-MM-dd} {x.r.Vak} {x.r.Soort} {x.r.Minuten}").Order(StringComparer.Ordinal)];
    }

    /// <summary>The signals that are stored and stand, a line for each.</summary>
    public async Task<IReadOnlyList<string>> SignalenAsync()
    {
        await using var db = Opslag.Context();
        var rijen = await db.Signalen.Where(s => s.VervallenOp == null).Join(db.Leerlingen, s => s.Leerling, l => l.Id, (s, l) => new { s, l.Sleutel }).ToListAsync();
        return [.. rijen.Select(x => $"{x.Sleutel} {x.s.Protocol} {x.s.Naam} {x.s.Sinds:yyyy-MM-dd} {x.s.Tot:yyyy-MM-dd} {x.s.Waarde}/{x.s.Grens}").Order(StringComparer.Ordinal)];
    }

    public ValueTask DisposeAsync() => Databank.DisposeAsync();
}
