namespace Routeboek.Cli;

/// <summary>
/// Standard input that can be left with Ctrl+C while nothing comes in: a read that waits cannot be woken, so it is left behind.
/// </summary>
internal sealed class Onderbreekbaar(Stream bron, CancellationToken stop) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var lezen = Task.Run(() => bron.Read(buffer, offset, count), CancellationToken.None);
        return lezen.WaitAsync(stop).GetAwaiter().GetResult();
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
