namespace Routeboek.Application.Registraties.Bronnen;

/// <summary>
/// Guards a parser against input that grows: a bound on all bytes, on the growth of a packed part, and on what the parser may
/// swallow in one step (one attribute or comment is kept whole in memory by an XML reader).
/// </summary>
internal sealed class BegrensdeStroom(Stream bron, long maximum, long ingepakt, string wat) : Stream
{
    /// <summary>Deflate reaches 1000:1 on nothing but zeros; a real sheet stays below 100:1.</summary>
    public const int MaximaleVerhouding = 250;

    /// <summary>Below this a high ratio does no harm.</summary>
    private const long VerhoudingVanaf = 8 * 1024 * 1024;

    private const long MaximumPerStap = 4 * 1024 * 1024;

    private long _totaal;
    private long _stap;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => _totaal; set => throw new NotSupportedException(); }

    /// <summary>The parser took a step: its budget starts again.</summary>
    public void Stap() => _stap = 0;

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var n = bron.Read(buffer);
        _totaal += n;
        _stap += n;
        if (_totaal > maximum)
            throw new Bestandsfout($"{wat} is uitgepakt groter dan {maximum / (1024 * 1024)} MB. Splits het bestand, of exporteer minder kolommen.");
        if (ingepakt > 0 && _totaal > VerhoudingVanaf && _totaal / ingepakt > MaximaleVerhouding)
            throw new Bestandsfout($"{wat} zet bij het uitpakken meer dan {MaximaleVerhouding} keer uit. Dat doet geen export: het bestand is niet gelezen.");
        if (_stap > MaximumPerStap)
            throw new Bestandsfout($"{wat} bevat een stuk van meer dan {MaximumPerStap / (1024 * 1024)} MB dat geen rij is.");
        return n;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            bron.Dispose();
        base.Dispose(disposing);
    }
}
