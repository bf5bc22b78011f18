using System.Text;

namespace Routeboek.Domain.Dossiers;

/// <summary>The value of a field: one word, or a list of words. Dates, numbers and yes/no are words too (2026-01-12, 3, ja).</summary>
public readonly record struct Feitwaarde
{
    public Feitwaarde(string woord)
    {
        Woorden = [woord];
    }

    public Feitwaarde(IReadOnlyList<string> woorden)
    {
        Woorden = woorden;
        IsLijst = true;
    }

    /// <summary>One word, or those of the list in their order.</summary>
    public IReadOnlyList<string> Woorden { get; }

    public bool IsLijst { get; }

    public bool Bevat(string woord)
    {
        for (var i = 0; i < Woorden.Count; i++)
        {
            if (string.Equals(Woorden[i], woord, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    public bool Equals(Feitwaarde ander) => IsLijst == ander.IsLijst && Woorden.SequenceEqual(ander.Woorden, StringComparer.Ordinal);

    public override int GetHashCode() => HashCode.Combine(IsLijst, Woorden.Count, Woorden.Count > 0 ? string.GetHashCode(Woorden[0], StringComparison.Ordinal) : 0);

    /// <summary>As a reader sees it: "leerling, ouder en mentor".</summary>
    public override string ToString() => Woorden.Count switch
    {
        0 => "niemand",
        1 => Woorden[0],
        var n => $"{string.Join(", ", Woorden.Take(n - 1))} en {Woorden[n - 1]}",
    };
}

/// <summary>A fact as it was recorded: what happened, when, and when that was written down. Never changed afterwards.</summary>
public sealed class Feit
{
    /// <summary>Running number within the dossier, 1 or more.</summary>
    public required int Nr { get; init; }

    public required string Dossier { get; init; }

    /// <summary>The kind; null = this withdraws the fact it corrects.</summary>
    public required Feitsoort? Soort { get; init; }

    /// <summary>The day it happened; means nothing for a withdrawal.</summary>
    public required DateOnly Op { get; init; }

    /// <summary>When it was recorded, UTC.</summary>
    public required DateTime Vastgelegd { get; init; }

    /// <summary>Who recorded it, as role@organisatie; empty when not known.</summary>
    public string Door { get; init; } = "";

    /// <summary>The number of the fact whose place this takes, or null. Always lower than <see cref="Nr"/>.</summary>
    public int? Corrigeert { get; init; }

    public IReadOnlyList<KeyValuePair<string, Feitwaarde>> Gegevens { get; init; } = [];

    public Feitwaarde? Veld(string naam)
    {
        for (var i = 0; i < Gegevens.Count; i++)
        {
            if (string.Equals(Gegevens[i].Key, naam, StringComparison.Ordinal))
                return Gegevens[i].Value;
        }

        return null;
    }

    /// <summary>The field as one word, or null when it is absent or a list.</summary>
    public string? Woord(string naam) => Veld(naam) is { IsLijst: false } waarde ? waarde.Woorden[0] : null;

    /// <summary>The sentence of <see cref="Feitsoort.Zin"/> filled in.</summary>
    /// <param name="toon">How a word of a field is shown, or null for that word as it is known to people by itself.</param>
    public string Zin(Func<Feitveld, string, string?>? toon = null)
    {
        if (Soort is null)
            return "Ingetrokken.";
        var zin = new StringBuilder();
        var sjabloon = Soort.Zin;
        for (var i = 0; i < sjabloon.Length; i++)
        {
            switch (sjabloon[i])
            {
                case '[':
                    var einde = sjabloon.IndexOf(']', i);
                    var stuk = new StringBuilder();
                    if (Vul(sjabloon[(i + 1)..einde], stuk, toon))
                        zin.Append(stuk);
                    i = einde;
                    break;
                case '{':
                    var sluit = sjabloon.IndexOf('}', i);
                    zin.Append(Waarde(sjabloon[(i + 1)..sluit], toon) ?? "(niet ingevuld)");
                    i = sluit;
                    break;
                default:
                    zin.Append(sjabloon[i]);
                    break;
            }
        }

        return zin.ToString();
    }

    public override string ToString() => $"{Dossier}:{Nr} {Soort?.Naam ?? Woordenschat.Ingetrokken} {Op:yyyy-MM-dd}";

    // false when a field in the piece is empty
    private bool Vul(string stuk, StringBuilder zin, Func<Feitveld, string, string?>? toon)
    {
        while (stuk.IndexOf('{') is >= 0 and var open)
        {
            var sluit = stuk.IndexOf('}');
            if (Waarde(stuk[(open + 1)..sluit], toon) is not { } waarde)
                return false;
            zin.Append(stuk, 0, open).Append(waarde);
            stuk = stuk[(sluit + 1)..];
        }

        zin.Append(stuk);
        return true;
    }

    private string? Waarde(string naam, Func<Feitveld, string, string?>? toon) => Veld(naam) is { } waarde && Soort!.Veld(naam) is { } veld
        ? new Feitwaarde([.. waarde.Woorden.Select(w => toon?.Invoke(veld, w) ?? veld.Leesbaar(w))]).ToString()
        : null;
}

/// <summary>A fact that counts on a day, after corrections, with the number of the fact at the beginning of its chain.</summary>
/// <param name="Wortel">The root's number: it stays when the fact is corrected, and tasks are named after it.</param>
/// <param name="Feit">The version that counts.</param>
public sealed record GeldendFeit(int Wortel, Feit Feit) : IComparable<GeldendFeit>
{
    public DateOnly Op => Feit.Op;

    public Feitsoort Soort => Feit.Soort!;

    /// <summary>By <c>op</c>, then by number of the root (contract "afspraken", Facts).</summary>
    public int CompareTo(GeldendFeit? other) => other is null ? 1 : Op != other.Op ? Op.CompareTo(other.Op) : Wortel.CompareTo(other.Wortel);

    public bool Equals(GeldendFeit? other) => other is not null && Wortel == other.Wortel && ReferenceEquals(Feit, other.Feit);

    public override int GetHashCode() => HashCode.Combine(Wortel, Feit.Nr);

    public static bool operator <(GeldendFeit a, GeldendFeit b) => a.CompareTo(b) < 0;

    public static bool operator >(GeldendFeit a, GeldendFeit b) => a.CompareTo(b) > 0;

    public static bool operator <=(GeldendFeit a, GeldendFeit b) => a.CompareTo(b) <= 0;

    public static bool operator >=(GeldendFeit a, GeldendFeit b) => a.CompareTo(b) >= 0;
}
