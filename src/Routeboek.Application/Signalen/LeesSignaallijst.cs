using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Inlezen;
using Routeboek.Application.Leerlingen;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Protocollen;
using Routeboek.Domain.Signalering;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Signalen;

/// <summary>Which lines of the list.</summary>
public enum Lijstkeuze
{
    /// <summary>What asks for a decision.</summary>
    Open,

    /// <summary>Asks since the last school day.</summary>
    Nieuw,

    /// <summary>Asks for longer than the term.</summary>
    ZonderOpvolging,
    Opgepakt,
    Afgedaan,

    /// <summary>Only a first, low signal.</summary>
    Stil,
}

/// <summary>A signal in a line.</summary>
/// <param name="Naam">For people.</param>
/// <param name="Sinds">First day.</param>
public sealed record Lijstsignaal(string Naam, DateOnly Sinds);

/// <summary>A concern in a line.</summary>
/// <param name="Soort">A word of the vocabulary.</param>
/// <param name="Domeinen">What it seems to have to do with.</param>
/// <param name="Notitie">In the words of who told it; may be empty.</param>
/// <param name="Dag">When it was seen.</param>
/// <param name="Door">Who told it.</param>
public sealed record Lijstzorg(string Soort, IReadOnlyList<string> Domeinen, string Notitie, DateOnly Dag, string Door);

/// <summary>What was decided last.</summary>
public sealed record Lijstoordeel(OordeelId Id, Signaaloordeel Soort, string Reden, DateOnly? HerzienOp, string Door, DateTime Op);

/// <summary>A line of the list.</summary>
/// <param name="Leerling">Whose.</param>
/// <param name="Naam">The name.</param>
/// <param name="Groepen">The groups of today.</param>
/// <param name="Stand">How it stands.</param>
/// <param name="Regel">The rule that leads; null = only concerns.</param>
/// <param name="Uitleg">Why, by the rows; null = only concerns, or a signal of an earlier protocol.</param>
/// <param name="Sinds">Since when the leading signal is on, or the first concern was seen.</param>
/// <param name="Getoond">When people could first see it.</param>
/// <param name="Nieuw">Since the last school day.</param>
/// <param name="ZonderOpvolging">For longer than the term.</param>
/// <param name="Wacht">How many school days people wait for a decision.</param>
/// <param name="Ook">What else is on.</param>
/// <param name="Zorgen">What people told.</param>
/// <param name="Oordeel">What was decided last; null = nothing.</param>
/// <param name="Dossier">The open dossier; null = none.</param>
/// <param name="Gezien">What stands in it, for who decides.</param>
public sealed record Lijstregel(LeerlingId Leerling, string Naam, IReadOnlyList<string> Groepen, Lijnstand Stand, Signaalregel? Regel, Signaaluitleg? Uitleg, DateOnly Sinds, DateOnly Getoond, bool Nieuw,
    bool ZonderOpvolging, int Wacht, IReadOnlyList<Lijstsignaal> Ook, IReadOnlyList<Lijstzorg> Zorgen, Lijstoordeel? Oordeel, DossierId? Dossier, string Gezien);

/// <summary>
/// The list of signals of a school, one line for each pupil whom the actor may see, highest rung first. Whoever is shown is in the audit.
/// </summary>
public sealed class LeesSignaallijst(Routeboekopslag opslag, TimeProvider klok, Protocolbron protocollen)
{
    public static readonly Verrichting Verrichting = new("signalen-lezen", "signalen");

    public const int PerBlad = 20;

    /// <param name="Keuze">Which lines.</param>
    /// <param name="Groep">Of this group only; null = of all.</param>
    /// <param name="Ladder">Of this ladder only (or the signal, when it stands on none); empty = of all.</param>
    /// <param name="Blad">Which page, from 1.</param>
    public sealed record Invoer(Lijstkeuze Keuze = Lijstkeuze.Open, GroepId? Groep = null, string Ladder = "", int Blad = 1);

