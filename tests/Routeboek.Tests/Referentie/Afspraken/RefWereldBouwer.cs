namespace Routeboek.Tests.Referentie.Afspraken;

/// <summary>
/// Builds a world that looks for trouble: few kinds and few words, so that facts collide; many on the same day; corrections of corrections and
/// of withdrawals; facts about tasks that exist only because of other facts; birthdays on 29 February; days around holidays and year ends.
/// </summary>
internal sealed class RefWereldBouwer(Random random, RefKeuzes keuzes)
{
    private sealed record Veld(string Naam, bool IsLijst, bool Verplicht, params string[] Woorden);

    private sealed record Soort(string Naam, params Veld[] Velden);

    private static readonly Soort[] Gewoon =
    [
        new("SignaalAan", new Veld("signaal", false, true, "ziek-derde-dag", "te-laat")),
        new("SignaalUit", new Veld("signaal", false, true, "ziek-derde-dag", "te-laat")),
        new("GesprekGevoerd", new Veld("met", true, true, "leerling", "ouder", "mentor"), new Veld("soort", false, false, "verzuimgesprek", "preventief")),
        new("OverlegGehouden", new Veld("soort", false, true, "mdo", "zat"), new Veld("met", true, false, "ouder", "jeugdarts"), new Veld("uitkomst", false, false, "opgelost", "niet-opgelost")),
        new("PlanVastgesteld", new Veld("soort", false, true, "smart", "opp"), new Veld("met", true, false, "leerling", "ouder")),
        new("MeldingGedaan", new Veld("bij", false, true, "duo", "rmc"), new Veld("soort", false, false, "eerste", "vervolg")),
        new("AanmeldingGedaan", new Veld("bij", false, true, "jeugdarts", "leerplicht"), new Veld("bijlagen", true, false, "plan", "verzuimoverzicht")),
        new("NietVerschenen", new Veld("bij", false, true, "jeugdarts", "school")),
        new("NieuwVerzuim", new Veld("soort", false, false, "ziek", "te-laat")),
        new("ContactGelegd", new Veld("met", true, true, "leerling", "ouder"), new Veld("wijze", false, false, "telefoon", "thuis")),
        new("GesprekGepland", new Veld("bij", false, true, "school", "jeugdarts")),
        new("HulpGestart", new Veld("soort", false, true, "paj", "jeugdhulp")),
        new("StagnatieOpgelost"),
    ];

    private static readonly Soort Fase = new("FaseGewijzigd", new Veld("fase", false, true, "1", "2", "3a"));
    private static readonly Soort Gesloten = new("DossierGesloten", new Veld("uitkomst", false, true, "terug-op-school", "verhuisd"));
    private static readonly Soort Geopend = new("DossierGeopend", new Veld("aanleiding", false, false, "verzuim"));
    private static readonly Soort Stand = new("LeerlingStand", new Veld("sector", false, false, "vo", "mbo"), new Veld("woongemeente", false, false, "Proefdam", "Oefenhout"));

    private static readonly string[] Ids = ["bel", "praat", "plan", "meld-bij-duo", "zorg", "volg", "nabellen", "sluit-af"];
    private static readonly string[] Beginnen = ["2025-09-24", "2025-10-20", "2025-12-15", "2025-12-26", "2025-11-27", "2026-01-27", "2026-02-09", "2026-02-24", "2026-03-20", "2026-03-30", "2026-04-20", "2026-05-08", "2026-07-01", "2026-10-15", "2026-12-18"];
    private static readonly (string, string)[] Wie = [("mentor", "school"), ("ondersteuningscoordinator", "school"), ("jeugdarts", "jgz"), ("leerplichtambtenaar", "gemeente")];

    private readonly List<RefRegel> regels = [];
    private List<DateOnly> dagen = [];
    private Soort[] soorten = [];
    private RefProtocol protocol = new([]);
    private IReadOnlyList<DateOnly> schooldagen = [];

    public RefWereld Bouw(int zaad)
    {
        var wensen = Kies(1, 1, 2, 2, 3, 4);
        while (true)
        {
            try
            {
                var wereld = Probeer(zaad);
                var taken = wereld.Bepaal();
                var genoeg = taken.Select(taak => taak.Afspraak).Distinct().Count() >= wensen || Kans(4); // a world without tasks says little
                if (genoeg && wereld.EindigtBinnenKalender(taken)) return wereld;
            }
            catch (RefBuitenKalender)
            {
                // A term past the calendar is refused; that is another test.
            }
        }
    }

