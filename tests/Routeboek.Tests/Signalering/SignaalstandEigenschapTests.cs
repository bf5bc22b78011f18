using Routeboek.Domain.Protocollen;
using Routeboek.Domain.Signalering;
using Routeboek.Domain.Verzuim;
using Routeboek.Tests.Referentie;

namespace Routeboek.Tests.Signalering;

/// <summary>One registration at a time equals everything at once, after every single change.</summary>
public sealed class SignaalstandEigenschapTests
{
    [Fact]
    public void Signaalstand_NaElkeWijziging_IsGelijkAanVolledigeBeoordeling()
    {
        var wijzigingen = 0;
        for (var zaad = 0; zaad < 120; zaad++)
        {
            var wereld = Wereld.Maak(zaad, eigenDrempels: zaad % 2 == 0);
            var protocol = zaad % 2 == 0 ? Referentiebrug.Protocol(wereld.Protocol) : Proefloop.Protocol(wereld.Protocol.Id);
            var kalender = Proefloop.Kalender(wereld.KalenderCsv());
            var peildag = kalender.IndexOpOfVoor(wereld.Peildatum);
            if (peildag < 0)
                continue;
            var random = new Random(zaad);
            var bestand = Proefloop.Lees(wereld.VerzuimCsv(), protocol, kalender).Bestand;
            var rijen = Enumerable.Range(0, bestand.Leerlingen).SelectMany(l => bestand.Rijen(l).ToArray()).ToArray();
            if (rijen.Length == 0)
                continue;

            var signaleerder = new Signaleerder(protocol, kalender);
            var plicht = random.Next(3) == 0 ? new Leerplichtvak(random.Next(kalender.Aantal), random.Next(kalender.Aantal) + 1) : Leerplichtvak.Altijd;
            var stand = new Signaalstand(signaleerder, peildag);
            var leerling = stand.VoegLeerlingToe([], plicht);
            var geteld = new List<uint>(); // the test's own account, in order of arrival
            var bekend = new List<Episode>();
            var wijziging = new Signaalwijziging();
            for (var stap = 0; stap < 120; stap++)
            {
                var nieuw = new Registratie(rijen[random.Next(rijen.Length)]);
                switch (random.Next(geteld.Count == 0 ? 1 : 4))
                {
                    case 0 or 1:
                        if (stand.Registreer(leerling, nieuw, wijziging) == Rijoordeel.Geteld)
                            geteld.Add(nieuw.Bits);
                        break;
                    case 2:
                        var weg = geteld[random.Next(geteld.Count)];
                        Assert.True(stand.Verwijder(leerling, new Registratie(weg), wijziging));
                        geteld.Remove(weg);
                        break;
                    default:
                        var oud = geteld[random.Next(geteld.Count)];
                        var oordeel = stand.Corrigeer(leerling, new Registratie(oud), nieuw, wijziging);
                        if (oordeel == Rijoordeel.Geweigerd)
                            break;
                        geteld.Remove(oud);
                        if (oordeel == Rijoordeel.Geteld)
                            geteld.Add(nieuw.Bits);
                        break;
                }

                var volledig = Volledig(signaleerder, geteld, peildag, plicht);
                Assert.Equal(volledig, stand.Episoden(leerling).ToArray());
                // what was told to have changed is what changed
                foreach (var e in wijziging.Verdwenen.Items)
                    Assert.True(bekend.Remove(e));
                bekend.AddRange(wijziging.Verschenen.Items.ToArray());
                Assert.Equal(volledig.Order(Volgorde), bekend.Order(Volgorde));
                wijzigingen += wijziging.IsLeeg ? 0 : 1;
            }
        }
        Assert.True(wijzigingen > 1000, $"de proef doet te weinig: {wijzigingen} wijzigingen");
    }

    [Fact]
    public void Signaalstand_DubbeleEnBotsendeRegistratie_VerandertNiets()
    {
        var protocol = Proefloop.Protocol("den-bosch-vo");
        var kalender = Proefloop.Kalender("datum;minuten\n2026-01-12;300\n2026-01-13;300\n");
        var stand = new Signaalstand(new Signaleerder(protocol, kalender), 1);
        var leerling = stand.VoegLeerlingToe([], Leerplichtvak.Altijd);
        var wijziging = new Signaalwijziging();
        var ziek = new Registratie(0, Verzuimsoort.Ziek, Tijdvak.VoorLesuur(1), 60);

        Assert.Equal(Rijoordeel.Geteld, stand.Registreer(leerling, ziek, wijziging));
        Assert.Equal(Rijoordeel.Dubbel, stand.Registreer(leerling, ziek, wijziging));
        Assert.Equal(Rijoordeel.Geweigerd, stand.Registreer(leerling, new Registratie(0, Verzuimsoort.Geoorloofd, Tijdvak.Dag, 300), wijziging));
        Assert.Null(stand.Corrigeer(leerling, new Registratie(1, Verzuimsoort.Ziek, Tijdvak.Dag, 300), ziek, wijziging));
        Assert.False(stand.Verwijder(leerling, new Registratie(1, Verzuimsoort.Ziek, Tijdvak.Dag, 300), wijziging));
        Assert.True(wijziging.IsLeeg);
        Assert.Equal([ziek.Bits], stand.Rijen(leerling).ToArray());
    }

    private static Episode[] Volledig(Signaleerder signaleerder, List<uint> geteld, int peildag, Leerplichtvak plicht)
    {
        var opDag = geteld.OrderBy(r => new Registratie(r).Dag).ToArray();
        var werkzaam = new uint[opDag.Length];
        var n = Dagkeurder.Werkzaam(opDag, werkzaam);
        var uit = new Episodelijst();
        signaleerder.NieuweBeoordelaar().Beoordeel(werkzaam.AsSpan(0, n), peildag, plicht, uit);
        return uit.Items.ToArray();
    }

    private static readonly Comparer<Episode> Volgorde = Comparer<Episode>.Create((a, b) => (a.Regel, a.Sinds, a.Tot).CompareTo((b.Regel, b.Sinds, b.Tot)));
}
