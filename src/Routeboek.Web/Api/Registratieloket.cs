using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using Routeboek.Application.Aanlevering;
using Routeboek.Application.Inlezen;
using Routeboek.Web.Inlezen;

namespace Routeboek.Web.Api;

/// <summary>Takes registrations from programs, and tells them what became of them.</summary>
internal sealed class Registratieloket(Apiinstellingen instellingen, Apirem rem, Aanleverregister register, Inleeswerkplaats werkplaats, LeesIn inlezen, LeesAanlevering aanleveringen)
{
    public const string Kenmerkkop = "Idempotency-Key";

    private const string Adres = "/api/v1/inleesbeurten/";

    private static readonly Dictionary<string, string> s_bronnen = new(StringComparer.OrdinalIgnoreCase)
    {
        ["application/json"] = "json",
        ["application/x-ndjson"] = "json",
        ["application/jsonl"] = "json",
        ["text/csv"] = "contract",
    };

    /// <summary>What was sent.</summary>
    public async Task NeemAanAsync(HttpContext http)
    {
        var stop = http.RequestAborted;
        var sleutel = Sleutelschema.Sleutel(http);
        if (TeVaak(http, sleutel))
        {
            await Probleem.SchrijfAsync(http, StatusCodes.Status429TooManyRequests);
            return;
        }

        if (Bezwaar(http, out var lees, out var kenmerk) is { } bezwaar)
        {
            await bezwaar.SchrijfAsync(http);
            return;
        }

        using var plaats = werkplaats.Plaats();
        if (plaats is null)
        {
            http.Response.Headers.RetryAfter = "30";
            await Probleem.SchrijfAsync(http, StatusCodes.Status503ServiceUnavailable);
            return;
        }

        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } grootte)
            grootte.MaxRequestBodySize = null; // counted below, so that the answer is ours
        if (http.Features.Get<IHttpBodyControlFeature>() is { } invoer)
            invoer.AllowSynchronousIO = true; // the reader pulls, on a thread of its own
        await using var stroom = new Verzoekstroom(http.Request.Body, instellingen.GrootsteBytes, $"{http.Request.ContentType} {lees.Soort} {lees.Van:O} {lees.Tot:O}");
        var antwoord = kenmerk is null
            ? await LeesAsync(sleutel, lees with { School = sleutel.School, Inhoud = stroom }, stroom, stop)
            : await MetKenmerkAsync(sleutel, kenmerk, lees with { School = sleutel.School, Inhoud = stroom }, stroom, stop);
        await antwoord.SchrijfAsync(http);
    }

    /// <summary>What became of it.</summary>
    public async Task VertelAsync(HttpContext http, Guid id)
    {
        var sleutel = Sleutelschema.Sleutel(http);
        if (TeVaak(http, sleutel))
        {
            await Probleem.SchrijfAsync(http, StatusCodes.Status429TooManyRequests);
            return;
        }

        var antwoord = id == Guid.Empty ? Antwoord.Van(Probleem.Van(404))
            : (await aanleveringen.VoerUitAsync(sleutel, new InleesbeurtId(id), http.RequestAborted)).Match(
                beurt => Antwoord.Van(beurt, StatusCodes.Status200OK), () => Antwoord.Van(Probleem.Van(404)), _ => Antwoord.Van(Probleem.Van(404)), (_, _) => Antwoord.Van(Probleem.Van(404)));
        await antwoord.SchrijfAsync(http);
    }

    private async Task<Antwoord> MetKenmerkAsync(Aanleversleutelbeeld sleutel, string kenmerk, LeesIn.Invoer lees, Verzoekstroom stroom, CancellationToken stop)
    {
        switch (await register.NeemAsync(sleutel.Id, kenmerk, stop))
        {
            case Kenmerkstand.Onderhanden:
                return Antwoord.Van(Probleem.Van(409, "Een zending met deze Idempotency-Key wordt nu verwerkt. Vraag het over een minuut opnieuw."));
            case Kenmerkstand.Beantwoord eerder:
                try
                {
                    return (await stroom.SluitAsync(stop)).AsSpan().SequenceEqual(eerder.Hash) ? new Antwoord(eerder.Status, eerder.Antwoord, eerder.Plaats) : Antwoord.Van(Probleem.Van(422));
                }
                catch (Verzuimscan.TeGroot)
                {
                    return Antwoord.Van(Probleem.Van(413));
                }
        }

        var bewaard = false;
        try
        {
            var antwoord = await LeesAsync(sleutel, lees, stroom, stop);
            // what may go otherwise the next time is not kept
            if (antwoord.Status is not (409 or 413) and < 500)
            {
                await register.BewaarAsync(sleutel.Id, kenmerk, new Kenmerkstand.Beantwoord(await stroom.SluitAsync(stop), antwoord.Status, antwoord.Tekst, antwoord.Plaats), stop);
                bewaard = true;
            }

            return antwoord;
        }
        catch (Verzuimscan.TeGroot)
        {
            return Antwoord.Van(Probleem.Van(413));
        }
        finally
        {
            if (!bewaard)
                await register.LaatLosAsync(sleutel.Id, kenmerk);
        }
    }

    private async Task<Antwoord> LeesAsync(Aanleversleutelbeeld sleutel, LeesIn.Invoer lees, Verzoekstroom stroom, CancellationToken stop)
    {
        try
        {
            return (await inlezen.VoerUitAsync(sleutel.Actor, lees, stop)).Match(
                beurt => beurt.Telling is { Ontvangen: > 0 } t && t.Geweigerd == t.Ontvangen
                    ? Antwoord.Van(Probleem.Van(400, "Geen enkele registratie kon worden gelezen. Er is niets veranderd.", [.. beurt.Fouten.Select(Rijfout.Van)]), Adres + beurt.Id.Waarde.ToString("D"))
                    : Antwoord.Van(beurt, beurt.Status == Inleesstatus.WachtOpAkkoord ? StatusCodes.Status202Accepted : StatusCodes.Status200OK),
                () => Antwoord.Van(Probleem.Van(403)),
                fouten => fouten.FirstOrDefault(LeesIn.KanNuNiet) is { } nu
                    ? Antwoord.Van(Probleem.Van(409, $"{nu.Wat}; {nu.Verwacht}"))
                    : Antwoord.Van(Probleem.Van(400, null, [.. fouten.Select(Rijfout.Van)])),
                (_, _) => throw new InvalidOperationException("inlezen kent geen versies"));
        }
        catch (Verzuimscan.TeGroot)
        {
            return Antwoord.Van(Probleem.Van(413));
        }
        catch (Exception e) when (stroom.TeGroot && e is IOException or AggregateException)
        {
            return Antwoord.Van(Probleem.Van(413));
        }
        catch (Exception e) when (e is IOException or BadHttpRequestException && !stop.IsCancellationRequested)
        {
            return Antwoord.Van(Probleem.Van(400, "De inhoud is niet helemaal aangekomen."));
        }
    }

    private Probleem? Bezwaar(HttpContext http, out LeesIn.Invoer lees, out string? kenmerk)
    {
        lees = null!;
        kenmerk = null;
        var verzoek = http.Request;
        if (!MediaTypeHeaderValue.TryParse(verzoek.ContentType, out var soort) || !s_bronnen.TryGetValue(soort.MediaType.ToString(), out var bron)
            || soort.Charset.HasValue && !soort.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || verzoek.Headers.ContentEncoding.Count > 0)
        {
            return Probleem.Van(415);
        }

        if (verzoek.ContentLength > instellingen.GrootsteBytes)
            return Probleem.Van(413);
        foreach (var naam in verzoek.Query.Keys)
        {
            if (naam is not ("soort" or "van" or "tot"))
                return Probleem.Van(400, "In het adres kunnen alleen soort, van en tot staan. Een sleutel hoort nooit in een adres.");
        }

        if ((string?)verzoek.Query["soort"] is not (null or "aanvulling" or "volledig"))
            return Probleem.Van(400, "soort is aanvulling of volledig.");
        if (!TryDag(verzoek.Query["van"], out var van) || !TryDag(verzoek.Query["tot"], out var tot) || van > tot)
            return Probleem.Van(400, "van en tot zijn dagen als 2026-01-31, en van ligt niet na tot.");
        if (verzoek.Headers.TryGetValue(Kenmerkkop, out var gegeven))
        {
            kenmerk = gegeven.ToString();
            if (gegeven.Count != 1 || kenmerk.Length is 0 or > Aanleverregister.LangsteKenmerk || kenmerk.Any(c => c is < '!' or > '~'))
                return Probleem.Van(400, $"{Kenmerkkop} is 1 tot {Aanleverregister.LangsteKenmerk} tekens, zonder spaties.");
        }

        lees = new LeesIn.Invoer(default, Stream.Null, bron == "json" ? "aanlevering.json" : "aanlevering.csv", verzoek.Query["soort"] == "volledig" ? Inleessoort.Volledig : Inleessoort.Aanvulling)
        {
            Bron = bron,
            Van = van,
            Tot = tot,
            PasDirectToe = true,
            Verdringt = false,
            Lengte = verzoek.ContentLength ?? 0,
        };
        return null;
    }

    private bool TeVaak(HttpContext http, Aanleversleutelbeeld sleutel)
    {
        if (rem.Wacht(sleutel.Id) is not { } wacht)
            return false;
        http.Response.Headers.RetryAfter = Math.Max(1, (long)Math.Ceiling(wacht.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return true;
    }

    private static bool TryDag(string? tekst, out DateOnly? dag)
    {
        dag = null;
        if (string.IsNullOrEmpty(tekst))
            return true;
        if (!DateOnly.TryParseExact(tekst, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var gelezen))
            return false;
        dag = gelezen;
        return true;
    }

    /// <summary>An answer as it is written, and kept.</summary>
    private sealed record Antwoord(int Status, string Tekst, string? Plaats)
    {
        public static Antwoord Van(Probleem probleem, string? plaats = null) => new(probleem.Status, probleem.Tekst(), plaats);

        public static Antwoord Van(Inleesinzage beurt, int status)
        {
            var t = beurt.Telling;
            var inhoud = new Aanlevering(beurt.Id.Waarde, Stand(beurt.Status), t.Ontvangen, t.Nieuw, t.Gewijzigd, t.Onveranderd, t.Geweigerd, t.Verdwenen,
                [.. beurt.Bevindingen.Select(b => b.Zin)], [.. beurt.Fouten.Select(Rijfout.Van)]);
            return new Antwoord(status, JsonSerializer.Serialize(inhoud, Apijson.Default.Aanlevering), Adres + beurt.Id.Waarde.ToString("D"));
        }

        public async Task SchrijfAsync(HttpContext http)
        {
            http.Response.StatusCode = Status;
            http.Response.ContentType = Status >= 400 ? Probleem.Soort : "application/json";
            http.Response.Headers.CacheControl = "no-store";
            if (Plaats is not null)
                http.Response.Headers.Location = Plaats;
            await http.Response.WriteAsync(Tekst, http.RequestAborted);
        }

        private static string Stand(Inleesstatus status) => status switch
        {
            Inleesstatus.Bezig => "bezig",
            Inleesstatus.Gelezen => "gelezen",
            Inleesstatus.WachtOpAkkoord => "wacht-op-akkoord",
            Inleesstatus.Toegepast => "toegepast",
            Inleesstatus.Ongewijzigd => "ongewijzigd",
            Inleesstatus.Ongedaan => "ongedaan",
            Inleesstatus.Geweigerd => "geweigerd",
            Inleesstatus.Afgebroken => "afgebroken",
        };
    }
}
