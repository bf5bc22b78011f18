using System.Globalization;
using Routeboek.Application.Leerlingen;
using Routeboek.Domain.Verzuim;
using Routeboek.Web.Vorm;

namespace Routeboek.Web.Leerlingen;

/// <summary>The sentences about a pupil's year: what goes well first, and of a pattern no more than may be said.</summary>
public static class Jaartekst
{
    private const int Vol = 950;

    /// <summary>"93,4 %", rounded down.</summary>
    public static string Procent(Tekst tekst, int tienden) => tienden % 10 == 0 ? $"{tienden / 10} %" : $"{tienden / 10}{(tekst.Taal == Taal.Nl ? ',' : '.')}{tienden % 10} %";

    /// <summary>The letters in the circle: no face.</summary>
    public static string Voorletters(Domain.Organisaties.Persoonsnaam naam) => Eerste(naam.Voornaam) + Eerste(naam.Achternaam);

    /// <summary>What people say: the first name, or the whole when there is none.</summary>
    public static string Roepnaam(Domain.Organisaties.Persoonsnaam naam) => naam.Voornaam.Length > 0 ? naam.Voornaam : naam.ToString();

    /// <summary>What goes well; there is always something.</summary>
    public static IReadOnlyList<string> GaatGoed(Tekst tekst, Registratiebeeld beeld, string naam)
    {
        var (jaar, verloop) = (beeld.Beeld, beeld.Verloop);
        var uit = new List<string>();
        if (jaar.LaatsteWekenZonder == 1)
            uit.Add(tekst["leerlingjaar.goed-nu-een", naam]);
        else if (jaar.LaatsteWekenZonder > 1)
            uit.Add(tekst["leerlingjaar.goed-nu", naam, jaar.LaatsteWekenZonder]);
        if (verloop.LangsteWekenZonder > Math.Max(1, jaar.LaatsteWekenZonder))
            uit.Add(tekst["leerlingjaar.goed-langste", verloop.LangsteWekenZonder]);
        if (verloop.EerderTienden < verloop.LaatsteTienden)
            uit.Add(tekst["leerlingjaar.goed-beter", naam, Procent(tekst, verloop.LaatsteTienden), Procent(tekst, verloop.EerderTienden.Value)]);
        if (jaar.AanwezigTienden >= Vol)
            uit.Add(tekst["leerlingjaar.goed-bijna", naam]);
        uit.Add(tekst["leerlingjaar.goed-dagen", jaar.DagenZonder, jaar.Peildag - jaar.EersteDag + 1]);
        return uit;
    }

    /// <summary>A striking pattern in a sentence.</summary>
    public static string Zin(Tekst tekst, Verzuimpatroon patroon) => tekst[$"leerlingjaar.patroon-{patroon.Soort}", Nummer(tekst, patroon), patroon.Raak, patroon.Uit, Tienden(tekst, patroon.Verwacht)];

    /// <summary>What was looked at, in a few words.</summary>
    public static string Naam(Tekst tekst, Verzuimpatroon patroon) => tekst[$"leerlingjaar.patroon-naam-{patroon.Soort}", Nummer(tekst, patroon)];

    public static string Tienden(Tekst tekst, int tienden) => tienden % 10 == 0 ? (tienden / 10).ToString(CultureInfo.InvariantCulture) : $"{tienden / 10}{(tekst.Taal == Taal.Nl ? ',' : '.')}{tienden % 10}";

    public static string Vak(Tekst tekst, Tijdvak vak) => vak.IsLesuur ? tekst["leerlingjaar.raster-lesuur", vak.Lesuur] : tekst[vak == Tijdvak.Ochtend ? "leerlingjaar.raster-ochtend" : "leerlingjaar.raster-middag"];

    /// <summary>How long something of the overview took: school days, lessons or minutes, and which part of the day.</summary>
    public static string Hoelang(Tekst tekst, Verzuimregel regel)
    {
        var delen = new List<string>();
        if (regel.Schooldagen > 1)
            delen.Add(tekst.Aantal("verzuimoverzicht.dagen", regel.Schooldagen));
        else
            Dagdelen(tekst, regel, delen);
        if (regel.Lesuren > 0 && regel.Schooldagen > 1)
            delen.Add(tekst.Aantal("verzuimoverzicht.lesuren", regel.Lesuren));
        if (regel.Soort == Verzuimsoort.TeLaat && regel.Minuten > 0)
            delen.Add(tekst.Aantal("verzuimoverzicht.minuten", regel.Minuten));
        return string.Join(", ", delen);
    }

    private static void Dagdelen(Tekst tekst, Verzuimregel regel, List<string> delen)
    {
        foreach (var (vak, woord) in ((Tijdvak, string)[])[(Tijdvak.Dag, "hele-dag"), (Tijdvak.Ochtend, "ochtend"), (Tijdvak.Middag, "middag")])
        {
            if ((regel.Vakken >> vak.Code & 1) != 0)
                delen.Add(tekst[$"verzuimoverzicht.{woord}"]);
        }
        var lesuren = Enumerable.Range(1, Tijdvak.HoogsteLesuur).Where(l => (regel.Vakken >> l & 1) != 0).ToList();
        if (lesuren.Count > 0)
            delen.Add(tekst["verzuimoverzicht.lesuur", string.Join(", ", lesuren)]);
    }

    private static object Nummer(Tekst tekst, Verzuimpatroon patroon) => patroon.Soort == Patroonsoort.Weekdag ? tekst[$"leerlingjaar.dag-{patroon.Nummer}"] : patroon.Nummer;

    private static string Eerste(string deel) => deel.Length == 0 ? "" : StringInfo.GetNextTextElement(deel).ToUpperInvariant();
}
