using System.Text;
using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Dossiers;
using Routeboek.Application.Invoer;
using Routeboek.Application.Kalenders;
using Routeboek.Application.Leerlingen;
using Routeboek.Application.Opslag;
using Routeboek.Application.Registraties;
using Routeboek.Application.Signalering;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Application.Inlezen;

/// <summary>
/// Works out the signals of the pupils that are in the queue, a few in each transaction, and brings what is stored and the facts of open
/// dossiers up to it. Always what evaluating everything would give. Whoever stops half-way leaves the rest in the queue.
/// </summary>
internal sealed class Signaalbijwerker(Routeboekopslag opslag, TimeProvider klok, Protocolbron protocollen, Kaderkeuze kaders)
{
    private const int Hap = 128;
    private static readonly Verrichting s_verrichting = new("signalen-bijwerken", "signalen");

    /// <param name="actor">In whose name.</param>
    /// <param name="afweging">The right to do so, for the audit.</param>
    /// <param name="school">The school.</param>
    /// <param name="voortgang">Called now and then.</param>
    /// <param name="stop">Stops it.</param>
    /// <param name="alleen">Only these pupils of the queue; null = all of it.</param>
    /// <returns>How many pupils were worked out.</returns>
    public async Task<int> WerkBijAsync(Actor actor, Afweging afweging, OrganisatieId school, Action<Inleesvoortgang>? voortgang, CancellationToken stop, IReadOnlyList<int>? alleen = null)
    {
        var begin = klok.GetTimestamp();
        var totaal = 0;
        await using (var db = opslag.Context())
            totaal = await Wachtrij(db, school, alleen).CountAsync(stop);
        for (var gedaan = 0; ;)
        {
            var aantal = totaal == 0 ? 0 : await WerkHapBijAsync(actor, afweging, school, alleen, stop);
            if (aantal == 0)
                return gedaan;
            gedaan += aantal;
            voortgang?.Invoke(new Inleesvoortgang("signalen", gedaan, Math.Max(totaal, gedaan), Bestandslezing.Snelheid(gedaan, klok, begin)));
        }
    }

    private static IQueryable<int> Wachtrij(Opslagcontext db, OrganisatieId school, IReadOnlyList<int>? alleen) =>
        db.Signaalwerk.Where(w => alleen == null || alleen.Contains(w.Leerling)).Join(db.Leerlingnummers.Where(n => n.School == school), w => w.Leerling, n => n.Nr, (w, _) => w.Leerling);

    private async Task<int> WerkHapBijAsync(Actor actor, Afweging afweging, OrganisatieId school, IReadOnlyList<int>? alleen, CancellationToken stop)
    {
        await using var werk = await Werkgang.BeginAsync(opslag, actor, s_verrichting, klok, stop);
        var db = werk.Db;
        await Beurtwissel.NeemSlotAsync(db, school, stop);
        var nummers = await Wachtrij(db, school, alleen).OrderBy(nr => nr).Take(Hap).ToListAsync(stop);
        if (nummers.Count == 0)
            return 0;
        var peildag = await db.Schoolstanden.Where(s => s.School == school).Select(s => s.Peildag).SingleAsync(stop);
        var kader = await Schoolkader.LeesAsync(db, school, peildag ?? DateOnly.MinValue, protocollen, stop);
        var leerlingen = await db.Leerlingnummers.Where(n => nummers.Contains(n.Nr)).OrderBy(n => n.Nr)
            .Join(db.Leerlingen, n => n.Leerling, l => l.Id, (n, l) => new Kaderleerling(n.Nr, l.Id, l.Persoon, l.Sleutel, l.Geboren, l.Sector)).ToListAsync(stop);
        if (kader is not null)
        {
            var nu = (peildag is { } dag ? await BeoordeelAsync(db, kader, leerlingen, dag, stop) : []).ToLookup(s => s.Leerling);
            await new Signaalschrijver(werk, afweging, kader, kaders).SchrijfAsync(leerlingen, nu, peildag, stop);
        }

        await db.Signaalwerk.Where(w => nummers.Contains(w.Leerling)).ExecuteDeleteAsync(stop);
        werk.Meld(afweging, school.ToString());
        await werk.SluitAsync(stop);
        return nummers.Count;
    }

    private static async Task<IReadOnlyList<Berekendsignaal>> BeoordeelAsync(Opslagcontext db, Schoolkader kader, List<Kaderleerling> leerlingen, DateOnly peildag, CancellationToken stop)
    {
        var toegepast = await db.Inleesbeurten.Where(b => b.School == kader.School && b.Status == Inleesstatus.Toegepast).Select(b => b.Nr).ToHashSetAsync(stop);
        var rijen = await Zichtbaar.PerLeerlingAsync(db, leerlingen.ConvertAll(l => l.Nr), kader.Kalender.Van, kader.Kalender.Tot, toegepast, stop);
        var rooster = await kader.RoosterAsync(db, leerlingen, stop);
        return Schoolbeoordeling.Beoordeel(kader, leerlingen, rijen, rooster, peildag);
    }
}

