using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Dossiers;
using Routeboek.Application.Invoer;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Inlezen;

/// <summary>Compares a list of pupils with those of the school, and writes what is new or changed: pupils, groups, and who is in them. All or nothing.</summary>
internal sealed class Leerlingschrijver(Routeboekopslag opslag, TimeProvider klok, Protocolbron protocollen, Kaderkeuze kaders)
{
    private const string OnbekendeGemeente = "onbekend";

    public static async Task<Afweging> BepaalAsync(Werkgang werk, OrganisatieId school, CancellationToken stop) =>
        await werk.Db.Organisaties.AnyAsync(o => o.Id == school && o.Soort == Organisatiesoort.School, stop)
            ? await werk.Toegang.BepaalAsync(new Onderwerpsleutel.VanOrganisatie(Onderwerpsoort.Leerling, school), Handeling.Van(Handelingsoort.Vastleggen), stop)
            : Afweging.BestaatNiet;

    public async Task<Resultaat<Leerlinguitkomst>> VoerUitAsync(Actor actor, Verrichting verrichting, LeesLeerlingenIn.Invoer invoer, Gelezenlijst lijst, CancellationToken stop)
    {
        await using var werk = await Werkgang.BeginAsync(opslag, actor, verrichting, klok, stop);
        var afweging = await BepaalAsync(werk, invoer.School, stop);
        if (!afweging.Mag)
            return await werk.WeigerAsync<Leerlinguitkomst>(afweging, invoer.School.ToString(), stop);
        await Beurtwissel.NeemSlotAsync(werk.Db, invoer.School, stop);
        var bekend = await werk.Db.Leerlingen.AsTracking().Where(l => l.School == invoer.School).ToDictionaryAsync(l => l.Sleutel, StringComparer.Ordinal, stop);
        var jaar = Schooljaar.Met(werk.Vandaag);
        var groepen = await werk.Db.Groepen.AsTracking().AsSplitQuery().Where(g => g.School == invoer.School && g.Schooljaar == jaar.Begin).ToDictionaryAsync(g => g.Naam, StringComparer.Ordinal, stop);
        var groepVan = groepen.Values.SelectMany(g => g.Leden.Where(l => l.Tot is null).Select(l => (l.Leerling, Groep: g))).ToLookup(l => l.Leerling, l => l.Groep);
        var fouten = lijst.Fouten.ToList();
        var voorbeeld = new List<string>();
        var nieuweGroepen = new List<string>();
        var anderOnderwijs = new List<LeerlingId>();
        long nieuw = 0, gewijzigd = 0;
        foreach (var regel in lijst.Leerlingen)
        {
            if (!bekend.TryGetValue(regel.Sleutel, out var leerling))
            {
                nieuw++;
                leerling = Maak(werk, invoer.School, regel);
                werk.Db.Add(leerling);
                Plaats(werk, invoer.School, regel, leerling, jaar, groepen, groepVan, nieuweGroepen);
            }
            else if (leerling.Geboren != regel.Geboren)
            {
                fouten.Add(new Bestandsmelding(invoer.Bestandsnaam, regel.Regel, "geboortedatum", "deze leerling is hier met een andere geboortedatum bekend", "dezelfde geboortedatum, of een ander leerlingnummer"));
                continue;
            }
            else
            {
                var sector = leerling.Sector;
                if (!(Wijzig(leerling, regel) | Plaats(werk, invoer.School, regel, leerling, jaar, groepen, groepVan, nieuweGroepen)))
                    continue;
                gewijzigd++;
                if (sector != leerling.Sector)
                    anderOnderwijs.Add(leerling.Id);
            }

            if (voorbeeld.Count < LeesIn.Voorbeeldrijen)
                voorbeeld.Add(regel.Sleutel);
            // a pupil who is only about to come is nobody yet
            if (invoer.PasDirectToe || bekend.ContainsKey(regel.Sleutel))
                werk.Meld(afweging.Voor(leerling.Persoon), leerling.Id.ToString());
        }

        var telling = new Inleestelling(lijst.Ontvangen, nieuw, gewijzigd, lijst.Ontvangen - nieuw - gewijzigd - fouten.Count, fouten.Count,
            bekend.Keys.Except(lijst.Leerlingen.Select(l => l.Sleutel), StringComparer.Ordinal).LongCount()).Sluitend();
        var uitkomst = new Leerlinguitkomst { Klaar = null, Telling = telling, NieuweGroepen = nieuweGroepen, Voorbeeld = voorbeeld, Fouten = [.. fouten.Take(LeesIn.MeesteFouten)], Opmerkingen = lijst.Opmerkingen };
        if (!invoer.PasDirectToe)
            return await ZetKlaarAsync(werk, afweging, invoer, lijst, uitkomst, stop);
        await werk.Db.Leerlinglijsten.Where(l => l.School == invoer.School).ExecuteDeleteAsync(stop);
        werk.Meld(afweging, invoer.School.ToString());
        await werk.Db.SaveChangesAsync(stop);
        var nummers = await werk.Db.Leerlingnummers.Where(n => anderOnderwijs.Contains(n.Leerling) && !werk.Db.Signaalwerk.Any(w => w.Leerling == n.Nr)).Select(n => n.Nr).ToListAsync(stop);
        werk.Db.AddRange(nummers.Select(nr => new Signaalwerk(nr)));
        await werk.SluitAsync(stop);
        if (nummers.Count > 0)
            await new Signaalbijwerker(opslag, klok, protocollen, kaders).WerkBijAsync(actor, afweging, invoer.School, null, stop);
        return new Resultaat<Leerlinguitkomst>.Gelukt(uitkomst);
    }

