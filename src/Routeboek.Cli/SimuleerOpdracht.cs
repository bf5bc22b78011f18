using System.CommandLine;
using Routeboek.Application.Simulatie;
using Routeboek.Domain.Protocollen;

namespace Routeboek.Cli;

/// <summary><c>routeboek simuleer</c>: the same registrations under other thresholds or another protocol, side by side.</summary>
internal sealed class SimuleerOpdracht(TextWriter uit, TextWriter fout, TimeProvider klok, CancellationToken stop)
{
    private static readonly string[] Formaten = ["tabel", "json"];

    public static Command Maak(TextWriter uit, TextWriter fout, TimeProvider klok, CancellationToken stop)
    {
        var invoer = new Invoeropties();
        var stel = new Option<string[]>("--stel") { Description = "een ander getal: [PROTOCOL:]SIGNAAL[.DREMPEL]=GETAL, bijvoorbeeld te-laat-preventief=6; mag vaker" };
        var met = new Option<string[]>("--met") { Description = "een protocol om ernaast te leggen; mag vaker" };
        var formaat = new Option<string?>("--formaat") { Description = "tabel of json" };
        var opdracht = new Command("simuleer", "Wat als? Dezelfde registraties onder andere drempels of een ander protocol");
        invoer.VoegToe(opdracht);
        opdracht.Add(stel);
        opdracht.Add(met);
        opdracht.Add(formaat);
        opdracht.SetAction(r =>
        {
            var keuze = invoer.Lees(r);
            var vorm = Uitvoerformaat.Kies(r.GetValue(formaat), Formaten);
            return new SimuleerOpdracht(uit, fout, klok, stop).Voer(keuze, r.GetValue(stel) ?? [], r.GetValue(met) ?? [], vorm);
        });
        return opdracht;
    }

    private int Voer(Invoerkeuze keuze, string[] stel, string[] met, string formaat)
    {
        var invoer = new Invoerbestanden(fout, klok, stop);
        return invoer.Voer(keuze, basis =>
        {
            var andere = new List<Protocol>();
            foreach (var id in met)
            {
                if (invoer.Vind(id) is not { } ander)
                    return null;
                andere.Add(ander);
            }
            var plan = Simulatieplan.Maak(basis, andere, stel).Match(gemaakt => gemaakt.Plan, geweigerd => throw new Optiefout(geweigerd.Melding));
            return gelezen => Schrijf(Simuleren.Voer(gelezen.Bestand, gelezen.Peildatum, plan, stop), formaat);
        });
    }

    private void Schrijf(Simulatieuitkomst uitkomst, string formaat)
    {
        uit.Flush();
        if (formaat == "json")
        {
            using var doel = Console.OpenStandardOutput();
            Simulatiejson.Schrijf(uitkomst, doel);
            return;
        }
        uit.Write(Simulatietabel.Schrijf(uitkomst));
        uit.Flush();
    }
}
