using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Dossiers;
using Routeboek.Application.Inlezen;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Afspraken;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Toegang;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Application.Mijndag;

/// <summary>What somebody does today and why: a bounded number of questions to the store, whoever asks. Everybody who is shown is in the audit.</summary>
public sealed class LeesMijnDag(Routeboekopslag opslag, TimeProvider klok, Kaderkeuze kaders)
{
    public static readonly Verrichting Verrichting = new("mijn-dag-lezen", "dossier");

    /// <summary>How many stand in a list; the rest stands with the dossiers.</summary>
    public const int PerLijst = 30;

    /// <summary>How long something stays good news, in days.</summary>
    public const int Nieuws = 7;

    private const int Verafgepland = 180;
    private static readonly string[] s_gepland = ["GesprekGepland", "OverlegGepland"];
    private static readonly string[] s_winst = ["VerzuimGestopt", "AanbodGestart"];

    public async Task<Resultaat<Dagbeeld>> VoerUitAsync(Actor actor, CancellationToken stop)
    {
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var (db, vandaag) = (werk.Db, werk.Vandaag);
        var lijst = await Takenlijst.LeesAsync(db, werk.Toegang, actor, vandaag, kaders, stop);
        var (nu, week, anderen) = Verdeel(lijst, vandaag);
        var telling = new Dagtelling(nu.Count, nu.Count(t => t.Taak.Uiterlijk < vandaag), week.Count, anderen.Count);
        var taken = ((IEnumerable<List<Takenrij>>)[nu, week, anderen]).SelectMany(l => l.Take(PerLijst)).ToList();
        var gebeurd = await GebeurdAsync(werk, actor, stop);
        var rijen = taken.Select(t => t.Wortel).Concat(gebeurd.Select(g => g.Feit)).ToList();
        var keten = await KetenAsync(db, rijen, stop);
        var gekozen = gebeurd.Where(g => keten.IsGeldend(g.Feit)).ToList();
        var getoond = await BeslisAsync(werk, [.. taken.Select(t => (t.Dossier, t.Wortel)), .. gekozen.Select(g => (g.Dossier, g.Feit))], stop);
        var mensen = await Dagmensen.LeesAsync(db, vandaag, taken.Select(t => t.Dossier).Concat(gekozen.Select(g => g.Dossier)).Where(d => getoond.Contains(d.Id)), actor.Persoon, stop);
        IReadOnlyList<Dagtaak> Toon(List<Takenrij> van) => [.. van.Take(PerLijst).Where(t => getoond.Contains(t.Dossier.Id)).Select(t => Maak(t, keten, mensen, vandaag))];
        var (signalen, uit, afwezig) = await TelAsync(werk, actor, stop);
        if (getoond.Count == 0)
            werk.Meld(Afweging.BestaatNiet, "");
        await werk.SluitAsync(stop);
        gekozen = [.. gekozen.Where(g => getoond.Contains(g.Dossier.Id))];
        return new Resultaat<Dagbeeld>.Gelukt(new Dagbeeld(vandaag, Toon(nu), Toon(week), Toon(anderen), telling, signalen, afwezig,
            [.. gekozen.Select(g => (g.Dossier, Zin: Zin(g.Dossier, g.Feit), Dag: Datum(g.Feit))).Where(g => g.Dag >= vandaag).OrderBy(g => g.Dag).Select(g => new Dagafspraak(g.Dossier.Id, mensen.Naam(g.Dossier), g.Zin, g.Dag!.Value))],
            [.. gekozen.Where(g => s_winst.Contains(g.Feit.Soort, StringComparer.Ordinal) && g.Feit.Op >= vandaag.AddDays(-Nieuws)).OrderByDescending(g => g.Feit.Op).Select(g => new Dagwinst(g.Dossier.Id, mensen.Naam(g.Dossier), Zin(g.Dossier, g.Feit), g.Feit.Op!.Value))],
            uit,
            [.. gekozen.Where(g => IsVandaag(g.Feit, actor, vandaag)).OrderByDescending(g => g.Feit.Vastgelegd).ThenByDescending(g => g.Feit.Nr).Select(g => new Vandaaggedaan(g.Dossier.Id, g.Feit.Nr, mensen.Naam(g.Dossier), Zin(g.Dossier, g.Feit)))]));
    }

