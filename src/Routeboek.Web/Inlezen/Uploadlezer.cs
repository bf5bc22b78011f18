using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Routeboek.Application.Inlezen;
using Routeboek.Application.Invoer;
using Routeboek.Application.Registraties.Bronnen;
using Routeboek.Domain.Toegang;
using Routeboek.Web.Verzuimscan;

namespace Routeboek.Web.Inlezen;

/// <summary>What came of the form with a file.</summary>
public abstract record Uploaduitkomst
{
    private Uploaduitkomst()
    {
    }

    /// <summary>It is being read, or was.</summary>
    public sealed record Begonnen(Inleeswerk Werk) : Uploaduitkomst;

    /// <summary>First somebody must say what its columns are.</summary>
    public sealed record Koppelen(Wachtbestand Bestand) : Uploaduitkomst;

    /// <summary>A list of pupils was read.</summary>
    public sealed record Leerlingen(Leerlinguitkomst Uitkomst, string Naam) : Uploaduitkomst;

    /// <summary>This role may not.</summary>
    public sealed record NietGevonden : Uploaduitkomst;

    /// <param name="Status">Of the answer.</param>
    /// <param name="Veld">The field it is about; empty = the form.</param>
    /// <param name="Zin">The name of the text.</param>
    /// <param name="Delen">What goes into it.</param>
    /// <param name="Meldingen">What is wrong with the file.</param>
    public sealed record Fout(int Status, string Veld, string Zin, object[] Delen, IReadOnlyList<Bestandsmelding> Meldingen) : Uploaduitkomst;
}

/// <summary>The fields beside the file, as they were sent.</summary>
public sealed class Uploadvelden
{
    /// <summary><c>volledig</c>, <c>aanvulling</c> or <c>leerlingen</c>.</summary>
    public string Wat { get; set; } = "volledig";

    /// <summary>Empty = what the school remembers; <c>nieuw</c>; or the key of a mapping.</summary>
    public string Koppeling { get; set; } = "";

    public string Van { get; set; } = "";

    public string Tot { get; set; } = "";

    /// <summary>The key of the one pupil whom the file is about.</summary>
    public string Leerling { get; set; } = "";
}

