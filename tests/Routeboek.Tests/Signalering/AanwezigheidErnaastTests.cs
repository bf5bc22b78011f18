using System.Globalization;
using Routeboek.Application.Kalenders;
using Routeboek.Application.Signalering;
using Routeboek.Domain.Protocollen;
using Routeboek.Domain.Signalering;
using Routeboek.Domain.Verzuim;
using Routeboek.Tests.Eisen;

namespace Routeboek.Tests.Signalering;

public sealed class AanwezigheidErnaastTests
{
    [Fact]
    [Eis("N-GAP-01")]
    public void Aanwezigheid_ToontDeLaatsteVierSchoolwekenErnaast_EnBeslistDaarNietOp()
    {
        // 60 school days of 300 minutes in 12 weeks; two weeks ill at the start, then none: under 95 % for the year, 100 % lately
        var dagen = Enumerable.Range(0, 84).Select(d => new DateOnly(2025, 9, 1).AddDays(d)).Where(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).ToList();
        var kalender = Proefloop.Kalender("datum;minuten\n" + string.Concat(dagen.Select(d => string.Create(CultureInfo.InvariantCulture, $"{d:yyyy-MM-dd};300\n"))));
        var protocol = Proefloop.Protocol("noord-kennemerland-vo");
        var verzuim = "leerling;datum;dagdeel;lesuur;soort;minuten\n" + string.Concat(dagen.Take(5).Select(d => string.Create(CultureInfo.InvariantCulture, $"L1;{d:yyyy-MM-dd};dag;;ziek;\n")));
        var loop = Proefloop.Lees(verzuim, protocol, kalender);

        var signaal = new Leerlingbeoordelaar(protocol, loop.Bestand, dagen[^1], nadert: false, opPeildag: true).Beoordeel(0).Signalen
            .Single(s => s.Regel.Id == "aanwezigheid-niveau-2");

        Assert.Equal(916, signaal.Verklaring.Waarde); // 55 of 60 days, rounded down
        Assert.Contains("91,6 % aanwezig sinds de start van het schooljaar (de laatste 4 schoolweken 100,0 %)",
            Uitleg.Waarom(signaal.Regel, signaal.Verklaring, null, dagen[^1]), StringComparison.Ordinal);
    }
}
