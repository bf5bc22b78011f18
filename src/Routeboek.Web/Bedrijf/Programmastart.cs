using Microsoft.AspNetCore.Connections;
using Routeboek.Application.Opslag;

namespace Routeboek.Web.Bedrijf;

/// <summary>The edge of the program: what keeps it from starting is told in words, with an exit code.</summary>
public static class Programmastart
{
    public const int Goed = 0;

    /// <summary>The store cannot be opened.</summary>
    public const int GeenOpslag = 4;

    /// <summary>The address cannot be listened on.</summary>
    public const int GeenAdres = 5;

    public static async Task<int> DraaiAsync(Func<WebApplication> bouw, TextWriter fout)
    {
        try
        {
            await using var app = bouw();
            await app.RunAsync();
            return Goed;
        }
        catch (Exception e) when (Opslagfout.Herken(e) is { } zin)
        {
            await fout.WriteLineAsync($"routeboek: {zin.Message}");
            return GeenOpslag;
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            await fout.WriteLineAsync("routeboek: dit adres is al in gebruik. Kies een andere poort, bijvoorbeeld ./run --urls http://localhost:8080");
            return GeenAdres;
        }
    }
}
