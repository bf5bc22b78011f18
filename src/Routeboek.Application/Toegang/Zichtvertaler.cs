using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Opslag;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;
using Vraag = System.Linq.Expressions.Expression<System.Func<Routeboek.Application.Toegang.Zichtkolommen, bool>>;

namespace Routeboek.Application.Toegang;

/// <summary>
/// Asks a <see cref="Zichtfilter"/> of the database. Each case says in a query what <c>Geheugenlezer</c> says in memory; a test holds them equal,
/// thing for thing, on both engines.
/// </summary>
/// <param name="db">The store in which the relations stand.</param>
/// <param name="soort">What kind of thing the query is about.</param>
/// <param name="vast">Columns that are the same for all of them.</param>
internal sealed class Zichtvertaler(Opslagcontext db, Onderwerpsoort soort, IReadOnlyDictionary<string, object?> vast) : Zichtlezer<Vraag>
{
    private static readonly Vraag s_ja = z => true;
    private static readonly Vraag s_nee = z => false;
    private static readonly int s_alleGronden = Enum.GetValues<Grond>().Length;

    /// <summary>The filters as one condition of a query: each for the things of its protocols.</summary>
    public Expression<Func<Zichtrij<T>, bool>> Vertaal<T>(IReadOnlyList<Regiofilter> filters)
    {
        var vraag = filters is [{ Filter: var enige }] ? enige.Match(this) : Samen(filters.Select(VanRegio), Expression.OrElse, s_nee);
        var rij = Expression.Parameter(typeof(Zichtrij<T>), "z");
        return Expression.Lambda<Func<Zichtrij<T>, bool>>(new Zichtinvuller(vast).Visit(InPlaatsVan.Zet(vraag.Body, vraag.Parameters[0], rij)), rij);
    }

    private Vraag VanRegio(Regiofilter deel)
    {
        var vraag = deel.Filter.Match(this);
        string?[] protocollen = [.. deel.Protocollen];
        Vraag hier = deel.Behalve ? z => z.Protocol == null || !protocollen.Contains(z.Protocol) : z => protocollen.Contains(z.Protocol);
        return vraag == s_nee ? s_nee : vraag == s_ja ? hier : Samen([vraag, hier], Expression.AndAlso, s_ja);
    }

    public override Vraag Alle(Zichtfilter.Alle filter)
    {
        var delen = Vertaal(filter.Delen, s_nee);
        return delen.Contains(s_nee) ? s_nee : Samen(delen.Where(d => d != s_ja), Expression.AndAlso, s_ja);
    }

    public override Vraag Een(Zichtfilter.Een filter)
    {
        var delen = Vertaal(filter.Delen, s_ja);
        return delen.Contains(s_ja) ? s_ja : Samen(delen.Where(d => d != s_nee), Expression.OrElse, s_nee);
    }

    public override Vraag Niet(Zichtfilter.Niet filter)
    {
        var deel = filter.Deel.Match(this);
        if (deel == s_ja || deel == s_nee)
            return deel == s_ja ? s_nee : s_ja;
        return Expression.Lambda<Func<Zichtkolommen, bool>>(Expression.Not(deel.Body), deel.Parameters);
    }

    public override Vraag VanSoort(Zichtfilter.VanSoort filter) => filter.Soorten.Contains(soort) ? s_ja : s_nee;

    public override Vraag InKamer(Zichtfilter.InKamer filter)
    {
        if (filter.Kamers.Count == Enum.GetValues<Kamer>().Length)
            return s_ja;
        if (vast.TryGetValue(nameof(Zichtkolommen.Kamer), out var kamer))
            return filter.Kamers.Contains((Kamer)kamer!) ? s_ja : s_nee;
        if (filter.Kamers is [var een])
            return z => z.Kamer == een;
        var kamers = filter.Kamers.ToArray();
        return z => kamers.Contains(z.Kamer);
    }

