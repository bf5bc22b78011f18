using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Routeboek.Application.Invoer;
using Routeboek.Domain.Kalenders;

namespace Routeboek.Application.Registraties.Bronnen;

/// <summary>Any CSV or xlsx export, read by a mapping.</summary>
/// <param name="koppeling">The mapping, of kind csv or xlsx.</param>
/// <param name="kalender">For periods: which days are school days.</param>
/// <param name="openTot">Until which day reports without an end run, inclusive; null = their first day only.</param>
public sealed class KoppelingBron(Koppeling koppeling, Schoolkalender kalender, DateOnly? openTot = null) : Verzuimbron
{
    private readonly string[] _formaten = [.. koppeling.Datumformaten];

    public override string Naam => "koppeling";

    public override void Lees(Stream invoer, Rijontvanger ontvanger, CancellationToken stop)
    {
        using Tabellezer tabel = koppeling.Bestandssoort switch
        {
            "xlsx" => new XlsxTabel(invoer, koppeling.Blad),
            "csv" => new CsvTabel(invoer, koppeling.Scheidingsteken),
            _ => throw new Bestandsfout($"Deze koppeling is voor {koppeling.Bestandssoort}-bestanden. Geef --bron mee, of maak een koppeling voor dit bestand."),
        };
        var kolommen = new Kolomplaatsen(koppeling, tabel, ontvanger);
        var uitvouwer = new Uitvouwer(kalender, openTot);
        var lezer = new Rijlezer(this, koppeling, kolommen, uitvouwer, ontvanger);
        while (tabel.Volgende(ontvanger))
        {
            stop.ThrowIfCancellationRequested();
            lezer.Rij(tabel);
        }
        if (lezer.Overgeslagen > 0)
            ontvanger.Overgeslagen(lezer.Overgeslagen);
        uitvouwer.Klaar(ontvanger);
        if (tabel is CsvTabel { IsWindows1252: true })
            ontvanger.Opmerking("Het bestand is gelezen als Windows-1252 (geen UTF-8).");
    }

    internal static bool TryDatum(ReadOnlySpan<byte> tekst, string[] formaten, out DateOnly datum, out TimeOnly? tijd)
    {
        if (Tekst.TryIso(tekst, out datum, out tijd))
            return true;
        tijd = null;
        if (tekst.Length is 0 or > 40)
            return false;
        Span<char> tekens = stackalloc char[40];
        Utf8.ToUtf16(tekst, tekens, out _, out var n);
        foreach (var formaat in formaten)
        {
            if (!DateTime.TryParseExact(tekens[..n], formaat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) || moment.Year is < 1900 or > 2200)
                continue;
            datum = DateOnly.FromDateTime(moment);
            if (formaat.Contains('H', StringComparison.Ordinal))
                tijd = TimeOnly.FromDateTime(moment);
            return true;
        }
        return false;
    }

    /// <summary>Where the columns of the mapping stand in this file.</summary>
    private sealed class Kolomplaatsen
    {
        private readonly Koppeling _koppeling;
        private readonly Dictionary<string, int> _plek = new(StringComparer.Ordinal);

        public Kolomplaatsen(Koppeling koppeling, Tabellezer tabel, Rijontvanger ontvanger)
        {
            _koppeling = koppeling;
            if (!koppeling.MetKopregel)
            {
                foreach (var (rol, nummer) in koppeling.Kolommen)
                    _plek[rol] = int.Parse(nummer, CultureInfo.InvariantCulture) - 1;
                return;
            }
            do
            {
                if (!tabel.Volgende(ontvanger))
                    throw new Bestandsfout("Het bestand is leeg. Verwacht: een kopregel met de kolommen van de koppeling.");
            }
            while (tabel.Regel < koppeling.Kopregel);
            var koppen = new List<string>();
            for (var i = 0; i < tabel.Aantal; i++)
                koppen.Add(Encoding.UTF8.GetString(tabel.Veld(i)));
            foreach (var (rol, naam) in koppeling.Kolommen)
            {
                var plek = koppen.FindIndex(k => string.Equals(k, naam, StringComparison.OrdinalIgnoreCase));
                if (plek < 0)
                    throw new Bestandsfout($"De kolom '{Yamlboom.Kort(naam)}' ({rol}) staat niet in de kopregel. Klopt de koppeling bij dit bestand, en het scheidingsteken?");
                if (koppen.FindIndex(plek + 1, k => string.Equals(k, naam, StringComparison.OrdinalIgnoreCase)) >= 0)
                    throw new Bestandsfout($"De kolom '{Yamlboom.Kort(naam)}' ({rol}) staat twee keer in de kopregel.");
                _plek[rol] = plek;
            }
        }