    private RefWereld Probeer(int zaad)
    {
        regels.Clear();
        dagen = Dagen();
        soorten = [.. random.GetItems(Gewoon, random.Next(2, 5)).Distinct()];
        protocol = new RefProtocol([]) { Sector = Kies("vo", "po", "mbo"), Regio = keuzes.AndereRegio ? Kies("zuid", "midden", "noord") : "zuid" };
        schooldagen = RefWereld.SchooldagenVan(protocol.Regio, protocol.Sector);
        var eigen = keuzes.EigenKalender && Kans(20) ? EigenSchooldagen() : null;
        schooldagen = eigen ?? schooldagen;
        protocol = protocol with { Afspraken = Afspraken() };

        string[] dossiers = Kans(60) ? ["D1"] : Kans(60) ? ["D1", "D2"] : ["D2", "D10", "D1"];
        foreach (var dossier in dossiers) Feiten(dossier);
        for (var ronde = Kans(70) ? random.Next(1, 4) : 0; ronde > 0; ronde--)
        {
            Taakfeiten(dossiers);
            if (Kans(60)) foreach (var dossier in dossiers) Correcties(dossier);
        }

        var doorElkaar = keuzes.VastgelegdDoorElkaar && Kans(12);
        LegVast(dossiers, doorElkaar);
        var volgorde = regels.ToArray();
        if (Kans(70)) random.Shuffle(volgorde);
        var vandaag = Vandaag(volgorde);
        DateTime? bekendTot = Kans(doorElkaar ? 70 : 30) ? volgorde[random.Next(volgorde.Length)].Vastgelegd.AddSeconds(Kies(0, 0, -1, 1)) : null;
        return new RefWereld(zaad, protocol, volgorde, vandaag, bekendTot, eigen);
    }

    /// <summary>A handful of days close together; most facts fall on them.</summary>
    private List<DateOnly> Dagen()
    {
        var begin = RefProef.D(Kies(Beginnen));
        var breedte = Kies(4, 10, 10, 25, 60);
        return [.. Enumerable.Range(0, random.Next(3, 11)).Select(_ => begin.AddDays(random.Next(breedte)))];
    }

    private DateOnly Dag() => Kans(85) ? Kies([.. dagen]) : Kies([.. dagen]).AddDays(random.Next(-3, 8));

    private IReadOnlyList<DateOnly> EigenSchooldagen()
    {
        var eigen = schooldagen.Where(_ => Kans(85)).ToHashSet();
        foreach (var dag in dagen)
        {
            if (Kans(50)) eigen.Add(dag); // also on a Saturday, a Sunday or a public holiday
        }

        return [.. eigen.Order()];
    }

    private DateOnly Vandaag(RefRegel[] volgorde)
    {
        var laatste = dagen.Max();
        if (Kans(35)) return laatste.AddDays(random.Next(0, 12));
        if (Kans(20)) return laatste.AddDays(random.Next(12, 120));
        if (Kans(20)) return Dag();
        // Exactly on, just before or just after the end or the warning of a term, rather one that is still running.
        var taken = ReferentieAfspraken.Bepaal(protocol, volgorde, new RefDagen(schooldagen), laatste.AddDays(20)).Where(taak => taak.Uiterlijk is not null).ToArray();
        var lopend = Array.FindAll(taken, taak => taak.Status is not ("vervuld" or "vervallen"));
        if (taken.Length == 0) return laatste.AddDays(3);
        var gekozen = Kies(lopend.Length > 0 && Kans(80) ? lopend : taken);
        var inDagen = protocol.Afspraken.Single(afspraak => afspraak.Id == gekozen.Afspraak).Binnen is not RefAantal;
        return gekozen.Uiterlijk!.Value.AddDays(inDagen && Kans(50) ? Kies(-15, -14, -13) : Kies(random.Next(-32, -7), -7, -3, -2, -1, -1, 0, 0, 0, 1, 1, 1, 2));
    }

    // Agreements

    private List<RefAfspraak> Afspraken()
    {
        var afspraken = new List<RefAfspraak>();
        var aantal = Kies(1, 2, 2, 3, 3, 4, 4, 5, 6, 8);
        var ids = Ids.ToArray();
        random.Shuffle(ids);
        foreach (var id in ids.Take(aantal)) afspraken.Add(Afspraak(id, [.. afspraken.Select(lager => lager.Id)]));
        var volgorde = afspraken.ToArray();
        random.Shuffle(volgorde); // the order in the file says nothing about what rests on what
        return [.. volgorde];
    }

