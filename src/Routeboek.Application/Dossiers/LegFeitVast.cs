using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Kalenders;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Dossiers;

namespace Routeboek.Application.Dossiers;

/// <summary>
/// Records a fact, a correction or a withdrawal: one new row, the dates of the tasks and the audit in one transaction. Never conflicts with
/// another fact: who comes second waits and gets the next number.
/// </summary>
public sealed class LegFeitVast(Routeboekopslag opslag, Toegangsvraag toegang, TimeProvider klok, Kaderkeuze kaders)
{
    public static readonly Handeling Handeling = new("feit-vastleggen", "een kind op school houden", "dossier");

    /// <param name="Dossier">Which dossier.</param>
    /// <param name="Feit">What happened.</param>
    /// <param name="Houder">Who keeps it; a correction stays with the keeper of what it corrects.</param>
    /// <param name="Kamer">In which room; a correction stays in the room of what it corrects.</param>
    public sealed record Invoer(DossierId Dossier, Feitinvoer Feit, Houder Houder, Kamer Kamer);

    /// <returns>The number of the fact in the dossier.</returns>
    public async Task<Resultaat<int>> VoerUitAsync(Actor actor, Invoer invoer, CancellationToken stop)
    {
        var gekeurd = Feitenlezer.Keur(invoer.Feit, Woordenschatlezer.BijProgramma);
        if (gekeurd.Waarde is not { } feit)
            return new Resultaat<int>.Onjuist(gekeurd.Fouten);

        await using var werk = await Werkgang.BeginAsync(opslag, actor, Handeling, klok, stop);
        var dossier = await werk.Db.Dossiers.SingleOrDefaultAsync(d => d.Id == invoer.Dossier, stop);
        var onderwerp = new Onderwerp(invoer.Dossier, dossier?.Leerling, Organisatie: dossier?.School, Houder: invoer.Houder, Kamer: invoer.Kamer);
        var antwoord = dossier is null ? new Toegangsantwoord.Geweigerd("bestaat niet") : toegang(actor, onderwerp, Handeling);
        if (dossier is null || antwoord is Toegangsantwoord.Geweigerd)
            return await werk.WeigerAsync<int>(antwoord, onderwerp.Leerling?.ToString() ?? "", invoer.Dossier.ToString(), stop, Woord.Van(invoer.Kamer));

        var schrijver = new Feitenschrijver(werk.Db, dossier, kaders);
        await schrijver.NeemSlotAsync(stop);
        if (feit.Corrigeert is { } doel)
        {
            // what it corrects decides where it belongs, so access is asked for that
            var eerder = schrijver.Feiten.FirstOrDefault(f => f.Nr == doel);
            onderwerp = onderwerp with { Houder = eerder?.Houder ?? invoer.Houder, Kamer = eerder?.Kamer ?? invoer.Kamer };
            antwoord = eerder is null ? new Toegangsantwoord.Geweigerd("bestaat niet") : toegang(actor, onderwerp, Handeling);
            if (antwoord is Toegangsantwoord.Geweigerd)
                return await werk.WeigerAsync<int>(antwoord, dossier.Leerling?.ToString() ?? "", dossier.Id.ToString(), stop, Woord.Van(onderwerp.Kamer!.Value));
        }

        var (houder, kamer) = (onderwerp.Houder!.Value, onderwerp.Kamer!.Value);
        var rij = schrijver.Voeg(feit, Door(actor, houder), houder, kamer, werk.Nu);
        await schrijver.WerkTakenBijAsync(Schoolklok.Vandaag(klok), stop);
        werk.Meld(antwoord, dossier.Leerling?.ToString() ?? "", Woord.Van(kamer), $"{dossier.Id}:{rij.Nr}");
        await werk.SluitAsync(stop);
        return new Resultaat<int>.Gelukt(rij.Nr);
    }

    /// <summary>Who recorded it, in the words of the contract.</summary>
    internal static string Door(Actor actor, Houder houder) => $"{actor.Rol}@{Woord.Van(houder)}";
}
