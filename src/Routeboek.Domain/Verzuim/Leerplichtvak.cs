namespace Routeboek.Domain.Verzuim;

/// <summary>The school days on which a pupil is leerplichtig or kwalificatieplichtig, as indices in the pupil's calendar.</summary>
/// <param name="Van">First day, inclusive.</param>
/// <param name="Tot">End, exclusive.</param>
public readonly record struct Leerplichtvak(int Van, int Tot)
{
    /// <summary>Nothing is known about the pupil: no day is left out.</summary>
    public static readonly Leerplichtvak Altijd = new(0, int.MaxValue);

    public bool Bevat(int dag) => dag >= Van && dag < Tot;
}
