using System.Security.Cryptography;
using Routeboek.Application.Registraties;

namespace Routeboek.Application.Inlezen;

/// <summary>Passes a file on while it is read: counts its bytes, takes its SHA-256 and stops one that is too large.</summary>
internal sealed class Hashstroom(Stream bron, long meesteBytes) : Stream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public long Gelezen { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => Gelezen; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var n = bron.Read(buffer);
        Gelezen += n;
        if (Gelezen > meesteBytes)
            throw new Bestandsfout($"het bestand is groter dan {meesteBytes / (1024 * 1024)} MB; deel het op per schooljaar");
        _hash.AppendData(buffer[..n]);
        return n;
    }

    /// <summary>The hash of everything, also of what its reader did not need.</summary>
    public byte[] Sluit()
    {
        Span<byte> rest = new byte[64 * 1024];
        while (Read(rest) > 0)
        {
        }

        return _hash.GetHashAndReset();
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
            _hash.Dispose();
        base.Dispose(disposing);
    }
}
