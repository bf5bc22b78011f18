using Routeboek.Application.Invoer;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Application.Registraties;

/// <summary>Rows of one pupil that follow each other in a file.</summary>
internal struct Rijreeks
{
    public int Leerling;
    public int Aantal;
}

/// <summary>
/// A piece of a file, judged row by row: the rows that are well-formed, packed, in file order, with the pupils numbered within the
/// block. Reused; one thread at a time.
/// </summary>
internal sealed class Rijblok
{
    public Sleuteltabel Sleutels { get; } = new();

    /// <summary>Per pupil of this block what is known of it.</summary>
    public List<Leerlingkader> Kaders { get; } = [];

    public uint[] Rijen { get; private set; } = new uint[1024];

    /// <summary>Physical line per row.</summary>
    public uint[] Regels { get; private set; } = new uint[1024];

    /// <summary>Number of the reason per row, 0 = none; null while no row has a reason.</summary>
    public ushort[]? Redenen { get; private set; }

    public int Aantal { get; private set; }

    /// <summary>Runs of rows of one pupil: pupil within the block and number of rows.</summary>
    public ReadOnlySpan<Rijreeks> Reeksen => _reeksen.AsSpan(0, _aantalReeksen);

    /// <summary>The reasons of this block; the number of a reason is its place here plus 1.</summary>
    public Sleuteltabel Redenteksten { get; } = new();

    public List<Bestandsmelding> Fouten { get; } = [];

    /// <summary>Rows read, refused ones included.</summary>
    public long Gelezen { get; set; }

    /// <summary>Rows rightly passed over by the source; not read as registrations.</summary>
    public long Overgeslagen { get; set; }

    /// <summary>Per school day of the calendar whether it has a row: the default reference day is taken from it.</summary>
    public int HoogsteDag { get; set; } = -1;

    private Rijreeks[] _reeksen = new Rijreeks[64];
    private int _aantalReeksen;
    private int _laatsteLeerling = -1;

    public void Leeg()
    {
        Sleutels.Leeg();
        Kaders.Clear();
        Aantal = 0;
        _aantalReeksen = 0;
        Fouten.Clear();
        Gelezen = 0;
        Overgeslagen = 0;
        HoogsteDag = -1;
        _laatsteLeerling = -1;
        if (Redenen is not null)
        {
            Redenen = null;
            Redenteksten.Leeg();
        }
    }

    public void Voeg(int leerling, uint rij, long regel, ReadOnlySpan<byte> reden)
    {
        if (Aantal == Rijen.Length)
            Groei();
        Rijen[Aantal] = rij;
        Regels[Aantal] = (uint)regel;
        if (!reden.IsEmpty)
            (Redenen ??= new ushort[Rijen.Length])[Aantal] = Reden(reden);
        Aantal++;
        if (leerling == _laatsteLeerling)
        {
            _reeksen[_aantalReeksen - 1].Aantal++;
            return;
        }
        if (_aantalReeksen == _reeksen.Length)
            Array.Resize(ref _reeksen, _aantalReeksen * 2);
        _reeksen[_aantalReeksen++] = new Rijreeks { Leerling = leerling, Aantal = 1 };
        _laatsteLeerling = leerling;
    }

    /// <summary>Adds the last row once more, with another slot and line.</summary>
    public void Herhaal(Tijdvak vak, long regel)
    {
        if (Aantal == Rijen.Length)
            Groei();
        const uint Masker = 31u << Registratie.TijdvakVerschuiving;
        Rijen[Aantal] = Rijen[Aantal - 1] & ~Masker | (uint)vak.Code << Registratie.TijdvakVerschuiving;
        Regels[Aantal] = (uint)regel;
        if (Redenen is { } redenen)
            redenen[Aantal] = redenen[Aantal - 1];
        Aantal++;
        _reeksen[_aantalReeksen - 1].Aantal++;
    }

    private ushort Reden(ReadOnlySpan<byte> reden)
    {
        // the reason comes back in every output, and a BSN may be in none
        if (Leerlingsleutel.KanBurgerservicenummerBevatten(reden))
            reden = "(niet getoond)"u8;
        // free text in this column would fill the memory: what does not fit in the numbers is left out
        return Redenteksten.Aantal < ushort.MaxValue ? (ushort)(Redenteksten.VoegToe(reden, out _) + 1) : (ushort)(Redenteksten.Zoek(reden) + 1);
    }

    private void Groei()
    {
        var nieuw = Aantal * 2;
        var rijen = Rijen;
        var regels = Regels;
        Array.Resize(ref rijen, nieuw);
        Array.Resize(ref regels, nieuw);
        Rijen = rijen;
        Regels = regels;
        if (Redenen is { } redenen)
        {
            Array.Resize(ref redenen, nieuw);
            Redenen = redenen;
        }
    }
}
