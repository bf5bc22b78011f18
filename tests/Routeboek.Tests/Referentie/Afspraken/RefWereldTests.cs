using System.Collections.Concurrent;

namespace Routeboek.Tests.Referentie.Afspraken;

/// <summary>The random worlds themselves: repeatable, lawful, and hard enough to tell a wrong rule from the right one.</summary>
public sealed class RefWereldTests
{
    private const int MeesteWerelden = 1500;

    private static readonly ConcurrentDictionary<int, RefWereld> Gemaakt = new();

    private static IEnumerable<RefWereld> Werelden(int aantal) => Enumerable.Range(1, aantal).Select(zaad => Gemaakt.GetOrAdd(zaad, _ => RefWereld.Maak(zaad)));

    [Fact]
    public void Wereld_is_bij_hetzelfde_zaad_dezelfde()
    {
        var (een, ander) = (RefWereld.Maak(7), RefWereld.Maak(7));
        Assert.Equal((een.Yaml, een.Jsonl, een.KalenderCsv, een.Vandaag, een.BekendTot), (ander.Yaml, ander.Jsonl, ander.KalenderCsv, ander.Vandaag, ander.BekendTot));
        Assert.Equal(een.Bepaal(), ander.Bepaal());
    }

    /// <summary>Law 1: the same tasks, whatever the order of the lines; and every task has an id of its own.</summary>
    [Fact]
    public void Volgorde_van_de_regels_en_van_de_afspraken_maakt_niet_uit()
    {
        foreach (var wereld in Werelden(150))
        {
            var taken = wereld.Bepaal();
            Assert.Equal(taken, (wereld with { Regels = [.. wereld.Regels.Reverse()] }).Bepaal());
            Assert.Equal(taken, (wereld with { Protocol = wereld.Protocol with { Afspraken = [.. wereld.Protocol.Afspraken.Reverse()] } }).Bepaal());
            Assert.Equal(taken.Count, taken.Select(taak => taak.Taak).Distinct(StringComparer.Ordinal).Count());
        }
    }

    /// <summary>
    /// Law 1: the same tasks, but for the numbers in the ids, whatever the order in which facts with different op were recorded. Where two
    /// outcomes of one day are anchors, the numbers may decide which of them opens and which is absorbed, so the numbers are left out.
    /// </summary>
    [Fact]
    public void Volgorde_van_vastleggen_verandert_alleen_de_nummers()
    {
        string[] overTaken = ["TermijnVerlengd", "TermijnGepauzeerd", "TermijnHervat", "TaakNietVanToepassing"];
        foreach (var wereld in Werelden(300))
        {
            // Without corrections and facts about tasks: those name numbers.
            var regels = wereld.Regels.Where(regel => regel.Corrigeert is null && !overTaken.Contains(regel.Soort)).ToList();
            var nieuw = regels.OrderByDescending(regel => regel.Op).ThenBy(regel => regel.Nr).Select((regel, plaats) => (regel, Nr: plaats + 1)).ToDictionary(paar => (paar.regel.Dossier, paar.regel.Nr), paar => paar.Nr);
            var basis = wereld with { Regels = regels, BekendTot = null };
            var anders = basis with { Regels = [.. regels.Select(regel => regel with { Nr = nieuw[(regel.Dossier, regel.Nr)] })] };
            Assert.Equal(
                basis.Bepaal().Select(taak => (taak with { Taak = "" }).ToString()).Order(StringComparer.Ordinal),
                anders.Bepaal().Select(taak => (taak with { Taak = "" }).ToString()).Order(StringComparer.Ordinal));
        }
    }

    /// <summary>Every line obeys the contract's rules for a file: numbers 1, 2, 3 within a dossier, and corrections of an earlier number.</summary>
    [Fact]
    public void Regels_zijn_geldig()
    {
        foreach (var dossier in Werelden(300).SelectMany(wereld => wereld.Regels.GroupBy(regel => regel.Dossier)))
        {
            Assert.Equal(Enumerable.Range(1, dossier.Count()), dossier.Select(regel => regel.Nr).Order());
            Assert.All(dossier, regel => Assert.True(regel.Corrigeert is null || (regel.Corrigeert < regel.Nr && regel.Corrigeert >= 1)));
            Assert.All(dossier.Where(regel => regel.Soort == "Ingetrokken"), regel => Assert.True(regel.Gegevens.Count == 0 && regel.Corrigeert is not null));
        }
    }

