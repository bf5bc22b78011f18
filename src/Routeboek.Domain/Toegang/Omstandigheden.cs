namespace Routeboek.Domain.Toegang;

/// <summary>
/// What can hold between an actor and a thing on a day. The rules speak in these only; <see cref="Omstandigheidsfilter"/> says for each
/// of them which stored columns decide it.
/// </summary>
[Flags]
public enum Omstandigheden
{
    Geen = 0,

    /// <summary>It belongs to the actor's organisation: pupil of this school, resident of this municipality, school of this samenwerkingsverband.</summary>
    EigenOrganisatie = 1 << 0,

    /// <summary>The actor's organisation keeps it.</summary>
    EigenHouder = 1 << 1,

    /// <summary>The actor is involved in this role: own pupil, appointment, invitation, referral, case.</summary>
    Betrokken = 1 << 2,

    /// <summary>The actor is a parent with legal authority.</summary>
    Gezag = 1 << 3,

    /// <summary>It is about the actor.</summary>
    Zelf = 1 << 4,

    /// <summary>It is about nobody: there is no key to a person.</summary>
    ZonderPersoon = 1 << 5,
    Wilsonbekwaam = 1 << 6,

    /// <summary>The parents consented to what is done, for this room and receiver.</summary>
    ToestemmingOuders = 1 << 7,

    /// <summary>The pupil did.</summary>
    ToestemmingLeerling = 1 << 8,
    Uitgesloten = 1 << 9,
    Vertrouwelijk = 1 << 10,

    /// <summary>The houder released it to the actor's kind of organisation, or to the family.</summary>
    Vrijgegeven = 1 << 11,
    DossierOpen = 1 << 12,
    Noodtoegang = 1 << 13,

    /// <summary>The actor decided and recorded, for this case, to break secrecy.</summary>
    Doorbreking = 1 << 14,

    // age of the pupil: one of these, or none when the birth day is unknown
    Onder12 = 1 << 15,
    Van12Tot16 = 1 << 16,
    Van16Tot18 = 1 << 17,
    Vanaf18 = 1 << 18,

    // grounds of the dossier
    MeldingDuo = 1 << 19,
    AbsoluutVerzuim = 1 << 20,
    Vrijstelling = 1 << 21,
    VervangendeLeerplicht = 1 << 22,
    VerlofBovenTienDagen = 1 << 23,
    VerwijderingGemeld = 1 << 24,
    VerzoekOuders = 1 << 25,
    VerzoekLeerling = 1 << 26,
    ZorgwekkendVerzuimGemeld = 1 << 27,
    OndersteuningGevraagd = 1 << 28,
    Overlegtafel = 1 << 29,
}
