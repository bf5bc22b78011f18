namespace Routeboek.Tests.Toegang;

/// <summary>
/// Who may do what, written a second time from the requirements: by what it is about, as their tables "Roles x rights" are, in sentences
/// instead of rules. L lezen, V vastleggen, B besluiten, D delen, E exporteren, I inrichten. What is not here is refused. What is
/// confidential is refused too, save where the line says "ook geheim".
/// </summary>
internal static class Rechtentafel
{
    /// <summary>What regions decide differently.</summary>
    public static string Regio(string naam) => naam switch
    {
        "haaglanden-po" => "swv-grond = eigen en open en (zorgmelding of steunvraag of tafel of band) \n verwezen = band",
        "haaglanden-vo" or "den-bosch-po" or "den-bosch-vo" or "den-bosch-mbo" => "swv-grond = eigen en open en (steunvraag of tafel of band) \n verwezen = band",
        "noord-kennemerland-vo" => "swv-grond = band en akkoord en open \n verwezen = band",
        _ => "swv-grond = band en akkoord en open \n verwezen = band en hulpakkoord",
    };

    public const string Woorden = """
        12plus = 12-15 of 16-17 of 18plus
        16plus = 16-17 of 18plus
        kind = 0-11 of 12-15
        ouders-beslissen = onbekwaam en (kind of 16-17)
        # B-CNS-02, -03, -07, -09
        akkoord = kind en ja-ouders of ouders-beslissen en ja-ouders of 16plus en ja-leerling en niet onbekwaam
        # B-CNS-05, B-GAP-16
        hulpakkoord = 0-11 en ja-ouders of ouders-beslissen en ja-ouders of 12-15 en ja-ouders en ja-leerling en niet onbekwaam of 16plus en ja-leerling en niet onbekwaam
        # H-PRI-05
        taak = duo of absoluut of vrijstelling of vervangend of verlof of verwijderd
        # H-PRI-04
        vraag = vraag-ouders of vraag-leerling en 16plus
        # B-CNS-18
        gedeeld = houder of vrij of akkoord
        # B-CNS-08
        mag-van-leerling = ja-leerling en niet onbekwaam
        ouder-16 = niet uitgesloten en (gezag en 16-17 en mag-van-leerling of band en 18plus en mag-van-leerling)
        ouder-ziet = niet uitgesloten en gezag en (kind of ouders-beslissen) of ouder-16
        # B-CNS-14, -15, -17
        ouder-ziet-hulp = niet uitgesloten en gezag en (0-11 of ouders-beslissen of 12-15 en vrij) of ouder-16
        school-nood = eigen en houder en nood
        """;

