using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Routeboek.Tests.Eisen;

namespace Routeboek.E2E;

public sealed class VerzuimscanTests(Browser browser) : IClassFixture<Browser>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Eis("B-REG-13")]
    public async Task BestandKiezen_GeeftDeScan_OokZonderScript(bool script)
    {
        var blad = await browser.OpenAsync(script: script);
        await MaakAsync(blad.Page, Klas.Verzuim);

        await Assertions.Expect(blad.Page.GetByRole(AriaRole.Heading, new() { Name = "Verzuimscan", Exact = true })).ToBeVisibleAsync();
        Assert.True(await blad.Page.Locator(".lg").CountAsync() > 5);
        Assert.Equal(script, await blad.Page.GetByRole(AriaRole.Button, new() { Name = "Afdrukken" }).IsVisibleAsync());
        await blad.Page.GetByRole(AriaRole.Link, new() { Name = "Terug naar het formulier" }).ClickAsync();
        await Assertions.Expect(blad.Page.Locator("#protocol")).ToHaveValueAsync("den-bosch-vo");
        Assert.Empty(blad.Fouten);
    }

    [Fact]
    public async Task Toetsenbord_AlleenIsGenoeg()
    {
        var blad = await browser.OpenAsync();
        var page = blad.Page;
        // the browser hands over a file chooser only to who asked before it opened; asking right before the key may come too late
        page.FileChooser += (_, _) => { };
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Naar de inhoud" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator("#protocol")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("'s-H");
        await Assertions.Expect(page.Locator("#protocol")).Not.ToHaveValueAsync("");
        await page.Locator("#protocol").SelectOptionAsync("den-bosch-vo");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator("form#scan summary")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator("#verzuim")).ToBeFocusedAsync();
        var kiezer = await page.RunAndWaitForFileChooserAsync(() => page.Keyboard.PressAsync("Space"));
        await kiezer.SetFilesAsync(Klas.Verzuim);
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Maak de verzuimscan" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("article h1")).ToBeVisibleAsync();

        // the table of the year opens by keyboard as well
        await page.Locator(".lg summary").First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".lg details table").First).ToBeVisibleAsync();
        Assert.Empty(blad.Fouten);
    }

    [Fact]
    public async Task Slepen_VultHetBestandIn()
    {
        var blad = await browser.OpenAsync();
        await blad.Page.EvaluateAsync("""
            () => {
              const bestanden = new DataTransfer();
              bestanden.items.add(new File(['leerling;datum;dagdeel;lesuur;soort;minuten\n'], 'gesleept.csv', { type: 'text/csv' }));
              document.getElementById('sleep').dispatchEvent(new DragEvent('drop', { dataTransfer: bestanden, bubbles: true, cancelable: true }));
            }
            """);

        Assert.Equal("gesleept.csv", await blad.Page.EvaluateAsync<string>("() => document.getElementById('verzuim').files[0].name"));
    }

    [Fact]
    public async Task TeGrootBestand_WordtVoorHetSturenGezegd_EnZonderScriptDoorDeServer()
    {
        var groot = Klas.Bestand("groot.csv", "leerling;datum;dagdeel;lesuur;soort;minuten\n" + new string(' ', 5 * 1024 * 1024));
        var met = await browser.OpenAsync();
        await MaakAsync(met.Page, groot);
        await Assertions.Expect(met.Page.Locator("#te-groot")).ToContainTextAsync("Meer dan 2 MB kan niet");

        var zonder = await browser.OpenAsync(script: false);
        await MaakAsync(zonder.Page, groot);
        await Assertions.Expect(zonder.Page.Locator("#fout")).ToContainTextAsync("groter dan 2 MB");
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task Paginas_HebbenGeenToegankelijkheidsfouten(int breedte)
    {
        var blad = await browser.OpenAsync(breedte);
        await blad.BewaarBeeldAsync($"formulier-{breedte}");
        await blad.Page.Locator("form#scan summary").ClickAsync();
        await KeurAsync(blad, "het formulier");
        await blad.BewaarBeeldAsync($"formulier-open-{breedte}");

        await blad.Page.Locator("form#scan summary").ClickAsync();
        await MaakAsync(blad.Page, Klas.Bestand("leeg.csv", ""));
        await Assertions.Expect(blad.Page.Locator("#fout")).ToBeVisibleAsync();
        await KeurAsync(blad, "het formulier met een fout");
        await blad.BewaarBeeldAsync($"fout-{breedte}");

        await MaakAsync(blad.Page, Klas.MetFouten);
        await Assertions.Expect(blad.Page.Locator("#lijst")).ToBeVisibleAsync();
        await KeurAsync(blad, "de lijst met geweigerde rijen");
        await blad.BewaarBeeldAsync($"geweigerd-{breedte}");
        await blad.Page.GetByText("Toch beoordelen").ClickAsync();
        await Assertions.Expect(blad.Page.Locator("article h1")).ToBeVisibleAsync();
        await KeurAsync(blad, "de scan onder de lijst");

        await blad.Page.GetByRole(AriaRole.Link, new() { Name = "Terug naar het formulier" }).ClickAsync();
        await MaakAsync(blad.Page, Klas.Verzuim);
        await blad.BewaarBeeldAsync($"scan-{breedte}");
        await blad.Page.Locator(".lg summary").First.ClickAsync();
        await KeurAsync(blad, "de scan");

        await blad.Page.GotoAsync("/bestaat-niet");
        await KeurAsync(blad, "de pagina die niet bestaat");
        Assert.Empty(blad.Fouten);
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task Paginas_SchuivenNietOpzij(int breedte)
    {
        var blad = await browser.OpenAsync(breedte);
        Assert.Equal(0, await OverAsync(blad.Page));
        await MaakAsync(blad.Page, Klas.MetFouten);
        await blad.Page.GetByText("Toch beoordelen").ClickAsync();
        Assert.Equal(0, await OverAsync(blad.Page));

        // the counter-example: something too wide is noticed
        await blad.Page.EvaluateAsync("() => document.querySelector('article').append(Object.assign(document.createElement('input'), { size: 400 }))");
        Assert.NotEqual(0, await OverAsync(blad.Page));

        static Task<int> OverAsync(IPage page) => page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
    }

    [Fact]
    public async Task Afdruk_HeeftBladen_EnGeenBalk()
    {
        var blad = await browser.OpenAsync();
        await MaakAsync(blad.Page, Klas.Verzuim);
        await blad.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        await Assertions.Expect(blad.Page.Locator(".balk")).ToBeHiddenAsync();
        var pdf = await blad.Page.PdfAsync(new PagePdfOptions { PreferCSSPageSize = true });
        if (Environment.GetEnvironmentVariable("ROUTEBOEK_BEELDEN") is { Length: > 0 } map)
            await File.WriteAllBytesAsync(Path.Combine(map, "scan.pdf"), pdf);

        var tekst = System.Text.Encoding.Latin1.GetString(pdf);
        Assert.InRange(Regex.Count(tekst, "/Type /Page\\b"), 2, 20);
    }

    [Fact]
    public async Task Bewaren_GeeftEenBestandDatZonderServerOpent()
    {
        var blad = await browser.OpenAsync();
        await MaakAsync(blad.Page, Klas.Verzuim);
        var download = await blad.Page.RunAndWaitForDownloadAsync(() => blad.Page.GetByRole(AriaRole.Button, new() { Name = "Bewaren als bestand" }).ClickAsync());

        Assert.Matches("^verzuimscan-\\d{4}-\\d{2}-\\d{2}\\.html$", download.SuggestedFilename);
        var html = await File.ReadAllTextAsync(await download.PathAsync());
        Assert.Contains("<h1>Verzuimscan</h1>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"balk", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.Empty(blad.Fouten);
    }

    [Fact]
    public async Task VijandigeSleutels_DoenNietsInDeBrowser()
    {
        string[] sleutels = ["<img src=x onerror=alert(1)>", "\"\"><svg onload=alert(1)>", "</style><script>alert(1)</script>", "{{7*7}}", "javascript:alert(1)"];
        var rijen = string.Concat(sleutels.SelectMany(s => Enumerable.Range(1, 5).Select(d => $"\"{s}\";2025-09-0{d};;1;te_laat;5\n")));
        var blad = await browser.OpenAsync();
        var dialogen = 0;
        blad.Page.Dialog += (_, d) =>
        {
            dialogen++;
            _ = d.DismissAsync();
        };
        await MaakAsync(blad.Page, Klas.Bestand("v.csv", "leerling;datum;dagdeel;lesuur;soort;minuten\n" + rijen + "L1;<script>alert(1)</script>;dag;;ziek;\n"), leerlingen: false);
        await blad.Page.GetByText("Toch beoordelen").ClickAsync();

        await Assertions.Expect(blad.Page.Locator(".lg h3").First).ToBeVisibleAsync();
        Assert.Equal(sleutels.Length, await blad.Page.Locator(".lg").CountAsync());
        Assert.Equal(0, dialogen);
        Assert.Empty(blad.Fouten);
    }

    private static async Task MaakAsync(IPage page, FilePayload verzuim, bool leerlingen = true)
    {
        if (!await page.Locator("form#scan").IsVisibleAsync())
            await page.GotoAsync("/verzuimscan");
        await page.Locator("#protocol").SelectOptionAsync("den-bosch-vo");
        if (leerlingen)
            await page.Locator("#leerlingen").SetInputFilesAsync(Klas.Leerlingen);
        await page.Locator("#verzuim").SetInputFilesAsync(verzuim);
        await page.GetByRole(AriaRole.Button, new() { Name = "Maak de verzuimscan" }).ClickAsync();
    }

    // the sheet is a file of its own, with a title of its own
    private static async Task KeurAsync(Blad blad, string wat) => Assert.Empty(await Paginakeuring.OntoegankelijkAsync(blad.Page, wat));
}
