namespace Routeboek.Cli;

/// <summary>Exit codes of the command line (contract "signaleren").</summary>
internal static class Uitgang
{
    public const int Goed = 0;

    /// <summary>Wrong options.</summary>
    public const int VerkeerdeOpties = 2;

    /// <summary>Something in an input file is refused.</summary>
    public const int Geweigerd = 3;

    /// <summary>A file cannot be read or written.</summary>
    public const int Onleesbaar = 4;

    /// <summary>A mistake of ours.</summary>
    public const int Onverwacht = 70;

    /// <summary>Stopped by the user.</summary>
    public const int Afgebroken = 130;
}

/// <summary>The options are wrong; the message says which and what is expected.</summary>
internal sealed class Optiefout(string melding) : Exception(melding);