    // nothing of it is written but the list itself, for whoever looks at what it changes
    private static async Task<Resultaat<Leerlinguitkomst>> ZetKlaarAsync(Werkgang werk, Afweging afweging, LeesLeerlingenIn.Invoer invoer, Gelezenlijst lijst, Leerlinguitkomst uitkomst, CancellationToken stop)
    {
        werk.Db.ChangeTracker.Clear();
        await werk.Db.Leerlinglijsten.Where(l => l.School == invoer.School).ExecuteDeleteAsync(stop);
        if (uitkomst.Telling.Nieuw + uitkomst.Telling.Gewijzigd > 0)
        {
            uitkomst = uitkomst with { Klaar = new LeerlinglijstId(werk.Sleutel()) };
            werk.Db.Add(new Leerlinglijst
            {
                Id = uitkomst.Klaar.Value,
                School = invoer.School,
                Bestandsnaam = invoer.Bestandsnaam.Length <= Inleesbeurt.LangsteBestandsnaam ? invoer.Bestandsnaam : invoer.Bestandsnaam[..Inleesbeurt.LangsteBestandsnaam],
                Inhoud = JsonSerializer.Serialize([.. lijst.Leerlingen], Lijstjson.Default.LijstleerlingArray),
                Sinds = werk.Nu,
            });
        }

        werk.Meld(afweging, invoer.School.ToString());
        await werk.SluitAsync(stop);
        return new Resultaat<Leerlinguitkomst>.Gelukt(uitkomst);
    }

    private static Leerling Maak(Werkgang werk, OrganisatieId school, Lijstleerling regel)
    {
        var sleutel = werk.Sleutel();
        // without a name people know a pupil by the school's own number
        var naam = new Persoonsnaam(regel.Voornaam, regel.Tussenvoegsel, regel.Achternaam.Length > 0 ? regel.Achternaam : regel.Sleutel);
        var leerling = new Leerling(new LeerlingId(sleutel), new PersoonId(sleutel), school, regel.Sleutel, naam, regel.Geboren, regel.Sector, regel.Woongemeente.Length > 0 ? regel.Woongemeente : OnbekendeGemeente);
        leerling.ZetTelefoon(regel.Telefoon);
        return leerling;
    }

    private static bool Wijzig(Leerling leerling, Lijstleerling regel)
    {
        var naam = regel.Achternaam.Length > 0 ? new Persoonsnaam(regel.Voornaam, regel.Tussenvoegsel, regel.Achternaam) : leerling.Naam;
        var gemeente = regel.Woongemeente.Length > 0 ? regel.Woongemeente : leerling.Woongemeente;
        var telefoon = regel.Telefoon.Length > 0 ? regel.Telefoon : leerling.Telefoon;
        if ((naam, regel.Sector, gemeente, telefoon) == (leerling.Naam, leerling.Sector, leerling.Woongemeente, leerling.Telefoon))
            return false;
        leerling.ZetTelefoon(telefoon);
        leerling.Wijzig(naam, regel.Sector, gemeente);
        return true;
    }

    // a pupil is in one group of the list; groups that people made themselves beside it are left alone only when the list names none
    private static bool Plaats(Werkgang werk, OrganisatieId school, Lijstleerling regel, Leerling leerling, Schooljaar jaar, Dictionary<string, Groep> groepen, ILookup<LeerlingId, Groep> groepVan, List<string> nieuweGroepen)
    {
        if (regel.Groep.Length == 0)
            return false;
        if (!groepen.TryGetValue(regel.Groep, out var groep))
        {
            groep = new Groep(new GroepId(werk.Sleutel()), school, regel.Groep, jaar.Begin);
            groepen.Add(regel.Groep, groep);
            nieuweGroepen.Add(regel.Groep);
            werk.Db.Add(groep);
        }

        var zit = groepVan[leerling.Id].ToList();
        if (zit is [var enige] && enige == groep)
            return false;
        foreach (var oud in zit.Where(g => g != groep))
            oud.Verlaat(leerling.Id, werk.Vandaag.AddDays(-1));
        groep.Plaats(leerling.Id, werk.Vandaag);
        return true;
    }
}
