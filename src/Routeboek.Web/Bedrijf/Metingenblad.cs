using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Net;
using System.Text;
using Routeboek.Application.Bedrijf;

namespace Routeboek.Web.Bedrijf;

/// <summary>The numbers of this node in the text that Prometheus reads. Only our own meter, so only labels that we chose.</summary>
internal sealed class Metingenblad : IDisposable
{
    // seconds; enough to see the 95th percentile of a page
    private static readonly double[] s_grenzen = [0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 5];

    private readonly MeterListener _oor = new();
    private readonly ConcurrentDictionary<string, Reeks> _reeksen = new(StringComparer.Ordinal);

    public Metingenblad(IMeterFactory fabriek, Meetpunten meetpunten, Gereedheid gereedheid)
    {
        // named so that their instruments are there before the first look
        (_, _) = (meetpunten, gereedheid);
        _oor.InstrumentPublished = (instrument, oor) =>
        {
            // other hosts in this process have meters of the same name
            if (instrument.Meter.Name == Meetpunten.Naam && ReferenceEquals(instrument.Meter.Scope, fabriek))
                oor.EnableMeasurementEvents(instrument);
        };
        _oor.SetMeasurementEventCallback<long>((i, waarde, labels, _) => Neem(i, waarde, labels));
        _oor.SetMeasurementEventCallback<double>((i, waarde, labels, _) => Neem(i, waarde, labels));
        _oor.Start();
    }

    public string Tekst()
    {
        _oor.RecordObservableInstruments();
        var tekst = new StringBuilder();
        foreach (var soort in _reeksen.Values.GroupBy(r => r.Instrument.Name, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var eerste = soort.First();
            tekst.Append(CultureInfo.InvariantCulture, $"# HELP {eerste.Naam} {eerste.Instrument.Description}\n# TYPE {eerste.Naam} {eerste.Soort}\n");
            foreach (var reeks in soort.OrderBy(r => r.Labels, StringComparer.Ordinal))
                reeks.Schrijf(tekst, s_grenzen);
        }

        return tekst.ToString();
    }

    public void Dispose() => _oor.Dispose();

    private void Neem(Instrument instrument, double waarde, ReadOnlySpan<KeyValuePair<string, object?>> labels)
    {
        var tekst = new StringBuilder();
        foreach (var (naam, inhoud) in labels)
            tekst.Append(CultureInfo.InvariantCulture, $"{(tekst.Length > 0 ? "," : "")}{naam}=\"{Veilig(Convert.ToString(inhoud, CultureInfo.InvariantCulture) ?? "")}\"");
        _reeksen.GetOrAdd($"{instrument.Name}{{{tekst}}}", static (_, s) => new Reeks(s.instrument, s.labels, s_grenzen.Length), (instrument, labels: tekst.ToString())).Neem(waarde, s_grenzen);
    }

    private static string Veilig(string waarde) =>
        waarde.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    private sealed class Reeks(Instrument instrument, string labels, int grenzen)
    {
        private readonly Lock _slot = new();
        private readonly long[] _emmers = new long[grenzen];
        private double _som;
        private long _aantal;

        public Instrument Instrument => instrument;

        public string Labels => labels;

        public string Soort => instrument switch { Histogram<double> => "histogram", Counter<long> => "counter", _ => "gauge" };

        public string Naam => Soort == "counter" ? instrument.Name + "_totaal" : instrument.Name;

        public void Neem(double waarde, double[] randen)
        {
            lock (_slot)
            {
                _som = Soort == "gauge" ? waarde : _som + waarde;
                _aantal++;
                for (var i = 0; i < randen.Length; i++)
                    _emmers[i] += waarde <= randen[i] ? 1 : 0;
            }
        }

        public void Schrijf(StringBuilder tekst, double[] randen)
        {
            lock (_slot)
            {
                if (Soort != "histogram")
                {
                    tekst.Append(CultureInfo.InvariantCulture, $"{Naam}{(labels.Length > 0 ? $"{{{labels}}}" : "")} {_som}\n");
                    return;
                }

                for (var i = 0; i < randen.Length; i++)
                    tekst.Append(CultureInfo.InvariantCulture, $"{Naam}_bucket{{{labels},le=\"{randen[i]}\"}} {_emmers[i]}\n");
                tekst.Append(CultureInfo.InvariantCulture, $"{Naam}_bucket{{{labels},le=\"+Inf\"}} {_aantal}\n{Naam}_sum{{{labels}}} {_som}\n{Naam}_count{{{labels}}} {_aantal}\n");
            }
        }
    }
}

/// <summary><c>/metrics</c>: for this machine only, unless the settings open it.</summary>
internal static class Metingenadres
{
    public static void MapMetingen(this WebApplication app)
    {
        // counting begins with the program, not with the first look
        var blad = app.Services.GetRequiredService<Metingenblad>();
        app.MapGet("/metrics", (HttpContext http, Bedrijfsinstellingen instellingen) =>
        {
            if (!instellingen.MetingenOpen && !VanHier(http))
                return Results.NotFound();
            http.Response.Headers.CacheControl = "no-store";
            return Results.Text(blad.Tekst(), "text/plain; version=0.0.4", Encoding.UTF8);
        }).AllowAnonymous();
    }

    // what a proxy on this machine passes on comes from here too, but says so, or carries the name of the site
    private static bool VanHier(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } adres && IPAddress.IsLoopback(adres)
        && !http.Request.Headers.ContainsKey("X-Forwarded-For") && !http.Request.Headers.ContainsKey("Forwarded")
        && http.Request.Host.Host is "localhost" or "127.0.0.1" or "[::1]";
}
