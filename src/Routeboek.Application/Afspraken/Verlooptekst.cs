using System.Globalization;
using Routeboek.Domain.Afspraken;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Kalenders;

namespace Routeboek.Application.Afspraken;

/// <summary>How the days of a story are taken together.</summary>
public enum Verloopstap
{
    Dag,

    /// <summary>Monday to Sunday.</summary>
    Week,

    Maand,
}

/// <summary>Tells the course of a dossier as a story: what happened, what that asked of whom, what was done and what was late.</summary>
/// <param name="set">The agreements.</param>
/// <param name="stap">Which days are told together.</param>
/// <param name="uit">Where to.</param>
public sealed class Verlooptekst(Afsprakenset set, Verloopstap stap, TextWriter uit)
{
    private const string Inspring = "              ";

    /// <summary>Tells the days; time in which nothing happened is told in one line.</summary>
    public void Schrijf(IEnumerable<Verloopdag> dagen)
    {
        var stil = new List<Verloopdag>();
        foreach (var stuk in Stukken(dagen))
        {
            if (stuk.TrueForAll(d => d.Gebeurtenissen.Count == 0))
            {
                stil.AddRange(stuk);
                continue;
            }

            SchrijfStil(stil);
            SchrijfStuk(stuk);
        }

        SchrijfStil(stil);
    }

    private void SchrijfStil(List<Verloopdag> stil)
    {
        if (stil.Count > 0 && stap != Verloopstap.Dag)
        {
            uit.WriteLine();
            var open = stil[^1].Open.Count;
            uit.WriteLine($"{Kop(stil)}: niets nieuws, {(open == 0 ? "niets open" : open == 1 ? "nog 1 taak open" : $"nog {open} taken open")}");
        }

        stil.Clear();
    }

    private IEnumerable<List<Verloopdag>> Stukken(IEnumerable<Verloopdag> dagen)
    {
        var stuk = new List<Verloopdag>();
        foreach (var dag in dagen)
        {
            if (stuk.Count > 0 && Begin(dag.Dag) != Begin(stuk[^1].Dag))
            {
                yield return stuk;
                stuk = [];
            }

            stuk.Add(dag);
        }

        if (stuk.Count > 0)
            yield return stuk;
    }

    private DateOnly Begin(DateOnly dag) => stap switch
    {
        Verloopstap.Dag => dag,
        Verloopstap.Week => dag.AddDays(-(((int)dag.DayOfWeek + 6) % 7)),
        Verloopstap.Maand => new DateOnly(dag.Year, dag.Month, 1),
    };

    private void SchrijfStuk(List<Verloopdag> stuk)
    {
        var metNieuws = stuk.Where(d => d.Gebeurtenissen.Count > 0).ToList();
        uit.WriteLine();
        uit.WriteLine(Kop(stuk));
        foreach (var dag in metNieuws)
        {
            if (stap != Verloopstap.Dag)
                uit.WriteLine($"  {Afspraaktekst.Dag(dag.Dag)}");
            foreach (var gebeurtenis in dag.Gebeurtenissen)
                SchrijfGebeurtenis(gebeurtenis, dag.Dag);
        }

        SchrijfOpen(stuk[^1]);
    }

    private string Kop(List<Verloopdag> stuk) => stap switch
    {
        Verloopstap.Dag => $"== {Afspraaktekst.Dag(stuk[0].Dag)}",
        Verloopstap.Week => $"== {Weken(stuk[0].Dag, stuk[^1].Dag)}: {Afspraaktekst.Dag(stuk[0].Dag)} tot en met {Afspraaktekst.Dag(stuk[^1].Dag)}",
        Verloopstap.Maand => $"== {Afspraaktekst.Dag(stuk[0].Dag)} tot en met {Afspraaktekst.Dag(stuk[^1].Dag)}",
    };

    private static string Weken(DateOnly eerste, DateOnly laatste)
    {
        var (van, tot) = (ISOWeek.GetWeekOfYear(eerste.ToDateTime(default)), ISOWeek.GetWeekOfYear(laatste.ToDateTime(default)));
        return van == tot ? $"Week {van}" : $"Week {van} tot en met {tot}";
    }

