using System.Globalization;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Domain.Protocollen;

/// <summary>One parameter of a criterion with its value, in words.</summary>
public sealed record Criteriumgetal(string Naam, string Waarde);

/// <summary>A criterion told in plain Dutch; nothing here decides when a signal is on.</summary>
public static class Criteriumtekst
{
    /// <summary>The name of the kind, as protocol files write it.</summary>
    public static string Vorm(Criterium criterium) => criterium.Match(
        _ => "telling", _ => "dagmelding", _ => "dagen-met", _ => "minuten", _ => "ziekteperioden",
        _ => "ziektedagen", _ => "lang-ziek", _ => "reeks", _ => "aanwezigheid");

    /// <summary>One line that says when the signal is on.</summary>
    public static string Zin(Criterium criterium) => criterium.Match(
        telling => "in dit schooljaar " + string.Join(" of ", telling.Drempels.Zip(telling.Eenheden, (d, eenheid) => $"{d.Drempel} {eenheid}")),
        dagmelding => $"op elke dag met {Woorden(dagmelding.Soorten)}",
        dagen => $"{dagen.Drempel} dagen met {Woorden(dagen.Soorten)} in {dagen.Venster}",
        minuten => $"{minuten.Drempel} minuten {Woorden(minuten.Soorten)} in {minuten.Venster}"
            + (minuten.MinutenPerLesuur > 0 ? $"; een lesuur telt voor {minuten.MinutenPerLesuur} minuten" : "")
            + (minuten.AlleenLeerplichtig ? "; alleen wie leerplichtig of kwalificatieplichtig is" : ""),
        perioden => $"{perioden.Drempel} ziekteperioden"
            + (perioden.MaxDagen > 0 ? $" van hoogstens {Dagen(perioden.MaxDagen)}" : "") + $", begonnen in {perioden.Venster}",
        ziektedagen => $"{ziektedagen.Drempel} ziektedagen in {ziektedagen.Venster}"
            + (ziektedagen.MinPerioden > 1 ? $", verdeeld over minstens {ziektedagen.MinPerioden} ziekteperioden" : ""),
        lang => $"{lang.Drempel} schooldagen achter elkaar ziek",
        reeks => $"afwezige reeks: {reeks.Drempel} {Woord(reeks.Maat, reeks.Drempel.Getal)}"
            + (reeks.AandeelProcent == 50 ? "" : $"; een dag telt bij {reeks.AandeelProcent} % afwezigheid")
            + (reeks.NietAlleenZiek ? "; niet als elke dag een ziektedag is" : ""),
        aanwezig => $"aanwezigheid sinds het begin van het schooljaar {Percentages(aanwezig)} %"
            + (aanwezig.VanafSchoolweek > 1 ? $", vanaf schoolweek {aanwezig.VanafSchoolweek}" : ""));

    /// <summary>Every parameter by name, so that two criteria can be laid side by side.</summary>
    public static IReadOnlyList<Criteriumgetal> Getallen(Criterium criterium) => criterium.Match<IReadOnlyList<Criteriumgetal>>(
        telling => [
            new("soorten", Woorden(telling.Soorten)),
            .. telling.Drempels.Select(d => new Criteriumgetal($"drempel {Woord(d.Eenheid)}", d.Drempel.ToString()))],
        dagmelding => [new("soorten", Woorden(dagmelding.Soorten))],
        dagen => [new("soorten", Woorden(dagen.Soorten)), new("venster", dagen.Venster.ToString()), new("drempel", dagen.Drempel.ToString())],
        minuten => [
            new("soorten", Woorden(minuten.Soorten)), new("venster", minuten.Venster.ToString()), new("drempel", minuten.Drempel.ToString()),
            new("minuten per lesuur", minuten.MinutenPerLesuur == 0 ? "de eigen minuten" : Getal(minuten.MinutenPerLesuur)),
            new("alleen leerplichtig", JaNee(minuten.AlleenLeerplichtig))],
        perioden => [
            new("venster", perioden.Venster.ToString()), new("drempel", perioden.Drempel.ToString()),
            new("hoogstens dagen", perioden.MaxDagen == 0 ? "geen grens" : Getal(perioden.MaxDagen))],
        ziektedagen => [
            new("venster", ziektedagen.Venster.ToString()), new("drempel", ziektedagen.Drempel.ToString()),
            new("in perioden", Getal(ziektedagen.MinPerioden))],
        lang => [new("drempel", lang.Drempel.ToString())],
        reeks => [
            new("maat", Woord(reeks.Maat, 2)), new("drempel", reeks.Drempel.ToString()), new("aandeel", $"{reeks.AandeelProcent} %"),
            new("niet alleen ziek", JaNee(reeks.NietAlleenZiek))],
        aanwezig => [new("aanwezigheid", Percentages(aanwezig) + " %"), new("vanaf schoolweek", Getal(aanwezig.VanafSchoolweek))]);

    /// <summary>The presence that a level covers, in percent.</summary>
    public static Bereik Percentages(Criterium.Aanwezigheid criterium) =>
        new(criterium.Boven is { } boven ? boven / 10m : null, false, criterium.Grens / 10m, criterium.GrensHoortErbij);

    /// <summary>Kinds in words, in the order of the enum.</summary>
    public static string Woorden(Soorten soorten) =>
        string.Join(", ", Enum.GetValues<Verzuimsoort>().Where(soorten.Bevat).Select(Woord));

    private static string Woord(Verzuimsoort soort) => soort switch
    {
        Verzuimsoort.TeLaat => "te laat",
        Verzuimsoort.Ziek => "ziek",
        Verzuimsoort.ZiekNaarHuis => "ziek naar huis",
        Verzuimsoort.Ongeoorloofd => "ongeoorloofd",
        Verzuimsoort.Geoorloofd => "geoorloofd",
        Verzuimsoort.Onbekend => "onbekend",
        Verzuimsoort.NietInGroep => "niet in de groep",
    };

    /// <summary>What is counted, as protocol files write it.</summary>
    public static string Woord(Teleenheid eenheid) => eenheid switch
    {
        Teleenheid.Rijen => "rijen",
        Teleenheid.Lesuren => "lesuren",
        Teleenheid.Dagdelen => "dagdelen",
    };

    /// <summary>The measure of a run for this many of it.</summary>
    public static string Woord(Reeksmaat maat, int aantal) => maat switch
    {
        Reeksmaat.Schooldagen => aantal == 1 ? "schooldag" : "schooldagen",
        Reeksmaat.Kalenderdagen => aantal == 1 ? "kalenderdag" : "kalenderdagen",
        Reeksmaat.Maanden => aantal == 1 ? "maand" : "maanden",
    };

    private static string Dagen(int aantal) => aantal == 1 ? "1 dag" : $"{aantal} dagen";

    private static string JaNee(bool waarde) => waarde ? "ja" : "nee";

    private static string Getal(int getal) => getal.ToString(CultureInfo.InvariantCulture);
}
