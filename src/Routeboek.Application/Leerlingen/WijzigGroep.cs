using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Invoer;
using Routeboek.Application.Opslag;
using Routeboek.Application.Organisaties;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Leerlingen;

/// <summary>Adds a group of a school year to a school.</summary>
public sealed class MaakGroep(Routeboekopslag opslag, TimeProvider klok)
{
    public static readonly Verrichting Verrichting = new("groep-maken", "leerlingen");

    /// <param name="Naam">As people call it.</param>
    /// <param name="Schooljaar">The year in which the school year begins.</param>
    public sealed record Invoer(string Naam, int Schooljaar);

    public async Task<Resultaat<GroepId>> VoerUitAsync(Actor actor, Invoer invoer, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(invoer.Naam) || invoer.Naam.Length > Groep.LangsteNaam)
            return Resultaat<GroepId>.Fout("naam", "de naam ontbreekt of is te lang", $"1 tot {Groep.LangsteNaam} tekens");
        if (invoer.Schooljaar is < 2000 or > 2100)
            return Resultaat<GroepId>.Fout("schooljaar", "dit schooljaar kan niet", "het jaar waarin het begint, zoals 2026");
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var school = actor.Aanstelling.Organisatie;
        var bestaat = await werk.Db.Organisaties.AnyAsync(o => o.Id == school && o.Soort == Organisatiesoort.School, stop);
        var afweging = bestaat ? await werk.GroepenAsync(school, wijzigen: true, stop) : Afweging.BestaatNiet;
        if (!afweging.Mag)
            return await werk.WeigerAsync<GroepId>(afweging, school.ToString(), stop);
        var naam = invoer.Naam.Trim();
        if (await werk.Db.Groepen.AnyAsync(g => g.School == school && g.Schooljaar == invoer.Schooljaar && g.Naam == naam, stop))
            return Resultaat<GroepId>.Fout("naam", "deze groep is er al in dit schooljaar", "een andere naam");
        var groep = new Groep(new GroepId(werk.Sleutel()), school, naam, invoer.Schooljaar);
        werk.Db.Add(groep);
        werk.Meld(afweging, groep.Id.ToString());
        await werk.SluitAsync(stop);
        return new Resultaat<GroepId>.Gelukt(groep.Id);
    }
}

/// <summary>
/// Says who is in a group from today on, and who its mentors and teachers are: that is whose own pupils they are. Who is in it and not named
/// leaves it; what was, stays on record. When somebody else changed it in the meantime, both versions are told and nothing changes.
/// </summary>
public sealed class WijzigGroep(Routeboekopslag opslag, TimeProvider klok)
{
    public static readonly Verrichting Verrichting = new("groep-wijzigen", "leerlingen");

    /// <summary>The most pupils of one group.</summary>
    public const int MeesteLeerlingen = 500;

