using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Routeboek.Application.Demo;
using Routeboek.Bench;
using Routeboek.Domain.Afspraken;
using Routeboek.Domain.Signalering;
using Routeboek.Domain.Verzuim;

// One measurement per process, so that one does not warm up or fill the memory of another. Prints one line of JSON.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
var opdracht = args.Length > 0 ? args[0] : "";
var leerlingen = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 10_000;
var ronden = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 5;
var protocol = args.Length > 3 ? args[3] : "den-bosch-vo";
switch (opdracht)
{
    case "beoordeel":
        Beoordeel();
        return 0;
    case "wijzig":
        Wijzig();
        return 0;
    case "dossiers":
        Dossiers();
        return 0;
    case "audit":
        return await Auditset.MeetAsync(leerlingen, ronden);
    case "toegang":
        return await Toegangset.MeetAsync(leerlingen, ronden);
    case "inlezen":
        // the store is a SQLite file, or the empty PostgreSQL database of this variable
        return await Inleesset.MeetAsync(leerlingen, Environment.GetEnvironmentVariable("ROUTEBOEK_BENCH_POSTGRES"));
    default:
        Console.Error.WriteLine("gebruik: beoordeel|wijzig|dossiers|audit|toegang|inlezen AANTAL [RONDEN] [PROTOCOL]");
        return 2;
}

void Dossiers()
{
    var set = Dossierset.Maak(leerlingen, 200, protocol);
    var taken = new int[set.Dossiers.Count];
    void Ronde() => Parallel.For(0, set.Dossiers.Count, i => taken[i] = new Dossierstand(set.Set, set.Dossiers[i], set.Kalender, set.Vandaag).Taken.Count);
    Ronde();
    var alles = Tijd.Middelste(Enumerable.Range(0, ronden).Select(_ => Tijd.Van(Ronde)).ToList());

    // one fact more, in dossiers that are kept in memory
    var toeval = new Random(1);
    var feiten = new List<double>();
    var aantal = Math.Min(200, set.Dossiers.Count);
    var standen = Enumerable.Range(0, aantal).Select(i => new Dossierstand(set.Set, set.Dossiers[i], set.Kalender, set.Vandaag)).ToList();
    for (var keer = 0; keer < 20; keer++)
    {
        foreach (var stand in standen)
        {
            var feit = set.Volgende(stand.Feiten, toeval);
            var begin = Stopwatch.GetTimestamp();
            stand.Voeg(feit);
            feiten.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
        }
    }

    feiten.RemoveRange(0, aantal * 2); // while the runtime compiles
    feiten.Sort();

    // a year again, day by day
    var jaren = new List<double>();
    for (var i = 0; i < 25; i++)
    {
        var begin = Stopwatch.GetTimestamp();
        var verloop = new Dossierverloop(set.Set, set.Kalender, Routeboek.Application.Kalenders.Schoolklok.EindeVanDag);
        var dagen = verloop.Speel(set.Dossiers[aantal - 1 - i % aantal], set.Vandaag.AddDays(-364), set.Vandaag).Count();
        jaren.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
        if (dagen != 365)
            throw new InvalidOperationException("geen heel jaar");
    }

    jaren.Sort();
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{{\"engine\":\"routeboek\",\"protocol\":\"{protocol}\",\"agreements\":{set.Set.Afspraken.Count},\"dossiers\":{set.Dossiers.Count},\"facts\":{set.Dossiers.Sum(d => d.Aantal)},\"tasks\":{taken.Sum()},\"all_wall_s\":{alles.Wand:0.000},\"all_cpu_s\":{alles.Cpu:0.000},\"fact_p50_ms\":{feiten[feiten.Count / 2]:0.000},\"fact_p99_ms\":{feiten[feiten.Count * 99 / 100]:0.000},\"year_p50_ms\":{jaren[jaren.Count / 2]:0.0},\"year_max_ms\":{jaren[^1]:0.0},\"peak_rss_mb\":{Tijd.PiekMegabyte():0}}}"));
}

