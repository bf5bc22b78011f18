using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Inlezen;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Aanwezigheid;
using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Protocollen;
using Routeboek.Domain.Toegang;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Application.Aanwezigheid;

/// <summary>What people corrected of a pupil and slot: who, when, and what it was.</summary>
public sealed record Registercorrectie(string Door, DateTime Op, Verzuimsoort? Was);

/// <summary>A pupil in a register.</summary>
/// <param name="Id">The key.</param>
/// <param name="Naam">The name.</param>
/// <param name="Stand">How she or he stands; null = present.</param>
/// <param name="Minuten">Minutes late.</param>
/// <param name="Correctie">The last correction; null = nobody changed it.</param>
/// <param name="WasZiek">Ill on the school day before, and nothing known of this day.</param>
public sealed record Registerleerling(LeerlingId Id, string Naam, Verzuimsoort? Stand, int Minuten, Registercorrectie? Correctie, bool WasZiek);

/// <summary>A register that was taken.</summary>
public sealed record Genomenregister(Tijdvak Vak, string Door, DateTime Op, string LaatstDoor, DateTime LaatstOp);

/// <summary>The register of a group for a part of a day.</summary>
/// <param name="Groep">The group.</param>
/// <param name="Naam">Its name.</param>
/// <param name="Dag">The day.</param>
/// <param name="Vak">The part of the day.</param>
/// <param name="Vakken">The parts that one can choose from.</param>
/// <param name="Leerlingen">By name.</param>
/// <param name="Genomen">What was taken that day.</param>
/// <param name="Schooldag">Whether there is school.</param>
public sealed record Registerbeeld(GroepId Groep, string Naam, DateOnly Dag, Tijdvak Vak, IReadOnlyList<Tijdvak> Vakken, IReadOnlyList<Registerleerling> Leerlingen, IReadOnlyList<Genomenregister> Genomen, bool Schooldag)
{
    /// <summary>When this one was taken; null = not yet.</summary>
    public Genomenregister? Dit => Genomen.FirstOrDefault(g => g.Vak == Vak);
}

/// <summary>The parts of a day in which a school of a kind takes registers.</summary>
public static class Registervakken
{
    /// <summary>Of a day with lessons that many can be chosen.</summary>
    private const int MeesteLesuren = 10;

    private const int Middaguur = 12;

    public static IReadOnlyList<Tijdvak> Van(Sector sector) => sector == Sector.Po ? [Tijdvak.Ochtend, Tijdvak.Middag] : [.. Enumerable.Range(1, MeesteLesuren).Select(Tijdvak.VoorLesuur)];

    /// <summary>The one of now: by the clock for half days; for lessons, whose times are not known, the first one that was not taken.</summary>
    public static Tijdvak Nu(Sector sector, DateTime plaatselijk, IReadOnlySet<Tijdvak> genomen) => sector == Sector.Po
        ? plaatselijk.Hour < Middaguur ? Tijdvak.Ochtend : Tijdvak.Middag
        : Van(sector).FirstOrDefault(v => !genomen.Contains(v), Van(sector)[^1]);
}

/// <summary>Reads the register of a group: everybody in it, how they stand, and what was corrected. Whoever is shown is in the audit.</summary>
public sealed class LeesRegister(Routeboekopslag opslag, TimeProvider klok, Protocolbron protocollen)
{
    public static readonly Verrichting Verrichting = new("register-lezen", "registraties");

    /// <param name="Groep">Which group.</param>
    /// <param name="Dag">Which day; null = today.</param>
    /// <param name="Vak">Which part; null = that of now.</param>
    public sealed record Invoer(GroepId Groep, DateOnly? Dag = null, Tijdvak? Vak = null);

