using System.Globalization;
using System.Text;

namespace Routeboek.Application.Audit;

/// <summary>Lines of the audit as CSV: UTF-8, semicolons, a heading; nothing in it is a formula to a spreadsheet.</summary>
public static class Auditcsv
{
    private static readonly string[] s_kop = ["wanneer", "wie", "rol", "organisatie", "wat", "over", "onderwerp", "kamer", "grond", "regel", "doel", "verwerking", "toegestaan", "spoor"];

    public static async Task SchrijfAsync(Stream naar, IEnumerable<Auditinzageregel> regels, CancellationToken stop)
    {
        await using var schrijver = new StreamWriter(naar, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        await schrijver.WriteLineAsync(string.Join(';', s_kop).AsMemory(), stop);
        foreach (var r in regels)
        {
            string[] velden = [r.Eerste.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture), r.Wie, r.Rol, r.Organisatie, r.Wat, r.Betrokkene, r.Onderwerp, r.Kamer, r.Grond, r.Regel, r.Doel, r.Verwerking, r.Toegestaan ? "ja" : "nee", r.Spoor];
            await schrijver.WriteLineAsync(string.Join(';', velden.Select(Veld)).AsMemory(), stop);
        }
    }

    /// <summary>A value that a spreadsheet shows as it is: with a quote before what it would calculate with.</summary>
    public static string Veld(string waarde)
    {
        var veilig = waarde.Length > 0 && waarde[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' ? "'" + waarde : waarde;
        return veilig.AsSpan().IndexOfAny(";\"\r\n") < 0 ? veilig : $"\"{veilig.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
