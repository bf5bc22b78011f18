using System.Globalization;

namespace Routeboek.Tests.Referentie;

public enum ReferentieUitslag
{
    Geteld,
    Dubbel,
    Geweigerd,
}

/// <summary>A row with its texts read and its default minutes filled in. Neither dagdeel nor lesuur: a te_laat without a slot.</summary>
public sealed record GelezenRij(int Regel, string Leerling, DateOnly Datum, string? Dagdeel, int? Lesuur, string Soort, int Minuten)
{
    public int Dagdelen => Dagdeel switch { null => 0, "dag" => 2, _ => 1 };

    /// <summary>Equal after dates and default minutes are filled in; reden is not compared.</summary>
    public bool IsDezelfdeAls(GelezenRij ander) => this with { Regel = ander.Regel } == ander;
}

/// <summary>What became of one row. <c>Kolom</c> names the first column found wrong; a row with several faults has several candidates.</summary>
public sealed record RijOordeel(ReferentieRij Rij, ReferentieUitslag Uitslag, string? Kolom, GelezenRij? Gelezen, bool Wijkt);

public sealed record ReferentieKeuring(IReadOnlyList<RijOordeel> Oordelen)
{
    private static readonly string[] Soorten = ["ziek", "ziek_naar_huis", "te_laat", "ongeoorloofd", "geoorloofd", "onbekend", "niet_in_groep"];
    private static readonly string[] VerklaardeSoorten = ["ziek", "ziek_naar_huis", "ongeoorloofd", "geoorloofd"];
    private static readonly string[] Dagdelen = ["ochtend", "middag", "dag"];

    public int Aantal(ReferentieUitslag uitslag) => Oordelen.Count(oordeel => oordeel.Uitslag == uitslag);

    /// <summary>The rows that are evaluated: counted, and not an onbekend that gave way.</summary>
    public IReadOnlyList<GelezenRij> Meetellend =>
        [.. Oordelen.Where(oordeel => oordeel is { Uitslag: ReferentieUitslag.Geteld, Wijkt: false }).Select(oordeel => oordeel.Gelezen!)];

    public static ReferentieKeuring Keur(IEnumerable<ReferentieRij> rijen, ReferentieSchool school, ReferentieProtocol protocol)
    {
        var oordelen = new List<RijOordeel>();
        var aangenomen = new List<GelezenRij>();
        foreach (var rij in rijen)
        {
            var (gelezen, kolom) = Lees(rij, school, protocol);
            if (gelezen is null)
            {
                oordelen.Add(new RijOordeel(rij, ReferentieUitslag.Geweigerd, kolom, null, Wijkt: false));
            }
            else if (aangenomen.Any(eerder => gelezen.IsDezelfdeAls(eerder)))
            {
                oordelen.Add(new RijOordeel(rij, ReferentieUitslag.Dubbel, null, gelezen, Wijkt: false));
            }
            else if (aangenomen.Any(eerder => Botst(gelezen, eerder)))
            {
                oordelen.Add(new RijOordeel(rij, ReferentieUitslag.Geweigerd, gelezen.Lesuur is null ? "dagdeel" : "lesuur", gelezen, Wijkt: false));
            }
            else
            {
                aangenomen.Add(gelezen);
                oordelen.Add(new RijOordeel(rij, ReferentieUitslag.Geteld, null, gelezen, Wijkt: false));
            }
        }

        // The row that explains an onbekend may come later in the file, so giving way is settled at the end.
        return new ReferentieKeuring([.. oordelen.Select(oordeel => oordeel with
        {
            Wijkt = oordeel.Uitslag == ReferentieUitslag.Geteld && aangenomen.Any(ander => WijktVoor(oordeel.Gelezen!, ander)),
        })]);
    }

    /// <summary>Two different rows that cannot both stand. Symmetric.</summary>
    public static bool Botst(GelezenRij een, GelezenRij ander)
    {
        if (een.Leerling != ander.Leerling || een.Datum != ander.Datum) return false;
        if (een.Soort == "te_laat" || ander.Soort == "te_laat") return false;
        if ((een.Soort == "niet_in_groep") != (ander.Soort == "niet_in_groep")) return false;
        if (WijktVoor(een, ander) || WijktVoor(ander, een)) return false;
        var zelfdeManierVanRegistreren = (een.Lesuur is null) == (ander.Lesuur is null);
        return !zelfdeManierVanRegistreren || Overlapt(een, ander);
    }

