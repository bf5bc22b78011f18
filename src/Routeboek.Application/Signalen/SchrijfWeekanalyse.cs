using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Signalen;

/// <summary>Writes down what stood out in a week, and what the school itself can do. When somebody else did so meanwhile, both versions are told.</summary>
public sealed class SchrijfWeekanalyse(Routeboekopslag opslag, TimeProvider klok)
{
    public static readonly Verrichting Verrichting = new("weekanalyse-schrijven", "signalen");

    public const int LangsteTekst = Weekanalyse.LangsteTekst;

    public async Task<Resultaat<Weekverslag>> VoerUitAsync(Actor actor, Weekverslag invoer, CancellationToken stop)
    {
        if (invoer.Bevindingen.Length > LangsteTekst)
            return Resultaat<Weekverslag>.Fout("bevindingen", "de bevindingen zijn te lang", $"hoogstens {LangsteTekst} tekens");
        if (invoer.EigenRol.Length > LangsteTekst)
            return Resultaat<Weekverslag>.Fout("eigen-rol", "de tekst over de eigen rol is te lang", $"hoogstens {LangsteTekst} tekens");
        try
        {
            return await BewaarAsync(actor, invoer, stop);
        }
        catch (DbUpdateException e) when (e is not DbUpdateConcurrencyException && invoer.Versie == Weekverslag.Nieuw)
        {
            // somebody else began the same minutes at the same moment: now they are there
            return await BewaarAsync(actor, invoer, stop);
        }
    }

    private async Task<Resultaat<Weekverslag>> BewaarAsync(Actor actor, Weekverslag invoer, CancellationToken stop)
    {
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var school = actor.Aanstelling.Organisatie;
        var voorwerp = $"{invoer.Maandag:yyyy-MM-dd}";
        if (!Weekwerk.Kan(invoer.Maandag, werk.Vandaag))
            return Resultaat<Weekverslag>.Fout("week", "deze week kan niet", "deze week, of een week van het afgelopen jaar");
        var afweging = await werk.MagAsync(school, Handelingsoort.Vastleggen, stop);
        if (!afweging.Mag)
            return await werk.WeigerAsync<Weekverslag>(afweging, voorwerp, stop);
        werk.Meld(afweging, voorwerp);
        var (bevindingen, eigenRol) = (invoer.Bevindingen.Trim(), invoer.EigenRol.Trim());
        var rij = await werk.Db.Weekanalysen.AsTracking().SingleOrDefaultAsync(w => w.School == school && w.Maandag == invoer.Maandag, stop);
        if (rij is null)
        {
            rij = new Weekanalyse { School = school, Maandag = invoer.Maandag, Bevindingen = bevindingen, EigenRol = eigenRol, Door = actor.Persoon, Op = werk.Nu };
            werk.Db.Add(rij);
            await werk.SluitAsync(stop);
            return new Resultaat<Weekverslag>.Gelukt(Weekverslag.Van(rij));
        }

        var opgeslagen = Weekverslag.Van(rij);
        (rij.Bevindingen, rij.EigenRol, rij.Door, rij.Op) = (bevindingen, eigenRol, actor.Persoon, werk.Nu);
        return await werk.BewaarAsync(rij, invoer.Versie, Weekverslag.Van, invoer with { Bevindingen = bevindingen, EigenRol = eigenRol }, opgeslagen, stop);
    }
}
