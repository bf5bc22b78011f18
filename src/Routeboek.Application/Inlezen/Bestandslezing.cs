using System.Text;
using Routeboek.Application.Invoer;
using Routeboek.Application.Kalenders;
using Routeboek.Application.Registraties;
using Routeboek.Application.Registraties.Bronnen;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Application.Inlezen;

/// <summary>What was read of a file, by pupil, before it is compared with anything.</summary>
internal sealed record Inleesbestand
{
    public required Schoolkader Kader { get; init; }

    public required IReadOnlyList<Kaderleerling> Leerlingen { get; init; }

    /// <summary>By number of the pupil the accepted rows, in order.</summary>
    public required IReadOnlyDictionary<int, Registratiecode[]> Rijen { get; init; }

    public required string Bron { get; init; }

    public required byte[] Hash { get; init; }

    public required long Ontvangen { get; init; }

    public required long Geweigerd { get; init; }

    /// <summary>The same row twice, or "not explained yet" beside its explanation.</summary>
    public required long Dubbel { get; init; }

    /// <summary>Rows of pupils whom the school does not have.</summary>
    public required long OnbekendeLeerling { get; init; }

    public required IReadOnlyList<Bestandsmelding> Fouten { get; init; }

    public required IReadOnlyList<string> Opmerkingen { get; init; }

    public required DateOnly? Van { get; init; }

    public required DateOnly? Tot { get; init; }

    public required DateOnly? LaatsteDag { get; init; }

    public required int Soorten { get; init; }
}

/// <summary>Reads a file for a school: the kind of file by its content, with the mapping that the school remembers.</summary>
internal sealed class Bestandslezing(Schoolkader kader, IReadOnlyList<Kaderleerling> leerlingen, Rooster? rooster, Koppelingkeuze koppelingen)
{
    private const string OnbekendeLeerling = "deze leerling is niet bekend bij deze school";

    private readonly List<Bestandsmelding> _fouten = [];
    private readonly List<string> _opmerkingen = [];
    private long _onbekend;

    /// <exception cref="Bestandsfout">The file as a whole is refused.</exception>
    public Inleesbestand Lees(LeesIn.Invoer invoer, TimeProvider klok, CancellationToken stop)
    {
        var vandaag = Schoolklok.Vandaag(klok);
        using var stroom = new Hashstroom(invoer.Inhoud, LeesIn.MeesteBytes);
        var begin = new byte[Bronherkenning.Genoeg];
        var gelezen = stroom.ReadAtLeast(begin, begin.Length, throwOnEndOfStream: false);
        using var heel = new Voorvoegsel(begin.AsSpan(0, gelezen).ToArray(), stroom);
        var (bron, koppeling) = Kies(begin.AsSpan(0, gelezen), invoer);
        var keurkader = new Keurkader(kader.Op(vandaag), kader.Kalender, Schoolkader.Lijst(leerlingen), rooster)
        {
            OnbekendeLeerling = (OnbekendeLeerling, "een leerling van deze school; lees nieuwe leerlingen eerst in"),
        };
        var sinds = klok.GetTimestamp();
        var bestand = Registratielezer.Lees(heel, invoer.Bestandsnaam, new Bronkeuze(bron, koppeling, invoer.Leerling), keurkader, vandaag, new Leesmeldingen
        {
            Bestand = invoer.Bestandsnaam,
            Lengte = invoer.Lengte,
            Fout = Weiger,
            Opmerking = _opmerkingen.Add,
            Voortgang = v => invoer.Voortgang?.Invoke(new Inleesvoortgang("lezen", v.Rijen, Totaal(v, invoer.Lengte), Snelheid(v.Rijen, klok, sinds))),
        }, stop);
        return Verdeel(bestand, vandaag, bron ?? koppeling?.Bestandssoort ?? Bronherkenning.Herken(begin.AsSpan(0, gelezen), invoer.Bestandsnaam).Bron ?? "contract", stroom.Sluit(), invoer);
    }

    internal static double Snelheid(long aantal, TimeProvider klok, long sinds) =>
        klok.GetElapsedTime(sinds).TotalSeconds is > 0 and var tijd ? aantal / tijd : 0;

    // rows of the whole file, by those of the bytes read so far
    private static long Totaal(Leesvoortgang v, long lengte) => lengte > 0 && v.Bytes > 0 ? Math.Max(v.Rijen, (long)(v.Rijen * (lengte / (double)v.Bytes))) : 0;

