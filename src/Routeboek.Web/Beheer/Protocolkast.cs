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

    /// <summary>One that a school can adopt: not the law, which holds anyway; null when there is no such one.</summary>
    public Afsprakenboek? ZoekKiesbaar(string? id) => Zoek(id) is { Protocol: { Id: not "wet-nl", Signalen.Count: > 0 } } boek ? boek : null;

    /// <summary>One of them; null when there is no such one.</summary>
    public Afsprakenboek? Zoek(string? id) => id is { Length: > 0 and < 100 } && _map.Ids().Contains(id, StringComparer.Ordinal)
        ? _gelezen.GetOrAdd(id, i => _map.VindAfspraken(i, Woordenschatlezer.BijProgramma).Boek) : null;
}
