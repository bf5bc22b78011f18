using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Inlezen;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Organisaties;

/// <summary>How far the own organisation is set up: counts, nothing of a person.</summary>
/// <param name="Naam">The organisation.</param>
/// <param name="Organisatie">Its key.</param>
/// <param name="IsSchool">Only a school has what follows.</param>
/// <param name="Vestigingen">How many buildings are known.</param>
/// <param name="Personen">How many people have a role today, the asker included.</param>
/// <param name="Protocol">Id of the protocol of today, or of the first to come; empty = none.</param>
/// <param name="Kalender">Whether the calendar of this school year was looked at and set.</param>
/// <param name="Leerlingen">How many pupils there are.</param>
/// <param name="Groepen">How many groups this school year has.</param>
/// <param name="Ingelezen">Whether registrations were brought in.</param>
public sealed record Inrichting(string Naam, OrganisatieId Organisatie, bool IsSchool, int Vestigingen, int Personen, string Protocol, bool Kalender, int Leerlingen, int Groepen, bool Ingelezen);

/// <summary>Reads how far the own organisation is set up.</summary>
public sealed class LeesInrichting(Routeboekopslag opslag, TimeProvider klok)
{
    public static readonly Verrichting Verrichting = new("inrichting-lezen", "organisaties");

    public async Task<Resultaat<Inrichting>> VoerUitAsync(Actor actor, CancellationToken stop)
    {
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var (db, id, vandaag) = (werk.Db, actor.Aanstelling.Organisatie, werk.Vandaag);
        var afweging = await werk.Toegang.BepaalAsync(new Onderwerpsleutel.VanOrganisatie(Onderwerpsoort.Account, id), Handeling.Lezen, stop);
        if (!afweging.Mag)
            return await werk.WeigerAsync<Inrichting>(afweging, id.ToString(), stop);
        var organisatie = await db.Organisaties.SingleAsync(o => o.Id == id, stop);
        var protocol = await db.Schoolprotocollen.Where(p => p.School == id && (p.Tot == null || p.Tot >= vandaag)).OrderBy(p => p.Van).Select(p => p.Protocol).FirstOrDefaultAsync(stop);
        var jaar = Schooljaar.Met(vandaag).Begin;
        var uit = new Inrichting(organisatie.Naam, id, organisatie.Soort == Organisatiesoort.School, organisatie.Vestigingen.Count,
            await db.Rolbezettingen.Where(r => r.Organisatie == id && r.Van <= vandaag && (r.Tot == null || r.Tot >= vandaag)).Select(r => r.Persoon).Distinct().CountAsync(stop),
            protocol ?? "",
            await db.Schoolkalenders.AnyAsync(k => k.School == id && k.Schooljaar == (short)jaar, stop),
            await db.Leerlingen.CountAsync(l => l.School == id, stop),
            await db.Groepen.CountAsync(g => g.School == id && g.Schooljaar == jaar, stop),
            await db.Inleesbeurten.AnyAsync(b => b.School == id && b.Status == Inleesstatus.Toegepast, stop));
        werk.Meld(afweging, id.ToString());
        await werk.SluitAsync(stop);
        return new Resultaat<Inrichting>.Gelukt(uit);
    }
}
