namespace Routeboek.Application.Audit;

/// <summary>
/// Rows as the database holds them, without a string or an object for each column: a check of millions of lines spends its time there. What
/// is of another kind than it should be is told, and is no exception: whoever was at the database can have put anything there.
/// </summary>
internal abstract class Auditrijen : IDisposable
{
    /// <summary>The next row; what was given of the one before it does not hold any more.</summary>
    public abstract bool Volgende();

    public abstract bool IsLeeg(int kolom);

    public abstract bool TryTekst(int kolom, out ReadOnlySpan<byte> utf8);

    public abstract bool TryBytes(int kolom, out ReadOnlySpan<byte> bytes);

    public abstract bool TryGetal(int kolom, out long getal);

    public abstract bool TrySleutel(int kolom, out Guid sleutel);

    public abstract bool TryWaarheid(int kolom, out bool waarheid);

    /// <param name="kolom">Which column.</param>
    /// <param name="dag">As <see cref="DateOnly.DayNumber"/>.</param>
    public abstract bool TryDag(int kolom, out int dag);

    /// <param name="kolom">Which column.</param>
    /// <param name="tikken">As <see cref="DateTime.Ticks"/>, UTC.</param>
    public abstract bool TryTijdstip(int kolom, out long tikken);

    public abstract void Dispose();
}