    private RefAfspraak Afspraak(string id, string[] lager)
    {
        var anker = lager.Length > 0 && Kans(45) ? (RefVoorwaarde)new RefAfspraakVoorwaarde(Kies(lager), Uitkomst()) : new RefFeitVoorwaarde(Patroon(Ankersoort(), 35));
        var als = new List<RefVoorwaarde> { anker };
        for (var meer = Kies(0, 0, 0, 1, 1, 2, 3, 5); meer > 0; meer--) als.Add(Voorwaarde(lager, (anker as RefFeitVoorwaarde)?.Patroon.Soort, vervalt: false));

        var (rol, organisatie) = Kies(Wie);
        var afspraak = new RefAfspraak(id, als, Patroon(Kans(12) ? Kies(Gewoon) : Kies(soorten), 55)) { Rol = rol, Organisatie = organisatie, Anders = Kans(20) ? "mentor" : null, Binnen = Binnen() };
        var mag = afspraak.Binnen is not null || keuzes.TermijnwoordenZonderBinnen;
        return afspraak with
        {
            Vanaf = afspraak.Binnen is not null && Kans(20) ? Patroon(Kans(20) ? Fase : Kies(soorten), keuzes.VanafMetVelden ? 40 : 0) : null,
            Waarschuw = mag && Kans(30) ? random.Next((afspraak.Binnen is RefAantal termijn ? termijn.Aantal : 20) + 1) : null,
            Herhaal = Kies(RefHerhaal.Een, RefHerhaal.Een, RefHerhaal.Een, RefHerhaal.Elk, RefHerhaal.Elk, RefHerhaal.Nooit),
            Blijft = !(mag && Kans(30)),
            Vervalt = [.. Enumerable.Range(0, Kies(0, 0, 1, 1, 2, 3)).Select(_ => Voorwaarde(lager, (anker as RefFeitVoorwaarde)?.Patroon.Soort, vervalt: true))],
        };
    }

    private Soort Ankersoort()
    {
        if (keuzes.AfspraakOverTaakfeiten && Kans(6)) return new Soort(Kies("TaakNietVanToepassing", "TermijnVerlengd", "TermijnGepauzeerd", "TermijnHervat"));
        return random.Next(100) switch { < 6 => Gesloten, < 10 => Fase, < 14 => Stand, < 16 => Geopend, _ => Kies(soorten) };
    }

    private RefUitkomst Uitkomst() => Kies(RefUitkomst.Vervuld, RefUitkomst.Verlopen, RefUitkomst.Vervallen);

    private RefVoorwaarde Voorwaarde(string[] lager, string? ankersoort, bool vervalt)
    {
        switch (random.Next(100))
        {
            case < 30 when lager.Length > 0:
                return new RefAfspraakVoorwaarde(Kies(lager), Uitkomst());
            case < 36:
                var van = Kies(12, 14, 16, 18);
                return Kies(new RefLeeftijd(van, null), new RefLeeftijd(null, van), new RefLeeftijd(van, van + Kies(1, 2, 4)));
            case < 39:
                return new RefSector(Kans(40) ? new[] { "po", "vo" } : Kies("vo", "mbo"));
            case < 42:
                return new RefGemeente(Kans(40) ? new[] { "Proefdam", "Oefenhout" } : Kies("Proefdam", "Oefenhout"));
            case < 46:
                return new RefFase(Kans(40) ? new[] { "2", "3a" } : Kies("1", "2", "3a"));
            case < 51 when keuzes.AfspraakOverTaakfeiten:
                return new RefFeitVoorwaarde(new RefPatroon("TaakNietVanToepassing", Kans(60) ? new Dictionary<string, RefWaarde> { ["afspraak"] = Kies([.. lager, Kies(Ids)]) } : []));
            default:
                var soort = random.Next(12) switch { 0 => Gesloten, 1 => Fase, 2 => Stand, _ => Kies(soorten) };
                // Of the anchor's own kind, the anchor fact itself matters.
                if (Kans(30)) soort = Array.Find(soorten, ander => ander.Naam == ankersoort) ?? soort;
                var geen = Kans(20);
                return new RefFeitVoorwaarde(
                    Patroon(soort, 35), SindsAnker: Kans(45) && (!vervalt || keuzes.SindsInVervalt), Aantal: !geen && Kans(35) ? Kies(1, 2, 2, 2, 3) : null, Geen: geen);
        }
    }

