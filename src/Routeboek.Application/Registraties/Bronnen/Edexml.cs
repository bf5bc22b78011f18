using System.Globalization;
using System.Text;
using System.Xml;
using Routeboek.Domain.Organisaties;

namespace Routeboek.Application.Registraties.Bronnen;

/// <summary>A pupil as far as Routeboek needs one from EDEXML: no numbers of the state, no origin, and a name only when it is asked for.</summary>
/// <param name="Sleutel">The school's key.</param>
/// <param name="Geboortedatum">When given and readable.</param>
/// <param name="Jaargroep">EDEXML's code: 1-8, 11-16 (VO), S, V, 0, B, D, C, N, H (left the school).</param>
/// <param name="Groep">Key of the group, or null.</param>
/// <param name="Vestiging">Key of the location, or null.</param>
public sealed record EdexLeerling(string Sleutel, DateOnly? Geboortedatum, string? Jaargroep, string? Groep, string? Vestiging)
{
    /// <summary>The name; null when it was not asked for, or there is none.</summary>
    public Persoonsnaam? Naam { get; init; }
}

/// <summary>A group.</summary>
/// <param name="Sleutel">Its key.</param>
/// <param name="Naam">Its name.</param>
/// <param name="Jaargroep">Code, or null for a mixed group.</param>
/// <param name="Samengesteld">Made of pupils of several groups.</param>
public sealed record EdexGroep(string Sleutel, string Naam, string? Jaargroep, bool Samengesteld);

/// <summary>A member of staff: key, roles and groups; no name.</summary>
public sealed record EdexLeerkracht(string Sleutel, IReadOnlyList<string> Rollen, IReadOnlyList<string> Groepen);

