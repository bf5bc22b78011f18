using Routeboek.Domain.Protocollen;

namespace Routeboek.Application.Protocollen;

/// <summary>Something in a protocol file that is refused.</summary>
/// <param name="Bestand">The file as the user knows it.</param>
/// <param name="Regel">Physical line, 1-based.</param>
/// <param name="Wat">What is wrong, in Dutch.</param>
/// <param name="Verwacht">What is expected, in Dutch.</param>
public sealed record Protocolfout(string Bestand, long Regel, string Wat, string Verwacht)
{
    public override string ToString() => $"{Bestand}:{Regel}: {Wat}; verwacht: {Verwacht}";
}

/// <summary>The bytes of a protocol file with the name by which errors speak of it.</summary>
public sealed record Protocolbestand(string Naam, ReadOnlyMemory<byte> Inhoud);

/// <summary>A protocol, or everything that is wrong with its file. With errors there is no protocol.</summary>
public sealed record Leesresultaat(Protocol? Protocol, IReadOnlyList<Protocolfout> Fouten);
