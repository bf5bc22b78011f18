using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Aanmelding;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Protocollen;
using Routeboek.Domain.Toegang;
using Routeboek.IntegrationTests.Aanmelding;
using Routeboek.IntegrationTests.Opslag;

namespace Routeboek.IntegrationTests.Beheer;

/// <summary>A school (the first organisation), another school, a municipality, a pupil with a mother, and one person in each role who is signed in.</summary>
internal sealed class Beheerwereld : IAsyncDisposable
{
    private readonly Aanmeldwereld _aanmelden;
    private readonly List<Bezoeker> _bezoekers = [];

    private Beheerwereld(Aanmeldwereld aanmelden)
    {
        _aanmelden = aanmelden;
        Node = aanmelden.Node();
    }

    public Webnode Node { get; }

    public Proefdatabank Databank => _aanmelden.Databank;

    public VasteKlok Klok => _aanmelden.Klok;

    public OrganisatieId School => _aanmelden.School;

    public OrganisatieId Gemeente => _aanmelden.Gemeente;

    public OrganisatieId Anders { get; } = new(Guid.Parse("10000000-0000-0000-0000-000000000003"));

    public LeerlingId Sem { get; } = new(Guid.Parse("20000000-0000-0000-0000-000000000001"));

    public LeerlingId Vreemd { get; } = new(Guid.Parse("20000000-0000-0000-0000-000000000002"));

    public PersoonId Moeder { get; } = new(Guid.Parse("30000000-0000-0000-0000-000000000001"));

    public static async Task<Beheerwereld> NieuwAsync(string soort, Postgrescluster cluster)
    {
        var wereld = new Beheerwereld(await Aanmeldwereld.NieuwAsync(soort, cluster));
        await using var db = wereld.Databank.Opslag.Context();
        db.Add(new Organisatie(wereld.Anders, Organisatiesoort.School, "De Zwaan", new Brin("02CD"), null));
        db.Add(new Persoon(wereld.Moeder, new Persoonsnaam("Hanna", "de", "Boer")));
        await db.SaveChangesAsync();
        var sem = new Leerling(wereld.Sem, new PersoonId(wereld.Sem.Waarde), wereld.School, "L1", new Persoonsnaam("Sem", "de", "Boer"), new DateOnly(2012, 3, 4), Sector.Vo, "Proefstad");
        sem.ZetGezag(new Gezag(wereld.Moeder, Gezagssoort.Ja));
        db.Add(sem);
        db.Add(new Leerling(wereld.Vreemd, new PersoonId(wereld.Vreemd.Waarde), wereld.Anders, "L1", new Persoonsnaam("Vera", "", "Vreemd"), new DateOnly(2012, 3, 4), Sector.Vo, "Proefstad"));
        await db.SaveChangesAsync();
        return wereld;
    }

    /// <summary>Somebody new in this role, signed in.</summary>
    public async Task<(Bezoeker Bezoeker, Mens Mens)> AlsAsync(Rol rol, OrganisatieId? waar = null, string? naam = null)
    {
        var mens = await _aanmelden.MensAsync(naam ?? $"{rol}{_bezoekers.Count}", (rol, waar));
        return (await BinnenAsync(mens, rol), mens);
    }

    /// <summary>Sem's mother, signed in.</summary>
    public async Task<Bezoeker> MoederAsync()
    {
        var bezetting = new Rolbezetting(new RolbezettingId(Guid.CreateVersion7()), Moeder, School, Rol.Ouder, new DateOnly(2025, 8, 1), null, null);
        var account = new Account(new AccountId(Guid.CreateVersion7()), Moeder, "hanna@vlieger.example", Klok.Nu) { Wachtwoord = Routeboek.Web.Aanmelding.Wachtwoordkeuring.Hash(Aanmeldwereld.Wachtwoord) };
        await using var db = Databank.Opslag.Context();
        db.AddRange(bezetting, account);
        await db.SaveChangesAsync();
        return await BinnenAsync(new Mens(account.Id, Moeder, account.Naam, [bezetting]), Rol.Ouder);
    }

    public Actor Actor(Mens mens, Rol rol, Partijsoort soort = Partijsoort.School, OrganisatieId? waar = null) =>
        new(mens.Persoon, new Aanstelling(rol, soort, waar ?? School, Geldigheid.VanafDag(new DateOnly(2020, 1, 1))));

    public async ValueTask DisposeAsync()
    {
        foreach (var bezoeker in _bezoekers)
            bezoeker.Dispose();
        await _aanmelden.DisposeAsync();
    }

    private async Task<Bezoeker> BinnenAsync(Mens mens, Rol rol)
    {
        var bezoeker = rol is Rol.Ouder or Rol.Leerling ? Node.Bezoeker() : await _aanmelden.BinnenAsync(Node, mens);
        if (rol is Rol.Ouder or Rol.Leerling)
            await Aanmeldwereld.MeldAanAsync(bezoeker, mens);
        _bezoekers.Add(bezoeker);
        return bezoeker;
    }
}
