using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Diagnostics;
using Routeboek.Application.Invoer;

namespace Routeboek.Web.Api;

/// <summary>A refused row of what was sent.</summary>
/// <param name="Rij">Number of the row, from 1; in CSV the line. 0 = the whole.</param>
/// <param name="Kolom">The field; empty = the row.</param>
/// <param name="Wat">What is wrong, in Dutch.</param>
/// <param name="Verwacht">What is expected.</param>
public sealed record Rijfout(long Rij, string Kolom, string Wat, string Verwacht)
{
    internal static Rijfout Van(Bestandsmelding melding) => new(melding.Regel, melding.Kolom, melding.Wat, melding.Verwacht);
}

/// <summary>What went wrong (RFC 9457, <c>application/problem+json</c>).</summary>
/// <param name="Type">Always about:blank: the status says it.</param>
/// <param name="Title">In a few words.</param>
/// <param name="Status">The status of the answer.</param>
/// <param name="Detail">What to do.</param>
/// <param name="Fouten">Refused rows, the first thousand.</param>
public sealed record Probleem(string Type, string Title, int Status, string Detail, IReadOnlyList<Rijfout>? Fouten = null)
{
    public const string Soort = "application/problem+json";

    private static readonly Dictionary<int, (string Title, string Detail)> s_zinnen = new()
    {
        [400] = ("Dit kan niet worden gelezen", "Controleer de inhoud en stuur haar opnieuw."),
        [401] = ("Geen geldige sleutel", "Stuur de kop Authorization: Bearer met een sleutel die werkt. De beheerder van de school maakt sleutels."),
        [403] = ("Deze sleutel mag dit niet", "Vraag de beheerder van de school om een andere sleutel."),
        [404] = ("Niet gevonden", "Dit adres of deze aanlevering is er niet, of niet voor deze sleutel."),
        [405] = ("Zo kan dit adres niet worden gebruikt", "Zie /openapi/v1.json."),
        [409] = ("Dit kan nu niet", "Probeer het later opnieuw."),
        [413] = ("Te veel in een keer", "Stuur minder registraties per keer."),
        [415] = ("Deze soort inhoud wordt niet gelezen", "Stuur application/json, application/x-ndjson of text/csv, in UTF-8 en zonder Content-Encoding."),
        [422] = ("Deze Idempotency-Key hoort bij een andere inhoud", "Gebruik voor elke zending een nieuwe."),
        [429] = ("Te vaak", "Wacht zo lang als Retry-After zegt."),
        [500] = ("Er ging iets mis", "Er is niets half bewaard. Probeer het later opnieuw."),
        [503] = ("Het is te druk", "Wacht zo lang als Retry-After zegt."),
    };

    public static Probleem Van(int status, string? detail = null, IReadOnlyList<Rijfout>? fouten = null)
    {
        var (title, standaard) = s_zinnen.GetValueOrDefault(status, s_zinnen[status < 500 ? 400 : 500]);
        return new Probleem("about:blank", title, status, detail ?? standaard, fouten);
    }

    public static Task SchrijfAsync(HttpContext http, int status) => Van(status).SchrijfAsync(http);

    public async Task SchrijfAsync(HttpContext http)
    {
        http.Response.StatusCode = Status;
        http.Response.ContentType = Soort;
        await http.Response.WriteAsync(Tekst(), http.RequestAborted);
    }

    public string Tekst() => JsonSerializer.Serialize(this, Apijson.Default.Probleem);

    /// <summary>For the addresses of programs: whatever ends without an answer is told as a problem, never as a page.</summary>
    public static async Task WachtAsync(HttpContext http, RequestDelegate volgende)
    {
        if (http.Features.Get<IStatusCodePagesFeature>() is { } paginas)
            paginas.Enabled = false;
        try
        {
            await volgende(http);
        }
        catch (BadHttpRequestException e) when (!http.Response.HasStarted)
        {
            http.Response.Clear();
            http.Response.StatusCode = e.StatusCode;
        }
        catch (Exception e) when (!http.Response.HasStarted && e is not OperationCanceledException)
        {
            http.RequestServices.GetRequiredService<ILogger<Probleem>>().LogError(e, "Een vraag van een programma lukte niet");
            http.Response.Clear();
            http.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }

        if (!http.Response.HasStarted && http.Response.StatusCode >= 400 && http.Response.ContentLength is null && string.IsNullOrEmpty(http.Response.ContentType))
            await SchrijfAsync(http, http.Response.StatusCode);
    }
}

/// <summary>What became of what was sent. Received = new + changed + unchanged + refused, always.</summary>
/// <param name="Id">By which it can be asked after.</param>
/// <param name="Status"><c>toegepast</c>, <c>ongewijzigd</c>, <c>wacht-op-akkoord</c>, <c>bezig</c>, <c>ongedaan</c>, <c>geweigerd</c> or <c>afgebroken</c>.</param>
/// <param name="Ontvangen">Rows received.</param>
/// <param name="Nieuw">Of which nothing was known.</param>
/// <param name="Gewijzigd">That took the place of something else.</param>
/// <param name="Onveranderd">That were known.</param>
/// <param name="Geweigerd">That were refused.</param>
/// <param name="Verdwenen">Known rows that a whole export no longer had.</param>
/// <param name="Bevindingen">Why somebody must agree first.</param>
/// <param name="Fouten">Refused rows, the first thousand.</param>
public sealed record Aanlevering(Guid Id, string Status, long Ontvangen, long Nieuw, long Gewijzigd, long Onveranderd, long Geweigerd, long Verdwenen, IReadOnlyList<string> Bevindingen, IReadOnlyList<Rijfout> Fouten);

[JsonSerializable(typeof(Aanlevering))]
[JsonSerializable(typeof(Probleem))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class Apijson : JsonSerializerContext;
