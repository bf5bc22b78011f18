using Routeboek.Application.Dossiers;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Afspraken;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Protocollen;
using Routeboek.Domain.Toegang;
using Routeboek.Tests.Afspraken;

namespace Routeboek.IntegrationTests.Opslag;

/// <summary>A clock that stands still until it is moved.</summary>
internal sealed class VasteKlok(DateTime nu) : TimeProvider
{
    public DateTime Nu { get; set; } = nu;

    public override DateTimeOffset GetUtcNow() => new(Nu);
}

/// <summary>A migrated database with a school, a pupil and two people, and the use cases over it.</summary>
internal sealed class Proefwereld : IAsyncDisposable
{
    private Proefwereld(Proefdatabank databank, Afsprakenset set)
    {
        Databank = databank;
        Kader = new Dossierkader(set, Afspraakproef.Kalender);
    }

    public Proefdatabank Databank { get; }

    public Routeboekopslag Opslag => Databank.Opslag;

    public VasteKlok Klok { get; } = new(new DateTime(2026, 1, 12, 11, 0, 0, DateTimeKind.Utc));

    public Dossierkader Kader { get; }

    public OrganisatieId School { get; } = new(Guid.Parse("10000000-0000-0000-0000-000000000001"));

    public OrganisatieId Jgz { get; } = new(Guid.Parse("10000000-0000-0000-0000-000000000002"));

    public LeerlingId Sem { get; } = new(Guid.Parse("20000000-0000-0000-0000-000000000001"));

    /// <summary>Sem is an own pupil of the mentor.</summary>
    public Actor Mentor => Werkt(1, Rol.Mentor, Partijsoort.School, School);

    /// <summary>Sem was referred to the youth doctor.</summary>
    public Actor Jeugdarts => Werkt(2, Rol.Jeugdarts, Partijsoort.Jeugdgezondheidszorg, Jgz);

    /// <summary>Of the school, which is the first organisation.</summary>
    public Actor Beheerder => Werkt(3, Rol.Beheerder, Partijsoort.School, School);

    public Actor Administratie => Werkt(4, Rol.Administratie, Partijsoort.School, School);

    /// <summary>Nothing here is of this school.</summary>
    public static Actor Vreemde => Werkt(9, Rol.Ondersteuningscoordinator, Partijsoort.School, new OrganisatieId(Guid.Parse("10000000-0000-0000-0000-000000000009")));

    public static Actor Werkt(int nr, Rol rol, Partijsoort soort, OrganisatieId organisatie) =>
        new(new PersoonId(new Guid(0x30000000, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte)nr)), new Aanstelling(rol, soort, organisatie, Geldigheid.VanafDag(new DateOnly(2020, 1, 1))));

    public OpenDossier OpenDossier => new(Opslag, Klok, Kies);

    public LegFeitVast LegFeitVast => new(Opslag, Klok, Kies);

    public LeesDossier LeesDossier => new(Opslag, Klok, Kies);

    public WerkTakenBij WerkTakenBij => new(Opslag, Klok, Kies);

    public static async Task<Proefwereld> NieuwAsync(string soort, Postgrescluster cluster, Afsprakenset? set = null)
    {
        var wereld = new Proefwereld(await Proefdatabank.NieuwAsync(soort, cluster), set ?? Afspraakproef.Set(Afspraakproef.Afspraak("bellen", "{feit: DossierGeopend}", "feit: GesprekGevoerd", "binnen: {aantal: 5, eenheid: schooldagen}")));
        await using var db = wereld.Opslag.Context();
        db.Add(new Organisatie(wereld.School, Organisatiesoort.School, "De Vlieger", new Brin("01AB"), null));
        db.Add(new Organisatie(wereld.Jgz, Organisatiesoort.Jgz, "GGD Proefregio", null, null));
        db.Add(new Installatie { Demo = false, Hoofdorganisatie = wereld.School });
        db.Add(new Leerling(wereld.Sem, new PersoonId(wereld.Sem.Waarde), wereld.School, "L1", new Persoonsnaam("Sem", "de", "Boer"), new DateOnly(2012, 3, 4), Sector.Vo, "Alkmaar"));
        db.Add(Band(wereld.Sem, Rol.Mentor, wereld.Mentor));
        db.Add(Band(wereld.Sem, Rol.Jeugdarts, wereld.Jeugdarts));
        await db.SaveChangesAsync();
        return wereld;
    }

    public async Task<DossierId> OpenAsync(DateOnly? op = null) =>
        Waarde(await OpenDossier.VoerUitAsync(Mentor, new OpenDossier.Invoer(Sem, School, "proef", "2026-01", op ?? new DateOnly(2026, 1, 12), "", Houder.School), CancellationToken.None));

    public Task<Resultaat<int>> LegVastAsync(DossierId dossier, Feitinvoer feit, Kamer kamer = Kamer.Gewoon, Houder houder = Houder.School, Actor? actor = null) =>
        LegFeitVast.VoerUitAsync(actor ?? Mentor, new LegFeitVast.Invoer(dossier, feit, houder, kamer), CancellationToken.None);

    public static T Waarde<T>(Resultaat<T> resultaat) => resultaat.Match(
        waarde => waarde,
        () => throw new InvalidOperationException("niet gevonden"),
        fouten => throw new InvalidOperationException(string.Join('\n', fouten)),
        (_, _) => throw new InvalidOperationException("andere versie"));

    public ValueTask DisposeAsync() => Databank.DisposeAsync();

    private static Betrokkenheidrij Band(LeerlingId leerling, Rol rol, Actor wie) =>
        new() { Id = Guid.CreateVersion7(), Leerling = leerling, Rol = rol, Persoon = wie.Persoon, Grond = Grond.WettelijkeTaak, Van = new DateOnly(2020, 1, 1) };

    private Dossierkader? Kies(string protocol, string versie) => protocol == "proef" ? Kader : null;
}
