using System.Data.Common;
using Routeboek.Application.Opslag.Migraties;

namespace Routeboek.Application.Opslag;

/// <summary>The store cannot be opened or used as it is; the message is for whoever runs the program and says what to do.</summary>
public sealed class Opslagfout : Exception
{
    public Opslagfout(string melding)
        : base(melding)
    {
    }

    public Opslagfout(string melding, Exception oorzaak)
        : base(melding, oorzaak)
    {
    }

    /// <summary>The same in words, when it is about the store not being there; null when it is something else.</summary>
    public static Opslagfout? Herken(Exception fout) => fout is DbException or InvalidOperationException && Migratiestart.Zin(fout, null) is { } zin ? new Opslagfout(zin, fout) : fout as Opslagfout;
}
