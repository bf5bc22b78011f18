using System.Globalization;
using System.Text;
using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Protocollen;

namespace Routeboek.Application.Simulatie;

/// <summary>A comparison for people at a terminal: per question a table with now, then and the difference.</summary>
public static class Simulatietabel
{
    private const string Samen = "alle signalen samen";
    private const string Geen = "-";

    /// <summary>The whole text, ending with a newline.</summary>
    public static string Schrijf(Simulatieuitkomst uitkomst)
    {
        var uit = new StringBuilder();
        Kop(uitkomst, uit);
        if (uitkomst.Varianten.Count == 0)
        {
            uit.Append("\nEr is niets om naast te leggen. Verander een drempel met --stel SIGNAAL=GETAL of leg er een protocol naast met --met PROTOCOL.\n");
            Vergelijk(uitkomst, null, uit);
        }
        foreach (var variant in uitkomst.Varianten)
        {
            uit.Append('\n');
            Variantkop(variant, uit);
            InHetKort(uitkomst, variant, uit);
            Vergelijk(uitkomst, variant, uit);
        }
        Slot(uitkomst, uit);
        return uit.ToString();
    }

    private static void Kop(Simulatieuitkomst uitkomst, StringBuilder uit)
    {
        var basis = uitkomst.Basis.Variant.Protocol;
        uit.Append(CultureInfo.InvariantCulture, $"Wat als? Dezelfde registraties, andere drempels. Stand op {Schoolkalender.Leesbaar(uitkomst.Peildatum)}\n");
        uit.Append(CultureInfo.InvariantCulture, $"Schooljaar {uitkomst.Schooljaar} tot die dag: {Aantal(uitkomst.Schoolweken, "schoolweek", "schoolweken")}, ")
            .Append(CultureInfo.InvariantCulture, $"{Aantal(uitkomst.Leerlingen, "leerling", "leerlingen")} met een registratie, ")
            .Append(uitkomst.Thuiszitters switch { 0 => "geen van hen werd thuiszitter", 1 => "1 van hen werd thuiszitter", var n => $"{Getal(n)} van hen werden thuiszitter" })
            .Append(CultureInfo.InvariantCulture, $"\n  (thuiszitter: {Simuleren.ThuiszitterKalenderdagen} kalenderdagen of langer achter elkaar afwezig)\n");
        uit.Append(CultureInfo.InvariantCulture, $"nu:  {basis.Id}, versie {basis.Versie}\n");
        if (basis.Voorbehoud.Length > 0)
            uit.Append(CultureInfo.InvariantCulture, $"Let op: {basis.Id}: {basis.Voorbehoud}\n");
        if (uitkomst.RoosterGeschat)
            uit.Append("Let op: zonder rooster zijn de geplande minuten geschat.\n");
    }

    private static void Variantkop(Variantuitkomst variant, StringBuilder uit)
    {
        uit.Append(CultureInfo.InvariantCulture, $"dan: {variant.Variant.Protocol.Id}, versie {variant.Variant.Protocol.Versie}\n");
        foreach (var wijziging in variant.Variant.Wijzigingen)
            uit.Append(CultureInfo.InvariantCulture, $"     {wijziging}\n");
        foreach (var opmerking in variant.Variant.Opmerkingen)
            uit.Append(CultureInfo.InvariantCulture, $"Let op: {opmerking}\n");
    }

    // what the change does, before the tables; another protocol has other signals and gets none
    private static void InHetKort(Simulatieuitkomst uitkomst, Variantuitkomst dan, StringBuilder uit)
    {
        foreach (var id in dan.Variant.Wijzigingen.Select(w => w.Signaal).Distinct(StringComparer.Ordinal))
        {
            if (uitkomst.Basis.Signaal(id) is not { } a || dan.Signaal(id) is not { } b)
                continue;
            var zin = a.Leerlingen == b.Leerlingen
                ? $"In het kort: {id} geldt voor evenveel leerlingen ({Getal(b.Leerlingen)})"
                : $"In het kort: {id} geldt voor {Aantal(b.Leerlingen, "leerling", "leerlingen")} in plaats van {Getal(a.Leerlingen)}";
            if (b.Acties != a.Acties)
                zin += $", dat is {Aantal(Math.Abs(b.Acties - a.Acties), "gesprek of actie", "gesprekken of acties")} {(b.Acties > a.Acties ? "meer" : "minder")} dit schooljaar";
            if (uitkomst.Thuiszitters > 0)
            {
                zin += $". Het was vóór de eerste dag afwezig aan bij {InWoorden(b.VoorEersteDag.Deel)} latere thuiszitters (nu {InWoorden(a.VoorEersteDag.Deel)}). "
                    + $"{InWoorden(b.NooitThuiszitter)} leerlingen met het signaal werden geen thuiszitter (nu {InWoorden(a.NooitThuiszitter)})";
            }
            uit.Append(Afgebroken(zin + ".")).Append('\n');
        }
    }