    private (string? Bron, Koppeling? Koppeling) Kies(ReadOnlySpan<byte> begin, LeesIn.Invoer invoer)
    {
        if (invoer.Bron is { } genoemd && !Bronherkenning.Namen.Contains(genoemd, StringComparer.Ordinal))
            throw new Bestandsfout($"de bron '{genoemd}' bestaat niet; kies {string.Join(", ", Bronherkenning.Namen)}");
        var soort = Bronherkenning.Herken(begin, invoer.Bestandsnaam).Soort;
        if (soort == Bestandsoort.Edexml)
            throw new Bestandsfout("dit is EDEXML: daar staan leerlingen en groepen in, geen verzuim; lees het in als leerlingenlijst");
        if (invoer.Koppeling is { } gekozen)
            return (invoer.Bron, koppelingen.Lees(gekozen));
        var bestandssoort = soort switch
        {
            Bestandsoort.Xlsx => "xlsx",
            Bestandsoort.OnbekendeCsv => "csv",
            Bestandsoort.EduarteAbsentie or Bestandsoort.EduarteWaarneming => "eduarte",
            Bestandsoort.Somtoday => "somtoday",
            Bestandsoort.Magister => "magister",
            Bestandsoort.Contract or Bestandsoort.Edexml or Bestandsoort.Geweigerd => null,
        };
        if (invoer.Bron is not null and not "koppeling" || bestandssoort is null || koppelingen.Onthouden(bestandssoort) is not { } rij)
            return (invoer.Bron, null);
        _opmerkingen.Add($"gelezen met de koppeling '{rij.Naam}'");
        return (invoer.Bron, koppelingen.Lees(rij.Id));
    }

    private void Weiger(Bestandsmelding melding)
    {
        if (melding.Wat == OnbekendeLeerling)
            _onbekend++;
        if (_fouten.Count < LeesIn.MeesteFouten)
            _fouten.Add(melding);
    }

    private Inleesbestand Verdeel(Verzuimbestand bestand, DateOnly vandaag, string bron, byte[] hash, LeesIn.Invoer invoer)
    {
        var nummers = leerlingen.ToDictionary(l => l.Sleutel, l => l.Nr, StringComparer.Ordinal);
        var rijen = new Dictionary<int, Registratiecode[]>(bestand.Leerlingen);
        long buiten = 0, gebleven = 0;
        var soorten = 0;
        DateOnly? van = null, tot = null, laatste = null;
        for (var i = 0; i < bestand.Leerlingen; i++)
        {
            var kalender = bestand.KalenderVan(i);
            var gepakt = bestand.Rijen(i);
            var codes = new List<Registratiecode>(gepakt.Length);
            for (var k = 0; k < gepakt.Length; k++)
            {
                var rij = new Registratie(gepakt[k]);
                var dag = kalender.Datum(rij.Dag);
                if (dag < invoer.Van || dag > invoer.Tot)
                {
                    buiten++;
                    Weiger(new Bestandsmelding(invoer.Bestandsnaam, bestand.Regels(i)[k], "datum", $"{dag:yyyy-MM-dd} ligt buiten de opgegeven periode",
                        $"een dag van {invoer.Van?.ToString("yyyy-MM-dd", null) ?? "het begin"} tot en met {invoer.Tot?.ToString("yyyy-MM-dd", null) ?? "het einde"}"));
                    continue;
                }
                codes.Add(new Registratiecode(dag, gepakt[k]));
                soorten |= 1 << (int)rij.Soort;
                van = van is null || dag < van ? dag : van;
                tot = tot is null || dag > tot ? dag : tot;
                laatste = dag <= vandaag && !(dag < laatste) ? dag : laatste;
            }
            gebleven += codes.Count;
            if (codes.Count == 0)
                continue;
            codes.Sort();
            rijen.Add(nummers[Encoding.UTF8.GetString(bestand.Sleutel(i))], [.. codes]);
        }

        var telling = bestand.Telling;
        // a whole export speaks of all days of its period, an addition of its own rows only
        (van, tot) = invoer.Soort == Inleessoort.Volledig ? (invoer.Van ?? van ?? invoer.Tot, invoer.Tot ?? tot ?? invoer.Van) : (van, tot);
        return new Inleesbestand
        {
            Kader = kader,
            Leerlingen = leerlingen,
            Rijen = rijen,
            Bron = bron,
            Hash = hash,
            Ontvangen = telling.Gelezen,
            Geweigerd = telling.Geweigerd + buiten,
            Dubbel = telling.Gelezen - telling.Geweigerd - buiten - gebleven,
            OnbekendeLeerling = _onbekend,
            Fouten = _fouten,
            Opmerkingen = _opmerkingen,
            Van = van,
            Tot = tot,
            LaatsteDag = LaatsteDag(laatste, vandaag, invoer),
            Soorten = System.Numerics.BitOperations.PopCount((uint)soorten),
        };
    }

    // up to which school day the file says how things are
    private DateOnly? LaatsteDag(DateOnly? metRij, DateOnly vandaag, LeesIn.Invoer invoer)
    {
        if (invoer is not { Soort: Inleessoort.Volledig, Tot: { } tot })
            return metRij;
        var dag = kader.Kalender.IndexOpOfVoor(tot < vandaag ? tot : vandaag);
        return dag >= 0 && !(kader.Kalender.Datum(dag) < metRij) ? kader.Kalender.Datum(dag) : metRij;
    }
}
