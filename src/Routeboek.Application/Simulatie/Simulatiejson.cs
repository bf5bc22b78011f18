using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Routeboek.Domain.Protocollen;

namespace Routeboek.Application.Simulatie;

/// <summary>A comparison as JSON; the fields are described in docs/simuleer.md.</summary>
public static class Simulatiejson
{
    private const string Waarschuwing =
        "Kleine of verzonnen gegevens voorspellen niets, en een signaal dat aan thuiszitten voorafgaat, is daarvan nog niet de oorzaak.";

    /// <summary>One object and a newline.</summary>
    public static string Schrijf(Simulatieuitkomst uitkomst)
    {
        var doel = new MemoryStream();
        using (var json = new Utf8JsonWriter(doel, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("peildatum", Datum(uitkomst.Peildatum));
            json.WriteString("schooljaar", uitkomst.Schooljaar.ToString());
            json.WriteNumber("schoolweken", uitkomst.Schoolweken);
            json.WriteNumber("leerlingen", uitkomst.Leerlingen);
            json.WriteNumber("thuiszitters", uitkomst.Thuiszitters);
            json.WriteNumber("thuiszitterVanafKalenderdagen", Simuleren.ThuiszitterKalenderdagen);
            if (uitkomst.RoosterGeschat)
                json.WriteString("rooster", "geschat");
            json.WriteString("waarschuwing", Waarschuwing);
            json.WritePropertyName("nu");
            Variant(uitkomst.Basis, null, json);
            json.WriteStartArray("dan");
            foreach (var variant in uitkomst.Varianten)
                Variant(variant, uitkomst.Basis, json);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(doel.GetBuffer(), 0, (int)doel.Length) + "\n";
    }

    private static void Variant(Variantuitkomst variant, Variantuitkomst? basis, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("protocol", variant.Variant.Protocol.Id);
        json.WriteString("versie", variant.Variant.Protocol.Versie);
        if (basis is not null)
        {
            json.WriteStartArray("wijzigingen");
            foreach (var w in variant.Variant.Wijzigingen)
            {
                json.WriteStartObject();
                json.WriteString("signaal", w.Signaal);
                json.WriteString("drempel", w.Deel);
                json.WriteNumber("van", w.Van);
                json.WriteNumber("naar", w.Naar);
                json.WriteString("eenheid", w.Eenheid);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartArray("opmerkingen");
            foreach (var opmerking in variant.Variant.Opmerkingen)
                json.WriteStringValue(opmerking);
            json.WriteEndArray();
        }
        json.WriteStartArray("signalen");
        foreach (var signaal in variant.Signalen)
            Signaal(signaal, basis?.Signaal(signaal.Regel!.Id), json);
        json.WriteEndArray();
        json.WritePropertyName("samen");
        Signaal(variant.Samen, basis?.Samen, json);
        json.WriteEndObject();
    }

    private static void Signaal(Signaaluitkomst signaal, Signaaluitkomst? nu, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        if (signaal.Regel is { } regel)
        {
            json.WriteString("signaal", regel.Id);
            json.WriteString("criterium", Criteriumtekst.Zin(regel.Criterium));
        }
        json.WriteNumber("leerlingen", signaal.Leerlingen);
        json.WriteNumber("aanOpPeildatum", signaal.AanOpPeildatum);
        json.WriteNumber("acties", signaal.Acties);
        json.WriteNumber("actiesPerSchoolweek", decimal.Round(signaal.ActiesPerWeek, 2, MidpointRounding.AwayFromZero));
        json.WritePropertyName("drukste");
        if (signaal.Drukste is { } drukste)
        {
            json.WriteStartObject();
            json.WriteString("maandag", Datum(drukste.Maandag));
            json.WriteNumber("acties", drukste.Acties);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNullValue();
        }
        Vooraf("voorEersteDag", signaal.VoorEersteDag, json);
        Vooraf("voorVierWeken", signaal.VoorVierWeken, json);
        json.WriteStartObject("nooitThuiszitter");
        Deel(signaal.NooitThuiszitter, json);
        json.WriteEndObject();
        if (signaal.Regel is not null)
            json.WriteBoolean("teltDeReeksZelf", signaal.TeltDeReeksZelf);
        if (nu is not null)
        {
            json.WriteStartObject("verschil");
            json.WriteNumber("leerlingen", signaal.Leerlingen - nu.Leerlingen);
            json.WriteNumber("aanOpPeildatum", signaal.AanOpPeildatum - nu.AanOpPeildatum);
            json.WriteNumber("acties", signaal.Acties - nu.Acties);
            json.WriteNumber("voorEersteDag", signaal.VoorEersteDag.Deel.Aantal - nu.VoorEersteDag.Deel.Aantal);
            json.WriteNumber("voorVierWeken", signaal.VoorVierWeken.Deel.Aantal - nu.VoorVierWeken.Deel.Aantal);
            json.WriteNumber("nooitThuiszitter", signaal.NooitThuiszitter.Aantal - nu.NooitThuiszitter.Aantal);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static void Vooraf(string naam, Vooraf vooraf, Utf8JsonWriter json)
    {
        json.WriteStartObject(naam);
        Deel(vooraf.Deel, json);
        json.WritePropertyName("schooldagenEerder");
        if (vooraf.SchooldagenEerder is { } eerder)
        {
            json.WriteStartObject();
            json.WriteNumber("mediaan", eerder.Mediaan);
            json.WriteNumber("minst", eerder.Minst);
            json.WriteNumber("meest", eerder.Meest);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNullValue();
        }
        json.WriteEndObject();
    }

    private static void Deel(Deel deel, Utf8JsonWriter json)
    {
        json.WriteNumber("aantal", deel.Aantal);
        json.WriteNumber("van", deel.Van);
        if (deel.Percentage is { } percentage)
            json.WriteNumber("percentage", percentage);
        else
            json.WriteNull("percentage");
    }

    private static string Datum(DateOnly datum) => datum.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
