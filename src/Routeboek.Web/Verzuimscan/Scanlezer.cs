using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Routeboek.Application.Invoer;
using Routeboek.Application.Kalenders;
using Routeboek.Application.Leerlingen;
using Routeboek.Application.Registraties;
using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Protocollen;
using Routeboek.Web.Vorm;

namespace Routeboek.Web.Verzuimscan;

/// <summary>
/// Reads the form part by part, straight from the connection: files are judged while they come in and are never kept, on disk or in
/// memory. So the parts must come in the order of the form: the fields first, the registrations last.
/// </summary>
public sealed class Scanlezer(IAntiforgery antiforgery, Scaninstellingen instellingen, Protocolkeuze protocollen, TimeProvider klok) : IDisposable
{
    /// <summary>The header in which the token of the form is handed to the framework.</summary>
    public const string Tokenkop = "X-Routeboek-Token";

    private const string Tokenveld = "__RequestVerificationToken";
    private const int LangsteVeld = 2048;
    private const int MeesteDelen = 16;
    private const long MeesteNalezen = 4L * 1024 * 1024 * 1024;
    private static readonly TimeSpan LangsteNalezen = TimeSpan.FromSeconds(20);

    // reading uses all cores; more at once would only take each other's memory
    private readonly SemaphoreSlim _plaatsen = new(2);

