using Routeboek.Application.Invoer;
using Routeboek.Application.Registraties.Bronnen;

namespace Routeboek.Application.Registraties;

/// <summary>What the user says of a file of registrations; nothing at all is enough when its content says what it is.</summary>
/// <param name="Bron">One of <see cref="Bronherkenning.Namen"/>, or null to recognise it.</param>
/// <param name="Koppeling">A mapping of columns and codes, or null.</param>
/// <param name="Leerling">Whose file it is, for Magister.</param>
public sealed record Bronkeuze(string? Bron = null, Koppeling? Koppeling = null, string? Leerling = null);

/// <summary>Reads registrations of any kind of file: recognises it by its content, or takes the user's word.</summary>
public static class Registratielezer
{
    private const string Contract = "contract";

    /// <summary>Reads the file and judges its rows.</summary>
    /// <param name="invoer">The file; needs no seeking.</param>
    /// <param name="bestandsnaam">Its name, used only where the content leaves a choice.</param>
    /// <param name="keuze">What the user said.</param>
    /// <param name="kader">What rows are judged against.</param>
    /// <param name="vandaag">Rows after this day do not move the default reference day.</param>
    /// <param name="meldingen">Where refusals and remarks go.</param>
    /// <param name="stop">Stops reading.</param>
    /// <exception cref="Bestandsfout">The file as a whole is refused.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Verzuimbestand Lees(Stream invoer, string? bestandsnaam, Bronkeuze keuze, Keurkader kader, DateOnly vandaag, Leesmeldingen meldingen, CancellationToken stop)
    {
        if (keuze is { Bron: Contract, Koppeling: null })
            return Verzuimlezer.LeesCsv(invoer, kader, vandaag, meldingen, stop);
        if (keuze is { Bron: Contract })
            throw new Bestandsfout("bij --bron contract hoort geen koppeling; laat een van de twee weg");

        var begin = new byte[Bronherkenning.Genoeg];
        var gelezen = invoer.ReadAtLeast(begin, begin.Length, throwOnEndOfStream: false);
        using var heel = new Voorvoegsel(begin.AsSpan(0, gelezen).ToArray(), invoer);
        var naam = keuze.Bron ?? Herken(begin.AsSpan(0, gelezen), bestandsnaam, keuze.Koppeling);
        return naam == Contract
            ? Verzuimlezer.LeesCsv(heel, kader, vandaag, meldingen, stop)
            : Verzuimlezer.LeesBron(heel, Bronherkenning.Maak(naam, kader.Kalender, keuze.Koppeling, keuze.Leerling), kader, vandaag, meldingen, stop);
    }

    private static string Herken(ReadOnlySpan<byte> begin, string? bestandsnaam, Koppeling? koppeling)
    {
        // the contract's own reader names what its header lacks; and it starts faster
        if (koppeling is null && LijktContract(begin))
            return Contract;
        var herkend = Bronherkenning.Herken(begin, bestandsnaam);
        if (koppeling is not null && herkend.Soort is Bestandsoort.OnbekendeCsv or Bestandsoort.Contract)
            return "koppeling";
        return herkend.Bron ?? throw new Bestandsfout(herkend.Uitleg);
    }

    /// <summary>True for an empty file and for a header in which two or more of the contract's columns can be recognised.</summary>
    private static bool LijktContract(ReadOnlySpan<byte> begin)
    {
        if (begin.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            begin = begin[3..];
        begin = begin.TrimStart("\r\n"u8);
        if (begin.Trim(" \t\r\n"u8).IsEmpty)
            return true;
        var einde = begin.IndexOf((byte)'\n');
        var kop = begin[..Math.Min(einde < 0 ? begin.Length : einde, 1024)];
        if (kop[0] is (byte)'<' or (byte)'{' or (byte)'[' or (byte)'P')
            return false;
        var tekst = System.Text.Encoding.Latin1.GetString(kop);
        return Csvindeling.Namen.Count(n => tekst.Split([';', ',', '\t', '|', ':', ' ', '"', '\r'])
            .Contains(n, StringComparer.OrdinalIgnoreCase)) >= 3;
    }
}
