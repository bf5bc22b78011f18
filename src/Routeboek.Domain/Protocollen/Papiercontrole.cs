namespace Routeboek.Domain.Protocollen;

/// <summary>Computes where the rungs on paper overlap or leave a hole, and how the protocol reads those places.</summary>
internal static class Papiercontrole
{
    public static void Controleer(Papier papier, Protocol protocol, List<Bevinding> bevindingen)
    {
        var bron = $"{papier.Onderwerp} ({(papier.Bron.Plaats.Length == 0 ? papier.Bron.Document.Titel : papier.Bron.Plaats)})";
        foreach (var trede in papier.Treden.Where(t => t.Bereik is null))
        {
            bevindingen.Add(new Bevinding(Ernst.Gat, papier.Onderwerp,
                $"{bron}: \"{trede.Woorden}\" noemt geen getal{Gekozen(papier, [.. Signalen(protocol, trede.Signaal)], metZin: true)}", papier.Zie));
        }

        var treden = papier.Treden.Where(t => t.Bereik is not null)
            .Select(t => (Trede: t, Bereik: Klip(papier, t.Bereik!.Value))).ToList();
        ControleerOverlap(papier, protocol, bron, treden, bevindingen);
        if (treden.Count > 0)
            ControleerGaten(papier, protocol, bron, [.. treden.Select(t => t.Bereik)], bevindingen);
        ControleerBegin(papier, protocol, bron, bevindingen);
    }

    private static Bereik Klip(Papier papier, Bereik bereik)
    {
        var geklipt = bereik.Doorsnede(papier.Bereik);
        return papier.Stap is { } stap ? geklipt.InStappen(stap) : geklipt;
    }

    private static void ControleerOverlap(Papier papier, Protocol protocol, string bron, List<(Papiertrede Trede, Bereik Bereik)> treden, List<Bevinding> bevindingen)
    {
        for (var i = 0; i < treden.Count; i++)
        {
            for (var j = i + 1; j < treden.Count; j++)
            {
                var (een, ander) = (treden[i], treden[j]);
                if (een.Trede.Signaal.Length > 0 && string.Equals(een.Trede.Signaal, ander.Trede.Signaal, StringComparison.Ordinal))
                {
                    if (een.Bereik != ander.Bereik)
                    {
                        bevindingen.Add(new Bevinding(Ernst.Overlap, papier.Onderwerp,
                            $"{bron} noemt twee grenzen voor {een.Trede.Signaal}: \"{een.Trede.Woorden}\" en \"{ander.Trede.Woorden}\""
                            + Gekozen(papier, [.. Signalen(protocol, een.Trede.Signaal)], metZin: true), papier.Zie));
                    }

                    continue;
                }

                var samen = een.Bereik.Doorsnede(ander.Bereik);
                if (!samen.IsLeeg)
                {
                    bevindingen.Add(new Bevinding(Ernst.Overlap, papier.Onderwerp,
                        $"{bron}: {InWoorden(papier, samen)} staat in twee treden, \"{een.Trede.Woorden}\" en \"{ander.Trede.Woorden}\""
                        + Gekozen(papier, Lezing(papier, protocol, samen)), papier.Zie));
                }
            }
        }
    }

    private static void ControleerGaten(Papier papier, Protocol protocol, string bron, List<Bereik> bereiken, List<Bevinding> bevindingen)
    {
        var gebied = papier.Stap is { } s ? papier.Bereik.InStappen(s) : papier.Bereik;
        var (van, vanErbij) = (gebied.Van, gebied.VanErbij);
        var open = true;
        foreach (var bereik in bereiken.Where(b => !b.IsLeeg)
            .OrderBy(b => b.Van ?? decimal.MinValue).ThenBy(b => b.VanErbij ? 0 : 1))
        {
            if (bereik.Van is { } begin)
                Meld(new Bereik(van, vanErbij, begin, !bereik.VanErbij));
            if (bereik.Tot is not { } eind)
            {
                open = false;
                break;
            }

            if (van is null || eind > van || eind == van && bereik.TotErbij)
                (van, vanErbij) = (eind, !bereik.TotErbij);
        }

        if (open)
            Meld(new Bereik(van, vanErbij, gebied.Tot, gebied.TotErbij));

        void Meld(Bereik ruw)
        {
            var gat = papier.Stap is { } stap ? ruw.InStappen(stap) : ruw;
            if (gat.IsLeeg)
                return;
            var randen = new List<string>();
            if (gat.Van is { } laag && gat.VanErbij && bereiken.Exists(b => b.Tot == laag && !b.TotErbij))
                randen.Add(Bereik.Getal(laag));
            if (gat.Tot is { } hoog && gat.TotErbij && bereiken.Exists(b => b.Van == hoog && !b.VanErbij))
                randen.Add(Bereik.Getal(hoog));
            bevindingen.Add(new Bevinding(Ernst.Gat, papier.Onderwerp,
                $"{bron}: {InWoorden(papier, gat)} staat in geen trede" + (randen.Count == 0 ? "" : $", ook precies {string.Join(" en ", randen)} niet")
                + Gekozen(papier, Lezing(papier, protocol, gat)), papier.Zie));
        }
    }

