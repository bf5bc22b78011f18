using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Kalenders;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;

namespace Routeboek.Application.Dossiers;

/// <summary>Opens a dossier: of a pupil, of a child without a school, or of a case that names nobody.</summary>
public sealed class OpenDossier(Routeboekopslag opslag, Toegangsvraag toegang, TimeProvider klok, Kaderkeuze kaders)
{
    public static readonly Handeling Handeling = new("dossier-openen", "een kind op school houden", "dossier");

    /// <param name="Leerling">The pupil, or null.</param>
    /// <param name="School">The school, or null.</param>
    /// <param name="Protocol">Id of the protocol whose agreements hold from now on.</param>
    /// <param name="Protocolversie">Its version.</param>
    /// <param name="Op">The day it was opened.</param>
    /// <param name="Aanleiding">Why, in a few words; empty = not told.</param>
    /// <param name="Houder">Who keeps it.</param>
    public sealed record Invoer(LeerlingId? Leerling, OrganisatieId? School, string Protocol, string Protocolversie, DateOnly Op, string Aanleiding, Houder Houder);

    /// <summary>Records <c>DossierGeopend</c>, and <c>LeerlingStand</c> when the pupil is known.</summary>
    public async Task<Resultaat<DossierId>> VoerUitAsync(Actor actor, Invoer invoer, CancellationToken stop)
    {
        if (kaders(invoer.Protocol, invoer.Protocolversie) is null)
            return Resultaat<DossierId>.Fout("protocol", "dit protocol is er niet in deze versie", "een protocol uit de lijst");
        IReadOnlyList<KeyValuePair<string, Feitwaarde>> aanleiding = invoer.Aanleiding.Length == 0 ? [] : [new("aanleiding", new Feitwaarde(invoer.Aanleiding))];
        var geopend = Feitenlezer.Keur(new Feitinvoer(Woordenschat.DossierGeopend, invoer.Op, aanleiding), Woordenschatlezer.BijProgramma);
        if (geopend.Waarde is not { } opening)
            return new Resultaat<DossierId>.Onjuist(geopend.Fouten);

        await using var werk = await Werkgang.BeginAsync(opslag, actor, Handeling, klok, stop);
        var leerling = invoer.Leerling is { } id ? await werk.Db.Leerlingen.SingleOrDefaultAsync(l => l.Id == id, stop) : null;
        var antwoord = toegang(actor, new Onderwerp(Leerling: invoer.Leerling, Organisatie: invoer.School, Houder: invoer.Houder, Kamer: Kamer.Gewoon), Handeling);
        var bestaat = invoer.Leerling is null || leerling is not null && (invoer.School is null || leerling.School == invoer.School);
        if (antwoord is Toegangsantwoord.Geweigerd || !bestaat)
            return await werk.WeigerAsync<DossierId>(bestaat ? antwoord : new Toegangsantwoord.Geweigerd("bestaat niet"), invoer.Leerling?.ToString() ?? "", "", stop, Woord.Van(Kamer.Gewoon));

        var dossier = new Dossier(new DossierId(werk.Sleutel()), invoer.Leerling, invoer.School, invoer.Protocol, invoer.Protocolversie);
        werk.Db.Add(dossier);
        werk.Db.Add(new Dossierteller(dossier.Id, 0));
        await werk.Db.SaveChangesAsync(stop);
        var schrijver = new Feitenschrijver(werk.Db, dossier, kaders);
        var door = LegFeitVast.Door(actor, invoer.Houder);
        schrijver.Voeg(opening, door, invoer.Houder, Kamer.Gewoon, werk.Nu);
        if (leerling is not null)
            schrijver.Voeg(Stand(leerling, invoer.Op), door, invoer.Houder, Kamer.Gewoon, werk.Nu);
        await schrijver.WerkTakenBijAsync(Schoolklok.Vandaag(klok), stop);
        werk.Meld(antwoord, invoer.Leerling?.ToString() ?? "", Woord.Van(Kamer.Gewoon), dossier.Id.ToString());
        await werk.SluitAsync(stop);
        return new Resultaat<DossierId>.Gelukt(dossier.Id);
    }

    private static Feit Stand(Leerling leerling, DateOnly op) => Feitenlezer.Keur(new Feitinvoer(Woordenschat.LeerlingStand, op,
    [
        new("geboortedatum", new Feitwaarde(leerling.Geboren.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))),
        new("sector", new Feitwaarde(Woord.Van(leerling.Sector))),
        new("woongemeente", new Feitwaarde(leerling.Woongemeente)),
    ]), Woordenschatlezer.BijProgramma).Waarde ?? throw new InvalidOperationException("de gegevens van een leerling passen niet in de woordenschat");
}
