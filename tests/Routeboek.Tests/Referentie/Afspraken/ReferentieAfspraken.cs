using System.Globalization;

namespace Routeboek.Tests.Referentie.Afspraken;

/// <summary>A fact or an outcome from which an instance starts. <c>Feit</c> is "the anchor fact itself": for verlopen and vervallen there is none.</summary>
public sealed record RefAnker(DateOnly Datum, int Nr, RefFeit? Feit);

/// <summary>One task with the days on which things happened to it. <c>UitkomstOp</c> is null as long as it is open.</summary>
public sealed record RefInstantie(
    RefAfspraak Afspraak, RefAnker Anker, DateOnly Opent, DateOnly? Laatste, DateOnly? Oorspronkelijk, RefUitkomst? Uitkomst, DateOnly? UitkomstOp, RefFeit? Vervuld, DateOnly? VerlopenOp)
{
    /// <summary>The day on which this outcome happened, or null. Verlopen stays true when the task is fulfilled later.</summary>
    public DateOnly? DagVan(RefUitkomst uitkomst) => uitkomst == RefUitkomst.Verlopen ? VerlopenOp : Uitkomst == uitkomst ? UitkomstOp : null;
}

/// <summary>
/// Facts and agreements to tasks, written from the contract alone: every sentence is a loop over the days or the facts. Slow, and meant to
/// be read beside the contract. One dossier; <see cref="Bepaal"/> takes them all.
/// </summary>
public sealed class ReferentieAfspraken(RefProtocol protocol, string dossier, IReadOnlyList<RefFeit> feiten, RefDagen dagen, DateOnly vandaag)
{
    private readonly Dictionary<string, IReadOnlyList<RefInstantie>> gevonden = [];

    public static IReadOnlyList<RefTaak> Bepaal(RefProtocol protocol, IEnumerable<RefRegel> regels, RefDagen dagen, DateOnly vandaag, DateTime? bekendTot = null)
    {
        var taken = new List<RefTaak>();
        foreach (var groep in regels.GroupBy(regel => regel.Dossier))
        {
            var evaluatie = new ReferentieAfspraken(protocol, groep.Key, BekendeFeiten([.. groep], vandaag, bekendTot), dagen, vandaag);
            taken.AddRange(protocol.Afspraken.SelectMany(afspraak => evaluatie.Instanties(afspraak.Id)).Select(evaluatie.Taak));
        }

        // Sorted by dossier, uiterlijk (none last), taak (as text).
        taken.Sort((een, ander) =>
        {
            var volgorde = string.CompareOrdinal(een.Dossier, ander.Dossier);
            if (volgorde == 0) volgorde = (een.Uiterlijk ?? DateOnly.MaxValue).CompareTo(ander.Uiterlijk ?? DateOnly.MaxValue);
            return volgorde == 0 ? string.CompareOrdinal(een.Taak, ander.Taak) : volgorde;
        });
        return taken;
    }

    // Facts

    /// <summary>The facts of one dossier that are known, after corrections and withdrawals, in order of op and then nr of the root.</summary>
    public static IReadOnlyList<RefFeit> BekendeFeiten(IReadOnlyList<RefRegel> regels, DateOnly vandaag, DateTime? bekendTot)
    {
        var opNr = regels.ToDictionary(regel => regel.Nr);
        var bekend = regels.Where(regel => IsBekend(regel, opNr, bekendTot)).ToList();
        var feiten = new List<RefFeit>();
        foreach (var groep in bekend.GroupBy(regel => Wortel(regel, opNr)))
        {
            var geldend = groep.MaxBy(regel => regel.Nr)!; // the last correction or withdrawal wins
            if (geldend.Soort == "Ingetrokken") continue;
            if (geldend.Op > vandaag) continue;
            feiten.Add(new RefFeit(groep.Key, geldend.Soort, geldend.Op, MetAfspraakVanTaak(geldend)));
        }

        return [.. feiten.OrderBy(feit => feit.Op).ThenBy(feit => feit.Nr)];
    }

