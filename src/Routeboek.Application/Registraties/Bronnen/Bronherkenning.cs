using System.Text;
using System.Text.Unicode;
using Routeboek.Domain.Kalenders;

namespace Routeboek.Application.Registraties.Bronnen;

/// <summary>What a file appears to be.</summary>
public enum Bestandsoort
{
    /// <summary>The contract's own CSV.</summary>
    Contract,
    Xlsx,
    EduarteAbsentie,
    EduarteWaarneming,
    Somtoday,
    Magister,

    /// <summary>Pupils, groups, staff; no absence.</summary>
    Edexml,

    /// <summary>A CSV that needs a mapping.</summary>
    OnbekendeCsv,

    /// <summary>Cannot be read; the explanation says why and what to do.</summary>
    Geweigerd,
}

/// <summary>What a file is, and a Dutch sentence about it: what to do when it cannot be read as it is, else what it was recognised by.</summary>
public sealed record Herkenning(Bestandsoort Soort, string Uitleg)
{
    /// <summary>The name for <c>--bron</c>, or null when the file cannot be read as absence without more.</summary>
    public string? Bron => Soort switch
    {
        Bestandsoort.Contract => "contract",
        Bestandsoort.Xlsx => "xlsx",
        Bestandsoort.EduarteAbsentie => "eduarte-absentie",
        Bestandsoort.EduarteWaarneming => "eduarte-waarneming",
        Bestandsoort.Somtoday => "somtoday",
        Bestandsoort.Magister => "magister",
        Bestandsoort.Edexml or Bestandsoort.OnbekendeCsv or Bestandsoort.Geweigerd => null,
    };
}

/// <summary>Recognises a file by its content, not by its name.</summary>
public static class Bronherkenning
{
    /// <summary>How many bytes of a file are enough.</summary>
    public const int Genoeg = 64 * 1024;

    /// <summary>Every name <c>--bron</c> takes.</summary>
    public static IReadOnlyList<string> Namen { get; } =
        ["contract", "eduarte-absentie", "eduarte-waarneming", "somtoday", "magister", "edexml", "xlsx", JsonBron.Bron, "koppeling"];

    internal const string KoppelMelding = "Maak eerst een koppeling: ./routeboek koppel BESTAND";
    internal const string Utf16Melding = "Dit bestand staat in UTF-16. Sla het op als 'CSV UTF-8' of als xlsx.";
    internal const string OudExcelMelding =
        "Dit is een oude Excel-werkmap (.xls) of een werkmap met een wachtwoord. Open hem in een spreadsheetprogramma en sla hem zonder wachtwoord op als xlsx.";

