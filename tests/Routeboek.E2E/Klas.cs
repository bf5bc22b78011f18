using System.Globalization;
using System.Text;
using Microsoft.Playwright;

namespace Routeboek.E2E;

/// <summary>An invented school of sixty pupils in a few groups: most of them simply at school.</summary>
internal static class Klas
{
    public static FilePayload Verzuim { get; } = Bestand("verzuim.csv", "leerling;datum;dagdeel;lesuur;soort;minuten\n" + Rijen());

    public static FilePayload MetFouten { get; } = Bestand("verzuim.csv", "leerling;datum;dagdeel;lesuur;soort;minuten\n" + Rijen() + "L001;2025-12-25;dag;;ziek;\nL002;2025-12-01;avond;;ziek;\nL003;2025-12-02;dag;;<b>weg</b>;\n");

    public static FilePayload Leerlingen { get; } = Bestand("leerlingen.csv", "leerling;geboortedatum;onderwijssoort;school;leerjaar;groep\n"
        + string.Concat(Enumerable.Range(1, 60).Select(i => $"L{i:000};2011-0{1 + i % 9}-1{i % 10};havo;Het Baken;{1 + i / 16};{1 + i / 16}{(i % 16 < 8 ? 'a' : 'b')}\n")));

    public static FilePayload Bestand(string naam, string tekst) => new() { Name = naam, MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(tekst) };

    private static string Rijen()
    {
        var uit = new StringBuilder();
        var schooldagen = Enumerable.Range(0, 110).Select(new DateOnly(2025, 9, 1).AddDays)
            .Where(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && d is not { Month: 10, Day: >= 11 and <= 19 }).ToList();
        for (var i = 1; i <= 60; i++)
        {
            if (i % 7 == 0)
                TeLaat(i, 3 + i % 11);
            if (i % 9 == 0)
                Dagen(i, 20 + i / 3, 2, "ziek");
            if (i % 10 == 0)
                Dagen(i, schooldagen.Count - 4 - i / 3, 4 + i / 3, i % 20 == 0 ? "ziek" : "onbekend");
            if (i % 13 == 0)
            {
                for (var les = 1; les <= 4; les++)
                    Rij(i, 60 + i / 13, $";{les}", "ongeoorloofd");
                for (var les = 2; les <= 5; les++)
                    Rij(i, 62 + i / 13, $";{les}", "ongeoorloofd");
            }
            if (i % 17 == 0)
                Rij(i, 40, ";6", "geoorloofd");
        }
        return uit.ToString();

        void TeLaat(int leerling, int keer)
        {
            for (var k = 0; k < keer; k++)
                Rij(leerling, 3 + k * 4, ";1", "te_laat");
        }

        void Dagen(int leerling, int van, int aantal, string soort)
        {
            for (var k = 0; k < aantal && van + k < schooldagen.Count; k++)
                Rij(leerling, van + k, "dag;", soort);
        }

        void Rij(int leerling, int dag, string vak, string soort) =>
            uit.Append(CultureInfo.InvariantCulture, $"L{leerling:000};{schooldagen[dag]:yyyy-MM-dd};{vak};{soort};\n");
    }
}
