namespace Routeboek.Domain.Kalenders;

/// <summary>One way in which a school's own calendar differs from that of its region.</summary>
public abstract record Aanpassing
{
    private Aanpassing()
    {
    }

    /// <summary>Days off: a study day, an extra or a moved holiday.</summary>
    public sealed record Vrij(Vakantie Vakantie) : Aanpassing;

    /// <summary>Days with school that the region has off. A stretch takes Monday to Friday; a single day may be any day.</summary>
    /// <param name="Naam">Why, for people.</param>
    /// <param name="Van">First day, inclusive.</param>
    /// <param name="Tot">Last day, inclusive.</param>
    /// <param name="Minuten">Scheduled minutes of each of these days, 1-1440.</param>
    public sealed record Les(string Naam, DateOnly Van, DateOnly Tot, int Minuten) : Aanpassing;

    /// <summary>A school day with other minutes, e.g. shortened before a holiday.</summary>
    /// <param name="Naam">Why, for people.</param>
    /// <param name="Datum">The day.</param>
    /// <param name="Minuten">Scheduled minutes, 1-1440.</param>
    public sealed record AndereTijd(string Naam, DateOnly Datum, int Minuten) : Aanpassing;

    public T Match<T>(Func<Vrij, T> vrij, Func<Les, T> les, Func<AndereTijd, T> andereTijd) => this switch
    {
        Vrij v => vrij(v),
        Les l => les(l),
        AndereTijd a => andereTijd(a),
        _ => throw new InvalidOperationException(),
    };
}

/// <summary>A school's own calendar, laid over the calendar of its region.</summary>
/// <param name="Lesminuten">The school's minutes by <see cref="DayOfWeek"/>, 0 = the day of the week is off; null = those of the region.</param>
/// <param name="Aanpassingen">The differences; none may touch a day that another one touches.</param>
public sealed record Kalenderaanpassing(IReadOnlyList<int>? Lesminuten, IReadOnlyList<Aanpassing> Aanpassingen)
{
    /// <summary>
    /// The school's calendar. A difference that is implausible (see <see cref="Vakantie.Bezwaar"/>), lies outside the calendar,
    /// touches another or changes nothing is refused and left out.
    /// </summary>
    /// <param name="basis">The calendar of the region.</param>
    /// <param name="bezwaar">Called with the position in <see cref="Aanpassingen"/> for each refused difference; -1 = the whole.</param>
    /// <returns>Null when no school day is left.</returns>
    public Schoolkalender? PasToe(Schoolkalender basis, Action<int, Kalenderbezwaar> bezwaar)
    {
        var dagen = new SortedDictionary<DateOnly, int>();
        for (var i = 0; i < basis.Aantal; i++)
        {
            var datum = basis.Datum(i);
            var minuten = Lesminuten is null ? basis.Minuten[i] : Lesminuten[(int)datum.DayOfWeek];
            if (minuten > 0)
                dagen.Add(datum, minuten);
        }
        var geraakt = new Dictionary<DateOnly, string>();
        for (var i = 0; i < Aanpassingen.Count; i++)
        {
            var fout = Aanpassingen[i].Match(
                vrij => PasToe(basis, dagen, geraakt, vrij),
                les => PasToe(basis, dagen, geraakt, les),
                tijd => PasToe(basis, dagen, geraakt, tijd));
            if (fout is not null)
                bezwaar(i, fout);
        }
        if (dagen.Count == 0)
        {
            bezwaar(-1, new Kalenderbezwaar("er blijft geen enkele schooldag over", "ten minste een schooldag"));
            return null;
        }
        return new Schoolkalender([.. dagen.Select(d => new Schooldag(d.Key, d.Value))]);
    }

