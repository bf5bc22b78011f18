using Routeboek.Application.Registraties;
using Routeboek.Domain.Protocollen;

namespace Routeboek.Application.Signalering;

/// <summary>Evaluates a file and writes its signals in order, on all cores, with a fixed number of pieces in memory.</summary>
public static class Signaleren
{
    private const int LeerlingenPerDeel = 512;

    /// <summary>Writes the signals of all pupils.</summary>
    /// <param name="protocol">The protocol.</param>
    /// <param name="bestand">The registrations.</param>
    /// <param name="peildatum">The reference day: a school day of the calendar.</param>
    /// <param name="nadert">Also what comes near.</param>
    /// <param name="uitvoer">The form.</param>
    /// <param name="doel">Where to.</param>
    /// <param name="stop">Stops evaluating.</param>
    /// <exception cref="IOException">The target cannot be written.</exception>
    public static void Schrijf(Protocol protocol, Verzuimbestand bestand, DateOnly peildatum, bool nadert, Signaaluitvoer uitvoer, Stream doel, CancellationToken stop)
    {
        var rand = new Uitvoerbuffer();
        uitvoer.Begin(rand);
        doel.Write(rand.Tekst);

        var kernen = Environment.ProcessorCount;
        var vrij = new Stack<Werkplek>();
        for (var i = 0; i < kernen + 1; i++)
            vrij.Push(new Werkplek(new Leerlingbeoordelaar(protocol, bestand, peildatum, nadert), uitvoer));
        var onderweg = new Queue<Task<Werkplek>>();
        var eerste = true;
        for (var van = 0; van < bestand.Leerlingen; van += LeerlingenPerDeel)
        {
            stop.ThrowIfCancellationRequested();
            if (vrij.Count == 0)
                Neem();
            var plek = vrij.Pop();
            var begin = van;
            var tot = Math.Min(bestand.Leerlingen, van + LeerlingenPerDeel);
            onderweg.Enqueue(kernen == 1 || bestand.Leerlingen <= LeerlingenPerDeel
                ? Task.FromResult(plek.Werk(begin, tot))
                : Task.Run(() => plek.Werk(begin, tot), stop));
        }
        while (onderweg.Count > 0)
            Neem();

        rand.Leeg();
        uitvoer.Einde(rand);
        doel.Write(rand.Tekst);
        doel.Flush();

        void Neem()
        {
            var plek = onderweg.Dequeue().GetAwaiter().GetResult();
            var tekst = plek.Buffer.Tekst;
            if (tekst.Length > 0)
            {
                doel.Write(eerste ? tekst[uitvoer.Tussen.Length..] : tekst);
                eerste = false;
            }
            vrij.Push(plek);
        }
    }

    private sealed class Werkplek(Leerlingbeoordelaar beoordelaar, Signaaluitvoer uitvoer)
    {
        public Uitvoerbuffer Buffer { get; } = new();

        public Werkplek Werk(int van, int tot)
        {
            Buffer.Leeg();
            for (var i = van; i < tot; i++)
                uitvoer.Leerling(beoordelaar.Beoordeel(i), Buffer);
            return this;
        }
    }
}
