namespace Routeboek.Domain.Toegang;

/// <summary>What an action is about. What is not in this set does not exist for access, so it is refused.</summary>
public enum Onderwerpsoort
{
    /// <summary>Name, class and how to reach the pupil and parents.</summary>
    Leerling,
    Registratie,
    Signaal,

    /// <summary>What somebody at school sees of a pupil, also without figures (H-SIG-03 to -12): the school's own, until a dossier takes it along.</summary>
    Zorg,

    /// <summary>The dossier's head: phase, tasks, who is involved.</summary>
    Dossier,
    Feit,
    Document,
    Toestemming,

    /// <summary>An appointment and talk of the preventive office hour: a file of its own, kept by the school (B-GAP-11).</summary>
    Spreekuur,

    /// <summary>A consultation without a pupil: it has no key to a person and cannot get one later (H, separation rule 3).</summary>
    AnoniemeCasus,

    /// <summary>A pseudonymous row of the monitor school attendance; the key stays at the school (N-GAP-03).</summary>
    Monitorrij,

    /// <summary>A published count or trend, small numbers taken out.</summary>
    Aggregaat,

    /// <summary>Who did what when: no content.</summary>
    Auditregel,

    /// <summary>The number that a DUO report needs; written once, read by nobody (UAVG art. 46).</summary>
    Pgn,
    Protocol,
    Account,
}

/// <summary>What somebody does. Lists, search and counts are <see cref="Lezen"/>: there is no smaller right than reading.</summary>
public enum Handelingsoort
{
    Lezen,

    /// <summary>Recording something new; a correction is something new too.</summary>
    Vastleggen,

    /// <summary>Adopting a plan, giving or withdrawing consent, agreeing to costs.</summary>
    Besluiten,

    /// <summary>Giving something to another organisation: a report, released advice.</summary>
    Delen,

    /// <summary>Taking a copy out of the system.</summary>
    Exporteren,

    /// <summary>Changing settings, accounts, a protocol.</summary>
    Inrichten,
}

/// <summary>An action; sharing says with whom.</summary>
public readonly record struct Handeling
{
    private Handeling(Handelingsoort soort, Partijsoort? met)
    {
        Soort = soort;
        Met = met;
    }

    public Handelingsoort Soort { get; }

    /// <summary>With which kind of organisation, for <see cref="Handelingsoort.Delen"/>; else null.</summary>
    public Partijsoort? Met { get; }

    public static Handeling Lezen => new(Handelingsoort.Lezen, null);

    public static Handeling DelenMet(Partijsoort ontvanger) => new(Handelingsoort.Delen, ontvanger);

    /// <exception cref="ArgumentException">Sharing without saying with whom: use <see cref="DelenMet"/>.</exception>
    public static Handeling Van(Handelingsoort soort) =>
        soort == Handelingsoort.Delen ? throw new ArgumentException("delen zegt met wie", nameof(soort)) : new(soort, null);
}