    /// <summary>Recorded in time; a correction whose target is not known is not known either.</summary>
    private static bool IsBekend(RefRegel regel, Dictionary<int, RefRegel> opNr, DateTime? bekendTot) =>
        (bekendTot is null || regel.Vastgelegd <= bekendTot) && (regel.Corrigeert is null || IsBekend(opNr[regel.Corrigeert.Value], opNr, bekendTot));

    private static int Wortel(RefRegel regel, Dictionary<int, RefRegel> opNr) =>
        regel.Corrigeert is null ? regel.Nr : Wortel(opNr[regel.Corrigeert.Value], opNr);

    /// <summary>"Het veld afspraak volgt uit de taak en hoeft niemand in te vullen" (feiten.yaml, TaakNietVanToepassing).</summary>
    private static IReadOnlyDictionary<string, RefWaarde> MetAfspraakVanTaak(RefRegel regel)
    {
        if (regel.Soort != "TaakNietVanToepassing" || regel.Gegevens.ContainsKey("afspraak")) return regel.Gegevens;
        var delen = regel.Gegevens["taak"].Woorden[0].Split(':');
        return delen.Length == 3 ? new Dictionary<string, RefWaarde>(regel.Gegevens) { ["afspraak"] = delen[1] } : regel.Gegevens;
    }

    // Conditions

    /// <summary>
    /// Whether a condition holds at the end of a day. <paramref name="sindsAnker"/>: as in vervalt, where facts and outcomes are counted
    /// since the anchor; an outcome that is the anchor counts.
    /// </summary>
    private bool Geldt(RefVoorwaarde voorwaarde, DateOnly dag, RefAnker anker, bool sindsAnker)
    {
        switch (voorwaarde)
        {
            case RefFeitVoorwaarde feit:
                var aantal = feiten.Count(ander => feit.Patroon.PastOp(ander) && ander.Op <= dag && (!(sindsAnker || feit.SindsAnker) || IsSinds(ander, anker)));
                return feit.Geen ? aantal == 0 : aantal >= (feit.Aantal ?? 1);
            case RefAfspraakVoorwaarde afspraak:
                return Instanties(afspraak.Afspraak).Any(instantie => instantie.DagVan(afspraak.Uitkomst) is { } op && op <= dag && (!sindsAnker || op >= anker.Datum));
            case RefLeeftijd leeftijd:
                if (Laatste("LeerlingStand", dag)?.Woord("geboortedatum") is not { } geboren) return false;
                var jaren = RefDagen.Leeftijd(Datum(geboren), dag);
                return (leeftijd.Van is null || jaren >= leeftijd.Van) && (leeftijd.Tot is null || jaren < leeftijd.Tot);
            case RefSector sector:
                return IsEenVan(Laatste("LeerlingStand", dag)?.Woord("sector"), sector.Waarde);
            case RefGemeente gemeente:
                return IsEenVan(Laatste("LeerlingStand", dag)?.Woord("woongemeente"), gemeente.Waarde);
            case RefFase fase:
                return IsEenVan(Laatste("FaseGewijzigd", dag)?.Woord("fase"), fase.Waarde);
            default:
                throw new InvalidOperationException();
        }
    }

    /// <summary>On or after the anchor's date, the anchor fact itself left out.</summary>
    private static bool IsSinds(RefFeit feit, RefAnker anker) => feit.Op >= anker.Datum && feit != anker.Feit;

    private RefFeit? Laatste(string soort, DateOnly dag) => feiten.LastOrDefault(feit => feit.Soort == soort && feit.Op <= dag);

    private static bool IsEenVan(string? woord, RefWaarde waarde) => woord is not null && waarde.Woorden.Contains(woord);

