using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Dossiers;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Samenwerking;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Samenwerking;

/// <summary>Asks for consent: to whom, for which room, what for, and how long. Nothing is open yet: the answers open it.</summary>
public sealed class StelToestemmingsvraag(Routeboekopslag opslag, TimeProvider klok)
{
    public static readonly Verrichting Verrichting = new("toestemming-vragen", "toestemming");

    /// <param name="Leerling">About whom.</param>
    /// <param name="Aan">Who gets to see it.</param>
    /// <param name="Persoon">That person only; always for a guest.</param>
    /// <param name="Kamer">Of which room.</param>
    /// <param name="Voor">What for, in a word.</param>
    /// <param name="Doel">What for, in a sentence that the family understands.</param>
    /// <param name="Van">First day, inclusive.</param>
    /// <param name="Tot">Last day, inclusive.</param>
    public sealed record Invoer(LeerlingId Leerling, Partijsoort Aan, PersoonId? Persoon, Kamer Kamer, Toestemmingsdoel Voor, string Doel, DateOnly Van, DateOnly? Tot);

    public async Task<Resultaat<ToestemmingsvraagId>> VoerUitAsync(Actor actor, Invoer invoer, CancellationToken stop)
    {
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var leerling = await werk.MetSlotAsync(invoer.Leerling, stop);
        var houder = leerling is null ? default : Zaakwerk.Houder(actor, leerling);
        var afweging = leerling is null ? Afweging.BestaatNiet : await werk.Toegang.BepaalAsync(Zaakwerk.Toestemming(leerling.Id, invoer.Kamer, houder), Zaakwerk.Vastleggen, stop);
        if (leerling is null || !afweging.Mag)
            return await werk.WeigerAsync<ToestemmingsvraagId>(afweging, invoer.Leerling.ToString(), stop);
        if (Besluitregel.Vraag(invoer.Aan, invoer.Persoon is not null, invoer.Kamer, invoer.Doel, new Geldigheid(invoer.Van, invoer.Tot), werk.Vandaag) is { } bezwaar)
            return bezwaar.Onjuist<ToestemmingsvraagId>();
        if (invoer.Persoon is { } wie && !await werk.Db.Betrokkenheden.AnyAsync(b => b.Leerling == leerling.Id && b.Persoon == wie && (b.Tot == null || b.Tot >= invoer.Van), stop))
            return Resultaat<ToestemmingsvraagId>.Fout("aan", "deze persoon is niet betrokken bij deze leerling", "voeg de persoon eerst toe bij wie er om de leerling heen staat");
        var dag = werk.Vandaag;
        if (await werk.Db.Toestemmingsvragen.AnyAsync(v => v.Leerling == leerling.Id && v.Aan == invoer.Aan && v.Persoon == invoer.Persoon && v.Kamer == invoer.Kamer && v.Voor == invoer.Voor && v.Ingetrokken == null && v.Tot >= dag, stop))
            return Resultaat<ToestemmingsvraagId>.Fout("aan", "deze vraag is al gesteld", "vul de antwoorden in bij de vraag die er staat");
        var vraag = new Toestemmingsvraag
        {
            Id = new ToestemmingsvraagId(werk.Sleutel()), Leerling = leerling.Id, Aan = invoer.Aan, Persoon = invoer.Persoon, Kamer = invoer.Kamer, Voor = invoer.Voor, Doel = invoer.Doel.Trim(),
            Van = invoer.Van, Tot = invoer.Tot!.Value, Houder = houder.Soort, HouderOrganisatie = houder.Organisatie, Door = actor.Persoon, Gesteld = werk.Nu,
        };
        werk.Db.Add(vraag);
        werk.Meld(afweging, vraag.Id.ToString());
        await werk.SluitAsync(stop);
        return new Resultaat<ToestemmingsvraagId>.Gelukt(vraag.Id);
    }
}

/// <summary>
/// Records what somebody answers: yes, no, or no after yes, which ends the consent at once. Whoever asked records it, or the one whose answer it is. When the
/// question is decided by it, an open dossier gets the fact in the same transaction.
/// </summary>
public sealed class BeantwoordToestemming(Routeboekopslag opslag, TimeProvider klok, Kaderkeuze kaders)
{
    public static readonly Verrichting Verrichting = new("toestemming-vastleggen", "toestemming");

    /// <param name="Vraag">Which question.</param>
    /// <param name="Door">Whose answer.</param>
    /// <param name="Rol">As parent or as pupil.</param>
    /// <param name="Ja">Yes or no.</param>
    public sealed record Invoer(ToestemmingsvraagId Vraag, PersoonId Door, Rol Rol, bool Ja);

