using Routeboek.Domain.Verzuim;

namespace Routeboek.Domain.Signalering;

/// <summary>
/// A criterion, or several of one kind over the same counts, compiled with its numbers to a small state machine. It is fed only the
/// days on which a kind that it cares about has a row, in order, and works out by itself on which day it would go off without
/// anything new; so a quiet day costs nothing and nothing is allocated.
/// </summary>
internal abstract class Automaat(Soorten soorten, params ReadOnlySpan<int> regels)
{
    private readonly Lopend[] _lopend = Lopend.Voor(regels);

    /// <summary>Only days with a row of these kinds are fed.</summary>
    public Soorten Soorten { get; } = soorten;

    /// <summary>A school year begins: nothing of the year before is known.</summary>
    public abstract void BeginJaar(int eersteDag);

    /// <summary>The rows of a day.</summary>
    public abstract void Stap(Dagstaat dag, Episodelijst uitvoer);

    /// <summary>The last day that is judged, of the year or of all.</summary>
    /// <param name="laatsteDag">Index of that day, inclusive.</param>
    /// <param name="opPeildag">True when it is the reference day, on which a signal can still be on.</param>
    /// <param name="uitvoer">Where finished episodes go.</param>
    public virtual void Sluit(int laatsteDag, bool opPeildag, Episodelijst uitvoer)
    {
        foreach (ref var lopend in _lopend.AsSpan())
            lopend.Sluit(laatsteDag, opPeildag, uitvoer);
    }

    /// <summary>On from <paramref name="dag"/> and, without anything new, off again on <paramref name="uitDag"/>.</summary>
    protected void Aan(int k, int dag, int uitDag, Episodelijst uitvoer) => _lopend[k].Aan(dag, uitDag, uitvoer);

    /// <summary>Off on this day.</summary>
    protected void Uit(int k, int dag, Episodelijst uitvoer) => _lopend[k].Uit(dag, uitvoer);

    private struct Lopend
    {
        private int _regel;
        private int _sinds; // -1 = off
        private int _uitDag; // first day on which it is off without anything new

        public static Lopend[] Voor(ReadOnlySpan<int> regels)
        {
            var lopend = new Lopend[regels.Length];
            for (var i = 0; i < regels.Length; i++)
                lopend[i] = new Lopend { _regel = regels[i], _sinds = -1 };
            return lopend;
        }

        public void Aan(int dag, int uitDag, Episodelijst uitvoer)
        {
            if (_sinds >= 0 && dag > _uitDag)
                Schrijf(_uitDag - 1, uitvoer);
            if (_sinds < 0)
                _sinds = dag;
            _uitDag = uitDag;
        }

        public void Uit(int dag, Episodelijst uitvoer)
        {
            if (_sinds >= 0)
                Schrijf(Math.Min(dag, _uitDag) - 1, uitvoer);
        }

        public void Sluit(int laatsteDag, bool opPeildag, Episodelijst uitvoer)
        {
            if (_sinds < 0)
                return;
            if (_uitDag <= laatsteDag)
                Schrijf(_uitDag - 1, uitvoer);
            else
                Schrijf(opPeildag ? -1 : laatsteDag, uitvoer);
        }

        private void Schrijf(int tot, Episodelijst uitvoer)
        {
            uitvoer.Voeg(new Episode(_regel, _sinds, tot));
            _sinds = -1;
        }
    }
}
