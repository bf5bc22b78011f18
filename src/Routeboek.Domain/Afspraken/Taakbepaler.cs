using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Kalenders;

namespace Routeboek.Domain.Afspraken;

/// <summary>A term that cannot be computed because the calendar does not reach that far.</summary>
/// <param name="Taak">The task.</param>
/// <param name="Afspraak">The agreement.</param>
/// <param name="Uitkomst">Start, term and reach of the calendar.</param>
public sealed record TermijnBuitenKalender(string Taak, Afspraak Afspraak, Termijnuitkomst.BuitenKalender Uitkomst)
{
    public override string ToString() => $"taak {Taak}: {Uitkomst}";
}

/// <summary>
/// Works out the tasks of one agreement in one dossier from the facts and from the tasks of the agreements it refers to: candidates,
/// opening days, terms and outcomes, each as the contract "afspraken" has it. Pure.
/// </summary>
internal static class Taakbepaler
{
    public static IReadOnlyList<Taak> Bepaal(Afspraakregel regel, Dossierbeeld beeld, List<TermijnBuitenKalender> bezwaren)
    {
        // most agreements of a protocol have nothing to do in most dossiers
        if (regel.Ankerpatroon >= 0 ? beeld.Feiten(regel.Ankerpatroon).Count == 0 : beeld.Taken(regel.Ankerregel).Count == 0)
            return [];
        var kandidaten = Kandidaten(regel, beeld);
        if (kandidaten.Count == 0)
            return [];
        var taken = new List<Taak>();
        var bezetTot = DateOnly.MinValue; // the last day on which a task so far is open; only looked at when it matters
        var herhaal = regel.Afspraak.Herhaal;
        foreach (var (opent, anker) in kandidaten)
        {
            if (taken.Count > 0 && (herhaal == Herhaling.Nooit || (herhaal == Herhaling.Een && opent <= bezetTot)))
                continue;
            var taak = Open(regel, beeld, anker, opent, bezwaren);
            taken.Add(taak);
            if ((taak.Einde?.Dag ?? DateOnly.MaxValue) is var einde && einde > bezetTot)
                bezetTot = einde;
        }

        return taken;
    }

    // by opening day, then in the order of their anchors
    private static List<(DateOnly Opent, Anker Anker)> Kandidaten(Afspraakregel regel, Dossierbeeld beeld)
    {
        var kandidaten = new List<(DateOnly Opent, Anker Anker)>();
        void Neem(in Anker anker)
        {
            if (Opening(regel, beeld, anker) is { } opent && opent <= beeld.Vandaag)
                kandidaten.Add((opent, anker));
        }

        if (regel.Ankerpatroon >= 0)
        {
            foreach (var feit in beeld.Feiten(regel.Ankerpatroon))
                Neem(new Anker(feit.Op, feit.Wortel, feit.Op, feit));
        }
        else
        {
            foreach (var anker in Uitkomsten(regel, beeld))
                Neem(anker);
        }

        var opVolgorde = true;
        for (var i = 1; i < kandidaten.Count && opVolgorde; i++)
            opVolgorde = kandidaten[i - 1].Opent <= kandidaten[i].Opent;
        return opVolgorde ? kandidaten : [.. kandidaten.OrderBy(k => k.Opent)]; // OrderBy keeps the order of equals
    }

    private static IEnumerable<Anker> Uitkomsten(Afspraakregel regel, Dossierbeeld beeld) => beeld.Taken(regel.Ankerregel)
        .Where(t => t.UitkomstOp(regel.Ankeruitkomst) is not null)
        .Select(t => new Anker(t.UitkomstOp(regel.Ankeruitkomst)!.Value, t.Wortel, t.WortelOp, regel.Ankeruitkomst == Afspraakuitkomst.Vervuld ? t.Einde!.Feit : null))
        .OrderBy(a => a.Dag).ThenBy(a => a.WortelOp).ThenBy(a => a.Wortel);

    /// <summary>The first day on or after the anchor on which all conditions hold, by what is known; null when there is none.</summary>
    private static DateOnly? Opening(Afspraakregel regel, Dossierbeeld beeld, in Anker anker)
    {
        var dag = anker.Dag;
        for (var i = 0; i < regel.Toetsen.Count;)
        {
            if (regel.Toetsen[i].EersteDag(beeld, dag, anker) is not { } eerste)
                return null;
            // a later day: the conditions before this one are asked again
            i = eerste > dag && i > 0 ? 0 : i + 1;
            dag = eerste;
        }

        return dag;
    }

