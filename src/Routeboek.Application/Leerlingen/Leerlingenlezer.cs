using System.Text;
using Routeboek.Application.Invoer;
using Routeboek.Domain.Protocollen;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Application.Leerlingen;

/// <summary>What the pupil list says of one pupil; empty text = not given.</summary>
/// <param name="Geboortedatum">Date of birth.</param>
/// <param name="Sector">The sector of <paramref name="Onderwijssoort"/>.</param>
/// <param name="Startkwalificatie">Holds a startkwalificatie.</param>
/// <param name="Onderwijssoort">Kind of education as written.</param>
/// <param name="School">School.</param>
/// <param name="Leerjaar">Year.</param>
/// <param name="Groep">Group or class.</param>
/// <param name="Woongemeente">Municipality of residence.</param>
public readonly record struct Leerlinggegevens(DateOnly Geboortedatum, Sector Sector, bool Startkwalificatie, string Onderwijssoort,
    string School, string Leerjaar, string Groep, string Woongemeente)
{
    /// <summary>Leerplichtig or kwalificatieplichtig on a day (<see cref="Leerplicht"/>).</summary>
    public bool IsPlichtig(DateOnly dag) => Leerplicht.IsPlichtig(Geboortedatum, Startkwalificatie, dag);
}

/// <summary>The pupils of LEERLINGEN.csv by key; some forty bytes for each pupil beside the key.</summary>
public sealed class Leerlingenbestand
{
    private readonly Sleuteltabel _sleutels = new();
    private readonly Sleuteltabel _teksten = new();
    private readonly List<string> _tekst = [];
    private readonly List<Sector> _sectoren = []; // per text that was used as kind of education
    private Leerling[] _leerlingen = new Leerling[64];

    internal Leerlingenbestand()
    {
    }

    public int Aantal => _sleutels.Aantal;

    /// <summary>The number of a pupil in this list, or -1.</summary>
    /// <param name="sleutel">The key, trimmed, UTF-8.</param>
    public int Zoek(ReadOnlySpan<byte> sleutel) => _sleutels.Zoek(sleutel);

    /// <summary>The number of a pupil in this list, or -1.</summary>
    public int Zoek(string sleutel) => Zoek(Encoding.UTF8.GetBytes(sleutel));

    /// <summary>The key of a pupil, UTF-8.</summary>
    public ReadOnlySpan<byte> Sleutel(int nummer) => _sleutels[nummer];

    public Leerlinggegevens this[int nummer]
    {
        get
        {
            ref readonly var l = ref _leerlingen[nummer];
            return new Leerlinggegevens(DateOnly.FromDayNumber(l.Geboortedag), l.Sector, l.Startkwalificatie, _tekst[l.Onderwijssoort],
                _tekst[l.School], _tekst[l.Leerjaar], _tekst[l.Groep], _tekst[l.Woongemeente]);
        }
    }

    /// <summary>The sector alone, without making the record.</summary>
    public Sector Sector(int nummer) => _leerlingen[nummer].Sector;

    /// <summary>The period of compulsory education, from inclusive, to exclusive.</summary>
    public (DateOnly Van, DateOnly Tot) Leerplichtperiode(int nummer) =>
        Leerplicht.Periode(DateOnly.FromDayNumber(_leerlingen[nummer].Geboortedag), _leerlingen[nummer].Startkwalificatie);

    internal int Tekst(ReadOnlySpan<byte> tekst)
    {
        var nummer = _teksten.VoegToe(tekst, out var nieuw);
        if (nieuw)
            _tekst.Add(Encoding.UTF8.GetString(tekst));
        return nummer;
    }

    /// <summary>The sector of a kind of education; each spelling is looked up once.</summary>
    internal Sector? SectorVan(int onderwijssoort)
    {
        while (_sectoren.Count <= onderwijssoort)
            _sectoren.Add(Leerlingen.Onderwijssoort.SectorVan(_tekst[_sectoren.Count]) ?? Geen);
        return _sectoren[onderwijssoort] == Geen ? null : _sectoren[onderwijssoort];
    }

