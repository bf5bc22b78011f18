using Routeboek.Domain.Protocollen;

namespace Routeboek.Domain.Afspraken;

/// <summary>A protocol with the working agreements that hold under it.</summary>
/// <param name="Protocol">The protocol.</param>
/// <param name="Afspraken">Its own agreements, those it takes over and, when it was asked for by id, those of the law.</param>
public sealed record Afsprakenboek(Protocol Protocol, IReadOnlyList<Afspraak> Afspraken);
