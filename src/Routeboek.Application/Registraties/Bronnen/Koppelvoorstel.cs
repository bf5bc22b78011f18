using System.Globalization;
using System.Text;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Application.Registraties.Bronnen;

/// <summary>
/// Proposes a mapping for a file from the names of its columns and what stands in them. What is not sure is marked
/// <c># controleer</c>. A column with names or citizen service numbers is never the key of a pupil.
/// </summary>
public sealed class Koppelvoorstel
{
    /// <summary>How many rows are looked at.</summary>
    public const int Steekproef = 5000;

    /// <summary>How far down a header is looked for.</summary>
    private const int Titelregels = 10;

    private const string Controleer = "# controleer";

    private static readonly string[] Datumformaten =
    [
        "d-M-yyyy", "d/M/yyyy", "d.M.yyyy", "yyyyMMdd", "yyyy/M/d", "d-M-yy", "d/M/yy", "M/d/yyyy",
        "d-M-yyyy H:mm", "d-M-yyyy H:mm:ss", "d/M/yyyy H:mm", "d/M/yyyy H:mm:ss",
    ];

    private static readonly Dictionary<string, string[]> Namen = new(StringComparer.Ordinal)
    {
        ["leerling"] = ["leerlingnummer", "leerlingnr", "stamnummer", "stamnr", "llnr", "llnummer", "deelnemernummer", "deelnemernr", "studentnummer", "studentnr", "leerlingsleutel", "leerlingid", "leerling", "lln", "sleutel", "nummer", "nr", "id"],
        ["datum"] = ["datum", "absentiedatum", "verzuimdatum", "datumverzuim", "datumabsentie", "lesdatum", "dag", "date"],
        ["begindatum"] = ["begindatum", "datumbegin", "startdatum", "datumstart", "datumvan", "ingangsdatum", "vanaf", "begin", "van", "start"],
        ["einddatum"] = ["einddatum", "datumeind", "datumeinde", "datumtot", "totenmet", "tm", "eind", "einde", "tot"],
        ["dagdeel"] = ["dagdeel", "dagdelen", "deel"],
        ["lesuur"] = ["lesuur", "uur", "lesnummer", "lesnr", "uurnr", "les"],
        ["beginlesuur"] = ["beginlesuur", "lesuurbegin", "lesuurvan", "beginuur", "uurvan", "vanuur", "eerstelesuur"],
        ["eindlesuur"] = ["eindlesuur", "lesuureind", "lesuureinde", "lesuurtot", "einduur", "uurtot", "totuur", "laatstelesuur"],
        ["begintijd"] = ["begintijd", "starttijd", "tijdvan", "vantijd", "tijdbegin"],
        ["eindtijd"] = ["eindtijd", "tijdtot", "tottijd", "tijdeind", "tijdeinde"],
        ["code"] = ["absentiecode", "verzuimcode", "redencode", "code", "absentiesoort", "verzuimsoort", "absentietype", "verzuimtype", "soort", "absentiereden", "verzuimreden", "type", "afkorting", "reden", "categorie", "melding", "status"],
        ["minuten"] = ["minuten", "aantalminuten", "minutengemist", "duurinminuten", "duur", "min"],
        ["reden"] = ["reden", "redencode", "absentiereden", "verzuimreden"],
    };

    private static readonly string[] Persoonsnamen =
    [
        "naam", "achternaam", "roepnaam", "voornaam", "voornamen", "voorletters", "tussenvoegsel", "voorvoegsel", "leerlingnaam",
        "naamleerling", "volledigenaam", "weergavenaam", "docent", "mentor", "ouder", "email", "emailadres",
    ];

    private static readonly string[] Burgernummers = ["bsn", "burgerservicenummer", "sofinummer", "onderwijsnummer", "pgn", "persoonsgebondennummer"];

