using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Protocollen;
using Routeboek.Tests.Referentie;

namespace Routeboek.Tests.Signalering;

/// <summary>The product against the slow and obvious reference, on adversarial worlds: every row's fate and every episode with value and evidence.</summary>
public sealed class SignaleringEigenschapTests
{
    private static readonly int Werelden = int.Parse(Environment.GetEnvironmentVariable("ROUTEBOEK_WERELDEN") ?? "400", System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public void Signalering_VanDeMeegeleverdeProtocollen_IsGelijkAanDeReferentie()
    {
        for (var zaad = 0; zaad < Werelden; zaad++)
        {
            var wereld = Wereld.Maak(zaad);
            Vergelijk(wereld, Proefloop.Protocol(wereld.Protocol.Id));
        }
    }

    [Fact]
    public void Signalering_MetAndereGetallen_IsGelijkAanDeReferentie()
    {
        for (var zaad = 100_000; zaad < 100_000 + Werelden; zaad++)
        {
            var wereld = Wereld.Maak(zaad, eigenDrempels: true);
            Vergelijk(wereld, Referentiebrug.Protocol(wereld.Protocol));
        }
    }

    private static void Vergelijk(Wereld wereld, Protocol protocol)
    {
        var kalender = Proefloop.Kalender(wereld.KalenderCsv());
        var loop = Proefloop.Lees(wereld.VerzuimCsv(), protocol, kalender, wereld.LeerlingenCsv(), wereld.RoosterCsv());
        var keuring = ReferentieKeuring.Keur(wereld.Rijen, wereld.School, wereld.Protocol);

        var verwachtGeweigerd = keuring.Oordelen.Where(o => o.Uitslag == ReferentieUitslag.Geweigerd).Select(o => (long)o.Rij.Regel);
        Gelijk(verwachtGeweigerd, loop.Fouten.Select(f => f.Regel).Order(), wereld, "geweigerde regels", () => string.Join("\n", loop.Fouten) + "\n" + wereld.VerzuimCsv() + wereld.LeerlingenCsv() + wereld.RoosterCsv());
        var telling = loop.Bestand.Telling;
        Assert.Equal(wereld.Rijen.Count, telling.Gelezen);
        Assert.Equal(keuring.Aantal(ReferentieUitslag.Geteld), telling.Geteld);
        Assert.Equal(keuring.Aantal(ReferentieUitslag.Dubbel), telling.Dubbel);
        Assert.Equal(keuring.Aantal(ReferentieUitslag.Geweigerd), telling.Geweigerd);
        Assert.Equal(telling.Gelezen, telling.Geteld + telling.Dubbel + telling.Geweigerd);

        var dag = kalender.IndexOpOfVoor(wereld.Peildatum);
        if (dag >= 0)
            Gelijk(wereld.Evalueer(), loop.Episoden(protocol, kalender.Datum(dag)), wereld, "episoden");
    }

    private static void Gelijk<T>(IEnumerable<T> verwacht, IEnumerable<T> gevonden, Wereld wereld, string wat, Func<string>? meer = null)
    {
        var v = string.Join("\n", verwacht);
        var g = string.Join("\n", gevonden);
        Assert.True(v == g, $"wereld {wereld.Zaad} ({wereld.Protocol.Id}): {wat}\nverwacht:\n{v}\ngevonden:\n{g}\n{meer?.Invoke()}");
    }
}
