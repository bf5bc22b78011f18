using System.Globalization;

namespace Routeboek.Application.Inlezen;

/// <summary>From where on a file is odd, and somebody must agree before it is applied. Shares are percentages.</summary>
public sealed record Inleesgrenzen
{
    public static readonly Inleesgrenzen Standaard = new();

    /// <summary>Of the known rows in the period, how many may vanish.</summary>
    public int VerdwenenProcent { get; init; } = 10;

    /// <summary>Of the known rows in the period, how many may change.</summary>
    public int GewijzigdProcent { get; init; } = 20;

    /// <summary>Of the rows of the file, how many may be refused.</summary>
    public int GeweigerdProcent { get; init; } = 10;

    /// <summary>Of the rows of the file, how many may be of pupils whom the school does not have.</summary>
    public int OnbekendeLeerlingProcent { get; init; } = 2;

    /// <summary>Fewer rows than this never make a file odd.</summary>
    public int VanafRijen { get; init; } = 10;

    /// <summary>From this many rows on, a file with one kind only is odd.</summary>
    public int EenSoortVanafRijen { get; init; } = 50;

    /// <summary>A whole export of fewer days than this is odd after one that was four times as long.</summary>
    public int KortDagen { get; init; } = 7;

    /// <summary>A period of more days is odd.</summary>
    public int LangDagen { get; init; } = 400;
}

/// <summary>What there is to know of a file before it is applied.</summary>
internal sealed record Inleesbeeld
{
    public required Inleessoort Soort { get; init; }

    public required Inleestelling Telling { get; init; }

    /// <summary>Rows that count now in the period.</summary>
    public required long Bekend { get; init; }

    /// <summary>Rows of pupils whom the school does not have.</summary>
    public required long OnbekendeLeerling { get; init; }

    /// <summary>How many kinds the rows that count are of.</summary>
    public required int Soorten { get; init; }

    public required DateOnly? Van { get; init; }

    public required DateOnly? Tot { get; init; }

    /// <summary>The last whole export that was applied, or null.</summary>
    public required (DateOnly Van, DateOnly Tot)? VorigeVolledig { get; init; }

    /// <summary>When the same content was applied before the last time, or null.</summary>
    public required DateOnly? EerderToegepast { get; init; }
}

/// <summary>Looks whether a file is odd.</summary>
internal static class Plausibiliteit
{
    public static IReadOnlyList<Inleesbevinding> Beoordeel(Inleesbeeld beeld, Inleesgrenzen grenzen)
    {
        var uit = new List<Inleesbevinding>();
        var t = beeld.Telling;
        Aandeel("verdwenen", t.Verdwenen, beeld.Bekend, grenzen.VerdwenenProcent, "bekende registraties in deze periode staan niet meer in het bestand");
        Aandeel("gewijzigd", t.Gewijzigd, beeld.Bekend, grenzen.GewijzigdProcent, "bekende registraties in deze periode worden anders");
        Aandeel("geweigerd", t.Geweigerd, t.Ontvangen, grenzen.GeweigerdProcent, "rijen van het bestand zijn geweigerd");
        Aandeel("onbekende-leerling", beeld.OnbekendeLeerling, t.Ontvangen, grenzen.OnbekendeLeerlingProcent, "rijen zijn van leerlingen die deze school hier niet heeft");
        if (beeld.Soorten == 1 && t.Ontvangen - t.Geweigerd >= grenzen.EenSoortVanafRijen)
            uit.Add(new Inleesbevinding("een-soort", "Alle rijen zijn van dezelfde soort. Misschien zijn bij het exporteren andere soorten weggelaten."));
        if (beeld is not { Van: { } van, Tot: { } tot })
            return uit;
        var dagen = tot.DayNumber - van.DayNumber + 1;
        if (dagen > grenzen.LangDagen)
            uit.Add(new Inleesbevinding("lang", $"Het bestand gaat over {dagen} dagen: van {Dag(van)} tot en met {Dag(tot)}. Klopt die periode?"));
        if (beeld.Soort == Inleessoort.Volledig && beeld.VorigeVolledig is { } vorige)
        {
            var vorigeDagen = vorige.Tot.DayNumber - vorige.Van.DayNumber + 1;
            if (dagen < grenzen.KortDagen && vorigeDagen >= 4 * grenzen.KortDagen)
                uit.Add(new Inleesbevinding("kort", $"Het bestand gaat over {dagen} dagen, het vorige over {vorigeDagen}. Is dit de hele export?"));
            if (tot < vorige.Tot)
                uit.Add(new Inleesbevinding("ouder", $"Dit bestand loopt tot en met {Dag(tot)}, terwijl al is ingelezen tot en met {Dag(vorige.Tot)}. Waarschijnlijk is het een ouder bestand."));
        }

        if (beeld.EerderToegepast is { } eerder && t.VerandertIets)
            uit.Add(new Inleesbevinding("eerder", $"Precies dit bestand is eerder ingelezen, op {Dag(eerder)}. Daarna kwam nieuwere informatie, die hierdoor zou verdwijnen."));
        return uit;

        void Aandeel(string regel, long deel, long geheel, int procent, string wat)
        {
            if (deel >= grenzen.VanafRijen && deel * 100 > geheel * procent)
                uit.Add(new Inleesbevinding(regel, $"{deel.ToString(CultureInfo.InvariantCulture)} {wat}. Dat is meer dan {procent} procent."));
        }
    }

    private static string Dag(DateOnly dag) => Domain.Kalenders.Schoolkalender.Leesbaar(dag);
}
