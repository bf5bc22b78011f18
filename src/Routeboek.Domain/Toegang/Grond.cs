namespace Routeboek.Domain.Toegang;

/// <summary>Why it is lawful. Consent is asked only where it is the ground (AVG art. 6 and 9; design, Access).</summary>
public enum Grond
{
    WettelijkeTaak,
    AlgemeenBelang,
    Toestemming,

    /// <summary>A professional's own weighed and recorded decision to speak in spite of secrecy.</summary>
    DoorbrekingBeroepsgeheim,

    /// <summary>Parents, or a pupil from 16, ask for it themselves, or use a right of theirs.</summary>
    Verzoek,
    VitaalBelang,

    /// <summary>Wmo 2015 art. 5.2.6.</summary>
    Meldrecht,
}

/// <summary>What it is done for: the processing activity that the audit names.</summary>
public enum Doel
{
    Registreren,
    Begeleiden,
    Leerplicht,
    Handhaven,
    Jeugdgezondheid,
    Hulp,
    Ondersteunen,
    Opschalen,
    Beschermen,
    Meedenken,
    Monitoren,
    Inzage,
    Nood,
    Toezicht,
    Beheer,
}