    private static Taak Open(Afspraakregel regel, Dossierbeeld beeld, in Anker anker, DateOnly opent, List<TermijnBuitenKalender> bezwaren)
    {
        var id = $"{beeld.Dossier}:{regel.Afspraak.Id}:{anker.Wortel}";
        var feiten = beeld.OverTaak(id);
        var termijn = Taaktermijn.Bepaal(regel, beeld, id, anker, feiten, bezwaren);
        var vervuld = Vervulling(regel, beeld, anker);
        var einde = Eerste(
            vervuld is null ? null : new Taakeinde(vervuld.Op > opent ? vervuld.Op : opent, Taakslot.Vervuld, vervuld, null),
            Verval(regel, beeld, anker, opent, feiten));

        DateOnly? verlopen = null;
        if (termijn.Uiterlijk is { } laatste)
        {
            // fulfilled in time by its own date counts, also when the task opened later
            var opTijd = einde is not null && (einde.Dag <= laatste || (einde.Vervuld && einde.Feit!.Op <= laatste));
            var dag = laatste < opent ? opent : laatste.AddDays(1);
            if (!opTijd && dag <= beeld.Vandaag)
                verlopen = dag;
            if (!regel.Afspraak.Blijft && verlopen is { } afgelopen && !(einde?.Dag <= afgelopen))
                einde = new Taakeinde(afgelopen, Taakslot.TermijnVoorbij, null, null);
        }

        return new Taak
        {
            Afspraak = regel.Afspraak,
            Id = id,
            Wortel = anker.Wortel,
            WortelOp = anker.WortelOp,
            Anker = anker.Dag,
            Ankerfeit = anker.Feit,
            Opent = opent,
            Uiterlijk = termijn.Uiterlijk,
            Oorspronkelijk = termijn.Oorspronkelijk == termijn.Uiterlijk ? null : termijn.Oorspronkelijk,
            Waarschuwt = termijn.Uiterlijk is { } uiterlijk ? regel.Afspraak.Waarschuwing.Voor(uiterlijk, beeld.Kalender) : null,
            Gepauzeerd = termijn.Gepauzeerd,
            Verlopen = verlopen,
            Einde = einde,
            Termijnfeiten = termijn.Feiten,
        };
    }

    // of two on the same day fulfilment goes first
    private static Taakeinde? Eerste(Taakeinde? vervuld, Taakeinde? vervallen) =>
        vervuld is null || vervallen?.Dag < vervuld.Dag ? vervallen : vervuld;

    private static GeldendFeit? Vervulling(Afspraakregel regel, Dossierbeeld beeld, in Anker anker)
    {
        foreach (var feit in beeld.Feiten(regel.Wat))
        {
            if (feit.Op >= anker.Dag && !feit.Equals(anker.Feit))
                return feit;
        }

        return null;
    }

    private static Taakeinde? Verval(Afspraakregel regel, Dossierbeeld beeld, in Anker anker, DateOnly opent, IReadOnlyList<GeldendFeit> overTaak)
    {
        Taakeinde? einde = null;
        void Neem(DateOnly dag, Taakslot slot, GeldendFeit? feit, Voorwaarde? voorwaarde)
        {
            if (dag <= beeld.Vandaag && !(dag >= einde?.Dag))
                einde = new Taakeinde(dag, slot, feit, voorwaarde);
        }

        foreach (var (toets, voorwaarde) in regel.Vervalt)
        {
            if (toets.EersteDag(beeld, opent, anker) is { } dag)
                Neem(dag, Taakslot.Voorwaarde, toets.Oorzaak(beeld, anker), voorwaarde);
        }

        foreach (var feit in beeld.Feiten(beeld.Set.Gesloten))
        {
            if (feit.Op >= anker.Dag && !feit.Equals(anker.Feit))
            {
                Neem(feit.Op > opent ? feit.Op : opent, Taakslot.DossierGesloten, feit, null);
                break;
            }
        }

        foreach (var feit in overTaak)
        {
            if (feit.Soort == beeld.Set.Soorten.TaakNietVanToepassing)
            {
                Neem(feit.Op > opent ? feit.Op : opent, Taakslot.NietVanToepassing, feit, null);
                break;
            }
        }

        return einde;
    }
}

