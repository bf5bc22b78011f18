using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Dossiers;
using Routeboek.Application.Inlezen;
using Routeboek.Application.Opslag;
using Routeboek.Application.Signalen;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Signalering;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Demo;

/// <summary>
/// Plays one story with a pupil of the demo world: every fact through the use case that people use, by who would record it, at the time it
/// would be recorded.
/// </summary>
internal sealed class Demospel(Routeboekopslag opslag, Demoklok klok, Demoketen keten, Demorechten rechten, Demoverhaal verhaal, Demoschool school, Demokind kind, DateOnly begin)
{
    private static readonly string[] s_doorDeSchool = [Woordenschat.SignaalAan, Woordenschat.SignaalUit, Woordenschat.LeerlingStand];
    private static readonly string[] s_medisch = ["GesprekGevoerd", "VerslagVastgelegd", "ConclusieVastgesteld", "RedenVastgesteld"];
    private static readonly Rol[] s_moetBetrokken =
        [Rol.Schoolleider, Rol.Vertrouwenspersoon, Rol.Jeugdarts, Rol.Jeugdverpleegkundige, Rol.MaatschappelijkWerker, Rol.Gezinscoach, Rol.Regisseur];

    private readonly Kaderkeuze _kaders = Dossierkaders.BijProgramma;
    private readonly Dictionary<int, int> _nummers = [];
    private Verhaaltijd _tijd = null!;
    private Dossier _dossier = null!;
    private int _volgende;

    public Demoverhaal Verhaal => verhaal;

    public Demokind Kind => kind;

    public DossierId Dossier => _dossier.Id;

    private Actor Coordinator => keten.Wie(school.Plek.School.Id, Rol.Ondersteuningscoordinator);

    /// <summary>When the next fact is recorded; null = the story is told.</summary>
    public DateTime? Volgende => _volgende < verhaal.Feiten.Count ? Wanneer(verhaal.Feiten[_volgende]) : null;

    /// <summary>Opens the dossier, and enters the signals that are on.</summary>
    public async Task OpenAsync(CancellationToken stop)
    {
        _tijd = new Verhaaltijd(school.Kalender, verhaal.Begin, begin);
        klok.Zet(begin, 6, 30);
        var geopend = verhaal.Feiten.FirstOrDefault(f => f.Soort?.Naam == Woordenschat.DossierGeopend);
        var id = Waarde(await new OpenDossier(opslag, klok, _kaders).VoerUitAsync(Coordinator, new OpenDossier.Invoer(
            kind.Rij.Id, school.Plek.School.Id, school.Plek.Protocol.Id, school.Plek.Protocol.Versie, begin, geopend?.Woord("aanleiding") ?? "", Houder.School), stop));
        await using (var db = opslag.Context())
        {
            _dossier = await db.Dossiers.SingleAsync(d => d.Id == id, stop);
            // as after a file that says something new of this pupil: the signals that are on become facts of the dossier
            var nr = await db.Leerlingnummers.Where(n => n.Leerling == kind.Rij.Id).Select(n => n.Nr).SingleAsync(stop);
            db.Add(new Signaalwerk(nr));
            await db.SaveChangesAsync(stop);
        }

        if (geopend is not null)
            _nummers[geopend.Nr] = 1;
        if (verhaal.Feiten.FirstOrDefault(f => f.Soort?.Naam == Woordenschat.LeerlingStand) is { } stand)
            _nummers[stand.Nr] = 2;
        var administratie = keten.Wie(school.Plek.School.Id, Rol.Administratie);
        var afweging = await BepaalAsync(administratie, new Onderwerpsleutel.VanOrganisatie(Onderwerpsoort.Registratie, school.Plek.School.Id), stop);
        await new Signaalbijwerker(opslag, klok, Protocolbronnen.BijProgramma, _kaders).WerkBijAsync(administratie, afweging, school.Plek.School.Id, null, stop);
        await PakSignaalOpAsync(stop);
        klok.Zet(begin, 6, 45);
        await new Demokring(opslag, keten, rechten, school, kind, _dossier).ZetAsync(verhaal.Gezin, begin, Coordinator, stop);
    }

