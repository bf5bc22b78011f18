using System.Text;
using Routeboek.Application.Beelden;

namespace Routeboek.Application.Verzuimscan;

/// <summary>The look of the sheet: on screen, on a phone and on paper. Nothing is fetched.</summary>
internal static class Scanstijl
{
    /// <summary>The whole style, with the line that stands above each printed page.</summary>
    /// <param name="kopregel">Protocol and reference day; plain text.</param>
    public static string Met(string kopregel) =>
        $"{Basis}@page{{size:A4;margin:17mm 12mm 15mm;@top-left{{content:\"{Csstekst(kopregel)}\";{Randletter}}}"
        + $"@bottom-left{{content:\"Vertrouwelijk: gegevens over leerlingen\";{Randletter}}}@bottom-right{{content:\"blad \" counter(page) \" van \" counter(pages);{Randletter}}}}}\n";

    private const string Randletter = "font:8pt \"Noto Sans\",\"Segoe UI\",sans-serif;color:#333";

    // everything but letters, digits and a few harmless signs as a CSS escape
    private static string Csstekst(string tekst)
    {
        var uit = new StringBuilder();
        foreach (var teken in tekst.EnumerateRunes())
        {
            if (teken.IsAscii && (Rune.IsLetterOrDigit(teken) || teken.Value is ' ' or '-' or ',' or '.'))
                uit.Append(teken.ToString());
            else
                uit.Append('\\').Append(teken.Value.ToString("x", System.Globalization.CultureInfo.InvariantCulture)).Append(' ');
        }
        return uit.ToString();
    }

