using System.Text;
using Routeboek.Application.Invoer;
using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Protocollen;

namespace Routeboek.Application.Kalenders;

/// <summary>Whether a school must keep to a date or may choose another.</summary>
public enum Kalenderstatus
{
    Verplicht,
    Advies,
}

/// <summary>A holiday of a region.</summary>
/// <param name="Vakantie">The days.</param>
/// <param name="Regio">The region.</param>
/// <param name="Status">Compulsory or advice.</param>
/// <param name="Bron">Title of the source.</param>
public sealed record Regiovakantie(Vakantie Vakantie, Vakantieregio Regio, Kalenderstatus Status, string Bron);

/// <summary>A public holiday that makes a day free.</summary>
/// <param name="Naam">Its name.</param>
/// <param name="Datum">The day.</param>
/// <param name="Status">Compulsory, or advice when not every school closes.</param>
/// <param name="Bron">Title of the source.</param>
public sealed record Vrijefeestdag(string Naam, DateOnly Datum, Kalenderstatus Status, string Bron);

/// <summary>
/// The calendars of the regions as data: one file per school year (holidays and public holidays) and <c>lesminuten.yaml</c>.
/// </summary>
public sealed class Regiogegevens
{
    private const string Minutenbestand = "lesminuten.yaml";

    private static readonly Woordenlijst<Vakantieregio[]> Regios = new(StringComparer.Ordinal)
    {
        ["noord"] = [Vakantieregio.Noord],
        ["midden"] = [Vakantieregio.Midden],
        ["zuid"] = [Vakantieregio.Zuid],
        ["alle"] = [Vakantieregio.Noord, Vakantieregio.Midden, Vakantieregio.Zuid],
    };

    private static readonly Woordenlijst<Kalenderstatus> Statussen = new(StringComparer.Ordinal)
    {
        ["verplicht"] = Kalenderstatus.Verplicht,
        ["advies"] = Kalenderstatus.Advies,
    };

    private readonly List<Schooljaar> _jaren = [];
    private readonly List<Regiovakantie> _vakanties = [];
    private readonly List<Vrijefeestdag> _feestdagen = [];
    private readonly Dictionary<Sector, int[]> _minuten = [];

    private Regiogegevens()
    {
    }

    /// <summary>The school years, consecutive.</summary>
    public IReadOnlyList<Schooljaar> Jaren => _jaren;

    public IReadOnlyList<Regiovakantie> Vakanties => _vakanties;

    public IReadOnlyList<Vrijefeestdag> Feestdagen => _feestdagen;

    /// <summary>The scheduled minutes of a weekday, 0 in the weekend.</summary>
    public int Minuten(Sector sector, DayOfWeek dag) => _minuten[sector][(int)dag];

    /// <summary>The school days of a region: Monday to Friday minus holidays and public holidays.</summary>
    public Schoolkalender Kalender(Vakantieregio regio, Sector sector)
    {
        var van = _jaren[0].Van.DayNumber;
        var vrij = new bool[_jaren[^1].Tot.DayNumber - van + 1];
        foreach (var v in _vakanties)
        {
            if (v.Regio != regio)
                continue;
            var einde = Math.Min(v.Vakantie.Tot.DayNumber - van, vrij.Length - 1);
            for (var i = Math.Max(v.Vakantie.Van.DayNumber - van, 0); i <= einde; i++)
                vrij[i] = true;
        }
        foreach (var f in _feestdagen)
            vrij[f.Datum.DayNumber - van] = true;
        var dagen = new List<Schooldag>(600);
        for (var i = 0; i < vrij.Length; i++)
        {
            var datum = DateOnly.FromDayNumber(van + i);
            var minuten = Minuten(sector, datum.DayOfWeek);
            if (!vrij[i] && minuten > 0)
                dagen.Add(new Schooldag(datum, minuten));
        }
        return new Schoolkalender(dagen);
    }

    /// <summary>Reads a folder of calendar files.</summary>
    /// <exception cref="IOException">The folder or a file cannot be read.</exception>
    public static Leesresultaat<Regiogegevens> Lees(string map)
    {
        var gegevens = new Regiogegevens();
        var fouten = new List<Bestandsmelding>();
        var bestanden = Directory.GetFiles(map, "*.yaml");
        Array.Sort(bestanden, StringComparer.Ordinal);
        foreach (var pad in bestanden)
        {
            var bestand = Path.GetFileName(pad);
            using var stroom = File.OpenRead(pad);
            if (Kalenderyaml.Lees(stroom, bestand, fouten) is not { } wortel)
                continue;
            var velden = new Yamlvelden(wortel, bestand, fouten);
            if (string.Equals(bestand, Minutenbestand, StringComparison.Ordinal))
                gegevens.LeesMinuten(velden);
            else
                gegevens.LeesSchooljaar(velden);
        }
        if (fouten.Count == 0)
            gegevens.Controleer(map, fouten);
        return new Leesresultaat<Regiogegevens>(fouten.Count == 0 ? gegevens : null, fouten, []);
    }

    private void LeesMinuten(Yamlvelden velden)
    {
        var bronnen = Bronnen(velden);
        foreach (var regel in velden.Lijst("lesminuten"))
        {
            var sector = regel.Keuze("sector", Kalenderlezer.Sectoren, Sector.Po);
            var minuten = Kalenderlezer.Weekdagminuten(regel, 1);
            regel.Keuze("status", Statussen, Kalenderstatus.Advies);
            Bron(regel, bronnen);
            if (regel.Sluit() && !_minuten.TryAdd(sector, minuten))
                regel.Weiger("sector", "deze sector staat er twee keer", "elke sector een keer");
        }
        velden.Sluit();
    }

