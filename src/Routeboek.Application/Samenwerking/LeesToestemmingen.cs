using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Samenwerking;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Samenwerking;

/// <summary>Somebody whose answer a question needs, or has.</summary>
/// <param name="Wie">Who.</param>
/// <param name="Naam">The name.</param>
/// <param name="Beslist">The answer decides; false = an opinion beside it, or somebody who decided earlier.</param>
/// <param name="Ja">The last answer; null = none yet.</param>
/// <param name="Op">When it was recorded, UTC.</param>
/// <param name="MagAntwoorden">Whether this actor records an answer.</param>
public sealed record Toestemmerregel(Toestemmer Wie, string Naam, bool Beslist, bool? Ja, DateTime? Op, bool MagAntwoorden);

/// <summary>A question for consent, with what is there and what is missing.</summary>
public sealed record Toestemmingregel(ToestemmingsvraagId Id, Partijsoort Aan, string Persoon, Kamer Kamer, Toestemmingsdoel Voor, string Doel, DateOnly Van, DateOnly Tot, bool Loopt, Toestemmingswijze Wijze, Toestemmingsstand Stand,
    IReadOnlyList<Toestemmerregel> Mensen, bool MagIntrekken);

/// <summary>A decision about a room: a parent is kept out, or the pupil cannot judge it.</summary>
/// <param name="Ouder">The parent; empty for incapacity.</param>
public sealed record Besluitinzage(Guid Id, string Ouder, Kamer Kamer, DateOnly Van, DateOnly? Tot, string Motief, bool MagOpheffen);

/// <summary>Which consents of a pupil were asked, given and refused, and which are missing; and the decisions that change who decides.</summary>
public sealed class LeesToestemmingen(Routeboekopslag opslag, TimeProvider klok)
{
    public static readonly Verrichting Verrichting = new("toestemmingen-lezen", "toestemming");

    /// <param name="Naam">The pupil.</param>
    /// <param name="Vragen">Those that run first.</param>
    /// <param name="VraagKamers">For which rooms this actor asks.</param>
    /// <param name="Personen">Guests and others to whom consent can be given in person.</param>
    /// <param name="Uitsluitingen">Parents who are kept out; only for who decides it.</param>
    /// <param name="UitsluitKamers">For which rooms this actor can keep a parent out.</param>
    /// <param name="Ouders">The parents.</param>
    /// <param name="Wilsonbekwaam">What the pupil cannot judge; only for who records it.</param>
    /// <param name="WilsonbekwaamKamers">For which rooms this actor can record that.</param>
    /// <param name="MagBetrokkenen">Whether this actor sees who is involved.</param>
    public sealed record Uitkomst(string Naam, IReadOnlyList<Toestemmingregel> Vragen, IReadOnlyList<Kamer> VraagKamers, IReadOnlyList<(PersoonId Persoon, Partijsoort Aan, string Naam)> Personen,
        IReadOnlyList<Besluitinzage> Uitsluitingen, IReadOnlyList<Kamer> UitsluitKamers, IReadOnlyList<(PersoonId Persoon, string Naam)> Ouders,
        IReadOnlyList<Besluitinzage> Wilsonbekwaam, IReadOnlyList<Kamer> WilsonbekwaamKamers, bool MagBetrokkenen);

