using Routeboek.Application.Invoer;
using Routeboek.Domain.Protocollen;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Application.Protocollen;

/// <summary>
/// Turns the <c>criterium</c> block of a signal into a <see cref="Criterium"/>. The bounds here only keep out what cannot be meant;
/// the numbers themselves come from the file.
/// </summary>
internal static class Criteriumlezer
{
    private const int MaximaalAantalRijen = 2000;
    private const int MaximaalAantalMinuten = 100_000;
    private const int DagenPerJaar = 366;
    private const int WekenPerJaar = 53;
    private const int MaandenPerJaar = 12;
    private const int HalveDag = 50;
    private const int MeesteTienden = 999;

    private static readonly Woordenlijst<Vormkeuze> s_vormen = new(StringComparer.Ordinal)
    {
        ["telling"] = new(Telling),
        ["dagmelding"] = new(Dagmelding),
        ["dagen-met"] = new(DagenMet),
        ["minuten"] = new(Minuten),
        ["ziekteperioden"] = new(Ziekteperioden),
        ["ziektedagen"] = new(Ziektedagen),
        ["lang-ziek"] = new(LangZiek),
        ["reeks"] = new(Reeks),
        ["aanwezigheid"] = new(Aanwezigheid),
    };

    private static readonly Woordenlijst<Verzuimsoort> s_soorten = new(StringComparer.Ordinal)
    {
        ["te_laat"] = Verzuimsoort.TeLaat,
        ["ziek"] = Verzuimsoort.Ziek,
        ["ziek_naar_huis"] = Verzuimsoort.ZiekNaarHuis,
        ["ongeoorloofd"] = Verzuimsoort.Ongeoorloofd,
        ["geoorloofd"] = Verzuimsoort.Geoorloofd,
        ["onbekend"] = Verzuimsoort.Onbekend,
        ["niet_in_groep"] = Verzuimsoort.NietInGroep,
    };

    private static readonly Woordenlijst<Teleenheid> s_teleenheden = new(StringComparer.Ordinal)
    {
        ["rijen"] = Teleenheid.Rijen,
        ["lesuren"] = Teleenheid.Lesuren,
        ["dagdelen"] = Teleenheid.Dagdelen,
    };

    private static readonly Woordenlijst<Reeksmaat> s_maten = new(StringComparer.Ordinal)
    {
        ["schooldagen"] = Reeksmaat.Schooldagen,
        ["kalenderdagen"] = Reeksmaat.Kalenderdagen,
        ["maanden"] = Reeksmaat.Maanden,
    };

    /// <summary>The names of the kinds, as files write them.</summary>
    public static IEnumerable<string> Vormen => s_vormen.Keys;

    /// <summary>The highest threshold of a criterion that can be meant, inclusive; for presence in tenths of a percent; 0 when it has none.</summary>
    public static int Meest(Criterium criterium) => criterium.Match(
        _ => MaximaalAantalRijen,
        _ => 0,
        c => MeesteDagen(c.Venster),
        _ => MaximaalAantalMinuten,
        c => MeesteDagen(c.Venster),
        c => MeesteDagen(c.Venster),
        _ => DagenPerJaar,
        c => c.Maat == Reeksmaat.Maanden ? MaandenPerJaar : DagenPerJaar,
        _ => MeesteTienden);

    public static Criterium? Lees(Kaartlezer blok)
    {
        if (blok.Keuze("vorm", verplicht: true, s_vormen) is not { } vorm)
            return null;
        var criterium = vorm.Lees(blok);
        blok.Klaar();
        return criterium;
    }

    private readonly record struct Vormkeuze(Func<Kaartlezer, Criterium?> Lees);

    private static Criterium.Telling? Telling(Kaartlezer blok)
    {
        var soorten = LeesSoorten(blok);
        var drempels = new List<Teldrempel>();
        var eenheden = new List<string>();
        var goed = true;
        foreach (var item in blok.Kaarten("drempels", verplicht: true, "een lijst van drempels als {tel: rijen, vanaf: 8, eenheid: keer te laat}", "een drempel"))
        {
            var tel = item.Keuze("tel", verplicht: true, s_teleenheden);
            var drempel = LeesDrempel(item, MaximaalAantalRijen);
            var eenheid = LeesEenheid(item);
            item.Klaar();
            if (tel is null || drempel is null || eenheid is null)
            {
                goed = false;
                continue;
            }

            if (drempels.Exists(d => d.Eenheid == tel))
            {
                item.Fout(item.RegelVan("tel"), "deze eenheid heeft al een drempel", "elke eenheid één keer");
                goed = false;
            }

            drempels.Add(new Teldrempel(tel.Value, drempel.Value));
            eenheden.Add(eenheid);
        }

        return goed && soorten is { } s && drempels.Count > 0
            ? new Criterium.Telling(s, drempels) { Eenheden = eenheden, Eenheid = eenheden[0] }
            : null;
    }

