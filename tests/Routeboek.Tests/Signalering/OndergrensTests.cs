using Routeboek.Domain.Signalering;
using Routeboek.Domain.Verzuim;
using Routeboek.Tests.Referentie;

namespace Routeboek.Tests.Signalering;

/// <summary>The short cuts of the state machines: what a year comes to, and whether a machine need not run for it.</summary>
public sealed class OndergrensTests
{
    [Fact]
    public void Automaat_OnderDeOndergrens_HeeftNietsTeSchrijven()
    {
        var overgeslagen = new Dictionary<Type, int>();
        var geschreven = new Dictionary<Type, int>();
        for (var zaad = 0; zaad < 600; zaad++)
        {
            var wereld = Wereld.Maak(zaad, eigenDrempels: zaad % 3 != 0);
            var protocol = Referentiebrug.Protocol(wereld.Protocol);
            var kalender = Proefloop.Kalender(wereld.KalenderCsv());
            var signaleerder = new Signaleerder(protocol, kalender);
            var automaten = Beoordelaar.Compileer(signaleerder).ToArray();
            var stand = new Jaarstaat(signaleerder.MeesteDagenInEenJaar, kalender.Minuten);
            var bestand = Proefloop.Lees(wereld.VerzuimCsv(), protocol, kalender).Bestand;
            for (var leerling = 0; leerling < bestand.Leerlingen; leerling++)
            {
                foreach (var jaar in kalender.Jaren)
                {
                    var rijen = bestand.Rijen(leerling).ToArray().Where(r => new Registratie(r).Dag >= jaar.EersteDag && new Registratie(r).Dag <= jaar.LaatsteDag).ToArray();
                    if (rijen.Length == 0)
                        continue;
                    stand.Lees(rijen, jaar.EersteDag, jaar.LaatsteDag, opPeildag: zaad % 2 == 0);
                    foreach (var automaat in automaten)
                    {
                        var uit = new Episodelijst();
                        automaat.Beoordeel(stand, uit);
                        var gehaald = automaat.Ondergrens.IsGehaald(stand);
                        Assert.True(gehaald || uit.Aantal == 0, $"wereld {zaad}, leerling {leerling}, {automaat.GetType().Name}: overgeslagen, maar {uit.Aantal} episoden");
                        var tellers = gehaald ? geschreven : overgeslagen;
                        tellers[automaat.GetType()] = tellers.GetValueOrDefault(automaat.GetType()) + (gehaald ? uit.Aantal : 1);
                    }
                }
            }
        }
        // the trial says something only of machines that were passed over and of machines that wrote
        Assert.Equal(9, overgeslagen.Count);
        Assert.Equal(9, geschreven.Count(g => g.Value > 20));
    }

    [Fact]
    public void Jaarstaat_VanWillekeurigeRijen_TeltHetzelfdeAlsRijVoorRij()
    {
        var minutenPerDag = Enumerable.Range(0, 200).Select(d => 200 + d * 37 % 300).ToArray();
        var stand = new Jaarstaat(minutenPerDag.Length, minutenPerDag);
        foreach (var zaad in Enumerable.Range(0, 400))
        {
            var random = new Random(zaad);
            var rijen = Enumerable.Range(0, zaad < 200 ? zaad + 1 : random.Next(1, 1500)).Select(_ => Rij(random, zaad % 5)).Order().ToArray();
            stand.Lees(rijen, 0, minutenPerDag.Length - 1, opPeildag: true);
            var dagen = rijen.Select(r => new Registratie(r)).GroupBy(r => r.Dag).ToList();

            Assert.Equal(rijen, stand.Rijen.ToArray());
            Assert.Equal(dagen.Count, stand.AantalDagen);
            Assert.Equal(dagen.Where(d => 2 * Minuten(d, Soorten.Ziekte) >= minutenPerDag[d.Key]).Select(d => d.Key), stand.Ziektedagen.ToArray().Select(z => z.Dag));
            Assert.Equal(dagen.Where(d => d.Any(r => Soorten.NietMeedoen.Bevat(r.Soort))).Select(d => d.Key), stand.Wegdagen.ToArray().Select(w => w.Dag));
            Assert.All(stand.Ziektedagen.ToArray(), z => Assert.InRange(z.Dag, stand.Perioden[z.Periode].Eerste, stand.Perioden[z.Periode].Laatste));
            Assert.Equal(stand.AantalZiektedagen, stand.Perioden.ToArray().Sum(p => p.Lengte));
            Assert.True(stand.MeesteMinuten >= rijen.Max(r => new Registratie(r).Minuten));
            for (var bits = 0; bits < 128; bits++)
            {
                var soorten = new Soorten((byte)bits);
                var verwacht = Enumerable.Range(0, rijen.Length).Where(r => soorten.Bevat(new Registratie(rijen[r]).Soort)).ToList();
                var gezien = new List<int>();
                foreach (var r in stand.Met(soorten))
                    gezien.Add(r);
                Assert.Equal(verwacht, gezien);
                Assert.Equal(verwacht.Count, stand.Aantal(soorten));
            }
            GelijkeSommen(dagen, stand, stand.TelNietMeedoen(), Soorten.NietMeedoen);
            GelijkeSommen(dagen, stand, stand.TelAfwezig(), Soorten.Afwezig);
        }
    }

    [Fact]
    public void Reeks_WordtGevondenWaarZeStaat()
    {
        var stand = new Jaarstaat(200, Enumerable.Repeat(300, 200).ToArray());
        foreach (var zaad in Enumerable.Range(0, 300))
        {
            var random = new Random(zaad);
            var dagen = Enumerable.Range(0, 200).Where(_ => random.Next(100) < 20 + zaad % 70).ToList();
            if (dagen.Count == 0)
                continue;
            stand.Lees(dagen.Select(d => new Registratie(d, Verzuimsoort.Geoorloofd, Tijdvak.VoorLesuur(1), 1).Bits).ToArray(), 0, 199, opPeildag: false);
            var langste = dagen.Max(d => Enumerable.Range(d, 200).TakeWhile(dagen.Contains).Count());
            Assert.True(stand.HeeftReeks(langste));
            Assert.False(stand.HeeftReeks(langste + 1));
            Assert.False(stand.HeeftReeks(int.MaxValue));
        }
    }

    private static void GelijkeSommen(List<IGrouping<int, Registratie>> dagen, Jaarstaat stand, ReadOnlySpan<int> sommen, Soorten soorten)
    {
        for (var nummer = 1; nummer <= dagen.Count; nummer++)
            Assert.Equal(Minuten(dagen[nummer - 1], soorten), sommen[stand.NaRij(nummer)] - sommen[stand.NaRij(nummer - 1)]);
    }

    private static int Minuten(IEnumerable<Registratie> dag, Soorten soorten) => dag.Where(r => soorten.Bevat(r.Soort)).Sum(r => r.Minuten);

    // late as often as one likes, other kinds no more than can stand side by side
    private static uint Rij(Random random, int drukte)
    {
        var dag = drukte == 0 ? random.Next(3) : random.Next(200);
        var soort = drukte == 0 && random.Next(20) > 0 ? Verzuimsoort.TeLaat : (Verzuimsoort)random.Next(7);
        return new Registratie(dag, soort, new Tijdvak((byte)random.Next(20)), random.Next(1441)).Bits;
    }
}