    /// <summary>An onbekend gives way to an explained row of the same day in a slot that covers it.</summary>
    public static bool WijktVoor(GelezenRij onbekend, GelezenRij verklaard) =>
        onbekend.Leerling == verklaard.Leerling
        && onbekend.Datum == verklaard.Datum
        && onbekend.Soort == "onbekend"
        && VerklaardeSoorten.Contains(verklaard.Soort)
        && (verklaard.Dagdeel == "dag" || (verklaard.Dagdeel == onbekend.Dagdeel && verklaard.Lesuur == onbekend.Lesuur));

    /// <summary>Of two rows that are both by dagdeel or both by lesuur.</summary>
    private static bool Overlapt(GelezenRij een, GelezenRij ander) =>
        een.Lesuur is not null ? een.Lesuur == ander.Lesuur : een.Dagdeel == ander.Dagdeel || een.Dagdeel == "dag" || ander.Dagdeel == "dag";

    private static (GelezenRij? Gelezen, string? Kolom) Lees(ReferentieRij rij, ReferentieSchool school, ReferentieProtocol protocol)
    {
        if (rij.Leerling.Length is < 1 or > 64 || IsBsn(rij.Leerling)) return (null, "leerling");
        if (school.Leerlingen is not null && school.Leerling(rij.Leerling)?.Onderwijssoort != protocol.Sector) return (null, "leerling");

        string[] vormen = ["yyyy-MM-dd", "dd-MM-yyyy"];
        if (!DateOnly.TryParseExact(rij.Datum, vormen, CultureInfo.InvariantCulture, DateTimeStyles.None, out var datum)) return (null, "datum");
        var dagminuten = school.Minuten(rij.Leerling, datum);
        if (dagminuten == 0) return (null, "datum");

        if (!Soorten.Contains(rij.Soort)) return (null, "soort");
        var teLaat = rij.Soort == "te_laat";

        if (rij.Dagdeel != "" && !Dagdelen.Contains(rij.Dagdeel)) return (null, "dagdeel");
        if (rij.Dagdeel != "" && rij.Lesuur != "") return (null, "lesuur");
        if (rij.Dagdeel == "" && rij.Lesuur == "" && !teLaat) return (null, "dagdeel");
        int? lesuur = null;
        if (rij.Lesuur != "")
        {
            if (protocol.Sector == "po") return (null, "lesuur");
            if (Getal(rij.Lesuur) is not (>= 1 and <= 16)) return (null, "lesuur");
            lesuur = Getal(rij.Lesuur);
        }

        int minuten;
        if (rij.Minuten != "")
        {
            if (Getal(rij.Minuten) is not int gegeven || gegeven < (teLaat ? 0 : 1) || gegeven > 600) return (null, "minuten");
            minuten = gegeven;
        }
        else if (teLaat) minuten = 0;
        else if (lesuur is not null) minuten = 60;
        else if (rij.Dagdeel == "dag") minuten = dagminuten;
        else minuten = (dagminuten + 1) / 2;

        return (new GelezenRij(rij.Regel, rij.Leerling, datum, rij.Dagdeel == "" ? null : rij.Dagdeel, lesuur, rij.Soort, minuten), null);
    }

    private static int? Getal(string tekst) => int.TryParse(tekst, NumberStyles.None, CultureInfo.InvariantCulture, out var getal) ? getal : null;

    /// <summary>Nine digits that pass the 11-proef of the burgerservicenummer.</summary>
    private static bool IsBsn(string sleutel)
    {
        if (sleutel.Length != 9 || !sleutel.All(char.IsAsciiDigit)) return false;
        int[] gewichten = [9, 8, 7, 6, 5, 4, 3, 2, -1];
        return gewichten.Zip(sleutel, (gewicht, cijfer) => gewicht * (cijfer - '0')).Sum() % 11 == 0;
    }
}