    /// <summary>Adds a pupil. False when the key stands there with other data, first on line <paramref name="eerder"/>.</summary>
    internal bool VoegToe(ReadOnlySpan<byte> sleutel, Leerling leerling, out uint eerder)
    {
        var nummer = _sleutels.VoegToe(sleutel, out var nieuw);
        if (nieuw)
        {
            if (nummer == _leerlingen.Length)
                Array.Resize(ref _leerlingen, nummer * 2);
            _leerlingen[nummer] = leerling;
        }
        eerder = _leerlingen[nummer].Regel;
        return nieuw || _leerlingen[nummer] with { Regel = 0 } == leerling with { Regel = 0 };
    }

    private const Sector Geen = (Sector)(-1);

    internal readonly record struct Leerling(int Geboortedag, Sector Sector, bool Startkwalificatie, int Onderwijssoort, int School,
        int Leerjaar, int Groep, int Woongemeente, uint Regel);
}

/// <summary>
/// LEERLINGEN.csv: <c>leerling;geboortedatum;onderwijssoort;school;leerjaar;groep;woongemeente</c>, optional
/// <c>startkwalificatie</c> (contract "signaleren"). The first three columns must be there.
/// </summary>
public static class Leerlingenlezer
{
    private static readonly string[] Nodig = ["leerling", "geboortedatum", "onderwijssoort"];
    private static readonly string[] Mag = ["school", "leerjaar", "groep", "woongemeente", "startkwalificatie"];

    /// <summary>
    /// Reads the pupil list. The same line twice counts once; the same key with other data is refused. Refused lines leave the
    /// others standing.
    /// </summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Leesresultaat<Leerlingenbestand> Lees(Stream stroom, string naam)
    {
        var fouten = new List<Bestandsmelding>();
        var opmerkingen = new List<Bestandsmelding>();
        var csv = KleineCsv.Open(stroom, naam, Nodig, Mag, fouten, opmerkingen);
        if (csv is null)
            return new Leesresultaat<Leerlingenbestand>(null, fouten, opmerkingen);

        var bestand = new Leerlingenbestand();
        while (csv.Volgende())
            LeesRij(csv, bestand);
        if (csv.Gelezen == 0 && fouten.Count == 0)
            opmerkingen.Add(new Bestandsmelding(naam, 0, "", "de lijst heeft een kopregel maar geen leerlingen", "een regel per leerling"));
        return new Leesresultaat<Leerlingenbestand>(bestand, fouten, opmerkingen);
    }

    private static void LeesRij(KleineCsv csv, Leerlingenbestand bestand)
    {
        var sleutel = Leerlingsleutel.ZonderRand(csv.Veld(0));
        var oordeel = Leerlingsleutel.Beoordeel(sleutel);
        if (oordeel != Sleuteloordeel.Goed)
        {
            csv.Weiger("leerling", Leerlingsleutel.Wat(oordeel), Leerlingsleutel.Verwacht);
            return;
        }
        if (!Veldwaarde.ProbeerDatum(csv.Veld(1), out var geboren))
        {
            csv.Weiger("geboortedatum", $"{Bestandsmelding.Toon(csv.Veld(1))} is geen datum", Veldwaarde.VerwachteDatum);
            return;
        }
        var soort = bestand.Tekst(csv.Veld(2));
        if (bestand.SectorVan(soort) is not { } sector)
        {
            csv.Weiger("onderwijssoort", $"{Bestandsmelding.Toon(csv.Veld(2))} is geen bekende onderwijssoort", Onderwijssoort.Verwacht);
            return;
        }
        if (Startkwalificatie(csv.Veld(7)) is not { } startkwalificatie)
        {
            csv.Weiger("startkwalificatie", $"{Bestandsmelding.Toon(csv.Veld(7))} kan niet", "j of n");
            return;
        }
        var leerling = new Leerlingenbestand.Leerling(geboren.DayNumber, sector, startkwalificatie, soort, bestand.Tekst(csv.Veld(3)),
            bestand.Tekst(csv.Veld(4)), bestand.Tekst(csv.Veld(5)), bestand.Tekst(csv.Veld(6)), (uint)csv.Regel);
        if (!bestand.VoegToe(sleutel, leerling, out var eerder))
            csv.Weiger("leerling", $"deze leerling staat al op regel {eerder}, met andere gegevens", "elke leerling een keer");
    }

    private static bool? Startkwalificatie(ReadOnlySpan<byte> tekst) => tekst switch
    {
        [] or [(byte)'n' or (byte)'N'] => false,
        [(byte)'j' or (byte)'J'] => true,
        _ => null,
    };
}
