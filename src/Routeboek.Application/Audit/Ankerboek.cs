using System.Security.Cryptography;
using System.Text;
using Routeboek.Domain.Audit;

namespace Routeboek.Application.Audit;

/// <summary>
/// The folder where heads of the chains are kept: one file for each node and key that writes, with the public key beside it. Lines are
/// only added. It belongs on another machine, or to another user than the database.
/// </summary>
/// <param name="map">The folder; made when it is not there.</param>
/// <param name="knooppunt">The name of this node: letters, digits and dashes.</param>
/// <param name="sleutelbestand">The private key that signs, outside the folder and outside the database; made when it is not there.</param>
public sealed class Ankerboek(string map, string knooppunt, string sleutelbestand) : IDisposable
{
    private const string Achtervoegsel = ".ankers";
    private const string Sleutelachtervoegsel = ".pem";

    private readonly Dictionary<string, long> _geschreven = new(StringComparer.Ordinal);
    private ECDsa? _sleutel;
    private string _vorige = "";
    private long _lengte = -1;

    // a node with another key, after a move for instance, writes a file of its own
    private string Bestand => Path.Combine(map, $"{knooppunt}-{Vingerafdruk(_sleutel!)}{Achtervoegsel}");

    /// <summary>Adds the heads that grew since the last time.</summary>
    /// <returns>The chains that are shorter than they were: somebody was at the database.</returns>
    public async Task<IReadOnlyList<string>> VoegToeAsync(IReadOnlyList<Auditanker> hoofden, DateTime nu, CancellationToken stop)
    {
        Directory.CreateDirectory(map);
        _sleutel ??= await SleutelAsync(stop);
        await using var stroom = new FileStream(Bestand, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        if (stroom.Length != _lengte)
            await LeesEigenAsync(stroom, stop);
        var teruggelopen = hoofden.Where(h => _geschreven.GetValueOrDefault(h.Organisatie) > h.Nr).Select(h => h.Organisatie).ToList();
        var gegroeid = hoofden.Where(h => _geschreven.GetValueOrDefault(h.Organisatie) < h.Nr).ToList();
        if (gegroeid.Count > 0)
        {
            var tekst = new Ankerregel(_vorige, nu, gegroeid).Schrijf(_sleutel);
            stroom.Seek(0, SeekOrigin.End);
            await stroom.WriteAsync(Encoding.UTF8.GetBytes(tekst + "\n"), stop);
            stroom.Flush(flushToDisk: true);
            (_vorige, _lengte) = (Ankerregel.Hash(tekst), stroom.Length);
            foreach (var hoofd in gegroeid)
                _geschreven[hoofd.Organisatie] = hoofd.Nr;
        }

        return teruggelopen;
    }

    /// <summary>Puts the anchors of a database that is no more aside: they say nothing of a new one, and are no proof to throw away.</summary>
    public void LegWeg(DateTime nu)
    {
        foreach (var bestand in Directory.Exists(map) ? Directory.GetFiles(map, $"{knooppunt}-*{Achtervoegsel}") : [])
            File.Move(bestand, FormattableString.Invariant($"{bestand}.tot-{nu:yyyyMMddTHHmmss}"));
        (_lengte, _vorige) = (-1, "");
        _geschreven.Clear();
    }

    /// <summary>Reads everything that is in a folder of anchors.</summary>
    public static Ankerstand Lees(string map)
    {
        if (!Directory.Exists(map))
            return Ankerstand.Geen;
        var hoofden = new Dictionary<string, IReadOnlyList<Auditanker>>(StringComparer.Ordinal);
        var (sleutels, bevindingen) = (new SortedSet<string>(StringComparer.Ordinal), new List<Ankerbevinding>());
        foreach (var bestand in Directory.EnumerateFiles(map, "*" + Achtervoegsel).Order(StringComparer.Ordinal))
        {
            var naam = Path.GetFileName(bestand);
            using var sleutel = Openbaar(Path.ChangeExtension(bestand, Sleutelachtervoegsel));
            if (sleutel is null)
            {
                bevindingen.Add(new Ankerbevinding(naam, 0, "de openbare sleutel ernaast ontbreekt of is geen sleutel, dus van deze ankers is niet te zeggen of ze echt zijn"));
                continue;
            }

            sleutels.Add(Vingerafdruk(sleutel));
            LeesBestand(bestand, sleutel, hoofden, bevindingen);
        }

        return new Ankerstand(hoofden, [.. sleutels], bevindingen);
    }

    public void Dispose() => _sleutel?.Dispose();

    private static void LeesBestand(string bestand, ECDsa sleutel, Dictionary<string, IReadOnlyList<Auditanker>> hoofden, List<Ankerbevinding> bevindingen)
    {
        var (naam, vorige, nr) = (Path.GetFileName(bestand), "", 0);
        foreach (var tekst in Regels(bestand))
        {
            nr++;
            var regel = Ankerregel.Lees(tekst, sleutel, out var echt);
            // half a line is what a power cut leaves; that nothing is missing there shows by the next line, which follows from the one before
            if (regel is null)
                continue;
            if (!echt)
            {
                bevindingen.Add(new Ankerbevinding(naam, nr, "de handtekening klopt niet: deze regel is veranderd of is niet van deze sleutel"));
                continue;
            }

            if (regel.Vorige != vorige)
                bevindingen.Add(new Ankerbevinding(naam, nr, "deze regel volgt niet op de regel ervoor: er is een regel weg, veranderd of verplaatst"));
            vorige = Ankerregel.Hash(tekst);
            foreach (var hoofd in regel.Hoofden)
            {
                if (!hoofden.TryGetValue(hoofd.Organisatie, out var keten))
                    hoofden[hoofd.Organisatie] = keten = new List<Auditanker>();
                ((List<Auditanker>)keten).Add(hoofd);
            }
        }
    }

    private async Task LeesEigenAsync(FileStream stroom, CancellationToken stop)
    {
        _geschreven.Clear();
        _vorige = "";
        foreach (var tekst in Regels(Bestand))
        {
            if (Ankerregel.Lees(tekst, null, out _) is not { } regel)
                continue;
            _vorige = Ankerregel.Hash(tekst);
            foreach (var hoofd in regel.Hoofden)
                _geschreven[hoofd.Organisatie] = hoofd.Nr;
        }

        // half a line at the end: the next one begins on its own
        if (stroom.Length > 0)
        {
            stroom.Seek(-1, SeekOrigin.End);
            if (stroom.ReadByte() != '\n')
                await stroom.WriteAsync("\n"u8.ToArray(), stop);
        }

        _lengte = stroom.Length;
    }

    // somebody may be writing: what is being added is read next time
    private static IEnumerable<string> Regels(string bestand)
    {
        using var stroom = new FileStream(bestand, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var lezer = new StreamReader(stroom, Encoding.UTF8);
        while (lezer.ReadLine() is { } regel)
            yield return regel;
    }

    private async Task<ECDsa> SleutelAsync(CancellationToken stop)
    {
        var sleutel = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        if (File.Exists(sleutelbestand))
            sleutel.ImportFromPem(await File.ReadAllTextAsync(sleutelbestand, stop));
        else
            await SchrijfGeheimAsync(sleutelbestand, sleutel.ExportPkcs8PrivateKeyPem(), stop);
        var openbaar = Path.Combine(map, $"{knooppunt}-{Vingerafdruk(sleutel)}{Sleutelachtervoegsel}");
        if (!File.Exists(openbaar))
            await File.WriteAllTextAsync(openbaar, sleutel.ExportSubjectPublicKeyInfoPem() + "\n", stop);
        return sleutel;
    }

    private static async Task SchrijfGeheimAsync(string bestand, string inhoud, CancellationToken stop)
    {
        var opties = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            opties.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var stroom = new FileStream(bestand, opties);
        await stroom.WriteAsync(Encoding.UTF8.GetBytes(inhoud + "\n"), stop);
    }

    private static ECDsa? Openbaar(string bestand)
    {
        if (!File.Exists(bestand))
            return null;
        var sleutel = ECDsa.Create();
        try
        {
            sleutel.ImportFromPem(File.ReadAllText(bestand));
            return sleutel;
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            sleutel.Dispose();
            return null;
        }
    }

    private static string Vingerafdruk(ECDsa sleutel) => Convert.ToHexStringLower(SHA256.HashData(sleutel.ExportSubjectPublicKeyInfo()))[..16];
}