/// <summary>A signal as it was worked out.</summary>
internal sealed record Berekendsignaal(LeerlingId Leerling, string Protocol, string Protocolversie, string Naam, DateOnly Sinds, DateOnly? Tot, int Waarde, int Grens, bool InTienden, string Eenheid)
{
    public short Schooljaar => (short)Domain.Kalenders.Schooljaar.Met(Sinds).Begin;

    public Signaalduur Duur => new(Sinds, Tot);
}

/// <summary>Judges pupils of a school by the protocols that held, with the same evaluator as every file.</summary>
internal static class Schoolbeoordeling
{
    public static IReadOnlyList<Berekendsignaal> Beoordeel(Schoolkader kader, IReadOnlyList<Kaderleerling> leerlingen, IReadOnlyDictionary<int, Leerlingrijen> rijen, Rooster? rooster, DateOnly peildag)
    {
        var uit = new List<Berekendsignaal>();
        foreach (var geldend in kader.Protocollen)
        {
            var einde = geldend.Tot < peildag ? geldend.Tot.Value : peildag;
            if (einde < geldend.Van || einde < kader.Kalender.Datum(0))
                continue;
            var bestand = Bestand(new Keurkader(geldend.Protocol, kader.Kalender, Schoolkader.Lijst(leerlingen), rooster), leerlingen, rijen);
            var opSleutel = leerlingen.ToDictionary(l => l.Sleutel, StringComparer.Ordinal);
            var beoordelaar = new Leerlingbeoordelaar(geldend.Protocol, bestand, einde, nadert: false);
            for (var i = 0; i < bestand.Leerlingen; i++)
            {
                var leerling = opSleutel[Encoding.UTF8.GetString(bestand.Sleutel(i))];
                var signalen = beoordelaar.Beoordeel(i);
                foreach (var signaal in signalen.Signalen)
                {
                    if (Begrens(signaal, signalen.Kalender, geldend, einde == peildag, einde) is not var (sinds, tot))
                        continue;
                    uit.Add(new Berekendsignaal(leerling.Id, geldend.Protocol.Id, geldend.Protocol.Versie, signaal.Regel.Id, sinds, tot,
                        signaal.Verklaring.Waarde, signaal.Verklaring.Grens, signaal.Verklaring.InTienden, signaal.Verklaring.Eenheid));
                }
            }
        }

        return uit;
    }

    // a protocol says nothing of the days before and after it
    private static (DateOnly Sinds, DateOnly? Tot)? Begrens(Signaal signaal, Schoolkalender kalender, Geldendprotocol geldend, bool geldtNog, DateOnly einde)
    {
        var eerste = Math.Max(signaal.Sinds, kalender.IndexOpOfNa(geldend.Van));
        var laatste = signaal.IsAan ? kalender.IndexOpOfVoor(einde) : signaal.Tot;
        return eerste > laatste ? null : (kalender.Datum(eerste), signaal.IsAan && geldtNog ? null : kalender.Datum(laatste));
    }

    internal static Verzuimbestand Bestand(Keurkader kader, IReadOnlyList<Kaderleerling> leerlingen, IReadOnlyDictionary<int, Leerlingrijen> rijen)
    {
        var sleutels = new Sleuteltabel();
        var kaders = new List<Leerlingkader>(leerlingen.Count);
        var begin = new List<int>(leerlingen.Count);
        var aantal = new List<int>(leerlingen.Count);
        var gepakt = new List<uint>();
        foreach (var leerling in leerlingen)
        {
            var sleutel = Encoding.UTF8.GetBytes(leerling.Sleutel);
            var eigen = kader.Leerling(sleutel);
            // of another kind of education than this protocol is for: it says nothing of this pupil
            if (!rijen.TryGetValue(leerling.Nr, out var codes) || eigen.Weigering is not null)
                continue;
            var kalender = eigen.Rooster is { } rooster ? rooster.Kalender : kader.Kalender;
            if (kalender is null)
                continue;
            sleutels.VoegToe(sleutel, out _);
            kaders.Add(eigen);
            begin.Add(gepakt.Count);
            foreach (var code in codes.Codes)
            {
                // a day that is no school day any more, by a newer calendar or timetable, is passed over
                var dag = kalender.IndexVan(code.Dag);
                if (dag >= 0)
                    gepakt.Add(code.In(dag));
            }
            aantal.Add(gepakt.Count - begin[^1]);
        }

        return new Verzuimbestand(kader, sleutels, [.. begin], [.. aantal], [.. gepakt], new uint[gepakt.Count], null, new Sleuteltabel(), kaders, -1, default);
    }
}
