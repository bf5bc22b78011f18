namespace Routeboek.Application.Opslag;

/// <summary>The store cannot be opened or used as it is; the message is for whoever runs the program and says what to do.</summary>
public sealed class Opslagfout : Exception
{
    public Opslagfout(string melding)
        : base(melding)
    {
    }

    public Opslagfout(string melding, Exception oorzaak)
        : base(melding, oorzaak)
    {
    }
}