        public int Van(string rol) => _plek.GetValueOrDefault(rol, -1);

        public string Kop(string rol) => _koppeling.Kolommen.TryGetValue(rol, out var naam)
            ? _koppeling.MetKopregel ? naam : "kolom " + naam
            : rol;
    }

    private sealed class Rijlezer(KoppelingBron bron, Koppeling koppeling, Kolomplaatsen kolommen, Uitvouwer uitvouwer, Rijontvanger ontvanger)
    {
        private readonly int _leerling = kolommen.Van("leerling");
        private readonly bool _periode = kolommen.Van("begindatum") >= 0;
        private readonly int _begin = Math.Max(kolommen.Van("datum"), kolommen.Van("begindatum"));
        private readonly int _eind = kolommen.Van("einddatum");
        private readonly int _dagdeel = kolommen.Van("dagdeel");
        private readonly int _beginuur = Math.Max(kolommen.Van("lesuur"), kolommen.Van("beginlesuur"));
        private readonly int _einduur = kolommen.Van("eindlesuur");
        private readonly int _begintijd = kolommen.Van("begintijd");
        private readonly int _eindtijd = kolommen.Van("eindtijd");
        private readonly int _code = kolommen.Van("code");
        private readonly int _soort = kolommen.Van("soort");
        private readonly int _minuten = kolommen.Van("minuten");
        private readonly int _reden = kolommen.Van("reden");
        private readonly string _kopDatum = kolommen.Kop(kolommen.Van("datum") >= 0 ? "datum" : "begindatum");
        private readonly string _kopLesuur = kolommen.Kop(kolommen.Van("lesuur") >= 0 ? "lesuur" : "beginlesuur");

        private readonly Dictionary<string, byte[]> _dagdelen =
            koppeling.Dagdelen.ToDictionary(d => d.Key, d => Encoding.UTF8.GetBytes(d.Value), StringComparer.OrdinalIgnoreCase);

        public long Overgeslagen { get; private set; }

        public void Rij(Tabellezer tabel)
        {
            var regel = tabel.Regel;
            if (Betekenis(tabel) is not { } betekenis)
                return;
            if (betekenis.Soort is not { } soort)
            {
                Overgeslagen++;
                return;
            }
            if (!TryDatum(tabel.Veld(_begin), bron._formaten, out var begin, out var van))
            {
                ontvanger.Fout(regel, _kopDatum, "geen datum volgens de koppeling", string.Join(" of ", bron._formaten.Prepend("yyyy-MM-dd").Distinct(StringComparer.Ordinal)));
                return;
            }
            var eind = begin;
            TimeOnly? tot = null;
            var open = false;
            if (_eind >= 0)
            {
                var cel = tabel.Veld(_eind);
                open = cel.IsEmpty;
                if (!open && !TryDatum(cel, bron._formaten, out eind, out tot))
                {
                    ontvanger.Fout(regel, kolommen.Kop("einddatum"), "geen datum volgens de koppeling", "een datum, of leeg als de melding nog loopt");
                    return;
                }
            }
            if (!_periode || (_eind < 0 && _eindtijd < 0))
                van = null; // the time of a single moment is when it was written down
            if (!Lesuur(tabel, _beginuur, "beginlesuur", out var vanUur) || !Lesuur(tabel, _einduur, "eindlesuur", out var totUur)
                || !Tijd(tabel, _begintijd, "begintijd", ref van) || !Tijd(tabel, _eindtijd, "eindtijd", ref tot))
            {
                return;
            }
            var reden = tabel.Veld(_reden);
            var dagdeel = Dagdeel(tabel.Veld(_dagdeel));
            // an empty slot in a file that names its slots is a gap, not a whole day: the judge tells it
            var zonderTijdvak = !_periode && (_dagdeel >= 0 || _beginuur >= 0) && dagdeel.IsEmpty && vanUur == 0 && totUur == 0 && van is null && tot is null;
            // what names its own slot is over when that slot is
            open &= vanUur == 0 && totUur == 0 && tot is null && dagdeel.IsEmpty;
            uitvouwer.Lever(new Melding
            {
                Regel = regel,
                Leerling = tabel.Veld(_leerling),
                Begin = begin,
                Eind = eind,
                Open = open,
                Van = van == TimeOnly.MinValue ? null : van,
                Tot = tot,
                BeginLesuur = vanUur,
                EindLesuur = totUur,
                Dagdeel = dagdeel,
                ZonderTijdvak = zonderTijdvak,
                Soort = soort,
                Minuten = tabel.Veld(_minuten),
                Reden = reden.IsEmpty ? betekenis.RedenUtf8 : reden,
                Datumkolom = _kopDatum,
                Lesuurkolom = _kopLesuur,
            }, ontvanger);
        }