/// <summary>What EDEXML says of a school.</summary>
/// <param name="Versie">The version as written, or null.</param>
/// <param name="Schooljaar">As written; years after the published list are as good.</param>
/// <param name="School">The BRIN code or other key of the school, or null.</param>
/// <param name="Leerlingen">Pupils in file order.</param>
/// <param name="Groepen">Groups in file order.</param>
/// <param name="Leerkrachten">Staff in file order.</param>
/// <param name="Opmerkingen">What the user should know, in Dutch.</param>
public sealed record Schoolbestand(
    string? Versie,
    string? Schooljaar,
    string? School,
    IReadOnlyList<EdexLeerling> Leerlingen,
    IReadOnlyList<EdexGroep> Groepen,
    IReadOnlyList<EdexLeerkracht> Leerkrachten,
    IReadOnlyList<string> Opmerkingen)
{
    /// <summary>The header of the contract's LEERLINGEN.csv.</summary>
    public const string Kop = "leerling;geboortedatum;onderwijssoort;school;leerjaar;groep;woongemeente";

    /// <summary>
    /// Writes the pupils as the contract's LEERLINGEN.csv. Pupils who left (jaargroep H) and toddlers (B, D, 0) are left out;
    /// woongemeente stays empty: EDEXML has only a postcode, which is not kept.
    /// </summary>
    public void SchrijfLeerlingen(TextWriter doel)
    {
        var groepen = Groepen.GroupBy(g => g.Sleutel, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        doel.Write(Kop + "\n");
        foreach (var leerling in Leerlingen)
        {
            var groep = leerling.Groep is { } sleutel ? groepen.GetValueOrDefault(sleutel) : null;
            var jaargroep = leerling.Jaargroep ?? groep?.Jaargroep ?? "";
            if (jaargroep is "H" or "B" or "D" or "0")
                continue;
            var (soort, jaar) = Onderwijs(jaargroep);
            doel.Write(string.Join(';',
                Cel(leerling.Sleutel),
                leerling.Geboortedatum?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
                soort,
                Cel(School ?? ""),
                jaar,
                Cel(groep?.Naam ?? leerling.Groep ?? ""),
                "") + "\n");
        }
    }

    /// <summary>The contract's onderwijssoort and leerjaar for a code of EDEXML; empty where the code does not say.</summary>
    internal static (string Soort, string Leerjaar) Onderwijs(string jaargroep) => jaargroep switch
    {
        [>= '1' and <= '8'] => ("po", jaargroep),
        ['1', >= '1' and <= '6'] => ("vo", jaargroep[1..]),
        "S" => ("so", ""),
        "V" => ("vso", ""),
        _ => ("", ""),
    };

    private static string Cel(string waarde)
    {
        // a spreadsheet must not take a key or a group name for a formula
        if (waarde.Length > 0 && waarde[0] is '=' or '+' or '-' or '@' or '\t' or '\r')
            waarde = "'" + waarde;
        return waarde.AsSpan().ContainsAny(";\"\r\n") ? "\"" + waarde.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : waarde;
    }
}

/// <summary>
/// Reads EDEXML 1.0.3, 2.0 and 2.1 as a stream. BSN, sofi- and onderwijsnummer, origin, weight, postcode and photo are skipped by
/// the reader and never become a string here; names only for who asks for them. No DTD, nothing from outside the file.
/// </summary>
public static class Edexml
{
    /// <summary>The largest file: a board with 100 schools stays below it.</summary>
    public const long MaximaleGrootte = 512L * 1024 * 1024;

    /// <summary>More pupils than any school has.</summary>
    public const int MaximaalAantal = 200_000;

    private const int MaximaleDiepte = 16;

    // XML may declare Windows-1252, which .NET knows only when told
    static Edexml() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private static readonly string[] Bekend = ["1.0", "1.03", "1.0.3", "2.0", "2.1"];

    /// <summary>Reads the file.</summary>
    /// <exception cref="Bestandsfout">It is no EDEXML, is broken, or is larger or deeper than EDEXML can be.</exception>
    public static Schoolbestand Lees(Stream invoer, CancellationToken stop = default) => Lees(invoer, metNamen: false, stop);

    /// <summary>Reads the file, with the names of pupils: for a school's own store only.</summary>
    /// <exception cref="Bestandsfout">It is no EDEXML, is broken, or is larger or deeper than EDEXML can be.</exception>
    public static Schoolbestand LeesMetNamen(Stream invoer, CancellationToken stop) => Lees(invoer, metNamen: true, stop);

    private static Schoolbestand Lees(Stream invoer, bool metNamen, CancellationToken stop)
    {
        var stroom = new BegrensdeStroom(new Openlatend(invoer), MaximaleGrootte, 0, "Het EDEXML-bestand");
        var instellingen = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            NameTable = new BegrensdeNamen(),
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            IgnoreWhitespace = true,
            CloseInput = true,
        };
        XmlReader? lezer = null;
        try
        {
            lezer = XmlReader.Create(stroom, instellingen);
            return new Lezer(lezer, stroom, metNamen, stop).Lees();
        }
        catch (XmlException fout)
        {
            if (fout.Message.Contains("DTD", StringComparison.Ordinal))
                throw new Bestandsfout("Dit XML-bestand bevat een documenttype (DTD) of entiteiten. EDEXML heeft die niet: het bestand is niet gelezen.");
            throw new Bestandsfout($"Regel {fout.LineNumber}: dit is geen geldige XML. Exporteer het EDEXML-bestand opnieuw.");
        }
        finally
        {
            lezer?.Dispose();
        }
    }

    private sealed class Lezer(XmlReader xml, BegrensdeStroom stroom, bool metNamen, CancellationToken stop)
    {
        private readonly List<EdexLeerling> _leerlingen = [];
        private readonly List<EdexGroep> _groepen = [];
        private readonly List<EdexLeerkracht> _leerkrachten = [];
        private readonly List<string> _opmerkingen = [];
        private readonly HashSet<string> _sleutels = new(StringComparer.Ordinal);
        private readonly char[] _tekens = new char[256];
        private string? _versie;
        private string? _schooljaar;
        private string? _school;
        private string? _dependance;
        private int _bsnSleutels;
        private int _zonderSleutel;
        private int _dubbel;
        private int _slechteDatum;

        public Schoolbestand Lees()
        {
            while (Stap() && xml.NodeType != XmlNodeType.Element)
            {
            }
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName is not "EDEX")
                throw new Bestandsfout("Dit is geen EDEXML: het bestand begint niet met EDEX.");
            var gezien = false;
            Kinderen(() =>
            {
                switch (xml.LocalName)
                {
                    case "school":
                        gezien = true;
                        School();
                        return true;
                    case "groepen":
                        Kinderen(Groep);
                        return true;
                    case "leerlingen":
                        gezien = true;
                        Kinderen(Leerling);
                        return true;
                    case "leerkrachten":
                        Kinderen(Leerkracht);
                        return true;
                    default:
                        return false;
                }
            });
            if (!gezien)
                throw new Bestandsfout("Dit EDEX-bestand heeft geen school en geen leerlingen. Exporteer EDEXML 2.1 uit het schoolsysteem.");
            if (_versie is null)
                _opmerkingen.Add("Het bestand noemt geen EDEXML-versie; het is gelezen als 2.1.");
            else if (!Bekend.Contains(_versie, StringComparer.Ordinal))
                _opmerkingen.Add($"EDEXML-versie {Toon(_versie)} is niet bekend (wel: 1.0.3, 2.0 en 2.1); het bestand heeft de bekende vorm en is gelezen.");
            if (_bsnSleutels > 0)
                _opmerkingen.Add($"{_bsnSleutels} leerling(en) zijn weggelaten: hun sleutel heeft de vorm van een BSN. Laat het schoolsysteem met een eigen leerlingnummer exporteren.");
            if (_zonderSleutel > 0)
                _opmerkingen.Add($"{_zonderSleutel} onderde(e)l(en) zijn weggelaten: zonder sleutel van 1 tot en met 64 tekens.");
            if (_dubbel > 0)
                _opmerkingen.Add($"{_dubbel} leerling(en) zijn weggelaten: hun sleutel kwam eerder in het bestand voor.");
            if (_leerlingen.Count(l => l.Geboortedatum is null && l.Jaargroep is not "H") is > 0 and var zonder)
                _opmerkingen.Add($"{zonder} leerling(en) hebben geen geboortedatum. Een leerlingenlijst (--leerlingen) heeft die nodig: vul hem aan in het schoolsysteem.");
            if (_slechteDatum > 0)
                _opmerkingen.Add($"{_slechteDatum} geboortedatum(s) zijn niet gelezen: geen datum als 2012-05-31.");
            return new Schoolbestand(_versie, _schooljaar, _school is { } brin && _dependance is { Length: > 0 } d && d is not "00" ? brin + d : _school,
                _leerlingen, _groepen, _leerkrachten, _opmerkingen);
        }

        private static string Toon(string waarde) => Tekst.Toonbaar(Encoding.UTF8.GetBytes(waarde));

        private bool Stap()
        {
            stroom.Stap();
            if (!xml.Read())
                return false;
            if (xml.Depth > MaximaleDiepte)
                throw new Bestandsfout("Dit XML-bestand is dieper genest dan EDEXML kan zijn: het is niet gelezen.");
            return true;
        }

        // Visits the child elements; what the visitor does not take is skipped without making a string of it
        private void Kinderen(Func<bool> bezoek)
        {
            if (xml.IsEmptyElement)
                return;
            var diepte = xml.Depth;
            while (Stap() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == diepte))
            {
                if (xml.NodeType == XmlNodeType.Element && !bezoek())
                    Sla();
            }
        }

        private void Sla()
        {
            if (xml.IsEmptyElement)
                return;
            var diepte = xml.Depth;
            while (Stap() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == diepte))
            {
            }
        }

        // The text of the element, at most 256 characters; null when it has none
        private string? Waarde()
        {
            if (xml.IsEmptyElement)
                return null;
            var diepte = xml.Depth;
            var gevuld = 0;
            while (Stap() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == diepte))
            {
                if (xml.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA) || xml.Depth != diepte + 1)
                    continue;
                int n;
                while (gevuld < _tekens.Length && (n = xml.ReadValueChunk(_tekens, gevuld, _tekens.Length - gevuld)) > 0)
                    gevuld += n;
            }
            var tekst = _tekens.AsSpan(0, gevuld).Trim();
            return tekst.IsEmpty ? null : tekst.ToString();
        }

        private void School() => Kinderen(() =>
        {
            switch (xml.LocalName)
            {
                case "schooljaar":
                    _schooljaar = Waarde();
                    return true;
                case "brincode":
                    _school = Waarde();
                    return true;
                case "dependancecode":
                    _dependance = Waarde();
                    return true;
                case "instellingsnummer" or "schoolkey" when _school is null:
                    _school = Waarde();
                    return true;
                case "xsdversie":
                    _versie = Waarde();
                    return true;
                default:
                    return false;
            }
        });

        private string? Sleutel()
        {
            var sleutel = xml.GetAttribute("key")?.Trim();
            return sleutel is { Length: > 0 and <= 64 } ? sleutel : null;
        }

        private static bool IsBsn(string sleutel) => Elfproef.Slaagt(Encoding.UTF8.GetBytes(sleutel));

        private void Grens(int aantal)
        {
            stop.ThrowIfCancellationRequested();
            if (aantal >= MaximaalAantal)
                throw new Bestandsfout($"Dit EDEXML-bestand heeft meer dan {MaximaalAantal} leerlingen of groepen: dat is geen school.");
        }

        private bool Groep()
        {
            if (xml.LocalName is not ("groep" or "samengestelde_groep"))
                return false;
            Grens(_groepen.Count);
            var samengesteld = xml.LocalName is "samengestelde_groep";
            var sleutel = Sleutel();
            string? naam = null, jaargroep = null;
            Kinderen(() =>
            {
                switch (xml.LocalName)
                {
                    case "naam":
                        naam = Waarde();
                        return true;
                    case "jaargroep":
                        jaargroep = Waarde();
                        return true;
                    default:
                        return false;
                }
            });
            if (sleutel is null)
                _zonderSleutel++;
            else
                _groepen.Add(new EdexGroep(sleutel, naam ?? sleutel, jaargroep, samengesteld));
            return true;
        }

        private bool Leerling()
        {
            if (xml.LocalName is not "leerling")
                return false;
            Grens(_leerlingen.Count);
            var sleutel = Sleutel();
            DateOnly? geboren = null;
            string? jaargroep = null, groep = null, vestiging = null;
            string? roepnaam = null, voorvoegsel = null, achternaam = null;
            Kinderen(() =>
            {
                switch (xml.LocalName)
                {
                    case "roepnaam" when metNamen:
                        roepnaam = Waarde();
                        return true;
                    case "voorvoegsel" when metNamen:
                        voorvoegsel = Waarde();
                        return true;
                    case "achternaam" when metNamen:
                        achternaam = Waarde();
                        return true;
                    case "geboortedatum":
                        var tekst = Waarde();
                        if (tekst is not null && Tekst.TryIso(Encoding.UTF8.GetBytes(tekst), out var datum, out _))
                            geboren = datum;
                        else if (tekst is not null)
                            _slechteDatum++;
                        return true;
                    case "jaargroep":
                        jaargroep = Waarde();
                        return true;
                    case "groep":
                        groep = Sleutel();
                        return false;
                    case "vestiging":
                        vestiging = Sleutel();
                        return false;
                    default:
                        return false;
                }
            });
            if (sleutel is null)
                _zonderSleutel++;
            else if (IsBsn(sleutel))
                _bsnSleutels++;
            else if (!_sleutels.Add(sleutel))
                _dubbel++;
            else
                _leerlingen.Add(new EdexLeerling(sleutel, geboren, jaargroep, groep, vestiging) { Naam = achternaam is null ? null : new Persoonsnaam(roepnaam ?? "", voorvoegsel ?? "", achternaam) });
            return true;
        }

        private bool Leerkracht()
        {
            if (xml.LocalName is not "leerkracht")
                return false;
            Grens(_leerkrachten.Count);
            var sleutel = Sleutel();
            var rollen = new List<string>();
            var groepen = new List<string>();
            bool Rol()
            {
                if (xml.LocalName is not "rol" || rollen.Count > 100)
                    return false;
                if (Waarde() is { } rol && !rollen.Contains(rol, StringComparer.Ordinal))
                    rollen.Add(rol);
                return true;
            }
            Kinderen(() =>
            {
                if (xml.LocalName is not "groepen")
                    return Rol();
                Kinderen(() =>
                {
                    if (xml.LocalName is not ("groep" or "samengestelde_groep") || groepen.Count > 1000)
                        return false;
                    if (Sleutel() is { } groep)
                        groepen.Add(groep);
                    Kinderen(Rol);
                    return true;
                });
                return true;
            });
            if (sleutel is null || IsBsn(sleutel))
                _zonderSleutel++;
            else
                _leerkrachten.Add(new EdexLeerkracht(sleutel, rollen, groepen));
            return true;
        }
    }

    /// <summary>The caller's stream is the caller's to close.</summary>
    private sealed class Openlatend(Stream bron) : Stream
    {
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => bron.Length;
        public override long Position { get => bron.Position; set => throw new NotSupportedException(); }
        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => bron.Read(buffer, offset, count);
        public override int Read(Span<byte> buffer) => bron.Read(buffer);
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
