namespace Routeboek.Application.Registraties;

/// <summary>
/// One registration in the words of the contract ("signaleren", VERZUIM.csv), as UTF-8 text and not yet judged.
/// Empty = not given.
/// </summary>
public readonly ref struct RuweRij
{
    /// <summary>The physical line (or spreadsheet row, or line of the JSON item), 1-based.</summary>
    public required long Regel { get; init; }

    public required ReadOnlySpan<byte> Leerling { get; init; }

    public required ReadOnlySpan<byte> Datum { get; init; }

    public ReadOnlySpan<byte> Dagdeel { get; init; }

    public ReadOnlySpan<byte> Lesuur { get; init; }

    public required ReadOnlySpan<byte> Soort { get; init; }

    public ReadOnlySpan<byte> Minuten { get; init; }

    public ReadOnlySpan<byte> Reden { get; init; }
}

/// <summary>Where a source of registrations delivers its rows, in file order.</summary>
public abstract class Rijontvanger
{
    /// <summary>A row to be judged. The spans are valid during the call only.</summary>
    public abstract void Rij(in RuweRij rij);

    /// <summary>A row that the source itself cannot turn into a registration. Never put a pupil's BSN or name into the text.</summary>
    /// <param name="regel">Physical line, 1-based.</param>
    /// <param name="kolom">The column as the user knows it in the own file.</param>
    /// <param name="wat">What is wrong, in Dutch.</param>
    /// <param name="verwacht">What is expected, in Dutch.</param>
    public abstract void Fout(long regel, string kolom, string wat, string verwacht);

    /// <summary>Rows that were rightly passed over (present, homework forgotten); they count as nothing.</summary>
    public abstract void Overgeslagen(long aantal);

    /// <summary>Something about the whole file that the user should know, one line of Dutch.</summary>
    public abstract void Opmerking(string tekst);
}

/// <summary>A kind of file that holds absence registrations. Reads as a stream, in memory that does not grow with the file.</summary>
public abstract class Verzuimbron
{
    /// <summary>The name by which <c>--bron</c> forces it, e.g. <c>somtoday</c>.</summary>
    public abstract string Naam { get; }

    /// <summary>Reads the whole stream and hands over its rows in file order.</summary>
    /// <exception cref="Bestandsfout">The file as a whole cannot be what it should be.</exception>
    public abstract void Lees(Stream invoer, Rijontvanger ontvanger, CancellationToken stop);
}

/// <summary>A whole file is refused: the message is a Dutch sentence that says what is wrong and what to do.</summary>
public sealed class Bestandsfout(string melding) : Exception(melding);
