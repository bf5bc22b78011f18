using System.Diagnostics.CodeAnalysis;

namespace Routeboek.Application.Invoer;

/// <summary>
/// A small closed set of words and what they mean, in order. Unlike a dictionary of an own enum it is compiled ahead, which the start of
/// the command line notices.
/// </summary>
public sealed class Woordenlijst<T>(StringComparer gelijk)
{
    private string[] _woorden = new string[16];
    private T[] _betekenissen = new T[16];
    private int _aantal;

    /// <summary>The words, in the order in which they were given.</summary>
    public IReadOnlyList<string> Keys => _woorden[.._aantal];

    /// <summary>Adds a word.</summary>
    public T this[string woord]
    {
        set
        {
            if (_aantal == _woorden.Length)
                Groei();
            _woorden[_aantal] = woord;
            _betekenissen[_aantal++] = value;
        }
    }

    public bool TryGetValue(string woord, [MaybeNullWhen(false)] out T betekenis)
    {
        for (var i = 0; i < _aantal; i++)
        {
            if (gelijk.Equals(_woorden[i], woord))
            {
                betekenis = _betekenissen[i];
                return true;
            }
        }
        betekenis = default;
        return false;
    }

    // by hand: Array.Resize would be compiled at the start for every T
    private void Groei()
    {
        var woorden = new string[_aantal * 2];
        var betekenissen = new T[_aantal * 2];
        for (var i = 0; i < _aantal; i++)
        {
            woorden[i] = _woorden[i];
            betekenissen[i] = _betekenissen[i];
        }
        _woorden = woorden;
        _betekenissen = betekenissen;
    }
}
