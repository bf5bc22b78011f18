using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Routeboek.Web.Api;

/// <summary>The interface for programs as an OpenAPI document, at <c>/openapi/v1.json</c>. What is read here is read by people who build against it.</summary>
internal static class Apibeschrijving
{
    public const string Aanleveren = "registratiesAanleveren";
    public const string Navragen = "inleesbeurtNavragen";

    private const string Schema = "sleutel";

    public static void Zet(OpenApiOptions opties)
    {
        // only what programs may use; pages are not an interface
        opties.ShouldInclude = b => b.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
        opties.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "Routeboek: registraties aanleveren",
                Version = "1",
                Description = "Een programma levert registraties van een school aan, met een sleutel van die school. Ontvangen = nieuw + gewijzigd + onveranderd + geweigerd, altijd. Dezelfde registraties nog eens sturen verandert niets.",
            };
            document.Servers = [];
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
            {
                [Schema] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "Een sleutel van de school, rbk_ en 43 tekens. Alleen in de kop Authorization, nooit in het adres." },
            };
            document.Components.Schemas = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
            {
                ["Registratie"] = Registratie(),
                ["Aanlevering"] = Aanlevering(document),
                ["Rijfout"] = Rijfout(),
                ["Probleem"] = Probleem(document),
            };
            foreach (var operatie in document.Paths.Values.SelectMany(p => p.Operations ?? []).Select(o => o.Value))
                Beschrijf(operatie, document);
            return Task.CompletedTask;
        });
    }

    private static void Beschrijf(OpenApiOperation operatie, OpenApiDocument document)
    {
        var isAanleveren = operatie.OperationId == Aanleveren;
        operatie.Summary = isAanleveren ? "Registraties aanleveren" : "Navragen wat er van een aanlevering is geworden";
        operatie.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Schema, document)] = [] }];
        operatie.Responses = new OpenApiResponses();
        Antwoord("200", isAanleveren ? "Gelezen. De registraties tellen mee, of waren al bekend." : "Wat er van geworden is", "Aanlevering", "application/json");
        if (isAanleveren)
        {
            Antwoord("202", "Gelezen, maar er valt iets op: iemand van de school moet eerst akkoord gaan", "Aanlevering", "application/json");
            operatie.Parameters =
            [
                Parameter("soort", ParameterLocation.Query, "aanvulling (als er niets staat): alleen nieuwe en gewijzigde registraties. volledig: binnen de periode vervalt wat er niet meer in staat.", new OpenApiSchema { Type = JsonSchemaType.String, Enum = ["aanvulling", "volledig"] }),
                Parameter("van", ParameterLocation.Query, "Eerste dag van een volledige export; anders de dag van de eerste registratie.", Dag()),
                Parameter("tot", ParameterLocation.Query, "Laatste dag van een volledige export, die dag meegerekend.", Dag()),
                Parameter(Registratieloket.Kenmerkkop, ParameterLocation.Header, "Een eigen kenmerk van deze zending. Hetzelfde kenmerk met dezelfde inhoud krijgt binnen twee dagen hetzelfde antwoord; met een andere inhoud 422.", new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = 100 }),
            ];
            var rij = new OpenApiSchemaReference("Registratie", document);
            operatie.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Description = "Een lijst, een registratie per regel (JSON Lines), of CSV met een kopregel. UTF-8.",
                Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
                {
                    ["application/json"] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.Array, Items = rij } },
                    ["application/x-ndjson"] = new() { Schema = rij },
                    ["text/csv"] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Description = "leerling;datum;dagdeel;lesuur;soort;minuten" } },
                },
            };
        }

        foreach (var status in isAanleveren ? new[] { 400, 401, 403, 409, 413, 415, 422, 429, 500, 503 } : [401, 404, 429, 500])
            Antwoord(status.ToString(System.Globalization.CultureInfo.InvariantCulture), Api.Probleem.Van(status).Title, "Probleem", Api.Probleem.Soort);

        void Antwoord(string status, string wat, string schema, string soort) => operatie.Responses![status] = new OpenApiResponse
        {
            Description = wat,
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { [soort] = new() { Schema = new OpenApiSchemaReference(schema, document) } },
        };
    }

    private static OpenApiParameter Parameter(string naam, ParameterLocation waar, string wat, OpenApiSchema schema) => new() { Name = naam, In = waar, Description = wat, Schema = schema };

    private static OpenApiSchema Dag() => new() { Type = JsonSchemaType.String, Format = "date" };

    private static OpenApiSchema Tekst(string wat) => new() { Type = JsonSchemaType.String, Description = wat };

    private static OpenApiSchema Getal(string wat) => new() { Type = JsonSchemaType.Integer, Format = "int64", Description = wat };

    private static OpenApiSchema Registratie() => Ding(["leerling", "datum", "soort"], new(StringComparer.Ordinal)
    {
        ["leerling"] = Tekst("Het leerlingnummer van de school. Nooit een BSN."),
        ["datum"] = Dag(),
        ["dagdeel"] = new OpenApiSchema { Type = JsonSchemaType.String, Enum = ["ochtend", "middag", "dag"] },
        ["lesuur"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "1", Maximum = "16" },
        ["soort"] = new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. Enum.GetValues<Domain.Verzuim.Verzuimsoort>().Select(s => JsonValue.Create(Domain.Verzuim.Verzuimnamen.Soort(s)))] },
        ["minuten"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "0", Maximum = "1440" },
        ["reden"] = Tekst("Een korte code, zoals arts of verlof."),
    });

    private static OpenApiSchema Aanlevering(OpenApiDocument document) => Ding(["id", "status", "ontvangen", "nieuw", "gewijzigd", "onveranderd", "geweigerd", "verdwenen", "bevindingen", "fouten"], new(StringComparer.Ordinal)
    {
        ["id"] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "uuid" },
        ["status"] = new OpenApiSchema { Type = JsonSchemaType.String, Enum = ["toegepast", "ongewijzigd", "wacht-op-akkoord", "bezig", "gelezen", "ongedaan", "geweigerd", "afgebroken"] },
        ["ontvangen"] = Getal("nieuw + gewijzigd + onveranderd + geweigerd"),
        ["nieuw"] = Getal("Hierover was niets bekend."),
        ["gewijzigd"] = Getal("Deze komen in de plaats van iets anders."),
        ["onveranderd"] = Getal("Deze waren al bekend."),
        ["geweigerd"] = Getal("Hier is iets mis mee; zie fouten."),
        ["verdwenen"] = Getal("Bekende registraties die een volledige export niet meer heeft."),
        ["bevindingen"] = new OpenApiSchema { Type = JsonSchemaType.Array, Items = Tekst("Wat er opvalt."), Description = "Waarom iemand eerst akkoord moet gaan." },
        ["fouten"] = new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchemaReference("Rijfout", document), Description = "De eerste duizend geweigerde rijen." },
    });

    private static OpenApiSchema Rijfout() => Ding(["rij", "kolom", "wat", "verwacht"], new(StringComparer.Ordinal)
    {
        ["rij"] = Getal("Het hoeveelste ding in JSON, de regel in CSV, vanaf 1. 0 is het geheel."),
        ["kolom"] = Tekst("Het veld; leeg is de hele rij."),
        ["wat"] = Tekst("Wat er mis is."),
        ["verwacht"] = Tekst("Wat er verwacht wordt."),
    });

    private static OpenApiSchema Probleem(OpenApiDocument document) => Ding(["type", "title", "status", "detail"], new(StringComparer.Ordinal)
    {
        ["type"] = Tekst("about:blank"),
        ["title"] = Tekst("Wat er is, in een paar woorden."),
        ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32" },
        ["detail"] = Tekst("Wat u kunt doen."),
        ["fouten"] = new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchemaReference("Rijfout", document) },
    });

    private static OpenApiSchema Ding(string[] verplicht, Dictionary<string, IOpenApiSchema> velden) => new() { Type = JsonSchemaType.Object, Required = verplicht.ToHashSet(StringComparer.Ordinal), Properties = velden };
}