    /// <summary>Numbers only, of nobody by name: for the overview by mail. Shows nobody anything, so it writes no audit.</summary>
    internal static async Task<Dagtelling> TelAsync(Opslagcontext db, Actor actor, DateOnly vandaag, Kaderkeuze kaders, CancellationToken stop)
    {
        var (nu, week, anderen) = Verdeel(await Takenlijst.LeesAsync(db, new Toegangspoort(db, actor, vandaag), actor, vandaag, kaders, stop), vandaag);
        return new Dagtelling(nu.Count, nu.Count(t => t.Taak.Uiterlijk < vandaag), week.Count(t => t.Taak.Uiterlijk <= EindeVanWeek(vandaag)), anderen.Count);
    }

    // Sunday of this week: a term can end in a weekend
    private static DateOnly EindeVanWeek(DateOnly vandaag) => vandaag.AddDays((7 - (int)vandaag.DayOfWeek) % 7);

    private static (List<Takenrij> Nu, List<Takenrij> Week, List<Takenrij> Anderen) Verdeel(Takenlijst lijst, DateOnly vandaag) =>
        ([.. lijst.Mijn.Where(t => t.Taak.Uiterlijk <= vandaag)], [.. lijst.Mijn.Where(t => t.Taak.Uiterlijk is null || t.Taak.Uiterlijk > vandaag)], [.. lijst.Anderen.Where(t => t.Taak.Uiterlijk <= EindeVanWeek(vandaag))]);

    private static Dagtaak Maak(Takenrij t, Feitketen keten, Dagmensen mensen, DateOnly vandaag)
    {
        var sleutel = new Taaksleutel(t.Taak.Dossier, t.Taak.Afspraak, t.Taak.Wortel);
        var feit = (keten.Geldend(t.Dossier.Id, t.Taak.Wortel) ?? t.Wortel).Feit(Woordenschatlezer.BijProgramma);
        return new Dagtaak(sleutel, t.Dossier.Leerling, mensen.Naam(t.Dossier), mensen.Groepen(t.Dossier), t.Afspraak.Kern, Afspraaktekst.Aanleiding(t.Afspraak, feit, t.Kader.Set), t.Taak.Rol, t.Taak.Uiterlijk,
            t.Taak.Uiterlijk is { } laatste ? Schooldagen(t.Kader.Kalender, vandaag, laatste) : null, mensen.Greep(sleutel));
    }

    private static int Schooldagen(Schoolkalender kalender, DateOnly vandaag, DateOnly laatste) => laatste >= vandaag
        ? Termijn.Tel(vandaag, laatste, Termijneenheid.Schooldagen, kalender)
        : -Termijn.Tel(laatste, vandaag, Termijneenheid.Schooldagen, kalender);

    private string Zin(Dossier dossier, Feitrij rij)
    {
        var feit = rij.Feit(Woordenschatlezer.BijProgramma);
        return kaders(dossier.Protocol, dossier.Protocolversie) is { } kader ? Afspraaktekst.Zin(feit, kader.Set) : feit.Zin();
    }

    private static DateOnly? Datum(Feitrij rij) => s_gepland.Contains(rij.Soort, StringComparer.Ordinal)
        && DateOnly.TryParseExact(rij.Feit(Woordenschatlezer.BijProgramma).Woord("datum"), "yyyy-MM-dd", out var dag) ? dag : null;

    private static bool IsVandaag(Feitrij feit, Actor actor, DateOnly vandaag) => feit.DoorPersoon == actor.Persoon && feit.Vastgelegd >= Kalenders.Schoolklok.BeginVanDag(vandaag);

    // what was planned, what went well, and what the one who looks recorded today: one question
    private static async Task<IReadOnlyList<(Dossier Dossier, Feitrij Feit)>> GebeurdAsync(Werkgang werk, Actor actor, CancellationToken stop)
    {
        var (db, vandaag, ik) = (werk.Db, werk.Vandaag, actor.Persoon);
        var (sinds, week, begin) = (vandaag.AddDays(-Verafgepland), vandaag.AddDays(-Nieuws), Kalenders.Schoolklok.BeginVanDag(vandaag));
        var zicht = werk.Toegang.Zichtbaar(Zicht.Feiten(db), Onderwerpsoort.Feit);
        var rijen = await (from z in zicht
                           join d in db.Dossiers on z.Rij.Dossier equals d.Id
                           join p in db.Projecties on z.Rij.Dossier equals p.Dossier
                           where s_gepland.Contains(z.Rij.Soort) && z.Rij.Op >= sinds && p.OpenTot == null || s_winst.Contains(z.Rij.Soort) && z.Rij.Op >= week && z.Rij.Op <= vandaag || z.Rij.DoorPersoon == ik && z.Rij.Vastgelegd >= begin && z.Rij.Soort != null
                           orderby z.Rij.Op descending, z.Rij.Dossier, z.Rij.Nr
                           select new { Dossier = d, z.Rij }).Take(10 * PerLijst).ToListAsync(stop);
        var gebeurd = rijen.Select(r => (r.Dossier, Feit: r.Rij)).ToList();
        // an appointment that was held already is none any more; of each kind no more than a list holds
        return
        [
            .. gebeurd.Where(g => Datum(g.Feit) >= vandaag).OrderBy(g => Datum(g.Feit)).Take(PerLijst)
                .Union(gebeurd.Where(g => s_winst.Contains(g.Feit.Soort, StringComparer.Ordinal) && g.Feit.Op >= week).Take(PerLijst))
                .Union(gebeurd.Where(g => IsVandaag(g.Feit, actor, vandaag)).Take(PerLijst)),
        ];
    }