    /// <summary>Records the next fact.</summary>
    public async Task SpeelAsync(CancellationToken stop)
    {
        var feit = verhaal.Feiten[_volgende++];
        if (feit.Soort is not { } soort || s_doorDeSchool.Contains(soort.Naam, StringComparer.Ordinal) || _nummers.ContainsKey(feit.Nr) || await InvoerAsync(feit, stop) is not { } invoer)
            return;
        klok.Zet(Wanneer(feit));
        var actor = await NeemDeelAsync(Actor(feit), feit, stop);
        var plaats = new Feitplaats(actor.Rol.Houders()[0], actor.Aanstelling.Organisatie, Kamerkeuze(actor, feit));
        // who has not even a suspicion confirmed, keeps it to herself
        DateOnly? vertrouwelijk = plaats.Kamer == Kamer.Meldcode ? _tijd.Dag(feit.Op).AddDays(180) : null;
        var nr = Waarde(await new LegFeitVast(opslag, klok, _kaders).VoerUitAsync(actor, new LegFeitVast.Invoer(_dossier.Id, invoer, plaats.Houder, plaats.Kamer, vertrouwelijk), stop));
        _nummers[feit.Nr] = nr;
        await DeelAsync(actor, feit, plaats, nr, stop);
    }

    private DateTime Wanneer(Feit feit) => _tijd.Dag(DateOnly.FromDateTime(feit.Vastgelegd)).ToDateTime(TimeOnly.FromDateTime(feit.Vastgelegd), DateTimeKind.Utc);

    private async Task<Feitinvoer?> InvoerAsync(Feit feit, CancellationToken stop)
    {
        var gegevens = new List<KeyValuePair<string, Feitwaarde>>();
        foreach (var (veld, waarde) in feit.Gegevens)
        {
            if (veld != "taak")
                gegevens.Add(new(veld, _tijd.Waarde(feit.Soort!.Veld(veld), waarde)));
            else if (await TaakAsync(waarde.Woorden[0], stop) is { } taak)
                gegevens.Add(new(veld, new Feitwaarde(taak)));
            else
                return null; // about a task that began at a signal which this pupil never had
        }

        if (feit.Corrigeert is not { } doel)
            return new Feitinvoer(feit.Soort!.Naam, _tijd.Dag(feit.Op), gegevens);
        return _nummers.TryGetValue(doel, out var nummer) ? new Feitinvoer(feit.Soort!.Naam, _tijd.Dag(feit.Op), gegevens, nummer) : null;
    }

    private async Task<string?> TaakAsync(string taak, CancellationToken stop)
    {
        var delen = taak.Split(':');
        var wortel = int.Parse(delen[2], CultureInfo.InvariantCulture);
        if (!_nummers.TryGetValue(wortel, out var nummer))
        {
            if (verhaal.Feiten.FirstOrDefault(f => f.Nr == wortel)?.Woord("signaal") is not { } signaal)
                return null;
            await using var db = opslag.Context();
            var aan = await db.Signaalfeiten.Where(s => s.Dossier == _dossier.Id).Join(db.Signalen, s => s.Signaal, r => r.Id, (s, r) => new { s.AanNr, r.Naam }).FirstOrDefaultAsync(s => s.Naam == signaal, stop);
            if (aan is null)
                return null;
            nummer = aan.AanNr;
        }

        return $"{_dossier.Id}:{delen[1]}:{nummer}";
    }

    private Actor Actor(Feit feit)
    {
        var waar = school.Plek;
        var rol = feit.Door.Split('@')[0];
        if (feit.Woord("bij") == "veilig-thuis")
            return Coordinator;
        return rol switch
        {
            "mentor" => kind.Mentor,
            "verzuimcoordinator" or "signalering" or "kalender" or "administratie" => keten.Wie(waar.School.Id, Rol.Verzuimcoordinator),
            "schoolleider" => keten.Wie(waar.School.Id, Rol.Schoolleider),
            "vertrouwenspersoon" => keten.Wie(waar.School.Id, Rol.Vertrouwenspersoon),
            "leerplichtambtenaar" => keten.Wie(waar.Gemeente, Rol.Leerplichtambtenaar),
            "jeugdarts" => keten.Wie(keten.Jgz, Rol.Jeugdarts, waar.Nummer - 1),
            "jeugdverpleegkundige" => keten.Wie(keten.Jgz, Rol.Jeugdverpleegkundige),
            "maatschappelijk-werker" => keten.Wie(keten.Maatschappelijk, Rol.MaatschappelijkWerker),
            "gezinscoach" or "jeugd-en-schoolcoach" or "preventief-jeugdhulpverlener" => keten.Wie(keten.Jeugdhulp, Rol.Gezinscoach),
            "adviseur" => keten.Wie(waar.Verband, Rol.AdviseurSamenwerkingsverband),
            "regisseur" or "secretaris" => keten.Wie(waar.Gemeente, Rol.Regisseur),
            // who has no file of her or his own (a director, the office hour, RMC for who is not 18) tells school, and school records it
            _ => Coordinator,
        };
    }

