namespace Routeboek.Web.Inlezen;

/// <summary>A part of a request as it comes in: what was read of it already first, no more than a number of bytes, and it tells when it is at its end, after which the request is left alone.</summary>
internal sealed class Eindstroom(ReadOnlyMemory<byte> begin, Stream rest, long grens, Action einde) : Stream
{
    private ReadOnlyMemory<byte> _begin = begin;
    private long _gelezen;
    private bool _klaar;

    /// <summary>Whether more came than is taken.</summary>
    public bool TeGroot { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => _gelezen; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (_klaar || buffer.IsEmpty)
            return 0;
        if (!_begin.IsEmpty)
        {
            var deel = Math.Min(buffer.Length, _begin.Length);
            _begin.Span[..deel].CopyTo(buffer);
            _begin = _begin[deel..];
            return Tel(deel);
        }

        return Tel(rest.Read(buffer));
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_klaar || buffer.IsEmpty)
            return 0;
        return _begin.IsEmpty ? Tel(await rest.ReadAsync(buffer, cancellationToken)) : Read(buffer.Span);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int Tel(int n)
    {
        _gelezen += n;
        if (_gelezen > grens)
        {
            TeGroot = true;
            throw new Verzuimscan.TeGroot();
        }

        if (n == 0)
        {
            _klaar = true;
            einde();
        }

        return n;
    }
}
