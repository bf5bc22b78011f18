using System.Globalization;
using System.Text;
using Routeboek.Domain.Protocollen;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Application.Demo;

/// <summary>How far the writing is.</summary>
/// <param name="Leerlingen">Pupils written.</param>
/// <param name="Aantal">Pupils to write.</param>
/// <param name="Rijen">Rows of verzuim.csv written.</param>
/// <param name="Bytes">Bytes of verzuim.csv written.</param>
public readonly record struct Demovoortgang(int Leerlingen, int Aantal, long Rijen, long Bytes);

/// <summary>
/// Writes an invented world as the files of contract "signaleren": <c>verzuim.csv</c>, <c>leerlingen.csv</c>, <c>kalender.csv</c>.
/// Memory does not grow with the number of pupils. A file appears under its own name only when all three are complete.
/// </summary>
public sealed class DemodataSchrijver(Demowereld wereld)
{
    public const string Verzuimbestand = "verzuim.csv";
    public const string Leerlingenbestand = "leerlingen.csv";
    public const string Kalenderbestand = "kalender.csv";
    public const string Verzuimkop = "leerling;datum;dagdeel;lesuur;soort;minuten;reden\n";
    public const string Leerlingenkop = "leerling;geboortedatum;onderwijssoort;school;leerjaar;groep;woongemeente\n";
    public const string Kalenderkop = "datum;minuten\n";

    private const string Onaf = ".onaf";
    private const int Blokgrootte = 500; // pupils made in one go by one thread

    private static readonly string[] Bestanden = [Leerlingenbestand, Kalenderbestand, Verzuimbestand];

    /// <summary>Which of the three files are in the folder already.</summary>
    public static IReadOnlyList<string> Aanwezig(string map) => [.. Bestanden.Where(b => Path.Exists(Path.Combine(map, b)))];

