using System.Security.Cryptography;
using System.Text;

namespace Routeboek.Web.Api;

/// <summary>What a program sends, as it comes in: no more than a number of bytes, and hashed together with how it was asked.</summary>
internal sealed class Verzoekstroom : Stream
{
    private readonly Stream _bron;
    private readonly long _grens;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long _gelezen;

    public Verzoekstroom(Stream bron, long grens, string vraag)
    {
        (_bron, _grens) = (bron, grens);
        _hash.AppendData(Encoding.UTF8.GetBytes(vraag + "\n"));
    }

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
        var n = _bron.Read(buffer);
        Tel(buffer[..n]);
        return n;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var n = await _bron.ReadAsync(buffer, cancellationToken);
        Tel(buffer.Span[..n]);
        return n;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <summary>Reads what is left, and gives the hash of all.</summary>
    public async Task<byte[]> SluitAsync(CancellationToken stop)
    {
        var buffer = new byte[64 * 1024];
        while (await ReadAsync(buffer, stop) > 0)
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

    private void Tel(ReadOnlySpan<byte> deel)
    {
        _gelezen += deel.Length;
        if (_gelezen > _grens)
        {
            TeGroot = true;
            throw new Verzuimscan.TeGroot();
        }

        _hash.AppendData(deel);
    }
}
