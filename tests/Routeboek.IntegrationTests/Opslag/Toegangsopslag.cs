using Routeboek.Application.Audit;
using Routeboek.Application.Dossiers;
using Routeboek.Application.Opslag;
using Routeboek.Application.Samenwerking;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Protocollen;
using Routeboek.Domain.Samenwerking;
using Routeboek.Domain.Toegang;

namespace Routeboek.IntegrationTests.Opslag;

/// <summary>A stored world from a seed: organisations that belong together, pupils, dossiers in all rooms, and relations that begin and end.</summary>
internal sealed class Toegangsopslag
{
    public static readonly DateOnly Vandaag = new(2026, 2, 27);

    private static readonly int[] s_leeftijden = [5, 11, 12, 13, 15, 16, 17, 18, 20];
    private static readonly string[] s_protocollen = ["haaglanden-po", "noord-kennemerland-vo", "den-bosch-vo", "een-ander"];

    private readonly Random _kans;
    private readonly Opslagcontext _db;
    private readonly Dictionary<Organisatiesoort, Organisatie[]> _organisaties = [];
    private readonly List<PersoonId> _mensen = [];
    private readonly List<Leerling> _leerlingen = [];
    private readonly List<Dossier> _dossiers = [];
    private int _teller;

    private Toegangsopslag(int zaad, Opslagcontext db) => (_kans, _db) = (new Random(zaad), db);

    public IReadOnlyList<Leerling> Leerlingen => _leerlingen;

    public List<Actor> Actoren { get; } = [];

    public static async Task<Toegangsopslag> VulAsync(int zaad, Opslagcontext db)
    {
        var wereld = new Toegangsopslag(zaad, db);
        wereld.Organisaties();
        wereld.Mensen();
        await db.SaveChangesAsync();
        wereld.Dossiers();
        await db.SaveChangesAsync();
        wereld.Zaken();
        wereld.Rollen();
        wereld.Audit();
        await db.SaveChangesAsync();
        return wereld;
    }

    private void Organisaties()
    {
        foreach (var soort in Enum.GetValues<Organisatiesoort>().OrderBy(s => s == Organisatiesoort.School))
        {
            _organisaties[soort] = [.. Enumerable.Range(1, 2).Select(i => new Organisatie(new OrganisatieId(Nieuw()), soort,
                soort == Organisatiesoort.Gemeente ? $"Gemeente Stad {i}" : $"{soort} {i}",
                soort == Organisatiesoort.School ? new Brin($"0{i}AB") : null,
                soort == Organisatiesoort.School && !Kans(3) ? Uit(_organisaties[Organisatiesoort.Bestuur]).Id : null))];
            _db.AddRange(_organisaties[soort]);
        }

        foreach (var van in _organisaties[Organisatiesoort.School].Concat(_organisaties[Organisatiesoort.Gemeente]))
        {
            foreach (var bij in _organisaties.Values.SelectMany(o => o).Where(o => o.Soort is Organisatiesoort.Jgz or Organisatiesoort.Samenwerkingsverband or Organisatiesoort.Jeugdhulp or Organisatiesoort.MaatschappelijkWerk or Organisatiesoort.Rmc))
            {
                if (Kans(2))
                    _db.Add(new Aansluiting { Van = van.Id, Bij = bij.Id });
            }
        }

        foreach (var school in _organisaties[Organisatiesoort.School])
            _db.Add(new Schoolprotocol(new SchoolprotocolId(Nieuw()), school.Id, Uit(s_protocollen), "1", new DateOnly(2020, 1, 1), Kans(4) ? Vandaag.AddDays(-1) : null));
        _db.Add(new Installatie { Demo = false, Hoofdorganisatie = _organisaties[Organisatiesoort.School][0].Id });
    }

