using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Organisaties;

namespace Routeboek.Domain.Toegang;

/// <summary>
/// Which facts give leerplicht or the samenwerkingsverband a ground to see the person: the report, the request or the invitation itself. A ground
/// begins on the day of the fact and ends when the dossier is closed. Sources: H-PRI-04, -05; H-REG-18; B-ROL-15; B-ESC-44.
/// </summary>
public static class Aanleidingsfeiten
{
    private const string Melding = "MeldingGedaan";
    private const string Aanmelding = "AanmeldingGedaan";

    private static readonly string[] s_tafels = ["breed-overleg", "casuistiekoverleg", "adviestafel", "doorbraakoverleg", "jeugdbeschermingstafel"];

    // kind of fact, field and its words (none = any), and the ground that it gives
    private static readonly (string Soort, string Veld, string[] Woorden, Aanleidingsoort Aanleiding)[] s_regels =
    [
        (Melding, "bij", ["duo"], Aanleidingsoort.MeldingDuo),
        (Melding, "soort", ["absoluut-verzuim"], Aanleidingsoort.AbsoluutVerzuim),
        (Melding, "soort", ["verwijdering"], Aanleidingsoort.VerwijderingGemeld),
        (Melding, "bij", ["onderwijs-transparant"], Aanleidingsoort.ZorgwekkendVerzuimGemeld),
        ("InschrijvingOntbreekt", "", [], Aanleidingsoort.AbsoluutVerzuim),
        ("VrijstellingAangevraagd", "artikel", ["5a", "5b", "5c", "5a-trekkend", "15"], Aanleidingsoort.Vrijstelling),
        ("VrijstellingAangevraagd", "artikel", ["3a", "3b"], Aanleidingsoort.VervangendeLeerplicht),
        ("VerlofAangevraagd", "duur", ["meer-dan-10-dagen"], Aanleidingsoort.VerlofBovenTienDagen),
        (Aanmelding, "bij", ["samenwerkingsverband"], Aanleidingsoort.OndersteuningGevraagd),
        ("ExpertiseGevraagd", "bij", ["samenwerkingsverband"], Aanleidingsoort.OndersteuningGevraagd),
        (Aanmelding, "bij", s_tafels, Aanleidingsoort.Overlegtafel),
        ("OverlegGepland", "soort", s_tafels, Aanleidingsoort.Overlegtafel),
    ];

    /// <summary>The grounds that these facts give, each with the root of its fact.</summary>
    /// <param name="feiten">The facts that count, of the ordinary room.</param>
    /// <param name="gesloten">The last day on which the dossier was open; null = it is.</param>
    public static IReadOnlyList<(int Wortel, Aanleiding Aanleiding)> Van(IEnumerable<GeldendFeit> feiten, DateOnly? gesloten) =>
    [
        .. from geldend in feiten
           from regel in s_regels
           where string.Equals(geldend.Feit.Soort?.Naam, regel.Soort, StringComparison.Ordinal)
               && (regel.Woorden.Length == 0 || geldend.Feit.Veld(regel.Veld) is { } waarde && Array.Exists(regel.Woorden, waarde.Bevat))
               && !(gesloten < geldend.Feit.Op)
           select (geldend.Wortel, new Aanleiding(regel.Aanleiding, new Geldigheid(geldend.Feit.Op, gesloten))),
    ];
}