    // whoever comes in from elsewhere must have come in somehow
    private async Task<Actor> NeemDeelAsync(Actor actor, Feit feit, CancellationToken stop)
    {
        if (s_moetBetrokken.Contains(actor.Rol))
            await rechten.BetrekAsync(Coordinator, kind.Rij.Id, actor, Grond.WettelijkeTaak, stop);
        if (actor.Rol is Rol.MaatschappelijkWerker or Rol.Gezinscoach)
            await rechten.GeefToestemmingAsync(Coordinator, kind.Rij, Partijsoort.Jeugdhulp, null, [Kamer.Gewoon, Kamer.Zorg], stop);
        var plaats = new Feitplaats(actor.Rol.Houders()[0], actor.Aanstelling.Organisatie, Kamerkeuze(actor, feit));
        if ((await BepaalAsync(actor, LegFeitVast.Sleutel(_dossier, plaats, null), stop)).Mag)
            return actor;
        switch (actor.Rol)
        {
            case Rol.AdviseurSamenwerkingsverband:
                await rechten.BetrekAsync(Coordinator, kind.Rij.Id, actor, Grond.WettelijkeTaak, stop);
                break;
            case Rol.Leerplichtambtenaar:
                await rechten.ZetAanleidingAsync(Coordinator, kind.Rij.Id, Demorechten.Leeftijd(kind.Rij, _tijd.Dag(feit.Op)) < 16 ? Aanleidingsoort.VerzoekOuders : Aanleidingsoort.VerzoekLeerling, stop);
                break;
            case Rol.Mentor:
                await rechten.BetrekAsync(Coordinator, kind.Rij.Id, actor, Grond.WettelijkeTaak, stop);
                break;
        }

        return (await BepaalAsync(actor, LegFeitVast.Sleutel(_dossier, plaats, null), stop)).Mag ? actor : Coordinator;
    }

    private static Kamer Kamerkeuze(Actor actor, Feit feit) => feit.Soort!.Naam switch
    {
        "MeldcodeStapGezet" => Kamer.Meldcode,
        "MeldingGedaan" when feit.Woord("bij") == "veilig-thuis" => Kamer.Meldcode,
        "HandhavingGestart" when actor.Rol == Rol.Leerplichtambtenaar => Kamer.Handhaving,
        "AdviesGegeven" when actor.Rol is Rol.Jeugdarts or Rol.Jeugdverpleegkundige => Kamer.Zorg,
        var soort when actor.Rol == Rol.Jeugdarts && s_medisch.Contains(soort, StringComparer.Ordinal) => Kamer.JgzMedisch,
        _ => Kamer.Gewoon,
    };

    // what goes from one party to another with this fact
    private async Task DeelAsync(Actor actor, Feit feit, Feitplaats plaats, int nr, CancellationToken stop)
    {
        if (plaats.Houder != Houder.School)
        {
            if (plaats.Kamer == Kamer.Zorg)
                await rechten.GeefToestemmingAsync(Coordinator, kind.Rij, Partijsoort.School, null, [Kamer.Zorg], stop);
            if (plaats.Kamer is Kamer.Gewoon or Kamer.Zorg)
                await rechten.DeelAsync(actor, _dossier, plaats, nr, Partijsoort.School, null, stop);
            return;
        }

        foreach (var partij in Ontvangers(feit))
            await rechten.DeelAsync(Coordinator, _dossier, plaats, nr, partij, null, stop);
        if (feit is { Soort.Naam: "AanmeldingGedaan" } && feit.Woord("bij") is "jeugdarts" or "jgz-onderzoek")
            await rechten.BetrekAsync(Coordinator, kind.Rij.Id, keten.Wie(keten.Jgz, Rol.Jeugdarts, school.Plek.Nummer - 1), Grond.WettelijkeTaak, stop);
        if (feit is { Soort.Naam: "UitnodigingVerstuurd" } && feit.Woord("voor") is "preventief" or "spreekuur")
            await rechten.BetrekAsync(Coordinator, kind.Rij.Id, keten.Wie(school.Plek.Gemeente, Rol.ContactpersoonGemeente), Grond.AlgemeenBelang, stop);
        if (feit.Woord("bij") is "doorbraakoverleg" or "directeuren" or "adviestafel" || feit.Woord("soort") is "doorbraakoverleg" or "directeuren")
            await LegVoorAsync(plaats, nr, stop);
    }