    private static Kalenderbezwaar? PasToe(Schoolkalender basis, SortedDictionary<DateOnly, int> dagen,
        Dictionary<DateOnly, string> geraakt, Aanpassing.Vrij vrij)
    {
        var vakantie = vrij.Vakantie;
        if (Plaats(basis, geraakt, vakantie) is { } fout)
            return fout;
        var schooldagen = dagen.Keys.Where(vakantie.Bevat).ToList();
        if (schooldagen.Count == 0)
            return new Kalenderbezwaar($"{vakantie.Naam} valt op dagen waarop er al geen school is", "ten minste een schooldag");
        foreach (var datum in schooldagen)
            dagen.Remove(datum);
        Raak(geraakt, vakantie);
        return null;
    }

    private static Kalenderbezwaar? PasToe(Schoolkalender basis, SortedDictionary<DateOnly, int> dagen,
        Dictionary<DateOnly, string> geraakt, Aanpassing.Les les)
    {
        var periode = new Vakantie(les.Naam, les.Van, les.Tot);
        if (Minuten(les.Minuten) is { } minuten)
            return minuten;
        if (Plaats(basis, geraakt, periode) is { } fout)
            return fout;
        var nieuw = new List<DateOnly>();
        for (var datum = les.Van; datum <= les.Tot; datum = datum.AddDays(1))
        {
            if (les.Van != les.Tot && datum.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
                continue;
            if (dagen.ContainsKey(datum))
                return new Kalenderbezwaar($"{datum:yyyy-MM-dd} is al een schooldag", "dagen waarop er nog geen school is");
            nieuw.Add(datum);
        }
        if (nieuw.Count == 0)
            return new Kalenderbezwaar($"{les.Naam} telt alleen een weekend", "ten minste een dag van maandag tot en met vrijdag, of een enkele datum");
        foreach (var datum in nieuw)
            dagen.Add(datum, les.Minuten);
        Raak(geraakt, periode);
        return null;
    }

    private static Kalenderbezwaar? PasToe(Schoolkalender basis, SortedDictionary<DateOnly, int> dagen,
        Dictionary<DateOnly, string> geraakt, Aanpassing.AndereTijd tijd)
    {
        var dag = new Vakantie(tijd.Naam, tijd.Datum, tijd.Datum);
        if (Minuten(tijd.Minuten) is { } minuten)
            return minuten;
        if (Plaats(basis, geraakt, dag) is { } fout)
            return fout;
        if (!dagen.ContainsKey(tijd.Datum))
            return new Kalenderbezwaar($"{tijd.Datum:yyyy-MM-dd} is geen schooldag", "een schooldag");
        dagen[tijd.Datum] = tijd.Minuten;
        Raak(geraakt, dag);
        return null;
    }

    private static Kalenderbezwaar? Plaats(Schoolkalender basis, Dictionary<DateOnly, string> geraakt, Vakantie dagen)
    {
        if (dagen.Bezwaar(Schooljaar.Met(dagen.Van)) is { } bezwaar)
            return bezwaar;
        if (dagen.Van < basis.Van || dagen.Tot > basis.Tot)
            return new Kalenderbezwaar($"{dagen.Naam} ligt buiten de kalender", $"dagen van {basis.Van:yyyy-MM-dd} tot en met {basis.Tot:yyyy-MM-dd}");
        for (var datum = dagen.Van; datum <= dagen.Tot; datum = datum.AddDays(1))
        {
            if (geraakt.TryGetValue(datum, out var andere))
                return new Kalenderbezwaar($"{dagen.Naam} overlapt met {andere} op {datum:yyyy-MM-dd}", "dagen die maar een keer genoemd worden");
        }
        return null;
    }

    private static void Raak(Dictionary<DateOnly, string> geraakt, Vakantie dagen)
    {
        for (var datum = dagen.Van; datum <= dagen.Tot; datum = datum.AddDays(1))
            geraakt.Add(datum, dagen.Naam);
    }

    private static Kalenderbezwaar? Minuten(int minuten) => minuten is < 1 or > Schoolkalender.MaximaleDagminuten
        ? new Kalenderbezwaar($"{minuten} minuten kan niet", $"1 tot en met {Schoolkalender.MaximaleDagminuten} minuten")
        : null;
}
