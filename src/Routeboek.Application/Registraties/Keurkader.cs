using Routeboek.Application.Kalenders;
using Routeboek.Application.Leerlingen;
using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Protocollen;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Application.Registraties;

/// <summary>What the rows of a file are judged against: calendar, protocol and, when given, pupils and timetables. Shared by threads.</summary>
public sealed class Keurkader
{
    private readonly Protocol _protocol;
    private readonly Leerlingenbestand? _leerlingen;
    private readonly Leerlingroosters? _roosters;

    public Keurkader(Protocol protocol, Schoolkalender kalender, Leerlingenbestand? leerlingen, Rooster? roosters)
    {
        _protocol = protocol;
        _leerlingen = leerlingen;
        _roosters = roosters is null ? null : new Leerlingroosters(roosters);
        Kalender = kalender;
        AlleenDagdelen = protocol.AlleenPo;
        Datums = new Datumtabel(kalender);
    }

    public Schoolkalender Kalender { get; }

    /// <summary>What is said of a pupil who is not in the list, and what is expected.</summary>
    public (string Wat, string Verwacht) OnbekendeLeerling { get; init; } = ("deze leerling staat niet in de leerlingenlijst", "een leerling uit het bestand van --leerlingen");

    /// <summary>Primary education registers per half day: lesson hours are refused.</summary>
    public bool AlleenDagdelen { get; }

    internal Datumtabel Datums { get; }

    /// <summary>True when a timetable was given, so that scheduled minutes are not an estimate.</summary>
    public bool HeeftRoosters => _roosters is not null;

    /// <summary>How many pupils of the pupil list belong to the protocol's sectors; null when there is no list.</summary>
    public int? LeerlingenOpDeLijst => _leerlingen is null ? null
        : Enumerable.Range(0, _leerlingen.Aantal).Count(i => _protocol.Sectoren.Contains(_leerlingen.Sector(i)));

    /// <summary>What is known of a pupil before the first row is judged. The key has been trimmed.</summary>
    internal Leerlingkader Leerling(ReadOnlySpan<byte> sleutel)
    {
        var oordeel = Leerlingsleutel.Beoordeel(sleutel);
        if (oordeel != Sleuteloordeel.Goed)
            return new Leerlingkader { Weigering = (Leerlingsleutel.Wat(oordeel), Leerlingsleutel.Verwacht) };
        if (_leerlingen is null && _roosters is null)
            return Leerlingkader.Gewoon;

        Leerlinggegevens? gegevens = null;
        if (_leerlingen is not null)
        {
            var nummer = _leerlingen.Zoek(sleutel);
            if (nummer < 0)
                return new Leerlingkader { Weigering = OnbekendeLeerling };
            gegevens = _leerlingen[nummer];
            if (!_protocol.Sectoren.Contains(gegevens.Value.Sector))
            {
                return new Leerlingkader
                {
                    Weigering = ($"de onderwijssoort van deze leerling ({gegevens.Value.Onderwijssoort}) past niet bij protocol {_protocol.Id}",
                        $"een leerling in {string.Join(" of ", _protocol.Sectoren.Select(s => s.ToString().ToLowerInvariant()))}"),
                };
            }
        }
        return new Leerlingkader { Gegevens = gegevens, Rooster = _roosters?.Van(sleutel) };
    }
}

/// <summary>What is known of one pupil while the rows are judged.</summary>
internal sealed class Leerlingkader
{
    public static readonly Leerlingkader Gewoon = new();

    /// <summary>Why every row of this key is refused, and what is expected; null when they are not.</summary>
    public (string Wat, string Verwacht)? Weigering { get; init; }

    public Leerlinggegevens? Gegevens { get; init; }

    /// <summary>The pupil's own timetable, or null.</summary>
    public Leerlingrooster? Rooster { get; init; }
}

/// <summary>Finds the school day of a written date without making a date of it first.</summary>
internal sealed class Datumtabel
{
    /// <summary>The date is not a date.</summary>
    public const int GeenDatum = -2;

    /// <summary>The date is not a school day.</summary>
    public const int GeenSchooldag = -1;

    private readonly short[] _index; // per month 32 places
    private readonly int _eersteJaar;

    public Datumtabel(Schoolkalender kalender)
    {
        _eersteJaar = kalender.Van.Year;
        var maanden = (kalender.Tot.Year - _eersteJaar + 1) * 12;
        _index = new short[maanden * 32];
        Array.Fill(_index, (short)GeenSchooldag);
        for (var i = 0; i < kalender.Aantal; i++)
        {
            var datum = kalender.Datum(i);
            _index[((datum.Year - _eersteJaar) * 12 + datum.Month - 1) * 32 + datum.Day] = (short)i;
        }
    }

    /// <summary>The index of the school day, <see cref="GeenSchooldag"/> or <see cref="GeenDatum"/>.</summary>
    /// <param name="tekst">JJJJ-MM-DD or DD-MM-JJJJ.</param>
    public int Index(ReadOnlySpan<byte> tekst)
    {
        if (tekst.Length != 10)
            return GeenDatum;
        int jaar, maand, dag;
        if (tekst[4] == '-' && tekst[7] == '-')
        {
            jaar = Getal(tekst[0], tekst[1]) * 100 + Getal(tekst[2], tekst[3]);
            maand = Getal(tekst[5], tekst[6]);
            dag = Getal(tekst[8], tekst[9]);
        }
        else if (tekst[2] == '-' && tekst[5] == '-')
        {
            dag = Getal(tekst[0], tekst[1]);
            maand = Getal(tekst[3], tekst[4]);
            jaar = Getal(tekst[6], tekst[7]) * 100 + Getal(tekst[8], tekst[9]);
        }
        else
        {
            return GeenDatum;
        }
        if (jaar < 1 || maand is < 1 or > 12 || dag < 1 || dag > 28 && dag > DateTime.DaysInMonth(jaar, maand))
            return GeenDatum;
        var i = ((jaar - _eersteJaar) * 12 + maand - 1) * 32 + dag;
        return (uint)i < (uint)_index.Length ? _index[i] : GeenSchooldag;
    }

    // far below zero when one of the two is no digit, so that the sum stays below zero
    private static int Getal(byte tien, byte een)
    {
        int t = tien - '0', e = een - '0';
        return (uint)t > 9 || (uint)e > 9 ? -100_000 : t * 10 + e;
    }
}
