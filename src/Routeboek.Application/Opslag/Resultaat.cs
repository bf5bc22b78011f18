using Routeboek.Application.Invoer;

namespace Routeboek.Application.Opslag;

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
    public sealed record AndereVersie(T Uw, T Opgeslagen) : Resultaat<T>;

    public TUit Match<TUit>(Func<T, TUit> gelukt, Func<TUit> nietGevonden, Func<IReadOnlyList<Bestandsmelding>, TUit> onjuist, Func<T, T, TUit> andereVersie) => this switch
    {
        Gelukt v => gelukt(v.Waarde),
        NietGevonden => nietGevonden(),
        Onjuist v => onjuist(v.Fouten),
        AndereVersie v => andereVersie(v.Uw, v.Opgeslagen),
        _ => throw new InvalidOperationException($"onbekend resultaat {GetType().Name}"),
    };

    internal static Resultaat<T> Fout(string veld, string wat, string verwacht) => new Onjuist([new Bestandsmelding("", 0, veld, wat, verwacht)]);
}
