using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Organisaties;

namespace Routeboek.Application.Organisaties;

/// <summary>What of an organisation can be changed, with the version that was looked at.</summary>
public sealed record Organisatiegegevens(OrganisatieId Id, string Naam, long Versie);

/// <summary>Changes an organisation. When somebody else did so in the meantime, both versions are told and nothing changes.</summary>
public sealed class WijzigOrganisatie(Routeboekopslag opslag, Toegangsvraag toegang, TimeProvider klok)
{
    public static readonly Handeling Handeling = new("organisatie-wijzigen", "samenwerken in de regio", "organisaties");

    public async Task<Resultaat<Organisatiegegevens>> VoerUitAsync(Actor actor, Organisatiegegevens nieuw, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(nieuw.Naam) || nieuw.Naam.Length > Organisatie.LangsteNaam)
            return Resultaat<Organisatiegegevens>.Fout("naam", "de naam ontbreekt of is te lang", $"1 tot {Organisatie.LangsteNaam} tekens");
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Handeling, klok, stop);
        var organisatie = await werk.Db.Organisaties.AsTracking().SingleOrDefaultAsync(o => o.Id == nieuw.Id, stop);
        var antwoord = organisatie is null ? new Toegangsantwoord.Geweigerd("bestaat niet") : toegang(actor, new Onderwerp(Organisatie: nieuw.Id), Handeling);
        if (organisatie is null || antwoord is Toegangsantwoord.Geweigerd)
            return await werk.WeigerAsync<Organisatiegegevens>(antwoord, "", nieuw.Id.ToString(), stop);
        var opgeslagen = Gegevens(organisatie);
        werk.Meld(antwoord, "", "", nieuw.Id.ToString());
        organisatie.Hernoem(nieuw.Naam);
        return await werk.BewaarAsync(organisatie, nieuw.Versie, Gegevens, nieuw, opgeslagen, stop);
    }

    private static Organisatiegegevens Gegevens(Organisatie organisatie) => new(organisatie.Id, organisatie.Naam, organisatie.Versie);
}