    private static Criterium.Dagmelding? Dagmelding(Kaartlezer blok)
    {
        var soorten = LeesSoorten(blok);
        var eenheid = LeesEenheid(blok);
        return soorten is { } s && eenheid is not null ? new Criterium.Dagmelding(s) { Eenheid = eenheid } : null;
    }

    private static Criterium.DagenMet? DagenMet(Kaartlezer blok)
    {
        var soorten = LeesSoorten(blok);
        var venster = LeesVenster(blok);
        var drempel = LeesDrempel(blok, MeesteDagen(venster));
        var eenheid = LeesEenheid(blok);
        return soorten is { } s && venster is { } v && drempel is { } d && eenheid is not null
            ? new Criterium.DagenMet(s, v, d) { Eenheid = eenheid }
            : null;
    }

    private static Criterium.Minuten? Minuten(Kaartlezer blok)
    {
        var soorten = LeesSoorten(blok);
        var venster = LeesVenster(blok);
        var drempel = LeesDrempel(blok, MaximaalAantalMinuten);
        var lesuur = blok.Getal("minuten-per-lesuur", verplicht: false, 1, 600, "de minuten waarvoor een lesuur telt");
        var leerplichtig = blok.JaNee("alleen-leerplichtig");
        var eenheid = LeesEenheid(blok);
        return soorten is { } s && venster is { } v && drempel is { } d && eenheid is not null
            ? new Criterium.Minuten(s, v, d, lesuur ?? 0, leerplichtig ?? false) { Eenheid = eenheid }
            : null;
    }

    private static Criterium.Ziekteperioden? Ziekteperioden(Kaartlezer blok)
    {
        var venster = LeesVenster(blok);
        var hoogstens = blok.Getal("hoogstens-dagen", verplicht: false, 1, DagenPerJaar, "de langste ziekteperiode die meetelt");
        var drempel = LeesDrempel(blok, MeesteDagen(venster));
        var eenheid = LeesEenheid(blok);
        return venster is { } v && drempel is { } d && eenheid is not null
            ? new Criterium.Ziekteperioden(v, hoogstens ?? 0, d) { Eenheid = eenheid }
            : null;
    }

    private static Criterium.Ziektedagen? Ziektedagen(Kaartlezer blok)
    {
        var venster = LeesVenster(blok);
        var drempel = LeesDrempel(blok, MeesteDagen(venster));
        var perioden = blok.Getal("in-perioden", verplicht: false, 1, DagenPerJaar, "over hoeveel ziekteperioden de dagen minstens verdeeld zijn");
        var eenheid = LeesEenheid(blok);
        return venster is { } v && drempel is { } d && eenheid is not null
            ? new Criterium.Ziektedagen(v, d, perioden ?? 1) { Eenheid = eenheid }
            : null;
    }

    private static Criterium.LangZiek? LangZiek(Kaartlezer blok)
    {
        var drempel = LeesDrempel(blok, DagenPerJaar);
        var eenheid = LeesEenheid(blok);
        return drempel is { } d && eenheid is not null ? new Criterium.LangZiek(d) { Eenheid = eenheid } : null;
    }

    private static Criterium.Reeks? Reeks(Kaartlezer blok)
    {
        var maat = blok.Keuze("maat", verplicht: true, s_maten);
        var drempel = LeesDrempel(blok, maat == Reeksmaat.Maanden ? MaandenPerJaar : DagenPerJaar);
        var aandeel = blok.Getal("aandeel", verplicht: false, 1, 100, "het deel van de dag in procent waarbij een dag meetelt");
        var nietAlleenZiek = blok.JaNee("niet-alleen-ziek");
        var eenheid = LeesEenheid(blok);
        return maat is { } m && drempel is { } d && eenheid is not null
            ? new Criterium.Reeks(m, d, aandeel ?? HalveDag, nietAlleenZiek ?? false) { Eenheid = eenheid }
            : null;
    }