    private static readonly byte[] Ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>Says what a file is by its first bytes.</summary>
    /// <param name="begin">The first <see cref="Genoeg"/> bytes, or the whole file when it is shorter.</param>
    /// <param name="naam">The file name, only used where content leaves a choice.</param>
    public static Herkenning Herken(ReadOnlySpan<byte> begin, string? naam)
    {
        if (begin.IsEmpty)
            return Nee("Het bestand is leeg.");
        if (begin.StartsWith(Ole))
            return Nee(OudExcelMelding);
        if (begin.StartsWith("PK"u8))
            return Zip(begin, naam);
        if (begin.StartsWith("%PDF"u8))
            return Nee("Dit is een PDF. Exporteer de lijst uit het schoolsysteem als xlsx of CSV.");
        if (begin.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
            return Nee("Dit is een ingepakt bestand (gzip). Pak het eerst uit.");
        if (begin.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || begin.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return Nee(Utf16Melding);
        var tekst = begin.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? begin[3..] : begin;
        var nul = tekst[..Math.Min(tekst.Length, 4096)].IndexOf((byte)0);
        if (nul >= 0)
            return Nee(nul < 4 ? Utf16Melding : "Dit is geen tekstbestand, xlsx of XML. Exporteer de lijst uit het schoolsysteem als xlsx of CSV.");
        var start = tekst.IndexOfAnyExcept(" \t\r\n"u8);
        if (start < 0)
            return Nee("Het bestand is leeg.");
        return tekst[start] switch
        {
            (byte)'<' => Xml(tekst[start..]),
            (byte)'{' or (byte)'[' => Json(tekst[start..]),
            _ => Csv(tekst[start..]),
        };
    }

    /// <summary>The source for a name of <see cref="Namen"/>, except <c>contract</c>, which has its own reader, and <c>edexml</c>, which holds no absence.</summary>
    /// <param name="naam">One of <see cref="Namen"/>.</param>
    /// <param name="kalender">The calendar of the school.</param>
    /// <param name="koppeling">The mapping that the user gave, or null.</param>
    /// <param name="leerling">Whose file it is, for Magister.</param>
    /// <param name="openTot">Until which day open reports run, inclusive; null = their first day only.</param>
    /// <exception cref="Bestandsfout">The name and the mapping do not fit, or the name gives no absence.</exception>
    public static Verzuimbron Maak(string naam, Schoolkalender kalender, Koppeling? koppeling = null, string? leerling = null, DateOnly? openTot = null) => naam switch
    {
        "eduarte-absentie" => new EduarteAbsentieBron(Koppelingen.Codes("eduarte", koppeling), kalender, openTot),
        "eduarte-waarneming" => new EduarteWaarnemingBron(Koppelingen.Codes("eduarte", koppeling), kalender, openTot),
        "somtoday" => new SomtodayBron(Koppelingen.Codes("somtoday", koppeling), kalender, openTot),
        "magister" when koppeling is { Bestandssoort: not "magister" } => throw new Bestandsfout($"De koppeling is voor {koppeling.Bestandssoort}, het bestand is magister. Verwacht: bestandssoort: magister."),
        "magister" => new MagisterBron(koppeling?.Codes ?? Codetabel.Leeg, kalender, leerling, openTot),
        "xlsx" when koppeling is null => new XlsxBron(),
        JsonBron.Bron => new JsonBron(),
        "xlsx" or "koppeling" => new KoppelingBron(koppeling ?? throw new Bestandsfout("Bij --bron koppeling hoort --koppeling BESTAND. " + KoppelMelding), kalender, openTot),
        "edexml" => throw new Bestandsfout(EdexmlMelding),
        _ => throw new Bestandsfout($"De bron '{naam}' bestaat niet. Verwacht: {string.Join(", ", Namen)}."),
    };

    internal const string EdexmlMelding = "EDEXML bevat leerlingen, groepen en leerkrachten, maar geen verzuim. Gebruik het als leerlingenlijst (--leerlingen).";

    private static Herkenning Nee(string uitleg) => new(Bestandsoort.Geweigerd, uitleg);

    private static Herkenning Zip(ReadOnlySpan<byte> begin, string? naam)
    {
        if (begin.IndexOf("xl/workbook.bin"u8) >= 0)
            return Nee("Dit is een binaire werkmap (xlsb). Sla hem op als xlsx.");
        if (begin.IndexOf("xl/"u8) >= 0)
            return new Herkenning(Bestandsoort.Xlsx, "Excel-werkmap (xlsx).");
        if (begin.IndexOf("word/"u8) >= 0)
            return Nee("Dit is een Word-document. Exporteer de lijst uit het schoolsysteem als xlsx of CSV.");
        if (begin.IndexOf("opendocument"u8) >= 0)
            return Nee("Dit is een OpenDocument-bestand. Sla het op als xlsx of CSV.");
        if (begin.IndexOf("[Content_Types].xml"u8) >= 0 || (begin.Length >= Genoeg && naam is not null && naam.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase)))
            return new Herkenning(Bestandsoort.Xlsx, "Excel-werkmap (xlsx).");
        return Nee("Dit is een zip-bestand, geen xlsx. Pak het uit en geef het bestand dat erin zit.");
    }

    private static Herkenning Xml(ReadOnlySpan<byte> tekst)
    {
        if (Bevat(tekst, "<html"u8) || Bevat(tekst, "<!doctype html"u8) || Bevat(tekst, "<table"u8))
            return Nee("Dit is een webpagina (HTML), ook als de naam op .xls eindigt. Open hem in een spreadsheetprogramma en sla hem op als xlsx.");
        if (tekst.IndexOf("<EDEX"u8) >= 0)
            return new Herkenning(Bestandsoort.Edexml, EdexmlMelding);
        return tekst.IndexOf("urn:schemas-microsoft-com:office:spreadsheet"u8) >= 0
            ? Nee("Dit is een oude XML-werkmap. Open hem in een spreadsheetprogramma en sla hem op als xlsx.")
            : Nee("Dit is XML, maar geen EDEXML. Exporteer de lijst uit het schoolsysteem als xlsx of CSV.");
    }

    private static Herkenning Json(ReadOnlySpan<byte> tekst)
    {
        if (Bevat(tekst, "\"Verantwoordingtype\""u8))
            return new Herkenning(Bestandsoort.Magister, "Absenties uit Magister (JSON).");
        if (Bevat(tekst, "\"beginDatumTijd\""u8) || Bevat(tekst, "RAbsentieMelding"u8) || Bevat(tekst, "\"waarnemingSoort\""u8))
            return new Herkenning(Bestandsoort.Somtoday, "Absentiemeldingen of waarnemingen uit Somtoday (JSON).");
        return Nee("Dit is JSON, maar niet van Somtoday of Magister. Exporteer de lijst als xlsx of CSV en maak een koppeling: ./routeboek koppel BESTAND");
    }

    private static Herkenning Csv(ReadOnlySpan<byte> tekst)
    {
        if (tekst.StartsWith("sep="u8))
            tekst = tekst[(tekst.IndexOf((byte)'\n') + 1)..];
        var eind = tekst.IndexOfAny((byte)'\n', (byte)'\r');
        var regel = eind < 0 ? tekst : tekst[..eind];
        var scheiding = CsvTabel.RaadScheiding(regel);
        if (regel.IndexOf((byte)scheiding) < 0)
            return Nee("Dit is geen CSV: de eerste regel heeft geen kolommen. Verwacht: een export als CSV (met ; of , of tab) of xlsx.");
        var velden = Velden(regel, scheiding);
        bool Heeft(string kolom) => velden.Contains(kolom, StringComparer.OrdinalIgnoreCase);
        if (scheiding != '|' && Heeft("leerling") && Heeft("datum") && Heeft("soort") && (Heeft("dagdeel") || Heeft("lesuur")))
            return new Herkenning(Bestandsoort.Contract, "CSV met de kolommen van Routeboek.");
        // one broken line at the top must not hide what the file is
        for (var i = 0; i < 5 && !tekst.IsEmpty; i++)
        {
            eind = tekst.IndexOf((byte)'\n');
            if (Eduarte(Velden((eind < 0 ? tekst : tekst[..eind]).TrimEnd((byte)'\r'), ';')) is { } eduarte)
                return eduarte;
            tekst = eind < 0 ? default : tekst[(eind + 1)..];
        }
        return new Herkenning(Bestandsoort.OnbekendeCsv, "Deze CSV heeft eigen kolommen. " + KoppelMelding);
    }

    private static string[] Velden(ReadOnlySpan<byte> regel, char scheiding) =>
        [.. (Utf8.IsValid(regel) ? Encoding.UTF8 : Encoding.Latin1).GetString(regel).Split(scheiding).Select(v => v.Trim().Trim('"').Trim())];

    private static Herkenning? Eduarte(string[] velden)
    {
        if (velden.Length is not (9 or 10) || !Tekst.TryKaleDatum(Encoding.UTF8.GetBytes(velden[1]), out _)
            || (velden[3].Length > 0 && !Tekst.TryKaleDatum(Encoding.UTF8.GetBytes(velden[3]), out _)))
        {
            return null;
        }
        if (velden.Length == 9)
            return new Herkenning(Bestandsoort.EduarteAbsentie, "Absentiemeldingen uit EduArte (9 velden, zonder kopregel).");
        return velden[8].ToUpperInvariant() is "AANWEZIG" or "AFWEZIG" or "NVT"
            ? new Herkenning(Bestandsoort.EduarteWaarneming, "Waarnemingen uit EduArte (10 velden, zonder kopregel).")
            : null;
    }

    private static bool Bevat(ReadOnlySpan<byte> tekst, ReadOnlySpan<byte> deel)
    {
        // the names are ASCII: compare without case where the first letter fits
        for (var i = 0; i + deel.Length <= tekst.Length; i++)
        {
            var n = tekst[i..].IndexOf(deel[0]);
            if (n < 0 || i + n + deel.Length > tekst.Length)
                return false;
            i += n;
            if (Ascii.EqualsIgnoreCase(tekst.Slice(i, deel.Length), deel))
                return true;
        }
        return false;
    }
}
