using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Protocollen;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Leerlingen;

/// <summary>What of a pupil can be changed, with the version that was looked at.</summary>
public sealed record Leerlinginzage(LeerlingId Id, Persoonsnaam Naam, Sector Sector, string Woongemeente, IReadOnlyList<Gezag> Gezag, long Versie);

/// <summary>Changes a pupil. When somebody else did so in the meantime, both versions are told and nothing changes.</summary>
public sealed class WijzigLeerling(Routeboekopslag opslag, TimeProvider klok)
{
    public static readonly Verrichting Verrichting = new("leerling-wijzigen", "leerlingen");

    public async Task<Resultaat<Leerlinginzage>> VoerUitAsync(Actor actor, Leerlinginzage nieuw, CancellationToken stop)
    {
        if (!nieuw.Naam.Kan || string.IsNullOrWhiteSpace(nieuw.Woongemeente) || nieuw.Woongemeente.Length > Leerling.LangsteGemeente)
            return Resultaat<Leerlinginzage>.Fout("naam", "de achternaam of de gemeente ontbreekt of is te lang", "een achternaam en een gemeente");
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var leerling = await werk.Db.Leerlingen.AsTracking().SingleOrDefaultAsync(l => l.Id == nieuw.Id, stop);
        var afweging = await werk.Toegang.BepaalAsync(new Onderwerpsleutel.VanLeerling(Onderwerpsoort.Leerling, nieuw.Id), Handeling.Van(Handelingsoort.Vastleggen), stop);
        if (leerling is null || !afweging.Mag)
            return await werk.WeigerAsync<Leerlinginzage>(afweging, nieuw.Id.ToString(), stop);
        var opgeslagen = Gegevens(leerling);
        werk.Meld(afweging, nieuw.Id.ToString());
        leerling.Wijzig(nieuw.Naam, nieuw.Sector, nieuw.Woongemeente);
        foreach (var gezag in nieuw.Gezag.Except(leerling.Gezag).ToList())
            leerling.ZetGezag(gezag);
        return await werk.BewaarAsync(leerling, nieuw.Versie, Gegevens, nieuw, opgeslagen, stop);
    }

    internal static Leerlinginzage Gegevens(Leerling leerling) => new(leerling.Id, leerling.Naam, leerling.Sector, leerling.Woongemeente, [.. leerling.Gezag], leerling.Versie);
}