    /// <param name="Regels">The page.</param>
    /// <param name="Aantal">How many lines on all pages.</param>
    /// <param name="PerKeuze">How many of each choice, before group and ladder.</param>
    /// <param name="Groepen">The groups to choose from.</param>
    /// <param name="Ladders">The ladders to choose from.</param>
    /// <param name="Peildag">Up to which day registrations are in; null = none yet.</param>
    /// <param name="Termijn">School days within which somebody does something.</param>
    /// <param name="Blad">The page that was found.</param>
    public sealed record Uitkomst(IReadOnlyList<Lijstregel> Regels, int Aantal, IReadOnlyDictionary<Lijstkeuze, int> PerKeuze, IReadOnlyList<Groepkeuze> Groepen, IReadOnlyList<string> Ladders, DateOnly? Peildag, int Termijn, int Blad);

    public async Task<Resultaat<Uitkomst>> VoerUitAsync(Actor actor, Invoer invoer, CancellationToken stop)
    {
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var (db, vandaag, school) = (werk.Db, werk.Vandaag, actor.Aanstelling.Organisatie);
        var kader = await Schoolkader.LeesAsync(db, school, vandaag, protocollen, stop);
        var zichtbaar = werk.Toegang.Zichtbaar(Zicht.Leerlingen(db, vandaag), Onderwerpsoort.Signaal).Select(z => z.Rij).Where(l => l.School == school);
        var lijnen = kader is null ? [] : await new Lijnlezer(db, kader, vandaag).LeesAsync(zichtbaar, stop);
        var perKeuze = Enum.GetValues<Lijstkeuze>().ToDictionary(k => k, k => lijnen.Count(l => l.Hoort(k)));
        var groepen = await db.Groepen.Where(g => g.Leden.Any(l => l.Van <= vandaag && (l.Tot == null || l.Tot >= vandaag) && zichtbaar.Any(z => z.Id == l.Leerling)))
            .OrderBy(g => g.Naam).ThenBy(g => g.Id).Select(g => new Groepkeuze(g.Id, g.Naam)).ToListAsync(stop);
        var ladders = lijnen.Select(l => l.Ladder).Where(l => l.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var over = lijnen.Where(l => l.Hoort(invoer.Keuze) && (invoer.Ladder.Length == 0 || l.Ladder == invoer.Ladder)).ToList();
        if (invoer.Groep is { } groep)
        {
            var leden = await db.Groepen.Where(g => g.Id == groep).SelectMany(g => g.Leden).Where(l => l.Van <= vandaag && (l.Tot == null || l.Tot >= vandaag)).Select(l => l.Leerling).ToHashSetAsync(stop);
            over = over.FindAll(l => leden.Contains(l.Leerling));
        }

        over = [.. over.OrderByDescending(l => l.Hoogte).ThenBy(l => l.WachtSinds).ThenBy(l => l.Sinds).ThenBy(l => l.Leerling.Waarde)];
        var bladen = Math.Max(1, (over.Count + PerBlad - 1) / PerBlad);
        var blad = Math.Clamp(invoer.Blad, 1, bladen);
        var pagina = over.Skip((blad - 1) * PerBlad).Take(PerBlad).ToList();
        var afwegingen = await werk.Toegang.BepaalAsync([.. pagina.Select(l => new Onderwerpsleutel.VanLeerling(Onderwerpsoort.Signaal, l.Leerling))], Handeling.Lezen, stop);
        // the query and the decision come from the same rules; should they ever differ, the decision holds
        var getoond = pagina.Zip(afwegingen).Where(p => p.Second.Mag).ToList();
        var peildag = await db.Schoolstanden.Where(s => s.School == school).Select(s => s.Peildag).SingleOrDefaultAsync(stop);
        var regels = kader is null ? [] : await new Lijnbeeld(db, kader, vandaag, peildag).MaakAsync([.. getoond.Select(p => p.First)], stop);
        foreach (var (lijn, afweging) in getoond)
            werk.Meld(afweging, lijn.Leerling.ToString());
        if (getoond.Count == 0)
            werk.Meld(Afweging.BestaatNiet, "");
        await werk.SluitAsync(stop);
        return new Resultaat<Uitkomst>.Gelukt(new Uitkomst(regels, over.Count, perKeuze, groepen, ladders, peildag, (kader?.Op(vandaag).Volging ?? Signaalvolging.Standaard).OpvolgenBinnen, blad));
    }
}
