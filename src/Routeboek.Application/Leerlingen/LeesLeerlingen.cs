using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Leerlingen;

/// <summary>A pupil in the list.</summary>
/// <param name="Id">The key.</param>
/// <param name="Naam">The name.</param>
/// <param name="Sleutel">The school's own number.</param>
/// <param name="School">The name of the school.</param>
/// <param name="Groepen">The groups of today.</param>
/// <param name="Geboren">Date of birth.</param>
/// <param name="Woongemeente">Home municipality.</param>
public sealed record Leerlingregel(LeerlingId Id, string Naam, string Sleutel, string School, IReadOnlyList<string> Groepen, DateOnly Geboren, string Woongemeente);

/// <summary>A group that pupils can be listed by.</summary>
public sealed record Groepkeuze(GroepId Id, string Naam);

/// <summary>
/// The list of pupils whom the actor may see: by a piece of the name or the number, by group, in pages. Whoever is shown is in the audit, a line
/// for each.
/// </summary>
public sealed class LeesLeerlingen(Routeboekopslag opslag, TimeProvider klok)
{
    public static readonly Verrichting Verrichting = new("leerlingen-lezen", "leerlingen");

    /// <summary>How many stand on a page.</summary>
    public const int PerBlad = 50;

    private const int MeesteBladen = 2_000;

    /// <param name="Zoek">A piece of the name, or the number; empty = all.</param>
    /// <param name="Groep">Of this group only; null = of all.</param>
    /// <param name="Blad">Which page, from 1.</param>
    public sealed record Invoer(string Zoek, GroepId? Groep = null, int Blad = 1);

    /// <summary>A page of the list.</summary>
    /// <param name="Leerlingen">By surname.</param>
    /// <param name="Aantal">How many there are on all pages.</param>
    /// <param name="Groepen">The groups with a pupil whom the actor may see.</param>
    /// <param name="MagInschrijven">Whether this actor adds pupils.</param>
    public sealed record Uitkomst(IReadOnlyList<Leerlingregel> Leerlingen, int Aantal, IReadOnlyList<Groepkeuze> Groepen, bool MagInschrijven);

    public async Task<Resultaat<Uitkomst>> VoerUitAsync(Actor actor, Invoer invoer, CancellationToken stop)
    {
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var (db, vandaag) = (werk.Db, werk.Vandaag);
        var zichtbaar = werk.Toegang.Zichtbaar(Zicht.Leerlingen(db, vandaag), Onderwerpsoort.Leerling).Select(z => z.Rij);
        var groepen = await db.Groepen.Where(g => g.Leden.Any(l => l.Van <= vandaag && (l.Tot == null || l.Tot >= vandaag) && zichtbaar.Any(z => z.Id == l.Leerling)))
            .OrderBy(g => g.Naam).ThenBy(g => g.Id).Select(g => new Groepkeuze(g.Id, g.Naam)).ToListAsync(stop);
        var zoek = zichtbaar;
        if (invoer.Groep is { } groep)
            zoek = zoek.Where(l => db.Groepen.Any(g => g.Id == groep && g.Leden.Any(x => x.Leerling == l.Id && x.Van <= vandaag && (x.Tot == null || x.Tot >= vandaag))));
        if (invoer.Zoek.Trim() is { Length: > 0 } woorden)
        {
            var nummer = woorden;
            var opNaam = zoek;
            foreach (var woord in Zoeknaam.Maak(woorden).Split(' ', StringSplitOptions.RemoveEmptyEntries))
                opNaam = opNaam.Where(l => (" " + l.Zoeknaam).Contains(" " + woord));
            // what holds no letter or digit finds nobody, instead of everybody
            zoek = Zoeknaam.Maak(woorden).Length == 0 ? zoek.Where(l => l.Sleutel == nummer) : opNaam.Union(zoek.Where(l => l.Sleutel == nummer));
        }

        var aantal = await zoek.CountAsync(stop);
        var blad = Math.Clamp(invoer.Blad, 1, Math.Min(MeesteBladen, Math.Max(1, (aantal + PerBlad - 1) / PerBlad)));
        var gevonden = await zoek.OrderBy(l => l.Sorteernaam).ThenBy(l => l.Id).Skip((blad - 1) * PerBlad).Take(PerBlad).ToListAsync(stop);
        var afwegingen = await werk.Toegang.BepaalAsync([.. gevonden.Select(l => new Onderwerpsleutel.VanLeerling(Onderwerpsoort.Leerling, l.Id))], Handeling.Lezen, stop);
        // the query and the decision come from the same rules; should they ever differ, the decision holds
        var getoond = gevonden.Zip(afwegingen).Where(l => l.Second.Mag).ToList();
        var regels = await RegelsAsync(werk, [.. getoond.Select(l => l.First)], stop);
        var inschrijven = await werk.Toegang.BepaalAsync(new Onderwerpsleutel.VanOrganisatie(Onderwerpsoort.Leerling, actor.Aanstelling.Organisatie), Handeling.Van(Handelingsoort.Vastleggen), stop);
        foreach (var (leerling, afweging) in getoond)
            werk.Meld(afweging, leerling.Id.ToString());
        if (getoond.Count == 0)
            werk.Meld(Afweging.BestaatNiet, "");
        await werk.SluitAsync(stop);
        return new Resultaat<Uitkomst>.Gelukt(new Uitkomst(regels, aantal, groepen, inschrijven.Mag));
    }

    /// <summary>Whether this actor adds pupils to the own school: before the form is shown. Nobody's data is read.</summary>
    public async Task<bool> MagInschrijvenAsync(Actor actor, CancellationToken stop)
    {
        await using var werk = await Werkgang.BeginAsync(opslag, actor, SchrijfLeerlingIn.Verrichting, klok, stop);
        var (school, handeling) = (actor.Aanstelling.Organisatie, Handeling.Van(Handelingsoort.Vastleggen));
        return await werk.Db.Organisaties.AnyAsync(o => o.Id == school && o.Soort == Organisatiesoort.School, stop)
            && (await werk.Toegang.BepaalAsync(new Onderwerpsleutel.VanOrganisatie(Onderwerpsoort.Leerling, school), handeling, stop)).Mag;
    }

    private static async Task<IReadOnlyList<Leerlingregel>> RegelsAsync(Werkgang werk, IReadOnlyList<Leerling> leerlingen, CancellationToken stop)
    {
        var vandaag = werk.Vandaag;
        var ids = leerlingen.Select(l => l.Id).ToList();
        var scholen = leerlingen.Select(l => l.School).Distinct().ToList();
        var namen = await werk.Db.Organisaties.Where(o => scholen.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Naam, stop);
        var leden = await (from g in werk.Db.Groepen
                          from l in g.Leden
                          where ids.Contains(l.Leerling) && l.Van <= vandaag && (l.Tot == null || l.Tot >= vandaag)
                          select new { l.Leerling, g.Naam }).ToListAsync(stop);
        var groepen = leden.ToLookup(l => l.Leerling, l => l.Naam);
        return [.. leerlingen.Select(l => new Leerlingregel(l.Id, l.Naam.ToString(), l.Sleutel, namen[l.School], [.. groepen[l.Id].Order(StringComparer.Ordinal)], l.Geboren, l.Woongemeente))];
    }
}