    /// <summary>Agreements rest on each other without circles, and a list has at most six conditions.</summary>
    [Fact]
    public void Afspraken_zijn_geldig()
    {
        foreach (var protocol in Werelden(300).Select(wereld => wereld.Protocol))
        {
            var gedaan = new HashSet<string>();
            while (gedaan.Count < protocol.Afspraken.Count)
            {
                var volgende = protocol.Afspraken.First(afspraak => !gedaan.Contains(afspraak.Id) && afspraak.Als.Concat(afspraak.Vervalt).OfType<RefAfspraakVoorwaarde>().All(voorwaarde => gedaan.Contains(voorwaarde.Afspraak)));
                gedaan.Add(volgende.Id);
                Assert.InRange(volgende.Als.Count, 1, 6);
            }
        }
    }

    [Fact]
    public void Werelden_raken_elke_status_en_elke_bijzonderheid()
    {
        var gezien = new HashSet<string>();
        foreach (var wereld in Werelden(400))
        {
            foreach (var taak in wereld.Bepaal())
            {
                gezien.Add(taak.Status + taak.OpTijd);
                if (taak.Oorspronkelijk is not null) gezien.Add($"verschoven {taak.Status}");
                if (taak.Vervuld < taak.Opent) gezien.Add("vervuld voor de opening");
                if (taak.Uiterlijk < taak.Opent) gezien.Add($"opent te laat {taak.Status}{taak.OpTijd}");
            }
        }

        string[] verwacht =
        [
            "open", "bijna", "te laat", "vervallen", "vervuldTrue", "vervuldFalse", "verschoven open", "verschoven bijna", "verschoven te laat", "verschoven vervuld", "verschoven vervallen",
            "vervuld voor de opening", "opent te laat te laat", "opent te laat vervallen", "opent te laat vervuldTrue", "opent te laat vervuldFalse",
        ];
        Assert.Empty(verwacht.Except(gezien));
    }

    /// <summary>A product that reads one thing wrongly: some world must give it away.</summary>
    [Theory]
    [MemberData(nameof(Misverstanden))]
    public void Werelden_verraden_elk_misverstand(string naam, Func<RefWereld, RefWereld> misverstand) => Assert.True(
        Werelden(MeesteWerelden).Any(wereld => RefVergelijking.Soort(ander => RefTeksten.Json(misverstand(ander).Bepaal()), wereld) == "verschil"), naam);

