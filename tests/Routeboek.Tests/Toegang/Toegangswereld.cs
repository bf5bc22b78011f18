using Routeboek.Domain.Toegang;
using Routeboek.Domain.Verzuim;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Organisaties;

namespace Routeboek.Tests.Toegang;

/// <summary>An invented world from a seed: two organisations of each kind, a few people, things of every sort with relations that begin and end.</summary>
internal sealed class Toegangswereld
{
    public static readonly DateOnly Vandaag = new(2028, 2, 29);

    private static readonly int[] s_leeftijden = [5, 11, 12, 13, 15, 16, 17, 18, 20];

    private readonly Random _kans;
    private readonly Dictionary<Partijsoort, OrganisatieId[]> _organisaties;
    private readonly PersoonId[] _mensen;
    private readonly DossierId[] _dossiers;

    public Toegangswereld(int zaad)
    {
        _kans = new Random(zaad);
        var teller = 0;
        _organisaties = Enum.GetValues<Partijsoort>().ToDictionary(s => s, _ => new[] { new OrganisatieId(Nummer(1, teller++)), new OrganisatieId(Nummer(1, teller++)) });
        _mensen = [.. Enumerable.Range(1, 5).Select(i => new PersoonId(Nummer(2, i)))];
        _dossiers = [new DossierId(Nummer(3, 1)), new DossierId(Nummer(3, 2))];
        Onderwerpen = [.. Enumerable.Range(0, 60).Select(_ => Maak())];
        Actoren = [.. Enum.GetValues<Rol>().SelectMany(r => new[] { MaakActor(r), MaakActor(r) })];
    }

    public IReadOnlyList<Onderwerp> Onderwerpen { get; }

    public IReadOnlyList<Actor> Actoren { get; }

    public static Guid Nummer(int soort, int nr) => new(soort, 0, 0, [0, 0, 0, 0, 0, 0, 0, (byte)nr]);

    private Actor MaakActor(Rol rol)
    {
        var soort = Uit(rol.Organisaties());
        var aanstelling = new Aanstelling(rol, soort, Uit(_organisaties[soort]), Kans(8) ? Periode() : Altijd);
        var vervanging = soort is Partijsoort.Gezin or Partijsoort.Gast || !Kans(4) ? null : new Vervanging(Uit(_mensen), Periode());
        var actor = new Actor(Uit(_mensen), aanstelling, vervanging);
        var nu = new DateTime(Vandaag, new TimeOnly(10, 0), DateTimeKind.Utc);
        return Kans(3) ? actor.MetNoodtoegang(new Noodtoegang(Uit(_dossiers), "het kind is in gevaar, bel nu", nu, nu.AddMinutes(30)), nu) : actor;
    }

    private Onderwerp Maak()
    {
        var kamer = Kans(2) ? Kamer.Gewoon : Uit(Enum.GetValues<Kamer>());
        var houder = Uit(Enum.GetValues<Houder>());
        var leerling = Uit(_mensen);
        return new Onderwerp
        {
            Soort = Kans(2) ? Uit([Onderwerpsoort.Feit, Onderwerpsoort.Document, Onderwerpsoort.Toestemming]) : Uit(Enum.GetValues<Onderwerpsoort>()),
            Kamer = kamer,
            Houder = houder,
            HouderOrganisatie = Uit(_organisaties[Organisatie(houder)]),
            Dossier = Uit(_dossiers),
            Betreft = Kans(6) ? null : leerling,
            Geboren = Kans(8) ? null : Vandaag.AddYears(-Uit(s_leeftijden)).AddDays(Uit([-1, 0, 1])),
            Organisaties = _organisaties.Where(_ => !Kans(8)).ToDictionary(o => o.Key, o => Uit(o.Value)),
            Betrokkenheden = Lijst(4, () =>
            {
                var rol = Uit(Enum.GetValues<Rol>());
                return Kans(3)
                    ? new Betrokkenheid(rol, null, Uit(_organisaties[Uit(rol.Organisaties())]), Uit(Enum.GetValues<Grond>()), Periode())
                    : new Betrokkenheid(rol, Uit(_mensen), null, Uit(Enum.GetValues<Grond>()), Periode());
            }),
            Gezag = Lijst(3, () => new Ouderlijkgezag(Uit(_mensen), Periode())),
            Toestemmingen = Lijst(6, () =>
            {
                var rol = Uit([Rol.Ouder, Rol.Leerling]);
                return new GegevenToestemming(rol == Rol.Leerling && Kans(2) ? leerling : Uit(_mensen), rol, Uit(Enum.GetValues<Partijsoort>()), Kans(4) ? Uit(_mensen) : null,
                    Kans(4) ? Uit(Enum.GetValues<Kamer>()) : kamer, Periode());
            }),
            Aanleidingen = Lijst(3, () => new Aanleiding(Uit(Enum.GetValues<Aanleidingsoort>()), Periode())),
            Vrijgaven = Lijst(4, () => new Vrijgave(Uit(Enum.GetValues<Partijsoort>()), Kans(3) ? Uit(_mensen) : null, Vandaag.AddDays(Uit([-9, 0, 1])))),
            Uitsluitingen = Lijst(1, () => new Uitsluiting(Uit(_mensen), Kans(3) ? Kamer.Zorg : kamer, Periode())),
            Wilsonbekwaamheden = Lijst(1, () => new Wilsonbekwaamheid(Kans(3) ? Kamer.Zorg : kamer, Periode())),
            VertrouwelijkTotEnMet = Kans(3) ? Vandaag.AddDays(Uit([-1, 0, 5])) : null,
            DossierOpen = Kans(6) ? null : Periode(),
        };
    }

