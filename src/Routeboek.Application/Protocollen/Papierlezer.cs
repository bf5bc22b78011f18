using Routeboek.Application.Invoer;
using Routeboek.Domain.Protocollen;

namespace Routeboek.Application.Protocollen;

/// <summary>A paper block with the lines of its rungs, so that a rung that points at nothing can be named.</summary>
internal sealed record GelezenPapier(Papier Papier, IReadOnlyList<(string Signaal, long Regel)> Verwijzingen);

/// <summary>Reads a block of <c>papier</c>: the rungs as a source document words them.</summary>
internal static class Papierlezer
{
    private const decimal Meest = 1_000_000;
    private const int Decimalen = 4;

    private static readonly Woordenlijst<Papiermaat> s_maten = new(StringComparer.Ordinal)
    {
        ["niets"] = Papiermaat.Niets,
        ["rijen"] = Papiermaat.Rijen,
        ["lesuren"] = Papiermaat.Lesuren,
        ["dagdelen"] = Papiermaat.Dagdelen,
        ["ziektedagen"] = Papiermaat.Ziektedagen,
        ["aanwezigheid"] = Papiermaat.Aanwezigheid,
    };

    public static GelezenPapier? Lees(Kaartlezer blok, IReadOnlyDictionary<string, Brondocument> documenten)
    {
        var onderwerp = blok.Tekst("onderwerp", verplicht: true, "waar het over gaat, als \"spijbelen\"");
        blok.Wat = onderwerp is null ? blok.Wat : $"papier '{Yamlboom.Kort(onderwerp)}'";
        var bron = Protocollezer.LeesBron(blok, documenten);
        var telt = blok.Keuze("telt", verplicht: true, s_maten);
        var eenheden = LeesEenheden(blok);
        var stap = blok.Decimaal("stap", verplicht: false, 0.0001m, Meest, Decimalen, "de kleinste stap");
        var gebied = blok.Kaart("bereik", verplicht: false, "wat er kan voorkomen, als {van: 0, tot-en-met: 100}");
        var bereik = gebied is null ? new Bereik(0, false, null, false) : LeesBereik(gebied);
        gebied?.Klaar();
        if (bereik is { Van: null })
            bereik = bereik.Value with { Van = 0, VanErbij = false };
        var zie = blok.Eisen("zie");
        var keuze = blok.Tekst("keuze", verplicht: false, "hoe het protocol dit leest") ?? "";
        var (treden, verwijzingen) = LeesTreden(blok, eenheden);
        blok.Klaar();
        return onderwerp is not null && bron is not null && telt is { } t && eenheden.Count > 0 && bereik is { } b && treden.Count > 0
            ? new GelezenPapier(
                new Papier
                {
                    Onderwerp = onderwerp,
                    Bron = bron,
                    Telt = t,
                    Eenheden = eenheden,
                    Stap = stap,
                    Bereik = b,
                    Treden = treden,
                    Zie = zie,
                    Keuze = keuze,
                },
                verwijzingen)
            : null;
    }

    private static (List<Papiertrede> Treden, List<(string Signaal, long Regel)> Verwijzingen) LeesTreden(Kaartlezer blok, List<Papiereenheid> eenheden)
    {
        var treden = new List<Papiertrede>();
        var verwijzingen = new List<(string, long)>();
        var namen = new Woordenlijst<decimal>(StringComparer.Ordinal);
        foreach (var eenheid in eenheden)
            namen[eenheid.Naam] = eenheid.Factor;
        foreach (var item in blok.Kaarten("treden", verplicht: true, "een lijst van treden als {woorden: \"8 t/m 11\", van: 8, tot-en-met: 11}", "een trede"))
        {
            var woorden = item.Tekst("woorden", verplicht: true, "de grens in woorden");
            var signaal = item.Id("signaal", verplicht: false, "een signaal van dit protocol");
            var factor = item.Keuze("eenheid", verplicht: false, namen) ?? 1;
            var bereik = LeesBereik(item);
            item.Klaar();
            if (signaal is not null)
                verwijzingen.Add((signaal, item.RegelVan("signaal")));
            if (woorden is not null)
                treden.Add(new Papiertrede(woorden, signaal ?? "", bereik is { Van: null, Tot: null } ? null : bereik?.Maal(factor)));
        }

        return (treden, verwijzingen);
    }

    private static List<Papiereenheid> LeesEenheden(Kaartlezer blok)
    {
        const string Verwacht = "eenheden met hun maat in de eerste, als {dagdelen: 1, dagen: 2}";
        var eenheden = new List<Papiereenheid>();
        if (blok.Kaart("eenheden", verplicht: true, Verwacht) is not { } kaart)
            return eenheden;
        foreach (var (naam, regel) in kaart.Sleutels)
        {
            if (kaart.Decimaal(naam, verplicht: true, 0.0001m, Meest, Decimalen, "hoeveel van de eerste eenheid dit is") is not { } factor)
                continue;
            if (eenheden.Count == 0 && factor != 1)
                blok.Fout(regel, "de eerste eenheid is niet 1", Verwacht);
            eenheden.Add(new Papiereenheid(naam, factor));
        }

        return eenheden;
    }

    private static Bereik? LeesBereik(Kaartlezer blok)
    {
        var van = blok.Decimaal("van", verplicht: false, 0, Meest, Decimalen, "een ondergrens die erbij hoort");
        var boven = blok.Decimaal("boven", verplicht: false, 0, Meest, Decimalen, "een ondergrens die er niet bij hoort");
        var totEnMet = blok.Decimaal("tot-en-met", verplicht: false, 0, Meest, Decimalen, "een bovengrens die erbij hoort");
        var onder = blok.Decimaal("onder", verplicht: false, 0, Meest, Decimalen, "een bovengrens die er niet bij hoort");
        if (blok.Heeft("van") && blok.Heeft("boven") || blok.Heeft("tot-en-met") && blok.Heeft("onder"))
        {
            blok.Fout(blok.Regel, "twee ondergrenzen of twee bovengrenzen", "hoogstens een van 'van' en 'boven', hoogstens een van 'tot-en-met' en 'onder'");
            return null;
        }

        var bereik = new Bereik(van ?? boven, van is not null, totEnMet ?? onder, totEnMet is not null);
        if (bereik.IsLeeg)
        {
            blok.Fout(blok.Regel, "tussen deze grenzen ligt niets", "een ondergrens onder de bovengrens");
            return null;
        }

        return bereik;
    }
}
