using Routeboek.Application.Aanmelding;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Protocollen;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Demo;

/// <summary>A school of the demo world and what stands around it.</summary>
/// <param name="School">The school.</param>
/// <param name="Nummer">Which school of its sector it is in the invented year, 1 and up.</param>
/// <param name="Protocol">Its protocol.</param>
/// <param name="Verband">Its samenwerkingsverband.</param>
/// <param name="Gemeente">Where most of its pupils live.</param>
internal sealed record Demoplek(Organisatie School, int Nummer, Protocol Protocol, OrganisatieId Verband, OrganisatieId Gemeente)
{
    public Sector Sector => Protocol.Sectoren[0];
}

/// <summary>
/// The region of the demo world: two protocols, four schools and everybody around them, with the people who work there. Every name is made
/// up; the numbers of the schools are outside those that DUO gives.
/// </summary>
internal sealed class Demoketen
{
    public const string Veldrijk = "Veldrijk";
    public const string Zilverduin = "Zilverduin";

    /// <summary>A municipality that does not take part.</summary>
    public const string Elders = "Overstroom";

    private readonly DateOnly _van;
    private readonly DateTime _nu;
    private readonly Dictionary<(OrganisatieId, Rol), List<Actor>> _mensen = [];
    private readonly HashSet<Rol> _gezichten = [];
    private int _organisaties;
    private int _personen;
    private int _rollen;
    private int _accounts;
    private int _protocollen;

    /// <param name="van">Since when all this is so.</param>
    /// <param name="nu">The instant at which accounts are made.</param>
    /// <param name="protocollen">Where protocols come from.</param>
    public Demoketen(DateOnly van, DateTime nu, Func<string, Protocol> protocollen)
    {
        (_van, _nu) = (van, nu);
        var vo = protocollen("den-bosch-vo");
        var po = protocollen("haaglanden-po");
        var veldwijs = Organisatie(Organisatiesoort.Bestuur, "Stichting Veldwijs").Id;
        var duinschool = Organisatie(Organisatiesoort.Bestuur, "Stichting Zilverduinse Scholen").Id;
        Hoofd = veldwijs;
        var (veldrijk, zilverduin) = (Organisatie(Organisatiesoort.Gemeente, Veldrijk).Id, Organisatie(Organisatiesoort.Gemeente, Zilverduin).Id);
        var verbandVo = Organisatie(Organisatiesoort.Samenwerkingsverband, "Samenwerkingsverband VO Veldrijk").Id;
        var verbandPo = Organisatie(Organisatiesoort.Samenwerkingsverband, "Samenwerkingsverband PO Zilverduin").Id;
        Jgz = Organisatie(Organisatiesoort.Jgz, "JGZ Veld en Duin").Id;
        Maatschappelijk = Organisatie(Organisatiesoort.MaatschappelijkWerk, "Schoolmaatschappelijk werk Het Bruggetje").Id;
        Jeugdhulp = Organisatie(Organisatiesoort.Jeugdhulp, "Jeugdteam Veld en Duin").Id;
        Rmc = Organisatie(Organisatiesoort.Rmc, "RMC-regio Veld en Duin").Id;
        Plekken =
        [
            new(School("Lindeveld College", "97XA", veldwijs, Veldrijk), 1, vo, verbandVo, veldrijk),
            new(School("Kompas Lyceum Veldrijk", "97XB", veldwijs, Veldrijk), 2, vo, verbandVo, veldrijk),
            new(School("Basisschool De Sterrenheg", "98XA", duinschool, Zilverduin), 1, po, verbandPo, zilverduin),
            new(School("Kindcentrum Het Duinpad", "98XB", duinschool, Zilverduin), 2, po, verbandPo, zilverduin),
        ];
        Beheerder = Werkt(veldwijs, Rol.Beheerder);
        Bezet(veldwijs, Rol.Bestuur, Rol.FunctionarisGegevensbescherming);
        Bezet(duinschool, Rol.Bestuur, Rol.FunctionarisGegevensbescherming, Rol.Beheerder);
        foreach (var plek in Plekken)
            BezetSchool(plek);
        Bezet(veldrijk, Rol.Leerplichtambtenaar, Rol.Leerplichtambtenaar, Rol.ContactpersoonGemeente, Rol.Regisseur, Rol.Teamleider);
        Bezet(zilverduin, Rol.Leerplichtambtenaar, Rol.ContactpersoonGemeente, Rol.Regisseur, Rol.Teamleider);
        Bezet(Rmc, Rol.Rmc);
        Bezet(Jgz, Rol.Jeugdarts, Rol.Jeugdarts, Rol.Jeugdverpleegkundige, Rol.FunctionarisGegevensbescherming);
        Bezet(Maatschappelijk, Rol.MaatschappelijkWerker);
        Bezet(Jeugdhulp, Rol.Gezinscoach);
        Bezet(verbandVo, Rol.AdviseurSamenwerkingsverband, Rol.DirecteurSamenwerkingsverband, Rol.Beheerder);
        Bezet(verbandPo, Rol.AdviseurSamenwerkingsverband, Rol.DirecteurSamenwerkingsverband);
        foreach (var gemeente in new[] { veldrijk, zilverduin })
            SluitAan(gemeente, Rmc, Jgz, Maatschappelijk, Jeugdhulp, gemeente == veldrijk ? verbandVo : verbandPo);
    }

