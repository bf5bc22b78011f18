using Routeboek.Application.Opslag;

namespace Routeboek.Application.Demo;

/// <summary>
/// Makes the demo world in a file of its own and puts it in its place when it is whole: who stops half-way has no world, never half a one.
/// </summary>
public sealed class Demobestand(string bestand, TimeProvider klok)
{
    private const string Aanbouw = ".aanbouw-";

    /// <summary>Whether there is a file in that place.</summary>
    public bool Staat => File.Exists(bestand);

    /// <summary>Makes it; a file that is there is replaced, together with what belongs to it.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="OperationCanceledException">Stopped; what was there is still there.</exception>
    public async Task MaakAsync(Demoomvang omvang, Action<Demomaakstand>? voortgang, CancellationToken stop)
    {
        RuimOp();
        var tijdelijk = $"{bestand}{Aanbouw}{Environment.ProcessId}";
        var opslag = Routeboekopslag.SqliteInAanbouw(tijdelijk);
        try
        {
            await opslag.MigreerAsync(stop);
            await new MaakDemoregio(opslag, klok).VoerUitAsync(omvang, voortgang, stop);
            opslag.LaatLos();
            using (var stroom = new FileStream(tijdelijk, FileMode.Open, FileAccess.ReadWrite))
                stroom.Flush(flushToDisk: true);
            foreach (var bijzaak in new[] { "-wal", "-shm", "-journal" })
                File.Delete(bestand + bijzaak);
            File.Move(tijdelijk, bestand, overwrite: true);
        }
        finally
        {
            opslag.LaatLos();
            File.Delete(tijdelijk);
            File.Delete(tijdelijk + "-journal");
            File.Delete(tijdelijk + ".slot"); // of the migration
        }
    }

    // what a program left that was killed while it was at it
    private void RuimOp()
    {
        foreach (var oud in Directory.EnumerateFiles(Path.GetDirectoryName(bestand)!, Path.GetFileName(bestand) + Aanbouw + "*"))
        {
            if (klok.GetUtcNow().UtcDateTime - File.GetLastWriteTimeUtc(oud) > TimeSpan.FromMinutes(10))
                File.Delete(oud);
        }
    }
}
