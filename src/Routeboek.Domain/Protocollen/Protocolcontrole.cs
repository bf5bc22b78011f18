namespace Routeboek.Domain.Protocollen;

/// <summary>How much a finding weighs.</summary>
public enum Ernst
{
    /// <summary>The protocol contradicts itself and cannot be used like this.</summary>
    Fout,

    /// <summary>Something for which no rule holds.</summary>
    Gat,

    /// <summary>Something for which two rules hold.</summary>
    Overlap,

    /// <summary>Worth knowing.</summary>
    Opmerking,
}

/// <summary>Something found in a protocol itself.</summary>
/// <param name="Ernst">The weight.</param>
/// <param name="Onderwerp">What it is about: a ladder, a signal id or a subject on paper.</param>
/// <param name="Tekst">One line of Dutch.</param>
/// <param name="Eisen">Requirement ids that speak of it; may be empty.</param>
public sealed record Bevinding(Ernst Ernst, string Onderwerp, string Tekst, IReadOnlyList<string> Eisen);

/// <summary>
/// Looks for contradictions in a protocol that loaded well: crossing rungs, holes, overlaps, and the contradictions of the source
/// documents as far as the file carries them. Computes from the numbers; knows no protocol by name.
/// </summary>
public static class Protocolcontrole
{
    /// <summary>All findings, the heaviest first.</summary>
    public static IReadOnlyList<Bevinding> Controleer(Protocol protocol)
    {
        var bevindingen = new List<Bevinding>();
        foreach (var ladder in protocol.Signalen.Where(s => s.Ladder.Length > 0).GroupBy(s => s.Ladder, StringComparer.Ordinal))
            Laddercontrole.Controleer(ladder.Key, [.. ladder.OrderBy(s => s.Trede)], bevindingen);
        ControleerDubbel(protocol, bevindingen);
        ControleerSector(protocol, bevindingen);
        foreach (var papier in protocol.Papier)
            Papiercontrole.Controleer(papier, protocol, bevindingen);
        ControleerHerkomst(protocol, bevindingen);
        return [.. bevindingen.OrderBy(b => b.Ernst)];
    }

    private static void ControleerDubbel(Protocol protocol, List<Bevinding> bevindingen)
    {
        for (var i = 0; i < protocol.Signalen.Count; i++)
        {
            for (var j = i + 1; j < protocol.Signalen.Count; j++)
            {
                var (een, ander) = (protocol.Signalen[i], protocol.Signalen[j]);
                if (ZelfdeCriterium(een.Criterium, ander.Criterium))
                {
                    bevindingen.Add(new Bevinding(Ernst.Overlap, ander.Id,
                        $"{een.Id} en {ander.Id} hebben precies hetzelfde criterium: {Criteriumtekst.Zin(een.Criterium)}", []));
                }
            }
        }
    }

    internal static bool ZelfdeCriterium(Criterium een, Criterium ander) =>
        string.Equals(Criteriumtekst.Vorm(een), Criteriumtekst.Vorm(ander), StringComparison.Ordinal)
        && Criteriumtekst.Getallen(een).SequenceEqual(Criteriumtekst.Getallen(ander));

    private static void ControleerSector(Protocol protocol, List<Bevinding> bevindingen)
    {
        if (!protocol.AlleenPo)
            return;
        foreach (var signaal in protocol.Signalen)
        {
            if (signaal.Criterium is Criterium.Telling telling && telling.Drempels.All(d => d.Eenheid == Teleenheid.Lesuren))
            {
                bevindingen.Add(new Bevinding(Ernst.Fout, signaal.Id,
                    $"{signaal.Id} telt lesuren, maar een protocol voor alleen het po kent die niet: dit signaal gaat nooit aan", []));
            }
        }
    }

