using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Organisaties;

/// <summary>What of an organisation can be changed, with the version that was looked at.</summary>
public sealed record Organisatiegegevens(OrganisatieId Id, string Naam, long Versie);

/// <summary>Changes an organisation. When somebody else did so in the meantime, both versions are told and nothing changes.</summary>
public sealed class WijzigOrganisatie(Routeboekopslag opslag, TimeProvider klok)
{
    public static readonly Verrichting Verrichting = new("organisatie-wijzigen", "organisaties");

    public async Task<Resultaat<Organisatiegegevens>> VoerUitAsync(Actor actor, Organisatiegegevens nieuw, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(nieuw.Naam) || nieuw.Naam.Length > Organisatie.LangsteNaam)
            return Resultaat<Organisatiegegevens>.Fout("naam", "de naam ontbreekt of is te lang", $"1 tot {Organisatie.LangsteNaam} tekens");
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var organisatie = await werk.Db.Organisaties.AsTracking().SingleOrDefaultAsync(o => o.Id == nieuw.Id, stop);
        var afweging = await werk.Toegang.BepaalAsync(new Onderwerpsleutel.VanOrganisatie(Onderwerpsoort.Account, nieuw.Id), Handeling.Van(Handelingsoort.Inrichten), stop);
        if (organisatie is null || !afweging.Mag)
            return await werk.WeigerAsync<Organisatiegegevens>(afweging, nieuw.Id.ToString(), stop);
        var opgeslagen = Gegevens(organisatie);
        werk.Meld(afweging, nieuw.Id.ToString());
        organisatie.Hernoem(nieuw.Naam);
        return await werk.BewaarAsync(organisatie, nieuw.Versie, Gegevens, nieuw, opgeslagen, stop);
    }

    private static Organisatiegegevens Gegevens(Organisatie organisatie) => new(organisatie.Id, organisatie.Naam, organisatie.Versie);
}
