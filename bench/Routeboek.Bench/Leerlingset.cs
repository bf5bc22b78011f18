using Routeboek.Application.Demo;
using Routeboek.Application.Kalenders;
using Routeboek.Application.Protocollen;
using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Protocollen;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Bench;

/// <summary>The demo world of <c>./routeboek demo-data</c>, packed in memory: 4 bytes a row.</summary>
internal sealed class Leerlingset
{
    private Leerlingset(Protocol protocol, Schoolkalender kalender, uint[] rijen, int[] begin, int peildag)
    {
        Protocol = protocol;
        Kalender = kalender;
        Rijen = rijen;
        Begin = begin;
        Peildag = peildag;
    }

    public Protocol Protocol { get; }

    public Schoolkalender Kalender { get; }

    public uint[] Rijen { get; }

    /// <summary>Per pupil the first row; one more at the end.</summary>
    public int[] Begin { get; }

    public int Peildag { get; }

    public int Aantal => Begin.Length - 1;

    public ReadOnlySpan<uint> Van(int leerling) => Rijen.AsSpan(Begin[leerling]..Begin[leerling + 1]);

    public static Leerlingset Maak(int leerlingen, string protocolId)
    {
        var protocol = Protocollenmap.BijProgramma().Vind(protocolId) is Protocolvondst.Gevonden g
            ? g.Protocol
            : throw new InvalidOperationException($"protocol {protocolId} ontbreekt");
        var kalender = Kalenderlezer.Regio(protocol.Vakantieregio!.Value, protocol.Sectoren[0]);
        var wereld = new Demowereld(new Demoopzet(kalender, protocol.Sectoren[0], new Schooljaar(2025), 1,
            Demogemeenten.Van(protocol.Id, protocol.Vakantieregio.Value)));

        // two passes, so that the rows stand in one array of the right size
        var begin = new int[leerlingen + 1];
        const int Deel = 4096;
        var delen = (leerlingen + Deel - 1) / Deel;
        Parallel.For(0, delen, () => wereld.Maker(), (d, _, maker) =>
        {
            for (var i = d * Deel; i < Math.Min(leerlingen, (d + 1) * Deel); i++)
                begin[i + 1] = Werkzaam(maker, i + 1, wereld).Length;
            return maker;
        }, _ => { });
        for (var i = 0; i < leerlingen; i++)
            begin[i + 1] += begin[i];
        var rijen = new uint[begin[leerlingen]];
        Parallel.For(0, delen, () => wereld.Maker(), (d, _, maker) =>
        {
            for (var i = d * Deel; i < Math.Min(leerlingen, (d + 1) * Deel); i++)
            {
                Werkzaam(maker, i + 1, wereld).CopyTo(rijen.AsSpan(begin[i]));
            }
            return maker;
        }, _ => { });
        var jaar = kalender.Jaren.First(j => j.Jaar == new Schooljaar(2025));
        return new Leerlingset(protocol, kalender, rijen, begin, jaar.LaatsteDag);
    }

    // the rows that are evaluated: without those not explained yet that gave way
    private static ReadOnlySpan<uint> Werkzaam(Demomaker maker, int leerling, Demowereld wereld)
    {
        var geteld = new List<uint>();
        foreach (var rij in maker.Rijen(leerling))
        {
            var minuten = rij.Minuten ?? Registratie.StandaardMinuten(rij.Soort, rij.Tijdvak, wereld.Opzet.Kalender.Minuten[rij.Dag]);
            geteld.Add(new Registratie(rij.Dag, rij.Soort, rij.Tijdvak, minuten).Bits);
        }
        var werkzaam = new uint[geteld.Count];
        return werkzaam.AsSpan(0, Dagkeurder.Werkzaam(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(geteld), werkzaam));
    }
}