    private static void Vergelijk(Simulatieuitkomst uitkomst, Variantuitkomst? dan, StringBuilder uit)
    {
        var basis = uitkomst.Basis;
        var ids = basis.Signalen.Concat(dan?.Signalen ?? []).Select(s => s.Regel!.Id).Distinct(StringComparer.Ordinal).ToList();
        var rijen = ids.Select(id => new Paar(id, basis.Signaal(id), dan?.Signaal(id))).ToList();
        var stil = rijen.Where(r => (r.Nu?.Leerlingen ?? 0) + (r.Dan?.Leerlingen ?? 0) == 0).ToList();
        rijen = [.. rijen.Except(stil)];
        if (rijen.Count == 0)
        {
            uit.Append("\nGeen enkele leerling heeft een van de signalen.\n");
            return;
        }
        rijen.Add(new Paar(Samen, basis.Samen, dan?.Samen));
        var beide = dan is not null;

        Tabel(uit, "Leerlingen", rijen, [
            new("in het schooljaar", beide, s => Getal(s.Leerlingen), (a, b) => Verschil(b.Leerlingen - a.Leerlingen)),
            new("nog aan op de peildatum", beide, s => Getal(s.AanOpPeildatum), (a, b) => Verschil(b.AanOpPeildatum - a.AanOpPeildatum))]);
        Tabel(uit, "Gesprekken en acties", rijen, [
            new("gemiddeld per schoolweek", beide, s => Gemiddelde(s.ActiesPerWeek), (a, b) => Verschil(b.ActiesPerWeek - a.ActiesPerWeek)),
            new("in de drukste week", beide, s => Getal(s.Drukste?.Acties ?? 0), (a, b) => Verschil((b.Drukste?.Acties ?? 0) - (a.Drukste?.Acties ?? 0)))]);
        uit.Append(CultureInfo.InvariantCulture, $"  Drukste week nu: {Week(basis.Samen)}{(dan is null ? "" : $"; dan: {Week(dan.Samen)}")}\n");
        if (uitkomst.Thuiszitters == 0)
        {
            uit.Append("\nIn deze gegevens wordt niemand thuiszitter. Of een signaal op tijd komt, valt hier dus niet te zeggen.\n");
        }
        else
        {
            var reeks = rijen.Where(r => r.Nu?.TeltDeReeksZelf == true || r.Dan?.TeltDeReeksZelf == true).Select(r => r.Naam).ToList();
            Tabel(uit, "Latere thuiszitters al in beeld vóór hun eerste dag afwezig", rijen, Vooraf(s => s.VoorEersteDag, beide));
            Tabel(uit, "Latere thuiszitters al in beeld voordat zij vier weken afwezig waren", rijen, Vooraf(s => s.VoorVierWeken, beide));
            if (reeks.Count > 0)
                uit.Append(CultureInfo.InvariantCulture, $"{Afgebroken($"Deze tellen de afwezigheid zelf en gaan dus vanzelf vooraf aan vier weken of vallen ermee samen: {string.Join(", ", reeks)}")}\n");
            Tabel(uit, "Leerlingen met het signaal die geen thuiszitter werden", rijen, [
                new("", beide, s => InWoorden(s.NooitThuiszitter), (a, b) => Verschil(b.NooitThuiszitter.Aantal - a.NooitThuiszitter.Aantal))]);
        }
        if (stil.Count > 0)
            uit.Append(CultureInfo.InvariantCulture, $"\n{Afgebroken($"Bij geen enkele leerling: {string.Join(", ", stil.Select(s => s.Naam))}")}\n");
    }

    private static Kolomgroep[] Vooraf(Func<Signaaluitkomst, Vooraf> welke, bool beide) =>
    [
        new("leerlingen", beide, s => InWoorden(welke(s).Deel), (a, b) => Verschil(welke(b).Deel.Aantal - welke(a).Deel.Aantal)),
        new("schooldagen eerder", beide, s => welke(s).SchooldagenEerder is { } eerder ? InWoorden(eerder) : Geen,
            (a, b) => welke(a).SchooldagenEerder is { } nu && welke(b).SchooldagenEerder is { } dan ? Verschil(dan.Mediaan - nu.Mediaan) : Geen),
    ];

    private static void Slot(Simulatieuitkomst uitkomst, StringBuilder uit)
    {
        uit.Append('\n');
        var zinnen = new List<string>();
        if (uitkomst.Thuiszitters > 0)
            zinnen.Add("Schooldagen eerder: de middelste waarde, met tussen haakjes de laagste en de hoogste.");
        if (uitkomst.Thuiszitters is > 0 and < Deel.MinsteVoorPercentage)
            zinnen.Add($"{Aantal(uitkomst.Thuiszitters, "thuiszitter is", "thuiszitters zijn")} te weinig voor percentages: één leerling meer of minder maakt alles anders.");
        zinnen.Add("Wie na de peildatum thuiszitter wordt, telt hier nog als niet-thuiszitter.");
        zinnen.Add("Kleine of verzonnen gegevens voorspellen niets, en een signaal dat aan thuiszitten voorafgaat, is daarvan nog niet de oorzaak.");
        uit.Append(Afgebroken(string.Join(' ', zinnen))).Append('\n');
    }