    public async Task<Resultaat<Uitkomst>> VoerUitAsync(Actor actor, LeerlingId id, CancellationToken stop)
    {
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var (db, dag) = (werk.Db, werk.Vandaag);
        var leerling = await db.Leerlingen.SingleOrDefaultAsync(l => l.Id == id, stop);
        var kamers = leerling is null ? [] : await KamersAsync(werk, actor, leerling, stop);
        if (leerling is null || kamers.Count == 0)
            return await werk.WeigerAsync<Uitkomst>(leerling is null ? Afweging.BestaatNiet : await werk.Toegang.BepaalAsync(new Onderwerpsleutel.VanLeerling(Onderwerpsoort.Toestemming, id), Handeling.Lezen, stop), id.ToString(), stop);

        var alle = await db.Toestemmingsvragen.Where(v => v.Leerling == id).OrderByDescending(v => v.Gesteld).ThenBy(v => v.Id).ToListAsync(stop);
        var lezen = await werk.Toegang.BepaalAsync([.. alle.Select(v => Zaakwerk.Toestemming(id, v.Kamer, (v.Houder, v.HouderOrganisatie)))], Handeling.Lezen, stop);
        var vragen = alle.Zip(lezen).Where(v => v.Second.Mag).ToList();
        var ids = vragen.Select(v => v.First.Id).ToList();
        var antwoorden = (await db.Toestemmingsantwoorden.Where(a => ids.Contains(a.Vraag)).OrderBy(a => a.Nr).ToListAsync(stop)).ToLookup(a => a.Vraag);
        var personen = await db.Betrokkenheden.Where(b => b.Leerling == id && b.Persoon != null && b.Rol != Rol.Ouder && (b.Tot == null || b.Tot >= dag)).Select(b => new { Persoon = b.Persoon!.Value, b.Rol }).Distinct().ToListAsync(stop);
        var mensen = leerling.Gezag.Select(g => g.Ouder).Concat(personen.Select(p => p.Persoon)).Concat(vragen.Select(v => v.First.Persoon).OfType<PersoonId>()).Concat(antwoorden.SelectMany(a => a).Select(a => a.Door)).Distinct().ToList();
        var namen = await db.Personen.Where(p => mensen.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Naam.ToString(), stop);
        namen[leerling.Persoon] = leerling.Naam.ToString();
        var ouders = await werk.OuderinstemmingAsync(leerling.School, stop);
        var regels = new List<Toestemmingregel>();
        foreach (var (vraag, afweging) in vragen)
        {
            regels.Add(await RegelAsync(werk, actor, vraag, afweging, antwoorden[vraag.Id], namen, ouders, stop));
            werk.Meld(afweging, vraag.Id.ToString());
        }

        var (uit, uitKamers) = await UitsluitingenAsync(werk, actor, leerling, namen, stop);
        var (onbekwaam, onbekwaamKamers) = await WilsonbekwaamAsync(werk, actor, leerling, kamers, stop);
        var betrokkenen = await werk.Toegang.BepaalAsync(new Onderwerpsleutel.VanLeerling(Onderwerpsoort.Dossier, id), Handeling.Lezen, stop);
        foreach (var kamer in kamers)
            werk.Meld(kamer.Lezen, id.ToString());
        await werk.SluitAsync(stop);
        var vraagKamers = kamers.Where(k => k.Vragen).Select(k => k.Kamer).ToList();
        return new Resultaat<Uitkomst>.Gelukt(new Uitkomst(leerling.Naam.ToString(), [.. regels.OrderByDescending(r => r.Loopt)], vraagKamers,
            vraagKamers.Count == 0 ? [] : [.. personen.Where(p => !p.Rol.IsVanSchool()).Select(p => (p.Persoon, p.Rol.Organisaties()[0], namen.GetValueOrDefault(p.Persoon, "")))],
            uit, uitKamers, [.. leerling.Gezag.Select(g => (g.Ouder, namen.GetValueOrDefault(g.Ouder, "")))], onbekwaam, onbekwaamKamers, betrokkenen.Mag));
    }

    /// <summary>Of which rooms this actor sees consents, and for which it asks; empty = none.</summary>
    internal static async Task<IReadOnlyList<(Kamer Kamer, bool Vragen, Afweging Lezen)>> KamersAsync(Werkgang werk, Actor actor, Leerling leerling, CancellationToken stop)
    {
        var houder = Zaakwerk.Houder(actor, leerling);
        Onderwerpsleutel[] sleutels = [.. Besluitregel.Kamers.Select(k => Zaakwerk.Toestemming(leerling.Id, k, houder))];
        var lezen = await werk.Toegang.BepaalAsync(sleutels, Handeling.Lezen, stop);
        var vragen = await werk.Toegang.BepaalAsync(sleutels, Zaakwerk.Vastleggen, stop);
        return [.. Besluitregel.Kamers.Select((k, i) => (k, vragen[i].Mag, lezen[i])).Where(k => k.Item3.Mag)];
    }

