using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Kalenders;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Organisaties;

/// <summary>What this database is.</summary>
/// <param name="Demo">An invented world; it stays one for ever.</param>
/// <param name="Hoofdorganisatie">The first organisation, whose beheerder makes the others; null = nobody has begun.</param>
public sealed record Installatiegegevens(bool Demo, OrganisatieId? Hoofdorganisatie);

/// <summary>
/// Begins a database: says once whether it is an invented world, and makes the first organisation with its beheerder. Whoever may do that is
/// not known to access yet: the one-time link of the console is what guards it.
/// </summary>
public sealed class BeginInstallatie(Routeboekopslag opslag, TimeProvider klok)
{
    public static readonly Verrichting Verrichting = new("installatie-beginnen", "organisaties");

    /// <param name="Beheerder">Name of the first beheerder.</param>
    /// <param name="Organisatie">The first organisation.</param>
    public sealed record Invoer(Persoonsnaam Beheerder, MaakOrganisatie.Invoer Organisatie);

    /// <summary>What this database is; null = it has not been said.</summary>
    public async Task<Installatiegegevens?> KenmerkAsync(CancellationToken stop)
    {
        await using var db = opslag.Context();
        return await db.Installaties.Select(i => new Installatiegegevens(i.Demo, i.Hoofdorganisatie)).SingleOrDefaultAsync(stop);
    }

    /// <summary>Says whether it is an invented world. Does nothing when that has been said already.</summary>
    /// <returns>What it is, also when somebody else said so.</returns>
    public async Task<Installatiegegevens> MerkAsync(bool demo, CancellationToken stop)
    {
        if (await KenmerkAsync(stop) is { } bekend)
            return bekend;
        await using var db = opslag.Context();
        db.Add(new Installatie { Demo = demo });
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException) when (db.Installaties.Any())
        {
            // another node was first
        }

        return (await KenmerkAsync(stop))!;
    }

    /// <summary>Makes the first organisation and its beheerder; only once.</summary>
    public Task<Resultaat<PersoonId>> VoerUitAsync(Invoer invoer, CancellationToken stop) => VoerUitAsync(invoer, (_, _) => Task.FromResult(true), stop);

    /// <summary>The same, with something that stands or falls with it; it answers whether it may go on.</summary>
    internal async Task<Resultaat<PersoonId>> VoerUitAsync(Invoer invoer, Func<Werkgang, PersoonId, Task<bool>> erbij, CancellationToken stop)
    {
        if (MaakOrganisatie.Bezwaar(invoer.Organisatie) is Resultaat<OrganisatieId>.Onjuist bezwaar)
            return new Resultaat<PersoonId>.Onjuist(bezwaar.Fouten);
        if (!invoer.Beheerder.Kan)
            return Resultaat<PersoonId>.Fout("naam", "de achternaam ontbreekt, of een deel is te lang", $"elk deel hoogstens {Persoonsnaam.LangsteDeel} tekens");
        if (Rol.Beheerder.Partij(invoer.Organisatie.Soort) is not { } partij)
            return Resultaat<PersoonId>.Fout("soort", "zo'n organisatie begint niet", "een school, bestuur, samenwerkingsverband, gemeente of zorgorganisatie");
        var (persoon, organisatie) = (new PersoonId(Guid.CreateVersion7()), new OrganisatieId(Guid.CreateVersion7()));
        var van = Schoolklok.Vandaag(klok);
        var actor = new Actor(persoon, new Aanstelling(Rol.Beheerder, partij, organisatie, Geldigheid.VanafDag(van)));
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        // the row is the lock: two never begin at once
        var installatie = await werk.Db.Installaties.AsTracking().SingleAsync(stop);
        await werk.Db.Installaties.ExecuteUpdateAsync(z => z.SetProperty(i => i.Nr, i => i.Nr), stop);
        if (await werk.Db.Installaties.AnyAsync(i => i.Hoofdorganisatie != null, stop))
            return Resultaat<PersoonId>.Fout("installatie", "er is al een beheerder", "meld u aan, of vraag de beheerder om een uitnodiging");
        var nieuw = new Organisatie(organisatie, invoer.Organisatie.Soort, invoer.Organisatie.Naam, invoer.Organisatie.Brin.Length == 0 ? null : new Brin(invoer.Organisatie.Brin), invoer.Organisatie.Bestuur);
        foreach (var vestiging in invoer.Organisatie.Vestigingen)
            nieuw.VoegVestigingToe(vestiging);
        werk.Db.AddRange(nieuw, new Persoon(persoon, invoer.Beheerder), new Rolbezetting(new RolbezettingId(werk.Sleutel()), persoon, organisatie, Rol.Beheerder, van, null, null));
        await werk.Db.SaveChangesAsync(stop);
        if (!await erbij(werk, persoon))
            return new Resultaat<PersoonId>.NietGevonden();
        installatie.Hoofdorganisatie = organisatie;
        await werk.Db.SaveChangesAsync(stop);
        werk.Meld(await werk.Toegang.BepaalAsync(new Onderwerpsleutel.VanInstallatie(Onderwerpsoort.Account), Handeling.Van(Handelingsoort.Inrichten), stop), organisatie.ToString());
        await werk.SluitAsync(stop);
        return new Resultaat<PersoonId>.Gelukt(persoon);
    }
}