    /// <returns>How far the question is now.</returns>
    public async Task<Resultaat<Toestemmingsstand>> VoerUitAsync(Actor actor, Invoer invoer, CancellationToken stop)
    {
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        if (await Toestemmingswerk.ZoekAsync(werk, invoer.Vraag, stop) is not { } zaak)
            return await werk.WeigerAsync<Toestemmingsstand>(Afweging.BestaatNiet, invoer.Vraag.ToString(), stop);
        var (vraag, leerling) = zaak;
        var sleutel = Zaakwerk.Toestemming(leerling.Id, vraag.Kamer, (vraag.Houder, vraag.HouderOrganisatie));
        var zelf = invoer.Door == actor.Persoon && invoer.Rol == actor.Rol;
        var afweging = await werk.Toegang.BepaalAsync(sleutel, zelf ? Zaakwerk.Besluiten : Zaakwerk.Vastleggen, stop);
        if (!afweging.Mag)
            return await werk.WeigerAsync<Toestemmingsstand>(afweging, vraag.Id.ToString(), stop);
        if (!vraag.Loopt(werk.Vandaag))
            return Resultaat<Toestemmingsstand>.Fout("vraag", "deze vraag is ingetrokken of voorbij", "stel de vraag opnieuw");
        var eis = Toestemmingseis.Van(afweging.Over!, vraag.Aan, vraag.Voor, await werk.OuderinstemmingAsync(leerling.School, stop), werk.Vandaag);
        var wie = new Toestemmer(invoer.Door, invoer.Rol);
        var antwoorden = await werk.Db.Toestemmingsantwoorden.Where(a => a.Vraag == vraag.Id).OrderBy(a => a.Nr).ToListAsync(stop);
        var stand = Toestemmingswerk.Antwoorden(antwoorden);
        // who gave consent can always take it back, also when another's answer decides by now
        if (!eis.Nodig.Concat(eis.OokGehoord).Contains(wie) && (invoer.Ja || !stand.ContainsKey(wie)))
            return Resultaat<Toestemmingsstand>.Fout("door", "van deze persoon is hier geen antwoord nodig", "een ouder met gezag of de leerling, zoals de vraag het zegt");
        if (stand.TryGetValue(wie, out var eerder) && eerder == invoer.Ja)
            return Resultaat<Toestemmingsstand>.Fout("door", "dit antwoord staat er al", "een ander antwoord");
        var voor = eis.Stand(stand);

        var antwoord = new Toestemmingsantwoord { Vraag = vraag.Id, Nr = antwoorden.Count + 1, Id = werk.Sleutel(), Door = wie.Persoon, AlsRol = wie.Rol, Ja = invoer.Ja, VastgelegdDoor = actor.Persoon, Vastgelegd = werk.Nu };
        werk.Db.Add(antwoord);
        if (invoer.Ja)
            werk.Db.Add(new Toestemmingrij { Id = antwoord.Id, Leerling = leerling.Id, Door = wie.Persoon, AlsRol = wie.Rol, Aan = vraag.Aan, Persoon = vraag.Persoon, Kamer = vraag.Kamer, Van = vraag.Van > werk.Vandaag ? vraag.Van : werk.Vandaag, Tot = vraag.Tot });
        else
            await Toestemmingswerk.EindigAsync(werk, actor, antwoorden.Where(a => a.Door == wie.Persoon && a.AlsRol == wie.Rol), stop);
        stand[wie] = invoer.Ja;
        var na = eis.Stand(stand);
        if (na != voor && na != Toestemmingsstand.Wacht)
            await new Toestemmingsfeiten(werk, kaders).SchrijfAsync(actor, vraag, na, [.. eis.Nodig.Where(n => stand.TryGetValue(n, out var ja) && ja == (na == Toestemmingsstand.Gegeven)).Select(n => n.Rol).Distinct().Order()], stop);
        werk.Meld(afweging, vraag.Id.ToString());
        await werk.SluitAsync(stop);
        return new Resultaat<Toestemmingsstand>.Gelukt(na);
    }
}

/// <summary>Takes a question back: it is not needed any more. What was given to it ends at once.</summary>
public sealed class TrekToestemmingsvraagIn(Routeboekopslag opslag, TimeProvider klok)
{
    public static readonly Verrichting Verrichting = new("toestemmingsvraag-intrekken", "toestemming");

