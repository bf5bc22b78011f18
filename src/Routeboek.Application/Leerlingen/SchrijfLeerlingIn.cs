using System.Text;
using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Protocollen;
using Routeboek.Domain.Toegang;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Application.Leerlingen;

/// <summary>Adds a pupil to a school, by the school's own key.</summary>
public sealed class SchrijfLeerlingIn(Routeboekopslag opslag, TimeProvider klok)
{
    public static readonly Verrichting Verrichting = new("leerling-inschrijven", "leerlingen");

    /// <param name="School">The school.</param>
    /// <param name="Sleutel">The school's own number; never a BSN.</param>
    /// <param name="Naam">The name.</param>
    /// <param name="Geboren">Date of birth.</param>
    /// <param name="Sector">Kind of education.</param>
    /// <param name="Woongemeente">Home municipality.</param>
    /// <param name="Gezag">What is known of each parent.</param>
    /// <param name="Persoon">The same child at another school; null = a child that is not known yet.</param>
    public sealed record Invoer(OrganisatieId School, string Sleutel, Persoonsnaam Naam, DateOnly Geboren, Sector Sector, string Woongemeente, IReadOnlyList<Gezag> Gezag, PersoonId? Persoon = null);

    public async Task<Resultaat<LeerlingId>> VoerUitAsync(Actor actor, Invoer invoer, CancellationToken stop)
    {
        if (Leerlingsleutel.Beoordeel(Encoding.UTF8.GetBytes(invoer.Sleutel)) is var oordeel && oordeel != Sleuteloordeel.Goed)
            return Resultaat<LeerlingId>.Fout("sleutel", Leerlingsleutel.Wat(oordeel), Leerlingsleutel.Verwacht);
        if (!invoer.Naam.Kan)
            return Resultaat<LeerlingId>.Fout("naam", "de achternaam ontbreekt, of een deel is te lang", $"elk deel hoogstens {Persoonsnaam.LangsteDeel} tekens");
        if (string.IsNullOrWhiteSpace(invoer.Woongemeente) || invoer.Woongemeente.Length > Leerling.LangsteGemeente)
            return Resultaat<LeerlingId>.Fout("woongemeente", "de gemeente ontbreekt of is te lang", "de naam van een gemeente");
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var bestaat = await werk.Db.Organisaties.AnyAsync(o => o.Id == invoer.School && o.Soort == Organisatiesoort.School, stop);
        var afweging = bestaat ? await werk.Toegang.BepaalAsync(new Onderwerpsleutel.VanOrganisatie(Onderwerpsoort.Leerling, invoer.School), Handeling.Van(Handelingsoort.Vastleggen), stop) : Afweging.BestaatNiet;
        if (!afweging.Mag)
            return await werk.WeigerAsync<LeerlingId>(afweging, invoer.School.ToString(), stop);
        if (await werk.Db.Leerlingen.AnyAsync(l => l.School == invoer.School && l.Sleutel == invoer.Sleutel, stop))
            return Resultaat<LeerlingId>.Fout("sleutel", "deze leerling is er al", "een leerling die er nog niet is");
        var ouders = invoer.Gezag.Select(g => g.Ouder).ToList();
        if (await werk.Db.Personen.CountAsync(p => ouders.Contains(p.Id), stop) != ouders.Distinct().Count())
            return Resultaat<LeerlingId>.Fout("gezag", "een ouder is er niet", "een persoon die bewaard is");
        if (invoer.Persoon is { } persoon && !await werk.Db.Leerlingen.AnyAsync(l => l.Persoon == persoon && l.Geboren == invoer.Geboren, stop))
            return Resultaat<LeerlingId>.Fout("persoon", "dit kind is er niet", "een kind dat al bekend is, met dezelfde geboortedatum");
        var sleutel = werk.Sleutel();
        var leerling = new Leerling(new LeerlingId(sleutel), invoer.Persoon ?? new PersoonId(sleutel), invoer.School, invoer.Sleutel, invoer.Naam, invoer.Geboren, invoer.Sector, invoer.Woongemeente);
        foreach (var gezag in invoer.Gezag)
            leerling.ZetGezag(gezag);
        werk.Db.Add(leerling);
        werk.Meld(afweging with { Over = afweging.Over! with { Betreft = leerling.Persoon } }, leerling.Id.ToString());
        await werk.SluitAsync(stop);
        return new Resultaat<LeerlingId>.Gelukt(leerling.Id);
    }
}
