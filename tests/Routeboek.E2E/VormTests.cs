using Microsoft.Playwright;

namespace Routeboek.E2E;

/// <summary>The frame of the pages and the parts they are built with, in a browser.</summary>
public sealed class VormTests(Browser browser) : IClassFixture<Browser>
{
    [Theory]
    [InlineData("/kit", null)]
    [InlineData("/kit", "Beheerder")]
    [InlineData("/", "Mentor")]
    [InlineData("/verzuimscan", null)]
    [InlineData("/taal", null)]
    public async Task Pagina_Voldoet(string pad, string? rol) => await Paginakeuring.KeurAsync(browser, pad, rol);
}
