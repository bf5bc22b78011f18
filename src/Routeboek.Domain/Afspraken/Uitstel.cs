using Routeboek.Domain.Kalenders;

namespace Routeboek.Domain.Afspraken;

/// <summary>How far a task may be put off by who does it. The protocols name no limit; ours is one more term, and is a proposal.</summary>
public static class Uitstel
{
    /// <summary>The days that a task without a term in days, or with a fixed day of the year, may be put off.</summary>
    public const int Zondertermijn = 14;

    /// <summary>The last day to which it may be put off: one more term after its last day, or after today when that is over. Never before tomorrow.</summary>
    /// <param name="taak">An open task.</param>
    /// <param name="kalender">The school days.</param>
    /// <param name="vandaag">Today.</param>
    public static DateOnly Tot(Taak taak, Schoolkalender kalender, DateOnly vandaag)
    {
        var vanaf = taak.Uiterlijk is { } laatste && laatste > vandaag ? laatste : vandaag;
        var termijn = taak.Afspraak.Binnen is Looptijd.Na { Termijn: { Aantal: > 0 } eigen } ? eigen : new Termijn(Zondertermijn, Termijneenheid.Dagen);
        var tot = termijn.LaatsteDag(vanaf, kalender).Match(dag => dag, _ => vanaf.AddDays(Zondertermijn));
        return tot > vandaag ? tot : vandaag.AddDays(1);
    }
}
