using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Aanwezigheid;
using Routeboek.Application.Inlezen;
using Routeboek.Application.Invoer;
using Routeboek.Application.Opslag;
using Routeboek.Application.Signalen;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Dossiers;

/// <summary>
/// Opens a dossier within the transaction of a use case, and takes along what was known before: signals that are on, concerns and contacts, each as
/// a fact on its own day. Whoever calls it brings the tasks up to it, once, after its own facts.
/// </summary>
internal sealed class Dossieropening(Werkgang werk, Actor actor, Afweging afweging, Kaderkeuze kaders)
{
    /// <summary>The fact that opens it; errors when the reason cannot be recorded.</summary>
    public static Leesresultaat<Feit> Keur(DateOnly op, string aanleiding) => Feitenlezer.Keur(
        new Feitinvoer(Woordenschat.DossierGeopend, op, aanleiding.Length == 0 ? [] : [new("aanleiding", new Feitwaarde(aanleiding))]), Woordenschatlezer.BijProgramma);

    public async Task<(Dossier Dossier, Feitenschrijver Schrijver)> OpenAsync(Leerling? leerling, OrganisatieId? school, string protocol, string versie, Houder houder, Feit opening, CancellationToken stop)
    {
        var plaats = new Feitplaats(houder, actor.Aanstelling.Organisatie, Kamer.Gewoon);
        var dossier = new Dossier(new DossierId(werk.Sleutel()), leerling?.Id, school, protocol, versie, plaats.Houder, plaats.HouderOrganisatie);
        werk.Db.Add(dossier);
        werk.Db.Add(new Dossierteller(dossier.Id, 0));
        await werk.Db.SaveChangesAsync(stop);
        var schrijver = new Feitenschrijver(werk.Db, dossier, kaders);
        var door = LegFeitVast.Door(actor, houder);
        schrijver.Voeg(opening, plaats, door, werk.Nu, actor.Persoon);
        if (leerling is not null)
        {
            schrijver.Voeg(Stand(leerling, opening.Op), plaats, door, werk.Nu);
            if (dossier.School is { } van)
                await NeemMeeAsync(dossier, schrijver, leerling, van, opening.Op, stop);
        }

        return (dossier, schrijver);
    }

    // the one place where what came before goes into a new dossier
    private async Task NeemMeeAsync(Dossier dossier, Feitenschrijver schrijver, Leerling leerling, OrganisatieId school, DateOnly op, CancellationToken stop)
    {
        var aan = await werk.Db.Signalen.Where(s => s.Leerling == leerling.Id && s.School == school && s.Tot == null && s.VervallenOp == null).ToListAsync(stop);
        if (aan.Count > 0 && kaders(dossier.Protocol, dossier.Protocolversie) is { } kader)
            await new Signaalfeiten(werk, afweging, school, kader.Kalender, kaders).ZetAsync(dossier, schrijver, op, aan, stop);
        await new Zorgfeiten(werk, new Feitplaats(Houder.School, school, Kamer.Gewoon)).NeemMeeAsync(dossier, schrijver, stop);
        // who called because of what is now a signal did so before there was a dossier
        await Contactfeiten.NeemMeeAsync(werk.Db, schrijver, dossier, leerling.Id, aan.Select(s => s.Sinds).Append(op).Min(), werk.Nu, stop);
    }

    private static Feit Stand(Leerling leerling, DateOnly op) => Feitenlezer.Keur(new Feitinvoer(Woordenschat.LeerlingStand, op,
    [
        new("geboortedatum", new Feitwaarde(leerling.Geboren.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))),
        new("sector", new Feitwaarde(Woord.Van(leerling.Sector))),
        new("woongemeente", new Feitwaarde(leerling.Woongemeente)),
    ]), Woordenschatlezer.BijProgramma).Waarde ?? throw new InvalidOperationException("de gegevens van een leerling passen niet in de woordenschat");
}
