using System.Globalization;
using System.Text;
using Routeboek.Application.Inlezen;
using Routeboek.Application.Invoer;
using Routeboek.Web.Vorm;
using Routeboek.Web.Vorm.Tags;

namespace Routeboek.Web.Inlezen;

/// <summary>Imports in words.</summary>
public static class Importtekst
{
    /// <summary>Who brought it in.</summary>
    public static string Door(this Tekst tekst, Inleesinzage beurt) => beurt.Weg switch
    {
        Inleesweg.Pagina => beurt.DoorNaam,
        Inleesweg.Sleutel => tekst["import.door-sleutel", beurt.DoorNaam],
        Inleesweg.Map => tekst["import.door-map"],
    };

    /// <summary>Where in a file something is wrong; empty = the file as a whole.</summary>
    public static string Plaats(this Tekst tekst, Bestandsmelding melding) => (melding.Regel, melding.Kolom) switch
    {
        (0, "") => "",
        (0, var kolom) => tekst["import.plaats-kolom", kolom] + ":",
        (var regel, "") => tekst["import.plaats-regel", regel] + ":",
        (var regel, var kolom) => tekst["import.plaats", regel, kolom] + ":",
    };

    /// <summary>How far it is, in a sentence.</summary>
    public static string Voortgang(this Tekst tekst, Inleesvoortgang voortgang)
    {
        var zin = voortgang.Fase switch
        {
            "lezen" => tekst["import.fase-lezen", tekst.Getal(voortgang.Gedaan)],
            "klaarzetten" => tekst["import.fase-klaarzetten", tekst.Getal(voortgang.Gedaan), tekst.Getal(voortgang.Totaal)],
            "signalen" => tekst["import.fase-signalen", tekst.Getal(voortgang.Gedaan), tekst.Getal(voortgang.Totaal)],
            _ => tekst["import.fase-begin"],
        };
        return voortgang.Nog is { TotalSeconds: >= 2 } nog ? $"{zin} {tekst["import.nog", tekst.Getal((long)Math.Ceiling(nog.TotalSeconds))]}" : zin;
    }

    public static Badgesoort Badge(Inleesstatus status) => status switch
    {
        Inleesstatus.Toegepast or Inleesstatus.Ongewijzigd => Badgesoort.Goed,
        Inleesstatus.Gelezen or Inleesstatus.WachtOpAkkoord => Badgesoort.Letop,
        Inleesstatus.Afgebroken => Badgesoort.Fout,
        Inleesstatus.Bezig or Inleesstatus.Ongedaan or Inleesstatus.Geweigerd => Badgesoort.Neutraal,
    };

    /// <summary>Refused rows as CSV that opens in a spreadsheet without doing anything.</summary>
    public static byte[] Foutenblad(IReadOnlyList<Bestandsmelding> fouten)
    {
        var blad = new StringBuilder("regel;kolom;wat;verwacht\r\n");
        foreach (var fout in fouten)
            blad.Append(fout.Regel.ToString(CultureInfo.InvariantCulture)).Append(';').Append(Cel(fout.Kolom)).Append(';').Append(Cel(fout.Wat)).Append(';').Append(Cel(fout.Verwacht)).Append("\r\n");
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(blad.ToString())];
    }

    // what begins like a formula is text: a quote before it says so to every spreadsheet
    private static string Cel(string tekst)
    {
        var veilig = tekst.TrimStart() is [var eerste, ..] && "=+-@\t\r\n".Contains(eerste, StringComparison.Ordinal) ? "'" + tekst : tekst;
        return $"\"{veilig.Replace("\"", "\"\"", StringComparison.Ordinal).ReplaceLineEndings(" ")}\"";
    }
}
