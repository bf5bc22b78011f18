using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Inlezen;

/// <summary>A mapping with whose it is. A mapping holds names of columns and codes, nothing about a person.</summary>
public sealed record Koppelingregel(KoppelingId Id, string Organisatie, string Naam, string Bestandssoort, DateTime BewaardOp, DateTime? Gedeeld);

/// <summary>The mappings of the own organisation, and those that schools of the same samenwerkingsverband, or the samenwerkingsverband itself, share.</summary>
public sealed class LeesGedeeldeKoppelingen(Routeboekopslag opslag, TimeProvider klok)
{
    public static readonly Verrichting Verrichting = new("koppelingen-lezen", "registraties");

    /// <param name="Eigen">Of the own organisation.</param>
    /// <param name="Gedeeld">Of others.</param>
    /// <param name="Verbanden">With which samenwerkingsverband a school shares; empty = it belongs to none.</param>
    /// <param name="MagBewaren">Whether this actor keeps mappings here.</param>
    /// <param name="IsSchool">False for a samenwerkingsverband.</param>
    public sealed record Uitkomst(IReadOnlyList<Koppelingregel> Eigen, IReadOnlyList<Koppelingregel> Gedeeld, IReadOnlyList<string> Verbanden, bool MagBewaren, bool IsSchool);

    public async Task<Resultaat<Uitkomst>> VoerUitAsync(Actor actor, CancellationToken stop)
    {
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var (db, waar) = (werk.Db, actor.Aanstelling.Organisatie);
        var (soort, lezen) = await Koppelrecht.LezenAsync(werk, waar, stop);
        if (!lezen.Mag)
            return await werk.WeigerAsync<Uitkomst>(lezen, waar.ToString(), stop);
        var bewaren = (await Koppelrecht.BewarenAsync(werk, waar, stop)).Afweging.Mag;
        var eigen = await db.Koppelingen.Where(k => k.Organisatie == waar).OrderBy(k => k.Naam).ToListAsync(stop);
        var ander = await Koppelrecht.Gedeeld(db, waar).OrderBy(k => k.Naam).ThenBy(k => k.Id).ToListAsync(stop);
        var verbanden = soort == Organisatiesoort.School
            ? await (from a in db.Aansluitingen join o in db.Organisaties on a.Bij equals o.Id where a.Van == waar && o.Soort == Organisatiesoort.Samenwerkingsverband orderby o.Zoeknaam select o.Naam).ToListAsync(stop)
            : [];
        var ids = ander.Select(k => k.Organisatie).Append(waar).Distinct().ToList();
        var namen = await db.Organisaties.Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Naam, stop);
        werk.Meld(lezen, waar.ToString());
        await werk.SluitAsync(stop);
        return new Resultaat<Uitkomst>.Gelukt(new Uitkomst([.. eigen.Select(Regel)], [.. ander.Select(Regel)], verbanden, bewaren, soort == Organisatiesoort.School));

        Koppelingregel Regel(Koppelingrij k) => new(k.Id, namen[k.Organisatie], k.Naam, k.Bestandssoort, k.BewaardOp, k.Gedeeld);
    }
}

/// <summary>Shows a mapping of the school to the schools of its samenwerkingsverband, or no longer. Nobody reads with it before taking it over.</summary>
public sealed class DeelKoppeling(Routeboekopslag opslag, TimeProvider klok)
{
    public static readonly Verrichting Verrichting = new("koppeling-delen", "registraties");

    public async Task<Resultaat<KoppelingId>> VoerUitAsync(Actor actor, KoppelingId id, bool delen, CancellationToken stop)
    {
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var rij = await werk.Db.Koppelingen.AsTracking().SingleOrDefaultAsync(k => k.Id == id, stop);
        var (soort, afweging) = rij is null ? (null, Afweging.BestaatNiet) : await Koppelrecht.BewarenAsync(werk, rij.Organisatie, stop);
        if (rij is null || !afweging.Mag)
            return await werk.WeigerAsync<KoppelingId>(afweging, id.ToString(), stop);
        if (soort != Organisatiesoort.School || delen && !await werk.Db.Aansluitingen.AnyAsync(a => a.Van == rij.Organisatie && werk.Db.Organisaties.Any(o => o.Id == a.Bij && o.Soort == Organisatiesoort.Samenwerkingsverband), stop))
            return Resultaat<KoppelingId>.Fout("koppeling", "deze koppeling kan niet worden gedeeld", "een koppeling van een school die bij een samenwerkingsverband hoort; de beheerder regelt dat");
        rij.Gedeeld = delen ? rij.Gedeeld ?? werk.Nu : null;
        werk.Meld(afweging, id.ToString());
        try
        {
            await werk.SluitAsync(stop);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Resultaat<KoppelingId>.Fout("koppeling", "iemand anders wijzigde deze koppeling net", "probeer het opnieuw");
        }

        return new Resultaat<KoppelingId>.Gelukt(id);
    }
}

/// <summary>Takes over a shared mapping: a copy for the own school, or one of the samenwerkingsverband for all its schools. The other one can change without it.</summary>
public sealed class NeemKoppelingOver(Routeboekopslag opslag, TimeProvider klok)
{
    public static readonly Verrichting Verrichting = new("koppeling-overnemen", "registraties");