    public override Vraag BijOrganisatie(Zichtfilter.BijOrganisatie filter)
    {
        var wie = filter.Organisatie;
        return filter.Soort switch
        {
            Partijsoort.School => z => z.School == wie || z.Eigenaar == wie,
            Partijsoort.Schoolbestuur => z => z.Eigenaar == wie || db.Organisaties.Where(o => o.Bestuur == wie).Select(o => (OrganisatieId?)o.Id).Contains(z.School),
            Partijsoort.Gemeente => z => z.Eigenaar == wie || db.Organisaties.Where(o => o.Id == wie && o.Soort == Organisatiesoort.Gemeente).Select(o => o.Zoeknaam).Contains(z.Gemeentenaam),
            Partijsoort.Leerplicht => z => z.Eigenaar == wie || db.Organisaties.Where(o => o.Soort == Organisatiesoort.Gemeente && (o.Id == wie || db.Aansluitingen.Any(a => a.Van == o.Id && a.Bij == wie))).Select(o => o.Zoeknaam).Contains(z.Gemeentenaam),
            Partijsoort.Jeugdgezondheidszorg or Partijsoort.Samenwerkingsverband or Partijsoort.Jeugdhulp => z => z.Eigenaar == wie
                || db.Aansluitingen.Where(a => a.Bij == wie).Select(a => (OrganisatieId?)a.Van).Contains(z.School)
                || z.School == null && db.Organisaties.Where(o => o.Soort == Organisatiesoort.Gemeente && db.Aansluitingen.Any(a => a.Van == o.Id && a.Bij == wie)).Select(o => o.Zoeknaam).Contains(z.Gemeentenaam),
            Partijsoort.Gezin or Partijsoort.Gast => s_nee,
        };
    }

    public override Vraag VanHouder(Zichtfilter.VanHouder filter)
    {
        var wie = filter.Organisatie;
        if (vast.TryGetValue(nameof(Zichtkolommen.Houder), out var houder) ? !filter.Houders.Contains((Houder)houder!) : filter.Houders.Count == 0)
            return s_nee;
        if (houder is not null || filter.Houders.Count == Enum.GetValues<Houder>().Length)
            return z => z.HouderOrganisatie == wie;
        if (filter.Houders is [var een])
            return z => z.HouderOrganisatie == wie && z.Houder == een;
        var houders = filter.Houders.ToArray();
        return z => z.HouderOrganisatie == wie && houders.Contains(z.Houder);
    }

    public override Vraag InDossier(Zichtfilter.InDossier filter)
    {
        var dossier = filter.Dossier;
        return z => z.Dossier == dossier;
    }

    public override Vraag OverPersoon(Zichtfilter.OverPersoon filter)
    {
        if (filter.Persoon is not { } persoon)
            return z => z.Betreft == null;
        return z => z.Betreft == persoon;
    }

    public override Vraag Geboren(Zichtfilter.Geboren filter) => (filter.Van, filter.TotEnMet) switch
    {
        ({ } van, { } tot) => z => z.Geboren >= van && z.Geboren <= tot,
        ({ } van, null) => z => z.Geboren >= van,
        (null, { } tot) => z => z.Geboren <= tot,
        (null, null) => z => z.Geboren != null,
    };

    public override Vraag MetBetrokkene(Zichtfilter.MetBetrokkene filter)
    {
        var (rol, wie, dag) = (filter.Rol, filter.Organisatie, filter.Dag);
        PersoonId?[] personen = [.. filter.Personen.Select(p => (PersoonId?)p)];
        var gronden = filter.Gronden.ToArray();
        var elkeGrond = gronden.Distinct().Count() == s_alleGronden;
        var banden = db.Betrokkenheden.Where(b => b.Rol == rol && b.Van <= dag && (b.Tot == null || b.Tot >= dag) && (personen.Contains(b.Persoon) || b.Persoon == null && b.Organisatie == wie));
        if (!elkeGrond)
            banden = banden.Where(b => gronden.Contains(b.Grond));
        var band = Onder(banden);
        if (rol is not (Rol.Mentor or Rol.Docent) || !gronden.Contains(Grond.WettelijkeTaak))
            return band;
        PersoonId[] eigen = [.. filter.Personen];
        var leden = from g in db.Groepen
                    from r in g.Rollen
                    from l in g.Leden
                    where r.Rol == rol && eigen.Contains(r.Persoon) && r.Van <= dag && (r.Tot == null || r.Tot >= dag) && l.Van <= dag && (l.Tot == null || l.Tot >= dag)
                    select (LeerlingId?)l.Leerling;
        Vraag groep = z => leden.Contains(z.Leerling);
        return Samen([band, groep], Expression.OrElse, s_nee);
    }

