using System.Globalization;
using System.Text;
using System.Text.Json;
using Routeboek.Domain.Protocollen;

namespace Routeboek.Tests.Signalering;

/// <summary>One pupil at a school with days of 300 minutes, run through the product with a protocol that comes with it.</summary>
internal sealed class Proefklas
{
    private readonly StringBuilder _rijen = new("leerling;datum;dagdeel;lesuur;soort;minuten;reden\n");
    private readonly Protocol _protocol;

    public Proefklas(string protocol, IEnumerable<DateOnly>? schooldagen = null)
    {
        _protocol = Proefloop.Protocol(protocol);
        Dagen = [.. schooldagen ?? Weekdagen("2025-09-01", "2026-07-03")];
    }

    public IReadOnlyList<DateOnly> Dagen { get; }

    public static DateOnly D(string datum) => DateOnly.ParseExact(datum, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static IEnumerable<DateOnly> Weekdagen(string eerste, string laatste) =>
        ElkeDag(eerste, D(laatste).DayNumber - D(eerste).DayNumber + 1).Where(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));

    /// <summary>Also Saturday and Sunday, so that a count of calendar days takes every value.</summary>
    public static IEnumerable<DateOnly> ElkeDag(string eerste, int aantal) => Enumerable.Range(0, aantal).Select(D(eerste).AddDays);

    /// <summary>The slot is ochtend, middag, dag, a number or empty.</summary>
    public Proefklas Rij(DateOnly datum, string soort, string tijdvak = "dag", string minuten = "", string reden = "")
    {
        var isLesuur = tijdvak.Length > 0 && char.IsAsciiDigit(tijdvak[0]);
        _rijen.Append(CultureInfo.InvariantCulture, $"L1;{datum:yyyy-MM-dd};{(isLesuur ? "" : tijdvak)};{(isLesuur ? tijdvak : "")};{soort};{minuten};{reden}\n");
        return this;
    }

    public Proefklas RijOp(IEnumerable<DateOnly> dagen, string soort, string tijdvak = "dag", string minuten = "")
    {
        foreach (var dag in dagen)
            Rij(dag, soort, tijdvak, minuten);
        return this;
    }

    public Proefloop Lees() => Proefloop.Lees(_rijen.ToString(), _protocol,
        Proefloop.Kalender("datum;minuten\n" + string.Concat(Dagen.Select(d => $"{d:yyyy-MM-dd};300\n"))));

    public IReadOnlyList<JsonElement> Signalen(DateOnly? peildatum = null)
    {
        var gelezen = Lees();
        Assert.Empty(gelezen.Fouten);
        return gelezen.Signalen(_protocol, peildatum ?? Dagen[^1]);
    }

    public IReadOnlyList<JsonElement> Signalen(string signaal, DateOnly? peildatum = null) =>
        [.. Signalen(peildatum).Where(s => s.GetProperty("signaal").GetString() == signaal)];

    public bool StaatAan(string signaal, DateOnly peildatum) =>
        Signalen(signaal, peildatum).Any(s => s.GetProperty("tot").ValueKind == JsonValueKind.Null);

    /// <summary>Off one below the number, on at it, and not later one above it; gives what follows.</summary>
    public static string Rond(string protocol, string signaal, int eerste, Func<Proefklas, int, Proefklas> bouw, IEnumerable<DateOnly>? schooldagen = null)
    {
        Assert.Empty(bouw(new Proefklas(protocol, schooldagen), eerste - 1).Signalen(signaal));
        var op = Assert.Single(bouw(new Proefklas(protocol, schooldagen), eerste).Signalen(signaal));
        var boven = Assert.Single(bouw(new Proefklas(protocol, schooldagen), eerste + 1).Signalen(signaal));
        Assert.Equal(eerste, op.GetProperty("waarde").GetDecimal());
        Assert.Equal(op.GetProperty("sinds").GetString(), boven.GetProperty("sinds").GetString());
        return op.GetProperty("vervolg").GetString()!;
    }
}
