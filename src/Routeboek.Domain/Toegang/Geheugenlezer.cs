using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Organisaties;

namespace Routeboek.Domain.Toegang;

/// <summary>Answers a <see cref="Zichtfilter"/> for one thing in memory.</summary>
internal sealed class Geheugenlezer(Onderwerp onderwerp) : Zichtlezer<bool>
{
    public override bool Alle(Zichtfilter.Alle filter)
    {
        foreach (var deel in filter.Delen)
        {
            if (!deel.Match(this))
                return false;
        }

        return true;
    }

    public override bool Een(Zichtfilter.Een filter)
    {
        foreach (var deel in filter.Delen)
        {
            if (deel.Match(this))
                return true;
        }

        return false;
    }

    public override bool Niet(Zichtfilter.Niet filter) => !filter.Deel.Match(this);

    public override bool VanSoort(Zichtfilter.VanSoort filter) => filter.Soorten.Contains(onderwerp.Soort);

    public override bool InKamer(Zichtfilter.InKamer filter) => filter.Kamers.Contains(onderwerp.Kamer);

    public override bool BijOrganisatie(Zichtfilter.BijOrganisatie filter) =>
        onderwerp.Organisaties.Contains(new(filter.Soort, filter.Organisatie));

    public override bool VanHouder(Zichtfilter.VanHouder filter) =>
        filter.Houders.Contains(onderwerp.Houder) && onderwerp.HouderOrganisatie == filter.Organisatie;

    public override bool InDossier(Zichtfilter.InDossier filter) => onderwerp.Dossier == filter.Dossier;

    public override bool OverPersoon(Zichtfilter.OverPersoon filter) => onderwerp.Betreft == filter.Persoon;

    public override bool Geboren(Zichtfilter.Geboren filter) =>
        onderwerp.Geboren is { } dag && !(dag < filter.Van) && !(dag > filter.TotEnMet);

    public override bool MetBetrokkene(Zichtfilter.MetBetrokkene filter) => onderwerp.Betrokkenheden.Any(b =>
        b.Rol == filter.Rol && b.Geldig.Op(filter.Dag) && filter.Gronden.Contains(b.Grond)
        && (b.Persoon is { } persoon ? filter.Personen.Contains(persoon) : b.Organisatie == filter.Organisatie));

    public override bool MetGezag(Zichtfilter.MetGezag filter) =>
        onderwerp.Gezag.Any(g => g.Ouder == filter.Ouder && g.Geldig.Op(filter.Dag));

    public override bool MetAanleiding(Zichtfilter.MetAanleiding filter) =>
        onderwerp.Aanleidingen.Any(a => a.Soort == filter.Soort && a.Geldig.Op(filter.Dag));

    public override bool LeerlingGafToestemming(Zichtfilter.LeerlingGafToestemming filter) =>
        onderwerp.Toestemmingen.Any(t => t.AlsRol == Rol.Leerling && t.Door == onderwerp.Betreft && Geldt(t, filter.Aan, filter.Persoon, filter.Dag));

    public override bool OudersGavenToestemming(Zichtfilter.OudersGavenToestemming filter)
    {
        var gevraagd = onderwerp.Gezag.Where(g => g.Geldig.Op(filter.Dag) && !IsUitgesloten(g.Ouder, filter.Dag)).ToList();
        return filter.Wie switch
        {
            Ouderinstemming.AlleOuders => gevraagd.Count > 0 && gevraagd.TrueForAll(Gaf),
            Ouderinstemming.EenOuder => gevraagd.Exists(Gaf),
        };

        bool Gaf(Ouderlijkgezag gezag) => onderwerp.Toestemmingen.Any(t =>
            t.AlsRol == Rol.Ouder && t.Door == gezag.Ouder && Geldt(t, filter.Aan, filter.Persoon, filter.Dag));
    }

    public override bool VrijgegevenAan(Zichtfilter.VrijgegevenAan filter) =>
        onderwerp.Vrijgaven.Any(v => v.Aan == filter.Aan && v.Persoon == filter.Persoon && v.Op <= filter.Dag);

    public override bool Uitgesloten(Zichtfilter.Uitgesloten filter) => IsUitgesloten(filter.Ouder, filter.Dag);

    public override bool WilsonbekwaamOp(Zichtfilter.WilsonbekwaamOp filter) =>
        onderwerp.Wilsonbekwaamheden.Any(w => w.Kamer == onderwerp.Kamer && w.Geldig.Op(filter.Dag));

    public override bool VertrouwelijkOp(Zichtfilter.VertrouwelijkOp filter) => onderwerp.VertrouwelijkTotEnMet >= filter.Dag;

    public override bool DossierOpenOp(Zichtfilter.DossierOpenOp filter) => onderwerp.DossierOpen?.Op(filter.Dag) == true;

    private bool IsUitgesloten(PersoonId ouder, DateOnly dag) =>
        onderwerp.Uitsluitingen.Any(u => u.Ouder == ouder && u.Kamer == onderwerp.Kamer && u.Geldig.Op(dag));

    private bool Geldt(GegevenToestemming toestemming, Partijsoort aan, PersoonId persoon, DateOnly dag) =>
        toestemming.Kamer == onderwerp.Kamer && toestemming.Aan == aan && toestemming.Geldig.Op(dag)
        && (toestemming.Persoon is { } een ? een == persoon : aan != Partijsoort.Gast);
}