    public override Vraag MetGezag(Zichtfilter.MetGezag filter)
    {
        var ouder = filter.Ouder;
        var kinderen = from l in db.Leerlingen
                       from g in l.Gezag
                       where g.Ouder == ouder && g.Soort == Gezagssoort.Ja
                       select (LeerlingId?)l.Id;
        return z => kinderen.Contains(z.Leerling);
    }

    public override Vraag MetAanleiding(Zichtfilter.MetAanleiding filter)
    {
        var (welke, dag) = (filter.Soort, filter.Dag);
        return Onder(db.Aanleidingen.Where(a => a.Soort == welke && a.Van <= dag && (a.Tot == null || a.Tot >= dag)));
    }

    public override Vraag LeerlingGafToestemming(Zichtfilter.LeerlingGafToestemming filter)
    {
        var gegeven = Toestemmingen(Rol.Leerling, filter.Aan, filter.Persoon, filter.Dag);
        return z => gegeven.Any(t => t.Door == z.Betreft && t.Kamer == z.Kamer && Hoort(t, z));
    }

    public override Vraag OudersGavenToestemming(Zichtfilter.OudersGavenToestemming filter)
    {
        var dag = filter.Dag;
        var gegeven = Toestemmingen(Rol.Ouder, filter.Aan, filter.Persoon, dag);
        Vraag iemandWel = z => db.Leerlingen.Any(l => l.Id == z.Leerling && l.Gezag.Any(g => g.Soort == Gezagssoort.Ja
            && !db.Uitsluitingen.Any(u => u.Ouder == g.Ouder && u.Kamer == z.Kamer && Loopt(u.Van, u.Tot, dag) && Hoort(u, z))
            && gegeven.Any(t => t.Door == g.Ouder && t.Kamer == z.Kamer && Hoort(t, z))));
        Vraag niemandNiet = z => !db.Leerlingen.Any(l => l.Id == z.Leerling && l.Gezag.Any(g => g.Soort == Gezagssoort.Ja
            && !db.Uitsluitingen.Any(u => u.Ouder == g.Ouder && u.Kamer == z.Kamer && Loopt(u.Van, u.Tot, dag) && Hoort(u, z))
            && !gegeven.Any(t => t.Door == g.Ouder && t.Kamer == z.Kamer && Hoort(t, z))));
        return filter.Wie switch
        {
            Ouderinstemming.EenOuder => iemandWel,
            Ouderinstemming.AlleOuders => Samen([iemandWel, niemandNiet], Expression.AndAlso, s_ja),
        };
    }

    public override Vraag VrijgegevenAan(Zichtfilter.VrijgegevenAan filter)
    {
        var (aan, persoon, dag) = (filter.Aan, filter.Persoon, filter.Dag);
        return z => db.Vrijgaven.Any(v => v.Dossier == z.Dossier && v.Feit == z.Feit && v.Document == z.Document && v.Aan == aan && v.Persoon == persoon && v.Op <= dag);
    }

    public override Vraag Uitgesloten(Zichtfilter.Uitgesloten filter)
    {
        var (ouder, dag) = (filter.Ouder, filter.Dag);
        return z => db.Uitsluitingen.Any(u => u.Ouder == ouder && u.Kamer == z.Kamer && Loopt(u.Van, u.Tot, dag) && Hoort(u, z));
    }