    public async Task<Resultaat<Registerbeeld>> VoerUitAsync(Actor actor, Invoer invoer, CancellationToken stop)
    {
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var (db, school) = (werk.Db, actor.Aanstelling.Organisatie);
        var dag = invoer.Dag ?? werk.Vandaag;
        var groep = await db.Groepen.AsSplitQuery().SingleOrDefaultAsync(g => g.Id == invoer.Groep && g.School == school, stop);
        var leden = groep?.Leden.Where(l => l.Van <= dag && !(l.Tot < dag)).Select(l => l.Leerling).Distinct().ToList() ?? [];
        var afwegingen = await werk.Toegang.BepaalAsync([.. leden.Select(l => new Onderwerpsleutel.VanLeerling(Onderwerpsoort.Registratie, l))], Handeling.Van(Handelingsoort.Vastleggen), stop);
        var mag = leden.Zip(afwegingen).Where(l => l.Second.Mag).ToDictionary(l => l.First, l => l.Second);
        var kader = await Schoolkader.LeesAsync(db, school, werk.Vandaag, protocollen, stop);
        if (groep is null || mag.Count == 0 || kader is null)
            return await werk.WeigerAsync<Registerbeeld>(Afweging.BestaatNiet, invoer.Groep.ToString(), stop);
        var ids = mag.Keys.ToList();
        var leerlingen = await db.Leerlingen.Where(l => ids.Contains(l.Id)).OrderBy(l => l.Sorteernaam).ThenBy(l => l.Id).ToListAsync(stop);
        var sector = leerlingen[0].Sector;
        var genomen = await GenomenAsync(db, groep.Id, dag, stop);
        var vak = invoer.Vak is { } gekozen && Registervakken.Van(sector).Contains(gekozen) ? gekozen
            : Registervakken.Nu(sector, Kalenders.Schoolklok.Plaatselijk(werk.Nu), genomen.Select(g => g.Vak).ToHashSet());
        var vorige = kader.Kalender.IndexOpOfVoor(dag.AddDays(-1)) is var i and >= 0 ? kader.Kalender.Datum(i) : dag;
        var beeld = await Dagbeeld.LeesAsync(db, school, ids, vorige, dag, stop);
        var correcties = await CorrectiesAsync(db, beeld, ids, dag, vak, stop);
        foreach (var leerling in leerlingen)
            werk.Meld(mag[leerling.Id], leerling.Id.ToString());
        await werk.SluitAsync(stop);
        return new Resultaat<Registerbeeld>.Gelukt(new Registerbeeld(groep.Id, groep.Naam, dag, vak, Registervakken.Van(sector), [.. leerlingen.Select(Regel)], genomen, kader.Kalender.IndexVan(dag) >= 0));

        Registerleerling Regel(Leerling l)
        {
            var rijen = beeld.Op(l.Id, dag);
            var stand = Registerregels.Stand(rijen, vak);
            return new Registerleerling(l.Id, l.Naam.ToString(), stand?.Soort, stand is { Soort: Verzuimsoort.TeLaat } laat ? laat.Minuten : 0, correcties.GetValueOrDefault(l.Id), rijen.Count == 0 && vorige != dag && beeld.IsZiek(l.Id, vorige));
        }
    }

    private static async Task<IReadOnlyList<Genomenregister>> GenomenAsync(Opslagcontext db, GroepId groep, DateOnly dag, CancellationToken stop)
    {
        var rijen = await db.Registers.Where(r => r.Groep == groep && r.Dag == dag).OrderBy(r => r.Vak).ToListAsync(stop);
        var mensen = rijen.Select(r => r.Door).Concat(rijen.Select(r => r.LaatstDoor)).Distinct().ToList();
        var namen = mensen.Count == 0 ? [] : await db.Personen.Where(p => mensen.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Naam.ToString(), stop);
        return [.. rijen.Select(r => new Genomenregister(new Tijdvak((byte)r.Vak), namen.GetValueOrDefault(r.Door, ""), r.Op, namen.GetValueOrDefault(r.LaatstDoor, ""), r.LaatstOp))];
    }

    // the last one that touched this slot
    private static async Task<Dictionary<LeerlingId, Registercorrectie>> CorrectiesAsync(Opslagcontext db, Dagbeeld beeld, List<LeerlingId> leerlingen, DateOnly dag, Tijdvak vak, CancellationToken stop)
    {
        var nummers = leerlingen.Where(beeld.Leerlingen.Contains).ToDictionary(beeld.Nummer);
        var lijst = nummers.Keys.ToList();
        var rijen = (await db.Correcties.Where(c => lijst.Contains(c.Leerling) && c.Dag == dag).Join(db.Inleesbeurten, c => c.Beurt, b => b.Nr, (c, b) => new { c, b.Door, b.Begonnen }).ToListAsync(stop)).Where(r => beeld.MetDeHand.Contains(r.c.Beurt) && r.c.Tot is null).ToList();
        var mensen = rijen.Select(r => r.Door).Distinct().ToList();
        var namen = mensen.Count == 0 ? [] : await db.Personen.Where(p => mensen.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Naam.ToString(), stop);
        var uit = new Dictionary<LeerlingId, Registercorrectie>();
        foreach (var r in rijen.OrderBy(r => r.c.Beurt))
        {
            var gezien = Gezienvorm.Lees(dag, r.c.Gezien).Select(g => g.Inhoud).ToList();
            var eigen = beeld.Rijen(nummers[r.c.Leerling]);
            var raakt = gezien.Exists(g => g.Tijdvak.Overlapt(vak)) || eigen.Codes.Where((c, i) => c.Dag == dag && eigen.Beurten[i] == r.c.Beurt && c.Inhoud.Tijdvak.Overlapt(vak)).Any();
            if (raakt)
                uit[nummers[r.c.Leerling]] = new Registercorrectie(namen.GetValueOrDefault(r.Door, ""), r.Begonnen, Registerregels.Stand(gezien, vak)?.Soort);
        }

        return uit;
    }
}
