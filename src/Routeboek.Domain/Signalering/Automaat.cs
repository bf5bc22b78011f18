namespace Routeboek.Domain.Signalering;

/// <summary>
/// A criterion, or several of one kind over the same counts, compiled with its numbers to a small state machine. It runs over the days
/// (or spells) of one pupil and school year on which something happened that it cares about, knowing on each only what came before, and
/// works out by itself on which day it would go off without anything new; so a quiet day costs nothing and nothing is allocated.
/// </summary>
internal abstract class Automaat
{
    /// <summary>What a year must at least have before there is anything to write.</summary>
    public abstract Ondergrens Ondergrens { get; }

    /// <summary>Writes the episodes of the year. Every year begins anew: nothing of the year before is known.</summary>
    /// <param name="jaar">The rows of the year and what they come to.</param>
    /// <param name="uitvoer">Where the episodes go.</param>
    public abstract void Beoordeel(Jaarstaat jaar, Episodelijst uitvoer);
}

/// <summary>One signal of a state machine: off, or on since a day with the day on which it goes off without anything new.</summary>
internal struct Lopend(int regel)
{
    private int _sinds = -1;
    private int _uitDag; // first day on which it is off without anything new

    /// <summary>On on this day and, without anything new, off again on <paramref name="uitDag"/>.</summary>
    public void Aan(int dag, int uitDag, Episodelijst uitvoer)
    {
        if (_sinds >= 0 && dag > _uitDag)
            Schrijf(_uitDag - 1, uitvoer);
        if (_sinds < 0)
            _sinds = dag;
        _uitDag = uitDag;
    }

    /// <summary>Off on this day.</summary>
    public void Uit(int dag, Episodelijst uitvoer)
    {
        if (_sinds >= 0)
            Schrijf(Math.Min(dag, _uitDag) - 1, uitvoer);
    }

    /// <summary>The last day of the year or of all has been judged; ready for the next pupil or year.</summary>
    public void Sluit(Jaarstaat jaar, Episodelijst uitvoer)
    {
        if (_sinds < 0)
            return;
        if (_uitDag <= jaar.LaatsteDag)
            Schrijf(_uitDag - 1, uitvoer);
        else
            Schrijf(jaar.OpPeildag ? -1 : jaar.LaatsteDag, uitvoer);
    }

    /// <summary>A whole episode at once: on from the first to the last day, both inclusive.</summary>
    public static void Schrijf(int regel, int eerste, int laatste, Jaarstaat jaar, Episodelijst uitvoer) =>
        uitvoer.Voeg(new Episode(regel, eerste, laatste == jaar.LaatsteDag && jaar.OpPeildag ? -1 : laatste));

    private void Schrijf(int tot, Episodelijst uitvoer)
    {
        uitvoer.Voeg(new Episode(regel, _sinds, tot));
        _sinds = -1;
    }
}
