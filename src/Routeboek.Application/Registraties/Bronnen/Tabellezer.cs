namespace Routeboek.Application.Registraties.Bronnen;

/// <summary>Rows of text cells, one row in memory at a time: CSV or a spreadsheet.</summary>
internal abstract class Tabellezer : IDisposable
{
    /// <summary>More columns than any absence export has; a row with more is broken.</summary>
    public const int MaximaalAantalKolommen = 512;

    private int[] _begin = new int[32];
    private int[] _lengte = new int[32];

    /// <summary>Physical line or spreadsheet row of the current row, 1-based.</summary>
    public long Regel { get; protected set; }

    /// <summary>How many cells the current row has.</summary>
    public int Aantal { get; private set; }

    /// <summary>The current row's cell, UTF-8 without surrounding blanks; empty behind the last one. Valid until the next row.</summary>
    public ReadOnlySpan<byte> Veld(int kolom) => (uint)kolom < (uint)Aantal
        ? Tekst.Trim(Bytes.AsSpan(_begin[kolom], _lengte[kolom]))
        : default;

    /// <summary>The bytes in which the cells of the current row lie.</summary>
    protected abstract byte[] Bytes { get; }

    /// <summary>Goes to the next row that is not empty. Broken rows are told to the receiver and passed over.</summary>
    public abstract bool Volgende(Rijontvanger ontvanger);

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }

    protected void Wis() => Aantal = 0;

    /// <summary>Adds a cell; false when there are too many.</summary>
    protected bool VoegToe(int begin, int lengte)
    {
        if (Aantal == MaximaalAantalKolommen)
            return false;
        if (Aantal == _begin.Length)
        {
            Array.Resize(ref _begin, _begin.Length * 2);
            Array.Resize(ref _lengte, _begin.Length);
        }
        _begin[Aantal] = begin;
        _lengte[Aantal++] = lengte;
        return true;
    }

    protected (int Begin, int Lengte) Plaats(int kolom) => (_begin[kolom], _lengte[kolom]);

    protected void Verplaats(int kolom, int begin, int lengte) => (_begin[kolom], _lengte[kolom]) = (begin, lengte);

    protected bool AllesLeeg()
    {
        for (var i = 0; i < Aantal; i++)
        {
            if (_lengte[i] > 0 && !Veld(i).IsEmpty)
                return false;
        }
        return true;
    }
}
