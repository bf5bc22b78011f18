namespace Routeboek.Cli;

/// <summary>Says in Dutch why a file cannot be read or written; the platform's own sentence is English.</summary>
internal static class Bestandsfouten
{
    public static string Zin(Exception fout) => fout switch
    {
        Bestandsleesfout => fout.Message,
        _ => $"Lezen of schrijven lukt niet: {Reden(fout)}",
    };

    public static string Reden(Exception fout) => fout switch
    {
        UnauthorizedAccessException => "u heeft er geen rechten voor",
        DirectoryNotFoundException => "de map bestaat niet",
        FileNotFoundException => "het bestand bestaat niet",
        PathTooLongException => "de naam is te lang",
        _ when (fout.HResult & 0xFFFF) is 28 or 39 or 112 => "de schijf is vol", // ENOSPC; ERROR_HANDLE_DISK_FULL, ERROR_DISK_FULL
        _ => "het bestand of de schijf geeft een fout, of iets anders gebruikt het bestand",
    };
}

/// <summary>A file cannot be read; the message names it and says why.</summary>
internal sealed class Bestandsleesfout(string melding, Exception? oorzaak = null) : IOException(melding, oorzaak);
