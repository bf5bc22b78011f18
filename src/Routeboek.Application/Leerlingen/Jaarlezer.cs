using System.Text;
using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Beelden;
using Routeboek.Application.Inlezen;
using Routeboek.Application.Kalenders;
using Routeboek.Application.Opslag;
using Routeboek.Application.Verzuimscan;
using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Protocollen;
using Routeboek.Domain.Signalering;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Application.Leerlingen;

/// <summary>Reads one school year of one pupil from the store, in a fixed number of queries. Whoever calls has asked for access.</summary>
internal sealed class Jaarlezer(Opslagcontext db, Protocolbron protocollen, DateOnly vandaag)
{
    private Schoolkader? _kader;
    private Schoolkalender? _kalender;

    /// <summary>The school year that was chosen, or else the one of what is known last.</summary>
    public Schooljaar Jaar { get; private set; }

    /// <summary>The years that can be chosen, the newest first.</summary>
    public IReadOnlyList<Schooljaar> Jaren { get; private set; } = [];

    /// <summary>Up to which day it is known how things are; null = nothing was brought in.</summary>
    public DateOnly? Peildatum { get; private set; }

    /// <summary>The pupil has no timetable of its own.</summary>
    public bool Geschat { get; private set; }

    /// <summary>The rows of the year that count, in the pupil's calendar, ordered by day.</summary>
    public uint[] Rijen { get; private set; } = [];

    public async Task LeesAsync(LeerlingId id, int? jaar, CancellationToken stop)
    {
        var leerling = await (from l in db.Leerlingen
                              where l.Id == id
                              select new { l.School, l.Persoon, l.Sleutel, l.Geboren, l.Sector, Nr = db.Leerlingnummers.Where(n => n.Leerling == id).Select(n => (int?)n.Nr).FirstOrDefault() }).SingleAsync(stop);
        var nr = leerling.Nr ?? 0;
        var peildag = await db.Schoolstanden.Where(s => s.School == leerling.School).Select(s => s.Peildag).SingleOrDefaultAsync(stop);
        var bekend = leerling.Nr is null ? [] : await db.Registraties.Where(r => r.Leerling == nr).Select(r => r.Schooljaar).Distinct().ToListAsync(stop);
        var nu = Schooljaar.Met(vandaag);
        Jaren = [.. bekend.Select(j => new Schooljaar(j)).Where(j => j.Begin <= nu.Begin).Append(nu).Distinct().OrderByDescending(j => j.Begin)];
        Jaar = Jaren.FirstOrDefault(j => j.Begin == jaar, Jaren.FirstOrDefault(j => peildag is { } dag && j == Schooljaar.Met(dag), nu));
        _kader = await Schoolkader.LeesAsync(db, leerling.School, vandaag, protocollen, stop);
        if (_kader is null)
            return;
        var codes = leerling.Nr is null ? [] : await CodesAsync(nr, stop);
        // a register that was taken today may be ahead of what was brought in
        if (codes.Length > 0 && !(codes[^1].Dag <= peildag))
            peildag = codes[^1].Dag;
        if (peildag is not { } peil)
            return;
        Peildatum = Vroegste(peil, Vroegste(vandaag, Jaar.Tot));
        var eigen = leerling.Nr is null ? null : await _kader.RoosterAsync(db, [new Kaderleerling(nr, id, leerling.Persoon, leerling.Sleutel, leerling.Geboren, leerling.Sector)], stop);
        Geschat = eigen is null;
        _kalender = eigen is null ? _kader.Kalender : new Leerlingroosters(eigen).Van(Encoding.UTF8.GetBytes(leerling.Sleutel)) is { } rooster ? rooster.Kalender : _kader.Kalender;
        if (_kalender is not { } kalender)
            return;
        // a day that is no school day any more, by a newer calendar or timetable, is passed over, as for signals
        Rijen = [.. codes.Select(c => (Code: c, Dag: kalender.IndexVan(c.Dag))).Where(c => c.Dag >= 0).Select(c => c.Code.In(c.Dag))];
    }

    /// <summary>What was registered in the year, or a part of it; null when there is no school day in it.</summary>
    public Registratiebeeld? Beeld(DateOnly? van = null, DateOnly? tot = null)
    {
        if (_kader is not { } kader || _kalender is not { } kalender || Peildatum is not { } peil)
            return null;
        var einde = Vroegste(tot ?? peil, peil);
        var peildag = kalender.IndexOpOfVoor(einde);
        if (peildag < 0 || kalender.JaarVan(peildag).Jaar != Jaar || van is { } begin && kalender.IndexOpOfNa(begin) > peildag)
            return null;
        return new Registratiebeeld(kader.Kalender, kalender, peildag, [.. Rijen.Where(r => new Registratie(r).Dag <= peildag)], van);
    }

