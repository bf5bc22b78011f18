using System.Runtime.InteropServices;

namespace Routeboek.Domain.Signalering;

/// <summary>
/// A maximal run of consecutive school days on which one signal is on (contract "signaleren", "Criteria per protocol").
/// Days are indices in the calendar of the pupil.
/// </summary>
[StructLayout(LayoutKind.Sequential, Pack = 2)]
public readonly record struct Episode
{
    private const ushort Open = ushort.MaxValue;

    private readonly ushort _regel;
    private readonly ushort _sinds;
    private readonly ushort _tot;

    /// <param name="regel">Index of the signal in the protocol.</param>
    /// <param name="sinds">First day, inclusive.</param>
    /// <param name="tot">Last day, inclusive; -1 while it is on at the reference day.</param>
    public Episode(int regel, int sinds, int tot)
    {
        _regel = (ushort)regel;
        _sinds = (ushort)sinds;
        _tot = tot < 0 ? Open : (ushort)tot;
    }

    public int Regel => _regel;

    public int Sinds => _sinds;

    /// <summary>Last day, inclusive, or -1.</summary>
    public int Tot => _tot == Open ? -1 : _tot;

    /// <summary>On at the reference day.</summary>
    public bool IsAan => _tot == Open;
}

/// <summary>A growing list of episodes that is emptied and used again, so that evaluating allocates nothing.</summary>
public sealed class Episodelijst
{
    private Episode[] _items = new Episode[64];

    public int Aantal { get; private set; }

    public ReadOnlySpan<Episode> Items => _items.AsSpan(0, Aantal);

    public Span<Episode> Wijzigbaar => _items.AsSpan(0, Aantal);

    public void Leeg() => Aantal = 0;

    public void Voeg(Episode episode)
    {
        if (Aantal == _items.Length)
            Array.Resize(ref _items, _items.Length * 2);
        _items[Aantal++] = episode;
    }
}