    private static async Task<Feitketen> KetenAsync(Opslagcontext db, List<Feitrij> rijen, CancellationToken stop)
    {
        var dossiers = rijen.Select(r => r.Dossier).Distinct().ToList();
        return new Feitketen([.. rijen, .. await db.Feiten.Where(f => dossiers.Contains(f.Dossier) && f.Corrigeert != null).ToListAsync(stop)]);
    }

    // the query and the decision come from the same rules; should they ever differ, the decision holds
    private static async Task<HashSet<DossierId>> BeslisAsync(Werkgang werk, IReadOnlyList<(Dossier Dossier, Feitrij Feit)> dingen, CancellationToken stop)
    {
        var uniek = dingen.DistinctBy(d => (d.Dossier.Id, d.Feit.Nr)).ToList();
        var afwegingen = await werk.Toegang.BepaalAsync([.. uniek.Select(d => LegFeitVast.Sleutel(d.Dossier, d.Feit.Plaats, d.Feit.Nr))], Handeling.Lezen, stop);
        var geweigerd = uniek.Zip(afwegingen).Where(d => !d.Second.Mag).Select(d => d.First.Dossier.Id).ToHashSet();
        var mag = uniek.Zip(afwegingen).Where(d => d.Second.Mag && !geweigerd.Contains(d.First.Dossier.Id)).ToList();
        foreach (var (ding, afweging) in mag.DistinctBy(d => (d.First.Dossier.Id, d.First.Feit.Plaats)))
            werk.Meld(afweging, ding.Dossier.Id.ToString());
        return [.. mag.Select(d => d.First.Dossier.Id)];
    }

    // counts go through the same rules as names
    private static async Task<(int Signalen, int Uit, int Afwezig)> TelAsync(Werkgang werk, Actor actor, CancellationToken stop)
    {
        if (actor.Aanstelling.Soort != Partijsoort.School)
            return default;
        var (db, vandaag, school) = (werk.Db, werk.Vandaag, actor.Aanstelling.Organisatie);
        var week = vandaag.AddDays(-Nieuws);
        var zicht = werk.Toegang.Zichtbaar(Zicht.Leerlingen(db, vandaag), Onderwerpsoort.Signaal).Select(z => z.Rij.Id);
        var signalen = await db.Signalen.Where(s => s.School == school && s.VervallenOp == null && (s.Tot == null && s.Behandeling == Behandeling.Open || s.Tot >= week && s.Tot <= vandaag) && zicht.Any(z => z == s.Leerling))
            .GroupBy(s => s.Tot == null).Select(g => new { Aan = g.Key, Aantal = g.Count() }).ToListAsync(stop);
        var leerlingen = werk.Toegang.Zichtbaar(Zicht.Leerlingen(db, vandaag), Onderwerpsoort.Registratie).Select(z => z.Rij.Id);
        var (jaar, onbekend) = ((short)(vandaag.Month >= 8 ? vandaag.Year : vandaag.Year - 1), (short)Verzuimsoort.Onbekend);
        var afwezig = await (from n in db.Leerlingnummers
                             where n.School == school && leerlingen.Any(l => l == n.Leerling) && db.Zichtbaar().Any(r => r.Leerling == n.Nr && r.Schooljaar == jaar && r.Dag == vandaag && r.Soort == onbekend)
                             select n).CountAsync(stop);
        return (signalen.FirstOrDefault(s => s.Aan)?.Aantal ?? 0, signalen.FirstOrDefault(s => !s.Aan)?.Aantal ?? 0, afwezig);
    }
}
