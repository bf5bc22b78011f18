using Routeboek.Application.Opslag;
using Routeboek.Application.Mijndag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Afspraken;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Dossiers;

/// <summary>What somebody can record in a dossier.</summary>
/// <param name="Dossier">The dossier.</param>
/// <param name="Naam">The name of the pupil; empty = nobody by name.</param>
/// <param name="Vormen">The kinds, in the order of the vocabulary, each with its form.</param>
public sealed record Vastlegkeuze(DossierId Dossier, string Naam, IReadOnlyList<Vastlegvorm> Vormen);

/// <summary>A fact that was recorded, with what may become of it.</summary>
/// <param name="Dossier">The dossier.</param>
/// <param name="Naam">The name of the pupil; empty = nobody by name.</param>
/// <param name="Feit">The version that counts.</param>
/// <param name="Zin">The fact as a sentence.</param>
/// <param name="Vorm">The form to correct it; null = the one who looks cannot, or nobody does by hand.</param>
/// <param name="MagIntrekken">Whether the one who looks can withdraw it.</param>
public sealed record Feitblad(DossierId Dossier, string Naam, Feit Feit, string Zin, Vastlegvorm? Vorm, bool MagIntrekken);

/// <summary>What somebody can record in a dossier, and correct.</summary>
public sealed class LeesVastleggen(Routeboekopslag opslag, TimeProvider klok, Kaderkeuze kaders)
{
    public static readonly Verrichting Verrichting = new("vastleggen-openen", "dossier");

    public async Task<Resultaat<Vastlegkeuze>> VoerUitAsync(Actor actor, DossierId id, CancellationToken stop)
    {
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var (lezing, waarom) = await Dossierlezing.LeesAsync(werk, id, kaders, stop);
        if (lezing is null)
            return await werk.WeigerAsync<Vastlegkeuze>(waarom, id.ToString(), stop);
        var kamers = await Dossierlezing.KamersAsync(werk, actor, lezing.Dossier, stop);
        var mensen = await Dagmensen.LeesAsync(werk.Db, werk.Vandaag, [lezing.Dossier], actor.Persoon, stop);
        await werk.SluitAsync(stop);
        var houder = Dossierlezing.Houder(actor, lezing.Dossier);
        return new Resultaat<Vastlegkeuze>.Gelukt(new Vastlegkeuze(id, mensen.Naam(lezing.Dossier), [.. Woordenschatlezer.BijProgramma.Soorten.Select(s => Vastlegvorm.Maak(s, houder, kamers, werk.Vandaag)).OfType<Vastlegvorm>()]));
    }

    /// <summary>A fact, to correct or withdraw it.</summary>
    public async Task<Resultaat<Feitblad>> LeesFeitAsync(Actor actor, DossierId id, int nr, CancellationToken stop)
    {
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var (lezing, waarom) = await Dossierlezing.LeesAsync(werk, id, kaders, stop);
        if (lezing is null)
            return await werk.WeigerAsync<Feitblad>(waarom, id.ToString(), stop);
        // of a chain only the version that counts: what was corrected already is corrected there
        if (lezing.Geldend.FirstOrDefault(f => f.Feit.Nr == nr) is not { } feit || lezing.Feit(nr) is not { } rij)
            return await werk.WeigerAsync<Feitblad>(Afweging.BestaatNiet, $"{id}:{nr}", stop);
        var mag = await werk.Toegang.BepaalAsync(LegFeitVast.Sleutel(lezing.Dossier, rij.Plaats, nr), Handeling.Van(Handelingsoort.Vastleggen), stop);
        var mensen = await Dagmensen.LeesAsync(werk.Db, werk.Vandaag, [lezing.Dossier], actor.Persoon, stop);
        await werk.SluitAsync(stop);
        // what the program entered follows from something else, and is set right there
        var vorm = mag.Mag && feit.Soort.Elders.Length == 0 ? new Vastlegvorm(feit.Soort, rij.Houder, [rij.Kamer], feit.Feit.Gegevens, feit.Op, rij.VertrouwelijkTot) : null;
        return new Resultaat<Feitblad>.Gelukt(new Feitblad(id, mensen.Naam(lezing.Dossier), feit.Feit, lezing.Kader is { } kader ? Afspraaktekst.Zin(feit.Feit, kader.Set) : feit.Feit.Zin(), vorm,
            mag.Mag && (feit.Soort.Elders.Length == 0 || rij.DoorPersoon is not null)));
    }
}
