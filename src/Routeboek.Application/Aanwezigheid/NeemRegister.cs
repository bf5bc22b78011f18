using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Dossiers;
using Routeboek.Application.Inlezen;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Aanwezigheid;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Toegang;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Application.Aanwezigheid;

/// <summary>A pupil of whom somebody else said something different since the page was opened.</summary>
/// <param name="Leerling">Who.</param>
/// <param name="Naam">The name.</param>
/// <param name="Was">What the page showed; null = present.</param>
/// <param name="Uw">What was filled in.</param>
/// <param name="Nu">What stands now.</param>
public sealed record Registerbotsing(LeerlingId Leerling, string Naam, Verzuimsoort? Was, Verzuimsoort? Uw, Verzuimsoort? Nu);

/// <summary>
/// Takes the register of a group for a part of the day, or corrects it: everybody is present but who is said not to be. What was changed counts at
/// once; what somebody else changed in the meantime is told, and then nothing is stored.
/// </summary>
public sealed class NeemRegister(Routeboekopslag opslag, TimeProvider klok, Protocolbron protocollen, Kaderkeuze kaders)
{
    public static readonly Verrichting Verrichting = new("register-nemen", "registraties");

    /// <summary>A register can be corrected for so many days back.</summary>
    public const int MeesteDagenTerug = 31;

    /// <param name="Leerling">Who.</param>
    /// <param name="Was">What the page showed; null = present.</param>
    /// <param name="Nu">What it is; null = present.</param>
    /// <param name="Minuten">Minutes late; else of no meaning.</param>
    public sealed record Regel(LeerlingId Leerling, Verzuimsoort? Was, Verzuimsoort? Nu, int Minuten = 0);

    /// <param name="Groep">Which group.</param>
    /// <param name="Dag">Which school day, today or before.</param>
    /// <param name="Vak">Which part of the day.</param>
    /// <param name="Regels">Pupils; who is left out stays as she or he stands.</param>
    public sealed record Invoer(GroepId Groep, DateOnly Dag, Tijdvak Vak, IReadOnlyList<Regel> Regels);

    /// <param name="Botsingen">Not empty: nothing was stored.</param>
    /// <param name="Gewijzigd">How many pupils stand otherwise now.</param>
    /// <param name="Aanwezig">How many of the group are there.</param>
    /// <param name="Leerlingen">How many the group has.</param>
    public sealed record Uitkomst(IReadOnlyList<Registerbotsing> Botsingen, int Gewijzigd, int Aanwezig, int Leerlingen);

