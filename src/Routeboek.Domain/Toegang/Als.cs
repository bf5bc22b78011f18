using static Routeboek.Domain.Toegang.Omstandigheden;

namespace Routeboek.Domain.Toegang;

/// <summary>The words in which the rules are written.</summary>
public static class Als
{
    public static Gevallen EigenOrganisatie { get; } = Gevallen.Met(Omstandigheden.EigenOrganisatie);

    public static Gevallen EigenHouder { get; } = Gevallen.Met(Omstandigheden.EigenHouder);

    public static Gevallen Betrokken { get; } = Gevallen.Met(Omstandigheden.Betrokken);

    public static Gevallen Gezag { get; } = Gevallen.Met(Omstandigheden.Gezag);

    public static Gevallen Zelf { get; } = Gevallen.Met(Omstandigheden.Zelf);

    public static Gevallen ZonderPersoon { get; } = Gevallen.Met(Omstandigheden.ZonderPersoon);

    public static Gevallen Wilsonbekwaam { get; } = Gevallen.Met(Omstandigheden.Wilsonbekwaam);

    public static Gevallen Uitgesloten { get; } = Gevallen.Met(Omstandigheden.Uitgesloten);

    public static Gevallen Vertrouwelijk { get; } = Gevallen.Met(Omstandigheden.Vertrouwelijk);

    public static Gevallen Vrijgegeven { get; } = Gevallen.Met(Omstandigheden.Vrijgegeven);

    public static Gevallen DossierOpen { get; } = Gevallen.Met(Omstandigheden.DossierOpen);

    public static Gevallen Noodtoegang { get; } = Gevallen.Met(Omstandigheden.Noodtoegang);

    public static Gevallen Doorbreking { get; } = Gevallen.Met(Omstandigheden.Doorbreking);

    public static Gevallen ZorgwekkendVerzuimGemeld { get; } = Gevallen.Met(Omstandigheden.ZorgwekkendVerzuimGemeld);

    public static Gevallen OndersteuningGevraagd { get; } = Gevallen.Met(Omstandigheden.OndersteuningGevraagd);

    public static Gevallen Overlegtafel { get; } = Gevallen.Met(Omstandigheden.Overlegtafel);

    public static Gevallen MeldingDuo { get; } = Gevallen.Met(Omstandigheden.MeldingDuo);

    public static Gevallen Onder12 { get; } = Gevallen.Met(Omstandigheden.Onder12);

    public static Gevallen Van12Tot16 { get; } = Gevallen.Met(Omstandigheden.Van12Tot16);

    public static Gevallen Van16Tot18 { get; } = Gevallen.Met(Omstandigheden.Van16Tot18);

    public static Gevallen Vanaf18 { get; } = Gevallen.Met(Omstandigheden.Vanaf18);

    public static Gevallen Onder16 { get; } = Onder12 | Van12Tot16;

    public static Gevallen Vanaf12 { get; } = Van12Tot16 | Van16Tot18 | Vanaf18;

    public static Gevallen Vanaf16 { get; } = Van16Tot18 | Vanaf18;

    /// <summary>A minor who cannot judge the matter: the parents decide, at any age under 18 (B-CNS-09).</summary>
    public static Gevallen OudersBeslissen { get; } = Wilsonbekwaam & (Onder16 | Van16Tot18);

    /// <summary>Reported absence or absolute absence: what enforcement can rest on.</summary>
    public static Gevallen VerzuimGemeld { get; } = MeldingDuo | Gevallen.Met(AbsoluutVerzuim);

    /// <summary>A statutory task of leerplicht for this person (H-PRI-05; Leerplichtwet art. 3a, 3b, 5, 14, 15, 18, 19, 21a).</summary>
    public static Gevallen Leerplichttaak { get; } = VerzuimGemeld | Gevallen.Met(Vrijstelling) | Gevallen.Met(VervangendeLeerplicht)
        | Gevallen.Met(VerlofBovenTienDagen) | Gevallen.Met(VerwijderingGemeld);

    /// <summary>Parents, or a pupil from 16, asked leerplicht to think along (H-PRI-04).</summary>
    public static Gevallen VerzoekAanLeerplicht { get; } = Gevallen.Met(VerzoekOuders) | Gevallen.Met(VerzoekLeerling) & Vanaf16;

    private static readonly Gevallen s_ouders = Gevallen.Met(ToestemmingOuders);

    private static readonly Gevallen s_leerling = Gevallen.Met(ToestemmingLeerling);

    /// <summary>Ordinary data (B-CNS-02, -03, -07, -09): parents under 16, then the pupil, the parents where the pupil cannot judge it.</summary>
    public static Gevallen Toestemming { get; } =
        (Onder16 | OudersBeslissen) & s_ouders | Vanaf16 & !Wilsonbekwaam & s_leerling;

    /// <summary>Help and treatment (B-CNS-05, B-GAP-16; Jeugdwet art. 7.3.4, BW 7:450): from 12 to 16 both.</summary>
    public static Gevallen ToestemmingHulp { get; } =
        (Onder12 | OudersBeslissen) & s_ouders | Van12Tot16 & !Wilsonbekwaam & s_ouders & s_leerling | Vanaf16 & !Wilsonbekwaam & s_leerling;

    /// <summary>The pupil agrees that the parents see it (B-CNS-08).</summary>
    public static Gevallen LeerlingStemtIn { get; } = s_leerling & !Wilsonbekwaam;

    /// <summary>
    /// A parent with authority sees the child's ordinary file under 16, from 16 with the pupil's consent (B-CNS-08, B-GAP-35); not a parent
    /// who is kept out of this room by a recorded decision (B-CNS-15).
    /// </summary>
    public static Gevallen OuderMagInzien { get; } =
        !Uitgesloten & (Gezag & (Onder16 | OudersBeslissen | Van16Tot18 & LeerlingStemtIn) | Betrokken & Vanaf18 & LeerlingStemtIn);

    /// <summary>
    /// The same for help and treatment: under 12 as representative, from 12 to 16 after the houder looked at it (B-CNS-14, -17), from 16 with
    /// the pupil's consent.
    /// </summary>
    public static Gevallen OuderMagHulpInzien { get; } =
        !Uitgesloten & (Gezag & (Onder12 | OudersBeslissen | Van12Tot16 & Vrijgegeven | Van16Tot18 & LeerlingStemtIn) | Betrokken & Vanaf18 & LeerlingStemtIn);

    /// <summary>What somebody outside school gets to see without consent: own, or released by the houder (B-PLA-12, B-CNS-18).</summary>
    public static Gevallen Gedeeld { get; } = EigenHouder | Vrijgegeven;
}