    private static Partijsoort Organisatie(Houder houder) => houder switch
    {
        Houder.School => Partijsoort.School,
        Houder.Jgz => Partijsoort.Jeugdgezondheidszorg,
        Houder.Leerplicht => Partijsoort.Leerplicht,
        Houder.Gemeente => Partijsoort.Gemeente,
        Houder.Samenwerkingsverband => Partijsoort.Samenwerkingsverband,
        Houder.Jeugdhulp => Partijsoort.Jeugdhulp,
    };

    private static Geldigheid Altijd => Geldigheid.VanafDag(new DateOnly(2020, 1, 1));

    private Geldigheid Periode() => Uit(
    [
        Altijd, Altijd, Geldigheid.VanafDag(Vandaag), new Geldigheid(Vandaag.AddDays(-9), Vandaag), new Geldigheid(Vandaag.AddDays(-9), Vandaag.AddDays(-1)), Geldigheid.VanafDag(Vandaag.AddDays(1)),
    ]);

    private bool Kans(int eenOp) => _kans.Next(eenOp) == 0;

    private T Uit<T>(IReadOnlyList<T> lijst) => lijst[_kans.Next(lijst.Count)];

    private T[] Lijst<T>(int hoogstens, Func<T> maak) => [.. Enumerable.Range(0, _kans.Next(hoogstens + 1)).Select(_ => maak())];
}

/// <summary>What the words of the <see cref="Rechtentafel"/> mean in a world, worked out a second time, straight from the rows.</summary>
internal static class Wereldwoorden
{
    public static bool Waar(string woord, Toegangsafspraken regio, Actor actor, Onderwerp o, Handeling handeling, DateOnly vandaag)
    {
        var ik = actor.Persoon;
        var namens = actor.Vervanging is { } v && Loopt(v.Geldig, vandaag) ? [ik, v.Voor] : new[] { ik };
        var mijn = actor.Aanstelling.Organisatie;
        var aan = handeling.Met ?? actor.Aanstelling.Soort;
        int? leeftijd = o.Geboren is { } dag && dag <= vandaag ? Leerplicht.Leeftijd(dag, vandaag) : null;
        var mijnGezag = actor.Rol == Rol.Ouder && o.Gezag.Any(g => g.Ouder == ik && Loopt(g.Geldig, vandaag));
        return woord switch
        {
            "eigen" => o.Organisaties.Any(x => x.Key == actor.Aanstelling.Soort && x.Value == mijn),
            "houder" => actor.Rol.Houders().Any(h => h == o.Houder) && o.HouderOrganisatie == mijn,
            "band" => Banden().Any(),
            "doorbreking" => Banden().Any(b => b.Grond == Grond.DoorbrekingBeroepsgeheim),
            "gezag" => mijnGezag,
            "zelf" => o.Betreft == ik,
            "naamloos" => o.Betreft is null,
            "onbekwaam" => o.Wilsonbekwaamheden.Any(w => w.Kamer == o.Kamer && Loopt(w.Geldig, vandaag)),
            "ja-leerling" => Ja(Rol.Leerling).Any(d => d == o.Betreft),
            "ja-ouders" => JaOuders(),
            "uitgesloten" => Buiten(ik),
            "geheim" => o.VertrouwelijkTotEnMet is { } tot && vandaag <= tot,
            "vrij" => o.Vrijgaven.Any(x => x.Aan == actor.Aanstelling.Soort && x.Op <= vandaag && (x.Persoon == ik || x.Persoon is null && Namens(actor.Rol, mijnGezag))),
            "open" => o.DossierOpen is { } open && Loopt(open, vandaag),
            "nood" => actor.Nooddossier is { } d && o.Dossier == d,
            "0-11" => leeftijd is < 12,
            "12-15" => leeftijd is >= 12 and < 16,
            "16-17" => leeftijd is 16 or 17,
            "18plus" => leeftijd >= 18,
            _ => o.Aanleidingen.Any(a => a.Soort.ToString() == Rechtenruimte.Namen[woord].ToString() && Loopt(a.Geldig, vandaag)),
        };

        IEnumerable<Betrokkenheid> Banden() => o.Betrokkenheden.Where(b =>
            b.Rol == actor.Rol && Loopt(b.Geldig, vandaag) && (b.Persoon is null ? b.Organisatie == mijn : namens.Contains(b.Persoon.Value)));

        IEnumerable<PersoonId?> Ja(Rol als) => o.Toestemmingen
            .Where(t => t.AlsRol == als && t.Aan == aan && t.Kamer == o.Kamer && (t.Persoon == ik || t.Persoon is null && aan != Partijsoort.Gast) && Loopt(t.Geldig, vandaag)).Select(t => (PersoonId?)t.Door);

        bool JaOuders()
        {
            var ouders = o.Gezag.Where(g => Loopt(g.Geldig, vandaag)).Select(g => g.Ouder).Where(x => !Buiten(x)).Distinct().ToList();
            var ja = ouders.Count(x => Ja(Rol.Ouder).Contains(x));
            return ja > 0 && (regio.Ouders == Ouderinstemming.EenOuder || ja == ouders.Count);
        }

        bool Buiten(PersoonId ouder) => o.Uitsluitingen.Any(u => u.Ouder == ouder && u.Kamer == o.Kamer && Loopt(u.Geldig, vandaag));
    }

    // does what goes to the whole organisation, or to the family, reach this role?
    private static bool Namens(Rol rol, bool gezag) => rol switch
    {
        Rol.Ouder => gezag,
        Rol.Gast or Rol.Teamleider or Rol.DirecteurSamenwerkingsverband => false,
        _ => true,
    };

    private static bool Loopt(Geldigheid g, DateOnly dag) => dag >= g.Vanaf && (g.TotEnMet is null || dag <= g.TotEnMet);
}