    public const string Rechten = """
        = Leerling | Gewoon
        Docent: LV als eigen en band
        Mentor Vertrouwenspersoon: LV als eigen en band
        Verzuimcoordinator: LVE als eigen
        Ondersteuningscoordinator: LVEDB als eigen
        Administratie: LV als eigen
        Schoolleider: LVB als eigen en band
        Schoolleider: L als school-nood
        Leerplichtambtenaar: LV als eigen en taak
        Leerplichtambtenaar: L als eigen en vraag
        ContactpersoonGemeente: L als band
        Rmc: L als eigen en duo en 18plus
        Jeugdarts Jeugdverpleegkundige: L als verwezen
        MaatschappelijkWerker Gezinscoach: L als band en open en hulpakkoord
        AdviseurSamenwerkingsverband: L als swv-grond
        Regisseur: L als eigen en band en open
        Gast: L als band en open en akkoord
        Leerling: LE als zelf en 12plus
        Ouder: LE als ouder-ziet

        = Registratie | Gewoon
        Docent: LV als eigen en band
        Mentor Vertrouwenspersoon: LV als eigen en band
        Verzuimcoordinator: LVED als eigen
        Ondersteuningscoordinator: LVEDB als eigen
        Administratie: LVD als eigen
        Schoolleider: LVB als eigen en band
        Schoolleider: L als school-nood
        Leerplichtambtenaar: LV als eigen en taak
        Leerplichtambtenaar: L als eigen en vraag
        ContactpersoonGemeente: L als band
        Rmc: L als eigen en duo en 18plus
        Jeugdarts Jeugdverpleegkundige: L als verwezen
        Leerling: LE als zelf en 12plus
        Ouder: LE als ouder-ziet

        = Signaal | Gewoon
        Mentor Vertrouwenspersoon: LV als eigen en band
        Verzuimcoordinator: LVE als eigen
        Ondersteuningscoordinator: LVEDB als eigen
        Schoolleider: LVB als eigen en band
        Schoolleider: L als school-nood
        Leerplichtambtenaar: LV als eigen en taak
        Leerplichtambtenaar: L als eigen en vraag
        Rmc: L als eigen en duo en 18plus
        Leerling: LE als zelf en 12plus
        Ouder: LE als ouder-ziet

        # H-SIG-06, -12: everybody at school can say what she or he sees; the school reads it, nobody else
        = Zorg | Gewoon
        Docent: V als eigen en band
        Mentor Vertrouwenspersoon: LV als eigen en band
        Verzuimcoordinator: LVE als eigen
        Ondersteuningscoordinator: LVE als eigen
        Schoolleider: LVB als eigen en band

        = Dossier | Gewoon
        Mentor Vertrouwenspersoon: LV als eigen en band
        Verzuimcoordinator: LVE als eigen
        Ondersteuningscoordinator: LVEDB als eigen
        Schoolleider: LVB als eigen en band
        Schoolleider: L als school-nood
        Leerplichtambtenaar: LV als eigen en taak
        Leerplichtambtenaar: L als eigen en vraag
        Rmc: L als eigen en duo en 18plus
        Jeugdarts Jeugdverpleegkundige: L als verwezen
        MaatschappelijkWerker Gezinscoach: L als band en open en hulpakkoord
        AdviseurSamenwerkingsverband: L als swv-grond
        Regisseur: L als eigen en band en open
        Leerling: LE als zelf en 12plus
        Ouder: LE als ouder-ziet

        = Feit Document | Gewoon
        Mentor Vertrouwenspersoon: LV als eigen en band
        Verzuimcoordinator: LVE als eigen
        Ondersteuningscoordinator: LVEDB als eigen
        Schoolleider: LVB als eigen en band
        Schoolleider: L als school-nood
        Leerplichtambtenaar: L als eigen en (taak of vraag) en gedeeld
        Leerplichtambtenaar: VBD als eigen en houder en taak
        Leerplichtambtenaar: VD als eigen en houder en vraag
        Rmc: L als eigen en duo en 18plus en gedeeld
        Rmc: VD als eigen en houder en duo en 18plus
        Jeugdarts Jeugdverpleegkundige: L als verwezen en gedeeld
        Jeugdarts Jeugdverpleegkundige: VD als verwezen en houder
        MaatschappelijkWerker Gezinscoach: L als band en open en hulpakkoord en gedeeld
        MaatschappelijkWerker Gezinscoach: VD als houder en band en open en hulpakkoord
        AdviseurSamenwerkingsverband: L als swv-grond en gedeeld
        AdviseurSamenwerkingsverband: VD als swv-grond en houder
        DirecteurSamenwerkingsverband Teamleider: LB als band en open en vrij
        Regisseur: L als eigen en band en open en (houder of vrij)
        Regisseur: VBD als eigen en houder en band en open
        Gast: LV als band en open en akkoord en vrij
        Leerling: LE als zelf en 12plus
        Ouder: LE als ouder-ziet
        Ouder: LE als zelf
        Ouder: L als gezag en niet uitgesloten en 16-17 en vrij
        Ouder: L als band en vrij en kind en niet uitgesloten

        = Feit | Gewoon
        Leerling: V als zelf en 12plus
        Ouder: V als gezag en niet uitgesloten en (kind of 16-17)

        = Feit Document | Zorg
        Ondersteuningscoordinator: LV als eigen en houder
        Ondersteuningscoordinator: D als eigen en houder en hulpakkoord
        Ondersteuningscoordinator: L als eigen en vrij
        Ondersteuningscoordinator Schoolleider: L als school-nood
        Leerplichtambtenaar: L als eigen en (taak of vraag) en vrij en hulpakkoord
        Jeugdarts Jeugdverpleegkundige: V als verwezen en houder
        Jeugdarts Jeugdverpleegkundige: L als band en (houder of vrij en hulpakkoord)
        Jeugdarts Jeugdverpleegkundige: L als houder en nood
        Jeugdarts Jeugdverpleegkundige: D als houder en band en (hulpakkoord of doorbreking)
        MaatschappelijkWerker Gezinscoach: L als band en (houder of vrij en hulpakkoord)
        MaatschappelijkWerker Gezinscoach: VD als houder en band en open en hulpakkoord
        MaatschappelijkWerker Gezinscoach: D als houder en band en doorbreking
        AdviseurSamenwerkingsverband: L als swv-grond en vrij en hulpakkoord
        Leerling: LE als zelf en 12plus en niet onbekwaam
        Ouder: LE als ouder-ziet-hulp
        Ouder: LE als zelf

        = Feit Document | JgzMedisch
        Jeugdarts Jeugdverpleegkundige: LV als houder en band
        Jeugdarts Jeugdverpleegkundige: L als houder en nood
        Jeugdarts Jeugdverpleegkundige: D als houder en band en (hulpakkoord of doorbreking)
        Leerling: LE als zelf en 12plus en niet onbekwaam
        Ouder: LE als ouder-ziet-hulp

        = Feit Document | Meldcode
        Ondersteuningscoordinator: LVBD als eigen en houder, ook geheim
        Jeugdarts Jeugdverpleegkundige MaatschappelijkWerker Gezinscoach: LVBD als houder en band, ook geheim
        Leerplichtambtenaar: LVBD als eigen en houder en taak, ook geheim
        Ondersteuningscoordinator Schoolleider: L als school-nood
        Jeugdarts Jeugdverpleegkundige: L als houder en nood
        Leerling: L als vrij en (zelf en 12plus of ouder-ziet)
        Ouder: L als vrij en (zelf en 12plus of ouder-ziet)

        = Feit Document | Handhaving
        Leerplichtambtenaar: LVBD als eigen en houder en (duo of absoluut), ook geheim
        Leerling: L als zelf en 12plus
        Ouder: L als zelf of ouder-ziet

        = Spreekuur | Gewoon
        Mentor Vertrouwenspersoon: L als eigen en band
        Verzuimcoordinator Ondersteuningscoordinator: LVE als eigen
        ContactpersoonGemeente: LV als band
        Leerling: LE als zelf en 12plus
        Ouder: LE als ouder-ziet

        = Toestemming | Gewoon
        Ondersteuningscoordinator: LV als eigen
        Jeugdarts Jeugdverpleegkundige MaatschappelijkWerker Gezinscoach: LV als houder en band
        Leerling: LE als zelf en 12plus
        Leerling: B als zelf en 16plus en niet onbekwaam
        Ouder: LE als ouder-ziet
        Ouder: LEB als zelf
        Ouder: LB als gezag en niet uitgesloten en (kind of ouders-beslissen)

        = Toestemming | Zorg
        Ondersteuningscoordinator: LV als eigen
        Ouder: LEB als zelf

        = Toestemming | Zorg JgzMedisch
        Jeugdarts Jeugdverpleegkundige MaatschappelijkWerker Gezinscoach: LV als houder en band
        Leerling: LEB als zelf en 12plus en niet onbekwaam
        Ouder: LB als gezag en niet uitgesloten en (kind of ouders-beslissen)

        = Auditregel | Gewoon
        Ondersteuningscoordinator: L als eigen en houder
        Leerling: LE als zelf en 12plus
        Ouder: LE als ouder-ziet
        Ouder: LE als zelf

        = Auditregel | Zorg JgzMedisch
        Leerling: LE als zelf en 12plus en niet onbekwaam
        Ouder: LE als ouder-ziet-hulp

        = Auditregel | Zorg
        Ouder: LE als zelf

        = Auditregel | JgzMedisch
        Jeugdarts: L als houder

        = Auditregel | Gewoon Zorg JgzMedisch Meldcode Handhaving
        FunctionarisGegevensbescherming: LE als houder

        = AnoniemeCasus | Gewoon
        Mentor Verzuimcoordinator Ondersteuningscoordinator Leerplichtambtenaar: LV als eigen en naamloos
        Jeugdarts Jeugdverpleegkundige MaatschappelijkWerker Gezinscoach AdviseurSamenwerkingsverband: LV als eigen en naamloos

        = Monitorrij | Gewoon
        Verzuimcoordinator Ondersteuningscoordinator: LV als eigen en naamloos
        AdviseurSamenwerkingsverband DirecteurSamenwerkingsverband: L als eigen en naamloos

        = Aggregaat | Gewoon
        Verzuimcoordinator Ondersteuningscoordinator Schoolleider Bestuur: L als eigen en naamloos
        Leerplichtambtenaar Jeugdarts Gezinscoach Regisseur: L als eigen en naamloos
        Beheerder: L als eigen en naamloos
        AdviseurSamenwerkingsverband DirecteurSamenwerkingsverband: LDE als eigen en naamloos

        = Pgn | Gewoon
        Administratie: V als eigen en houder

        = Protocol | Gewoon
        iedereen: L als naamloos
        DirecteurSamenwerkingsverband Regisseur: B als eigen en naamloos
        Beheerder: LVI als eigen

        = Account | Gewoon
        Beheerder: LVI als eigen
        """;
}
