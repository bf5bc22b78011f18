using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Mijndag;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Afspraken;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Dossiers;

/// <summary>A line of what happened.</summary>
/// <param name="Nr">Its number in the dossier, for its address.</param>
/// <param name="Op">The day it happened.</param>
/// <param name="Vastgelegd">When it was recorded, UTC.</param>
/// <param name="Zin">What happened.</param>
/// <param name="Door">Who recorded it, as role@organisatie.</param>
/// <param name="Kamer">In which room.</param>
/// <param name="Verbeterd">It takes the place of an earlier one.</param>
/// <param name="Aantepassen">Whether the one who looks can correct or withdraw it.</param>
public sealed record Dossierregel(int Nr, DateOnly Op, DateTime Vastgelegd, string Zin, string Door, Kamer Kamer, bool Verbeterd, bool Aantepassen);

/// <summary>The page of a dossier.</summary>
/// <param name="Dossier">The dossier.</param>
/// <param name="Naam">The name of the pupil; empty = nobody by name.</param>
/// <param name="Groepen">The groups of today.</param>
/// <param name="School">The name of the school; empty = none.</param>
/// <param name="Sinds">Since when it is open; null = it was never opened.</param>
/// <param name="Gesloten">Since when it is closed; null = it is open.</param>
/// <param name="Fase">The phase; empty = none.</param>
/// <param name="Casusrol">Who follows it, in the words of protocols.</param>
/// <param name="Taken">The open tasks, by last day.</param>
/// <param name="Grepen">Who is at work on which.</param>
/// <param name="Regels">What happened, the newest first.</param>
/// <param name="MagVastleggen">Whether the one who looks can record anything.</param>
/// <param name="MagInzien">Whether the one who looks sees who looked.</param>
/// <param name="Vandaag">Today.</param>
/// <param name="Bezwaar">Why the tasks cannot be worked out; null = they are.</param>
public sealed record Dossierblad(Dossier Dossier, string Naam, IReadOnlyList<string> Groepen, string School, DateOnly? Sinds, DateOnly? Gesloten, string Fase, string Casusrol,
    IReadOnlyList<Taak> Taken, IReadOnlyDictionary<Taaksleutel, Greep> Grepen, IReadOnlyList<Dossierregel> Regels, bool MagVastleggen, bool MagInzien, DateOnly Vandaag, string? Bezwaar);

/// <summary>Reads a dossier for its page.</summary>
public sealed class LeesDossierblad(Routeboekopslag opslag, TimeProvider klok, Kaderkeuze kaders)
{
    public async Task<Resultaat<Dossierblad>> VoerUitAsync(Actor actor, DossierId id, CancellationToken stop)
    {
        await using var werk = await Werkgang.BeginAsync(opslag, actor, LeesDossier.Verrichting, klok, stop);
        var (lezing, waarom) = await Dossierlezing.LeesAsync(werk, id, kaders, stop);
        if (lezing is null)
            return await werk.WeigerAsync<Dossierblad>(waarom, id.ToString(), stop);
        var (db, dossier) = (werk.Db, lezing.Dossier);
        var geldend = lezing.Geldend;
        var rijen = geldend.Select(f => lezing.Feit(f.Feit.Nr)!).ToList();
        var mag = await werk.Toegang.BepaalAsync([.. rijen.Select(r => LegFeitVast.Sleutel(dossier, r.Plaats, r.Nr))], Handeling.Van(Handelingsoort.Vastleggen), stop);
        var kamers = await Dossierlezing.KamersAsync(werk, actor, dossier, stop);
        var mensen = await Dagmensen.LeesAsync(db, werk.Vandaag, [dossier], actor.Persoon, stop);
        var school = dossier.School is { } waar ? await db.Organisaties.Where(o => o.Id == waar).Select(o => o.Naam).SingleAsync(stop) : "";
        // whether it is open, its phase and who follows it come from the ordinary room
        var gewoon = rijen.Exists(r => r.Kamer == Kamer.Gewoon);
        var stand = gewoon ? await db.Projecties.SingleOrDefaultAsync(p => p.Dossier == id, stop) : null;
        var leerling = dossier.Leerling is { } wie ? await db.Leerlingen.Where(l => l.Id == wie).Select(l => new { l.School, l.Persoon }).SingleAsync(stop) : null;
        var inzien = leerling is not null && (await werk.Toegang.BepaalAsync(new Onderwerpsleutel.VanAudit(leerling.School, Leerling: dossier.Leerling, Betreft: leerling.Persoon), Handeling.Lezen, stop)).Mag;
        await werk.SluitAsync(stop);
        var taken = lezing.Taken.Where(t => t.IsOpen).ToList();
        return new Resultaat<Dossierblad>.Gelukt(new Dossierblad(dossier, mensen.Naam(dossier), mensen.Groepen(dossier), school, stand?.OpenVan, stand?.OpenTot, stand?.Fase ?? "", stand?.Casusrol ?? Taakrollen.Zonderaanwijzing, taken,
            taken.Select(t => new Taaksleutel(id, t.Afspraak.Id, t.Wortel)).Select(s => (s, mensen.Greep(s))).Where(g => g.Item2 is not null).ToDictionary(g => g.s, g => g.Item2!),
            [.. geldend.Zip(rijen, mag).Select(r => Regel(r.First.Feit, r.Second, r.Third, lezing)).Reverse()], kamers.Count > 0, inzien, werk.Vandaag, lezing.Bezwaar));
    }

    private static Dossierregel Regel(Feit feit, Feitrij rij, Afweging mag, Dossierlezing lezing) => new(feit.Nr, feit.Op, feit.Vastgelegd,
        lezing.Kader is { } kader ? Afspraaktekst.Zin(feit, kader.Set) : feit.Zin(), feit.Door, rij.Kamer, feit.Corrigeert is not null, mag.Mag && (feit.Soort!.Elders.Length == 0 || rij.DoorPersoon is not null));
}
