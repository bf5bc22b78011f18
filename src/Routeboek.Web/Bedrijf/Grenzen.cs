using Microsoft.AspNetCore.Http.Features;

namespace Routeboek.Web.Bedrijf;

/// <summary>How much and how slowly may be sent. A page that takes files sets its own size.</summary>
internal static class Grenzen
{
    public const int GrootsteVerzoek = 1024 * 1024;
    public const int MeesteVelden = 256;
    public const int LangsteVeld = 64 * 1024;

    private const int MeesteVerbindingen = 200;
    private const int MeesteKoppen = 64;
    private const int GrootsteKoppen = 16 * 1024;

    public static void VoegGrenzenToe(this WebApplicationBuilder builder)
    {
        builder.VoegHerkomstToe();
        builder.WebHost.ConfigureKestrel(k =>
        {
            k.AddServerHeader = false;
            k.Limits.MaxRequestBodySize = GrootsteVerzoek;
            k.Limits.MaxConcurrentConnections = MeesteVerbindingen;
            k.Limits.MaxRequestHeaderCount = MeesteKoppen;
            k.Limits.MaxRequestHeadersTotalSize = GrootsteKoppen;
            // who sends headers or a body drop by drop holds a connection that others need
            k.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
            k.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(60);
            k.Limits.MinRequestBodyDataRate = new(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
        });
        builder.Services.Configure<FormOptions>(f =>
        {
            f.ValueCountLimit = MeesteVelden;
            f.KeyLengthLimit = 256;
            f.ValueLengthLimit = LangsteVeld;
            f.MultipartBodyLengthLimit = GrootsteVerzoek;
            f.MultipartHeadersCountLimit = 8;
            f.MultipartHeadersLengthLimit = 4 * 1024;
        });
    }
}