    /// <summary>What is to be stored, in the order in which it can be.</summary>
    public List<object> Rijen { get; } = [];

    public IReadOnlyList<Demoplek> Plekken { get; }

    /// <summary>The organisation that keeps this routeboek.</summary>
    public OrganisatieId Hoofd { get; }

    public Actor Beheerder { get; }

    public OrganisatieId Jgz { get; }

    public OrganisatieId Maatschappelijk { get; }

    public OrganisatieId Jeugdhulp { get; }

    public OrganisatieId Rmc { get; }

    /// <summary>Who has this role there; which of them when there are more.</summary>
    public Actor Wie(OrganisatieId waar, Rol rol, int nummer = 0) => _mensen[(waar, rol)][nummer % _mensen[(waar, rol)].Count];

    /// <summary>Everybody with this role there.</summary>
    public IReadOnlyList<Actor> Allen(OrganisatieId waar, Rol rol) => _mensen.GetValueOrDefault((waar, rol)) ?? [];

    /// <summary>Somebody new with a role. The first one of each role in the region has an account from the beginning and stands for it, but for mentors.</summary>
    public Actor Werkt(OrganisatieId waar, Rol rol, Persoon? persoon = null)
    {
        persoon ??= Persoon();
        var van = persoon.Id;
        var bezetting = new Rolbezetting(new RolbezettingId(Demosleutels.Van(Demosoort.Rol, ++_rollen)), van, waar, rol, _van, null, null);
        Rijen.Add(bezetting);
        if (rol != Rol.Mentor && _gezichten.Add(rol))
            GeefAccount(van);
        var soort = Rijen.OfType<Organisatie>().FirstOrDefault(o => o.Id == waar)?.Soort ?? Organisatiesoort.School;
        var actor = new Actor(van, new Aanstelling(rol, rol.Partij(soort)!.Value, waar, new Geldigheid(_van, null)));
        if (!_mensen.TryGetValue((waar, rol), out var lijst))
            _mensen.Add((waar, rol), lijst = []);
        lijst.Add(actor);
        return actor;
    }

    /// <summary>Gives somebody an account from the beginning: of the many mentors the one who has something to do.</summary>
    public void GeefAccount(PersoonId wie) => Rijen.Add(new Account(new AccountId(Demosleutels.Van(Demosoort.Account, ++_accounts)), wie, $"{wie}@demo.invalid", _nu));

    /// <summary>Somebody stands in for somebody else, until a day.</summary>
    public void Vervangt(Actor afwezig, DateOnly van, DateOnly tot)
    {
        var bezetting = Rijen.OfType<Rolbezetting>().First(r => r.Persoon == afwezig.Persoon && r.Rol == afwezig.Rol);
        var invaller = Persoon();
        Rijen.Add(new Rolbezetting(new RolbezettingId(Demosleutels.Van(Demosoort.Rol, ++_rollen)), invaller.Id, bezetting.Organisatie, bezetting.Rol, van, tot, bezetting.Id));
    }

    private Persoon Persoon()
    {
        var loting = new Loting(Demosleutels.Zaad, (ulong)++_personen, Lotingsdoel.Naam);
        var persoon = new Persoon(new PersoonId(Demosleutels.Van(Demosoort.Persoon, _personen)), Demonamen.Naam(ref loting));
        Rijen.Add(persoon);
        return persoon;
    }

    private Organisatie Organisatie(Organisatiesoort soort, string naam, Brin? brin = null, OrganisatieId? bestuur = null)
    {
        var organisatie = new Organisatie(new OrganisatieId(Demosleutels.Van(Demosoort.Organisatie, ++_organisaties)), soort, naam, brin, bestuur);
        Rijen.Add(organisatie);
        return organisatie;
    }

    private Organisatie School(string naam, string brin, OrganisatieId bestuur, string plaats)
    {
        var school = Organisatie(Organisatiesoort.School, naam, new Brin(brin), bestuur);
        school.VoegVestigingToe(new Vestiging("00", naam, plaats));
        return school;
    }

    private void Bezet(OrganisatieId waar, params ReadOnlySpan<Rol> rollen)
    {
        foreach (var rol in rollen)
            Werkt(waar, rol);
    }

    private void BezetSchool(Demoplek plek)
    {
        var school = plek.School.Id;
        Bezet(school, Rol.Schoolleider, Rol.Administratie, Rol.Verzuimcoordinator, Rol.Ondersteuningscoordinator, Rol.Vertrouwenspersoon, Rol.Beheerder);
        Bezet(school, plek.Sector == Sector.Po ? [Rol.Docent] : [Rol.Docent, Rol.Docent, Rol.Docent]);
        SluitAan(school, plek.Verband, Jgz, Maatschappelijk, Jeugdhulp);
        Rijen.Add(new Schoolprotocol(new SchoolprotocolId(Demosleutels.Van(Demosoort.Protocol, ++_protocollen)), school, plek.Protocol.Id, plek.Protocol.Versie, _van, null));
    }

    private void SluitAan(OrganisatieId van, params ReadOnlySpan<OrganisatieId> bij)
    {
        foreach (var organisatie in bij)
            Rijen.Add(new Aansluiting { Van = van, Bij = organisatie });
    }
}