    private static void ControleerHerkomst(Protocol protocol, List<Bevinding> bevindingen)
    {
        if (protocol.Signalen.Count == 0)
            bevindingen.Add(new Bevinding(Ernst.Opmerking, protocol.Id, "dit protocol heeft geen signalen", []));
        if (protocol.Voorbehoud.Length > 0)
            bevindingen.Add(new Bevinding(Ernst.Opmerking, protocol.Id, $"voorbehoud: {protocol.Voorbehoud}", []));
        var voorstellen = protocol.Signalen.Where(s => s.Herkomst == Herkomst.Voorstel).ToList();
        if (voorstellen.Count > 0)
        {
            bevindingen.Add(new Bevinding(Ernst.Opmerking, protocol.Id,
                $"bij {voorstellen.Count} van de {protocol.Signalen.Count} signalen is het getal een voorstel dat de regio nog moet bevestigen: "
                + string.Join(", ", voorstellen.Select(s => s.Id)),
                [.. voorstellen.SelectMany(s => s.Bron.Eisen).Where(e => e.Contains("-GAP-", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal)]));
        }
    }
}

/// <summary>Rungs of one ladder: a higher rung must need more.</summary>
internal static class Laddercontrole
{
    public static void Controleer(string ladder, IReadOnlyList<Signaalregel> treden, List<Bevinding> bevindingen)
    {
        for (var i = 0; i < treden.Count; i++)
        {
            for (var j = i + 1; j < treden.Count; j++)
            {
                var (laag, hoog) = (treden[i], treden[j]);
                if (laag.Trede == hoog.Trede)
                {
                    bevindingen.Add(new Bevinding(Ernst.Fout, ladder,
                        $"{laag.Id} en {hoog.Id} staan allebei op trede {laag.Trede} van de ladder {ladder}", []));
                }
                else
                {
                    Vergelijk(ladder, laag, hoog, bevindingen);
                }
            }
        }

        ControleerEenheden(ladder, treden, bevindingen);
        ControleerAanwezigheid(ladder, treden, bevindingen);
    }

    private static void Vergelijk(string ladder, Signaalregel laag, Signaalregel hoog, List<Bevinding> bevindingen)
    {
        foreach (var (wat, onder, boven, strenger) in Paren(laag.Criterium, hoog.Criterium))
        {
            if (boven < onder || boven == onder && !strenger)
            {
                bevindingen.Add(new Bevinding(Ernst.Fout, ladder,
                    $"de hogere trede {hoog.Id} vraagt niet meer {wat} dan {laag.Id}: {Bereik.Getal(boven)} tegenover {Bereik.Getal(onder)}", []));
            }
        }
    }

    /// <summary>
    /// The pairs of numbers that can be compared: what is counted, the first number of the lower and of the higher rung, and whether
    /// the higher one asks something besides the number. Criteria that count different things give none.
    /// </summary>
    private static IEnumerable<(string Wat, decimal Onder, decimal Boven, bool Strenger)> Paren(Criterium laag, Criterium hoog)
    {
        switch (laag, hoog)
        {
            case (Criterium.Telling a, Criterium.Telling b) when a.Soorten == b.Soorten:
                foreach (var onder in a.Drempels)
                {
                    foreach (var boven in b.Drempels.Where(d => d.Eenheid == onder.Eenheid))
                        yield return (Criteriumtekst.Woord(onder.Eenheid), onder.Drempel.Eerste, boven.Drempel.Eerste, false);
                }

                break;
            case (Criterium.DagenMet a, Criterium.DagenMet b) when a.Soorten == b.Soorten && a.Venster == b.Venster:
                yield return ("dagen", a.Drempel.Eerste, b.Drempel.Eerste, false);
                break;
            case (Criterium.Minuten a, Criterium.Minuten b) when a.Soorten == b.Soorten && a.Venster == b.Venster:
                yield return ("minuten", a.Drempel.Eerste, b.Drempel.Eerste, false);
                break;
            case (Criterium.Ziekteperioden a, Criterium.Ziekteperioden b) when a.Venster == b.Venster:
                yield return ("ziekteperioden", a.Drempel.Eerste, b.Drempel.Eerste, b.MaxDagen > 0 && (a.MaxDagen == 0 || b.MaxDagen < a.MaxDagen));
                break;
            case (Criterium.Ziektedagen a, Criterium.Ziektedagen b) when a.Venster == b.Venster:
                yield return ("ziektedagen", a.Drempel.Eerste, b.Drempel.Eerste, b.MinPerioden > a.MinPerioden);
                break;
            case (Criterium.LangZiek a, Criterium.LangZiek b):
                yield return ("schooldagen ziek", a.Drempel.Eerste, b.Drempel.Eerste, false);
                break;
            case (Criterium.Reeks a, Criterium.Reeks b) when a.Maat == b.Maat:
                yield return ("afwezigheid", a.Drempel.Eerste, b.Drempel.Eerste,
                    b.NietAlleenZiek && !a.NietAlleenZiek || b.AandeelProcent > a.AandeelProcent);
                break;
            // k months since F last at least 28k + 1 and at most 31k + 1 days, F counted: only a sure crossing is named
            case (Criterium.Reeks { Maat: Reeksmaat.Kalenderdagen } a, Criterium.Reeks { Maat: Reeksmaat.Maanden } b):
                yield return ("kalenderdagen", a.Drempel.Eerste, b.Drempel.Eerste * 31 + 1, true);
                break;
            case (Criterium.Reeks { Maat: Reeksmaat.Maanden } a, Criterium.Reeks { Maat: Reeksmaat.Kalenderdagen } b):
                yield return ("kalenderdagen", a.Drempel.Eerste * 28 + 1, b.Drempel.Eerste, true);
                break;
            default:
                break;
        }
    }