    /// <returns>The name under which it is kept.</returns>
    public async Task<Resultaat<string>> VoerUitAsync(Actor actor, KoppelingId id, CancellationToken stop)
    {
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var (db, waar) = (werk.Db, actor.Aanstelling.Organisatie);
        // the organisation's row is the lock: two of one name never begin at once
        await db.Organisaties.Where(o => o.Id == waar).ExecuteUpdateAsync(z => z.SetProperty(o => o.Naam, o => o.Naam), stop);
        var (_, afweging) = await Koppelrecht.BewarenAsync(werk, waar, stop);
        var bron = await Koppelrecht.Gedeeld(db, waar).SingleOrDefaultAsync(k => k.Id == id, stop);
        if (bron is null || !afweging.Mag)
            return await werk.WeigerAsync<string>(afweging.Mag ? Afweging.BestaatNiet : afweging, id.ToString(), stop);
        var eigen = await db.Koppelingen.Where(k => k.Organisatie == waar).ToListAsync(stop);
        if (eigen.Exists(k => k.Inhoud == bron.Inhoud))
            return Resultaat<string>.Fout("koppeling", "deze koppeling hebt u al", "kies haar bij het inlezen");
        var van = await db.Organisaties.Where(o => o.Id == bron.Organisatie).Select(o => o.Naam).SingleAsync(stop);
        var naam = Enumerable.Range(1, eigen.Count + 2).Select(n => Kort(bron.Naam, n == 1 ? "" : n == 2 ? $" ({Knip(van, 40)})" : $" ({n})")).First(n => !eigen.Exists(k => k.Naam == n));
        var rij = new Koppelingrij { Id = new KoppelingId(werk.Sleutel()), Organisatie = waar, Naam = naam, Bestandssoort = bron.Bestandssoort, Inhoud = bron.Inhoud, BewaardOp = werk.Nu };
        db.Add(rij);
        werk.Meld(afweging, rij.Id.ToString());
        await werk.SluitAsync(stop);
        return new Resultaat<string>.Gelukt(naam);
    }

    private static string Kort(string naam, string erachter) => Knip(naam, Koppelingrij.LangsteNaam - erachter.Length) + erachter;

    private static string Knip(string tekst, int lengte) => tekst.Length <= lengte ? tekst : tekst[..lengte];
}

/// <summary>Who sees and keeps mappings, at a school or at a samenwerkingsverband.</summary>
internal static class Koppelrecht
{
    public static async Task<(Organisatiesoort? Soort, Afweging Afweging)> BewarenAsync(Werkgang werk, OrganisatieId waar, CancellationToken stop)
    {
        var soort = await SoortAsync(werk, waar, stop);
        return (soort, soort switch
        {
            Organisatiesoort.School => await werk.RegistrerenOfInrichtenAsync(waar, Handelingsoort.Vastleggen, stop),
            Organisatiesoort.Samenwerkingsverband => await werk.Toegang.BepaalAsync(new Onderwerpsleutel.VanOrganisatie(Onderwerpsoort.Protocol, waar), Handeling.Van(Handelingsoort.Inrichten), stop),
            _ => Afweging.BestaatNiet,
        });
    }

    /// <summary>Whoever keeps them; at a samenwerkingsverband also who sees how its schools do.</summary>
    public static async Task<(Organisatiesoort? Soort, Afweging Afweging)> LezenAsync(Werkgang werk, OrganisatieId waar, CancellationToken stop)
    {
        var (soort, afweging) = await BewarenAsync(werk, waar, stop);
        return (soort, soort == Organisatiesoort.Samenwerkingsverband && !afweging.Mag
            ? await werk.Toegang.BepaalAsync(new Onderwerpsleutel.VanOrganisatie(Onderwerpsoort.Aggregaat, waar), Handeling.Lezen, stop)
            : afweging);
    }

    /// <summary>What others share with this organisation.</summary>
    public static IQueryable<Koppelingrij> Gedeeld(Opslagcontext db, OrganisatieId waar)
    {
        var verbanden = db.Organisaties.Where(o => o.Soort == Organisatiesoort.Samenwerkingsverband);
        return db.Koppelingen.Where(k => k.Organisatie != waar && (
            k.Gedeeld != null && db.Aansluitingen.Any(a => a.Van == k.Organisatie && verbanden.Any(v => v.Id == a.Bij) && (a.Bij == waar || db.Aansluitingen.Any(b => b.Van == waar && b.Bij == a.Bij)))
            || verbanden.Any(v => v.Id == k.Organisatie && db.Aansluitingen.Any(a => a.Van == waar && a.Bij == v.Id))));
    }

    private static Task<Organisatiesoort?> SoortAsync(Werkgang werk, OrganisatieId waar, CancellationToken stop) =>
        werk.Db.Organisaties.Where(o => o.Id == waar && (o.Soort == Organisatiesoort.School || o.Soort == Organisatiesoort.Samenwerkingsverband)).Select(o => (Organisatiesoort?)o.Soort).SingleOrDefaultAsync(stop);
}