    private void Mensen()
    {
        for (var i = 0; i < 6; i++)
        {
            var persoon = new Persoon(new PersoonId(Nieuw()), new Persoonsnaam("P", "", $"Persoon{i}"));
            _db.Add(persoon);
            _mensen.Add(persoon.Id);
        }

        for (var i = 0; i < 10; i++)
        {
            // a pupil who signs in is one of the people
            var leerling = new Leerling(new LeerlingId(Nieuw()), Kans(2) ? Uit(_mensen) : new PersoonId(Nieuw()), Uit(_organisaties[Organisatiesoort.School]).Id, $"L{i}", new Persoonsnaam("L", "", $"Leerling{i}"),
                Vandaag.AddYears(-Uit(s_leeftijden)).AddDays(Uit([-1, 0, 1])), Sector.Vo, Uit(["Stad 1", "gemeente stad 2", "Elders"]));
            for (var ouder = _kans.Next(3); ouder > 0; ouder--)
                leerling.ZetGezag(new Gezag(Uit(_mensen), Uit([Gezagssoort.Ja, Gezagssoort.Ja, Gezagssoort.Nee, Gezagssoort.Onbekend])));
            _leerlingen.Add(leerling);
            _db.Add(leerling);
        }

        foreach (var school in _organisaties[Organisatiesoort.School])
        {
            var groep = new Groep(new GroepId(Nieuw()), school.Id, "3b", 2025);
            foreach (var leerling in _leerlingen.Where(l => l.School == school.Id && Kans(2)))
            {
                groep.Plaats(leerling.Id, new DateOnly(2025, 8, 1));
                if (Kans(4))
                    groep.Verlaat(leerling.Id, Vandaag.AddDays(-1));
            }

            groep.Geef(new Groepsrol(Uit(_mensen), Rol.Mentor, new DateOnly(2025, 8, 1), null));
            groep.Geef(new Groepsrol(Uit(_mensen), Rol.Docent, new DateOnly(2025, 8, 1), Kans(2) ? Vandaag : null));
            _db.Add(groep);
        }
    }

    private void Dossiers()
    {
        for (var i = 0; i < 14; i++)
        {
            var houder = Uit(Enum.GetValues<Houder>());
            var leerling = i < 2 ? null : Uit(_leerlingen);
            var dossier = new Dossier(new DossierId(Nieuw()), leerling?.Id, leerling is null || Kans(4) ? null : leerling.School, Uit(s_protocollen), "1", houder, Organisatie(houder));
            _dossiers.Add(dossier);
            _db.Add(dossier);
            var open = Periode();
            _db.Add(new Dossierprojectie { Dossier = dossier.Id, BerekendOp = Vandaag, TotNr = 6, VolgendeWijziging = null, Bezwaar = null, OpenVan = Kans(5) ? null : open.Vanaf, OpenTot = open.TotEnMet });
            for (var nr = 1; nr <= 6; nr++)
            {
                var van = Uit(Enum.GetValues<Houder>());
                _db.Add(new Feitrij
                {
                    Dossier = dossier.Id, Nr = nr, Volgnummer = nr, Soort = nr == 1 ? "DossierGeopend" : "ZorgGemeld", Op = Vandaag, Vastgelegd = new DateTime(2026, 1, 1, 0, 0, nr, DateTimeKind.Utc), Door = "", Corrigeert = null, Gegevens = "{}",
                    Houder = van, HouderOrganisatie = Organisatie(van), Kamer = Kans(2) ? Kamer.Gewoon : Uit(Enum.GetValues<Kamer>()), VertrouwelijkTot = Kans(4) ? Vandaag.AddDays(Uit([-1, 0, 5])) : null,
                });
            }
        }
    }

    private void Zaken()
    {
        for (var i = 0; i < 60; i++)
        {
            var (leerling, dossier) = Zaak();
            var rol = Uit(Enum.GetValues<Rol>());
            var persoon = Kans(4) ? (PersoonId?)null : Uit(_mensen);
            var p = Periode();
            _db.Add(new Betrokkenheidrij { Id = Nieuw(), Leerling = leerling, Dossier = dossier, Rol = rol, Persoon = persoon, Organisatie = persoon is null ? Uit(_organisaties.Values.SelectMany(o => o).ToList()).Id : null, Grond = Uit(Enum.GetValues<Grond>()), Van = p.Vanaf, Tot = p.TotEnMet });
        }

        for (var i = 0; i < 90; i++)
        {
            var (leerling, dossier) = Zaak();
            var als = Uit([Rol.Ouder, Rol.Leerling]);
            var kind = _leerlingen.Find(l => l.Id == leerling);
            var door = als == Rol.Leerling && kind is not null && !Kans(4) ? kind.Persoon : kind?.Gezag.Count > 0 ? kind.Gezag[_kans.Next(kind.Gezag.Count)].Ouder : Uit(_mensen);
            var p = Periode();
            _db.Add(new Toestemmingrij { Id = Nieuw(), Leerling = leerling, Dossier = dossier, Door = door, AlsRol = als, Aan = Uit(Enum.GetValues<Partijsoort>()), Persoon = Kans(4) ? Uit(_mensen) : null, Kamer = Kans(2) ? Kamer.Gewoon : Uit(Enum.GetValues<Kamer>()), Van = p.Vanaf, Tot = p.TotEnMet });
        }

        for (var i = 0; i < 25; i++)
        {
            var (leerling, dossier) = Zaak();
            var p = Periode();
            _db.Add(new Aanleidingrij { Id = Nieuw(), Leerling = leerling, Dossier = dossier, Soort = Uit(Enum.GetValues<Aanleidingsoort>()), Van = p.Vanaf, Tot = p.TotEnMet });
        }

        for (var i = 0; i < 6; i++)
        {
            var (leerling, dossier) = Zaak();
            var p = Periode();
            _db.Add(new Uitsluitingrij { Id = Nieuw(), Leerling = leerling, Dossier = dossier, Ouder = Uit(_mensen), Kamer = Uit(Enum.GetValues<Kamer>()), Van = p.Vanaf, Tot = p.TotEnMet });
            (leerling, dossier) = Zaak();
            _db.Add(new Wilsonbekwaamheidrij { Id = Nieuw(), Leerling = leerling, Dossier = dossier, Kamer = Uit(Enum.GetValues<Kamer>()), Van = p.Vanaf, Tot = p.TotEnMet });
        }

        for (var i = 0; i < 40; i++)
            _db.Add(new Vrijgaverij { Id = Nieuw(), Dossier = Uit(_dossiers).Id, Feit = 1 + _kans.Next(6), Aan = Uit(Enum.GetValues<Partijsoort>()), Persoon = Kans(3) ? Uit(_mensen) : null, Op = Vandaag.AddDays(Uit([-9, 0, 1])) });
    }

