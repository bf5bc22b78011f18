using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Protocollen;

namespace Routeboek.Domain.Afspraken;

/// <summary>The beginning of a task.</summary>
/// <param name="Dag">The date of the anchor.</param>
/// <param name="Wortel">The root of the fact at the beginning.</param>
/// <param name="WortelOp">The day of that fact: orders anchors of one day, so that the order of recording does not (Laws 1).</param>
/// <param name="Feit">The fact that is the anchor; null for the end of a term or a lapse.</param>
internal readonly record struct Anker(DateOnly Dag, int Wortel, DateOnly WortelOp, GeldendFeit? Feit);

/// <summary>A condition made ready: numbers in the place of names.</summary>
internal abstract class Toets
{
    /// <summary>The first day on or after a day on which the condition holds, or null when it does not (any more) by what is known.</summary>
    public abstract DateOnly? EersteDag(Dossierbeeld beeld, DateOnly vanaf, in Anker anker);

    /// <summary>The fact that made it hold on that day, when it is one.</summary>
    public virtual GeldendFeit? Oorzaak(Dossierbeeld beeld, in Anker anker) => null;

    protected static DateOnly Laatste(DateOnly a, DateOnly b) => a > b ? a : b;

    /// <summary>
    /// How many of a list in order of days lie before a day. To begin there, and not at the beginning of the dossier, keeps conditions that
    /// change thousands of times from costing that number squared for each anchor.
    /// </summary>
    protected static int Voor<T>(IReadOnlyList<T> lijst, DateOnly dag, Func<T, DateOnly> dagVan)
    {
        var (laag, hoog) = (0, lijst.Count);
        while (laag < hoog)
        {
            var midden = (laag + hoog) / 2;
            if (dagVan(lijst[midden]) < dag)
                laag = midden + 1;
            else
                hoog = midden;
        }

        return laag;
    }

    // what began before the day may hold on it
    private static int Geldend<T>(IReadOnlyList<T> lijst, DateOnly dag, Func<T, DateOnly> dagVan) => Math.Max(0, Voor(lijst, dag, dagVan) - 1);

    /// <summary>So many facts.</summary>
    internal sealed class MetFeiten(int patroon, int aantal, bool sindsAnker) : Toets
    {
        public override DateOnly? EersteDag(Dossierbeeld beeld, DateOnly vanaf, in Anker anker) =>
            Oorzaak(beeld, anker) is { } feit ? Laatste(vanaf, feit.Op) : null;

        public override GeldendFeit? Oorzaak(Dossierbeeld beeld, in Anker anker)
        {
            var feiten = beeld.Feiten(patroon);
            if (!sindsAnker)
                return feiten.Count >= aantal ? feiten[aantal - 1] : null;
            var over = aantal;
            for (var i = Voor(feiten, anker.Dag, f => f.Op); i < feiten.Count; i++)
            {
                if (!feiten[i].Equals(anker.Feit) && --over == 0)
                    return feiten[i];
            }

            return null;
        }
    }

    /// <summary>No fact.</summary>
    internal sealed class ZonderFeit(int patroon, bool sindsAnker) : Toets
    {
        public override DateOnly? EersteDag(Dossierbeeld beeld, DateOnly vanaf, in Anker anker)
        {
            var feiten = beeld.Feiten(patroon);
            for (var i = sindsAnker ? Voor(feiten, anker.Dag, f => f.Op) : 0; i < feiten.Count; i++)
            {
                if (!sindsAnker || !feiten[i].Equals(anker.Feit))
                    return vanaf < feiten[i].Op ? vanaf : null;
            }

            return vanaf;
        }
    }

    /// <summary>An outcome of another agreement.</summary>
    internal sealed class NaAfspraak(int regel, Afspraakuitkomst uitkomst, bool sindsAnker) : Toets
    {
        public override DateOnly? EersteDag(Dossierbeeld beeld, DateOnly vanaf, in Anker anker)
        {
            var dagen = beeld.Uitkomsten(regel, uitkomst);
            var i = sindsAnker ? Voor(dagen, anker.Dag, d => d) : 0;
            return i < dagen.Count ? Laatste(vanaf, dagen[i]) : null;
        }
    }

    /// <summary>The pupil's age, in a piece of time in which the data stay the same.</summary>
    internal sealed class MetLeeftijd(int? van, int? tot) : Toets
    {
        public override DateOnly? EersteDag(Dossierbeeld beeld, DateOnly vanaf, in Anker anker)
        {
            for (var i = Geldend(beeld.Standen, vanaf, s => s.Vanaf); i < beeld.Standen.Count; i++)
            {
                var stand = beeld.Standen[i];
                if (stand.Geboren is not { } geboren)
                    continue;
                var begin = Laatste(vanaf, stand.Vanaf);
                if (van is { } onder)
                    begin = Laatste(begin, Leerlingbeeld.Verjaardag(geboren, onder));
                if (i + 1 < beeld.Standen.Count && begin >= beeld.Standen[i + 1].Vanaf)
                    continue;
                if (tot is null || begin < Leerlingbeeld.Verjaardag(geboren, tot.Value))
                    return begin;
            }

            return null;
        }
    }

    /// <summary>Something of the pupil's data that is the same until the next data.</summary>
    internal sealed class MetStand(Func<Leerlingbeeld, bool> past) : Toets
    {
        public override DateOnly? EersteDag(Dossierbeeld beeld, DateOnly vanaf, in Anker anker)
        {
            for (var i = Geldend(beeld.Standen, vanaf, s => s.Vanaf); i < beeld.Standen.Count; i++)
            {
                var begin = Laatste(vanaf, beeld.Standen[i].Vanaf);
                if (past(beeld.Standen[i]) && (i + 1 == beeld.Standen.Count || begin < beeld.Standen[i + 1].Vanaf))
                    return begin;
            }

            return null;
        }
    }