    private const string Basis = """

        :root{--inkt:#1c2430;--zacht:#4a5566;--lijn:#c9d1dc;--vlak:#f4f6f9;--merk:#154273;--goed:#1d5c2e;--goedvlak:#eaf4ea;color-scheme:light}
        *{box-sizing:border-box}
        html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
        body{margin:0;background:#fff;color:var(--inkt);font:16px/1.5 "Noto Sans","Segoe UI",system-ui,-apple-system,Roboto,"Helvetica Neue",Arial,sans-serif}
        .weg{position:absolute}
        .sla-over{position:absolute;left:-999px;top:0;background:#fff;color:var(--merk);padding:.5rem 1rem;z-index:2}
        .sla-over:focus{left:0}
        a{color:var(--merk);text-underline-offset:.15em}
        a:focus-visible,summary:focus-visible,button:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--merk);outline-offset:2px;border-radius:2px}
        .blad{max-width:72rem;margin:0 auto;padding:1rem 1rem 3rem}
        h1,h2,h3,h4{line-height:1.25;margin:0;color:var(--merk);overflow-wrap:anywhere}
        h1{font-size:1.9rem;letter-spacing:-.01em}
        h2{font-size:1.4rem;margin:2.25rem 0 .75rem}
        h3{font-size:1.2rem}
        h4{font-size:1.05rem;color:var(--inkt)}
        p{margin:.35rem 0}
        .onder{color:var(--zacht);margin-bottom:1rem}
        .let-op{border-inline-start:5px solid #8a5a00;background:#fdf5e3;padding:.6rem .9rem;margin:.6rem 0}
        .goedzo{border-inline-start:5px solid #3f8a4f;background:var(--goedvlak);padding:.75rem 1rem;margin:1rem 0}
        .goedzo h2{margin:0 0 .25rem;font-size:1.15rem;color:var(--goed)}
        .goedzo ul{margin:.25rem 0;padding-inline-start:1.2rem}
        .feiten{display:grid;grid-template-columns:repeat(auto-fit,minmax(13rem,1fr));gap:.6rem 1.5rem;margin:1rem 0;padding:.85rem 1rem;background:var(--vlak);border:1px solid var(--lijn);border-radius:4px}
        .feiten dt,.sig dt{font-weight:600;font-size:.84rem;color:var(--zacht)}
        .feiten dd,.sig dd{margin:0;overflow-wrap:anywhere}
        .tabel{overflow-x:auto}
        table{border-collapse:collapse;width:100%}
        caption{text-align:start;font-weight:600;padding:.25rem 0;color:var(--zacht);font-size:.9rem}
        th,td{text-align:start;padding:.4rem .7rem .4rem 0;border-bottom:1px solid var(--lijn);vertical-align:top}
        thead th{font-size:.84rem;color:var(--zacht);border-bottom:2px solid var(--lijn);vertical-align:bottom}
        tbody th{font-weight:600}
        .n{text-align:end;font-variant-numeric:tabular-nums;white-space:nowrap}
        .staaf{display:block;inline-size:100%;min-inline-size:7rem;max-inline-size:18rem;block-size:1.1rem;margin-block-start:.2rem}
        .staaf rect{fill:#7d94b3}
        .t3 rect{fill:#3b2a6b}.t2 rect{fill:#2f5f9e}.t1 rect{fill:#9db8d6}.t0 rect{fill:#79b07f}
        .ladder th[scope=rowgroup]{background:var(--vlak);padding-inline-start:.5rem}
        .groepskop{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:baseline;gap:.2rem 1rem;border-bottom:3px solid var(--merk);margin:2.75rem 0 1rem;padding-bottom:.3rem}
        .groepskop h2{margin:0}
        .groepskop p{margin:0;color:var(--zacht)}
        .lg{border:1px solid var(--lijn);border-radius:6px;margin:0 0 1rem;padding:.9rem 1.1rem 1rem}
        .lg>header{display:flex;flex-wrap:wrap;align-items:baseline;gap:.1rem .9rem}
        .wie{color:var(--zacht);margin:0}
        .goed{color:var(--goed);font-weight:600;margin:.2rem 0 .6rem;flex-basis:100%}.bron{color:var(--zacht);font-size:.84rem}
        .twee{display:grid;gap:1rem 2rem}
        @media(min-width:60rem){.twee{grid-template-columns:minmax(0,1fr) 24.5rem}}
        .sig{border-inline-start:5px solid #2f5f9e;padding-inline-start:.9rem;margin:0 0 1rem}
        .sig.t3{border-color:#3b2a6b}
        .sig h4 span{font-weight:400;color:var(--zacht);font-size:.88rem;white-space:nowrap}
        .vandaag{font-size:1.05rem;font-weight:600;display:flex;gap:.55rem;align-items:flex-start;margin:.25rem 0 .4rem}
        .vak{flex:none;inline-size:1.05rem;block-size:1.05rem;border:2px solid var(--inkt);border-radius:2px;margin-block-start:.25rem;background:#fff}
        .sig dl{margin:0;display:grid;grid-template-columns:5.6rem minmax(0,1fr);gap:.2rem .7rem;font-size:.94rem}
        .sig dt{padding-block-start:.08rem}
        .bij{margin-top:.6rem;font-size:.92rem}
        .bij ul,.buurt{margin:.2rem 0;padding-inline-start:1.2rem}
        .buurt{columns:22rem auto;column-gap:2.5rem}
        .buurt li{break-inside:avoid;margin-bottom:.3rem}

        """ + Beeldstijl.Css + """

        details{margin-top:.5rem;font-size:.92rem}
        summary{cursor:pointer;color:var(--merk);padding:.25rem 0;min-block-size:1.5rem}
        .groot .lg{content-visibility:auto;contain-intrinsic-size:auto 24rem}
        footer{margin-top:2.5rem;border-top:1px solid var(--lijn);padding-top:.75rem;color:var(--zacht);font-size:.9rem}
        @media(max-width:30rem){h1{font-size:1.55rem}.blad{padding:.75rem .75rem 2rem}.lg{padding:.75rem .7rem}.sig dl{grid-template-columns:1fr;gap:0 .7rem}.sig dt{padding-block-start:.3rem}.breed{display:none}th,td{padding:.4rem .45rem .4rem 0}thead .n{white-space:normal}}
        @media print{
        html{font-size:9pt}
        body{font-size:9pt;line-height:1.34}
        .blad{max-width:none;padding:0 .3mm}
        .niet-afdrukken,.sla-over,.lg details{display:none!important}
        a{color:inherit;text-decoration:none}
        h1{font-size:18pt}h2{font-size:13pt;margin:5mm 0 2mm}h3{font-size:11.5pt}h4{font-size:10pt}
        h2,h3,h4,.groepskop,caption,thead,.onder{break-after:avoid}
        thead{display:table-header-group}
        tr,.ladder tbody,.lg,.sig,.goedzo,.feiten{break-inside:avoid}
        .lg{content-visibility:visible!important;padding:2.5mm 3.5mm;margin-bottom:3.5mm;border-color:#888}
        .twee{grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:2mm 6mm}
        .sigs{display:contents}
        .even .kaart{grid-column:1/-1}
        .jaren{gap:1.5mm}
        .even .jaren{flex-direction:row;gap:6mm}
        .jaar{max-inline-size:none;min-inline-size:0}
        .even .jaar{flex:1 1 0}
        .bij{margin-top:1.5mm;padding-top:1mm;font-size:9pt}
        .groepskop{margin:6mm 0 3mm}
        .sig{margin-bottom:2.5mm}
        .sig dl{font-size:8.5pt;grid-template-columns:16mm minmax(0,1fr);gap:.4mm 2mm}.sig dt{font-size:8pt}.sig{padding-inline-start:2.5mm;border-inline-start-width:1.2mm}
        .vandaag{font-size:10.5pt;margin:.5mm 0 1mm}
        .feiten{gap:1.5mm 6mm;padding:2.5mm 3.5mm;margin:3mm 0;grid-template-columns:repeat(3,1fr)}
        .let-op,.goedzo{padding:2mm 3.5mm;margin:2.5mm 0}
        th,td{padding:.9mm 2.5mm .9mm 0}
        *{-webkit-print-color-adjust:exact;print-color-adjust:exact}
        }

        """;
}
