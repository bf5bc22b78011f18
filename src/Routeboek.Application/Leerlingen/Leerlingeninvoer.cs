using System.Text;
using Routeboek.Application.Invoer;
using Routeboek.Application.Registraties;
using Routeboek.Application.Registraties.Bronnen;

namespace Routeboek.Application.Leerlingen;

/// <summary>Reads a list of pupils: the contract's LEERLINGEN.csv, or EDEXML, recognised by its first character.</summary>
public static class Leerlingeninvoer
{
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Leesresultaat<Leerlingenbestand> Lees(Stream invoer, string naam)
    {
        var begin = new byte[8];
        var gelezen = invoer.ReadAtLeast(begin, begin.Length, throwOnEndOfStream: false);
        using var heel = new Voorvoegsel(begin.AsSpan(0, gelezen).ToArray(), invoer);
        return ((ReadOnlySpan<byte>)begin.AsSpan(0, gelezen)).TrimStart("\uFEFF \r\n"u8).StartsWith("<"u8)
            ? LeesEdexml(heel, naam)
            : Leerlingenlezer.Lees(heel, naam);
    }

    private static Leesresultaat<Leerlingenbestand> LeesEdexml(Stream invoer, string naam)
    {
        try
        {
            var school = Edexml.Lees(invoer);
            using var lijst = new MemoryStream();
            using (var schrijver = new StreamWriter(lijst, new UTF8Encoding(false), leaveOpen: true))
                school.SchrijfLeerlingen(schrijver);
            lijst.Position = 0;
            var resultaat = Leerlingenlezer.Lees(lijst, $"{naam} (als leerlingenlijst)");
            return resultaat with
            {
                Opmerkingen = [.. school.Opmerkingen.Select(o => new Bestandsmelding(naam, 0, "", o, "")), .. resultaat.Opmerkingen],
            };
        }
        catch (Bestandsfout fout)
        {
            return new Leesresultaat<Leerlingenbestand>(null, [new Bestandsmelding(naam, 0, "", fout.Message, "EDEXML 1.0.3, 2.0 of 2.1, of een CSV")], []);
        }
    }
}