    /// <summary>The last phase.</summary>
    internal sealed class MetFase(IReadOnlyList<string> fasen) : Toets
    {
        public override DateOnly? EersteDag(Dossierbeeld beeld, DateOnly vanaf, in Anker anker)
        {
            for (var i = Geldend(beeld.Fasen, vanaf, f => f.Vanaf); i < beeld.Fasen.Count; i++)
            {
                var begin = Laatste(vanaf, beeld.Fasen[i].Vanaf);
                if (fasen.Contains(beeld.Fasen[i].Fase, StringComparer.Ordinal) && (i + 1 == beeld.Fasen.Count || begin < beeld.Fasen[i + 1].Vanaf))
                    return begin;
            }

            return null;
        }
    }
}

/// <summary>An agreement made ready: patterns and references by number.</summary>
internal sealed class Afspraakregel
{
    public Afspraakregel(Afspraak afspraak, Func<Feitpatroon, int> nummer, Func<string, int> plaats)
    {
        Afspraak = afspraak;
        var patronen = new HashSet<int>();
        var verwijzingen = new HashSet<int>();
        int Patroon(Feitpatroon patroon)
        {
            var gevonden = nummer(patroon);
            patronen.Add(gevonden);
            return gevonden;
        }

        int Verwijzing(string id)
        {
            var gevonden = plaats(id);
            verwijzingen.Add(gevonden);
            return gevonden;
        }

        Toets Maak(Voorwaarde voorwaarde, bool sindsAnker) => voorwaarde.Match<Toets>(
            v => new Toets.MetFeiten(Patroon(v.Patroon), v.Aantal, sindsAnker || v.SindsAnker),
            v => new Toets.ZonderFeit(Patroon(v.Patroon), sindsAnker || v.SindsAnker),
            v => new Toets.NaAfspraak(Verwijzing(v.Afspraak), v.Uitkomst, sindsAnker),
            v => new Toets.MetLeeftijd(v.Van, v.Tot),
            v => new Toets.MetStand(s => s.Sector is { } sector && v.Sectoren.Contains(sector)),
            v => new Toets.MetStand(s => s.Woongemeente is { } gemeente && v.Gemeenten.Contains(gemeente, StringComparer.Ordinal)),
            v => new Toets.MetFase(v.Fasen));

        (Ankerpatroon, Ankerregel, Ankeruitkomst) = afspraak.Als[0] switch
        {
            Voorwaarde.Feiten { Aantal: 1, SindsAnker: false } anker => (Patroon(anker.Patroon), -1, default(Afspraakuitkomst)),
            Voorwaarde.VanAfspraak anker => (-1, Verwijzing(anker.Afspraak), anker.Uitkomst),
            _ => throw new ArgumentException($"de eerste voorwaarde van {afspraak.Id} kan geen anker zijn", nameof(afspraak)),
        };
        Toetsen = [.. afspraak.Als.Skip(1).Select(v => Maak(v, sindsAnker: false))];
        Vervalt = [.. afspraak.Vervalt.Select(v => (Maak(v, sindsAnker: true), v))];
        Wat = Patroon(afspraak.Wat);
        Vanaf = afspraak.Vanaf is { } vanaf ? Patroon(vanaf) : -1;
        Patronen = patronen;
        Verwijzingen = [.. verwijzingen];
        VanLeerling = afspraak.Als.Concat(afspraak.Vervalt).Any(v => v is Voorwaarde.Leeftijd or Voorwaarde.InSector or Voorwaarde.WoontIn);
        VanFase = afspraak.Als.Concat(afspraak.Vervalt).Any(v => v is Voorwaarde.InFase);
        Leeftijdsgrenzen = [.. afspraak.Als.Concat(afspraak.Vervalt).OfType<Voorwaarde.Leeftijd>().SelectMany(l => new[] { l.Van, l.Tot }).OfType<int>().Distinct()];
    }

    public Afspraak Afspraak { get; }

    /// <summary>The pattern of the anchor, or -1 when it is an outcome.</summary>
    public int Ankerpatroon { get; }

    /// <summary>The agreement whose outcome is the anchor, or -1.</summary>
    public int Ankerregel { get; }

    public Afspraakuitkomst Ankeruitkomst { get; }

    /// <summary>The conditions after the anchor.</summary>
    public IReadOnlyList<Toets> Toetsen { get; }

    public IReadOnlyList<(Toets Toets, Voorwaarde Voorwaarde)> Vervalt { get; }

    public int Wat { get; }

    /// <summary>The pattern that starts the term, or -1.</summary>
    public int Vanaf { get; }

    public IReadOnlySet<int> Patronen { get; }

    public IReadOnlyList<int> Verwijzingen { get; }

    /// <summary>Whether it looks at age, sector or municipality.</summary>
    public bool VanLeerling { get; }

    public bool VanFase { get; }

    /// <summary>The ages at which something changes.</summary>
    public IReadOnlyList<int> Leeftijdsgrenzen { get; }
}

/// <summary>The pupil's data from a day until the next.</summary>
internal sealed record Leerlingbeeld(DateOnly Vanaf, DateOnly? Geboren, Sector? Sector, string? Woongemeente)
{
    /// <summary>The day on which somebody reaches an age; who was born on 29 February does so on 1 March in other years.</summary>
    public static DateOnly Verjaardag(DateOnly geboren, int jaren)
    {
        var jaar = geboren.Year + jaren;
        return geboren is { Month: 2, Day: 29 } && !DateTime.IsLeapYear(jaar) ? new DateOnly(jaar, 3, 1) : new DateOnly(jaar, geboren.Month, geboren.Day);
    }
}
