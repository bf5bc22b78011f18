using System.Globalization;
using Routeboek.Application.Inlezen;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Application.Aanwezigheid;

/// <summary>A correction of one pupil and day that holds, while a file is compared with what counts.</summary>
internal sealed class Geldendecorrectie(Correctierij rij)
{
    public Correctierij Rij { get; } = rij;

    public IReadOnlyList<Registratiecode> Gezien { get; } = Gezienvorm.Lees(rij.Dag, rij.Gezien);

    /// <summary>Rows that people put there and that count.</summary>
    public List<Registratiecode> Rijen { get; } = [];

    public bool Vervallen { get; set; }
}

/// <summary>How the rows that a correction took away are stored.</summary>
internal static class Gezienvorm
{
    public static string Schrijf(IEnumerable<Registratiecode> codes) => string.Join(' ', codes.Select(c => c.Inhoud.Bits.ToString(CultureInfo.InvariantCulture)).Distinct(StringComparer.Ordinal));

    public static IReadOnlyList<Registratiecode> Lees(DateOnly dag, string gezien) =>
        [.. gezien.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(b => new Registratiecode(dag, uint.Parse(b, CultureInfo.InvariantCulture)))];
}

/// <summary>
/// What people corrected, against what a file says about the same pupil. A file takes hand work away only by saying something new for that slot,
/// never by being silent and never by saying again what was corrected.
/// </summary>
internal sealed class Correctietoets
{
    private readonly Dictionary<DateOnly, List<Geldendecorrectie>> _perDag;

    /// <param name="nu">The rows of the pupil that count, in order.</param>
    /// <param name="correcties">Corrections of the pupil whose import is applied, ended ones too.</param>
    /// <param name="metDeHand">The applied imports that people made.</param>
    /// <param name="toegepast">All applied imports.</param>
    public Correctietoets(Leerlingrijen nu, IReadOnlyList<Correctierij> correcties, HashSet<int> metDeHand, HashSet<int> toegepast)
    {
        var geldend = correcties.Where(c => !(c.Tot is { } tot && toegepast.Contains(tot))).ToDictionary(c => (c.Dag, c.Beurt), c => new Geldendecorrectie(c));
        var alle = correcties.ToDictionary(c => (c.Dag, c.Beurt));
        for (var i = 0; i < nu.Codes.Length; i++)
        {
            if (!metDeHand.Contains(nu.Beurten[i]))
                continue;
            // a later correction of the same rows took the earlier one over
            var beurt = nu.Beurten[i];
            while (alle.TryGetValue((nu.Codes[i].Dag, beurt), out var rij) && rij.Tot is { } tot && metDeHand.Contains(tot) && alle.ContainsKey((nu.Codes[i].Dag, tot)))
                beurt = tot;
            if (geldend.TryGetValue((nu.Codes[i].Dag, beurt), out var eigenaar))
                eigenaar.Rijen.Add(nu.Codes[i]);
        }

        _perDag = geldend.Values.GroupBy(c => c.Rij.Dag).ToDictionary(g => g.Key, g => g.OrderBy(c => c.Rij.Beurt).ToList());
    }

    public bool Leeg => _perDag.Count == 0;

    /// <summary>Rows of the file that are left to compare.</summary>
    public Registratiecode[] Bestand { get; private set; } = [];

    /// <summary>Rows that count that are left to compare.</summary>
    public Registratiecode[] Bekend { get; private set; } = [];

    /// <summary>Rows of the file that say what was corrected, or what people said already.</summary>
    public int Onveranderd { get; private set; }

    /// <summary>Corrections that the file ends.</summary>
    public IEnumerable<Correctierij> Vervallen => _perDag.Values.SelectMany(d => d).Where(c => c.Vervallen).Select(c => c.Rij);

    public IReadOnlyList<Geldendecorrectie> Op(DateOnly dag) => _perDag.GetValueOrDefault(dag) ?? [];

    public void Toets(Inleessoort soort, Registratiecode[] bestand, Registratiecode[] bekend)
    {
        foreach (var (dag, correcties) in _perDag)
            LaatVervallen([.. bestand.Where(r => r.Dag == dag)], correcties, bekend);
        var over = new List<Registratiecode>(bestand.Length);
        Onveranderd = 0;
        foreach (var rij in bestand)
        {
            if (Array.BinarySearch(bekend, rij) < 0 && Op(rij.Dag).Any(c => !c.Vervallen && (c.Gezien.Any(g => Zegt(g, rij)) || c.Rijen.Exists(h => Zegt(h, rij) || Dagkeurder.WijktVoor(rij.Inhoud, h.Inhoud)))))
                Onveranderd++;
            else
                over.Add(rij);
        }

        Bestand = [.. over];
        // what people put there stays when a whole export does not have it
        Bekend = soort == Inleessoort.Aanvulling ? bekend
            : [.. bekend.Where(r => Array.BinarySearch(bestand, r) >= 0 || !Op(r.Dag).Any(c => !c.Vervallen && c.Rijen.Contains(r)))];
    }

    private static void LaatVervallen(Registratiecode[] bestand, List<Geldendecorrectie> correcties, Registratiecode[] bekend)
    {
        for (var anders = true; anders;)
        {
            anders = false;
            foreach (var rij in bestand)
            {
                if (Array.BinarySearch(bekend, rij) >= 0 || correcties.Exists(c => !c.Vervallen && (c.Gezien.Any(g => Zegt(g, rij)) || c.Rijen.Exists(h => Zegt(h, rij)))))
                    continue;
                foreach (var correctie in correcties.Where(c => !c.Vervallen && IsNieuwVoor(rij, c, bestand)))
                    anders = correctie.Vervallen = true;
            }
        }
    }

    // it cannot stand beside what people said, or beside what the file said when they did
    private static bool IsNieuwVoor(Registratiecode rij, Geldendecorrectie correctie, Registratiecode[] bestand) =>
        correctie.Rijen.Exists(h => !Dagkeurder.WijktVoor(rij.Inhoud, h.Inhoud) && Botst(rij, h))
        || correctie.Gezien.Any(g => !Array.Exists(bestand, r => Zegt(r, g)) && Botst(rij, g));

    /// <summary>Whether two rows of a day cannot both be true.</summary>
    internal static bool Botst(Registratiecode a, Registratiecode b) => Dagkeurder.Botst(a.Inhoud, b.Inhoud) || Dagkeurder.WijktVoor(a.Inhoud, b.Inhoud) || Dagkeurder.WijktVoor(b.Inhoud, a.Inhoud)
        || a.Inhoud.Soort == Verzuimsoort.TeLaat && b.Inhoud.Soort == Verzuimsoort.TeLaat && a.Inhoud.Tijdvak == b.Inhoud.Tijdvak && a.Inhoud.Tijdvak != Tijdvak.Geen && a != b;

    // minutes are filled in by a calendar, so they say nothing new; of being late they are what is said
    private static bool Zegt(Registratiecode a, Registratiecode b) =>
        a.Dag == b.Dag && a.Inhoud.Soort == b.Inhoud.Soort && a.Inhoud.Tijdvak == b.Inhoud.Tijdvak && (a.Inhoud.Soort != Verzuimsoort.TeLaat || a.Inhoud.Minuten == b.Inhoud.Minuten);
}