    private static async Task<Toestemmingregel> RegelAsync(Werkgang werk, Actor actor, Toestemmingsvraag vraag, Afweging afweging, IEnumerable<Toestemmingsantwoord> antwoorden, Dictionary<PersoonId, string> namen, Ouderinstemming ouders, CancellationToken stop)
    {
        var sleutel = Zaakwerk.Toestemming(vraag.Leerling, vraag.Kamer, (vraag.Houder, vraag.HouderOrganisatie));
        var vastleggen = (await werk.Toegang.BepaalAsync(sleutel, Zaakwerk.Vastleggen, stop)).Mag;
        var besluiten = (await werk.Toegang.BepaalAsync(sleutel, Zaakwerk.Besluiten, stop)).Mag;
        var eis = Toestemmingseis.Van(afweging.Over!, vraag.Aan, vraag.Voor, ouders, werk.Vandaag);
        var stand = Toestemmingswerk.Antwoorden(antwoorden);
        var laatste = antwoorden.GroupBy(a => new Toestemmer(a.Door, a.AlsRol)).ToDictionary(g => g.Key, g => g.Last().Vastgelegd);
        var loopt = vraag.Loopt(werk.Vandaag);
        var mensen = from wie in eis.Nodig.Concat(eis.OokGehoord).Concat(stand.Keys).Distinct()
                     let gegeven = stand.TryGetValue(wie, out var ja) ? ja : (bool?)null
                     let nu = eis.Nodig.Contains(wie) || eis.OokGehoord.Contains(wie) || gegeven == true
                     select new Toestemmerregel(wie, namen.GetValueOrDefault(wie.Persoon, ""), eis.Nodig.Contains(wie), gegeven, laatste.TryGetValue(wie, out var op) ? op : null,
                         loopt && nu && (wie.Persoon == actor.Persoon && wie.Rol == actor.Rol ? besluiten : vastleggen));
        return new Toestemmingregel(vraag.Id, vraag.Aan, vraag.Persoon is { } p ? namen.GetValueOrDefault(p, "") : "", vraag.Kamer, vraag.Voor, vraag.Doel, vraag.Van, vraag.Tot, loopt, eis.Wijze, eis.Stand(stand), [.. mensen], loopt && vastleggen);
    }

    // why a parent is kept out is for who decides it, and for nobody else: the parent least of all
    private static async Task<(IReadOnlyList<Besluitinzage>, IReadOnlyList<Kamer>)> UitsluitingenAsync(Werkgang werk, Actor actor, Leerling leerling, Dictionary<PersoonId, string> namen, CancellationToken stop)
    {
        var mag = new List<Kamer>();
        foreach (var kamer in Besluitregel.Kamers)
        {
            if ((await werk.MagUitsluitenAsync(actor, leerling, kamer, stop)).Mag)
                mag.Add(kamer);
        }

        var dag = werk.Vandaag;
        var rijen = mag.Count == 0 ? [] : await werk.Db.Uitsluitingen.Where(u => u.Leerling == leerling.Id && mag.Contains(u.Kamer)).OrderBy(u => u.Van).ThenBy(u => u.Id).ToListAsync(stop);
        var redenen = await RedenenAsync(werk, rijen, stop);
        return ([.. rijen.Select(u => new Besluitinzage(u.Id, namen.GetValueOrDefault(u.Ouder, ""), u.Kamer, u.Van, u.Tot, redenen.GetValueOrDefault(u.Id, ""), !(u.Tot < dag)))], mag);
    }

    private static async Task<(IReadOnlyList<Besluitinzage>, IReadOnlyList<Kamer>)> WilsonbekwaamAsync(Werkgang werk, Actor actor, Leerling leerling, IReadOnlyList<(Kamer Kamer, bool Vragen, Afweging Lezen)> kamers, CancellationToken stop)
    {
        // who asks for consent must know who decides; why it is so stays with whoever recorded it
        var zien = kamers.Where(k => k.Vragen).Select(k => k.Kamer).ToList();
        var mag = actor.Rol.StelWilsonbekwaamheidVast() ? zien : [];
        var dag = werk.Vandaag;
        var rijen = zien.Count == 0 ? [] : await werk.Db.Wilsonbekwaamheden.Where(w => w.Leerling == leerling.Id && zien.Contains(w.Kamer)).OrderBy(w => w.Van).ThenBy(w => w.Id).ToListAsync(stop);
        var redenen = mag.Count == 0 ? [] : await RedenenAsync(werk, rijen, stop, actor.Aanstelling.Organisatie);
        return ([.. rijen.Select(w => new Besluitinzage(w.Id, "", w.Kamer, w.Van, w.Tot, redenen.GetValueOrDefault(w.Id, ""), mag.Contains(w.Kamer) && redenen.ContainsKey(w.Id) && !(w.Tot < dag)))], mag);
    }

    private static async Task<Dictionary<Guid, string>> RedenenAsync(Werkgang werk, IEnumerable<Toegangsrij> rijen, CancellationToken stop, OrganisatieId? houder = null)
    {
        var ids = rijen.Select(r => r.Id).ToList();
        return await werk.Db.Vastleggingen.Where(v => ids.Contains(v.Id) && (houder == null || v.HouderOrganisatie == houder)).ToDictionaryAsync(v => v.Id, v => v.Motief, stop);
    }
}