    private void LeesSchooljaar(Yamlvelden velden)
    {
        var jaar = Jaar(velden);
        var bronnen = Bronnen(velden);
        foreach (var regel in velden.Lijst("vakanties"))
        {
            var vakantie = new Vakantie(regel.Tekst("naam", "een naam als 'herfstvakantie'"), regel.Datum("van"), regel.Datum("tot"));
            var regios = regel.Keuze("regio", Regios, []);
            var status = regel.Keuze("status", Statussen, Kalenderstatus.Advies);
            var bron = Bron(regel, bronnen);
            regel.TekstOfNiets("opmerking", "een opmerking");
            if (!regel.Sluit() || jaar is not { } schooljaar)
                continue;
            if (vakantie.Bezwaar(schooljaar) is { } bezwaar)
            {
                regel.Weiger("tot", bezwaar.Wat, bezwaar.Verwacht);
                continue;
            }
            foreach (var regio in regios)
            {
                if (_vakanties.Find(v => v.Regio == regio && v.Vakantie.Overlapt(vakantie)) is { } andere)
                {
                    regel.Weiger("van", $"{vakantie.Naam} overlapt met {andere.Vakantie.Naam}", "vakanties die elkaar niet raken");
                    break;
                }
                _vakanties.Add(new Regiovakantie(vakantie, regio, status, bron));
            }
        }
        foreach (var regel in velden.Lijst("feestdagen"))
        {
            var feestdag = new Vrijefeestdag(regel.Tekst("naam", "een naam als 'Koningsdag'"), regel.Datum("datum"),
                regel.Keuze("status", Statussen, Kalenderstatus.Advies), Bron(regel, bronnen));
            regel.TekstOfNiets("opmerking", "een opmerking");
            if (!regel.Sluit() || jaar is not { } schooljaar)
                continue;
            if (Schooljaar.Met(feestdag.Datum) != schooljaar)
                regel.Weiger("datum", $"{feestdag.Naam} ligt buiten schooljaar {schooljaar}", $"een datum in schooljaar {schooljaar}");
            else if (_feestdagen.Exists(f => f.Datum == feestdag.Datum))
                regel.Weiger("datum", "op deze datum staat al een feestdag", "elke datum een keer");
            else
                _feestdagen.Add(feestdag);
        }
        if (velden.Sluit() && jaar is { } gelezen)
        {
            if (_jaren.Contains(gelezen))
                velden.Weiger("schooljaar", "dit schooljaar staat al in een ander bestand", "een bestand per schooljaar");
            else
                _jaren.Add(gelezen);
        }
    }

    private void Controleer(string map, List<Bestandsmelding> fouten)
    {
        void Weiger(string wat, string verwacht) => fouten.Add(new Bestandsmelding(map, 0, "", wat, verwacht));

        if (_jaren.Count == 0)
            Weiger("er staat geen enkel schooljaar", "bestanden als 2025-2026.yaml");
        _jaren.Sort((a, b) => a.Begin.CompareTo(b.Begin));
        for (var i = 1; i < _jaren.Count; i++)
        {
            if (_jaren[i].Begin != _jaren[i - 1].Begin + 1)
                Weiger($"tussen {_jaren[i - 1]} en {_jaren[i]} ontbreekt een schooljaar", "schooljaren die op elkaar volgen");
        }
        foreach (var sector in Enum.GetValues<Sector>())
        {
            if (!_minuten.ContainsKey(sector))
                Weiger($"de lesminuten van sector {sector} ontbreken", $"een regel per sector in {Minutenbestand}");
        }
        foreach (var regio in Enum.GetValues<Vakantieregio>())
        {
            foreach (var jaar in _jaren)
            {
                // without the summers on either side a school year would run straight through August
                if (!_vakanties.Exists(v => v.Regio == regio && v.Vakantie.IsZomer && v.Vakantie.Tot > jaar.Van && v.Vakantie.Tot < jaar.Van.AddMonths(3)))
                    Weiger($"de zomervakantie voor schooljaar {jaar} van regio {regio} ontbreekt", "de zomervakantie waarna het schooljaar begint");
            }
        }
    }

    private static Schooljaar? Jaar(Yamlvelden velden)
    {
        const string verwacht = "een schooljaar als 2025-2026";
        var tekst = velden.Tekst("schooljaar", verwacht);
        if (tekst.Length == 9 && tekst[4] == '-' && Veldwaarde.ProbeerGetal(Encoding.UTF8.GetBytes(tekst[..4]), out var begin)
            && begin is >= 1900 and < 2199 && string.Equals(new Schooljaar(begin).ToString(), tekst, StringComparison.Ordinal))
            return new Schooljaar(begin);
        if (tekst.Length > 0)
            velden.Weiger("schooljaar", $"{Bestandsmelding.Toon(tekst)} is geen schooljaar", verwacht);
        return null;
    }

    private static Woordenlijst<string> Bronnen(Yamlvelden velden)
    {
        var bronnen = new Woordenlijst<string>(StringComparer.Ordinal);
        foreach (var bron in velden.Lijst("bronnen"))
        {
            var id = bron.Tekst("id", "een korte naam");
            var titel = bron.Tekst("titel", "de titel van de bron");
            if (!bron.Sluit())
                continue;
            if (bronnen.TryGetValue(id, out _))
                bron.Weiger("id", "deze bron staat er twee keer", "elke bron een keer");
            else
                bronnen[id] = titel;
        }
        return bronnen;
    }

    private static string Bron(Yamlvelden regel, Woordenlijst<string> bronnen) =>
        regel.Keuze("bron", bronnen, "");
}
