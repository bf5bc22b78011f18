using System.Text;
using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Audit;
using Routeboek.Application.Dossiers;
using Routeboek.Application.Inlezen;
using Routeboek.Application.Kalenders;
using Routeboek.Application.Opslag;
using Routeboek.Application.Organisaties;
using Routeboek.Application.Protocollen;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Protocollen;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Demo;

/// <summary>
/// Fills an empty store with the demo world: a region with two protocols and four schools, everybody in it, two invented school years up to
/// yesterday, and stories that run. All of it follows from one seed and the day, and goes through the use cases that people use.
/// </summary>
public sealed class MaakDemoregio(Routeboekopslag opslag, TimeProvider klok)
{
    public static readonly Verrichting Verrichting = new("voorbeeldwereld-maken", "organisaties");

    private const int LeerlingenKlaar = 15;
    private const int VerhalenKlaar = 95;

    private readonly DateOnly _van = new(Schoolklok.Vandaag(klok).Year - 2, 8, 1);
    private readonly Demoklok _klok = new(klok, new DateTime(Schoolklok.Vandaag(klok).Year - 2, 8, 1, 8, 0, 0, DateTimeKind.Utc));
    private readonly List<Demospel> _spelen = [];
    private Demorechten _rechten = null!;
    private int _opgeslagen;

    /// <summary>What the stories came to, for tests.</summary>
    internal IReadOnlyList<Demospel> Spelen => _spelen;

    internal Demoketen Keten { get; private set; } = null!;

    internal IReadOnlyList<Demoschool> Scholen { get; private set; } = [];

    /// <summary>Fills the store; it must be migrated and empty.</summary>
    /// <exception cref="InvalidOperationException">There is something in it already.</exception>
    /// <exception cref="OperationCanceledException">Stopped half-way: what is there is not to be used.</exception>
    public async Task VoerUitAsync(Demoomvang omvang, Action<Demomaakstand>? voortgang, CancellationToken stop)
    {
        var laatste = Schoolklok.Vandaag(klok).AddDays(-1);
        _rechten = new Demorechten(opslag, _klok);
        await MerkAsync(stop);
        voortgang?.Invoke(new Demomaakstand("scholen en leerlingen", 0));
        Keten = new Demoketen(_van, Werkgang.Tijdstip(klok), Protocol);
        Scholen = [.. Keten.Plekken.Select(p => new Demoschool(Keten, p, p.Sector == Sector.Po ? omvang.LeerlingenPo : omvang.LeerlingenVo, laatste))];
        // a mentor who is away for a while, and who stands in
        Keten.Vervangt(Keten.Wie(Keten.Plekken[0].School.Id, Rol.Mentor, 1), laatste.AddDays(-10), laatste.AddDays(18));
        await BewaarKetenAsync(stop);
        foreach (var school in Scholen)
            await BewaarSchoolAsync(school, stop);

        var einden = omvang.Metingen.Select(w => laatste.AddDays(-7 * w)).ToList();
        var bestanden = Scholen.Select(s => s.Bestanden(einden)).ToList();
        for (var i = 0; i < einden.Count; i++)
        {
            voortgang?.Invoke(new Demomaakstand("registraties, signalen en dossiers", LeerlingenKlaar + ((VerhalenKlaar - LeerlingenKlaar) * i / einden.Count)));
            _klok.Zet(einden[i], 15);
            for (var s = 0; s < Scholen.Count; s++)
                await LeesInAsync(Scholen[s], bestanden[s][i], i == 0 ? null : einden[i - 1], einden[i], stop);
            await BeginVerhalenAsync(omvang, i, einden[i], laatste, stop);
            await SpeelTotAsync(i + 1 < einden.Count ? einden[i + 1].ToDateTime(new TimeOnly(15, 0), DateTimeKind.Utc) : Werkgang.Tijdstip(klok), stop);
        }

        voortgang?.Invoke(new Demomaakstand("taken van vandaag", VerhalenKlaar));
        _klok.Nu();
        // the mentor with the most to do; long after the last calendar no story begins any more
        if (_spelen.Where(s => s.Verhaal.School == 0).GroupBy(s => s.Kind.Mentor.Persoon).OrderByDescending(g => g.Count()).ThenBy(g => g.Key.Waarde).FirstOrDefault() is { } drukste)
            Keten.GeefAccount(drukste.Key);
        await BewaarKetenAsync(stop);
        foreach (var school in Scholen)
            await LeesVanochtendAsync(school, laatste.AddDays(1), stop);
        await new WerkTakenBij(opslag, _klok, Dossierkaders.BijProgramma).VoerUitAsync(stop);
        await new VerzegelAudit(opslag).VoerUitAsync(stop);
        voortgang?.Invoke(new Demomaakstand("klaar", 100));
    }

