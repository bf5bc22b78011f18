namespace Routeboek.Domain.Toegang;

/// <summary>
/// Which stored columns decide each circumstance for an actor, an action and a day. The only place that knows; both the decision and the
/// list come through here.
/// </summary>
internal sealed class Omstandigheidsfilter(Toegangsafspraken regio, Actor actor, Handeling handeling, DateOnly vandaag)
{
    private static readonly Grond[] s_elkeGrond = Enum.GetValues<Grond>();

    private readonly Partijsoort _ontvanger = handeling.Met ?? actor.Aanstelling.Soort;

    /// <summary>All single circumstances.</summary>
    public static IReadOnlyList<Omstandigheden> Alle { get; } = [.. Enum.GetValues<Omstandigheden>().Where(o => o != Omstandigheden.Geen)];

    /// <summary>Which circumstances hold for a thing.</summary>
    public Omstandigheden Bij(Onderwerp onderwerp)
    {
        var bij = Omstandigheden.Geen;
        foreach (var een in Alle)
        {
            if (Van(een).Past(onderwerp))
                bij |= een;
        }

        return bij;
    }

    public Zichtfilter Van(Omstandigheden een) => een switch
    {
        Omstandigheden.EigenOrganisatie => new Zichtfilter.BijOrganisatie(actor.Aanstelling.Soort, actor.Aanstelling.Organisatie),
        Omstandigheden.EigenHouder => new Zichtfilter.VanHouder(actor.Rol.Houders(), actor.Aanstelling.Organisatie),
        Omstandigheden.Betrokken => Betrokken(s_elkeGrond),
        Omstandigheden.Doorbreking => Betrokken([Grond.DoorbrekingBeroepsgeheim]),
        Omstandigheden.Gezag => Gezag(),
        Omstandigheden.Zelf => new Zichtfilter.OverPersoon(actor.Persoon),
        Omstandigheden.ZonderPersoon => new Zichtfilter.OverPersoon(null),
        Omstandigheden.Wilsonbekwaam => new Zichtfilter.WilsonbekwaamOp(vandaag),
        Omstandigheden.ToestemmingOuders => new Zichtfilter.OudersGavenToestemming(_ontvanger, actor.Persoon, regio.Ouders, vandaag),
        Omstandigheden.ToestemmingLeerling => new Zichtfilter.LeerlingGafToestemming(_ontvanger, actor.Persoon, vandaag),
        Omstandigheden.Uitgesloten => new Zichtfilter.Uitgesloten(actor.Persoon, vandaag),
        Omstandigheden.Vertrouwelijk => new Zichtfilter.VertrouwelijkOp(vandaag),
        Omstandigheden.Vrijgegeven => Vrijgegeven(),
        Omstandigheden.DossierOpen => new Zichtfilter.DossierOpenOp(vandaag),
        Omstandigheden.Noodtoegang => actor.Nooddossier is { } dossier ? new Zichtfilter.InDossier(dossier) : Zichtfilter.Nooit,
        Omstandigheden.Onder12 => Leeftijd(0, 12),
        Omstandigheden.Van12Tot16 => Leeftijd(12, 16),
        Omstandigheden.Van16Tot18 => Leeftijd(16, 18),
        Omstandigheden.Vanaf18 => Leeftijd(18, null),
        Omstandigheden.MeldingDuo => Aanleiding(Aanleidingsoort.MeldingDuo),
        Omstandigheden.AbsoluutVerzuim => Aanleiding(Aanleidingsoort.AbsoluutVerzuim),
        Omstandigheden.Vrijstelling => Aanleiding(Aanleidingsoort.Vrijstelling),
        Omstandigheden.VervangendeLeerplicht => Aanleiding(Aanleidingsoort.VervangendeLeerplicht),
        Omstandigheden.VerlofBovenTienDagen => Aanleiding(Aanleidingsoort.VerlofBovenTienDagen),
        Omstandigheden.VerwijderingGemeld => Aanleiding(Aanleidingsoort.VerwijderingGemeld),
        Omstandigheden.VerzoekOuders => Aanleiding(Aanleidingsoort.VerzoekOuders),
        Omstandigheden.VerzoekLeerling => Aanleiding(Aanleidingsoort.VerzoekLeerling),
        Omstandigheden.ZorgwekkendVerzuimGemeld => Aanleiding(Aanleidingsoort.ZorgwekkendVerzuimGemeld),
        Omstandigheden.OndersteuningGevraagd => Aanleiding(Aanleidingsoort.OndersteuningGevraagd),
        Omstandigheden.Overlegtafel => Aanleiding(Aanleidingsoort.Overlegtafel),
        Omstandigheden.Geen => Zichtfilter.Altijd,
        _ => throw new ArgumentOutOfRangeException(nameof(een), een, "een enkele omstandigheid"),
    };

    private Zichtfilter.MetAanleiding Aanleiding(Aanleidingsoort soort) => new(soort, vandaag);

    private Zichtfilter.MetBetrokkene Betrokken(IReadOnlyList<Grond> gronden) =>
        new(actor.Rol, actor.Personen(vandaag), actor.Aanstelling.Organisatie, gronden, vandaag);

    // only a parent can have it: somebody who is a parent too, but came in another role, has not
    private Zichtfilter Gezag() => actor.Rol == Rol.Ouder ? new Zichtfilter.MetGezag(actor.Persoon, vandaag) : Zichtfilter.Nooit;

    // what goes to "the family" goes to the pupil and the parents with authority; who sees one paper only, gets it in person
    private Zichtfilter Vrijgegeven()
    {
        Zichtfilter allen = new Zichtfilter.VrijgegevenAan(actor.Aanstelling.Soort, null, vandaag);
        if (actor.Rol is Rol.Gast or Rol.Teamleider or Rol.DirecteurSamenwerkingsverband)
            allen = Zichtfilter.Nooit;
        else if (actor.Rol == Rol.Ouder)
            allen = Zichtfilter.En([allen, Gezag()]);
        return Zichtfilter.Of([allen, new Zichtfilter.VrijgegevenAan(actor.Aanstelling.Soort, actor.Persoon, vandaag)]);
    }

    /// <summary>From an age, inclusive, to an age, exclusive. Born on 29 February: a year older on 1 March, as in Leerplicht.Verjaardag.</summary>
    private Zichtfilter.Geboren Leeftijd(int van, int? tot) =>
        new(tot is { } t ? LaatsteGeboortedag(t).AddDays(1) : null, LaatsteGeboortedag(van));

    // whoever was born on or before this day has reached the age today; AddYears puts 29 February back to 28 February
    private DateOnly LaatsteGeboortedag(int leeftijd) => vandaag.AddYears(-leeftijd);
}
