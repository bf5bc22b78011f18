using System.Collections.Concurrent;
using Routeboek.Application.Dossiers;
using Routeboek.Application.Protocollen;
using Routeboek.Domain.Afspraken;

namespace Routeboek.Web.Beheer;

/// <summary>The protocols that are delivered with the program, each read once with its agreements.</summary>
public sealed class Protocolkast
{
    private readonly Protocollenmap _map = Protocollenmap.BijProgramma();
    private readonly ConcurrentDictionary<string, Afsprakenboek?> _gelezen = new(StringComparer.Ordinal);
    private readonly Lazy<IReadOnlyList<Afsprakenboek>> _lijst;

    public Protocolkast() => _lijst = new Lazy<IReadOnlyList<Afsprakenboek>>(() => [.. _map.Ids().Select(Zoek).OfType<Afsprakenboek>()]);

    /// <summary>All of them, by id; one with mistakes is left out.</summary>
    public IReadOnlyList<Afsprakenboek> Lijst => _lijst.Value;

    /// <summary>Those that a school can adopt: everything but the law.</summary>
    public IEnumerable<Afsprakenboek> Kiesbaar => Lijst.Where(b => b.Protocol.Signalen.Count > 0);

    /// <summary>One of them; null when there is no such one.</summary>
    public Afsprakenboek? Zoek(string? id) => id is { Length: > 0 and < 100 } && _map.Ids().Contains(id, StringComparer.Ordinal)
        ? _gelezen.GetOrAdd(id, i => _map.VindAfspraken(i, Woordenschatlezer.BijProgramma).Boek) : null;
}