    private readonly List<Kolom> _kolommen = [];
    private readonly StringBuilder _yaml = new();
    private readonly Dictionary<string, (Kolom Kolom, bool Zeker)> _keuze = new(StringComparer.Ordinal);
    private bool _metKop = true;
    private int _rijen;
    private long _kopregel;

    private Koppelvoorstel()
    {
    }

    /// <summary>Reads the beginning of a CSV or xlsx and returns the text of a mapping that loads.</summary>
    /// <param name="invoer">The file; must be able to seek.</param>
    /// <param name="bestandsnaam">Only to recognise the file by; it never enters the mapping, since it can be a pupil's name.</param>
    /// <param name="stop">To break off.</param>
    /// <exception cref="Bestandsfout">No mapping can be made, with the reason.</exception>
    public static string Maak(Stream invoer, string bestandsnaam, CancellationToken stop = default)
    {
        using var tabel = Open(invoer, bestandsnaam);
        var voorstel = new Koppelvoorstel();
        voorstel.Kijk(tabel, stop);
        voorstel.Schrijf(tabel);
        return voorstel._yaml.ToString();
    }

    /// <summary>The same, as something in which people choose.</summary>
    /// <inheritdoc cref="Maak"/>
    public static Koppelontwerp Ontwerp(Stream invoer, string bestandsnaam, CancellationToken stop = default)
    {
        using var tabel = Open(invoer, bestandsnaam);
        var voorstel = new Koppelvoorstel();
        voorstel.Kijk(tabel, stop);
        return new Koppelontwerp
        {
            Bestandssoort = tabel is CsvTabel ? "csv" : "xlsx",
            Scheiding = (tabel as CsvTabel)?.Scheiding,
            MetKop = voorstel._metKop,
            Kopregel = voorstel._kopregel,
            Rijen = voorstel._rijen,
            Keuzes = voorstel._keuze.ToDictionary(k => k.Key, k => k.Value.Kolom.Nummer, StringComparer.Ordinal),
            Onzeker = voorstel._keuze.Where(k => !k.Value.Zeker || !voorstel._metKop).Select(k => k.Key).ToHashSet(StringComparer.Ordinal),
            Kolommen = [.. voorstel._kolommen.Select(voorstel.Ontwerp)],
        };
    }

    private const int MeesteVoorbeelden = 3;

    // a date has as many digits as a citizen service number, so it is shown only when it is surely a date
    private static IReadOnlyList<string> Voorbeelden(Kolom kolom) => kolom.IsBsn || kolom.IsPersoonsnaam ? []
        : kolom.Datumformaat is null ? [.. kolom.Waarden.Keys.Take(MeesteVoorbeelden).Select(Schoon)]
        : [.. kolom.Waarden.Keys.Where(w => Kolom.IsDatum(Encoding.UTF8.GetBytes(w))).Take(MeesteVoorbeelden)];