    private static Protocol Protocol(string id) =>
        Protocollenmap.BijProgramma().Vind(id).Match<Protocol?>(g => g.Protocol, _ => null, _ => null, _ => null) ?? throw new InvalidOperationException($"protocol {id} is er niet");

    private async Task MerkAsync(CancellationToken stop)
    {
        var kenmerk = await new BeginInstallatie(opslag, klok).MerkAsync(demo: true, stop);
        await using var db = opslag.Context();
        if (!kenmerk.Demo || await db.Organisaties.AnyAsync(stop))
            throw new InvalidOperationException("een voorbeeldwereld begint in een lege opslag");
    }

    private async Task BewaarKetenAsync(CancellationToken stop)
    {
        await using var werk = await Werkgang.BeginAsync(opslag, Keten.Beheerder, Verrichting, _klok, stop);
        var eerste = _opgeslagen == 0;
        werk.Db.AddRange(Keten.Rijen.Skip(_opgeslagen));
        _opgeslagen = Keten.Rijen.Count;
        await werk.Db.SaveChangesAsync(stop);
        if (eerste)
        {
            (await werk.Db.Installaties.AsTracking().SingleAsync(stop)).Hoofdorganisatie = Keten.Hoofd;
            await werk.Db.SaveChangesAsync(stop);
        }

        werk.Meld(await werk.Toegang.BepaalAsync(new Onderwerpsleutel.VanInstallatie(Onderwerpsoort.Account), Handeling.Van(Handelingsoort.Inrichten), stop), Keten.Hoofd.ToString());
        await werk.SluitAsync(stop);
    }

    private async Task BewaarSchoolAsync(Demoschool school, CancellationToken stop)
    {
        var id = school.Plek.School.Id;
        await using var werk = await Werkgang.BeginAsync(opslag, Keten.Wie(id, Rol.Administratie), Verrichting, _klok, stop);
        var afweging = await werk.Toegang.BepaalAsync(new Onderwerpsleutel.VanOrganisatie(Onderwerpsoort.Leerling, id), Handeling.Van(Handelingsoort.Vastleggen), stop);
        werk.Db.AddRange(school.Rijen);
        foreach (var kind in school.Kinderen)
            werk.Meld(afweging.Voor(kind.Rij.Persoon), kind.Rij.Id.ToString());
        await werk.SluitAsync(stop);
    }

    private async Task LeesInAsync(Demoschool school, string bestand, DateOnly? na, DateOnly tot, CancellationToken stop)
    {
        if (bestand.Length == DemodataSchrijver.Verzuimkop.Length)
            return;
        var administratie = Keten.Wie(school.Plek.School.Id, Rol.Administratie);
        using var stroom = new MemoryStream(Encoding.UTF8.GetBytes(bestand));
        var gelezen = Demospel.Waarde(await new LeesIn(opslag, _klok, Protocolbronnen.BijProgramma, Dossierkaders.BijProgramma).VoerUitAsync(administratie,
            new LeesIn.Invoer(school.Plek.School.Id, stroom, $"verzuim {tot:yyyy-MM-dd}.csv", Inleessoort.Volledig) { PasDirectToe = true, Verzonnen = true, Van = na?.AddDays(1) ?? school.EersteDag, Tot = tot }, stop));
        if (gelezen.Status is Inleesstatus.Gelezen or Inleesstatus.WachtOpAkkoord)
            Demospel.Waarde(await new PasToe(opslag, _klok, Protocolbronnen.BijProgramma, Dossierkaders.BijProgramma).VoerUitAsync(administratie, new PasToe.Invoer(gelezen.Id, "nagekeken: het klopt zo"), stop));
    }

