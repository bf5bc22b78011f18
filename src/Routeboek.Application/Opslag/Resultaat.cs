using Routeboek.Application.Invoer;

namespace Routeboek.Application.Opslag;

/// <summary>Who changed something, and when.</summary>
/// <param name="Naam">The name of the person.</param>
/// <param name="Toen">When, UTC.</param>
public sealed record Wijziger(string Naam, DateTime Toen);

/// <summary>What came of a use case.</summary>
public abstract record Resultaat<T>
{
    private Resultaat()
    {
    }

    /// <summary>Done, and in the audit.</summary>
    public sealed record Gelukt(T Waarde) : Resultaat<T>;

    /// <summary>Not there, or not for this actor: outside nobody can tell which, the audit can.</summary>
    public sealed record NietGevonden : Resultaat<T>;

    /// <summary>What was given cannot be; nothing has changed.</summary>
    public sealed record Onjuist(IReadOnlyList<Bestandsmelding> Fouten) : Resultaat<T>;

    /// <summary>Somebody else changed it in the meantime; nothing has changed now.</summary>
    /// <param name="Uw">As it would have become.</param>
    /// <param name="Opgeslagen">As it is.</param>
    /// <param name="Door">Who changed it, when that is known.</param>
    public sealed record AndereVersie(T Uw, T Opgeslagen, Wijziger? Door = null) : Resultaat<T>;

    public TUit Match<TUit>(Func<T, TUit> gelukt, Func<TUit> nietGevonden, Func<IReadOnlyList<Bestandsmelding>, TUit> onjuist, Func<T, T, TUit> andereVersie) => this switch
    {
        Gelukt v => gelukt(v.Waarde),
        NietGevonden => nietGevonden(),
        Onjuist v => onjuist(v.Fouten),
        AndereVersie v => andereVersie(v.Uw, v.Opgeslagen),
        _ => throw new InvalidOperationException($"onbekend resultaat {GetType().Name}"),
    };

    /// <summary>The same outcome of another value; only for what is not <see cref="Gelukt"/>.</summary>
    internal Resultaat<TAnder> Mislukt<TAnder>() => this switch
    {
        NietGevonden => new Resultaat<TAnder>.NietGevonden(),
        Onjuist v => new Resultaat<TAnder>.Onjuist(v.Fouten),
        _ => throw new InvalidOperationException($"{GetType().Name} is niet mislukt"),
    };

    internal static Resultaat<T> Fout(string veld, string wat, string verwacht) => new Onjuist([new Bestandsmelding("", 0, veld, wat, verwacht)]);
}
