namespace Routeboek.Application.Invoer;

/// <summary>Reads the values of a field strictly: no signs, no other calendars, no white space inside.</summary>
public static class Veldwaarde
{
    /// <summary>The first date a file may name, inclusive.</summary>
    public static readonly DateOnly VroegsteDatum = new(1900, 1, 1);

    /// <summary>The last date a file may name, inclusive.</summary>
    public static readonly DateOnly LaatsteDatum = new(2199, 12, 31);

    /// <summary>What a date must look like, in Dutch.</summary>
    public const string VerwachteDatum = "een datum als 2026-01-15 of 15-01-2026";

    /// <summary>A date as JJJJ-MM-DD or DD-MM-JJJJ, from 1900 up to and including 2199.</summary>
    public static bool ProbeerDatum(ReadOnlySpan<byte> tekst, out DateOnly datum)
    {
        datum = default;
        if (tekst.Length != 10)
            return false;
        int jaar, maand, dag;
        if (tekst[4] == '-' && tekst[7] == '-')
        {
            if (!ProbeerGetal(tekst[..4], out jaar) || !ProbeerGetal(tekst.Slice(5, 2), out maand) || !ProbeerGetal(tekst[8..], out dag))
                return false;
        }
        else if (tekst[2] != '-' || tekst[5] != '-' || !ProbeerGetal(tekst[6..], out jaar)
            || !ProbeerGetal(tekst.Slice(3, 2), out maand) || !ProbeerGetal(tekst[..2], out dag))
        {
            return false;
        }
        if (jaar < VroegsteDatum.Year || jaar > LaatsteDatum.Year || maand is < 1 or > 12
            || dag < 1 || dag > DateTime.DaysInMonth(jaar, maand))
            return false;
        datum = new DateOnly(jaar, maand, dag);
        return true;
    }

    /// <summary>A whole number of at most nine digits, without sign.</summary>
    public static bool ProbeerGetal(ReadOnlySpan<byte> tekst, out int getal)
    {
        getal = 0;
        if (tekst.Length is 0 or > 9)
            return false;
        foreach (var b in tekst)
        {
            if (b is < (byte)'0' or > (byte)'9')
                return false;
            getal = getal * 10 + (b - '0');
        }
        return true;
    }
}