    // what came in today before anybody opened the program
    private async Task LeesVanochtendAsync(Demoschool school, DateOnly vandaag, CancellationToken stop)
    {
        var bestand = school.Vanochtend(vandaag);
        if (bestand.Length == DemodataSchrijver.Verzuimkop.Length)
            return;
        var administratie = Keten.Wie(school.Plek.School.Id, Rol.Administratie);
        using var stroom = new MemoryStream(Encoding.UTF8.GetBytes(bestand));
        var gelezen = Demospel.Waarde(await new LeesIn(opslag, _klok, Protocolbronnen.BijProgramma, Dossierkaders.BijProgramma).VoerUitAsync(administratie,
            new LeesIn.Invoer(school.Plek.School.Id, stroom, $"vanochtend {vandaag:yyyy-MM-dd}.csv", Inleessoort.Aanvulling) { PasDirectToe = true, Verzonnen = true }, stop));
        if (gelezen.Status is Inleesstatus.Gelezen or Inleesstatus.WachtOpAkkoord)
            Demospel.Waarde(await new PasToe(opslag, _klok, Protocolbronnen.BijProgramma, Dossierkaders.BijProgramma).VoerUitAsync(administratie, new PasToe.Invoer(gelezen.Id, "nagekeken: het klopt zo"), stop));
    }

    // the stories that begin after this file: with pupils who have the signal that the story is about
    private async Task BeginVerhalenAsync(Demoomvang omvang, int meting, DateOnly einde, DateOnly laatste, CancellationToken stop)
    {
        foreach (var verhaal in Demoverhaal.Alle.Where(v => Meting(omvang, v) == meting))
        {
            var school = Scholen[verhaal.School];
            var index = school.Kalender.IndexOpOfNa(einde.AddDays(1));
            if (index >= school.Kalender.Aantal || school.Kalender.Datum(index) is var begin && begin > laatste || await KiesAsync(verhaal, school, school.Kalender.Datum(index), stop) is not { } kind)
                continue;
            var spel = new Demospel(opslag, _klok, Keten, _rechten, verhaal, school, kind, begin);
            await spel.OpenAsync(stop);
            await BewaarKetenAsync(stop);
            _spelen.Add(spel);
        }
    }

    // the file after which a story begins; never the last one, after it nothing happens any more
    private static int Meting(Demoomvang omvang, Demoverhaal verhaal) =>
        Enumerable.Range(0, omvang.Metingen.Count - 1).MinBy(i => Math.Abs(omvang.Metingen[i] - verhaal.Weken));

    private async Task<Demokind?> KiesAsync(Demoverhaal verhaal, Demoschool school, DateOnly begin, CancellationToken stop)
    {
        await using var db = opslag.Context();
        var sinds = verhaal.Signaal is { } naam
            ? await db.Signalen.Where(s => s.School == school.Plek.School.Id && s.Naam == naam && s.Sinds < begin).GroupBy(s => s.Leerling).Select(g => new { g.Key, Sinds = g.Max(s => s.Sinds) }).ToDictionaryAsync(g => g.Key, g => g.Sinds, stop)
            : [];
        var gemeente = school.Plek.Sector == Sector.Po ? Demoketen.Zilverduin : Demoketen.Veldrijk;
        // in a small world there may be nobody of the right age: then whoever comes nearest
        return school.Kinderen
            .Where(k => k.Rij.Woongemeente == gemeente && _spelen.TrueForAll(s => s.Kind != k) && Past(verhaal.Gezin, k))
            .OrderBy(k => Scheelt(verhaal, Demorechten.Leeftijd(k.Rij, begin)))
            .ThenByDescending(k => sinds.GetValueOrDefault(k.Rij.Id, DateOnly.MinValue)).ThenBy(k => k.Rij.Sleutel, StringComparer.Ordinal).FirstOrDefault();
    }

    // in years
    private static int Scheelt(Demoverhaal verhaal, int leeftijd) => Math.Max(0, Math.Max(verhaal.Vanaf - leeftijd, leeftijd - verhaal.Tot));

    private static bool Past(Demogezin gezin, Demokind kind)
    {
        var gezag = kind.Rij.Gezag.Count(g => g.Soort == Domain.Leerlingen.Gezagssoort.Ja);
        return gezin is Demogezin.Niet or Demogezin.Alleen ? gezag >= 1 : gezag == 2;
    }

    private async Task SpeelTotAsync(DateTime einde, CancellationToken stop)
    {
        while (_spelen.Where(s => s.Volgende < einde).MinBy(s => s.Volgende) is { } spel)
        {
            stop.ThrowIfCancellationRequested();
            await spel.SpeelAsync(stop);
        }
    }
}
