using Routeboek.Domain.Dossiers;

namespace Routeboek.Application.Dossiers;

/// <summary>Which task: an agreement at work in a dossier.</summary>
/// <param name="Dossier">The dossier.</param>
/// <param name="Afspraak">Id of the agreement.</param>
/// <param name="Wortel">The number of the fact at the beginning.</param>
public readonly record struct Taaksleutel(DossierId Dossier, string Afspraak, int Wortel)
{
    /// <summary>As facts name a task.</summary>
    public override string ToString() => FormattableString.Invariant($"{Dossier}:{Afspraak}:{Wortel}");
}
