namespace Routeboek.Application.Registraties;

/// <summary>Where a CSV record ends (RFC 4180: a field in quotes may hold separators and line ends).</summary>
internal static class Csvrecord
{
    /// <summary>The longest record in bytes; a longer one is refused, so that no line can fill the memory.</summary>
    public const int Langste = 64 * 1024;

    public enum Einde
    {
        /// <summary>The record is whole.</summary>
        Heel,

        /// <summary>More bytes are needed to know.</summary>
        Onvolledig,

        /// <summary>A quote is opened and not closed; the record ends at its first line end, or where the bytes end.</summary>
        OpenAanhaling,

        /// <summary>Longer than <see cref="Langste"/>; the record ends at its first line end, or where the bytes end.</summary>
        TeLang,
    }

    /// <summary>Finds the end of the record that begins at <paramref name="begin"/>.</summary>
    /// <param name="data">Bytes.</param>
    /// <param name="begin">Start of the record.</param>
    /// <param name="scheiding">The separator.</param>
    /// <param name="alles">True when nothing follows after these bytes.</param>
    /// <param name="na">The index after the line end of the record.</param>
    public static Einde Zoek(ReadOnlySpan<byte> data, int begin, byte scheiding, bool alles, out int na)
    {
        var i = begin;
        while (true)
        {
            if (i < data.Length && data[i] == (byte)'"')
            {
                // skip to the closing quote; a doubled one is text
                i++;
                while (true)
                {
                    var stap = data[i..].IndexOf((byte)'"');
                    if (stap < 0 || i + stap - begin > Langste)
                    {
                        if (stap < 0 && !alles && data.Length - begin <= Langste)
                        {
                            na = begin;
                            return Einde.Onvolledig;
                        }
                        na = EersteRegeleinde(data, begin);
                        return Einde.OpenAanhaling;
                    }
                    i += stap + 1;
                    if (i < data.Length && data[i] == (byte)'"')
                    {
                        i++;
                        continue;
                    }
                    if (i == data.Length && !alles)
                    {
                        var past = data.Length - begin <= Langste;
                        na = past ? begin : EersteRegeleinde(data, begin);
                        return past ? Einde.Onvolledig : Einde.TeLang;
                    }
                    break;
                }
            }

            var volgende = data[i..].IndexOfAny(scheiding, (byte)'\n');
            if (volgende < 0 && !alles && data.Length - begin <= Langste)
            {
                na = begin;
                return Einde.Onvolledig;
            }
            if (volgende < 0)
            {
                na = data.Length;
                return data.Length - begin > Langste ? Einde.TeLang : Einde.Heel;
            }
            i += volgende + 1;
            if (data[i - 1] == (byte)'\n')
            {
                na = i;
                return i - begin > Langste + 2 ? Einde.TeLang : Einde.Heel;
            }
        }
    }

    private static int EersteRegeleinde(ReadOnlySpan<byte> data, int begin)
    {
        var einde = data[begin..].IndexOf((byte)'\n');
        return einde < 0 ? data.Length : begin + einde + 1;
    }

    /// <summary>
    /// Cuts a record into fields; the quotes are taken off into <paramref name="ruimte"/>.
    /// </summary>
    /// <param name="record">The record without its line end.</param>
    /// <param name="scheiding">The separator.</param>
    /// <param name="ruimte">Room for as many bytes as the record has; receives all fields one after the other.</param>
    /// <param name="einden">Receives the end of each field in <paramref name="ruimte"/>; as many as fit.</param>
    /// <param name="aantal">The number of fields, also when more than fit.</param>
    /// <returns>Null, or what is wrong with the quotes.</returns>
    public static string? Splits(ReadOnlySpan<byte> record, byte scheiding, Span<byte> ruimte, Span<int> einden, out int aantal)
    {
        aantal = 0;
        var i = 0;
        var n = 0;
        while (true)
        {
            if (i < record.Length && record[i] == (byte)'"')
            {
                i++;
                while (true)
                {
                    if (i >= record.Length)
                        return "een aanhalingsteken wordt geopend en niet gesloten";
                    if (record[i] != (byte)'"')
                    {
                        ruimte[n++] = record[i++];
                        continue;
                    }
                    i++;
                    if (i >= record.Length || record[i] != (byte)'"')
                        break;
                    ruimte[n++] = record[i++];
                }
                if (i < record.Length && record[i] != scheiding)
                    return "na een afgesloten aanhalingsteken volgt nog tekst";
            }
            else
            {
                while (i < record.Length && record[i] != scheiding)
                {
                    if (record[i] == (byte)'"')
                        return "er staat een aanhalingsteken midden in een veld";
                    ruimte[n++] = record[i++];
                }
            }
            if (aantal < einden.Length)
                einden[aantal] = n;
            aantal++;
            if (i >= record.Length)
                return null;
            i++;
        }
    }
}