    public async Task<Scanuitkomst> LeesAsync(HttpContext http, Scanvelden velden, CancellationToken stop)
    {
        var verzoek = http.Request;
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } grootte)
            grootte.MaxRequestBodySize = null;
        if (!MediaTypeHeaderValue.TryParse(verzoek.ContentType, out var soort) || soort.MediaType != "multipart/form-data"
            || HeaderUtilities.RemoveQuotes(soort.Boundary) is not { Length: > 0 and <= 100 } grens)
        {
            return new Lezing(this, http, velden, stop).Fout(StatusCodes.Status415UnsupportedMediaType, "", "verzuimscan.fout-geen-formulier");
        }
        var lezing = new Lezing(this, http, velden, stop);
        await _plaatsen.WaitAsync(stop);
        try
        {
            if (verzoek.ContentLength > instellingen.GrootsteBytes)
                throw new TeGroot();
            return await lezing.LeesAsync(grens.ToString(), new Begrensd(verzoek.Body, instellingen.GrootsteBytes));
        }
        catch (TeGroot)
        {
            // a browser shows our answer only when it could send everything
            await LeesNaAsync(verzoek.Body, stop);
            return lezing.Fout(StatusCodes.Status413PayloadTooLarge, "verzuim",
                "verzuimscan.fout-te-groot", instellingen.GrootsteMegabytes);
        }
        catch (Bestandsfout e)
        {
            await LeesNaAsync(verzoek.Body, stop);
            return lezing.Fout(StatusCodes.Status422UnprocessableEntity, "verzuim", "verzuimscan.fout-onleesbaar", e.Message);
        }
        catch (Exception e) when (e is InvalidDataException or BadHttpRequestException or IOException && !stop.IsCancellationRequested)
        {
            return lezing.Fout(StatusCodes.Status400BadRequest, "verzuim", "verzuimscan.fout-niet-aangekomen");
        }
        finally
        {
            _plaatsen.Release();
        }
    }

    public void Dispose() => _plaatsen.Dispose();

    private async Task LeesNaAsync(Stream lichaam, CancellationToken stop)
    {
        using var tijd = CancellationTokenSource.CreateLinkedTokenSource(stop);
        tijd.CancelAfter(LangsteNalezen);
        var buffer = new byte[64 * 1024];
        try
        {
            var begin = klok.GetTimestamp();
            for (long som = 0; som < MeesteNalezen && klok.GetElapsedTime(begin) < LangsteNalezen;)
            {
                var n = await lichaam.ReadAsync(buffer, tijd.Token);
                if (n == 0)
                    return;
                som += n;
            }
        }
        catch (Exception e) when (e is IOException or BadHttpRequestException or OperationCanceledException)
        {
            // the sender has gone or is too slow: the answer goes out as it is
        }
    }

    private DateOnly Vandaag => Schoolklok.Vandaag(klok);

    /// <summary>One form being read.</summary>
    private sealed class Lezing(Scanlezer lezer, HttpContext http, Scanvelden velden, CancellationToken stop)
    {
        private readonly Scanmeldingen _meldingen = new();
        private bool _vertrouwd;
        private bool _bewaren;
        private Protocol? _protocol;
        private Schoolkalender? _kalender;
        private Leerlingenbestand? _leerlingen;
        private Rooster? _rooster;
        private Verzuimbestand? _bestand;
        private DateOnly? _peildatum;
        private Scanuitkomst.Fout? _fout;

        /// <param name="zin">The name of the text.</param>
        public Scanuitkomst.Fout Fout(int status, string veld, string zin, params object[] delen) =>
            new(status, veld, http.RequestServices.GetRequiredService<Tekst>()[zin, delen], _meldingen);

        public async Task<Scanuitkomst> LeesAsync(string grens, Stream lichaam)
        {
            // the readers pull; each runs on its own thread, and only as fast as the bytes come in
            if (http.Features.Get<IHttpBodyControlFeature>() is { } invoer)
                invoer.AllowSynchronousIO = true;
            var delen = new MultipartReader(grens, lichaam) { HeadersCountLimit = 8, HeadersLengthLimit = 4096 };
            for (var i = 0; await delen.ReadNextSectionAsync(stop) is { } deel; i++)
            {
                if (i >= MeesteDelen)
                    return Fout(StatusCodes.Status400BadRequest, "", "verzuimscan.fout-delen");
                // after a mistake the rest is passed over, so that the answer arrives
                if (_fout is null)
                    await DeelAsync(deel);
            }
            if (_fout is not null)
                return _fout;
            if (!_vertrouwd)
                return Verlopen();
            if (_bestand is null)
                return Fout(StatusCodes.Status422UnprocessableEntity, "verzuim", "verzuimscan.fout-geen-verzuim");
            if (_bestand.Telling.Gelezen == 0)
                return Fout(StatusCodes.Status422UnprocessableEntity, "verzuim", "verzuimscan.fout-geen-rijen");
            if (_bestand.Telling.Geteld == 0)
                return Fout(StatusCodes.Status422UnprocessableEntity, "verzuim", "verzuimscan.fout-niets-telt");
            return new Scanuitkomst.Klaar(_protocol!, _bestand, _peildatum!.Value, _meldingen, _bewaren);
        }

        private async Task DeelAsync(MultipartSection deel)
        {
            if (!ContentDispositionHeaderValue.TryParse(deel.ContentDisposition, out var kop) || kop.Name.Value is null)
                return;
            var naam = HeaderUtilities.RemoveQuotes(kop.Name).Value ?? "";
            if (naam is Tokenveld or "protocol" or "kalender" or "peildatum" or "actie")
            {
                await VeldAsync(naam, deel);
                return;
            }
            var bestandsnaam = HeaderUtilities.RemoveQuotes(kop.FileName).Value ?? "";
            if (naam is not ("kalenderbestand" or "leerlingen" or "rooster" or "verzuim") || bestandsnaam.Length == 0)
                return;
            if (!_vertrouwd)
                _fout = Verlopen();
            else if (_bestand is not null)
                _fout = Fout(StatusCodes.Status400BadRequest, "", "verzuimscan.fout-volgorde");
            else
                await Task.Run(() => Bestand(naam, bestandsnaam, deel.Body), stop);
        }

        private async Task VeldAsync(string naam, MultipartSection deel)
        {
            var buffer = new byte[LangsteVeld + 1];
            var lengte = await deel.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, stop);
            if (lengte > LangsteVeld)
            {
                _fout = Fout(StatusCodes.Status400BadRequest, "", "verzuimscan.fout-veld-lang");
                return;
            }
            var tekst = Encoding.UTF8.GetString(buffer, 0, lengte).Trim();
            switch (naam)
            {
                case Tokenveld:
                    // without the header the framework would look for the token in the form, and take in all of it
                    if (tekst.Length == 0 || tekst.Any(c => c is < ' ' or > '~'))
                        break;
                    http.Request.Headers[Tokenkop] = tekst;
                    _vertrouwd = await lezer.AntiforgeryKlopt(http);
                    break;
                case "protocol":
                    velden.Protocol = tekst;
                    break;
                case "kalender":
                    velden.Kalender = tekst;
                    break;
                case "peildatum":
                    velden.Peildatum = tekst;
                    break;
                default:
                    _bewaren = tekst == "bewaren";
                    break;
            }
        }

        private void Bestand(string naam, string bestandsnaam, Stream inhoud)
        {
            if (_protocol is null && (_protocol = lezer.Protocol(velden.Protocol)) is null)
            {
                _fout = Fout(StatusCodes.Status422UnprocessableEntity, "protocol", velden.Protocol.Length == 0 ? "verzuimscan.fout-protocol-leeg" : "verzuimscan.fout-protocol-onbekend");
                return;
            }
            switch (naam)
            {
                case "kalenderbestand":
                    Kalender(bestandsnaam, inhoud);
                    break;
                case "leerlingen":
                    _leerlingen = _meldingen.Neem(Leerlingeninvoer.Lees(inhoud, "leerlingenlijst"));
                    if (_leerlingen is null)
                        _fout = Fout(StatusCodes.Status422UnprocessableEntity, "leerlingen", "verzuimscan.fout-leerlingen");
                    break;
                case "rooster" when KalenderVast() is { } kalender:
                    _rooster = _meldingen.Neem(Roosterlezer.Lees(inhoud, "rooster", kalender));
                    if (_rooster is null)
                        _fout = Fout(StatusCodes.Status422UnprocessableEntity, "rooster", "verzuimscan.fout-rooster");
                    break;
                case "verzuim" when KalenderVast() is { } kalender && Peildatum(kalender):
                    Verzuim(kalender, bestandsnaam, inhoud);
                    break;
            }
        }

        private void Kalender(string bestandsnaam, Stream inhoud)
        {
            var yaml = bestandsnaam.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || bestandsnaam.EndsWith(".yml", StringComparison.OrdinalIgnoreCase);
            _kalender = _meldingen.Neem(yaml ? Kalenderlezer.LeesSchool(inhoud, "kalender", _protocol!.Sectoren[0]) : Kalenderlezer.LeesCsv(inhoud, "kalender"));
            if (_kalender is null)
                _fout = Fout(StatusCodes.Status422UnprocessableEntity, "kalenderbestand", "verzuimscan.fout-kalender");
        }

        private Schoolkalender? KalenderVast()
        {
            if (_kalender is not null)
                return _kalender;
            var regio = velden.Kalender.Length == 0 ? _protocol!.Vakantieregio : Kalenderlezer.RegioMetNaam(velden.Kalender);
            if (regio is { } r && _protocol!.Sectoren is [var sector])
                return _kalender = Kalenderlezer.Regio(r, sector);
            _fout = Fout(StatusCodes.Status422UnprocessableEntity, "kalender", "verzuimscan.fout-vakanties");
            return null;
        }

        private bool Peildatum(Schoolkalender kalender)
        {
            if (velden.Peildatum.Length == 0)
                return true;
            if (!Veldwaarde.ProbeerDatum(Encoding.UTF8.GetBytes(velden.Peildatum), out var datum))
            {
                _fout = Fout(StatusCodes.Status422UnprocessableEntity, "peildatum", "verzuimscan.fout-peildatum");
                return false;
            }
            var dag = kalender.IndexOpOfVoor(datum);
            if (dag < 0 || datum > kalender.Tot)
            {
                _fout = Fout(StatusCodes.Status422UnprocessableEntity, "peildatum",
                    "verzuimscan.fout-buiten-kalender", Schoolkalender.Leesbaar(kalender.Datum(0)), Schoolkalender.Leesbaar(kalender.Tot));
                return false;
            }
            _peildatum = kalender.Datum(dag);
            return true;
        }

        private void Verzuim(Schoolkalender kalender, string bestandsnaam, Stream inhoud)
        {
            var vandaag = lezer.Vandaag;
            _bestand = Registratielezer.Lees(inhoud, bestandsnaam, new Bronkeuze(), new Keurkader(_protocol!, kalender, _leerlingen, _rooster), vandaag, new Leesmeldingen
            {
                Bestand = "verzuimbestand",
                Fout = _meldingen.Fout,
                Opmerking = _meldingen.Opmerking,
            }, stop);
            _peildatum ??= kalender.Datum(_bestand.LaatsteDagMetRij >= 0 ? _bestand.LaatsteDagMetRij : Math.Max(0, kalender.IndexOpOfVoor(vandaag)));
        }

        private Scanuitkomst.Fout Verlopen() => Fout(StatusCodes.Status400BadRequest, "",
            "verzuimscan.fout-verlopen");
    }

    private Protocol? Protocol(string id) => protocollen.Vind(id);

    // without a token in the header the framework would go and read the form, which is being read here
    private Task<bool> AntiforgeryKlopt(HttpContext http) =>
        http.Request.Headers[Tokenkop] is [{ Length: > 0 }] ? antiforgery.IsRequestValidAsync(http) : Task.FromResult(false);
}
