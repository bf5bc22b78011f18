using Routeboek.Application.Inlezen;
using Routeboek.Web.Bedrijf;

namespace Routeboek.Web.Inlezen;

/// <summary>
/// Keeps the folders of the schools clean: takes away what was read or refused long ago, and puts back what a node was at that does not come
/// back itself. Safe on as many nodes as there are: what is gone is gone, and a file is renamed once.
/// </summary>
internal sealed class Mapopruiming(Inleesinstellingen instellingen, Bedrijfsinstellingen bedrijf, Bewaartermijnen termijnen, Schoolmap scholen, TimeProvider klok, ILogger<Mapopruiming> log)
{
    public const string Naam = "mappen opruimen";

    /// <summary>A node that lives puts its mark at every look, and reads no file for so long.</summary>
    public static readonly TimeSpan Dood = TimeSpan.FromHours(2);

    /// <returns>How many files were taken away or put back.</returns>
    public async Task<int> LoopAsync(CancellationToken stop)
    {
        if (instellingen.Map is not { } map || !Directory.Exists(map) || !await scholen.MagAsync(stop))
            return 0;
        var (weg, terug) = (0, 0);
        foreach (var schoolmap in new DirectoryInfo(map).EnumerateDirectories())
        {
            stop.ThrowIfCancellationRequested();
            if (schoolmap.LinkTarget is not null || await scholen.VindAsync(schoolmap.Name, stop) is null)
                continue;
            weg += Ruim(Path.Combine(schoolmap.FullName, Mapwacht.Gelezen), termijnen.Gelezen) + Ruim(Path.Combine(schoolmap.FullName, Mapwacht.Geweigerd), termijnen.Geweigerd);
            terug += LegTerug(schoolmap);
        }

        if (weg + terug > 0)
            log.LogInformation("In de mappen van de scholen zijn {Weg} oude bestanden gewist en {Terug} teruggelegd", weg, terug);
        return weg + terug;
    }

    private int Ruim(string pad, TimeSpan termijn)
    {
        var map = new DirectoryInfo(pad);
        if (!map.Exists || map.LinkTarget is not null)
            return 0;
        var grens = klok.GetUtcNow().UtcDateTime - termijn;
        var weg = 0;
        foreach (var bestand in map.EnumerateFiles().Where(b => !b.Name.EndsWith(Mapwacht.Verslag, StringComparison.Ordinal)).ToList())
        {
            // the file keeps the time of its maker; the report beside it was written when it was read
            var verslag = new FileInfo(bestand.FullName + Mapwacht.Verslag);
            if ((verslag.Exists ? verslag : bestand).LastWriteTimeUtc >= grens)
                continue;
            bestand.Delete();
            verslag.Delete();
            weg++;
        }

        foreach (var verslag in map.EnumerateFiles("*" + Mapwacht.Verslag).Where(v => v.LastWriteTimeUtc < grens).ToList())
            verslag.Delete();
        return weg;
    }

    private int LegTerug(DirectoryInfo schoolmap)
    {
        var bezig = new DirectoryInfo(Path.Combine(schoolmap.FullName, Mapwacht.Bezig));
        if (!bezig.Exists || bezig.LinkTarget is not null)
            return 0;
        var grens = klok.GetUtcNow().UtcDateTime - Dood;
        var terug = 0;
        foreach (var node in bezig.EnumerateDirectories().Where(n => n.LinkTarget is null && n.Name != bedrijf.Knooppunt && n.LastWriteTimeUtc < grens).ToList())
        {
            try
            {
                foreach (var bestand in node.EnumerateFiles().ToList())
                {
                    bestand.MoveTo(Mapwacht.Vrij(schoolmap.FullName, bestand.Name, klok));
                    terug++;
                }

                node.Delete();
            }
            catch (IOException)
            {
                // it lives after all, or another node is at the same
            }
        }

        return terug;
    }
}
