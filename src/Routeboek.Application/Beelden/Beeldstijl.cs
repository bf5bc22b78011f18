namespace Routeboek.Application.Beelden;

/// <summary>The look of the pictures. The sheet that stands alone carries it along; the same text is a file of the web application, and a test holds them equal.</summary>
public static class Beeldstijl
{
    public const string Css = """
        .legenda{display:flex;flex-wrap:wrap;gap:.35rem 1.1rem;list-style:none;margin:.5rem 0;padding:0;font-size:.9rem}
        .legenda li{display:flex;align-items:center;gap:.4rem}
        .cel{inline-size:1.25rem;block-size:1.25rem;flex:none}
        .jaren{display:flex;flex-direction:column;gap:.5rem}
        .jaar{display:block;inline-size:100%;max-inline-size:30rem;block-size:auto;overflow:visible}
        .rs text,.m text{font:600 9px "Noto Sans","Segoe UI",system-ui,sans-serif;fill:#3d4757}
        .m rect{fill:#fff;stroke-width:1.4}.m text{text-anchor:middle;font-size:9px}
        .er{fill:#e6f4e4;stroke:#aecdab;stroke-width:.7}.vrij{fill:#c6cad1}.geen{fill:#e9ebee;stroke:#c3c8d0;stroke-width:.6}
        .later{fill:#fff;stroke:#c9d1dc;stroke-width:.8}.peil{fill:none;stroke:#1c2430;stroke-width:1.4}.reeks{fill:none;stroke:#1c2430;stroke-width:1.5}
        #meer{fill:#1c2430;stroke:#fff;stroke-width:.7}
        .zi rect{stroke:#1f5fa8}.zi text{fill:#174a86}.zi.vol rect{fill:#1f5fa8}
        .zh rect{stroke:#0f6e7c}.zh text{fill:#0b5a66}.zh.vol rect{fill:#0f6e7c}
        .tl rect{stroke:#94610a;fill:#fff3d9}.tl text{fill:#754b00}.tl.vol rect{fill:#94610a}
        .on rect{stroke:#5f2c8f}.on text{fill:#5f2c8f}.on.vol rect{fill:#5f2c8f}
        .ge rect{stroke:#55662a}.ge text{fill:#47561f}.ge.vol rect{fill:#55662a}
        .ob rect{stroke:#4f5866}.ob text{fill:#3d4757}.ob.vol rect{fill:#4f5866}
        .ng rect{stroke:#8a4a2b}.ng text{fill:#733b20}.ng.vol rect{fill:#8a4a2b}
        .m.vol text{fill:#fff}
        .jaar,.cel,.lijn{stroke:none;stroke-width:1;fill:#1c2430}
        .lijn{display:block;inline-size:100%;max-inline-size:42rem;block-size:auto}
        .lijn text{font:600 9px "Noto Sans","Segoe UI",system-ui,sans-serif;fill:#3d4757}
        .band95{fill:#e6f4e4}.band90{fill:#f4f0dc}.band0{fill:#f1f2f5}.grens{stroke:#8a94a3;stroke-width:.6;stroke-dasharray:2 2}
        .loop{fill:none;stroke:#154273;stroke-width:2}.week{fill:#fff;stroke:#154273;stroke-width:1}
        """;
}
