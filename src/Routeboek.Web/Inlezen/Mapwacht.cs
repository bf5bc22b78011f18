using System.Globalization;
using System.Text;
using Routeboek.Application.Inlezen;
using Routeboek.Application.Invoer;
using Routeboek.Application.Opslag;
using Routeboek.Application.Registraties.Bronnen;
using Routeboek.Domain.Organisaties;
using Routeboek.Web.Bedrijf;

namespace Routeboek.Web.Inlezen;

/// <summary>
/// Brings in what lies in the folder of a school. A file is taken when it is whole (the same size and time on two looks, or <c>.klaar</c> beside it), by
/// one node only: renaming is what takes it. Afterwards it lies in <c>gelezen</c> or <c>geweigerd</c> with a report beside it.
/// </summary>
internal sealed class Mapwacht(Inleesinstellingen instellingen, Bedrijfsinstellingen bedrijf, Schoolmap scholen, LeesIn inlezen, LeesLeerlingenIn leerlingen, TimeProvider klok, ILogger<Mapwacht> log)
{
    public const string Naam = "mappen inlezen";
    public const string Gelezen = "gelezen";
    public const string Geweigerd = "geweigerd";
    public const string Klaar = ".klaar";

    internal const string Bezig = ".bezig";
    internal const string Verslag = ".verslag.txt";

    private readonly Dictionary<string, (long Grootte, DateTime Tijd)> _gezien = new(StringComparer.Ordinal);
    private bool _hersteld;

    /// <summary>One look at all folders.</summary>
    /// <returns>How many files were taken.</returns>
    public async Task<int> LoopAsync(CancellationToken stop)
    {
        if (instellingen.Map is not { } map || !Directory.Exists(map) || !await scholen.MagAsync(stop))
            return 0;
        var aantal = 0;
        var gezien = new HashSet<string>(StringComparer.Ordinal);
        foreach (var schoolmap in new DirectoryInfo(map).EnumerateDirectories().OrderBy(m => m.Name, StringComparer.Ordinal))
        {
            // a link could lead anywhere
            if (schoolmap.LinkTarget is not null || await scholen.VindAsync(schoolmap.Name, stop) is not { } school)
                continue;
            if (!_hersteld)
                Herstel(schoolmap);
            Leef(schoolmap);
            foreach (var bestand in schoolmap.EnumerateFiles().OrderBy(b => b.Name, StringComparer.Ordinal).ToList())
            {
                stop.ThrowIfCancellationRequested();
                if (bestand.Name.StartsWith('.') || bestand.Name.EndsWith(Klaar, StringComparison.Ordinal))
                    continue;
                gezien.Add(bestand.FullName);
                if (IsHeel(bestand) && Neem(schoolmap, bestand) is { } genomen)
                {
                    aantal++;
                    await LeesAsync(schoolmap, school, bestand.Name, genomen, stop);
                }
            }
        }

        _hersteld = true;
        foreach (var weg in _gezien.Keys.Where(p => !gezien.Contains(p)).ToList())
            _gezien.Remove(weg);
        return aantal;
    }

    private bool IsHeel(FileInfo bestand)
    {
        if (bestand.LinkTarget is not null || File.Exists(bestand.FullName + Klaar))
            return true;
        var nu = (bestand.Length, bestand.LastWriteTimeUtc);
        var heel = _gezien.TryGetValue(bestand.FullName, out var eerder) && eerder == nu;
        _gezien[bestand.FullName] = nu;
        return heel;
    }