    public async Task<Resultaat<ToestemmingsvraagId>> VoerUitAsync(Actor actor, ToestemmingsvraagId id, CancellationToken stop)
    {
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        if (await Toestemmingswerk.ZoekAsync(werk, id, stop) is not { } zaak)
            return await werk.WeigerAsync<ToestemmingsvraagId>(Afweging.BestaatNiet, id.ToString(), stop);
        var afweging = await werk.Toegang.BepaalAsync(Zaakwerk.Toestemming(zaak.Leerling.Id, zaak.Vraag.Kamer, (zaak.Vraag.Houder, zaak.Vraag.HouderOrganisatie)), Zaakwerk.Vastleggen, stop);
        if (!afweging.Mag)
            return await werk.WeigerAsync<ToestemmingsvraagId>(afweging, id.ToString(), stop);
        if (!zaak.Vraag.Loopt(werk.Vandaag))
            return Resultaat<ToestemmingsvraagId>.Fout("vraag", "deze vraag is al ingetrokken of voorbij", "een vraag die nog loopt");
        zaak.Vraag.Ingetrokken = werk.Nu;
        await Toestemmingswerk.EindigAsync(werk, actor, await werk.Db.Toestemmingsantwoorden.Where(a => a.Vraag == id).ToListAsync(stop), stop);
        werk.Meld(afweging, id.ToString());
        await werk.SluitAsync(stop);
        return new Resultaat<ToestemmingsvraagId>.Gelukt(id);
    }
}

/// <summary>What the use cases of consent share.</summary>
internal static class Toestemmingswerk
{
    /// <summary>The question with its pupil, locked; null when there is none.</summary>
    public static async Task<(Toestemmingsvraag Vraag, Leerling Leerling)?> ZoekAsync(Werkgang werk, ToestemmingsvraagId id, CancellationToken stop)
    {
        if (await werk.Db.Toestemmingsvragen.Where(v => v.Id == id).Select(v => (LeerlingId?)v.Leerling).SingleOrDefaultAsync(stop) is not { } leerling || await werk.MetSlotAsync(leerling, stop) is not { } kind)
            return null;
        return (await werk.Db.Toestemmingsvragen.AsTracking().SingleAsync(v => v.Id == id, stop), kind);
    }

    /// <summary>The last answer of each.</summary>
    public static Dictionary<Toestemmer, bool> Antwoorden(IEnumerable<Toestemmingsantwoord> opVolgorde)
    {
        var uit = new Dictionary<Toestemmer, bool>();
        foreach (var antwoord in opVolgorde)
            uit[new Toestemmer(antwoord.Door, antwoord.AlsRol)] = antwoord.Ja;
        return uit;
    }

    /// <summary>Ends the consents that came of these answers: from today they do not count.</summary>
    public static async Task EindigAsync(Werkgang werk, Actor actor, IEnumerable<Toestemmingsantwoord> antwoorden, CancellationToken stop)
    {
        var ids = antwoorden.Where(a => a.Ja).Select(a => a.Id).ToList();
        var gisteren = werk.Vandaag.AddDays(-1);
        foreach (var rij in await werk.Db.Toestemmingen.AsTracking().Where(t => ids.Contains(t.Id) && (t.Tot == null || t.Tot > gisteren)).ToListAsync(stop))
            await werk.EindigAsync(rij, gisteren, actor, stop);
    }
}

/// <summary>Enters that consent was given or refused into the open dossiers of the pupil, in the room that it is about.</summary>
internal sealed class Toestemmingsfeiten(Werkgang werk, Kaderkeuze kaders)
{
    public async Task SchrijfAsync(Actor actor, Toestemmingsvraag vraag, Toestemmingsstand stand, IReadOnlyList<Rol> door, CancellationToken stop)
    {
        var dag = werk.Vandaag;
        var dossiers = await (from p in werk.Db.Projecties
                              join d in werk.Db.Dossiers on p.Dossier equals d.Id
                              where d.Leerling == vraag.Leerling && p.OpenVan <= dag && (p.OpenTot == null || p.OpenTot >= dag)
                              orderby d.Id
                              select d).ToListAsync(stop);
        var invoer = new Feitinvoer(stand == Toestemmingsstand.Gegeven ? "ToestemmingGegeven" : "ToestemmingGeweigerd", dag,
            [new("voor", new Feitwaarde(Woord.Van(vraag.Voor))), new("door", new Feitwaarde([.. door.Select(r => Woord.Van(r))]))]);
        var gekeurd = Feitenlezer.Keur(invoer, Woordenschatlezer.BijProgramma);
        var feit = gekeurd.Waarde ?? throw new InvalidOperationException($"toestemming past niet in de woordenschat: {gekeurd.Fouten[0]}");
        foreach (var dossier in dossiers)
        {
            var schrijver = new Feitenschrijver(werk.Db, dossier, kaders);
            await schrijver.NeemSlotAsync(stop);
            schrijver.Voeg(feit, new Feitplaats(vraag.Houder, vraag.HouderOrganisatie, vraag.Kamer), LegFeitVast.Door(actor, vraag.Houder), werk.Nu);
            await schrijver.WerkTakenBijAsync(dag, stop);
        }
    }
}
