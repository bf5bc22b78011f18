using Routeboek.Application.Invoer;
using Routeboek.Application.Registraties;
using Routeboek.Domain.Protocollen;

namespace Routeboek.Web.Verzuimscan;

/// <summary>What somebody filled in, so that nothing has to be typed twice. Files are never among it.</summary>
public sealed class Scanvelden
{
    public string Protocol { get; set; } = "";

    /// <summary>A region, or empty for that of the protocol.</summary>
    public string Kalender { get; set; } = "";

    public string Peildatum { get; set; } = "";
}

/// <summary>What the readers had to say: the first refusals and how many there are.</summary>
public sealed class Scanmeldingen
{
    /// <summary>How many refusals are shown.</summary>
    public const int Meeste = 100;

    private readonly List<Bestandsmelding> _eerste = [];
    private readonly List<string> _opmerkingen = [];

    public IReadOnlyList<Bestandsmelding> Eerste => _eerste;

    public IReadOnlyList<string> Opmerkingen => _opmerkingen;

    public long Aantal { get; private set; }

    public void Fout(Bestandsmelding melding)
    {
        Aantal++;
        if (_eerste.Count < Meeste)
            _eerste.Add(melding);
    }

    public void Opmerking(string tekst)
    {
        if (_opmerkingen.Count < Meeste)
            _opmerkingen.Add(tekst);
    }

    public T? Neem<T>(Leesresultaat<T> resultaat) where T : class
    {
        foreach (var fout in resultaat.Fouten)
            Fout(fout);
        foreach (var opmerking in resultaat.Opmerkingen)
            Opmerking(opmerking.ToString());
        return resultaat.Waarde;
    }
}

internal static class Plaatsen
{
    /// <summary>Where a refusal stands: "verzuimbestand, regel 12, kolom datum".</summary>
    public static string Plaats(this Bestandsmelding melding) => string.Join(", ", new[]
    {
        melding.Bestand, melding.Regel > 0 ? $"regel {melding.Regel}" : "", melding.Kolom.Length > 0 ? $"kolom {melding.Kolom}" : "",
    }.Where(d => d.Length > 0));
}

/// <summary>What became of a form.</summary>
public abstract record Scanuitkomst
{
    private Scanuitkomst()
    {
    }

    /// <summary>A sheet can be made; rows may have been refused.</summary>
    public sealed record Klaar(Protocol Protocol, Verzuimbestand Bestand, DateOnly Peildatum, Scanmeldingen Meldingen, bool Bewaren) : Scanuitkomst;

    /// <summary>No sheet. <paramref name="Veld"/> is the id of the field that it is about, or empty.</summary>
    public sealed record Fout(int Status, string Veld, string Zin, Scanmeldingen Meldingen) : Scanuitkomst;

    /// <summary>The one place that takes the cases apart.</summary>
    public T Match<T>(Func<Klaar, T> klaar, Func<Fout, T> fout) => this switch
    {
        Klaar k => klaar(k),
        Fout f => fout(f),
        _ => throw new InvalidOperationException($"onbekende uitkomst {GetType().Name}"),
    };
}
