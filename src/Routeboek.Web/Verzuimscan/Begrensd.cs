namespace Routeboek.Web.Verzuimscan;

/// <summary>The body of a request up to a number of bytes.</summary>
internal sealed class Begrensd(Stream binnen, long grens) : Stream
{
    private long _gelezen;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => _gelezen; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Tel(binnen.Read(buffer, offset, count));

    public override int Read(Span<byte> buffer) => Tel(binnen.Read(buffer));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Tel(await binnen.ReadAsync(buffer, cancellationToken));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int Tel(int gelezen)
    {
        _gelezen += gelezen;
        return _gelezen <= grens ? gelezen : throw new TeGroot();
    }
}

/// <summary>More was sent than is taken.</summary>
internal sealed class TeGroot() : Exception("te groot");
