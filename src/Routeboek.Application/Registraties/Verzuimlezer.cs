using Routeboek.Application.Invoer;

namespace Routeboek.Application.Registraties;

/// <summary>How far reading has come.</summary>
/// <param name="Bytes">Bytes read.</param>
/// <param name="Rijen">Rows judged.</param>
public readonly record struct Leesvoortgang(long Bytes, long Rijen);

/// <summary>Where a reader tells what it meets.</summary>
public sealed record Leesmeldingen
{
    /// <summary>The name of the file as the user knows it.</summary>
    public required string Bestand { get; init; }

    /// <summary>A refused row; called in order of the file, refusals among rows of one day after the others.</summary>
    public required Action<Bestandsmelding> Fout { get; init; }

    /// <summary>A remark about the whole file.</summary>
    public required Action<string> Opmerking { get; init; }

    public Action<Leesvoortgang>? Voortgang { get; init; }

    /// <summary>The length of the file in bytes, or 0 when it is not known.</summary>
    public long Lengte { get; init; }
}

/// <summary>Reads absence registrations and judges every row; the rows that count stay, packed.</summary>
public static class Verzuimlezer
{
    private const int RijenPerBlok = 16 * 1024;

    /// <summary>Reads the contract's VERZUIM.csv, on all cores, with a fixed number of blocks in memory.</summary>
    /// <param name="invoer">The file.</param>
    /// <param name="kader">What rows are judged against.</param>
    /// <param name="vandaag">Rows after this day do not move the default reference day.</param>
    /// <param name="meldingen">Where refusals and remarks go.</param>
    /// <param name="stop">Stops reading.</param>
    /// <exception cref="Bestandsfout">The file as a whole is refused.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Verzuimbestand LeesCsv(Stream invoer, Keurkader kader, DateOnly vandaag, Leesmeldingen meldingen, CancellationToken stop)
    {
        var deler = new Blokdeler(invoer, meldingen.Opmerking);
        var kop = deler.LeesKop() ?? throw new Bestandsfout($"het bestand is leeg; verwacht: een kopregel {string.Join(";", Csvindeling.Namen)} met rijen eronder");
        var indeling = Csvindeling.Lees(kop, meldingen.Opmerking);
        deler.Scheiding = indeling.Scheiding;

        var kernen = Environment.ProcessorCount;
        var vrij = new Stack<Werkplek>();
        for (var i = 0; i < kernen + 2; i++)
            vrij.Push(new Werkplek(indeling, new Rijkeuring(kader, meldingen.Bestand) { Vandaag = kader.Kalender.IndexOpOfVoor(vandaag) }));
        var onderweg = new Queue<Task<Werkplek>>();
        Verzamelaar? verzamelaar = null;
        while (true)
        {
            stop.ThrowIfCancellationRequested();
            if (vrij.Count == 0)
                Neem();
            var plek = vrij.Pop();
            if (!deler.Volgende(plek.Blok))
                break;
            onderweg.Enqueue(kernen == 1 ? Task.FromResult(plek.Werk()) : Task.Run(plek.Werk, stop));
        }
        while (onderweg.Count > 0)
            Neem();
        verzamelaar ??= new Verzamelaar(kader, meldingen.Bestand, meldingen.Fout, 0);
        return verzamelaar.Voltooi();

        void Neem()
        {
            var plek = onderweg.Dequeue().GetAwaiter().GetResult();
            verzamelaar ??= new Verzamelaar(kader, meldingen.Bestand, meldingen.Fout, Schat(plek, meldingen.Lengte));
            verzamelaar.Voeg(plek.Uit);
            plek.Uit.Leeg();
            vrij.Push(plek);
            meldingen.Voortgang?.Invoke(new Leesvoortgang(deler.Gelezen, verzamelaar.Gelezen));
        }
    }

    /// <summary>Reads any other source, row by row.</summary>
    /// <inheritdoc cref="LeesCsv"/>
    public static Verzuimbestand LeesBron(Stream invoer, Verzuimbron bron, Keurkader kader, DateOnly vandaag, Leesmeldingen meldingen, CancellationToken stop)
    {
        var verzamelaar = new Verzamelaar(kader, meldingen.Bestand, meldingen.Fout, 0);
        var keuring = new Rijkeuring(kader, meldingen.Bestand) { Vandaag = kader.Kalender.IndexOpOfVoor(vandaag) };
        var ontvanger = new Blokontvanger(keuring, verzamelaar, meldingen, invoer);
        bron.Lees(invoer, ontvanger, stop);
        ontvanger.Spoel();
        return verzamelaar.Voltooi();
    }

    // rows of the whole file by those of its first block, with room: memory that is not touched costs nothing, growing does
    private static long Schat(Werkplek plek, long lengte) =>
        plek.Blok.Lengte == 0 ? 0 : (long)(plek.Uit.Aantal * (lengte / (double)plek.Blok.Lengte) * 1.25);

    private sealed class Werkplek(Csvindeling indeling, Rijkeuring keuring)
    {
        private readonly Csvparser _parser = new(indeling, keuring);

        public Csvblok Blok { get; } = new();

        public Rijblok Uit { get; } = new();

        public Werkplek Werk()
        {
            _parser.Lees(Blok, Uit);
            return this;
        }
    }

    private sealed class Blokontvanger : Rijontvanger
    {
        private readonly Rijkeuring _keuring;
        private readonly Verzamelaar _verzamelaar;
        private readonly Leesmeldingen _meldingen;
        private readonly Stream _invoer;
        private readonly Rijblok _blok = new();

        public Blokontvanger(Rijkeuring keuring, Verzamelaar verzamelaar, Leesmeldingen meldingen, Stream invoer)
        {
            _keuring = keuring;
            _verzamelaar = verzamelaar;
            _meldingen = meldingen;
            _invoer = invoer;
            _keuring.Begin(_blok);
        }

        public override void Rij(in RuweRij rij)
        {
            _keuring.Keur(rij);
            if (_blok.Gelezen >= RijenPerBlok)
                Spoel();
        }

        public override void Fout(long regel, string kolom, string wat, string verwacht) => _keuring.Fout(regel, kolom, wat, verwacht);

        public override void Overgeslagen(long aantal) => _blok.Overgeslagen += aantal;

        public override void Opmerking(string tekst) => _meldingen.Opmerking(tekst);

        public void Spoel()
        {
            _verzamelaar.Voeg(_blok);
            _blok.Leeg();
            _keuring.Begin(_blok);
            _meldingen.Voortgang?.Invoke(new Leesvoortgang(_invoer.CanSeek ? _invoer.Position : 0, _verzamelaar.Gelezen));
        }
    }
}