/// <summary>
/// Reads the form with a file part by part, straight from the connection into the import: nothing of it lands on a disk. So the fields come
/// first and the file last, as they stand in the form.
/// </summary>
public sealed class Uploadlezer(IAntiforgery antiforgery, Inleesinstellingen instellingen, Inleeswerkplaats werkplaats, Wachtkamer wachtkamer,
    VerkenBestand verkennen, LeesKoppelingen koppelingen, LeesIn inlezen, LeesLeerlingenIn leerlingen, TimeProvider klok)
{
    private const string Tokenveld = "__RequestVerificationToken";
    private const int LangsteVeld = 2048;
    private const int MeesteDelen = 12;
    private static readonly TimeSpan s_nalezen = TimeSpan.FromSeconds(20);

    public async Task<Uploaduitkomst> LeesAsync(HttpContext http, Actor actor, Uploadvelden velden, CancellationToken stop)
    {
        var verzoek = http.Request;
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } grootte)
            grootte.MaxRequestBodySize = null;
        if (http.Features.Get<IHttpBodyControlFeature>() is { } invoer)
            invoer.AllowSynchronousIO = true; // the reader of files pulls, on a thread of its own
        if (!MediaTypeHeaderValue.TryParse(verzoek.ContentType, out var soort) || soort.MediaType != "multipart/form-data"
            || HeaderUtilities.RemoveQuotes(soort.Boundary) is not { Length: > 0 and <= 100 } grens)
        {
            return Fout(StatusCodes.Status415UnsupportedMediaType, "", "import.fout-geen-formulier");
        }

        var uitkomst = await ProbeerAsync(http, actor, velden, grens.ToString(), stop);
        // a browser shows an answer only when it could send everything
        if (uitkomst is Uploaduitkomst.Fout or Uploaduitkomst.NietGevonden)
            await LeesNaAsync(verzoek.Body, stop);
        return uitkomst;
    }

    private async Task<Uploaduitkomst> ProbeerAsync(HttpContext http, Actor actor, Uploadvelden velden, string grens, CancellationToken stop)
    {
        var vertrouwd = false;
        try
        {
            var delen = new MultipartReader(grens, http.Request.Body) { HeadersCountLimit = 8, HeadersLengthLimit = 4096 };
            for (var i = 0; i < MeesteDelen && await delen.ReadNextSectionAsync(stop) is { } deel; i++)
            {
                if (!ContentDispositionHeaderValue.TryParse(deel.ContentDisposition, out var kop) || kop.Name.Value is null)
                    continue;
                var naam = HeaderUtilities.RemoveQuotes(kop.Name).Value ?? "";
                if (naam == "bestand")
                    return vertrouwd ? await BestandAsync(http, actor, velden, deel.Body, Bestandsnaam(kop), stop) : Fout(StatusCodes.Status400BadRequest, "", "import.fout-verlopen");
                if (await VeldAsync(deel.Body, stop) is not { } tekst)
                    return Fout(StatusCodes.Status400BadRequest, "", "import.fout-veld-lang");
                if (naam == Tokenveld)
                    vertrouwd = await KloptAsync(http, tekst);
                else
                    Zet(velden, naam, tekst);
            }

            return vertrouwd ? Fout(StatusCodes.Status422UnprocessableEntity, "bestand", "import.fout-geen-bestand") : Fout(StatusCodes.Status400BadRequest, "", "import.fout-verlopen");
        }
        catch (Exception e) when (e is InvalidDataException or BadHttpRequestException or IOException && !stop.IsCancellationRequested)
        {
            return Fout(StatusCodes.Status400BadRequest, "bestand", "import.fout-niet-aangekomen");
        }
    }

    private async Task<Uploaduitkomst> BestandAsync(HttpContext http, Actor actor, Uploadvelden velden, Stream inhoud, string naam, CancellationToken stop)
    {
        var school = actor.Aanstelling.Organisatie;
        var begin = new byte[Bronherkenning.Genoeg];
        var lengte = await inhoud.ReadAtLeastAsync(begin, begin.Length, throwOnEndOfStream: false, stop);
        if (lengte == 0)
            return Fout(StatusCodes.Status422UnprocessableEntity, "bestand", naam.Length == 0 ? "import.fout-geen-bestand" : "import.fout-leeg");
        if (!TryDag(velden.Van, out var van) || !TryDag(velden.Tot, out var tot))
            return Fout(StatusCodes.Status422UnprocessableEntity, TryDag(velden.Van, out _) ? "tot" : "van", "import.fout-dag");
        var herkend = Bronherkenning.Herken(begin.AsSpan(0, lengte), naam);
        if (velden.Wat == "leerlingen" || herkend.Soort == Bestandsoort.Edexml)
            return await LeerlingenAsync(actor, naam, new Eindstroom(begin.AsMemory(0, lengte), inhoud, instellingen.GrootsteBytes, static () => { }), stop);

        var lees = new LeesIn.Invoer(school, Stream.Null, naam, velden.Wat == "aanvulling" ? Inleessoort.Aanvulling : Inleessoort.Volledig)
        {
            Van = van,
            Tot = tot,
            Leerling = velden.Leerling.Length > 0 ? velden.Leerling : null,
            Lengte = http.Request.ContentLength ?? 0,
            Koppeling = Guid.TryParseExact(velden.Koppeling, "N", out var koppeling) && koppeling != Guid.Empty ? new KoppelingId(koppeling) : null,
        };
        if (lees.Koppeling is not null || herkend.Soort is not (Bestandsoort.Xlsx or Bestandsoort.OnbekendeCsv)
            || herkend.Soort == Bestandsoort.OnbekendeCsv && velden.Koppeling != "nieuw" && await HeeftKoppelingAsync(actor, "csv", stop))
        {
            return await BeginAsync(actor, lees, begin.AsMemory(0, lengte), inhoud);
        }

        // columns of its own: the beginning tells what they are, and a small file need not be sent twice
        var kop = new MemoryStream();
        kop.Write(begin, 0, lengte);
        var buffer = new byte[81920];
        int n;
        while (kop.Length < Wachtkamer.MeesteBytes && (n = await inhoud.ReadAsync(buffer, stop)) > 0)
            kop.Write(buffer, 0, n);
        var heel = kop.Length < Wachtkamer.MeesteBytes;
        if (!heel && herkend.Soort == Bestandsoort.Xlsx)
            return Fout(StatusCodes.Status413PayloadTooLarge, "bestand", "import.fout-xlsx-groot", Wachtkamer.MeesteBytes / (1024 * 1024));
        kop.Position = 0;
        var gekeken = await verkennen.VoerUitAsync(actor, new VerkenBestand.Invoer(school, kop, naam, velden.Koppeling == "nieuw"), stop);
        return await gekeken.Match(
            async v => v.Ontwerp is null
                ? await BeginAsync(actor, lees with { Lengte = heel ? kop.Length : lees.Lengte }, kop.GetBuffer().AsMemory(0, (int)kop.Length), heel ? Stream.Null : inhoud)
                : new Uploaduitkomst.Koppelen(wachtkamer.Bewaar(actor, naam, heel ? kop.ToArray() : [], heel, lees.Soort, v.Ontwerp)),
            () => Task.FromResult<Uploaduitkomst>(new Uploaduitkomst.NietGevonden()),
            fouten => Task.FromResult<Uploaduitkomst>(new Uploaduitkomst.Fout(StatusCodes.Status422UnprocessableEntity, "bestand", "import.fout-bestand", [], fouten)),
            (_, _) => throw new InvalidOperationException("verkennen kent geen versies"));
    }

    /// <summary>Begins to read what lies in memory.</summary>
    public Task<Uploaduitkomst> BeginAsync(Actor actor, LeesIn.Invoer lees, byte[] inhoud) => BeginAsync(actor, lees with { Lengte = inhoud.Length }, inhoud, Stream.Null);

    private async Task<Uploaduitkomst> BeginAsync(Actor actor, LeesIn.Invoer lees, ReadOnlyMemory<byte> begin, Stream rest)
    {
        Eindstroom? stroom = null;
        var werk = werkplaats.Begin(actor, lees.Bestandsnaam, (w, stop) =>
        {
            stroom = new Eindstroom(begin, rest, instellingen.GrootsteBytes, w.Verder);
            return inlezen.VoerUitAsync(actor, lees with { Inhoud = stroom, Voortgang = w.Meld }, stop);
        });
        if (werk is null)
            return Fout(StatusCodes.Status503ServiceUnavailable, "", "import.fout-druk");
        await werk.WachtOpAntwoordAsync(klok);
        if (!werk.Klaar.IsCompleted)
            return new Uploaduitkomst.Begonnen(werk);
        if (await werk.Klaar is not { } resultaat)
            return stroom is { TeGroot: true } ? Fout(StatusCodes.Status413PayloadTooLarge, "bestand", "import.fout-te-groot", instellingen.GrootsteMegabytes) : Fout(StatusCodes.Status400BadRequest, "bestand", "import.fout-niet-aangekomen");
        return resultaat.Match<Uploaduitkomst>(
            _ => new Uploaduitkomst.Begonnen(werk),
            () => new Uploaduitkomst.NietGevonden(),
            fouten => new Uploaduitkomst.Fout(fouten.Any(LeesIn.KanNuNiet) ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity, "bestand", "import.fout-bestand", [], fouten),
            (_, _) => throw new InvalidOperationException("inlezen kent geen versies"));
    }

    private async Task<Uploaduitkomst> LeerlingenAsync(Actor actor, string naam, Eindstroom stroom, CancellationToken stop)
    {
        using var plaats = werkplaats.Plaats();
        if (plaats is null)
            return Fout(StatusCodes.Status503ServiceUnavailable, "", "import.fout-druk");
        try
        {
            var uitkomst = await leerlingen.VoerUitAsync(actor, new LeesLeerlingenIn.Invoer(actor.Aanstelling.Organisatie, stroom, naam, PasDirectToe: false), stop);
            return uitkomst.Match<Uploaduitkomst>(
                u => new Uploaduitkomst.Leerlingen(u, naam),
                () => new Uploaduitkomst.NietGevonden(),
                fouten => new Uploaduitkomst.Fout(StatusCodes.Status422UnprocessableEntity, "bestand", "import.fout-bestand", [], fouten),
                (_, _) => throw new InvalidOperationException("leerlingen inlezen kent geen versies"));
        }
        catch (TeGroot)
        {
            return Fout(StatusCodes.Status413PayloadTooLarge, "bestand", "import.fout-te-groot", instellingen.GrootsteMegabytes);
        }
    }

    private async Task<bool> HeeftKoppelingAsync(Actor actor, string soort, CancellationToken stop)
    {
        var gelezen = await koppelingen.VoerUitAsync(actor, actor.Aanstelling.Organisatie, stop);
        var passend = gelezen.Match(k => k, () => [], _ => [], (_, _) => []).Where(k => k.Bestandssoort == soort).ToList();
        // of others it is taken by itself only when there is no choice
        return passend.Any(k => !k.Gedeeld) || passend.Count == 1;
    }

    private async Task LeesNaAsync(Stream lichaam, CancellationToken stop)
    {
        using var tijd = CancellationTokenSource.CreateLinkedTokenSource(stop);
        tijd.CancelAfter(s_nalezen);
        var buffer = new byte[64 * 1024];
        try
        {
            var begin = klok.GetTimestamp();
            for (long som = 0; som < 2 * instellingen.GrootsteBytes && klok.GetElapsedTime(begin) < s_nalezen;)
            {
                var n = await lichaam.ReadAsync(buffer, tijd.Token);
                if (n == 0)
                    return;
                som += n;
            }
        }
        catch (Exception e) when (e is IOException or BadHttpRequestException or OperationCanceledException or InvalidOperationException)
        {
            // the sender has gone or is too slow: the answer goes out as it is
        }
    }

    private async Task<bool> KloptAsync(HttpContext http, string token)
    {
        // without the header the framework would look for the token in the form, and take in all of it
        if (token.Length == 0 || token.Any(c => c is < ' ' or > '~'))
            return false;
        http.Request.Headers[Scanlezer.Tokenkop] = token;
        return await antiforgery.IsRequestValidAsync(http);
    }

    private static async Task<string?> VeldAsync(Stream inhoud, CancellationToken stop)
    {
        var buffer = new byte[LangsteVeld + 1];
        var lengte = await inhoud.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, stop);
        return lengte > LangsteVeld ? null : Encoding.UTF8.GetString(buffer, 0, lengte).Trim();
    }

    private static void Zet(Uploadvelden velden, string naam, string tekst)
    {
        switch (naam)
        {
            case "wat" when tekst is "volledig" or "aanvulling" or "leerlingen":
                velden.Wat = tekst;
                break;
            case "koppeling":
                velden.Koppeling = tekst;
                break;
            case "van":
                velden.Van = tekst;
                break;
            case "tot":
                velden.Tot = tekst;
                break;
            case "leerling":
                velden.Leerling = tekst;
                break;
        }
    }

    private static bool TryDag(string tekst, out DateOnly? dag)
    {
        dag = null;
        if (tekst.Length == 0)
            return true;
        if (!Veldwaarde.ProbeerDatum(Encoding.UTF8.GetBytes(tekst), out var gelezen))
            return false;
        dag = gelezen;
        return true;
    }

    // the last part of a path, without what could steer a terminal; never a name for a file of ours
    private static string Bestandsnaam(ContentDispositionHeaderValue kop)
    {
        var naam = kop.FileNameStar.HasValue ? kop.FileNameStar.Value ?? "" : HeaderUtilities.RemoveQuotes(kop.FileName).Value ?? "";
        return new string([.. naam[(naam.LastIndexOfAny(['/', '\\']) + 1)..].Where(t => !char.IsControl(t)).Take(200)]);
    }

    private static Uploaduitkomst.Fout Fout(int status, string veld, string zin, params object[] delen) => new(status, veld, zin, delen, []);
}