    public static TheoryData<string, Func<RefWereld, RefWereld>> Misverstanden()
    {
        var data = new TheoryData<string, Func<RefWereld, RefWereld>>
        {
            { "een correctie zoekt haar plaats niet", wereld => wereld with { Regels = [.. wereld.Regels.Where(regel => regel.Corrigeert is null)] } },
            { "een correctie is een nieuw feit", wereld => wereld with { Regels = [.. wereld.Regels.Where(regel => regel.Soort != "Ingetrokken").Select(regel => regel with { Corrigeert = null })] } },
            { "intrekken geldt niet", wereld => wereld with { Regels = [.. wereld.Regels.Where(regel => !IsIngetrokken(wereld, regel))] } },
            { "bekend tot is niet tot en met", wereld => wereld with { BekendTot = wereld.BekendTot?.AddSeconds(-1) } },
            { "bekend tot geldt niet", wereld => wereld with { BekendTot = null } },
            { "een dag later", wereld => wereld with { Vandaag = wereld.Vandaag.AddDays(1) } },
            { "wie op 29 februari geboren is verjaart op 28 februari", wereld => wereld with { Regels = [.. wereld.Regels.Select(OpDe28e)] } },
            { "de stand blijft gelden", wereld => wereld with { Regels = [.. wereld.Regels.Select(regel => regel.Soort != "LeerlingStand" ? regel : regel with { Gegevens = MetVorigeStand(wereld, regel) })] } },
        };

        foreach (var soort in new[] { "DossierGesloten", "TaakNietVanToepassing", "TermijnVerlengd", "TermijnGepauzeerd", "TermijnHervat" })
            data.Add($"zonder {soort}", wereld => wereld with { Regels = [.. wereld.Regels.Select(regel => regel.Soort == soort ? regel with { Soort = "Niets" } : regel)] });

        Afspraak("herhaal een is elk", afspraak => afspraak with { Herhaal = afspraak.Herhaal == RefHerhaal.Een ? RefHerhaal.Elk : afspraak.Herhaal });
        Afspraak("herhaal een is nooit", afspraak => afspraak with { Herhaal = afspraak.Herhaal == RefHerhaal.Een ? RefHerhaal.Nooit : afspraak.Herhaal });
        Afspraak("herhaal nooit is een", afspraak => afspraak with { Herhaal = afspraak.Herhaal == RefHerhaal.Nooit ? RefHerhaal.Een : afspraak.Herhaal });
        Afspraak("blijft altijd", afspraak => afspraak with { Blijft = true });
        Afspraak("blijft nooit", afspraak => afspraak with { Blijft = false });
        Afspraak("zonder vanaf", afspraak => afspraak with { Vanaf = null });
        Afspraak("zonder waarschuw", afspraak => afspraak with { Waarschuw = null });
        Afspraak("waarschuw een eerder", afspraak => afspraak with { Waarschuw = afspraak.Waarschuw + 1 });
        Afspraak("waarschuw naar beneden afgerond", afspraak => afspraak with { Waarschuw = afspraak.Waarschuw ?? (afspraak.Binnen as RefAantal)?.Aantal / 5 });
        Afspraak("waarschuw bij vaste dag 13 dagen", afspraak => afspraak with { Waarschuw = afspraak.Waarschuw ?? (afspraak.Binnen is RefJaardag ? 13 : null) });
        Afspraak("waarschuw zonder termijn 13 dagen", afspraak => afspraak with { Waarschuw = afspraak.Waarschuw ?? (afspraak.Binnen is null ? 13 : null) });
        Afspraak("vervalt nooit", afspraak => afspraak with { Vervalt = [] });
        Afspraak("alleen de eerste van vervalt", afspraak => afspraak with { Vervalt = [.. afspraak.Vervalt.Take(1)] });
        Termijn("een dag langer", termijn => termijn with { Aantal = termijn.Aantal + 1 });
        Termijn("werkdagen zijn dagen", termijn => termijn.Eenheid == RefEenheid.Werkdagen ? termijn with { Eenheid = RefEenheid.Dagen } : termijn);
        Termijn("werkdagen zijn schooldagen", termijn => termijn.Eenheid == RefEenheid.Werkdagen ? termijn with { Eenheid = RefEenheid.Schooldagen } : termijn);
        Termijn("schooldagen zijn werkdagen", termijn => termijn.Eenheid == RefEenheid.Schooldagen ? termijn with { Eenheid = RefEenheid.Werkdagen } : termijn);
        Termijn("weken zijn vijf werkdagen", termijn => termijn.Eenheid == RefEenheid.Weken ? new RefAantal(5 * termijn.Aantal, RefEenheid.Werkdagen) : termijn);
        Termijn("maanden zijn dertig dagen", termijn => termijn.Eenheid == RefEenheid.Maanden ? new RefAantal(30 * termijn.Aantal, RefEenheid.Dagen) : termijn);
        Feit("sinds overal", feit => feit with { SindsAnker = true });
        Feit("sinds nergens", feit => feit with { SindsAnker = false });
        Feit("aantal meer dan", feit => feit with { Aantal = feit.Aantal + 1 });
        Feit("aantal geldt niet", feit => feit with { Aantal = null });
        Feit("een lijst is er een van", feit => feit with { Patroon = feit.Patroon with { Met = feit.Patroon.Met.ToDictionary(veld => veld.Key, veld => veld.Value.IsLijst ? veld.Value.Woorden[0] : veld.Value) } });
        Voorwaarde("leeftijd tot en met", voorwaarde => voorwaarde is RefLeeftijd leeftijd ? leeftijd with { Tot = leeftijd.Tot + 1 } : voorwaarde);
        Voorwaarde("leeftijd na de verjaardag", voorwaarde => voorwaarde is RefLeeftijd leeftijd ? leeftijd with { Van = leeftijd.Van + 1 } : voorwaarde);
        Voorwaarde("fase een ervan", voorwaarde => voorwaarde is RefFase { Waarde.IsLijst: true } fase ? new RefFase(fase.Waarde.Woorden[0]) : voorwaarde);
        Voorwaarde("verlopen is vervallen", voorwaarde => voorwaarde is RefAfspraakVoorwaarde { Uitkomst: RefUitkomst.Verlopen } afspraak ? afspraak with { Uitkomst = RefUitkomst.Vervallen } : voorwaarde);
        return data;

        void Afspraak(string naam, Func<RefAfspraak, RefAfspraak> ander) =>
            data.Add(naam, wereld => wereld with { Protocol = wereld.Protocol with { Afspraken = [.. wereld.Protocol.Afspraken.Select(ander)] } });

        void Termijn(string naam, Func<RefAantal, RefAantal> ander) =>
            Afspraak(naam, afspraak => afspraak with { Binnen = afspraak.Binnen is RefAantal termijn ? ander(termijn) : afspraak.Binnen });

        void Voorwaarde(string naam, Func<RefVoorwaarde, RefVoorwaarde> ander) =>
            Afspraak(naam, afspraak => afspraak with { Als = [afspraak.Als[0], .. afspraak.Als.Skip(1).Select(ander)], Vervalt = [.. afspraak.Vervalt.Select(ander)] });

        void Feit(string naam, Func<RefFeitVoorwaarde, RefFeitVoorwaarde> ander) =>
            Voorwaarde(naam, voorwaarde => voorwaarde is RefFeitVoorwaarde feit ? ander(feit) : voorwaarde);
    }