    private RefPatroon Patroon(Soort soort, int kans)
    {
        var met = new Dictionary<string, RefWaarde>();
        foreach (var veld in soort.Velden.Where(_ => Kans(kans)))
        {
            met[veld.Naam] = Kans(60) ? Kies(veld.Woorden) : random.GetItems(veld.Woorden, random.Next(1, 3)).Distinct().ToArray();
        }

        return new RefPatroon(soort.Naam, met);
    }

    private RefBinnen? Binnen()
    {
        if (Kans(18)) return null;
        if (Kans(15))
        {
            var dag = Dag().AddDays(Kans(50) ? random.Next(-2, 10) : random.Next(10, 45));
            return dag is { Month: 2, Day: 29 } ? new RefJaardag(2, 28) : new RefJaardag(dag.Month, dag.Day);
        }

        var eenheid = Kies(RefEenheid.Schooldagen, RefEenheid.Schooldagen, RefEenheid.Werkdagen, RefEenheid.Werkdagen, RefEenheid.Dagen, RefEenheid.Weken, RefEenheid.Maanden);
        var meeste = eenheid switch { RefEenheid.Weken => 4, RefEenheid.Maanden => 3, _ => 12 };
        return new RefAantal(Kans(60) ? random.Next(Math.Min(meeste, 4)) : random.Next(meeste + 1), eenheid);
    }

    // Facts

    private void Feiten(string dossier)
    {
        if (Kans(30)) Leg(dossier, Geopend.Naam, dagen.Min(), Gegevens(Geopend));
        var feiten = new List<(string Soort, DateOnly Op, Dictionary<string, RefWaarde> Gegevens)>();
        for (var keer = random.Next(3, Kans(30) ? 24 : 13); keer > 0; keer--) Voeg(Kies(soorten), Dag());
        for (var keer = Kies(0, 1, 2, 3); keer > 0; keer--) Voeg(Fase, Dag());
        for (var keer = Kies(0, 1, 2, 3); keer > 0; keer--) Voeg(Stand, Kans(50) ? dagen.Min().AddDays(-random.Next(10)) : Dag());
        for (var keer = Kies(0, 0, 0, 1, 1, 2); keer > 0; keer--) Voeg(Gesloten, Dag());
        if (Kans(30)) feiten.Sort((een, ander) => een.Op.CompareTo(ander.Op));
        foreach (var (soort, op, gegevens) in feiten) Leg(dossier, soort, op, gegevens);

        void Voeg(Soort soort, DateOnly op) => feiten.Add((soort.Naam, op, Gegevens(soort)));
    }

    private Dictionary<string, RefWaarde> Gegevens(Soort soort)
    {
        var gegevens = new Dictionary<string, RefWaarde>();
        foreach (var veld in soort.Velden.Where(veld => veld.Verplicht || Kans(60)))
        {
            gegevens[veld.Naam] = veld.IsLijst ? random.GetItems(veld.Woorden, random.Next(1, 4)).Distinct().ToArray() : Kies(veld.Woorden);
        }

        if (soort == Stand && Kans(80)) gegevens["geboortedatum"] = RefTeksten.Iso(Geboren());
        if (soort == Stand && Kans(50)) gegevens["school"] = "De Proefschool";
        return gegevens;
    }

    /// <summary>A birthday on or near one of the days, or on 29 February.</summary>
    private DateOnly Geboren()
    {
        if (Kans(30)) return new DateOnly(Kies(2008, 2008, 2012), 2, 29);
        return Dag().AddDays(random.Next(-1, 2)).AddYears(-Kies(12, 14, 16, 18, 18));
    }