    // whoever renames it has it; who comes second finds nothing
    private string? Neem(DirectoryInfo schoolmap, FileInfo bestand)
    {
        try
        {
            var bezig = schoolmap.CreateSubdirectory(Path.Combine(Bezig, bedrijf.Knooppunt)).FullName;
            var genomen = Path.Combine(bezig, bestand.Name);
            File.Move(bestand.FullName, genomen, overwrite: true);
            _gezien.Remove(bestand.FullName);
            return genomen;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // what this node was at when it stopped; the import itself finds what it did already
    private void Herstel(DirectoryInfo schoolmap)
    {
        var bezig = new DirectoryInfo(Path.Combine(schoolmap.FullName, Bezig, bedrijf.Knooppunt));
        if (!bezig.Exists || bezig.LinkTarget is not null)
            return;
        foreach (var bestand in bezig.EnumerateFiles())
            bestand.MoveTo(Vrij(schoolmap.FullName, bestand.Name));
    }

    // by this other nodes see that this one lives
    private void Leef(DirectoryInfo schoolmap)
    {
        var bezig = new DirectoryInfo(Path.Combine(schoolmap.FullName, Bezig, bedrijf.Knooppunt));
        if (bezig.Exists)
            bezig.LastWriteTimeUtc = klok.GetUtcNow().UtcDateTime;
    }

    private async Task LeesAsync(DirectoryInfo schoolmap, OrganisatieId school, string naam, string genomen, CancellationToken stop)
    {
        var terug = true;
        try
        {
            if (new FileInfo(genomen).LinkTarget is not null)
            {
                Leg(schoolmap, Geweigerd, naam, genomen, ["Dit is een verwijzing, geen bestand. Leg het bestand zelf in de map."]);
                terug = false;
                return;
            }

            var (waarheen, verslag) = await LeesInAsync(school, naam, genomen, stop);
            if (waarheen is null)
                return;
            Leg(schoolmap, waarheen, naam, genomen, verslag);
            terug = false;
        }
        finally
        {
            if (terug && File.Exists(genomen))
                File.Move(genomen, Vrij(schoolmap.FullName, naam));
            else
                File.Delete(Path.Combine(schoolmap.FullName, naam + Klaar));
        }
    }

    // null = later
    private async Task<(string? Waarheen, IReadOnlyList<string> Verslag)> LeesInAsync(OrganisatieId school, string naam, string pad, CancellationToken stop)
    {
        await using var stroom = new FileStream(pad, FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024, FileOptions.SequentialScan);
        var begin = new byte[Math.Min(stroom.Length, Bronherkenning.Genoeg)];
        await stroom.ReadExactlyAsync(begin, stop);
        stroom.Position = 0;
        var actor = Mapactor.Van(school);
        if (naam.StartsWith("leerlingen", StringComparison.OrdinalIgnoreCase) || Bronherkenning.Herken(begin, naam).Soort == Bestandsoort.Edexml)
        {
            var gelezen = await leerlingen.VoerUitAsync(actor, new LeesLeerlingenIn.Invoer(school, stroom, naam, PasDirectToe: true), stop);
            return Uitkomst(gelezen, u => [Som(u.Telling), .. Regels(u.Fouten)]);
        }

        var soort = naam.StartsWith("aanvulling", StringComparison.OrdinalIgnoreCase) ? Inleessoort.Aanvulling : Inleessoort.Volledig;
        var uitkomst = await inlezen.VoerUitAsync(actor, new LeesIn.Invoer(school, stroom, naam, soort) { PasDirectToe = true, Verdringt = false, Lengte = stroom.Length }, stop);
        return Uitkomst(uitkomst, b =>
        [
            b.Status == Inleesstatus.WachtOpAkkoord ? "Er valt iets op. Dit telt pas mee als iemand van de school akkoord gaat op de pagina Gegevens inlezen." : $"Het bestand is {Beurttekst.Van(b.Status)}.",
            Som(b.Telling), .. b.Bevindingen.Select(v => v.Zin), .. Regels(b.Fouten),
        ]);
    }

    private static (string?, IReadOnlyList<string>) Uitkomst<T>(Resultaat<T> resultaat, Func<T, IReadOnlyList<string>> verslag) => resultaat.Match<(string?, IReadOnlyList<string>)>(
        waarde => (Gelezen, verslag(waarde)),
        () => (Geweigerd, ["Deze school kan hier niets inlezen."]),
        fouten => fouten.Any(LeesIn.KanLater) ? (null, []) : (Geweigerd, Regels(fouten)),
        (_, _) => (Geweigerd, []));

    private static string Som(Inleestelling t) => string.Create(CultureInfo.InvariantCulture,
        $"{t.Ontvangen} ontvangen = {t.Nieuw} nieuw + {t.Gewijzigd} gewijzigd + {t.Onveranderd} onveranderd + {t.Geweigerd} geweigerd");

    private static IReadOnlyList<string> Regels(IReadOnlyList<Bestandsmelding> fouten) => [.. fouten.Select(f => (f with { Bestand = "" }).ToString().TrimStart(':', ' '))];

    private void Leg(DirectoryInfo schoolmap, string waarheen, string naam, string genomen, IReadOnlyList<string> verslag)
    {
        var doelmap = schoolmap.CreateSubdirectory(waarheen);
        // a link in its place would carry the file out of the folder
        if (doelmap.LinkTarget is not null)
            throw new IOException($"de map {waarheen} is een verwijzing");
        var doel = Vrij(doelmap.FullName, naam);
        File.Move(genomen, doel);
        using (var tekst = new StreamWriter(new FileStream(doel + Verslag, FileMode.CreateNew, FileAccess.Write), new UTF8Encoding(false)))
        {
            tekst.WriteLine(Application.Kalenders.Schoolklok.Plaatselijk(klok.GetUtcNow().UtcDateTime).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));
            foreach (var regel in verslag)
                tekst.WriteLine(regel);
        }

        // the name of a file may be the name of a pupil
        log.LogInformation("Een bestand uit de map van {School} is {Uitkomst}", schoolmap.Name, waarheen);
    }

    // the same name twice: the second gets the time with it
    private string Vrij(string map, string naam) => Vrij(map, naam, klok);

    internal static string Vrij(string map, string naam, TimeProvider klok)
    {
        var doel = Path.Combine(map, naam);
        return !File.Exists(doel) && !File.Exists(doel + Verslag) ? doel
            : Path.Combine(map, $"{Path.GetFileNameWithoutExtension(naam)}-{klok.GetUtcNow().ToString("yyyyMMddHHmmssfffffff", CultureInfo.InvariantCulture)}-{Guid.NewGuid().ToString("N")[..6]}{Path.GetExtension(naam)}");
    }
}