    private void Rollen()
    {
        foreach (var rol in Enum.GetValues<Rol>())
        {
            for (var i = 0; i < 2; i++)
            {
                var soort = Uit(Enum.GetValues<Organisatiesoort>().Where(s => rol.Partij(s) is not null).ToList());
                var organisatie = Uit(_organisaties[soort]);
                var partij = rol.Partij(soort)!.Value;
                var vervanging = partij is Partijsoort.Gezin or Partijsoort.Gast || !Kans(4) ? null : new Vervanging(Uit(_mensen), Periode());
                var wie = Uit(_mensen);
                _db.Add(new Rolbezetting(new RolbezettingId(Nieuw()), wie, organisatie.Id, rol, new DateOnly(2020, 1, 1), null, null));
                var actor = new Actor(wie, new Aanstelling(rol, partij, organisatie.Id, Geldigheid.VanafDag(new DateOnly(2020, 1, 1))), vervanging);
                var nu = new DateTime(Vandaag, new TimeOnly(10, 0), DateTimeKind.Utc);
                Actoren.Add(Kans(4) ? actor.MetNoodtoegang(new Noodtoegang(Uit(_dossiers).Id, "het kind is in gevaar, bel nu", nu, nu.AddMinutes(30)), nu) : actor);
            }
        }
    }

    private void Audit()
    {
        var organisaties = _organisaties.Values.SelectMany(o => o).Select(o => o.Id.ToString()).ToList();
        for (var i = 0; i < 120; i++)
        {
            var kamer = Kans(3) ? "" : Woord.Van(Uit(Enum.GetValues<Kamer>()));
            _db.Add(Auditrij.Van(new Domain.Audit.Auditregel
            {
                Id = Nieuw(), Wie = Uit(_mensen).ToString(), Rol = "mentor", Organisatie = Uit(organisaties), Grond = "", Regel = "", Doel = "", Verwerking = "",
                Betrokkene = Kans(8) ? "" : Kans(5) ? Uit(_mensen).ToString() : Uit(_leerlingen).Persoon.ToString(), Houder = Kans(6) ? "" : Uit(organisaties), VertrouwelijkTot = Kans(4) ? Vandaag.AddDays(Uit([-1, 0, 5])) : null,
                Kamer = kamer, Wat = "proef", Onderwerp = "", Toegestaan = true, Wanneer = new DateTime(2026, 1, 1, 0, 0, i % 60, DateTimeKind.Utc), Spoor = "",
            }, new byte[Auditrij.Zoutlengte]));
        }
    }

