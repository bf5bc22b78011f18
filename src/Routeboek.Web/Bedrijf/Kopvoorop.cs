namespace Routeboek.Web.Bedrijf;

/// <summary>Puts the headers outside everything, also outside the check of the host name that the framework lays around the program.</summary>
internal sealed class Kopvoorop : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.UseMiddleware<Verzoekmeting>();
        app.UseMiddleware<Beveiligingskoppen>();
        next(app);
    };
}
