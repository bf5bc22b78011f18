using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Dossiers;

/// <summary>
/// Records a fact, a correction or a withdrawal: one new row, the dates of the tasks and the audit in one transaction. Never conflicts with
/// another fact: who comes second waits and gets the next number.
/// </summary>
public sealed class LegFeitVast(Routeboekopslag opslag, TimeProvider klok, Kaderkeuze kaders)
{
    public static readonly Verrichting Verrichting = new("feit-vastleggen", "dossier");

    private static readonly Handeling s_vastleggen = Handeling.Van(Handelingsoort.Vastleggen);

    /// <param name="Dossier">Which dossier.</param>
    /// <param name="Feit">What happened.</param>
    /// <param name="Houder">Who keeps it; a correction stays with the keeper of what it corrects.</param>
    /// <param name="Kamer">In which room; a correction stays in the room of what it corrects.</param>
    /// <param name="VertrouwelijkTot">The last day on which nobody else may know of it, in the rooms meldcode and handhaving; null = not confidential.</param>
    /// <param name="Voor">The task that this is done for: refused when it is not open any more. Null = for none.</param>
    public sealed record Invoer(DossierId Dossier, Feitinvoer Feit, Houder Houder, Kamer Kamer, DateOnly? VertrouwelijkTot = null, Taaksleutel? Voor = null);

    /// <summary>The name of the error when somebody else was first.</summary>
    public const string Alklaar = "taak";

    /// <returns>The number of the fact in the dossier.</returns>
    public async Task<Resultaat<int>> VoerUitAsync(Actor actor, Invoer invoer, CancellationToken stop)
    {
        var gekeurd = Feitenlezer.Keur(invoer.Feit, Woordenschatlezer.BijProgramma);
        if (gekeurd.Waarde is not { } feit)
            return new Resultaat<int>.Onjuist(gekeurd.Fouten);

        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var dossier = await werk.Db.Dossiers.SingleOrDefaultAsync(d => d.Id == invoer.Dossier, stop);
        if (dossier is null)
            return await werk.WeigerAsync<int>(Afweging.BestaatNiet, invoer.Dossier.ToString(), stop);
        // a correction stays with what it corrects, so access is asked for that
        var eerder = feit.Corrigeert is { } doel ? await werk.Db.Feiten.SingleOrDefaultAsync(f => f.Dossier == dossier.Id && f.Nr == doel, stop) : null;
        if (feit.Corrigeert is not null && eerder is null)
            return await werk.WeigerAsync<int>(Afweging.BestaatNiet, $"{dossier.Id}:{feit.Corrigeert}", stop);
        if ((eerder?.Plaats ?? Plaats(actor, dossier, invoer)) is not { } plaats)
            return Resultaat<int>.Fout("houder", "uw organisatie houdt dit niet", "de eigen organisatie, of de school van het dossier");
        var afweging = await werk.Toegang.BepaalAsync(Sleutel(dossier, plaats, eerder?.Nr), s_vastleggen, stop);
        if (!afweging.Mag)
            return await werk.WeigerAsync<int>(afweging, dossier.Id.ToString(), stop);

        var schrijver = new Feitenschrijver(werk.Db, dossier, kaders);
        await schrijver.NeemSlotAsync(stop);
        if (invoer.Voor is { } taak && schrijver.Stand(werk.Vandaag)?.Taken.Any(t => t.IsOpen && t.Afspraak.Id == taak.Afspraak && t.Wortel == taak.Wortel) != true)
            return Resultaat<int>.Fout(Alklaar, "deze taak is al gedaan of vervallen", "een taak die nog open staat");
        var rij = schrijver.Voeg(feit, plaats, Door(actor, plaats.Houder), werk.Nu, actor.Persoon);
        await schrijver.WerkTakenBijAsync(werk.Vandaag, stop);
        werk.Meld(afweging, $"{dossier.Id}:{rij.Nr}");
        await werk.SluitAsync(stop);
        return new Resultaat<int>.Gelukt(rij.Nr);
    }

    internal static Onderwerpsleutel Sleutel(Dossier dossier, Feitplaats plaats, int? feit) => new Onderwerpsleutel.VanDossier(
        dossier.Leerling is null ? Onderwerpsoort.AnoniemeCasus : Onderwerpsoort.Feit, dossier.Id, plaats.Houder, plaats.HouderOrganisatie, plaats.Kamer, feit, plaats.VertrouwelijkTot);

    // the actor's own organisation keeps it; what the family or a guest adds is kept by the school
    private static Feitplaats? Plaats(Actor actor, Dossier dossier, Invoer invoer)
    {
        if (actor.Rol.Houders().Contains(invoer.Houder))
            return new Feitplaats(invoer.Houder, actor.Aanstelling.Organisatie, invoer.Kamer, invoer.VertrouwelijkTot);
        return invoer.Houder == Houder.School && dossier.School is { } school ? new Feitplaats(Houder.School, school, invoer.Kamer, invoer.VertrouwelijkTot) : null;
    }

    /// <summary>Who recorded it, in the words of the contract.</summary>
    internal static string Door(Actor actor, Houder houder) => $"{Woord.Van(actor.Rol)}@{Woord.Van(houder)}";
}