    private static void Tabel(StringBuilder uit, string titel, List<Paar> rijen, Kolomgroep[] groepen)
    {
        var kolommen = groepen.SelectMany(g => g.Kolommen(rijen)).ToList();
        var naam = rijen.Max(r => r.Naam.Length);
        uit.Append(CultureInfo.InvariantCulture, $"\n{titel}\n");
        // a long name over narrow columns widens the last of them
        var plaats = 0;
        var kop = new StringBuilder();
        foreach (var groep in groepen)
        {
            var aantal = groep.Breedte;
            var breedte = kolommen.GetRange(plaats, aantal).Sum(k => k.Breedte + 2);
            if (groep.Titel.Length + 2 > breedte)
            {
                kolommen[plaats].Breedte += groep.Titel.Length + 2 - breedte;
                breedte = groep.Titel.Length + 2;
            }
            kop.Append(groep.Titel.PadLeft(breedte));
            plaats += aantal;
        }
        if (groepen.Any(g => g.Titel.Length > 0))
            uit.Append(' ', naam + 2).Append(kop).Append('\n');
        uit.Append(' ', naam + 2).AppendJoin("", kolommen.Select(k => k.Kop.PadLeft(k.Breedte + 2))).Append('\n');
        for (var i = 0; i < rijen.Count; i++)
        {
            var regel = $"  {rijen[i].Naam.PadRight(naam)}{string.Concat(kolommen.Select(k => k.Cellen[i].PadLeft(k.Breedte + 2)))}";
            uit.Append(regel.TrimEnd()).Append('\n');
        }
    }

    private static string InWoorden(Deel deel) => deel.Percentage is { } percentage
        ? $"{Getal(deel.Aantal)} van {Getal(deel.Van)} ({Bereik.Getal(decimal.Round(percentage, 0, MidpointRounding.AwayFromZero))} %)"
        : $"{Getal(deel.Aantal)} van {Getal(deel.Van)}";

    private static string InWoorden(Spreiding spreiding) => spreiding.Minst == spreiding.Meest
        ? Getal(spreiding.Minst)
        : $"{Bereik.Getal(spreiding.Mediaan)} ({Getal(spreiding.Minst)} t/m {Getal(spreiding.Meest)})";

    private static string Week(Signaaluitkomst samen) => samen.Drukste is { } drukste
        ? $"die van {Schoolkalender.Leesbaar(drukste.Maandag)}, {Getal(drukste.Acties)} nieuw"
        : "geen";

    private static string Gemiddelde(decimal getal) => getal is > 0 and < 0.05m
        ? "<0,1"
        : decimal.Round(getal, 1, MidpointRounding.AwayFromZero).ToString("0.0", CultureInfo.InvariantCulture).Replace('.', ',');

    private static string Verschil(decimal verschil)
    {
        var rond = decimal.Round(verschil, 1, MidpointRounding.AwayFromZero);
        return rond == 0 ? verschil == 0 ? "=" : verschil > 0 ? "+<0,1" : "-<0,1" : (rond > 0 ? "+" : "") + Bereik.Getal(rond);
    }

    private static string Getal(int getal) => getal.ToString(CultureInfo.InvariantCulture);

    private static string Aantal(int aantal, string een, string meer) => $"{Getal(aantal)} {(aantal == 1 ? een : meer)}";

    // 100 columns, so that a sentence stays readable in a narrow window
    private static string Afgebroken(string zin)
    {
        var tekst = new StringBuilder();
        var breedte = 0;
        foreach (var woord in zin.Split(' '))
        {
            if (breedte > 0 && breedte + 1 + woord.Length > 100)
            {
                tekst.Append("\n  ");
                breedte = 2;
            }
            else if (breedte > 0)
            {
                tekst.Append(' ');
                breedte++;
            }
            tekst.Append(woord);
            breedte += woord.Length;
        }
        return tekst.ToString();
    }

    private sealed record Paar(string Naam, Signaaluitkomst? Nu, Signaaluitkomst? Dan);

    private sealed class Kolom(string kop, IReadOnlyList<string> cellen)
    {
        public string Kop => kop;

        public IReadOnlyList<string> Cellen => cellen;

        public int Breedte { get; set; } = Math.Max(kop.Length, cellen.Max(c => c.Length));
    }

    private sealed record Kolomgroep(string Titel, bool Beide, Func<Signaaluitkomst, string> Cel, Func<Signaaluitkomst, Signaaluitkomst, string> Verschil)
    {
        public int Breedte => Beide ? 3 : 1;

        public IEnumerable<Kolom> Kolommen(List<Paar> rijen)
        {
            yield return new Kolom("nu", [.. rijen.Select(r => r.Nu is null ? Geen : Cel(r.Nu))]);
            if (!Beide)
                yield break;
            yield return new Kolom("dan", [.. rijen.Select(r => r.Dan is null ? Geen : Cel(r.Dan))]);
            yield return new Kolom("verschil", [.. rijen.Select(r => r.Nu is null || r.Dan is null ? Geen : Verschil(r.Nu, r.Dan))]);
        }
    }
}
