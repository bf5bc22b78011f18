namespace Routeboek.Application.Invoer;

/// <summary>
/// A stream of which the first bytes have been read already, from its first byte again. Leaves the stream open; seeks where the stream
/// can.
/// </summary>
internal sealed class Voorvoegsel : Stream
{
    private readonly byte[] _begin;
    private readonly Stream _rest;
    private int _plaats;

    public Voorvoegsel(byte[] begin, Stream rest)
    {
        _rest = rest;
        _begin = rest.CanSeek ? [] : begin;
        if (rest.CanSeek)
            rest.Seek(-begin.Length, SeekOrigin.Current);
    }

    public override bool CanRead => true;

    public override bool CanSeek => _rest.CanSeek;

    public override bool CanWrite => false;

    public override long Length => _rest.Length;

    public override long Position
    {
        get => _rest.Position;
        set => _rest.Position = value;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (_plaats == _begin.Length)
            return _rest.Read(buffer);
        var n = Math.Min(buffer.Length, _begin.Length - _plaats);
        _begin.AsSpan(_plaats, n).CopyTo(buffer);
        _plaats += n;
        return n;
    }

    public override long Seek(long offset, SeekOrigin origin) => _rest.Seek(offset, origin);

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
