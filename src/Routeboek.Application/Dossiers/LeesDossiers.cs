using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Mijndag;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Afspraken;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Dossiers;

/// <summary>Which open dossiers.</summary>
public enum Dossierkeuze
{
    Alle,

    /// <summary>With a task that is over its term.</summary>
    Telaat,

    /// <summary>Without any open task.</summary>
    ZonderTaak,
}

/// <summary>A dossier in the list.</summary>
/// <param name="Dossier">The key.</param>
/// <param name="Naam">The name of the pupil.</param>
/// <param name="Groepen">The groups of today.</param>
/// <param name="Sinds">Since when it is open.</param>
/// <param name="Fase">The phase; empty = none.</param>
/// <param name="Stap">The open step with the first last day; empty = none.</param>
/// <param name="Taak">Which task that is.</param>
/// <param name="Uiterlijk">Its last day.</param>
/// <param name="Telaat">How many steps are over their term.</param>
public sealed record Dossierlijstregel(DossierId Dossier, string Naam, IReadOnlyList<string> Groepen, DateOnly Sinds, string Fase, string Stap, Taaksleutel? Taak, DateOnly? Uiterlijk, int Telaat);

/// <summary>The open dossiers that somebody may see, in pages. Whoever is shown is in the audit.</summary>
public sealed class LeesDossiers(Routeboekopslag opslag, TimeProvider klok, Kaderkeuze kaders)
{
    public static readonly Verrichting Verrichting = new("dossiers-lezen", "dossier");

    /// <summary>How many stand on a page.</summary>
    public const int PerBlad = 50;

    private const int MeesteBladen = 2_000;

    /// <param name="Keuze">Which ones.</param>
    /// <param name="Fase">In this phase only; empty = all.</param>
    /// <param name="Blad">Which page, from 1.</param>
    public sealed record Invoer(Dossierkeuze Keuze = Dossierkeuze.Alle, string Fase = "", int Blad = 1);

    /// <summary>A page of the list.</summary>
    /// <param name="Dossiers">The one with the oldest open step first.</param>
    /// <param name="Aantal">How many there are on all pages.</param>
    /// <param name="Fasen">The phases there are.</param>
    /// <param name="Vandaag">Today.</param>
    public sealed record Uitkomst(IReadOnlyList<Dossierlijstregel> Dossiers, int Aantal, IReadOnlyList<string> Fasen, DateOnly Vandaag);

    public async Task<Resultaat<Uitkomst>> VoerUitAsync(Actor actor, Invoer invoer, CancellationToken stop)
    {
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var (db, vandaag) = (werk.Db, werk.Vandaag);
        var zicht = werk.Toegang.Zichtbaar(Zicht.Dossiers(db), Onderwerpsoort.Dossier);
        // a task counts only for who may see the fact at its beginning
        var feiten = werk.Toegang.Zichtbaar(Zicht.Feiten(db), Onderwerpsoort.Feit);
        var taken = db.Taken.Where(t => t.Einde == null && feiten.Any(f => f.Rij.Dossier == t.Dossier && f.Rij.Nr == t.Wortel));
        var open = from z in zicht
                   join p in db.Projecties on z.Rij.Id equals p.Dossier
                   where p.OpenVan != null && p.OpenTot == null
                   select new { Dossier = z.Rij, p.OpenVan, p.Fase };
        var fasen = await open.Where(o => o.Fase != null).Select(o => o.Fase!).Distinct().OrderBy(f => f).ToListAsync(stop);
        var fase = invoer.Fase;
        if (fase.Length > 0)
            open = open.Where(o => o.Fase == fase);
        open = invoer.Keuze switch
        {
            Dossierkeuze.Telaat => open.Where(o => taken.Any(t => t.Dossier == o.Dossier.Id && t.Uiterlijk < vandaag)),
            Dossierkeuze.ZonderTaak => open.Where(o => !taken.Any(t => t.Dossier == o.Dossier.Id)),
            Dossierkeuze.Alle => open,
        };
        var aantal = await open.CountAsync(stop);
        var blad = Math.Clamp(invoer.Blad, 1, Math.Min(MeesteBladen, Math.Max(1, (aantal + PerBlad - 1) / PerBlad)));
        var gevonden = await open.Select(o => new { o.Dossier, o.OpenVan, o.Fase, Eerste = taken.Where(t => t.Dossier == o.Dossier.Id).Min(t => t.Uiterlijk) })
            .OrderBy(o => o.Eerste == null).ThenBy(o => o.Eerste).ThenBy(o => o.OpenVan).ThenBy(o => o.Dossier.Id).Skip((blad - 1) * PerBlad).Take(PerBlad).ToListAsync(stop);
        var afwegingen = await werk.Toegang.BepaalAsync([.. gevonden.Select(g => Sleutel(g.Dossier))], Handeling.Lezen, stop);
        var getoond = gevonden.Zip(afwegingen).Where(g => g.Second.Mag).ToList();
        var ids = getoond.Select(g => g.First.Dossier.Id).ToList();
        var stappen = (await taken.Where(t => ids.Contains(t.Dossier)).ToListAsync(stop)).ToLookup(t => t.Dossier);
        var mensen = await Dagmensen.LeesAsync(db, vandaag, getoond.Select(g => g.First.Dossier), actor.Persoon, stop);
        foreach (var (gezien, afweging) in getoond)
            werk.Meld(afweging, gezien.Dossier.Id.ToString());
        if (getoond.Count == 0)
            werk.Meld(Afweging.BestaatNiet, "");
        await werk.SluitAsync(stop);
        return new Resultaat<Uitkomst>.Gelukt(new Uitkomst(
            [.. getoond.Select(g => Regel(g.First.Dossier, g.First.OpenVan!.Value, g.First.Fase, [.. stappen[g.First.Dossier.Id]], mensen, vandaag))], aantal, fasen, vandaag));
    }

    private static Onderwerpsleutel.VanDossier Sleutel(Dossier d) => new Onderwerpsleutel.VanDossier(Onderwerpsoort.Dossier, d.Id, d.Houder, d.HouderOrganisatie);

    private Dossierlijstregel Regel(Dossier dossier, DateOnly sinds, string? fase, IReadOnlyList<Taakrij> taken, Dagmensen mensen, DateOnly vandaag)
    {
        var eerste = taken.OrderBy(t => t.Uiterlijk ?? DateOnly.MaxValue).ThenBy(t => t.Afspraak, StringComparer.Ordinal).FirstOrDefault();
        var kern = eerste is null ? "" : kaders(dossier.Protocol, dossier.Protocolversie)?.Set.Zoek(eerste.Afspraak)?.Kern ?? eerste.Afspraak;
        return new Dossierlijstregel(dossier.Id, mensen.Naam(dossier), mensen.Groepen(dossier), sinds, fase ?? "", kern,
            eerste is null ? null : new Taaksleutel(dossier.Id, eerste.Afspraak, eerste.Wortel), eerste?.Uiterlijk, taken.Count(t => t.Uiterlijk < vandaag));
    }
}