    private static Criterium.Aanwezigheid? Aanwezigheid(Kaartlezer blok)
    {
        var onder = blok.Decimaal("onder", verplicht: false, 0, 100, 1, "een percentage");
        var hoogstens = blok.Decimaal("hoogstens", verplicht: false, 0, 100, 1, "een percentage");
        var boven = blok.Decimaal("boven", verplicht: false, 0, 100, 1, "een percentage");
        var week = blok.Getal("vanaf-schoolweek", verplicht: false, 1, WekenPerJaar, "een schoolweek van het schooljaar");
        var toon = blok.Getal("toon-schoolweken", verplicht: false, 1, WekenPerJaar, "over hoeveel laatste schoolweken de aanwezigheid ernaast staat");
        var eenheid = LeesEenheid(blok);
        if (blok.Heeft("onder") == blok.Heeft("hoogstens"))
        {
            blok.Fout(blok.Regel, blok.Heeft("onder") ? "'onder' en 'hoogstens' staan er allebei" : "'onder' of 'hoogstens' ontbreekt",
                "precies een van beide: 'onder: 95' of 'hoogstens: 90'");
            return null;
        }

        if ((onder ?? hoogstens) is not { } grens || eenheid is null || blok.Heeft("boven") && boven is null)
            return null;
        if (boven >= grens)
        {
            blok.Fout(blok.RegelVan("boven"), "'boven' is niet lager dan de bovengrens: hier kan geen aanwezigheid aan voldoen", "een ondergrens onder de bovengrens");
            return null;
        }

        return new Criterium.Aanwezigheid((int?)(boven * 10), (int)(grens * 10), hoogstens is not null, week ?? 1) { Eenheid = eenheid, ToonSchoolweken = toon ?? 0 };
    }

    private static Soorten? LeesSoorten(Kaartlezer blok) =>
        blok.Keuzes("soorten", verplicht: true, s_soorten) is { } soorten ? Soorten.Van([.. soorten]) : null;

    private static string? LeesEenheid(Kaartlezer blok) =>
        blok.Tekst("eenheid", verplicht: true, "waarin het getal telt, als \"keer te laat\"");

    private static Drempel? LeesDrempel(Kaartlezer blok, int meest)
    {
        var vanaf = blok.Getal("vanaf", verplicht: false, 1, meest, "de drempel");
        var meerDan = blok.Getal("meer-dan", verplicht: false, 1, meest, "de drempel");
        if (blok.Heeft("vanaf") == blok.Heeft("meer-dan"))
        {
            blok.Fout(blok.Regel, blok.Heeft("vanaf") ? "'vanaf' en 'meer-dan' staan er allebei" : $"'vanaf' of 'meer-dan' ontbreekt in {blok.Wat}",
                "precies een van beide: 'vanaf: 8' of 'meer-dan: 7'");
            return null;
        }

        return (vanaf ?? meerDan) is { } getal ? new Drempel(getal, meerDan is not null) : null;
    }

    private static Venster? LeesVenster(Kaartlezer blok)
    {
        if (blok.Kaart("venster", verplicht: true, "'{maanden: 2}' of '{schoolweken: 4}'") is not { } venster)
            return null;
        var maanden = venster.Getal("maanden", verplicht: false, 1, MaandenPerJaar, "maanden terug");
        var weken = venster.Getal("schoolweken", verplicht: false, 1, WekenPerJaar, "schoolweken terug");
        venster.Klaar();
        if (venster.Heeft("maanden") == venster.Heeft("schoolweken"))
        {
            venster.Fout(venster.Regel, venster.Heeft("maanden") ? "'maanden' en 'schoolweken' staan er allebei" : "'maanden' of 'schoolweken' ontbreekt in 'venster'",
                "precies een van beide: '{maanden: 2}' of '{schoolweken: 4}'");
            return null;
        }

        return maanden is null && weken is null ? null : new Venster(maanden ?? 0, weken ?? 0);
    }

    /// <summary>No window holds more days than it has.</summary>
    private static int MeesteDagen(Venster? venster) => venster is not { } v ? DagenPerJaar
        : Math.Min(DagenPerJaar, v.Maanden > 0 ? v.Maanden * 31 + 1 : v.Schoolweken * 7);
}