    /// <summary>A unit that rungs below and above count and one between them does not: the middle rung is passed over.</summary>
    private static void ControleerEenheden(string ladder, IReadOnlyList<Signaalregel> treden, List<Bevinding> bevindingen)
    {
        var tellingen = treden.Where(t => t.Criterium is Criterium.Telling).Select(t => (Regel: t, Telling: (Criterium.Telling)t.Criterium)).ToList();
        for (var i = 1; i < tellingen.Count - 1; i++)
        {
            var midden = tellingen[i];
            foreach (var eenheid in Enum.GetValues<Teleenheid>().Where(e => midden.Telling.Drempels.All(d => d.Eenheid != e)))
            {
                var onder = tellingen.Take(i).LastOrDefault(t => Telt(t.Telling, eenheid));
                var boven = tellingen.Skip(i + 1).FirstOrDefault(t => Telt(t.Telling, eenheid));
                if (onder.Regel is null || boven.Regel is null)
                    continue;
                var (van, tot) = (Eerste(onder.Telling, eenheid), Eerste(boven.Telling, eenheid));
                if (tot > van)
                {
                    var bereik = tot - 1 == van ? Bereik.Precies(van) : new Bereik(van, true, tot - 1, true);
                    bevindingen.Add(new Bevinding(Ernst.Gat, ladder,
                        $"{midden.Regel.Id} telt geen {Criteriumtekst.Woord(eenheid)}, {onder.Regel.Id} en {boven.Regel.Id} wel: {bereik} "
                        + $"{Criteriumtekst.Woord(eenheid)} blijft bij {onder.Regel.Id}",
                        [.. boven.Regel.Bron.Eisen.Where(e => e.Contains("-GAP-", StringComparison.Ordinal))]));
                }
            }
        }

        static bool Telt(Criterium.Telling telling, Teleenheid eenheid) => telling.Drempels.Any(d => d.Eenheid == eenheid);

        static int Eerste(Criterium.Telling telling, Teleenheid eenheid) =>
            telling.Drempels.Where(d => d.Eenheid == eenheid).Min(d => d.Drempel.Eerste);
    }

    private static void ControleerAanwezigheid(string ladder, IReadOnlyList<Signaalregel> treden, List<Bevinding> bevindingen)
    {
        var niveaus = treden.Where(t => t.Criterium is Criterium.Aanwezigheid)
            .Select(t => (t.Id, Criterium: (Criterium.Aanwezigheid)t.Criterium)).ToList();
        for (var i = 0; i < niveaus.Count - 1; i++)
        {
            var (licht, zwaar) = (niveaus[i], niveaus[i + 1]);
            var (boven, onder) = (Criteriumtekst.Percentages(licht.Criterium), Criteriumtekst.Percentages(zwaar.Criterium));
            if (zwaar.Criterium.Grens > licht.Criterium.Grens)
            {
                bevindingen.Add(new Bevinding(Ernst.Fout, ladder,
                    $"de hogere trede {zwaar.Id} begint bij meer aanwezigheid dan {licht.Id}: {onder} % tegenover {boven} %", []));
                continue;
            }

            var samen = boven.Doorsnede(onder);
            if (!samen.IsLeeg)
            {
                bevindingen.Add(new Bevinding(Ernst.Overlap, ladder, $"{samen} % hoort bij {licht.Id} en bij {zwaar.Id}", []));
                continue;
            }

            var tussen = new Bereik(onder.Tot, !onder.TotErbij, boven.Van, !boven.VanErbij);
            if (!tussen.IsLeeg)
                bevindingen.Add(new Bevinding(Ernst.Gat, ladder, $"{tussen} % hoort niet bij {licht.Id} en niet bij {zwaar.Id}", []));
        }
    }
}
