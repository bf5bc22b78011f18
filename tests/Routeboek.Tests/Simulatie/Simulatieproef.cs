using Routeboek.Application.Simulatie;
using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Protocollen;
using Routeboek.Tests.Referentie;
using Routeboek.Tests.Signalering;

namespace Routeboek.Tests.Simulatie;

/// <summary>
/// A small school worked out by hand, and short ways to a plan and its outcome. Autumn 2025, Monday to Friday without holidays from
/// Monday 1 September:
/// A late on 1, 2, 3, 4, 5, 8, 9 and 10 September; absent without permission from Monday 22 September to Tuesday 21 October;
/// B late on 1, 2, 3, 4, 5 and 8 September; absent in the same way;
/// C absent with permission from 22 September to 21 October, never late;
/// D late six times like B, and E eight times like A, always there otherwise.
/// Four weeks (29 calendar days) are full on Monday 20 October.
/// </summary>
internal static class Simulatieproef
{
    public const string VoorbeeldKop = "leerling;datum;dagdeel;lesuur;soort;minuten\n";

    public static readonly DateOnly Peildatum = new(2025, 10, 31);

    private static readonly string[] Vroeg = ["01", "02", "03", "04", "05", "08", "09", "10"];

    public static string VoorbeeldKalender => "datum;minuten\n" + string.Concat(Werkdagen(new(2025, 9, 1), Peildatum).Select(d => $"{d:yyyy-MM-dd};300\n"));

    public static string VoorbeeldVerzuim => VoorbeeldKop
        + TeLaat("A", 8) + Afwezig("A", "ongeoorloofd")
        + TeLaat("B", 6) + Afwezig("B", "ongeoorloofd")
        + Afwezig("C", "geoorloofd")
        + TeLaat("D", 6)
        + TeLaat("E", 8);

    public static Simulatieuitkomst Voorbeeld(string[] stel, params string[] met) => Voer(VoorbeeldVerzuim, VoorbeeldKalender, Peildatum, "den-bosch-vo", stel, met);

    public static Simulatieuitkomst Voer(string verzuim, string kalender, DateOnly peildatum, string protocol, string[] stel, params string[] met)
    {
        var basis = Proefloop.Protocol(protocol);
        var bestand = Proefloop.Lees(verzuim, basis, Proefloop.Kalender(kalender)).Bestand;
        return Simuleren.Voer(bestand, peildatum, Plan(basis, stel, met), CancellationToken.None);
    }

    public static Simulatieplan Plan(Protocol basis, string[] stel, params string[] met) =>
        Maak(basis, stel, met).Match(g => g.Plan, g => throw new InvalidOperationException(g.Melding));

    public static string Weigering(string protocol, string[] stel, params string[] met) =>
        Maak(Proefloop.Protocol(protocol), stel, met).Match(_ => "", g => g.Melding);

    private static Planuitkomst Maak(Protocol basis, string[] stel, string[] met) => Simulatieplan.Maak(basis, [.. met.Select(Proefloop.Protocol)], stel);

    private static string TeLaat(string leerling, int keer) => string.Concat(Vroeg.Take(keer).Select(dag => $"{leerling};2025-09-{dag};;1;te_laat;5\n"));

    private static string Afwezig(string leerling, string soort) =>
        string.Concat(Werkdagen(new(2025, 9, 22), new(2025, 10, 21)).Select(d => $"{leerling};{d:yyyy-MM-dd};dag;;{soort};\n"));

    private static IEnumerable<DateOnly> Werkdagen(DateOnly van, DateOnly tot) => ReferentieProef.Weekdagen(van, tot);
}
