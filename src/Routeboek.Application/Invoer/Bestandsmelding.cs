using System.Text;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Application.Invoer;

/// <summary>
/// Something about an input file that its maker can mend: where it is, what is wrong and what is expected, in plain Dutch.
/// Never holds a BSN.
/// </summary>
/// <param name="Bestand">The name of the file as the user gave it.</param>
/// <param name="Regel">Physical line, 1-based; 0 = the file as a whole.</param>
/// <param name="Kolom">The column as it is called in the file; empty = the whole line.</param>
/// <param name="Wat">What is wrong.</param>
/// <param name="Verwacht">What is expected.</param>
public sealed record Bestandsmelding(string Bestand, long Regel, string Kolom, string Wat, string Verwacht)
{
    private const int LangsteTekst = 40;

    public override string ToString()
    {
        var tekst = new StringBuilder(Bestand).Append(": ");
        if (Regel > 0)
            tekst.Append("regel ").Append(Regel);
        if (Kolom.Length > 0)
            tekst.Append(Regel > 0 ? ", kolom " : "kolom ").Append(Kolom);
        if (Regel > 0 || Kolom.Length > 0)
            tekst.Append(": ");
        tekst.Append(Wat);
        return Verwacht.Length == 0 ? tekst.ToString() : tekst.Append("; verwacht: ").Append(Verwacht).ToString();
    }

    /// <summary>
    /// A value from a file as it may be shown in a message: quoted, cut at 40 characters, without control characters (they could
    /// steer a terminal), and not at all when a BSN may hide in it.
    /// </summary>
    public static string Toon(ReadOnlySpan<byte> waarde)
    {
        if (waarde.IsEmpty)
            return "(leeg)";
        if (Leerlingsleutel.KanBurgerservicenummerBevatten(waarde))
            return "(niet getoond)";
        var tekst = new StringBuilder("'");
        var getoond = 0;
        foreach (var teken in Encoding.UTF8.GetString(waarde[..Math.Min(waarde.Length, 4 * LangsteTekst)]).EnumerateRunes())
        {
            if (getoond++ == LangsteTekst)
            {
                tekst.Append('…');
                break;
            }
            tekst.Append(Rune.IsControl(teken) ? "·" : teken.ToString());
        }
        return tekst.Append('\'').ToString();
    }

    /// <inheritdoc cref="Toon(ReadOnlySpan{byte})"/>
    public static string Toon(string waarde) => Toon(Encoding.UTF8.GetBytes(waarde));
}

/// <summary>
/// What a reader made of a file. <paramref name="Waarde"/> holds what was good, also when lines were refused (the caller decides
/// whether that is enough); it is null when nothing usable was left.
/// </summary>
/// <param name="Waarde">What was read.</param>
/// <param name="Fouten">What was refused, in file order.</param>
/// <param name="Opmerkingen">What the user should know but is no refusal.</param>
public sealed record Leesresultaat<T>(T? Waarde, IReadOnlyList<Bestandsmelding> Fouten, IReadOnlyList<Bestandsmelding> Opmerkingen)
    where T : class
{
    /// <summary>True when everything in the file was accepted.</summary>
    public bool IsGoed => Waarde is not null && Fouten.Count == 0;
}