    /// <summary>Term facts and facts that set a task aside, aimed at tasks that exist by now.</summary>
    private void Taakfeiten(string[] dossiers)
    {
        var taken = ReferentieAfspraken.Bepaal(protocol, regels, new RefDagen(schooldagen), dagen.Max().AddDays(random.Next(40)));
        if (taken.Count == 0) return;
        for (var keer = random.Next(1, 7); keer > 0; keer--)
        {
            var taak = taken[random.Next(taken.Count)];
            var dossier = Kans(96) ? taak.Dossier : Kies(dossiers);
            var id = Kans(95) ? taak.Taak : $"{dossier}:{Kies(Ids)}:{random.Next(1, 9)}";
            var op = random.Next(4) switch
            {
                0 => Dag(),
                1 => taak.Opent.AddDays(random.Next(-1, 3)),
                _ => (taak.Uiterlijk ?? taak.Opent).AddDays(random.Next(-2, 3)),
            };
            var gegevens = new Dictionary<string, RefWaarde> { ["taak"] = id };
            var soort = taak.Uiterlijk is null && Kans(60) ? 18 : random.Next(100); // a task without a last day is given one first
            switch (soort)
            {
                case < 18:
                    gegevens["reden"] = "verhuisd";
                    if (Kans(20)) gegevens["afspraak"] = id.Split(':')[1];
                    Leg(dossier, "TaakNietVanToepassing", op, gegevens);
                    break;
                case < 50:
                    gegevens["tot"] = RefTeksten.Iso((Kans(60) ? taak.Uiterlijk ?? op : Dag()).AddDays(random.Next(-3, Kans(70) ? 12 : 40)));
                    gegevens["reden"] = "wachtlijst";
                    Leg(dossier, "TermijnVerlengd", op, gegevens);
                    break;
                default:
                    Leg(dossier, "TermijnGepauzeerd", op, gegevens);
                    if (Kans(70)) Leg(dossier, "TermijnHervat", op.AddDays(random.Next(0, 9)), new Dictionary<string, RefWaarde>(gegevens));
                    break;
            }
        }
    }

    /// <summary>Corrections and withdrawals of anything that is there, also of corrections and withdrawals.</summary>
    private void Correcties(string dossier)
    {
        for (var keer = Kies(1, 1, 2, 3, 5); keer > 0; keer--)
        {
            var eigen = regels.Where(regel => regel.Dossier == dossier).ToList();
            var doel = Kans(40) && eigen.Exists(regel => regel.Corrigeert is not null) ? Kies(eigen.Where(regel => regel.Corrigeert is not null).ToArray()) : Kies(eigen.ToArray());
            if (Kans(25))
            {
                Leg(dossier, "Ingetrokken", Kans(70) ? doel.Op : Dag().AddDays(random.Next(-100, 100)), [], doel.Nr);
                continue;
            }

            var voorbeeld = doel;
            while (voorbeeld.Soort == "Ingetrokken") voorbeeld = eigen.Single(regel => regel.Nr == voorbeeld.Corrigeert);
            var soort = voorbeeld.Soort;
            var gegevens = new Dictionary<string, RefWaarde>(voorbeeld.Gegevens);
            if (Kans(35))
            {
                var ander = Kans(60) ? Array.Find(soorten, s => s.Naam == soort) ?? Kies(soorten) : Kies(soorten);
                (soort, gegevens) = (ander.Naam, Gegevens(ander));
            }

            Leg(dossier, soort, Kans(60) ? Kans(50) ? voorbeeld.Op.AddDays(random.Next(-2, 3)) : Dag() : voorbeeld.Op, gegevens, doel.Nr);
        }
    }

    private void Leg(string dossier, string soort, DateOnly op, Dictionary<string, RefWaarde> gegevens, int? corrigeert = null)
    {
        var (rol, organisatie) = Kies(Wie);
        regels.Add(new RefRegel(regels.Count(regel => regel.Dossier == dossier) + 1, dossier, soort, op, default, gegevens, corrigeert, rol, organisatie));
    }

    /// <summary>When each fact was recorded: in order of the numbers, with ties and late recording; sometimes in no order at all.</summary>
    private void LegVast(string[] dossiers, bool doorElkaar)
    {
        foreach (var dossier in dossiers)
        {
            var vorige = DateTime.MinValue;
            foreach (var (plaats, regel) in regels.Index().Where(paar => paar.Item.Dossier == dossier).ToList())
            {
                var dag = regel.Soort == "Ingetrokken" ? Dag() : regel.Op;
                var moment = dag.ToDateTime(new TimeOnly(Kies(0, 1, 8, 12, 22, 23), Kies(0, 30, 59)), DateTimeKind.Utc).AddDays(Kies(0, 0, 0, 0, 1, 3, 14));
                if (!doorElkaar && moment < vorige) moment = vorige.AddSeconds(Kies(0, 1, 60, 86400));
                regels[plaats] = regel with { Vastgelegd = moment };
                vorige = moment;
            }
        }
    }

    private bool Kans(int procent) => random.Next(100) < procent;

    private T Kies<T>(params T[] keuze) => keuze[random.Next(keuze.Length)];
}