    private Ontwerpkolom Ontwerp(Kolom kolom) => new(kolom.Nummer, _metKop ? Schoon(kolom.Kop) : "",
        Voorbeelden(kolom), kolom.IsBsn,
        !kolom.KanCode ? [] : [.. kolom.Waarden.OrderByDescending(w => w.Value).ThenBy(w => w.Key, StringComparer.Ordinal).Select(w =>
        {
            var (soort, reden, zeker) = Tekst.Soort(Encoding.UTF8.GetBytes(w.Key)) is { } woord ? (Tekst.Naam(woord), null, true) : Codegok.Raad(w.Key);
            return new Ontwerpcode(w.Key, w.Value, soort, reden, zeker);
        })])
    {
        Kop = kolom.Kop,
        Datumformaat = kolom.Datumformaat,
        DagOfMaand = kolom.DagOfMaand,
        Leeg = _rijen - kolom.Gevuld,
        Dagdelen = kolom.IsDagdeel ? [.. kolom.Waarden.Keys.Where(w => Dagdeel(w) is { } d && !string.Equals(w, d, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(w => (w, Dagdeel(w)!))] : [],
    };

    private static Tabellezer Open(Stream invoer, string bestandsnaam)
    {
        var begin = new byte[Bronherkenning.Genoeg];
        var plek = invoer.Position;
        var n = invoer.ReadAtLeast(begin, begin.Length, throwOnEndOfStream: false);
        invoer.Position = plek;
        var herkend = Bronherkenning.Herken(begin.AsSpan(0, n), bestandsnaam);
        switch (herkend.Soort)
        {
            case Bestandsoort.Geweigerd or Bestandsoort.Edexml:
                throw new Bestandsfout(herkend.Uitleg);
            case Bestandsoort.EduarteAbsentie or Bestandsoort.EduarteWaarneming or Bestandsoort.Somtoday or Bestandsoort.Magister:
                throw new Bestandsfout($"Dit bestand heeft geen koppeling van kolommen nodig: {herkend.Uitleg} Het wordt zo gelezen met --bron {herkend.Bron}. Alleen eigen codes horen in een koppeling; zie docs/bronnen.md.");
            default:
                return herkend.Soort == Bestandsoort.Xlsx ? new XlsxTabel(invoer, null) : new CsvTabel(invoer, null);
        }
    }

    private void Kijk(Tabellezer tabel, CancellationToken stop)
    {
        var stil = new Stil();
        var eerste = new List<(long Regel, byte[][] Cellen)>();
        while (eerste.Count < Titelregels && tabel.Volgende(stil))
            eerste.Add((tabel.Regel, [.. Enumerable.Range(0, tabel.Aantal).Select(i => tabel.Veld(i).ToArray())]));
        if (eerste.Count == 0)
            throw new Bestandsfout("Het bestand is leeg.");
        // a workbook often has a title above its header
        var kop = Math.Max(0, eerste.FindIndex(r => r.Cellen.Count(c => IsKop(Tekst.Lees(c))) >= 2));
        _kopregel = eerste[kop].Regel;
        for (var i = 0; i < eerste[kop].Cellen.Length; i++)
            _kolommen.Add(new Kolom(i, Tekst.Lees(eerste[kop].Cellen[i])));
        _metKop = !_kolommen.Exists(k => Kolom.IsDatum(Encoding.UTF8.GetBytes(k.Kop)));
        foreach (var (_, cellen) in eerste.Skip(_metKop ? kop + 1 : kop))
        {
            _rijen++;
            for (var i = 0; i < cellen.Length && i < _kolommen.Count; i++)
                _kolommen[i].Tel(cellen[i]);
        }
        while (_rijen < Steekproef && tabel.Volgende(stil))
        {
            stop.ThrowIfCancellationRequested();
            Tel(tabel);
        }
        if (_rijen == 0)
            throw new Bestandsfout("Onder de kopregel staan geen rijen. Een voorstel heeft een export met gegevens nodig.");
        Kies();
    }

    private static bool IsKop(string cel)
    {
        var naam = Normaal(cel);
        return naam.Length > 1 && (Namen.Values.Any(n => n.Contains(naam, StringComparer.Ordinal))
            || Persoonsnamen.Contains(naam, StringComparer.Ordinal) || Burgernummers.Contains(naam, StringComparer.Ordinal));
    }

    private void Tel(Tabellezer tabel)
    {
        _rijen++;
        for (var i = 0; i < tabel.Aantal && i < _kolommen.Count; i++)
            _kolommen[i].Tel(tabel.Veld(i));
    }

    private void Kies()
    {
        var sleutel = Beste("leerling", k => k.KanSleutel, k => k.GemiddeldHerhaald && k.HeeftCijfers);
        if (sleutel is null)
        {
            var bsn = _kolommen.Find(k => k.IsBsn);
            throw new Bestandsfout(bsn is null
                ? "Er is geen kolom met een leerlingnummer gevonden (namen worden nooit als sleutel gebruikt). Neem het leerlingnummer of stamnummer op in de export."
                : $"De kolom '{Naam(bsn)}' bevat BSN's en wordt nooit als sleutel gebruikt. Laat het BSN uit de export weg en neem het leerlingnummer of stamnummer op.");
        }
        var eind = Beste("einddatum", k => k.Datumformaat is not null || k.Gevuld == 0, null);
        if (eind is not null && Beste("begindatum", k => k.Datumformaat is not null, null) is null)
        {
            // "datum" beside "tot": the first is where the period begins
            if (Beste("datum", k => k.Datumformaat is not null, k => true) is { } alsBegin)
            {
                _keuze.Remove("datum");
                _keuze["begindatum"] = (alsBegin, false);
            }
            else
            {
                _keuze.Remove("einddatum");
            }
        }
        else if (eind is null)
        {
            if (Beste("datum", k => k.Datumformaat is not null, null) is null && Beste("begindatum", k => k.Datumformaat is not null, null) is null)
                Beste("datum", k => k.Datumformaat is not null, k => true);
        }
        if (!_keuze.ContainsKey("datum") && !_keuze.ContainsKey("begindatum"))
            throw new Bestandsfout("Er is geen kolom met datums gevonden. Neem de datum van het verzuim op in de export.");
        Beste("beginlesuur", k => k.IsLesuur, null);
        if (_keuze.ContainsKey("beginlesuur"))
            Beste("eindlesuur", k => k.IsLesuur || k.Gevuld == 0, null);
        else
            Beste("lesuur", k => k.IsLesuur, k => k.Waarden.Count > 1);
        Beste("dagdeel", k => k.IsDagdeel, k => k.IsDagdeel);
        Beste("begintijd", k => k.IsTijd, null);
        Beste("eindtijd", k => k.IsTijd, null);
        if (Beste("code", k => k.KanCode && k.LijktCode, k => k.BekendeCodes >= 0.5) is null)
            throw new Bestandsfout("Er is geen kolom met de soort of code van het verzuim gevonden. Neem de absentiecode of de soort op in de export.");
        Beste("minuten", k => k.IsGetal, null);
        Beste("reden", k => k.KanCode, null);
    }

    // The best column for a role: by its name first, else (not sure) by its content alone
    private Kolom? Beste(string rol, Func<Kolom, bool> past, Func<Kolom, bool>? opInhoud)
    {
        var vrij = _kolommen.FindAll(k => !_keuze.Values.Any(v => v.Kolom == k) && !k.IsBsn && past(k));
        if (_metKop)
        {
            foreach (var naam in Namen[rol])
            {
                if (vrij.Find(k => string.Equals(k.Genormaliseerd, naam, StringComparison.Ordinal)) is { } precies)
                    return Neem(rol, precies, naam is not ("nummer" or "nr" or "id" or "van" or "tot" or "dag" or "les" or "type" or "status" or "melding" or "categorie" or "start" or "begin"));
            }
            foreach (var naam in Namen[rol].Where(n => n.Length > 3))
            {
                if (vrij.Find(k => !k.IsPersoonsnaam && k.Genormaliseerd.Contains(naam, StringComparison.Ordinal)) is { } bevat)
                    return Neem(rol, bevat, false);
            }
        }
        return opInhoud is not null && vrij.Find(k => !k.IsPersoonsnaam && !HoortBijAnder(rol, k) && opInhoud(k)) is { } inhoud ? Neem(rol, inhoud, false) : null;
    }

    private bool HoortBijAnder(string rol, Kolom kolom) =>
        _metKop && Namen.Any(n => !string.Equals(n.Key, rol, StringComparison.Ordinal) && n.Value.Contains(kolom.Genormaliseerd, StringComparer.Ordinal));

    private Kolom Neem(string rol, Kolom kolom, bool zeker)
    {
        _keuze[rol] = (kolom, zeker);
        return kolom;
    }

    private string Naam(Kolom kolom) => _metKop ? Schoon(kolom.Kop) : $"kolom {kolom.Nummer + 1}";

    private static string Schoon(string tekst) => Tekst.Toonbaar(Encoding.UTF8.GetBytes(tekst));

    private void Schrijf(Tabellezer tabel)
    {
        Regel($"# Voorstel, gemaakt uit de eerste {_rijen} rijen van een export.");
        Regel("# Loop de regels met 'controleer' na, bewaar dit bestand en lees de export in met --koppeling.");
        foreach (var kolom in _kolommen)
        {
            if (kolom.IsBsn)
                Regel($"# Overgeslagen: de kolom '{Naam(kolom)}' bevat BSN's. Laat die voortaan uit de export weg.");
            else if (kolom.IsPersoonsnaam && _metKop)
                Regel($"# Overgeslagen: de kolom '{Naam(kolom)}' bevat namen. Die zijn niet nodig.");
        }
        Regel("koppeling: 1");
        Regel("naam: Voorstel");
        if (tabel is CsvTabel csv)
        {
            Regel("bestandssoort: csv");
            Regel($"scheidingsteken: {(csv.Scheiding == '\t' ? "tab" : Citaat(csv.Scheiding.ToString()))}");
        }
        else
        {
            Regel("bestandssoort: xlsx");
        }
        if (!_metKop)
            Regel("kopregel: nee " + Controleer + ": de eerste regel lijkt al een registratie; de kolommen zijn nummers");
        else if (_kopregel != 1)
            Regel($"kopregel: {_kopregel} # de regel met de namen van de kolommen");
        Regel("kolommen:");
        var code = _keuze["code"].Kolom;
        var alleWoorden = code.Waarden.Keys.All(w => Tekst.Soort(Encoding.UTF8.GetBytes(w)) is not null) && code.Gevuld == _rijen;
        foreach (var rol in Namen.Keys)
        {
            if (!_keuze.TryGetValue(rol, out var keuze))
                continue;
            var naam = rol is "code" && alleWoorden ? "soort" : rol;
            var waarde = _metKop ? Citaat(keuze.Kolom.Kop) : (keuze.Kolom.Nummer + 1).ToString(CultureInfo.InvariantCulture);
            Regel($"  {naam}: {waarde}" + (keuze.Zeker && _metKop ? "" : " " + Controleer));
        }
        SchrijfDatums();
        if (_keuze.TryGetValue("dagdeel", out var dagdeel))
            SchrijfDagdelen(dagdeel.Kolom);
        if (!alleWoorden)
            SchrijfCodes(code);
    }

    private void SchrijfDatums()
    {
        var formaten = new List<string>();
        var twijfel = false;
        foreach (var rol in (ReadOnlySpan<string>)["datum", "begindatum", "einddatum"])
        {
            if (!_keuze.TryGetValue(rol, out var keuze) || keuze.Kolom.Datumformaat is not { Length: > 0 } formaat || formaten.Contains(formaat, StringComparer.Ordinal))
                continue;
            formaten.Add(formaat);
            twijfel |= keuze.Kolom.DagOfMaand;
        }
        if (formaten.Count > 0)
            Regel($"datumformaat: [{string.Join(", ", formaten.Select(Citaat))}]" + (twijfel ? $" {Controleer}: dag en maand kunnen omgewisseld zijn" : ""));
    }

    private void SchrijfDagdelen(Kolom kolom)
    {
        var anders = kolom.Waarden.Keys.Where(w => Dagdeel(w) is { } d && !string.Equals(w, d, StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        if (anders.Count == 0)
            return;
        Regel("dagdelen:");
        foreach (var woord in anders)
            Regel($"  {Citaat(woord)}: {Dagdeel(woord)}");
    }

    private void SchrijfCodes(Kolom kolom)
    {
        var omschrijving = _kolommen.Find(k => k != kolom && k.KanCode && k.Genormaliseerd.Contains("omschrijving", StringComparison.Ordinal));
        Regel("codes:" + (omschrijving is null ? "" : $" # vergelijk met de kolom '{Naam(omschrijving)}'"));
        foreach (var (code, aantal) in kolom.Waarden.OrderByDescending(w => w.Value).ThenBy(w => w.Key, StringComparer.Ordinal))
        {
            var (soort, reden, zeker) = Codegok.Raad(code);
            Regel($"  {Citaat(code)}:{(reden is null ? " " + soort : $" {{ soort: {soort}, reden: {reden} }}")} # {aantal} keer{(zeker ? "" : "; controleer")}");
        }
        if (kolom.Gevuld < _rijen)
            Regel($"lege_code: onbekend {Controleer}: {_rijen - kolom.Gevuld} rijen zonder code");
    }

    private static string? Dagdeel(string woord) => Normaal(woord) switch
    {
        "ochtend" or "o" or "vm" or "voormiddag" or "morgen" or "am" or "ocht" => "ochtend",
        "middag" or "m" or "nm" or "namiddag" or "pm" or "midd" => "middag",
        "dag" or "d" or "hd" or "heledag" or "heel" or "h" or "geheledag" => "dag",
        _ => null,
    };

    private void Regel(string tekst) => _yaml.Append(tekst).Append('\n');

    /// <summary>A double-quoted scalar that holds any text.</summary>
    internal static string Citaat(string tekst)
    {
        var doel = new StringBuilder("\"");
        foreach (var teken in tekst)
        {
            if (teken is '"' or '\\')
                doel.Append('\\').Append(teken);
            else if (char.IsControl(teken) || char.IsSurrogate(teken) || teken is '\u2028' or '\u2029' or '\uFEFF' or '\u0085')
                doel.Append(CultureInfo.InvariantCulture, $"\\u{(int)teken:X4}");
            else
                doel.Append(teken);
        }
        return doel.Append('"').ToString();
    }

    private static string Normaal(string tekst) => string.Concat(tekst.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private sealed class Stil : Rijontvanger
    {
        public override void Rij(in RuweRij rij)
        {
        }

        public override void Fout(long regel, string kolom, string wat, string verwacht)
        {
        }

        public override void Overgeslagen(long aantal)
        {
        }

        public override void Opmerking(string tekst)
        {
        }
    }

    /// <summary>What stands in one column.</summary>
    private sealed class Kolom(int nummer, string kop)
    {
        private const int MaximaalVerschillend = 400;

        private readonly int[] _perFormaat = new int[Datumformaten.Length];
        private int _iso;
        private int _lesuren;
        private int _getallen;
        private int _tijden;
        private int _bsn;
        private int _namen;
        private int _cijfers;
        private int _langst;
        private bool _veel;

        public int Nummer { get; } = nummer;

        public string Kop { get; } = kop;

        public string Genormaliseerd { get; } = Normaal(kop);

        public int Gevuld { get; private set; }

        /// <summary>Value to number of times; only complete when few.</summary>
        public Dictionary<string, int> Waarden { get; } = new(StringComparer.OrdinalIgnoreCase);

        public void Tel(ReadOnlySpan<byte> cel)
        {
            if (cel.IsEmpty)
                return;
            Gevuld++;
            _langst = Math.Max(_langst, cel.Length);
            if (Elfproef.Slaagt(cel))
                _bsn++;
            if (Tekst.TryGetal(cel, out var getal))
            {
                _getallen++;
                if (getal is >= 1 and <= Tijdvak.HoogsteLesuur)
                    _lesuren++;
            }
            if (cel.IndexOfAny((byte)':', (byte)'.') > 0 && Tekst.TryTijd(cel, out _))
                _tijden++;
            if (cel.ContainsAnyInRange((byte)'0', (byte)'9'))
                _cijfers++;
            if (Tekst.TryIso(cel, out _, out _))
            {
                _iso++;
            }
            else
            {
                for (var i = 0; i < Datumformaten.Length; i++)
                {
                    if (KoppelingBron.TryDatum(cel, [Datumformaten[i]], out _, out _))
                        _perFormaat[i]++;
                }
            }
            var tekst = Tekst.Lees(Tekst.Afgekapt(cel, 128));
            if (LijktNaam(tekst))
                _namen++;
            if (Waarden.Count < MaximaalVerschillend || Waarden.ContainsKey(tekst))
                Waarden[tekst] = Waarden.GetValueOrDefault(tekst) + 1;
            else
                _veel = true;
        }

        public static bool IsDatum(ReadOnlySpan<byte> cel) => KoppelingBron.TryDatum(cel, Datumformaten, out _, out _);

        // A capital followed by small letters, and nothing a key would have
        private static bool LijktNaam(string tekst)
        {
            if (tekst.Length < 3 || tekst.Any(char.IsAsciiDigit))
                return false;
            for (var i = 0; i + 1 < tekst.Length; i++)
            {
                if (char.IsUpper(tekst[i]) && char.IsLower(tekst[i + 1]))
                    return tekst.All(t => char.IsLetter(t) || t is ' ' or '-' or '\'' or '.' or ',');
            }
            return false;
        }

        /// <summary>The format of the dates here; empty for ISO; null when these are no dates.</summary>
        public string? Datumformaat
        {
            get
            {
                if (Gevuld == 0)
                    return null;
                var beste = 0;
                for (var i = 1; i < _perFormaat.Length; i++)
                {
                    if (_perFormaat[i] > _perFormaat[beste])
                        beste = i;
                }
                if (_iso + _perFormaat[beste] < 0.9 * Gevuld)
                    return null;
                return _perFormaat[beste] == 0 ? "" : Datumformaten[beste];
            }
        }

        /// <summary>The dates fit day first and month first alike.</summary>
        public bool DagOfMaand => _perFormaat[7] > 0 && _perFormaat[1] == _perFormaat[7];

        public bool IsLesuur => Gevuld > 0 && _lesuren >= 0.95 * Gevuld;

        public bool IsGetal => Gevuld > 0 && _getallen >= 0.9 * Gevuld;

        public bool IsTijd => Gevuld > 0 && _tijden >= 0.9 * Gevuld;

        public bool IsBsn => Burgernummers.Contains(Genormaliseerd, StringComparer.Ordinal) || (Gevuld > 0 && _bsn > 0.5 * Gevuld);

        public bool IsPersoonsnaam => Persoonsnamen.Contains(Genormaliseerd, StringComparer.Ordinal)
            || (Genormaliseerd.EndsWith("naam", StringComparison.Ordinal) && !Genormaliseerd.Contains("code", StringComparison.Ordinal))
            || (Gevuld > 0 && _namen > 0.5 * Gevuld && (_veel || Waarden.Count > 60));

        public bool IsDagdeel => Gevuld > 0 && !IsLesuur && Waarden.Count <= 8 && Waarden.Keys.All(w => Dagdeel(w) is not null);

        public bool HeeftCijfers => _cijfers >= 0.9 * Gevuld && Gevuld > 0;

        public bool GemiddeldHerhaald => _veel || Waarden.Count > 1;

        public bool KanSleutel => Gevuld > 0 && !IsBsn && !IsPersoonsnaam && Datumformaat is null && !IsTijd && _langst <= 64 && _namen <= 0.1 * Gevuld;

        public bool KanCode => Gevuld > 0 && !_veel && Waarden.Count <= 80 && _langst <= 80 && !IsPersoonsnaam && !IsTijd && !IsBsn && Datumformaat is null;

        /// <summary>Free text is no code, and must not end up in a mapping that is shared.</summary>
        public bool LijktCode => _langst <= 8 || BekendeCodes >= 0.2;

        /// <summary>The share of rows whose code is recognised.</summary>
        public double BekendeCodes => Gevuld == 0 ? 0 : (double)Waarden.Where(w => Codegok.Raad(w.Key).Zeker).Sum(w => w.Value) / Gevuld;
    }
}

/// <summary>What an absence code probably means. The unsure ones are shown as such and become <c>onbekend</c> at worst, which accuses nobody.</summary>
internal static class Codegok
{
    public static (string Soort, string? Reden, bool Zeker) Raad(string code)
    {
        var kaal = code.Trim().ToLowerInvariant().Replace('_', ' ').Replace('-', ' ');
        return kaal switch
        {
            "z" or "zk" or "ziek" or "ziekte" => ("ziek", null, true),
            "znh" or "zn" or "zh" => ("ziek_naar_huis", null, true),
            "tl" or "te laat" or "telaat" or "laat" => ("te_laat", null, true),
            "t" or "l" => ("te_laat", null, false),
            "sp" or "spij" or "ong" or "oa" or "og" => ("ongeoorloofd", null, true),
            "s" or "o" => ("ongeoorloofd", null, false),
            "lx" or "luxe" => ("ongeoorloofd", "luxe", true),
            "geo" or "ga" => ("geoorloofd", null, true),
            "g" => ("geoorloofd", null, false),
            "arts" or "dokter" or "tandarts" or "huisarts" or "orthodontist" => ("geoorloofd", "arts", true),
            "d" or "da" or "ha" or "ta" => ("geoorloofd", "arts", false),
            "vl" => ("geoorloofd", "verlof", true),
            "v" => ("geoorloofd", "verlof", false),
            "sch" => ("geoorloofd", "schorsing", false),
            "a" or "abs" or "absent" or "afw" or "afwezig" => ("onbekend", null, false),
            "ob" or "?" or "onb" => ("onbekend", null, true),
            "p" or "aanw" or "pres" => ("negeer", null, false),
            "hv" or "hw" or "hwv" or "bv" or "mv" or "nvt" => ("negeer", null, false),
            "u" or "uit" => ("niet_in_groep", null, false),
            "nig" => ("niet_in_groep", null, true),
            _ => OpWoord(kaal),
        };
    }

    private static (string Soort, string? Reden, bool Zeker) OpWoord(string kaal)
    {
        bool Heeft(string deel) => kaal.Contains(deel, StringComparison.Ordinal);
        if (Heeft("niet in groep"))
            return ("niet_in_groep", null, true);
        if (Heeft("ziek") && !Heeft("ziekenhuis"))
            return Heeft("naar huis") ? ("ziek_naar_huis", null, true) : ("ziek", null, true);
        if (Heeft("te laat"))
            return ("te_laat", null, true);
        if (Heeft("luxe"))
            return ("ongeoorloofd", "luxe", true);
        if (Heeft("ongeoorloofd") || Heeft("spijbel"))
            return ("ongeoorloofd", null, true);
        if (Heeft("arts") || Heeft("dokter") || Heeft("ziekenhuis") || Heeft("medisch"))
            return ("geoorloofd", "arts", true);
        if (Heeft("schors"))
            return ("geoorloofd", "schorsing", false);
        if (Heeft("verlof"))
            return ("geoorloofd", "verlof", true);
        if (Heeft("religi"))
            return ("geoorloofd", "religie", true);
        if (Heeft("geoorloofd"))
            return ("geoorloofd", null, true);
        if (Heeft("uitgestuurd") || Heeft("verwijderd"))
            return ("niet_in_groep", "verwijderd", false);
        if (Heeft("vergeten") || Heeft("huiswerk") || Heeft("aanwezig") || Heeft("present"))
            return ("negeer", null, false);
        return ("onbekend", null, Heeft("onbekend"));
    }
}
