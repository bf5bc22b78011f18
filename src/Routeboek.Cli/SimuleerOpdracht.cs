using System.CommandLine;
using Routeboek.Application.Simulatie;
using Routeboek.Domain.Protocollen;

namespace Routeboek.Cli;

/// <summary><c>routeboek simuleer</c>: the same registrations under other thresholds or another protocol, side by side (docs/simuleer.md).</summary>
public static class SimuleerOpdracht
{
    private static readonly string[] Formaten = ["tabel", "json"];

    /// <summary>Makes the command.</summary>
    public static Command Maak(TextWriter uit, TextWriter fout, TimeProvider klok, CancellationToken stop)
    {
        var opties = new Invoeropties();
        var stel = new Option<string[]>("--stel") { Description = "een ander getal: [PROTOCOL:]SIGNAAL[.DREMPEL]=GETAL, bijvoorbeeld te-laat-preventief=6; mag vaker" };
        var met = new Option<string[]>("--met") { Description = "een protocol om ernaast te leggen; mag vaker" };
        var formaat = new Option<string?>("--formaat") { Description = "tabel of json" };
        var opdracht = new Command("simuleer", "Wat als? Dezelfde registraties onder andere drempels of een ander protocol");
        opties.VoegToe(opdracht);
        opdracht.Add(stel);
        opdracht.Add(met);
        opdracht.Add(formaat);
        opdracht.SetAction(r =>
        {
            var keuze = opties.Lees(r);
            var vorm = Uitvoerformaat.Kies(r.GetValue(formaat), Formaten);
            var invoer = new Invoerbestanden(fout, klok, stop);
            return invoer.Voer(keuze, basis =>
            {
                if (Andere(invoer, r.GetValue(met) ?? []) is not { } andere)
                    return null;
                var plan = Simulatieplan.Maak(basis, andere, r.GetValue(stel) ?? []).Match(gemaakt => gemaakt.Plan, geweigerd => throw new Optiefout(geweigerd.Melding));
                return gelezen =>
                {
                    var uitkomst = Simuleren.Voer(gelezen.Bestand, gelezen.Peildatum, plan, stop);
                    uit.Write(vorm == "json" ? Simulatiejson.Schrijf(uitkomst) : Simulatietabel.Schrijf(uitkomst));
                    uit.Flush();
                };
            });
        });
        return opdracht;
    }

    // null when one of the files is refused, which has been told
    private static List<Protocol>? Andere(Invoerbestanden invoer, string[] ids)
    {
        var protocollen = new List<Protocol>();
        foreach (var id in ids)
        {
            if (invoer.Lezer.Vind(id) is not { } protocol)
                return null;
            protocollen.Add(protocol);
        }
        return protocollen;
    }
}
