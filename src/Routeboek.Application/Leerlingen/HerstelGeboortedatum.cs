using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Dossiers;
using Routeboek.Application.Inlezen;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Leerlingen;

/// <summary>Why a birth date was wrong. A closed set, since it stands in the audit, where no text about a child belongs.</summary>
public enum Geboortedatumreden
{
    Tikfout,

    /// <summary>An official paper says otherwise.</summary>
    Document,

    /// <summary>It was that of another child.</summary>
    Verwisseld,
}

/// <summary>
/// Sets a birth date right that was written down wrongly. What follows from it follows: access by age at once, signals by the queue, and
/// tasks since the facts of the pupil's dossiers are corrected in the same transaction. Facts stay; a correction says what it should have been.
/// </summary>
public sealed class HerstelGeboortedatum(Routeboekopslag opslag, TimeProvider klok, Kaderkeuze kaders)
{
    public const int OudsteLeeftijd = 100;

    private const string Veld = "geboortedatum";

    /// <param name="Leerling">The pupil.</param>
    /// <param name="Geboren">The right day.</param>
    /// <param name="Reden">Why the other one was wrong.</param>
    /// <param name="Versie">The version of the pupil that was looked at.</param>
    public sealed record Invoer(LeerlingId Leerling, DateOnly Geboren, Geboortedatumreden Reden, long Versie);

    /// <summary>The act as it stands in the audit: the reason is part of it.</summary>
    public static Verrichting Verrichting(Geboortedatumreden reden) => new($"geboortedatum-{Woord.Van(reden)}", "leerlingen");

    public async Task<Resultaat<Leerlinginzage>> VoerUitAsync(Actor actor, Invoer invoer, CancellationToken stop)
    {
        if (!Enum.IsDefined(invoer.Reden))
            return Resultaat<Leerlinginzage>.Fout("reden", "deze reden is er niet", "een reden uit de lijst");
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting(invoer.Reden), klok, stop);
        if (invoer.Geboren > werk.Vandaag || invoer.Geboren < werk.Vandaag.AddYears(-OudsteLeeftijd))
            return Resultaat<Leerlinginzage>.Fout(Veld, "deze geboortedatum kan niet", "een dag in het verleden");
        var leerling = await werk.Db.Leerlingen.AsTracking().SingleOrDefaultAsync(l => l.Id == invoer.Leerling, stop);
        var afweging = await werk.Toegang.BepaalAsync(new Onderwerpsleutel.VanLeerling(Onderwerpsoort.Leerling, invoer.Leerling), Handeling.Van(Handelingsoort.Vastleggen), stop);
        if (leerling is null || !afweging.Mag)
            return await werk.WeigerAsync<Leerlinginzage>(afweging, invoer.Leerling.ToString(), stop);
        var opgeslagen = WijzigLeerling.Gegevens(leerling);
        werk.Meld(afweging, invoer.Leerling.ToString());
        leerling.HerstelGeboortedatum(invoer.Geboren);
        // the row is held first: whoever comes second is told so, and has written nothing
        if (await werk.Db.Leerlingen.Where(l => l.Id == invoer.Leerling && l.Versie == invoer.Versie).ExecuteUpdateAsync(z => z.SetProperty(l => l.Versie, l => l.Versie), stop) == 1)
        {
            await HerstelFeitenAsync(werk, actor, afweging, invoer, stop);
            var nummers = await werk.Db.Leerlingnummers.Where(n => n.Leerling == invoer.Leerling && !werk.Db.Signaalwerk.Any(w => w.Leerling == n.Nr)).Select(n => n.Nr).ToListAsync(stop);
            werk.Db.AddRange(nummers.Select(nr => new Signaalwerk(nr)));
        }

        return await werk.BewaarAsync(leerling, invoer.Versie, WijzigLeerling.Gegevens, opgeslagen, opgeslagen, stop);
    }

    // in all dossiers: one that is closed may be opened again. A correction stays with the keeper of what it corrects, and so does its line in the audit
    private async Task HerstelFeitenAsync(Werkgang werk, Actor actor, Afweging afweging, Invoer invoer, CancellationToken stop)
    {
        var dag = invoer.Geboren.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        foreach (var dossier in await werk.Db.Dossiers.Where(d => d.Leerling == invoer.Leerling).OrderBy(d => d.Id).ToListAsync(stop))
        {
            var schrijver = new Feitenschrijver(werk.Db, dossier, kaders);
            await schrijver.NeemSlotAsync(stop);
            var reeks = new Feitenreeks(dossier.Id.ToString(), schrijver.Feiten.Select(f => f.Feit(Woordenschatlezer.BijProgramma)));
            var fout = reeks.Geldend(DateOnly.MaxValue).Select(g => g.Feit).Where(f => f.Soort!.Naam == Woordenschat.LeerlingStand && f.Woord(Veld) is { } was && was != dag).ToList();
            foreach (var feit in fout)
            {
                var gegevens = feit.Gegevens.Select(g => new KeyValuePair<string, Feitwaarde>(g.Key, g.Key == Veld ? new Feitwaarde(dag) : g.Value)).ToList();
                var recht = Feitenlezer.Keur(new Feitinvoer(Woordenschat.LeerlingStand, feit.Op, gegevens, feit.Nr), Woordenschatlezer.BijProgramma);
                var plaats = schrijver.Feiten.First(f => f.Nr == feit.Nr).Plaats;
                var rij = schrijver.Voeg(recht.Waarde ?? throw new InvalidOperationException($"een herstelde geboortedatum past niet in de woordenschat: {recht.Fouten[0]}"), plaats, LegFeitVast.Door(actor, Houder.School), werk.Nu);
                werk.Meld(Bij(afweging, dossier.Id, plaats), $"{dossier.Id}:{rij.Nr}");
            }

            if (fout.Count > 0)
                await schrijver.WerkTakenBijAsync(werk.Vandaag, stop);
        }
    }

    private static Afweging Bij(Afweging afweging, DossierId dossier, Feitplaats plaats) => afweging with
    {
        Over = afweging.Over! with { Dossier = dossier, Houder = plaats.Houder, HouderOrganisatie = plaats.HouderOrganisatie, Kamer = plaats.Kamer, VertrouwelijkTotEnMet = plaats.VertrouwelijkTot },
    };
}