    private static DateOnly Datum(string tekst) => DateOnly.ParseExact(tekst, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    // Instances

    public IReadOnlyList<RefInstantie> Instanties(string id)
    {
        if (!gevonden.TryGetValue(id, out var instanties)) gevonden[id] = instanties = Open(protocol.Afspraken.Single(afspraak => afspraak.Id == id));
        return instanties;
    }

    private List<RefInstantie> Open(RefAfspraak afspraak)
    {
        var kandidaten = new List<(DateOnly Opent, RefAnker Anker)>();
        foreach (var anker in Ankers(afspraak.Als[0]))
        {
            // The first day >= the anchor's date, up to today, on which all conditions hold.
            for (var dag = anker.Datum; dag <= vandaag; dag = dag.AddDays(1))
            {
                if (!afspraak.Als.Skip(1).All(voorwaarde => Geldt(voorwaarde, dag, anker, sindsAnker: false))) continue;
                kandidaten.Add((dag, anker));
                break;
            }
        }

        var instanties = new List<RefInstantie>();
        foreach (var (opent, anker) in kandidaten.OrderBy(kandidaat => kandidaat.Opent).ThenBy(kandidaat => kandidaat.Anker.Datum).ThenBy(kandidaat => feiten.First(feit => feit.Nr == kandidaat.Anker.Nr).Op).ThenBy(kandidaat => kandidaat.Anker.Nr))
        {
            if (afspraak.Herhaal == RefHerhaal.Een && instanties.Exists(eerder => eerder.UitkomstOp is null || eerder.UitkomstOp >= opent)) continue;
            if (afspraak.Herhaal == RefHerhaal.Nooit && instanties.Count > 0) continue;
            instanties.Add(Doorloop(afspraak, anker, opent));
        }

        return instanties;
    }

    private IEnumerable<RefAnker> Ankers(RefVoorwaarde anker) => anker switch
    {
        RefFeitVoorwaarde feit => feiten.Where(feit.Patroon.PastOp).Select(ander => new RefAnker(ander.Op, ander.Nr, ander)),
        RefAfspraakVoorwaarde afspraak => Instanties(afspraak.Afspraak)
            .Where(instantie => instantie.DagVan(afspraak.Uitkomst) is not null)
            .Select(instantie => new RefAnker(instantie.DagVan(afspraak.Uitkomst)!.Value, instantie.Anker.Nr, afspraak.Uitkomst == RefUitkomst.Vervuld ? instantie.Vervuld : null)),
        _ => throw new InvalidOperationException("Een anker is een feit of een afspraak."),
    };

    /// <summary>Follows one task from the day it opens to today.</summary>
    private RefInstantie Doorloop(RefAfspraak afspraak, RefAnker anker, DateOnly opent)
    {
        var (laatste, oorspronkelijk) = Termijn(afspraak, anker);
        var vervuldDoor = feiten.FirstOrDefault(feit => afspraak.Wat.PastOp(feit) && IsSinds(feit, anker));
        var instantie = new RefInstantie(afspraak, anker, opent, laatste, oorspronkelijk == laatste ? null : oorspronkelijk, null, null, null, null);

        for (var dag = opent; dag <= vandaag; dag = dag.AddDays(1))
        {
            // The end of the term is an event; a task that opens after its last day is verlopen on its opening day,
            // unless the fulfilling fact is dated on or before the last day. With an outcome on an earlier day we are not here any more.
            var verlopenVandaag = laatste is { } grens
                && dag == (grens.AddDays(1) > opent ? grens.AddDays(1) : opent)
                && !(vervuldDoor is not null && vervuldDoor.Op <= grens);
            if (verlopenVandaag) instantie = instantie with { VerlopenOp = dag };

            if (vervuldDoor is not null && vervuldDoor.Op <= dag) return instantie with { Uitkomst = RefUitkomst.Vervuld, UitkomstOp = dag, Vervuld = vervuldDoor };
            if (Vervalt(afspraak, anker, dag)) return instantie with { Uitkomst = RefUitkomst.Vervallen, UitkomstOp = dag };
            if (verlopenVandaag && !afspraak.Blijft) return instantie with { Uitkomst = RefUitkomst.Vervallen, UitkomstOp = dag };
        }

        return instantie;
    }

    private bool Vervalt(RefAfspraak afspraak, RefAnker anker, DateOnly dag) =>
        afspraak.Vervalt.Any(voorwaarde => Geldt(voorwaarde, dag, anker, sindsAnker: true))
        || feiten.Any(feit => feit.Soort == "DossierGesloten" && feit.Op <= dag && IsSinds(feit, anker))
        || feiten.Any(feit => feit.Soort == "TaakNietVanToepassing" && feit.Op <= dag && feit.Woord("taak") == TaakId(afspraak, anker));

    private string TaakId(RefAfspraak afspraak, RefAnker anker) => $"{dossier}:{afspraak.Id}:{anker.Nr}";

    // Terms

    /// <summary>The last day with and without TermijnVerlengd, TermijnGepauzeerd and TermijnHervat.</summary>
    private (DateOnly? Laatste, DateOnly? Oorspronkelijk) Termijn(RefAfspraak afspraak, RefAnker anker)
    {
        var start = afspraak.Vanaf is null ? anker.Datum : feiten.LastOrDefault(afspraak.Vanaf.PastOp)?.Op ?? anker.Datum;
        DateOnly? oorspronkelijk = afspraak.Binnen is null ? null : dagen.LaatsteDag(start, afspraak.Binnen);
        var teltIn = afspraak.Binnen is RefAantal { Eenheid: RefEenheid.Schooldagen or RefEenheid.Werkdagen } aantal ? aantal.Eenheid : RefEenheid.Dagen;

        var laatste = oorspronkelijk;
        DateOnly? gepauzeerdOp = null;
        foreach (var feit in feiten.Where(feit => feit.Woord("taak") == TaakId(afspraak, anker)))
        {
            if (feit.Soort == "TermijnVerlengd")
            {
                laatste = Datum(feit.Woord("tot")!);
            }
            else if (feit.Soort == "TermijnGepauzeerd" && gepauzeerdOp is null && laatste is not null && feit.Op >= start && feit.Op <= laatste)
            {
                gepauzeerdOp = feit.Op;
            }
            else if (feit.Soort == "TermijnHervat" && gepauzeerdOp is not null)
            {
                laatste = Verschoven(laatste!.Value, gepauzeerdOp.Value, feit.Op, teltIn);
                gepauzeerdOp = null;
            }
        }

        // An open pause runs to today.
        if (gepauzeerdOp is not null) laatste = Verschoven(laatste!.Value, gepauzeerdOp.Value, vandaag, teltIn);
        return (laatste, oorspronkelijk);
    }

    private DateOnly Verschoven(DateOnly laatste, DateOnly pauze, DateOnly hervat, RefEenheid eenheid) => dagen.Verder(laatste, dagen.AantalNa(pauze, hervat, eenheid), eenheid);

    private DateOnly WaarschuwtVanaf(RefAfspraak afspraak, DateOnly laatste) => afspraak.Binnen is RefAantal termijn
        ? dagen.Terug(laatste, afspraak.Waarschuw ?? (int)Math.Ceiling(termijn.Aantal * 0.20m), termijn.Eenheid)
        : dagen.Terug(laatste, afspraak.Waarschuw ?? 14, RefEenheid.Dagen);

    // Answer

    private RefTaak Taak(RefInstantie instantie)
    {
        var afspraak = instantie.Afspraak;
        string status;
        if (instantie.Uitkomst == RefUitkomst.Vervuld) status = "vervuld";
        else if (instantie.Uitkomst == RefUitkomst.Vervallen) status = "vervallen";
        else if (instantie.Laatste is null) status = "open";
        else if (vandaag > instantie.Laatste) status = "te laat";
        else status = vandaag >= WaarschuwtVanaf(afspraak, instantie.Laatste.Value) ? "bijna" : "open";

        bool? opTijd = instantie.Vervuld is null ? null : instantie.Laatste is null || instantie.Vervuld.Op <= instantie.Laatste;
        return new RefTaak(
            dossier, TaakId(afspraak, instantie.Anker), afspraak.Id, status, instantie.Opent, instantie.Laatste, instantie.Oorspronkelijk, instantie.Vervuld?.Op, opTijd, afspraak.Rol, afspraak.Organisatie);
    }
}
