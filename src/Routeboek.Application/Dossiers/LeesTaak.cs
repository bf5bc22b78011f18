using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Mijndag;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Afspraken;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Dossiers;

/// <summary>A task with everything that one must know to do it.</summary>
/// <param name="Sleutel">Which one.</param>
/// <param name="Taak">The task.</param>
/// <param name="Leerling">Whom it is about; null = nobody by name.</param>
/// <param name="Naam">The name; empty = nobody by name.</param>
/// <param name="Aanleiding">What it began with, a sentence.</param>
/// <param name="Bron">Where the agreement stands; empty = not told.</param>
/// <param name="Gevolgen">What follows when it is not done in time.</param>
/// <param name="Termijnzinnen">What moved the term, each with its day.</param>
/// <param name="VanMij">Whether it is the work of the one who looks.</param>
/// <param name="Greep">Who is at work on it.</param>
/// <param name="Gedaandoor">Who recorded what ended it; empty = not known.</param>
/// <param name="Vorm">The form of the fact that does it; null = the one who looks cannot record it.</param>
/// <param name="Overtaak">Where facts about the task itself go; null = the one who looks cannot record any.</param>
/// <param name="UitstelTot">The last day to which it may be put off.</param>
/// <param name="Vandaag">Today.</param>
public sealed record Taakblad(Taaksleutel Sleutel, Taak Taak, LeerlingId? Leerling, string Naam, string Aanleiding, string Bron, IReadOnlyList<string> Gevolgen, IReadOnlyList<Termijnzin> Termijnzinnen,
    bool VanMij, Greep? Greep, string Gedaandoor, Vastlegvorm? Vorm, Taakplaats? Overtaak, DateOnly UitstelTot, DateOnly Vandaag);

/// <summary>Something that moved a term.</summary>
public sealed record Termijnzin(DateOnly Op, string Zin);

/// <summary>Where a fact about a task goes: where the task began, so that nobody else learns of it.</summary>
public sealed record Taakplaats(Houder Houder, Kamer Kamer, DateOnly? VertrouwelijkTot);

/// <summary>Reads one task.</summary>
public sealed class LeesTaak(Routeboekopslag opslag, TimeProvider klok, Kaderkeuze kaders)
{
    public static readonly Verrichting Verrichting = new("taak-lezen", "dossier");

    public async Task<Resultaat<Taakblad>> VoerUitAsync(Actor actor, Taaksleutel sleutel, CancellationToken stop)
    {
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var (lezing, waarom) = await Dossierlezing.LeesAsync(werk, sleutel.Dossier, kaders, stop);
        if (lezing is null)
            return await werk.WeigerAsync<Taakblad>(waarom, sleutel.Dossier.ToString(), stop);
        if (lezing.Taken.FirstOrDefault(t => t.Afspraak.Id == sleutel.Afspraak && t.Wortel == sleutel.Wortel) is not { } taak || lezing.Kader is not { } kader)
            return await werk.WeigerAsync<Taakblad>(Afweging.BestaatNiet, sleutel.ToString(), stop);
        var (db, dossier, wortel) = (werk.Db, lezing.Dossier, lezing.Feit(taak.Wortel)!);
        var mensen = await Dagmensen.LeesAsync(db, werk.Vandaag, [dossier], actor.Persoon, stop);
        var kamers = await Dossierlezing.KamersAsync(werk, actor, dossier, stop);
        var bezetting = await Taakbezetting.LeesAsync(db, actor, werk.Vandaag, dossier.Leerling is { } wie ? [wie] : [], stop);
        var casus = await db.Projecties.Where(p => p.Dossier == dossier.Id).Select(p => p.Casusrol).SingleOrDefaultAsync(stop);
        var einde = taak.Einde?.Feit is { } feit ? lezing.Feit(feit.Feit.Nr) : null;
        var door = einde?.DoorPersoon is { } persoon ? await db.Personen.Where(p => p.Id == persoon).Select(p => p.Naam).SingleOrDefaultAsync(stop) : null;
        await werk.SluitAsync(stop);
        var houder = Dossierlezing.Houder(actor, dossier);
        return new Resultaat<Taakblad>.Gelukt(new Taakblad(sleutel, taak, dossier.Leerling, mensen.Naam(dossier), Afspraaktekst.Aanleiding(taak, kader.Set), taak.Afspraak.Bron?.ToString() ?? "",
            [.. kader.Set.Gevolgen(taak.Afspraak, Afspraakuitkomst.Verlopen).Select(g => g.Kern)],
            [.. taak.Termijnfeiten.Where(f => lezing.Feit(f.Feit.Nr) is not null).Select(f => new Termijnzin(f.Op, Afspraaktekst.Zin(f.Feit, kader.Set)))],
            Taakrollen.WerktBij(actor.Aanstelling.Soort, taak.Afspraak.Wie.Organisatie) && Taakrollen.IsVan(actor.Rol, taak.Afspraak.Wie, casus, rol => bezetting.Bezet(rol, dossier.Leerling)),
            mensen.Greep(sleutel), door?.ToString() ?? "",
            Vastlegvorm.Maak(taak.Afspraak.Wat.Soort, houder, kamers, werk.Vandaag, taak.Afspraak.Wat, wortel.Kamer, wortel.VertrouwelijkTot),
            houder is { } eigen && kamers.Contains(wortel.Kamer) ? new Taakplaats(eigen, wortel.Kamer, wortel.VertrouwelijkTot) : null,
            Uitstel.Tot(taak, kader.Kalender, werk.Vandaag), werk.Vandaag));
    }
}
