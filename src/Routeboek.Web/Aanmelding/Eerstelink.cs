using System.Text;
using Routeboek.Web.Bedrijf;

namespace Routeboek.Web.Aanmelding;

/// <summary>
/// Where the link for the first beheerder is given: in a file that only the user of the program reads, and on the terminal when somebody sits
/// at one. Standard output goes to logs, and whoever reads those would become beheerder.
/// </summary>
public sealed class Eerstelink(Opslaginstellingen opslag)
{
    private const string Bestand = "eerste-beheerder.txt";

    private string Pad => Path.Combine(opslag.Map, Bestand);

    public async Task GeefAsync(string link)
    {
        Wis();
        var opties = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            opties.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using (var tekst = new StreamWriter(Pad, new UTF8Encoding(false), opties))
            await tekst.WriteLineAsync(link);
        await Console.Out.WriteLineAsync($"\nDit routeboek is nog leeg. De link waarmee u de eerste beheerder maakt, staat in {Pad} (24 uur geldig, werkt een keer).\n");
        if (!Console.IsErrorRedirected)
            await Console.Error.WriteLineAsync($"  {link}\n");
    }

    /// <summary>It was used, or does not hold any more.</summary>
    public void Wis() => File.Delete(Pad);
}