    public async Task<Resultaat<Uitkomst>> VoerUitAsync(Actor actor, Invoer invoer, CancellationToken stop)
    {
        if (invoer.Vak.Code is 0 or > 19 || invoer.Regels.Any(r => r.Minuten is < 0 or > 600))
            return Resultaat<Uitkomst>.Fout("vak", "dit deel van de dag is er niet", "ochtend, middag of een lesuur");
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var (db, school) = (werk.Db, actor.Aanstelling.Organisatie);
        var groep = await db.Groepen.AsSplitQuery().SingleOrDefaultAsync(g => g.Id == invoer.Groep && g.School == school, stop);
        var leden = groep?.Leden.Where(l => l.Van <= invoer.Dag && !(l.Tot < invoer.Dag)).Select(l => l.Leerling).Distinct().ToList() ?? [];
        var afwegingen = await werk.Toegang.BepaalAsync([.. leden.Select(l => new Onderwerpsleutel.VanLeerling(Onderwerpsoort.Registratie, l))], Handeling.Van(Handelingsoort.Vastleggen), stop);
        var mag = leden.Zip(afwegingen).Where(l => l.Second.Mag).ToDictionary(l => l.First, l => l.Second);
        if (groep is null || mag.Count == 0)
            return await werk.WeigerAsync<Uitkomst>(Afweging.BestaatNiet, invoer.Groep.ToString(), stop);
        if (await Schoolkader.LeesAsync(db, school, werk.Vandaag, protocollen, stop) is not { } kader)
            return Resultaat<Uitkomst>.Fout("", LeesIn.ZonderProtocol, "stel eerst een protocol in voor deze school");
        var dagindex = kader.Kalender.IndexVan(invoer.Dag);
        if (dagindex < 0 || invoer.Dag > werk.Vandaag || invoer.Dag < werk.Vandaag.AddDays(-MeesteDagenTerug))
            return Resultaat<Uitkomst>.Fout("dag", "van deze dag wordt geen register bijgehouden", $"een schooldag, vandaag of hoogstens {MeesteDagenTerug} dagen terug");

        await Beurtwissel.NeemSlotAsync(db, school, stop);
        await Leerlingnummering.VulAanAsync(db, school, stop);
        var beeld = await Dagbeeld.LeesAsync(db, school, [.. mag.Keys], invoer.Dag, invoer.Dag, stop);
        var (wijzigingen, botsend) = Vergelijk(invoer, beeld, mag, kader.Kalender.Minuten[dagindex]);
        foreach (var (leerling, afweging) in mag)
            werk.Meld(afweging, leerling.ToString());
        if (botsend.Count > 0)
        {
            var ids = botsend.Select(b => b.Leerling).ToList();
            var namen = await db.Leerlingen.Where(l => ids.Contains(l.Id)).ToDictionaryAsync(l => l.Id, l => l.Naam.ToString(), stop);
            await werk.SluitAsync(stop);
            return new Resultaat<Uitkomst>.Gelukt(new Uitkomst([.. botsend.Select(b => b with { Naam = namen[b.Leerling] })], 0, 0, mag.Count));
        }

        await MerkAsync(werk, actor, invoer, stop);
        var peildag = await db.Schoolstanden.Where(s => s.School == school).Select(s => s.Peildag).SingleAsync(stop);
        if (wijzigingen.Count > 0 || peildag is null || peildag < invoer.Dag)
            await Handbeurt.PasToeAsync(werk, actor, school, Handbeurt.Register, invoer.Dag, invoer.Dag, wijzigingen, protocollen, stop);
        var nu = await Dagbeeld.LeesAsync(db, school, [.. mag.Keys], invoer.Dag, invoer.Dag, stop);
        var aanwezig = mag.Keys.Count(l => Registerregels.Stand(nu.Op(l, invoer.Dag), invoer.Vak)?.Soort is null or Verzuimsoort.TeLaat or Verzuimsoort.NietInGroep);
        await werk.SluitAsync(stop);
        if (wijzigingen.Count > 0)
            await new Signaalbijwerker(opslag, klok, protocollen, kaders).WerkBijAsync(actor, mag.Values.First().VanNiemand(), school, null, stop, [.. wijzigingen.Select(w => w.Leerling)]);
        return new Resultaat<Uitkomst>.Gelukt(new Uitkomst([], wijzigingen.Count, aanwezig, mag.Count));
    }

    private static (List<Dagwijziging> Wijzigingen, List<Registerbotsing> Botsend) Vergelijk(Invoer invoer, Dagbeeld beeld, Dictionary<LeerlingId, Afweging> mag, int dagminuten)
    {
        var wijzigingen = new List<Dagwijziging>();
        var botsend = new List<Registerbotsing>();
        foreach (var regel in invoer.Regels.Where(r => r.Nu != r.Was && mag.ContainsKey(r.Leerling)).DistinctBy(r => r.Leerling))
        {
            var rijen = beeld.Op(regel.Leerling, invoer.Dag);
            var stand = Registerregels.Stand(rijen, invoer.Vak)?.Soort;
            if (stand == regel.Nu)
                continue;
            if (stand != regel.Was)
            {
                botsend.Add(new Registerbotsing(regel.Leerling, "", regel.Was, regel.Nu, stand));
                continue;
            }

            var minuten = regel.Nu switch { null => 0, Verzuimsoort.TeLaat => regel.Minuten, { } soort => Registratie.StandaardMinuten(soort, invoer.Vak, dagminuten) };
            var wijziging = Dagwijziging.Naar(beeld.Nummer(regel.Leerling), invoer.Dag, beeld.Rijen(regel.Leerling), Registerregels.Zet(rijen, invoer.Vak, regel.Nu, minuten, dagminuten));
            if (!wijziging.IsLeeg)
                wijzigingen.Add(wijziging);
        }

        return (wijzigingen, botsend);
    }

    private static async Task MerkAsync(Werkgang werk, Actor actor, Invoer invoer, CancellationToken stop)
    {
        if (await werk.Db.Registers.AsTracking().SingleOrDefaultAsync(r => r.Groep == invoer.Groep && r.Dag == invoer.Dag && r.Vak == invoer.Vak.Code, stop) is { } genomen)
            (genomen.LaatstDoor, genomen.LaatstOp) = (actor.Persoon, werk.Nu);
        else
            werk.Db.Add(new Registerrij { Groep = invoer.Groep, Dag = invoer.Dag, Vak = invoer.Vak.Code, Door = actor.Persoon, Op = werk.Nu, LaatstDoor = actor.Persoon, LaatstOp = werk.Nu });
        await werk.Db.SaveChangesAsync(stop);
    }
}