    /// <summary>The signals of the year, explained; what is on first, and then the latest.</summary>
    /// <param name="id">The pupil.</param>
    /// <param name="metBewijs">Also the registrations that were counted.</param>
    /// <param name="stop">Stops it.</param>
    public async Task<IReadOnlyList<Signaalbewijs>> SignalenAsync(LeerlingId id, bool metBewijs, CancellationToken stop)
    {
        var jaar = (short)Jaar.Begin;
        var rijen = await db.Signalen.Where(s => s.Leerling == id && s.Schooljaar == jaar).ToListAsync(stop);
        var verklaard = new List<(Signaalrij Rij, Signaalregel? Regel, int Hoogte, Signaalbewijs Bewijs)>();
        foreach (var groep in rijen.GroupBy(s => (s.Protocol, s.Protocolversie)))
        {
            var protocol = protocollen(groep.Key.Protocol, groep.Key.Protocolversie);
            var ladders = protocol is null ? null : new Ladders(protocol);
            var verklaarder = protocol is null || _kalender is null ? null : new Verklaarder(new Signaleerder(protocol, _kalender));
            foreach (var rij in groep)
            {
                var index = protocol is null ? -1 : Enumerable.Range(0, protocol.Signalen.Count).FirstOrDefault(i => protocol.Signalen[i].Id == rij.Naam, -1);
                var regel = index < 0 ? null : protocol!.Signalen[index];
                verklaard.Add((rij, regel, regel is null ? 0 : ladders!.Hoogte(regel), Verklaar(rij, regel, index, ladders, verklaarder, metBewijs)));
            }
        }

        // of each ladder the highest rung that is on leads
        var leidend = verklaard.Where(v => v.Bewijs.IsAan).GroupBy(v => v.Regel is { Ladder.Length: > 0 } r ? r.Ladder : $"\0{v.Rij.Naam}", StringComparer.Ordinal)
            .Select(g => g.MaxBy(v => (v.Hoogte, v.Rij.Sinds)).Rij.Id).ToHashSet();
        return
        [
            .. verklaard.OrderByDescending(v => leidend.Contains(v.Rij.Id)).ThenByDescending(v => v.Bewijs.IsAan).ThenByDescending(v => v.Bewijs.IsAan ? v.Hoogte : 0)
                .ThenByDescending(v => v.Rij.Sinds).ThenBy(v => v.Rij.Naam, StringComparer.Ordinal).Select(v => v.Bewijs with { IsLeidend = leidend.Contains(v.Rij.Id) }),
        ];
    }

    private Signaalbewijs Verklaar(Signaalrij rij, Signaalregel? regel, int index, Ladders? ladders, Verklaarder? verklaarder, bool metBewijs)
    {
        // what is on is explained by the rows of now, what is over by those with which it began
        var datum = rij.Tot is null && Peildatum is { } peil ? Vroegste(peil, Jaar.Tot) : rij.Sinds;
        var dag = _kalender?.IndexOpOfVoor(datum) ?? -1;
        var bewijs = new List<int>();
        var verklaring = new Verklaring(rij.Waarde, rij.Grens, rij.InTienden, rij.Eenheid, 0);
        if (regel is not null && verklaarder is not null && dag >= 0)
            verklaring = verklaarder.Verklaar(index, Rijen, dag, bewijs);
        DateOnly? eerste = bewijs.Count == 0 ? null : _kalender!.Datum(new Registratie(Rijen[bewijs[0]]).Dag);
        return new Signaalbewijs
        {
            Id = rij.Id,
            Naam = regel?.Naam ?? rij.Naam,
            Trede = regel is null ? "" : ladders!.Trede(regel) is { Length: > 0 } trede ? $"{Beeldwoorden.Ladder(regel.Ladder)}: {trede}" : "",
            Sinds = rij.Sinds,
            Tot = rij.Tot,
            Waarom = regel is null ? $"{Uitleg.Waarde(verklaring)} {rij.Eenheid}" : Uitleg.Waarom(regel, verklaring, metBewijs ? eerste : null, datum),
            Grens = regel is null ? Uitleg.Waarde(verklaring with { Waarde = verklaring.Grens }) : Uitleg.Grens(regel, verklaring),
            Vervolg = regel?.Vervolg ?? "",
            Bron = regel is null ? $"{rij.Protocol} {rij.Protocolversie}" : $"{regel.Bron} ({Beeldwoorden.Herkomst(regel.Herkomst)})",
            Bewijs = metBewijs && bewijs.Count > 0 ? Beeldwoorden.Bewijs(_kalender!, Rijen, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(bewijs)) : "",
            Behandeling = rij.Behandeling,
            IsVervallen = rij.VervallenOp is not null,
        };
    }

    private async Task<Registratiecode[]> CodesAsync(int nr, CancellationToken stop)
    {
        var jaar = (short)Jaar.Begin;
        var rijen = await db.Zichtbaar().Where(r => r.Leerling == nr && r.Schooljaar == jaar && r.Dag <= vandaag).ToListAsync(stop);
        var codes = rijen.ConvertAll(Registratiecode.Van).ToArray();
        Array.Sort(codes);
        return codes;
    }

    private static DateOnly Vroegste(DateOnly een, DateOnly ander) => een < ander ? een : ander;
}
