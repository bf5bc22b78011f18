using Microsoft.Playwright;

namespace Routeboek.E2E;

/// <summary>A page without a mouse: the Tab key reaches everything, one sees where one is, and gets out again.</summary>
internal static class Toetsenbord
{
    private const int Meeste = 60;

    /// <summary>Over the skip link into the contents, past everything in it, and out; what is wrong is returned.</summary>
    public static async Task<IReadOnlyList<string>> LoopAsync(IPage page)
    {
        var mis = new List<string>();
        // what asks for an answer has the focus already; from the top of the page the first Tab shows the way past the head
        await page.EvaluateAsync("() => { const top = document.createElement('span'); top.tabIndex = -1; document.body.prepend(top); top.focus(); top.remove(); scrollTo(0, 0); }");
        await page.Keyboard.PressAsync("Tab");
        var sla = page.Locator("a.sla-over");
        if (!await sla.EvaluateAsync<bool>("e => e === document.activeElement && e.getBoundingClientRect().left >= 0"))
            mis.Add("de eerste Tab toont de weg naar de inhoud niet");
        await sla.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        if (await page.EvaluateAsync<string>("() => document.activeElement.id") != "inhoud")
            mis.Add("de weg naar de inhoud leidt er niet heen");
        var aantal = await page.EvaluateAsync<int>(Voorbereiding);
        var lang = aantal > Meeste;
        // a date is three stops and a button
        var grens = Math.Min(aantal, Meeste) * 5 + 10;
        for (var i = 0; ; i++)
        {
            if (i > grens)
                return [.. mis, "Tab komt er niet meer uit"];
            // of a long list the beginning and the end tell
            if (lang && i == Meeste)
                await page.EvaluateAsync("() => window.__haltes.at(-2).focus()");
            await page.Keyboard.PressAsync("Tab");
            var stap = await page.EvaluateAsync<string>(Stap);
            if (stap == "uit")
                break;
            if (stap.Length > 0 && !mis.Contains(stap))
                mis.Add(stap);
        }

        if (!lang)
            mis.AddRange(await page.EvaluateAsync<string[]>("() => window.__haltes.filter(e => !window.__geweest.has(e) && !(e.type === 'radio' && window.__haltes.some(a => a.name === e.name && window.__geweest.has(a)))).map(e => 'Tab komt niet bij ' + e.outerHTML.slice(0, 120))"));
        return mis;
    }

    /// <summary>Only the Tab key: what it does not reach, nobody reaches without a mouse.</summary>
    public static async Task TabNaarAsync(IPage page, string naar)
    {
        await page.Locator(naar).First.WaitForAsync();
        for (var i = 0; i < 400; i++)
        {
            if (await page.EvaluateAsync<bool>("s => document.activeElement !== document.body && document.activeElement === document.querySelector(s)", naar))
                return;
            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"{naar} is met Tab niet te bereiken op {page.Url}");
    }

    private const string Voorbereiding = """
        () => {
          window.__geweest = new Set();
          window.__haltes = [...document.querySelectorAll('main :is(a[href], button, input:not([type=hidden]), select, textarea, summary)')]
            .filter(e => !e.disabled && e.tabIndex >= 0 && e.checkVisibility({ visibilityProperty: true }));
          return window.__haltes.length;
        }
        """;

    private const string Stap = """
        () => {
          const e = document.activeElement;
          if (!e || !e.closest('main')) return 'uit';
          if (window.__geweest.has(e)) return '';
          window.__geweest.add(e);
          const lijn = s => s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0;
          const r = e.getBoundingClientRect();
          if (r.bottom <= 0 || r.top >= innerHeight || r.width === 0) return 'buiten beeld: ' + e.outerHTML.slice(0, 120);
          return lijn(getComputedStyle(e)) || lijn(getComputedStyle(e, '::after')) ? '' : 'geen rand om wat aan de beurt is: ' + e.outerHTML.slice(0, 120);
        }
        """;
}