    public async Task<Resultaat<Groepinzage>> VoerUitAsync(Actor actor, Groepinzage nieuw, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(nieuw.Naam) || nieuw.Naam.Length > Groep.LangsteNaam)
            return Resultaat<Groepinzage>.Fout("naam", "de naam ontbreekt of is te lang", $"1 tot {Groep.LangsteNaam} tekens");
        if (nieuw.Leerlingen.Count > MeesteLeerlingen)
            return Resultaat<Groepinzage>.Fout("leerlingen", "dit zijn te veel leerlingen voor een groep", $"hoogstens {MeesteLeerlingen} nummers");
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var groep = await werk.Db.Groepen.AsTracking().AsSplitQuery().OrderBy(g => g.Id).SingleOrDefaultAsync(g => g.Id == nieuw.Id, stop);
        var afweging = groep is null ? Afweging.BestaatNiet : await werk.GroepenAsync(groep.School, wijzigen: true, stop);
        if (groep is null || !afweging.Mag)
            return await werk.WeigerAsync<Groepinzage>(afweging, nieuw.Id.ToString(), stop);
        var opgeslagen = await LeesGroepen.InzageAsync(werk, groep, stop);
        var gevraagd = nieuw.Leerlingen.ToList();
        var leerlingen = await werk.Db.Leerlingen.Where(l => l.School == groep.School && gevraagd.Contains(l.Sleutel)).ToDictionaryAsync(l => l.Sleutel, l => l, StringComparer.Ordinal, stop);
        var fouten = gevraagd.Select((nummer, i) => (nummer, i)).Where(r => !leerlingen.ContainsKey(r.nummer))
            .Select(r => new Bestandsmelding("", r.i + 1, "leerlingen", $"{Bestandsmelding.Toon(r.nummer)} is geen leerling van deze school", "het leerlingnummer van een leerling van deze school")).ToList();
        fouten.AddRange(await RolfoutenAsync(werk, groep, nieuw, stop));
        var naam = nieuw.Naam.Trim();
        if (await werk.Db.Groepen.AnyAsync(g => g.Id != groep.Id && g.School == groep.School && g.Schooljaar == groep.Schooljaar && g.Naam == naam, stop))
            fouten.Add(new Bestandsmelding("", 0, "naam", "deze groep is er al in dit schooljaar", "een andere naam"));
        if (fouten.Count > 0)
            return new Resultaat<Groepinzage>.Onjuist(fouten);
        groep.Hernoem(naam);
        ZetLeden(werk, groep, [.. leerlingen.Values.Select(l => l.Id)]);
        ZetRollen(werk, groep, Rol.Mentor, nieuw.Mentoren);
        ZetRollen(werk, groep, Rol.Docent, nieuw.Docenten);
        werk.Meld(afweging, groep.Id.ToString());
        // a line for everyone who came or left: it changes who may see that pupil
        foreach (var leerling in leerlingen.Values.Where(l => !opgeslagen.Leerlingen.Contains(l.Sleutel, StringComparer.Ordinal)))
            werk.Meld(afweging with { Over = afweging.Over! with { Betreft = leerling.Persoon } }, groep.Id.ToString());
        var weg = opgeslagen.Leerlingen.Except(leerlingen.Keys, StringComparer.Ordinal).ToList();
        foreach (var persoon in await werk.Db.Leerlingen.Where(l => l.School == groep.School && weg.Contains(l.Sleutel)).Select(l => l.Persoon).ToListAsync(stop))
            werk.Meld(afweging with { Over = afweging.Over! with { Betreft = persoon } }, groep.Id.ToString());
        return await werk.BewaarAsync(groep, nieuw.Versie, g => opgeslagen with { Versie = g.Versie }, nieuw, opgeslagen, stop,
            () => werk.Db.Groepen.AsSplitQuery().OrderBy(g => g.Id).SingleOrDefaultAsync(g => g.Id == nieuw.Id, stop));
    }

    private static async Task<IEnumerable<Bestandsmelding>> RolfoutenAsync(Werkgang werk, Groep groep, Groepinzage nieuw, CancellationToken stop)
    {
        var vandaag = werk.Vandaag;
        var gehouden = await werk.Db.Rolbezettingen.Where(r => r.Organisatie == groep.School && (r.Rol == Rol.Mentor || r.Rol == Rol.Docent) && (r.Tot == null || r.Tot >= vandaag))
            .Select(r => new { r.Persoon, r.Rol }).ToListAsync(stop);
        return
        [
            .. nieuw.Mentoren.Where(p => !gehouden.Exists(g => g.Persoon == p && g.Rol == Rol.Mentor)).Select(_ => new Bestandsmelding("", 0, "mentoren", "deze persoon is geen mentor van deze school", "iemand uit de lijst")),
            .. nieuw.Docenten.Where(p => !gehouden.Exists(g => g.Persoon == p && g.Rol == Rol.Docent)).Select(_ => new Bestandsmelding("", 0, "docenten", "deze persoon is geen docent van deze school", "iemand uit de lijst")),
        ];
    }

    // a new school year can be made ready in the summer: it holds from its first day, or from today
    private static DateOnly Vanaf(Werkgang werk, Groep groep) => new Schooljaar(groep.Schooljaar).Van is var begin && begin > werk.Vandaag ? begin : werk.Vandaag;

    private static void ZetLeden(Werkgang werk, Groep groep, HashSet<LeerlingId> leden)
    {
        foreach (var weg in groep.Leden.Where(l => l.Tot is null && !leden.Contains(l.Leerling)).ToList())
            groep.Verlaat(weg.Leerling, werk.Vandaag.AddDays(-1));
        foreach (var leerling in leden)
            groep.Plaats(leerling, Vanaf(werk, groep));
    }

    private static void ZetRollen(Werkgang werk, Groep groep, Rol rol, IReadOnlyList<PersoonId> personen)
    {
        foreach (var weg in groep.Rollen.Where(r => r.Rol == rol && r.Tot is null && !personen.Contains(r.Persoon)).ToList())
            groep.Neem(weg.Persoon, rol, werk.Vandaag.AddDays(-1));
        foreach (var persoon in personen)
            groep.Geef(new Groepsrol(persoon, rol, Vanaf(werk, groep), null));
    }
}