    private static bool IsIngetrokken(RefWereld wereld, RefRegel regel) =>
        regel.Soort == "Ingetrokken" || (regel.Corrigeert is { } doel && IsIngetrokken(wereld, wereld.Regels.Single(ander => ander.Dossier == regel.Dossier && ander.Nr == doel)));

    private static RefRegel OpDe28e(RefRegel regel) =>
        regel.Gegevens.TryGetValue("geboortedatum", out var datum) && datum.Woorden[0].EndsWith("-02-29", StringComparison.Ordinal)
            ? regel with { Gegevens = new Dictionary<string, RefWaarde>(regel.Gegevens) { ["geboortedatum"] = datum.Woorden[0].Replace("-02-29", "-02-28", StringComparison.Ordinal) } }
            : regel;

    private static Dictionary<string, RefWaarde> MetVorigeStand(RefWereld wereld, RefRegel regel)
    {
        var gegevens = new Dictionary<string, RefWaarde>();
        foreach (var eerder in wereld.Regels.Where(ander => ander.Dossier == regel.Dossier && ander.Soort == "LeerlingStand" && ander.Op <= regel.Op).OrderBy(ander => ander.Op).ThenBy(ander => ander.Nr).Append(regel))
        {
            foreach (var (veld, waarde) in eerder.Gegevens) gegevens[veld] = waarde;
        }

        return gegevens;
    }

    // The harness

    [Fact]
    public void Vergelijking_met_zichzelf_vindt_niets()
    {
        foreach (var wereld in Werelden(100)) RefVergelijking.Vergelijk(ander => RefTeksten.Json(ander.Bepaal()), wereld);
    }

    [Fact]
    public void Vergelijking_verkleint_tot_wat_nodig_is()
    {
        // A product that takes every anchor: two facts and one agreement are enough to see it.
        static string Product(RefWereld wereld) =>
            RefTeksten.Json((wereld with { Protocol = wereld.Protocol with { Afspraken = [.. wereld.Protocol.Afspraken.Select(afspraak => afspraak with { Herhaal = RefHerhaal.Elk })] } }).Bepaal());

        var wereld = Werelden(MeesteWerelden).First(wereld => wereld is { Regels.Count: > 20, Protocol.Afspraken.Count: > 3 } && RefVergelijking.Soort(Product, wereld) is not null);
        var klein = RefVergelijking.Verklein(wereld, ander => RefVergelijking.Soort(Product, ander) is not null);
        Assert.InRange(klein.Regels.Count, 2, 4);
        Assert.InRange(klein.Protocol.Afspraken.Count, 1, 2);

        var verslag = RefVergelijking.Verslag(Product, klein);
        foreach (var stuk in new[] { $"Zaad {wereld.Zaad}", klein.Yaml, klein.Jsonl, "+ taak=" }) Assert.Contains(stuk, verslag, StringComparison.Ordinal);
    }

    [Fact]
    public void Vergelijking_toont_een_fout_van_het_product()
    {
        var fout = Assert.ThrowsAny<Exception>(() => RefVergelijking.Vergelijk((_, _, _, _) => throw new InvalidOperationException("past niet"), 1, 1));
        Assert.Contains("past niet", fout.Message, StringComparison.Ordinal);
    }
}