/// <summary>The term of a task with everything that moved it.</summary>
/// <param name="Uiterlijk">The last day, inclusive, or null.</param>
/// <param name="Oorspronkelijk">The last day without extensions and pauses, or null.</param>
/// <param name="Gepauzeerd">A pause runs on today.</param>
/// <param name="Feiten">The facts that moved it.</param>
internal readonly record struct Taaktermijn(DateOnly? Uiterlijk, DateOnly? Oorspronkelijk, bool Gepauzeerd, IReadOnlyList<GeldendFeit> Feiten)
{
    /// <summary>Computes the term; what falls outside the calendar is added to the objections and has no last day.</summary>
    public static Taaktermijn Bepaal(Afspraakregel regel, Dossierbeeld beeld, string taak, in Anker anker, IReadOnlyList<GeldendFeit> overTaak,
        List<TermijnBuitenKalender> bezwaren)
    {
        var start = regel.Vanaf >= 0 && beeld.Feiten(regel.Vanaf) is { Count: > 0 } vanaf ? vanaf[^1].Op : anker.Dag;
        var rekening = new Rekening(regel.Afspraak, beeld, taak, bezwaren);
        var oorspronkelijk = rekening.Begin(start);
        if (overTaak.Count == 0)
            return new Taaktermijn(oorspronkelijk, oorspronkelijk, false, []);
        return rekening.Pas(start, oorspronkelijk, overTaak);
    }

    private sealed class Rekening(Afspraak afspraak, Dossierbeeld beeld, string taak, List<TermijnBuitenKalender> bezwaren)
    {
        public DateOnly? Begin(DateOnly start) => afspraak.Binnen?.Match(
            termijn => Laatste(start, termijn),
            (maand, dag) => Termijn.OpOfNa(start, maand, dag));

        public Taaktermijn Pas(DateOnly start, DateOnly? oorspronkelijk, IReadOnlyList<GeldendFeit> feiten)
        {
            var uiterlijk = oorspronkelijk;
            GeldendFeit? pauze = null;
            var verschoven = new List<GeldendFeit>();
            var soorten = beeld.Set.Soorten;
            foreach (var feit in feiten)
            {
                if (feit.Soort == soorten.TermijnVerlengd && DateOnly.TryParseExact(feit.Feit.Woord("tot"), "yyyy-MM-dd", out var tot))
                {
                    uiterlijk = tot;
                    verschoven.Add(feit);
                }
                else if (feit.Soort == soorten.TermijnGepauzeerd && pauze is null && feit.Op >= start && feit.Op <= uiterlijk)
                {
                    pauze = feit;
                    verschoven.Add(feit);
                }
                else if (feit.Soort == soorten.TermijnHervat && pauze is not null)
                {
                    uiterlijk = Schuif(uiterlijk, pauze.Op, feit.Op);
                    verschoven.Add(feit);
                    pauze = null;
                }
            }

            if (pauze is not null)
                uiterlijk = Schuif(uiterlijk, pauze.Op, beeld.Vandaag);
            return new Taaktermijn(uiterlijk, oorspronkelijk, pauze is not null, verschoven);
        }

        private DateOnly? Schuif(DateOnly? uiterlijk, DateOnly na, DateOnly totEnMet)
        {
            var eenheid = afspraak.Eenheid is Termijneenheid.Schooldagen or Termijneenheid.Werkdagen ? afspraak.Eenheid : Termijneenheid.Dagen;
            // one term is not as long as a pause can be
            for (var over = Termijn.Tel(na, totEnMet, eenheid, beeld.Kalender); uiterlijk is { } laatste && over > 0; over -= Termijn.MaximaalAantal)
                uiterlijk = Laatste(laatste, new Termijn(Math.Min(over, Termijn.MaximaalAantal), eenheid));
            return uiterlijk;
        }

        private DateOnly? Laatste(DateOnly start, Termijn termijn) => termijn.LaatsteDag(start, beeld.Kalender).Match<DateOnly?>(
            dag => dag,
            buiten =>
            {
                bezwaren.Add(new TermijnBuitenKalender(taak, afspraak, buiten));
                return null;
            });
    }
}