    public override Vraag WilsonbekwaamOp(Zichtfilter.WilsonbekwaamOp filter)
    {
        var dag = filter.Dag;
        return z => db.Wilsonbekwaamheden.Any(w => w.Kamer == z.Kamer && Loopt(w.Van, w.Tot, dag) && Hoort(w, z));
    }

    public override Vraag VertrouwelijkOp(Zichtfilter.VertrouwelijkOp filter)
    {
        var dag = filter.Dag;
        return z => z.VertrouwelijkTot != null && z.VertrouwelijkTot >= dag;
    }

    public override Vraag DossierOpenOp(Zichtfilter.DossierOpenOp filter)
    {
        var dag = filter.Dag;
        var open = db.Projecties.Where(p => p.OpenVan <= dag && (p.OpenTot == null || p.OpenTot >= dag));
        if (vast.ContainsKey(nameof(Zichtkolommen.Dossier)))
            return z => db.Dossiers.Any(d => d.Leerling == z.Leerling && open.Any(p => p.Dossier == d.Id));
        return z => open.Any(p => p.Dossier == z.Dossier);
    }

    // few rows, which the database finds first: what belongs to them is a list
    private Vraag Onder<T>(IQueryable<T> rijen)
        where T : Zaakrij
    {
        Vraag vanDossier = z => rijen.Where(r => r.Dossier != null).Select(r => r.Dossier).Contains(z.Dossier);
        if (vast.ContainsKey(nameof(Zichtkolommen.Leerling)))
            return vanDossier;
        if (vast.ContainsKey(nameof(Zichtkolommen.Dossier)))
            return z => rijen.Where(r => r.Leerling != null).Select(r => r.Leerling).Contains(z.Leerling);
        Vraag vanLeerling = z => rijen.Where(r => r.Leerling != null && r.Dossier == null).Select(r => r.Leerling).Contains(z.Leerling);
        return Samen([vanDossier, vanLeerling], Expression.OrElse, s_nee);
    }

    private IQueryable<Toestemmingrij> Toestemmingen(Rol als, Partijsoort aan, PersoonId persoon, DateOnly dag)
    {
        var gegeven = db.Toestemmingen.Where(t => t.AlsRol == als && t.Aan == aan && t.Van <= dag && (t.Tot == null || t.Tot >= dag));
        // a guest only in person
        return aan == Partijsoort.Gast ? gegeven.Where(t => t.Persoon == persoon) : gegeven.Where(t => t.Persoon == null || t.Persoon == persoon);
    }

    // stops at the part that decides all
    private List<Vraag> Vertaal(IReadOnlyList<Zichtfilter> delen, Vraag beslist)
    {
        var vragen = new List<Vraag>(delen.Count);
        foreach (var deel in delen)
        {
            vragen.Add(deel.Match(this));
            if (vragen[^1] == beslist)
                break;
        }

        return vragen;
    }

    private static Vraag Samen(IEnumerable<Vraag> delen, Func<Expression, Expression, Expression> voeg, Vraag leeg)
    {
        Vraag? samen = null;
        foreach (var deel in delen)
            samen = samen is null ? deel : Expression.Lambda<Func<Zichtkolommen, bool>>(voeg(samen.Body, InPlaatsVan.Zet(deel.Body, deel.Parameters[0], samen.Parameters[0])), samen.Parameters);
        return samen ?? leeg;
    }

    // two conditions that every case repeats; Zichtinvuller puts their contents in their place
    internal static bool Loopt(DateOnly van, DateOnly? tot, DateOnly dag) => throw new InvalidOperationException("alleen in een vraag aan de opslag");

    internal static bool Hoort(Zaakrij rij, Zichtkolommen z) => throw new InvalidOperationException("alleen in een vraag aan de opslag");
}

/// <summary>What somebody sees of the things under these protocols.</summary>
/// <param name="Protocollen">The protocols.</param>
/// <param name="Behalve">All other things instead.</param>
/// <param name="Filter">What is seen of them.</param>
internal sealed record Regiofilter(IReadOnlyList<string> Protocollen, bool Behalve, Zichtfilter Filter);