    private void SchrijfGebeurtenis(Gebeurtenis gebeurtenis, DateOnly dag)
    {
        if (gebeurtenis.Feit is { } feit)
            uit.WriteLine($"    {Naam(gebeurtenis.Soort),-10}{Feitzin(feit, dag)}");
        if (gebeurtenis.Taak is not { } taak)
            return;
        uit.WriteLine($"    {Naam(gebeurtenis.Soort),-10}{taak.Afspraak.Kern.TrimEnd('.')} ({Afspraaktekst.Rol(taak.Afspraak)}){Slot(gebeurtenis.Soort, taak)}");
        if (gebeurtenis.Soort == Gebeurtenissoort.Nieuw)
            uit.WriteLine($"{Inspring}{Afspraaktekst.Aanleiding(taak, set)}{Bron(taak)}");
    }

    private string Feitzin(Feit feit, DateOnly dag)
    {
        var correctie = feit.Corrigeert is { } doel ? $"feit {doel}{(feit.Soort is null ? " telt niet meer" : " moet zijn")}: " : "";
        var achteraf = feit.Soort is not null && feit.Op < dag ? $" (gebeurd op {Afspraaktekst.Dag(feit.Op)})" : "";
        return $"{correctie}{(feit.Soort is null ? "ingetrokken." : Afspraaktekst.Zin(feit, set))}{achteraf}";
    }

    private string Slot(Gebeurtenissoort soort, Taak taak) => soort switch
    {
        Gebeurtenissoort.Gedaan => taak.OpTijd == false ? $": gedaan, maar te laat (de laatste dag was {Afspraaktekst.Dag(taak.Uiterlijk!.Value)})" : "",
        Gebeurtenissoort.Vervallen => $": {Afspraaktekst.Reden(taak.Einde!, set).TrimEnd('.')}",
        Gebeurtenissoort.Verdwenen => ": de aanleiding geldt niet meer",
        Gebeurtenissoort.TeLaat => $": de laatste dag was {Afspraaktekst.Dag(taak.Uiterlijk!.Value)}",
        _ => taak.Uiterlijk is { } laatste ? $", uiterlijk {Afspraaktekst.Dag(laatste)}" : ", zonder laatste dag",
    };

    private void SchrijfOpen(Verloopdag dag)
    {
        if (dag.Open.Count == 0)
        {
            uit.WriteLine("  Niets open.");
            return;
        }

        uit.WriteLine("  Open:");
        foreach (var taak in dag.Open)
        {
            var status = taak.Status(dag.Dag);
            uit.WriteLine($"    {(status == Taakstatus.Open ? "-" : status == Taakstatus.Bijna ? "!" : "X")} {taak.Afspraak.Kern.TrimEnd('.')} ({Afspraaktekst.Rol(taak.Afspraak)})"
                + (taak.Uiterlijk is { } laatste ? $", {(status == Taakstatus.TeLaat ? "te laat; de laatste dag was" : "uiterlijk")} {Afspraaktekst.Dag(laatste)}" : ""));
        }
    }

    private static string Bron(Taak taak) => taak.Afspraak.Bron is { } bron ? $" [{(bron.Plaats.Length > 0 ? bron.Plaats : bron.Document.Titel)}]" : "";

    private static string Naam(Gebeurtenissoort soort) => soort switch
    {
        Gebeurtenissoort.Feit => "gebeurd",
        Gebeurtenissoort.Correctie => "verbeterd",
        Gebeurtenissoort.Intrekking => "ingetr.",
        Gebeurtenissoort.Nieuw => "NIEUW",
        Gebeurtenissoort.Verschoven => "termijn",
        Gebeurtenissoort.Bijna => "bijna",
        Gebeurtenissoort.TeLaat => "TE LAAT",
        Gebeurtenissoort.Gedaan => "gedaan",
        Gebeurtenissoort.Vervallen => "vervalt",
        Gebeurtenissoort.Verdwenen => "weg",
    };
}