    // costs are decided on by two people, who see the paper before them and nothing else
    private async Task LegVoorAsync(Feitplaats plaats, int nr, CancellationToken stop)
    {
        foreach (var beslisser in new[] { keten.Wie(school.Plek.Verband, Rol.DirecteurSamenwerkingsverband), keten.Wie(school.Plek.Gemeente, Rol.Teamleider) })
        {
            await rechten.BetrekAsync(Coordinator, kind.Rij.Id, beslisser, Grond.WettelijkeTaak, stop);
            await rechten.DeelAsync(Coordinator, _dossier, plaats, nr, beslisser.Aanstelling.Soort, beslisser, stop);
        }
    }

    private static IEnumerable<Partijsoort> Ontvangers(Feit feit) => (feit.Soort!.Naam, feit.Woord("bij") ?? feit.Woord("soort")) switch
    {
        ("AanmeldingGedaan", "jeugdarts" or "jgz-onderzoek") => [Partijsoort.Jeugdgezondheidszorg],
        ("AanmeldingGedaan", "jeugdhulp" or "maatschappelijk-werk" or "jeugd-en-schoolteam") => [Partijsoort.Jeugdhulp],
        ("AanmeldingGedaan", "samenwerkingsverband" or "casuistiekoverleg") => [Partijsoort.Samenwerkingsverband],
        ("AanmeldingGedaan" or "OverlegGepland" or "OverlegGehouden", "doorbraakoverleg" or "adviestafel") => [Partijsoort.Samenwerkingsverband, Partijsoort.Gemeente],
        ("MeldingGedaan", "duo" or "leerplicht") => [Partijsoort.Leerplicht],
        ("MeldingGedaan", "onderwijs-transparant") => [Partijsoort.Samenwerkingsverband],
        ("OverlegGepland" or "OverlegGehouden", "mdo") => [Partijsoort.Samenwerkingsverband],
        ("PlanVastgesteld", _) => [Partijsoort.Samenwerkingsverband],
        ("UitnodigingVerstuurd" or "BriefVerstuurd", _) => [Partijsoort.Gezin],
        _ => [],
    };

    private async Task PakSignaalOpAsync(CancellationToken stop)
    {
        await using var db = opslag.Context();
        var signaal = await db.Signalen.Where(s => s.Leerling == kind.Rij.Id && s.Behandeling == Behandeling.Open && s.VervallenOp == null).OrderByDescending(s => s.Sinds).ThenBy(s => s.Naam).FirstOrDefaultAsync(stop);
        if (signaal is not null)
            Waarde(await new BeoordeelLijn(opslag, klok, Protocolbronnen.BijProgramma, _kaders).VoerUitAsync(Coordinator, new BeoordeelLijn.Invoer(kind.Rij.Id, Signaaloordeel.Opgepakt, Lijngezien.Schrijf([(signaal.Id, signaal.Versie)], [])), stop));
    }

    private async Task<Afweging> BepaalAsync(Actor actor, Onderwerpsleutel sleutel, CancellationToken stop)
    {
        await using var db = opslag.Context();
        return await new Toegangspoort(db, actor, Kalenders.Schoolklok.Vandaag(klok)).BepaalAsync(sleutel, Handeling.Van(Handelingsoort.Vastleggen), stop);
    }

    internal static T Waarde<T>(Resultaat<T> resultaat) => resultaat.Match(
        waarde => waarde,
        () => throw new InvalidOperationException("een stap van de voorbeeldwereld mag niet"),
        fouten => throw new InvalidOperationException($"een stap van de voorbeeldwereld klopt niet: {fouten[0]}"),
        (_, _) => throw new InvalidOperationException("een stap van de voorbeeldwereld botst"));
}