        private Codebetekenis? Betekenis(Tabellezer tabel)
        {
            if (_soort >= 0)
            {
                var woord = tabel.Veld(_soort);
                if (Tekst.Soort(woord) is { } soort)
                    return new Codebetekenis(soort, null);
                ontvanger.Fout(tabel.Regel, kolommen.Kop("soort"), $"'{Tekst.Toonbaar(woord)}' is geen soort verzuim",
                    "ziek, ziek_naar_huis, te_laat, ongeoorloofd, geoorloofd, onbekend of niet_in_groep");
                return null;
            }
            var code = tabel.Veld(_code);
            var betekenis = code.IsEmpty && koppeling.LegeCode is { } leeg ? leeg : koppeling.Codes.Zoek(code);
            if (betekenis is null)
            {
                ontvanger.Fout(tabel.Regel, kolommen.Kop("code"),
                    code.IsEmpty ? "de code is leeg" : $"de code '{Tekst.Toonbaar(code)}' staat niet in de koppeling",
                    code.IsEmpty ? "een code, of een regel 'lege_code: onbekend' in de koppeling" : $"een regel onder codes, bijvoorbeeld '\"{Tekst.Toonbaar(code)}\": geoorloofd' of ': negeer'");
            }
            return betekenis;
        }

        private bool Lesuur(Tabellezer tabel, int kolom, string rol, out int uur)
        {
            uur = 0;
            var cel = tabel.Veld(kolom);
            if (kolom < 0 || cel.IsEmpty)
                return true;
            // "3e", "u3", "lesuur 3": the digits are the hour
            var eerste = cel.IndexOfAnyInRange((byte)'0', (byte)'9');
            var rest = eerste < 0 ? default : cel[eerste..];
            var laatste = rest.LastIndexOfAnyInRange((byte)'0', (byte)'9');
            if (laatste >= 0 && eerste <= 7 && rest.Length - laatste <= 8 && Tekst.TryGetal(rest[..(laatste + 1)], out uur) && uur is > 0 and <= 99)
                return true;
            ontvanger.Fout(tabel.Regel, kolom == _beginuur ? _kopLesuur : kolommen.Kop(rol), "geen lesuur", "een getal van 1 tot en met 16");
            return false;
        }

        private bool Tijd(Tabellezer tabel, int kolom, string rol, ref TimeOnly? tijd)
        {
            var cel = tabel.Veld(kolom);
            if (kolom < 0 || cel.IsEmpty)
                return true;
            if (!Tekst.TryTijd(cel, out var gelezen) && !(Tekst.TryIso(cel, out _, out var uitDatum) && uitDatum is { } klok && (gelezen = klok) == klok))
            {
                ontvanger.Fout(tabel.Regel, kolommen.Kop(rol), "geen tijd", "bijvoorbeeld 08:30");
                return false;
            }
            tijd = gelezen;
            return true;
        }

        private ReadOnlySpan<byte> Dagdeel(ReadOnlySpan<byte> cel)
        {
            if (cel.IsEmpty || cel.Length > 64 || _dagdelen.Count == 0)
                return cel;
            Span<char> tekens = stackalloc char[64];
            Utf8.ToUtf16(cel, tekens, out _, out var n);
            return _dagdelen.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(tekens[..n], out var woord) ? woord : cel;
        }
    }
}
