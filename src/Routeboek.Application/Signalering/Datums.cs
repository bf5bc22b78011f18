using System.Runtime.CompilerServices;
using System.Text;
using Routeboek.Domain.Kalenders;

namespace Routeboek.Application.Signalering;

/// <summary>The dates of a calendar as JJJJ-MM-DD in UTF-8, written once.</summary>
internal sealed class Datums
{
    private static readonly ConditionalWeakTable<Schoolkalender, Datums> PerKalender = [];

    private readonly byte[] _utf8;

    private Datums(Schoolkalender kalender)
    {
        _utf8 = new byte[kalender.Aantal * 10];
        for (var i = 0; i < kalender.Aantal; i++)
            Encoding.UTF8.GetBytes(kalender.Datum(i).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), _utf8.AsSpan(i * 10));
    }

    public static Datums Voor(Schoolkalender kalender) => PerKalender.GetValue(kalender, k => new Datums(k));

    public ReadOnlySpan<byte> Utf8(int dag) => _utf8.AsSpan(dag * 10, 10);
}
