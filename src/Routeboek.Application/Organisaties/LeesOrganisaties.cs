using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Organisaties;

/// <summary>An organisation by name.</summary>
public sealed record Organisatienaam(OrganisatieId Id, Organisatiesoort Soort, string Naam, string Brin);

/// <summary>The organisations that a beheerder looks after.</summary>
/// <param name="Organisaties">By kind and name.</param>
/// <param name="MagMaken">Whether this beheerder adds organisations.</param>
public sealed record Organisatielijst(IReadOnlyList<Organisatienaam> Organisaties, bool MagMaken);

/// <summary>One organisation, and what belongs to it.</summary>
/// <param name="Gegevens">What can be changed.</param>
/// <param name="Soort">What it is.</param>
/// <param name="Brin">Of a school; else empty.</param>
/// <param name="Bij">To whose area it belongs.</param>
/// <param name="Aangesloten">What belongs to its area.</param>
/// <param name="Mogelijk">To whose area it could belong too; empty for who may not say so.</param>
/// <param name="Besturen">The boards that there are.</param>
/// <param name="HeeftBeheerder">Whether somebody looks after it.</param>
/// <param name="IsHoofd">Whether it is the first organisation.</param>
/// <param name="MagAansluiten">Whether this beheerder says what belongs to what.</param>
public sealed record Organisatieinzage(Organisatiegegevens Gegevens, Organisatiesoort Soort, string Brin, IReadOnlyList<Organisatienaam> Bij, IReadOnlyList<Organisatienaam> Aangesloten,
    IReadOnlyList<Organisatienaam> Mogelijk, IReadOnlyList<Organisatienaam> Besturen, bool HeeftBeheerder, bool IsHoofd, bool MagAansluiten);

/// <summary>Reads the organisations: the own one, or all for the beheerder of the first one.</summary>
public sealed class LeesOrganisaties(Routeboekopslag opslag, TimeProvider klok)
{
    public static readonly Verrichting Verrichting = new("organisaties-lezen", "organisaties");

    public async Task<Resultaat<Organisatielijst>> VoerUitAsync(Actor actor, CancellationToken stop)
    {
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var eigen = actor.Aanstelling.Organisatie;
        var alle = await werk.Toegang.BepaalAsync(new Onderwerpsleutel.VanInstallatie(Onderwerpsoort.Account), Handeling.Van(Handelingsoort.Inrichten), stop);
        var afweging = alle.Mag ? alle : await werk.Toegang.BepaalAsync(new Onderwerpsleutel.VanOrganisatie(Onderwerpsoort.Account, eigen), Handeling.Lezen, stop);
        if (!afweging.Mag)
            return await werk.WeigerAsync<Organisatielijst>(afweging, eigen.ToString(), stop);
        var lijst = await Namen(alle.Mag ? werk.Db.Organisaties : werk.Db.Organisaties.Where(o => o.Id == eigen)).ToListAsync(stop);
        werk.Meld(afweging, eigen.ToString());
        await werk.SluitAsync(stop);
        return new Resultaat<Organisatielijst>.Gelukt(new Organisatielijst([.. lijst.OrderBy(o => o.Soort)], alle.Mag));
    }

    public async Task<Resultaat<Organisatieinzage>> VoerUitAsync(Actor actor, OrganisatieId id, CancellationToken stop)
    {
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var organisatie = await werk.Db.Organisaties.SingleOrDefaultAsync(o => o.Id == id, stop);
        var afweging = await werk.BeheerAsync(id, Handeling.Lezen, stop);
        if (organisatie is null || !afweging.Mag)
            return await werk.WeigerAsync<Organisatieinzage>(afweging, id.ToString(), stop);
        var hoofd = await werk.Toegang.BepaalAsync(new Onderwerpsleutel.VanInstallatie(Onderwerpsoort.Account), Handeling.Van(Handelingsoort.Inrichten), stop);
        var db = werk.Db;
        var bij = await Namen(db.Organisaties.Where(o => db.Aansluitingen.Any(a => a.Van == id && a.Bij == o.Id))).ToListAsync(stop);
        var aangesloten = await Namen(db.Organisaties.Where(o => db.Aansluitingen.Any(a => a.Bij == id && a.Van == o.Id))).ToListAsync(stop);
        var doelen = SluitAan.Doelen(organisatie.Soort);
        var mogelijk = hoofd.Mag ? await Namen(db.Organisaties.Where(o => doelen.Contains(o.Soort) && !db.Aansluitingen.Any(a => a.Van == id && a.Bij == o.Id))).ToListAsync(stop) : [];
        var besturen = organisatie.Soort == Organisatiesoort.School ? await Namen(db.Organisaties.Where(o => o.Soort == Organisatiesoort.Bestuur)).ToListAsync(stop) : [];
        var heeftBeheerder = await db.Rolbezettingen.AnyAsync(r => r.Organisatie == id && r.Rol == Rol.Beheerder, stop);
        var isHoofd = await db.Installaties.AnyAsync(i => i.Hoofdorganisatie == id, stop);
        werk.Meld(afweging, id.ToString());
        await werk.SluitAsync(stop);
        return new Resultaat<Organisatieinzage>.Gelukt(new Organisatieinzage(WijzigOrganisatie.Gegevens(organisatie), organisatie.Soort, organisatie.Brin?.ToString() ?? "", bij, aangesloten, mogelijk, besturen, heeftBeheerder, isHoofd, hoofd.Mag));
    }

    private static IQueryable<Organisatienaam> Namen(IQueryable<Organisatie> organisaties) =>
        organisaties.OrderBy(o => o.Zoeknaam).ThenBy(o => o.Id).Select(o => new Organisatienaam(o.Id, o.Soort, o.Naam, o.Brin == null ? "" : o.Brin.Value.Waarde));
}
