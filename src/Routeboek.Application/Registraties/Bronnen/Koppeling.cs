using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Routeboek.Application.Invoer;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Application.Registraties.Bronnen;

/// <summary>Something in a mapping file that cannot stand.</summary>
/// <param name="Regel">Line in the mapping file, 1-based.</param>
/// <param name="Wat">What is wrong.</param>
/// <param name="Verwacht">What is expected.</param>
public sealed record Koppelfout(long Regel, string Wat, string Verwacht)
{
    public override string ToString() => $"regel {Regel}: {Wat}; verwacht: {Verwacht}";
}

/// <summary>
/// How the export of a system becomes registrations: which column is what, how dates are written, what each absence code means.
/// Written once per system, in a small YAML file that schools can share; docs/bronnen.md describes it.
/// </summary>
public sealed class Koppeling
{
    internal static readonly FrozenSet<string> Bestandssoorten = new[] { "csv", "xlsx", "eduarte", "somtoday", "magister" }.ToFrozenSet(StringComparer.Ordinal);

    internal static readonly FrozenSet<string> Rollen = new[]
    {
        "leerling", "datum", "begindatum", "einddatum", "dagdeel", "lesuur", "beginlesuur", "eindlesuur", "begintijd", "eindtijd",
        "code", "soort", "minuten", "reden",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The date formats when the mapping names none.</summary>
    private static readonly string[] Gewoon = ["d-M-yyyy"];

    private Koppeling(string bestandssoort)
    {
        Bestandssoort = bestandssoort;
    }

    /// <summary>What this mapping is for, for people.</summary>
    public string? Naam { get; private set; }

    /// <summary><c>csv</c>, <c>xlsx</c>, or a source with a fixed form whose codes only are mapped: <c>eduarte</c>, <c>somtoday</c>, <c>magister</c>.</summary>
    public string Bestandssoort { get; }

    /// <summary>The separator, or null to read it off the file.</summary>
    public char? Scheidingsteken { get; private set; }

    /// <summary>False when the file has no header: columns are then numbers from 1.</summary>
    public bool MetKopregel { get; private set; } = true;

    /// <summary>The line or row of the header, 1-based, or null for the first that is not empty.</summary>
    public int? Kopregel { get; private set; }

    /// <summary>The sheet of a workbook, or null for the first.</summary>
    public string? Blad { get; private set; }

    /// <summary>Role (leerling, datum, code, ...) to the name or number of the column.</summary>
    public IReadOnlyDictionary<string, string> Kolommen { get; private set; } = FrozenDictionary<string, string>.Empty;

    /// <summary>Date formats, tried in order after yyyy-MM-dd.</summary>
    public IReadOnlyList<string> Datumformaten { get; private set; } = Gewoon;

    /// <summary>The school's words for ochtend, middag and dag.</summary>
    public IReadOnlyDictionary<string, string> Dagdelen { get; private set; } = FrozenDictionary<string, string>.Empty;

    public Codetabel Codes { get; private set; } = Codetabel.Leeg;

    /// <summary>What a row without a code is, or null: such a row is refused.</summary>
    public Codebetekenis? LegeCode { get; private set; }

    /// <summary>Reads a mapping file.</summary>
    /// <exception cref="Bestandsfout">It is not a mapping; every fault is in the message, each with its line.</exception>
    public static Koppeling Lees(string yaml, string? bestandsnaam = null)
    {
        if (TryLees(yaml, out var koppeling, out var fouten))
            return koppeling;
        var waar = bestandsnaam is null ? "De koppeling" : $"De koppeling {bestandsnaam}";
        throw new Bestandsfout($"{waar} klopt niet:\n" + string.Join("\n", fouten.Select(f => "  " + f)));
    }

    /// <summary>Reads a mapping file and lists every fault it has.</summary>
    public static bool TryLees(string yaml, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Koppeling? koppeling, out IReadOnlyList<Koppelfout> fouten)
    {
        var gevonden = new List<Koppelfout>();
        fouten = gevonden;
        koppeling = Yamlboom.Lees(yaml, "een koppelbestand, zoals './routeboek koppel BESTAND' het maakt",
            (regel, wat, verwacht) => gevonden.Add(new Koppelfout(regel, wat, verwacht))) is { } kaart ? new Lezer(gevonden).Lees(kaart) : null;
        if (gevonden.Count > 0)
            koppeling = null;
        return koppeling is not null;
    }

    private sealed class Lezer(List<Koppelfout> fouten)
    {
        private static readonly string[] Sleutels =
            ["koppeling", "naam", "bestandssoort", "scheidingsteken", "kopregel", "blad", "kolommen", "datumformaat", "dagdelen", "codes", "lege_code"];

        private void Fout(Yamlknoop knoop, string wat, string verwacht)
        {
            if (knoop is not Yamlknoop.Geweigerd)
                fouten.Add(new Koppelfout(knoop.Regel, wat, verwacht));
        }

        public Koppeling Lees(Yamlknoop.Kaart tabel)
        {
            var delen = tabel.Paren.ToDictionary(d => d.Key.Tekst, d => d.Value, StringComparer.Ordinal);
            foreach (var (sleutel, _) in tabel.Paren)
            {
                if (!Sleutels.Contains(sleutel.Tekst, StringComparer.Ordinal))
                    Fout(sleutel, $"'{Yamlboom.Kort(sleutel.Tekst)}' is geen sleutel van een koppeling", string.Join(", ", Sleutels));
            }
            if (!delen.TryGetValue("koppeling", out var versie))
                Fout(tabel, "'koppeling' ontbreekt", "koppeling: 1");
            else if (Tekst(versie) is not "1")
                Fout(versie, "deze versie van het koppelbestand wordt niet gekend", "koppeling: 1");
            var soort = "csv";
            if (!delen.TryGetValue("bestandssoort", out var knoop))
                Fout(tabel, "'bestandssoort' ontbreekt", string.Join(", ", Bestandssoorten.Order(StringComparer.Ordinal)));
            else if (Tekst(knoop) is { } gelezen && Bestandssoorten.Contains(gelezen))
                soort = gelezen;
            else
                Fout(knoop, "deze bestandssoort bestaat niet", string.Join(", ", Bestandssoorten.Order(StringComparer.Ordinal)));
            var koppeling = new Koppeling(soort);
            if (delen.TryGetValue("naam", out knoop))
                koppeling.Naam = Tekst(knoop);
            if (delen.TryGetValue("codes", out knoop))
                koppeling.Codes = Codes(knoop);
            if (delen.TryGetValue("lege_code", out knoop))
                koppeling.LegeCode = Betekenis(knoop);
            if (soort is "csv" or "xlsx")
                LeesTabel(koppeling, tabel, delen);
            else
                AlleenCodes(delen, soort);
            return koppeling;
        }

        private void AlleenCodes(Dictionary<string, Yamlknoop> delen, string soort)
        {
            foreach (var sleutel in (ReadOnlySpan<string>)["scheidingsteken", "kopregel", "blad", "kolommen", "datumformaat", "dagdelen", "lege_code"])
            {
                if (delen.TryGetValue(sleutel, out var knoop))
                    Fout(knoop, $"'{sleutel}' hoort niet bij {soort}: de vorm van dat bestand staat vast", "alleen codes");
            }
            if (!delen.ContainsKey("codes"))
                fouten.Add(new Koppelfout(1, "'codes' ontbreekt", "codes met hun betekenis, bijvoorbeeld 'Z: ziek'"));
        }

        private void LeesTabel(Koppeling koppeling, Yamlknoop.Kaart tabel, Dictionary<string, Yamlknoop> delen)
        {
            if (delen.TryGetValue("scheidingsteken", out var knoop))
            {
                var teken = Tekst(knoop) switch { "tab" or "\\t" or "\t" => "\t", "puntkomma" => ";", "komma" => ",", var t => t };
                if (koppeling.Bestandssoort is "xlsx")
                    Fout(knoop, "een xlsx-bestand heeft geen scheidingsteken", "de regel weglaten");
                else if (teken is { Length: 1 } && CsvTabel.Kandidaten.Contains(teken[0], StringComparison.Ordinal))
                    koppeling.Scheidingsteken = teken[0];
                else
                    Fout(knoop, "dit scheidingsteken wordt niet gelezen", "\";\" of \",\" of tab of \"|\"");
            }
            if (delen.TryGetValue("kopregel", out knoop))
            {
                var waarde = Tekst(knoop);
                if (waarde is "nee" or "ja")
                    koppeling.MetKopregel = waarde is "ja";
                else if (int.TryParse(waarde, NumberStyles.None, CultureInfo.InvariantCulture, out var regel) && regel is > 0 and <= 1000)
                    koppeling.Kopregel = regel;
                else
                    Fout(knoop, "kopregel is ja, nee of het nummer van de regel", "kopregel: ja");
            }
            if (delen.TryGetValue("blad", out knoop))
            {
                koppeling.Blad = Tekst(knoop);
                if (koppeling.Bestandssoort is not "xlsx")
                    Fout(knoop, "een csv-bestand heeft geen bladen", "de regel weglaten, of bestandssoort: xlsx");
            }
            if (delen.TryGetValue("datumformaat", out knoop))
                koppeling.Datumformaten = Datumformaten(knoop);
            if (delen.TryGetValue("dagdelen", out knoop))
                koppeling.Dagdelen = Dagdelen(knoop);
            if (!delen.TryGetValue("kolommen", out knoop))
            {
                Fout(tabel, "'kolommen' ontbreekt", "kolommen met ten minste leerling, datum of begindatum, en code of soort");
                return;
            }
            koppeling.Kolommen = Kolommen(knoop, koppeling.MetKopregel);
            Samenhang(koppeling, knoop, delen.ContainsKey("codes"));
        }

        private void Samenhang(Koppeling koppeling, Yamlknoop plek, bool heeftCodes)
        {
            bool Heeft(string rol) => koppeling.Kolommen.ContainsKey(rol);
            if (!Heeft("leerling"))
                Fout(plek, "de kolom leerling ontbreekt", "leerling: de kolom met het leerlingnummer (nooit de naam of het BSN)");
            if (Heeft("datum") == Heeft("begindatum"))
                Fout(plek, Heeft("datum") ? "datum en begindatum staan er allebei" : "de kolom datum ontbreekt", "of datum, of begindatum met einddatum");
            if (Heeft("einddatum") && !Heeft("begindatum"))
                Fout(plek, "einddatum staat er zonder begindatum", "begindatum en einddatum samen");
            if (Heeft("code") == Heeft("soort"))
                Fout(plek, Heeft("code") ? "code en soort staan er allebei" : "de kolom code ontbreekt", "of code (met codes), of soort (met de woorden ziek, te_laat, ...)");
            if (Heeft("code") && !heeftCodes)
                Fout(plek, "'codes' ontbreekt", "codes met hun betekenis, bijvoorbeeld 'Z: ziek'");
            if (Heeft("lesuur") && (Heeft("beginlesuur") || Heeft("eindlesuur")))
                Fout(plek, "lesuur staat naast beginlesuur of eindlesuur", "of lesuur, of beginlesuur met eindlesuur");
            if (Heeft("eindlesuur") && !Heeft("beginlesuur"))
                Fout(plek, "eindlesuur staat er zonder beginlesuur", "beginlesuur en eindlesuur samen");
        }

        private string? Tekst(Yamlknoop knoop)
        {
            if (knoop is Yamlknoop.Waarde { Tekst.Length: > 0 } tekst)
                return tekst.Tekst.Trim();
            Fout(knoop, "hier staat geen tekst", "een enkele waarde");
            return null;
        }

        private List<string> Datumformaten(Yamlknoop knoop)
        {
            var formaten = new List<string>();
            foreach (var deel in knoop is Yamlknoop.Lijst lijst ? lijst.Items : [knoop])
            {
                if (Tekst(deel) is not { } formaat)
                    continue;
                // Dutch letters for year, as users know them from spreadsheets
                formaat = formaat.Replace('j', 'y').Replace("DD", "dd", StringComparison.Ordinal).Replace("JJJJ", "yyyy", StringComparison.Ordinal).Replace('u', 'H');
                if (formaat.Length <= 30 && formaat.All(t => "yMdHms-/. :T".Contains(t, StringComparison.Ordinal))
                    && formaat.Contains('y', StringComparison.Ordinal) && formaat.Contains('M', StringComparison.Ordinal) && formaat.Contains('d', StringComparison.Ordinal))
                {
                    formaten.Add(formaat.Replace("T", "'T'", StringComparison.Ordinal));
                }
                else
                {
                    Fout(deel, "dit datumformaat wordt niet begrepen", "bijvoorbeeld dd-MM-yyyy, d-M-yyyy, yyyyMMdd of dd/MM/yyyy HH:mm");
                }
            }
            return formaten;
        }

        private Dictionary<string, string> Dagdelen(Yamlknoop knoop)
        {
            var delen = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            if (knoop is not Yamlknoop.Kaart tabel)
            {
                Fout(knoop, "dagdelen is geen lijst van woorden", "bijvoorbeeld 'vm: ochtend'");
                return delen;
            }
            foreach (var (sleutel, waarde) in tabel.Paren)
            {
                if (Tekst(waarde) is { } dagdeel && dagdeel is "ochtend" or "middag" or "dag")
                    delen[sleutel.Tekst.Trim()] = dagdeel;
                else
                    Fout(waarde, "dit dagdeel bestaat niet", "ochtend, middag of dag");
            }
            return delen;
        }

        private Dictionary<string, string> Kolommen(Yamlknoop knoop, bool metKopregel)
        {
            var kolommen = new Dictionary<string, string>(StringComparer.Ordinal);
            if (knoop is not Yamlknoop.Kaart tabel)
            {
                Fout(knoop, "kolommen is geen lijst", "bijvoorbeeld 'leerling: Stamnummer'");
                return kolommen;
            }
            foreach (var (sleutel, waarde) in tabel.Paren)
            {
                if (!Rollen.Contains(sleutel.Tekst))
                {
                    Fout(sleutel, $"'{Yamlboom.Kort(sleutel.Tekst)}' is geen kolom die gelezen wordt", string.Join(", ", Rollen.Order(StringComparer.Ordinal)));
                    continue;
                }
                if (Tekst(waarde) is not { } naam)
                    continue;
                if (!metKopregel && !(int.TryParse(naam, NumberStyles.None, CultureInfo.InvariantCulture, out var nummer) && nummer is > 0 and <= Tabellezer.MaximaalAantalKolommen))
                    Fout(waarde, "zonder kopregel is een kolom een nummer", "1 voor de eerste kolom");
                kolommen[sleutel.Tekst] = naam;
            }
            return kolommen;
        }

        private Codetabel Codes(Yamlknoop knoop)
        {
            var codes = new Dictionary<string, Codebetekenis>(StringComparer.OrdinalIgnoreCase);
            if (knoop is not Yamlknoop.Kaart tabel)
            {
                Fout(knoop, "codes is geen lijst", "bijvoorbeeld 'Z: ziek'");
                return Codetabel.Leeg;
            }
            foreach (var (sleutel, waarde) in tabel.Paren)
            {
                if (Betekenis(waarde) is not { } betekenis)
                    continue;
                if (!codes.TryAdd(sleutel.Tekst.Trim(), betekenis))
                    Fout(sleutel, $"de code '{Yamlboom.Kort(sleutel.Tekst)}' staat er twee keer (hoofdletters maken geen verschil)", "elke code een keer");
            }
            return new Codetabel(codes);
        }

        private Codebetekenis? Betekenis(Yamlknoop knoop)
        {
            var soort = knoop;
            string? reden = null;
            if (knoop is Yamlknoop.Kaart tabel)
            {
                soort = null;
                foreach (var (sleutel, waarde) in tabel.Paren)
                {
                    if (sleutel.Tekst is "soort")
                        soort = waarde;
                    else if (sleutel.Tekst is "reden")
                        reden = Tekst(waarde);
                    else
                        Fout(sleutel, $"'{Yamlboom.Kort(sleutel.Tekst)}' hoort niet bij een code", "soort en reden");
                }
                if (reden is { Length: > 64 })
                    Fout(knoop, "de reden is langer dan 64 tekens", "een korte code, zoals arts of verlof");
            }
            var woord = soort is Yamlknoop.Waarde tekst ? tekst.Tekst.Trim() : "";
            if (woord is "negeer")
                return new Codebetekenis(null, null);
            if (Bronnen.Tekst.Soort(Encoding.UTF8.GetBytes(woord)) is { } gevonden)
                return new Codebetekenis(gevonden, reden);
            Fout(soort ?? knoop, $"'{Yamlboom.Kort(woord)}' is geen soort verzuim",
                string.Join(", ", Enum.GetValues<Verzuimsoort>().Select(Bronnen.Tekst.Naam)) + " of negeer");
            return null;
        }
    }
}
