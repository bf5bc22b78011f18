using Routeboek.Application.Invoer;

namespace Routeboek.Application.Protocollen;

/// <summary>
/// The part <c>afspraken:</c> of a protocol file. Judging absence needs none of it and it is most of the file, so that reader leaves it
/// out before the YAML is parsed; what is wrong in it is told by who reads it.
/// </summary>
internal static class Afsprakensectie
{
    private static ReadOnlySpan<byte> Sleutel => "afspraken:"u8;

    /// <summary>The file with empty lines in the place of the agreements, so that the lines keep their numbers.</summary>
    public static Protocolbestand Zonder(Protocolbestand bestand)
    {
        var inhoud = bestand.Inhoud.Span;
        // too large is for the YAML reader to say
        if (inhoud.Length > Yamlboom.MaximaleGrootte || inhoud.IndexOf(Sleutel) < 0)
            return bestand;
        var zonder = new byte[inhoud.Length];
        var lengte = 0;
        var weg = false;
        for (var begin = 0; begin < inhoud.Length;)
        {
            var einde = inhoud[begin..].IndexOf((byte)'\n');
            var volgende = einde < 0 ? inhoud.Length : begin + einde + 1;
            var regel = inhoud[begin..volgende];
            weg = regel.StartsWith(Sleutel) || (weg && HoortErbij(regel));
            if (!weg)
            {
                regel.CopyTo(zonder.AsSpan(lengte));
                lengte += regel.Length;
            }
            else if (einde >= 0)
            {
                zonder[lengte++] = (byte)'\n';
            }

            begin = volgende;
        }

        return bestand with { Inhoud = zonder.AsMemory(0, lengte) };
    }

    // a key at the margin begins the next part; a list may stand at the margin too, with or without brackets
    private static bool HoortErbij(ReadOnlySpan<byte> regel) => " -#\t\r\n[]{},"u8.Contains(regel[0]);
}
