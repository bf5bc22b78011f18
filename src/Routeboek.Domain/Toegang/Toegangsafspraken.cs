namespace Routeboek.Domain.Toegang;

/// <summary>Whose consent is needed where two parents have legal authority (B-GAP-41).</summary>
public enum Ouderinstemming
{
    AlleOuders,
    EenOuder,
}

/// <summary>When a region lets somebody see a person, and on which ground.</summary>
public sealed record Regiokeuze(Gevallen Bij, Grond Grond);

/// <summary>What a region decides itself about access. What is not named is as strict as the strictest region.</summary>
public sealed record Toegangsafspraken
{
    // a referral is enough, the family is told (H-GAP-24)
    private static readonly Regiokeuze s_informeren = new(Als.Betrokken, Grond.WettelijkeTaak);

    /// <summary>When the samenwerkingsverband sees a person. Default: invited to an MDO, with consent, while the dossier is open (N-GAP-14).</summary>
    public Regiokeuze SamenwerkingsverbandZiet { get; init; } = new(Als.Betrokken & Als.Toestemming & Als.DossierOpen, Grond.Toestemming);

    /// <summary>When JGZ may work on a referral. Default: only with consent for help.</summary>
    public Regiokeuze AanmeldingJgz { get; init; } = new(Als.Betrokken & Als.ToestemmingHulp, Grond.Toestemming);

    public Ouderinstemming Ouders { get; init; } = Ouderinstemming.AlleOuders;

    /// <summary>For a region that we do not know.</summary>
    public static Toegangsafspraken Streng { get; } = new();

    /// <summary>In an MDO that it is invited to, only (N-GAP-14); referral to JGZ by the MAZL criteria (N-ILL-03).</summary>
    public static Toegangsafspraken NoordKennemerland { get; } = new() { AanmeldingJgz = s_informeren };

    /// <summary>When the school asks (B-ROL-15, -18), or the pupil is on the agenda of the casuistiekoverleg, breed overleg or doorbraakoverleg (B-ESC-44).</summary>
    public static Toegangsafspraken DenBosch { get; } = new()
    {
        SamenwerkingsverbandZiet = new(Als.EigenOrganisatie & Als.DossierOpen & (Als.OndersteuningGevraagd | Als.Overlegtafel | Als.Betrokken), Grond.WettelijkeTaak),
        AanmeldingJgz = s_informeren,
    };

    /// <summary>As Den Bosch, and after a report of worrying absence in Onderwijs Transparant (H-REG-18). JGZ: inform (H-GAP-24).</summary>
    public static Toegangsafspraken HaaglandenPo { get; } = DenBosch with
    {
        SamenwerkingsverbandZiet = new(
            Als.EigenOrganisatie & Als.DossierOpen & (Als.ZorgwekkendVerzuimGemeld | Als.OndersteuningGevraagd | Als.Overlegtafel | Als.Betrokken), Grond.WettelijkeTaak),
    };

    /// <summary>Onderwijs Transparant has no rule in vo (H-GAP-35), so without it.</summary>
    public static Toegangsafspraken HaaglandenVo { get; } = DenBosch;

    /// <summary>The protocols with choices of their own; every other one is strict.</summary>
    public static IReadOnlyList<string> Protocollen { get; } = ["den-bosch-po", "den-bosch-vo", "den-bosch-mbo", "haaglanden-po", "haaglanden-vo", "noord-kennemerland-vo"];

    /// <summary>The named default of a protocol; an unknown one is strict.</summary>
    /// <param name="protocol">The protocol's id, as <c>den-bosch-vo</c>.</param>
    public static Toegangsafspraken Van(string protocol) => protocol switch
    {
        "den-bosch-po" or "den-bosch-vo" or "den-bosch-mbo" => DenBosch,
        "haaglanden-po" => HaaglandenPo,
        "haaglanden-vo" => HaaglandenVo,
        "noord-kennemerland-vo" => NoordKennemerland,
        _ => Streng,
    };
}