    /// <summary>A rung whose first number on paper differs from the protocol's threshold. A rung without a written begin says nothing.</summary>
    private static void ControleerBegin(Papier papier, Protocol protocol, string bron, List<Bevinding> bevindingen)
    {
        foreach (var trede in papier.Treden)
        {
            if (trede.Bereik is not { Van: not null } bereik || papier.Treden.Count(t => string.Equals(t.Signaal, trede.Signaal, StringComparison.Ordinal)) > 1)
                continue;
            foreach (var signaal in Signalen(protocol, trede.Signaal))
            {
                if (Aan(papier.Telt, signaal.Criterium) is not { } aan || papier.Telt == Papiermaat.Aanwezigheid)
                    continue;
                var begin = papier.Stap is { } stap ? bereik.InStappen(stap) : bereik;
                if (aan.Van != begin.Van || aan.VanErbij != begin.VanErbij)
                {
                    bevindingen.Add(new Bevinding(Ernst.Opmerking, papier.Onderwerp,
                        $"{bron}: \"{trede.Woorden}\" geldt op papier {InWoorden(papier, begin with { Tot = null, TotErbij = false })}; "
                        + $"{signaal.Id} gaat aan {aan} {papier.Eenheden[0].Naam}", papier.Zie));
                }
            }
        }
    }

    private static string InWoorden(Papier papier, Bereik bereik)
    {
        var tekst = $"{bereik} {papier.Eenheden[0].Naam}";
        var andere = papier.Eenheden.Skip(1).Select(e => $"in {e.Naam}: {bereik.Maal(1 / e.Factor)}").ToList();
        return andere.Count == 0 ? tekst : $"{tekst} ({string.Join("; ", andere)})";
    }

    private static IEnumerable<Signaalregel> Signalen(Protocol protocol, string id) =>
        protocol.Signalen.Where(s => id.Length > 0 && string.Equals(s.Id, id, StringComparison.Ordinal));

    /// <summary>The values for which a criterion is on, in the paper's first unit; null when it measures something else.</summary>
    private static Bereik? Aan(Papiermaat maat, Criterium criterium)
    {
        var eenheid = maat switch
        {
            Papiermaat.Rijen => Teleenheid.Rijen,
            Papiermaat.Lesuren => Teleenheid.Lesuren,
            Papiermaat.Dagdelen => Teleenheid.Dagdelen,
            Papiermaat.Niets or Papiermaat.Ziektedagen or Papiermaat.Aanwezigheid => (Teleenheid?)null,
        };
        return criterium switch
        {
            Criterium.Telling telling when telling.Drempels.FirstOrDefault(d => d.Eenheid == eenheid) is { } drempel =>
                new Bereik(drempel.Drempel.Eerste, true, null, false),
            Criterium.LangZiek lang when maat == Papiermaat.Ziektedagen => new Bereik(lang.Drempel.Eerste, true, null, false),
            Criterium.Aanwezigheid aanwezig when maat == Papiermaat.Aanwezigheid => Criteriumtekst.Percentages(aanwezig),
            _ => null,
        };
    }

    /// <summary>The highest rung that is on at the lowest and at the highest value of a range.</summary>
    private static List<Signaalregel> Lezing(Papier papier, Protocol protocol, Bereik bereik)
    {
        var ladders = papier.Treden.SelectMany(t => Signalen(protocol, t.Signaal)).Select(s => s.Ladder).Where(l => l.Length > 0).ToHashSet(StringComparer.Ordinal);
        var regels = protocol.Signalen.Where(s => ladders.Contains(s.Ladder) && Aan(papier.Telt, s.Criterium) is not null).ToList();
        // an open end is tried just inside it; smaller than any bound that a file can write
        const decimal Dichtbij = 0.0000001m;
        var proef = new List<decimal>();
        if (bereik.Van is { } van)
            proef.Add(bereik.VanErbij ? van : van + Dichtbij);
        if (bereik.Tot is { } tot)
            proef.Add(bereik.TotErbij ? tot : tot - Dichtbij);
        return [.. proef.Select(p => regels.Where(r => Aan(papier.Telt, r.Criterium)!.Value.Bevat(p)).MaxBy(r => r.Trede)).OfType<Signaalregel>().Distinct()];
    }

    private static string Gekozen(Papier papier, List<Signaalregel> signalen, bool metZin = false)
    {
        var tekst = "";
        if (signalen.Count > 0)
            tekst = "; het protocol kiest " + string.Join(" en ", signalen.Select(s => metZin ? $"{s.Id} ({Criteriumtekst.Zin(s.Criterium)})" : s.Id));
        else if (papier.Telt != Papiermaat.Niets)
            tekst = "; het protocol geeft daar geen signaal";
        return papier.Keuze.Length == 0 ? tekst : $"{tekst} ({papier.Keuze})";
    }
}