void Beoordeel()
{
    var set = Leerlingset.Maak(leerlingen, protocol);
    var signaleerder = new Signaleerder(set.Protocol, set.Kalender);
    var kernen = Environment.ProcessorCount;
    var uitvoer = Enumerable.Range(0, kernen).Select(_ => new Episodelijst()).ToArray();
    var aantallen = new byte[set.Aantal]; // episodes per pupil
    var beoordelaars = Enumerable.Range(0, kernen).Select(_ => signaleerder.NieuweBeoordelaar()).ToArray();
    var grenzen = Enumerable.Range(0, kernen + 1).Select(k => (int)((long)set.Aantal * k / kernen)).ToArray();

    void Ronde() => Parallel.For(0, kernen, new ParallelOptions { MaxDegreeOfParallelism = kernen }, k =>
    {
        var lijst = uitvoer[k];
        lijst.Leeg();
        for (var i = grenzen[k]; i < grenzen[k + 1]; i++)
        {
            var eerder = lijst.Aantal;
            beoordelaars[k].Beoordeel(set.Van(i), set.Peildag, Leerplichtvak.Altijd, lijst);
            aantallen[i] = (byte)(lijst.Aantal - eerder);
        }
    });

    // until the runtime has compiled everything for good
    for (var begin = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(begin).TotalSeconds < 2;)
        Ronde();
    var voor = GC.GetTotalAllocatedBytes(precise: true);
    var tijd = Tijd.Middelste(Enumerable.Range(0, ronden).Select(_ => Tijd.Van(Ronde)).ToList());
    var toegewezen = GC.GetTotalAllocatedBytes(precise: true) - voor;
    var episoden = uitvoer.Sum(u => (long)u.Aantal);
    var md5 = leerlingen <= 300_000 ? Md5(set, uitvoer, aantallen, grenzen) : "";
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{{\"engine\":\"routeboek\",\"protocol\":\"{set.Protocol.Id}\",\"rows\":{set.Rijen.Length},\"pupils\":{set.Aantal},\"threads\":{kernen},\"eval_wall_s\":{tijd.Wand:0.0000},\"eval_cpu_s\":{tijd.Cpu:0.0000},\"ns_cpu_per_row\":{tijd.Cpu * 1e9 / set.Rijen.Length:0.00},\"signals\":{episoden},\"allocated_bytes_per_round\":{toegewezen / ronden},\"peak_rss_mb\":{Tijd.PiekMegabyte():0},\"md5\":\"{md5}\"}}"));
}

static string Md5(Leerlingset set, Episodelijst[] uitvoer, byte[] aantallen, int[] grenzen)
{
    var regels = new List<string>();
    for (var k = 0; k < uitvoer.Length; k++)
    {
        var plaats = 0;
        for (var i = grenzen[k]; i < grenzen[k + 1]; i++)
        {
            for (var e = 0; e < aantallen[i]; e++)
            {
                var episode = uitvoer[k].Items[plaats++];
                var tot = episode.IsAan ? "" : set.Kalender.Datum(episode.Tot).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
                regels.Add($"{Demowereld.Sleutel(i + 1)};{set.Protocol.Signalen[episode.Regel].Id};{set.Kalender.Datum(episode.Sinds):yyyy-MM-dd};{tot}\n");
            }
        }
    }
    regels.Sort(StringComparer.Ordinal);
    using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
    foreach (var regel in regels)
        md5.AppendData(Encoding.UTF8.GetBytes(regel));
    return Convert.ToHexStringLower(md5.GetHashAndReset());
}

void Wijzig()
{
    var set = Leerlingset.Maak(leerlingen, protocol);
    var stand = new Signaalstand(new Signaleerder(set.Protocol, set.Kalender), set.Peildag);
    stand.Reserveer(set.Aantal);
    for (var i = 0; i < set.Aantal; i++)
        stand.VoegLeerlingToe(set.Van(i), Leerplichtvak.Altijd);

    var jaar = set.Kalender.JaarVan(set.Peildag);
    var loting = 88172645463325252UL;
    var wijziging = new Signaalwijziging();
    var tijden = new long[ronden * 200_000];
    var geteld = 0;
    for (var n = -50_000; n < tijden.Length; n++)
    {
        // any pupil, any day: mostly a new registration, sometimes one taken away
        var leerling = (int)(Volgende() % (ulong)set.Aantal);
        var dag = jaar.EersteDag + (int)(Volgende() % (ulong)(jaar.LaatsteDag - jaar.EersteDag + 1));
        var soort = (Verzuimsoort)(Volgende() % 4);
        var rij = new Registratie(dag, soort, Tijdvak.VoorLesuur(1 + (int)(Volgende() % 8)), soort == Verzuimsoort.TeLaat ? 5 : 60);
        var begin = Stopwatch.GetTimestamp();
        var oordeel = stand.Registreer(leerling, rij, wijziging);
        if (n % 4 == 0 && oordeel == Rijoordeel.Geteld)
            stand.Verwijder(leerling, rij, wijziging);
        var eind = Stopwatch.GetTimestamp();
        if (n >= 0)
            tijden[n] = (eind - begin) / (n % 4 == 0 && oordeel == Rijoordeel.Geteld ? 2 : 1);
        geteld += oordeel == Rijoordeel.Geteld ? 1 : 0;
    }
    Array.Sort(tijden);
    double Micro(double deel) => tijden[(int)(deel * (tijden.Length - 1))] * 1e6 / Stopwatch.Frequency;
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{{\"pupils\":{set.Aantal},\"changes\":{tijden.Length},\"counted\":{geteld},\"p50_us\":{Micro(.5):0.00},\"p90_us\":{Micro(.9):0.00},\"p99_us\":{Micro(.99):0.00},\"p999_us\":{Micro(.999):0.00},\"peak_rss_mb\":{Tijd.PiekMegabyte():0}}}"));

    ulong Volgende()
    {
        loting ^= loting << 13;
        loting ^= loting >> 7;
        loting ^= loting << 17;
        return loting;
    }
}