    /// <summary>Writes the first pupils of the world; makes the folder when it is not there.</summary>
    /// <param name="map">The folder.</param>
    /// <param name="aantal">1 to <see cref="Demowereld.MaximaalAantalLeerlingen"/> inclusive.</param>
    /// <param name="overschrijf">False: a file that is there makes it fail.</param>
    /// <param name="voortgang">Called now and then, in order, on the calling thread.</param>
    /// <param name="stop">Stops between blocks; nothing is left behind.</param>
    /// <exception cref="IOException">The folder or a file cannot be written, or is there already.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be written.</exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public Demovoortgang Schrijf(string map, int aantal, bool overschrijf, Action<Demovoortgang>? voortgang, CancellationToken stop)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(aantal, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(aantal, Demowereld.MaximaalAantalLeerlingen);
        var nieuweMap = !Directory.Exists(map);
        Directory.CreateDirectory(map);
        var gemaakt = new List<string>(); // only these are cleared away: what another run is writing is not ours
        var klaar = false;
        try
        {
            Demovoortgang uitslag;
            using (var verzuim = Maak(map, Verzuimbestand, gemaakt))
            using (var leerlingen = Maak(map, Leerlingenbestand, gemaakt))
            using (var kalender = Maak(map, Kalenderbestand, gemaakt))
            {
                SchrijfKalender(kalender);
                uitslag = SchrijfLeerlingen(verzuim, leerlingen, aantal, voortgang, stop);
            }
            if (!overschrijf && Aanwezig(map) is [var eerste, ..])
                throw new IOException($"'{Path.Combine(map, eerste)}' bestaat al.");
            foreach (var bestand in Bestanden)
                File.Move(Path.Combine(map, bestand + Onaf), Path.Combine(map, bestand), overschrijf);
            klaar = true;
            return uitslag;
        }
        finally
        {
            if (!klaar)
                RuimOp(map, nieuweMap, gemaakt);
        }
    }

    private static FileStream Maak(string map, string bestand, List<string> gemaakt)
    {
        var pad = Path.Combine(map, bestand + Onaf);
        var stroom = new FileStream(pad, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        gemaakt.Add(pad);
        return stroom;
    }

    private static void RuimOp(string map, bool nieuweMap, List<string> gemaakt)
    {
        try
        {
            foreach (var pad in gemaakt)
                File.Delete(pad);
            if (nieuweMap && !Directory.EnumerateFileSystemEntries(map).Any())
                Directory.Delete(map);
        }
        catch (IOException)
        {
            // the failure that brought us here is the one to tell
        }
        catch (UnauthorizedAccessException)
        {
            // the same
        }
    }

    private void SchrijfKalender(FileStream uit)
    {
        var tekst = new StringBuilder(Kalenderkop);
        for (var i = wereld.EersteDag; i < wereld.EersteDag + wereld.Dagen; i++)
            tekst.Append(CultureInfo.InvariantCulture, $"{wereld.Opzet.Kalender.Datum(i):yyyy-MM-dd};{wereld.Opzet.Kalender.Minuten[i]}\n");
        uit.Write(Encoding.UTF8.GetBytes(tekst.ToString()));
    }

    private Demovoortgang SchrijfLeerlingen(FileStream verzuim, FileStream leerlingen, int aantal, Action<Demovoortgang>? voortgang, CancellationToken stop)
    {
        var kop = Encoding.UTF8.GetBytes(Verzuimkop);
        verzuim.Write(kop);
        leerlingen.Write(Encoding.UTF8.GetBytes(Leerlingenkop));
        long bytes = kop.Length;
        long rijen = 0;

        // Blocks are made by several threads and written by this one, in order; as many are under way as there are makers.
        var vrij = new Stack<Blok>();
        for (var i = 0; i < Environment.ProcessorCount + 1; i++)
            vrij.Push(new Blok(wereld));
        var onderweg = new Queue<Task<Blok>>();
        var volgende = 1;
        try
        {
            while (volgende <= aantal || onderweg.Count > 0)
            {
                stop.ThrowIfCancellationRequested();
                while (volgende <= aantal && vrij.TryPop(out var leeg))
                {
                    var (eerste, laatste) = (volgende, Math.Min(aantal, volgende + Blokgrootte - 1));
                    onderweg.Enqueue(Task.Run(() => leeg.Vul(eerste, laatste), CancellationToken.None));
                    volgende = laatste + 1;
                }
                var blok = onderweg.Dequeue().GetAwaiter().GetResult();
                verzuim.Write(blok.Verzuim);
                leerlingen.Write(blok.Leerlingen);
                bytes += blok.Verzuim.Length;
                rijen += blok.Rijen;
                voortgang?.Invoke(new Demovoortgang(blok.Laatste, aantal, rijen, bytes));
                vrij.Push(blok);
            }
        }
        finally
        {
            Task.WaitAll([.. onderweg], CancellationToken.None);
        }
        return new Demovoortgang(aantal, aantal, rijen, bytes);
    }

    /// <summary>The text of one block of pupils. All parts of a row are laid ready as bytes, so that a row is a few copies.</summary>
    private sealed class Blok
    {
        private const int LangsteRij = 96;
        private const int Datumlengte = 10;

        private static readonly byte[][] Soorten =
        [
            .. new[] { "te_laat", "ziek", "ziek_naar_huis", "ongeoorloofd", "geoorloofd", "onbekend", "niet_in_groep" }
                .Select(s => Encoding.UTF8.GetBytes($"{s};")),
        ];

        private static readonly byte[][] Redenen =
        [
            .. new[] { "", "arts", "religie", "verlof", "schorsing", "luxe", "wachtlijst" }.Select(r => Encoding.UTF8.GetBytes($";{r}\n")),
        ];

        private static readonly byte[][] Tijdvakken =
        [
            .. Enumerable.Range(0, 20).Select(code => Encoding.UTF8.GetBytes(code switch
            {
                0 => ";;",
                17 => "ochtend;;",
                18 => "middag;;",
                19 => "dag;;",
                _ => $";{code.ToString(CultureInfo.InvariantCulture)};",
            })),
        ];

        private readonly Demowereld _wereld;
        private readonly Demomaker _maker;
        private readonly byte[] _datums;
        private readonly string _sector;
        private readonly StringBuilder _regels = new();
        private byte[] _verzuim = new byte[1 << 20];
        private int _lengte;
        private byte[] _leerlingen = [];

        public Blok(Demowereld wereld)
        {
            _wereld = wereld;
            _maker = wereld.Maker();
            _sector = wereld.Opzet.Sector switch { Sector.Po => "po", Sector.Vo => "vo", Sector.Mbo => "mbo" };
            _datums = new byte[wereld.Dagen * Datumlengte];
            for (var d = 0; d < wereld.Dagen; d++)
                wereld.Opzet.Kalender.Datum(wereld.EersteDag + d).TryFormat(_datums.AsSpan(d * Datumlengte), out _, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        }

        public ReadOnlySpan<byte> Verzuim => _verzuim.AsSpan(0, _lengte);

        public ReadOnlySpan<byte> Leerlingen => _leerlingen;

        public int Laatste { get; private set; }

        public long Rijen { get; private set; }

        public Blok Vul(int eerste, int laatste)
        {
            _lengte = 0;
            Rijen = 0;
            Laatste = laatste;
            _regels.Clear();
            for (var nummer = eerste; nummer <= laatste; nummer++)
            {
                var sleutel = Demowereld.Sleutel(nummer);
                Leerling(sleutel, _wereld.Leerling(nummer));
                Verzuimrijen(sleutel, _maker.Rijen(nummer));
            }
            _leerlingen = Encoding.UTF8.GetBytes(_regels.ToString());
            return this;
        }

        private void Leerling(string sleutel, Demoleerling leerling)
        {
            var school = $"{_sector.ToUpperInvariant()}{leerling.School:00000}";
            _regels.Append(CultureInfo.InvariantCulture, $"{sleutel};{leerling.Geboortedatum:yyyy-MM-dd};{_sector};{school};{leerling.Leerjaar};{school}-{leerling.Leerjaar}{leerling.Groepsletter};{_wereld.Opzet.Woongemeenten[leerling.Woongemeente]}\n");
        }

        private void Verzuimrijen(string sleutel, ReadOnlySpan<Demorij> rijen)
        {
            Rijen += rijen.Length;
            if (_verzuim.Length - _lengte < rijen.Length * LangsteRij)
                Array.Resize(ref _verzuim, Math.Max(_verzuim.Length * 2, _lengte + rijen.Length * LangsteRij));
            var uit = _verzuim.AsSpan();
            var p = _lengte;
            Span<byte> begin = stackalloc byte[sleutel.Length + 1];
            Encoding.UTF8.GetBytes(sleutel, begin);
            begin[^1] = (byte)';';
            foreach (var rij in rijen)
            {
                begin.CopyTo(uit[p..]);
                p += begin.Length;
                _datums.AsSpan((rij.Dag - _wereld.EersteDag) * Datumlengte, Datumlengte).CopyTo(uit[p..]);
                p += Datumlengte;
                uit[p++] = (byte)';';
                p += Kopieer(Tijdvakken[rij.Tijdvak.Code], uit[p..]);
                p += Kopieer(Soorten[(int)rij.Soort], uit[p..]);
                if (rij.Minuten is { } minuten)
                {
                    minuten.TryFormat(uit[p..], out var cijfers, default, CultureInfo.InvariantCulture);
                    p += cijfers;
                }
                p += Kopieer(Redenen[(int)rij.Reden], uit[p..]);
            }
            _lengte = p;
        }

        private static int Kopieer(byte[] van, Span<byte> naar)
        {
            van.CopyTo(naar);
            return van.Length;
        }
    }
}
