using System.Diagnostics;
using System.Globalization;

namespace Routeboek.Cli;

/// <summary>A line on the terminal with how far long work is: share, rows, rows a second and the time left. Silent when redirected.</summary>
internal sealed class Voortgangsbalk : IDisposable
{
    private const int EersteNaMilliseconden = 500;
    private const int TussenMilliseconden = 200;
    private const int Breedte = 24;

    private readonly TextWriter _fout;
    private readonly bool _actief;
    private readonly long _lengte;
    private readonly long _begin = Stopwatch.GetTimestamp();
    private long _vorige;
    private bool _getoond;

    /// <param name="fout">Standard error.</param>
    /// <param name="lengte">Bytes to read, or 0 when not known.</param>
    public Voortgangsbalk(TextWriter fout, long lengte)
    {
        _fout = fout;
        _lengte = lengte;
        _actief = !Console.IsErrorRedirected;
    }

    public void Meld(long bytes, long rijen)
    {
        if (!_actief)
            return;
        var verstreken = Stopwatch.GetElapsedTime(_begin);
        var nu = (long)verstreken.TotalMilliseconds;
        if (nu < EersteNaMilliseconden || nu - _vorige < TussenMilliseconden)
            return;
        _vorige = nu;
        _getoond = true;
        var perSeconde = (long)(rijen / verstreken.TotalSeconds);
        var tekst = $"{Getal(rijen)} rijen, {Getal(perSeconde)} per seconde";
        if (_lengte > 0 && bytes > 0)
        {
            var deel = Math.Min(1, bytes / (double)_lengte);
            var vol = (int)(deel * Breedte);
            var over = TimeSpan.FromSeconds(verstreken.TotalSeconds * (1 - deel) / deel);
            tekst = $"[{new string('#', vol)}{new string('.', Breedte - vol)}] {(int)(deel * 100),3} %  {tekst}, nog {(int)over.TotalMinutes}:{over.Seconds:00}";
        }
        _fout.Write($"\r{tekst,-90}");
        _fout.Flush();
    }

    public void Dispose()
    {
        if (!_getoond)
            return;
        _fout.Write($"\r{new string(' ', 92)}\r");
        _fout.Flush();
    }

    private static string Getal(long getal) => getal.ToString("#,0", Nederlands);

    private static readonly NumberFormatInfo Nederlands = new() { NumberGroupSeparator = ".", NumberDecimalSeparator = "," };
}
