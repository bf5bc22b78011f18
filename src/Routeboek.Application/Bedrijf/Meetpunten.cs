using System.Diagnostics.Metrics;

namespace Routeboek.Application.Bedrijf;

/// <summary>
/// The numbers by which people see how the program does: how much and how long, never about whom. Labels are of closed sets: no name, no
/// key, no path.
/// </summary>
public sealed class Meetpunten : IDisposable
{
    public const string Naam = "Routeboek";

    private readonly Meter _meter;
    private readonly Counter<long> _verzegeld;
    private readonly Counter<long> _bijgewerkt;
    private readonly Counter<long> _mislukt;
    private readonly Counter<long> _teruggelopen;
    private readonly Counter<long> _ingelezen;
    private readonly Histogram<double> _verzoek;

    public Meetpunten(IMeterFactory fabriek)
    {
        _meter = fabriek.Create(Naam);
        _verzegeld = _meter.CreateCounter<long>("routeboek_audit_verzegeld", description: "regels van de audit die in een keten zijn gezet");
        _bijgewerkt = _meter.CreateCounter<long>("routeboek_taken_bijgewerkt", description: "dossiers waarvan de taken opnieuw zijn bepaald omdat de dag iets verandert");
        _mislukt = _meter.CreateCounter<long>("routeboek_achtergrond_mislukt", description: "keren dat werk op de achtergrond niet lukte");
        _teruggelopen = _meter.CreateCounter<long>("routeboek_audit_teruggelopen", description: "keren dat een keten korter was dan een eerder anker");
        _ingelezen = _meter.CreateCounter<long>("routeboek_ingelezen_rijen", description: "ingelezen rijen naar wat ermee gebeurde");
        _verzoek = _meter.CreateHistogram<double>("routeboek_verzoek_seconden", unit: "s", description: "hoe lang een antwoord duurde");
    }

    public void Verzegeld(long aantal) => _verzegeld.Add(aantal);

    public void Bijgewerkt(long aantal) => _bijgewerkt.Add(aantal);

    public void Mislukt(string werk) => _mislukt.Add(1, new KeyValuePair<string, object?>("werk", werk));

    public void Teruggelopen(long aantal) => _teruggelopen.Add(aantal);

    /// <param name="uitkomst"><c>nieuw</c>, <c>gewijzigd</c>, <c>ongewijzigd</c> or <c>geweigerd</c>.</param>
    /// <param name="aantal">How many rows.</param>
    public void Ingelezen(string uitkomst, long aantal) => _ingelezen.Add(aantal, new KeyValuePair<string, object?>("uitkomst", uitkomst));

    /// <param name="route">The pattern of the route, never the path.</param>
    /// <param name="methode">GET, POST or another.</param>
    /// <param name="status">The status of the answer.</param>
    /// <param name="duur">How long it took.</param>
    public void Verzoek(string route, string methode, int status, TimeSpan duur) =>
        _verzoek.Record(duur.TotalSeconds, new("route", route), new("methode", methode), new("status", status));

    /// <summary>A number that is asked when somebody looks.</summary>
    public void Peil(string naam, string uitleg, Func<double> waarde) => _meter.CreateObservableGauge(naam, waarde, description: uitleg);

    public void Dispose() => _meter.Dispose();
}
