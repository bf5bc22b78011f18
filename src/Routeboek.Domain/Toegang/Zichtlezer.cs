namespace Routeboek.Domain.Toegang;

/// <summary>Reads a <see cref="Zichtfilter"/>: in memory, or into a query.</summary>
public abstract class Zichtlezer<T>
{
    public abstract T Alle(Zichtfilter.Alle filter);

    public abstract T Een(Zichtfilter.Een filter);

    public abstract T Niet(Zichtfilter.Niet filter);

    public abstract T VanSoort(Zichtfilter.VanSoort filter);

    public abstract T InKamer(Zichtfilter.InKamer filter);

    public abstract T BijOrganisatie(Zichtfilter.BijOrganisatie filter);

    public abstract T VanHouder(Zichtfilter.VanHouder filter);

    public abstract T InDossier(Zichtfilter.InDossier filter);

    public abstract T OverPersoon(Zichtfilter.OverPersoon filter);

    public abstract T Geboren(Zichtfilter.Geboren filter);

    public abstract T MetBetrokkene(Zichtfilter.MetBetrokkene filter);

    public abstract T MetGezag(Zichtfilter.MetGezag filter);

    public abstract T MetAanleiding(Zichtfilter.MetAanleiding filter);

    public abstract T LeerlingGafToestemming(Zichtfilter.LeerlingGafToestemming filter);

    public abstract T OudersGavenToestemming(Zichtfilter.OudersGavenToestemming filter);

    public abstract T VrijgegevenAan(Zichtfilter.VrijgegevenAan filter);

    public abstract T Uitgesloten(Zichtfilter.Uitgesloten filter);

    public abstract T WilsonbekwaamOp(Zichtfilter.WilsonbekwaamOp filter);

    public abstract T VertrouwelijkOp(Zichtfilter.VertrouwelijkOp filter);

    public abstract T DossierOpenOp(Zichtfilter.DossierOpenOp filter);
}