    /// <summary>
    /// People record what access rests on, each as far as the rules let them; what they do is drawn by lot. Gives how often each thing succeeded.
    /// </summary>
    public async Task<IReadOnlyDictionary<string, int>> LegVastAsync(Routeboekopslag opslag)
    {
        var klok = new VasteKlok(new DateTime(Vandaag, new TimeOnly(10, 0), DateTimeKind.Utc));
        var (tot, nooit) = (Vandaag.AddMonths(2), CancellationToken.None);
        var gelukt = new SortedDictionary<string, int>(StringComparer.Ordinal);
        Rol[] rollen = [Rol.Ondersteuningscoordinator, Rol.Jeugdarts, Rol.MaatschappelijkWerker, Rol.Mentor];
        foreach (var actor in Actoren.Where(a => rollen.Contains(a.Rol)))
        {
            foreach (var kind in _leerlingen)
            {
                var kamer = Uit([Kamer.Gewoon, Kamer.Zorg, Kamer.JgzMedisch]);
                var rol = Uit(Betrokkenrol.Alle);
                Tel("betrek", await new BetrekPersoon(opslag, klok).VoerUitAsync(actor, new(kind.Id, rol, null, rol == Rol.Ouder && kind.Gezag.Count > 0 ? kind.Gezag[0].Ouder : Uit(_mensen), null, Vandaag, tot, "omdat het nodig is"), nooit));
                if (await new StelToestemmingsvraag(opslag, klok).VoerUitAsync(actor, new(kind.Id, Uit([Partijsoort.Jeugdhulp, Partijsoort.Leerplicht, Partijsoort.Jeugdgezondheidszorg, Partijsoort.School]), null, kamer, Toestemmingsdoel.Hulpverlening, "omdat het nodig is", Vandaag, tot), nooit) is Resultaat<ToestemmingsvraagId>.Gelukt { Waarde: var vraag })
                {
                    var beantwoord = new BeantwoordToestemming(opslag, klok, (_, _) => null);
                    foreach (var ouder in kind.Gezag)
                        Tel("toestemming", await beantwoord.VoerUitAsync(actor, new(vraag, ouder.Ouder, Rol.Ouder, !Kans(4)), nooit));
                    Tel("toestemming", await beantwoord.VoerUitAsync(actor, new(vraag, kind.Persoon, Rol.Leerling, !Kans(4)), nooit));
                }

                if (kind.Gezag.Count > 0 && Kans(2))
                    Tel("uitsluiting", await new SluitOuderUit(opslag, klok).VoerUitAsync(actor, new(kind.Id, kind.Gezag[0].Ouder, [kamer], "omdat het nodig is", Vandaag, tot), nooit));
                Tel("wilsonbekwaam", await new LegWilsonbekwaamheidVast(opslag, klok).VoerUitAsync(actor, new(kind.Id, kamer, "omdat het nodig is", Vandaag, tot), nooit));
            }

            foreach (var dossier in _dossiers)
                Tel("vrijgave", await new GeefVrij(opslag, klok).VoerUitAsync(actor, new(dossier.Id, 1 + _kans.Next(6), null, Uit([Partijsoort.School, Partijsoort.Gezin, Partijsoort.Leerplicht, Partijsoort.Jeugdhulp]), null, Vandaag, Vandaag), nooit));
        }

        return gelukt;

        void Tel<T>(string wat, Resultaat<T> uitkomst) => gelukt[wat] = gelukt.GetValueOrDefault(wat) + (uitkomst is Resultaat<T>.Gelukt ? 1 : 0);
    }

    private (LeerlingId?, DossierId?) Zaak()
    {
        var dossier = Uit(_dossiers);
        return dossier.Leerling is null || Kans(3) ? (dossier.Leerling, dossier.Id) : (Uit(_leerlingen).Id, null);
    }

    private OrganisatieId Organisatie(Houder houder) => Uit(_organisaties[Uit(Enum.GetValues<Organisatiesoort>().Where(s => s.AlsHouder() == houder || houder == Houder.Leerplicht && s == Organisatiesoort.Gemeente).ToList())]).Id;

    private Geldigheid Periode() => Uit(
    [
        Geldigheid.VanafDag(new DateOnly(2020, 1, 1)), Geldigheid.VanafDag(new DateOnly(2020, 1, 1)), Geldigheid.VanafDag(Vandaag), new Geldigheid(Vandaag.AddDays(-9), Vandaag),
        new Geldigheid(Vandaag.AddDays(-9), Vandaag.AddDays(-1)), Geldigheid.VanafDag(Vandaag.AddDays(1)),
    ]);

    private Guid Nieuw() => new(0x40000000, 0, 0, 0, 0, 0, 0, 0, 0, (byte)(++_teller / 256), (byte)(_teller % 256));

    private bool Kans(int eenOp) => _kans.Next(eenOp) == 0;

    private T Uit<T>(IReadOnlyList<T> lijst) => lijst[_kans.Next(lijst.Count)];
}
