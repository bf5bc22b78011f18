using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Organisaties;

/// <summary>What of an organisation can be changed, with the version that was looked at.</summary>
/// <param name="Id">The key.</param>
/// <param name="Naam">Its name.</param>
/// <param name="Versie">The version that was looked at.</param>
/// <param name="Bestuur">The board of a school; null = none.</param>
/// <param name="Vestigingen">The buildings of a school; null = as they are.</param>
public sealed record Organisatiegegevens(OrganisatieId Id, string Naam, long Versie, OrganisatieId? Bestuur = null, IReadOnlyList<Vestiging>? Vestigingen = null);

/// <summary>
/// Changes an organisation: its own beheerder, or that of the first organisation. When somebody else did so in the meantime, both versions are
/// told and nothing changes.
/// </summary>
public sealed class WijzigOrganisatie(Routeboekopslag opslag, TimeProvider klok)
{
    public static readonly Verrichting Verrichting = new("organisatie-wijzigen", "organisaties");

    public async Task<Resultaat<Organisatiegegevens>> VoerUitAsync(Actor actor, Organisatiegegevens nieuw, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(nieuw.Naam) || nieuw.Naam.Length > Organisatie.LangsteNaam)
            return Resultaat<Organisatiegegevens>.Fout("naam", "de naam ontbreekt of is te lang", $"1 tot {Organisatie.LangsteNaam} tekens");
        if (MaakOrganisatie.Vestigingbezwaar(nieuw.Vestigingen ?? []) is { } bezwaar)
            return Resultaat<Organisatiegegevens>.Fout("vestigingen", bezwaar.Wat, bezwaar.Verwacht);
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var organisatie = await werk.Db.Organisaties.AsTracking().SingleOrDefaultAsync(o => o.Id == nieuw.Id, stop);
        var afweging = await werk.BeheerAsync(nieuw.Id, Handeling.Van(Handelingsoort.Inrichten), stop);
        if (organisatie is null || !afweging.Mag)
            return await werk.WeigerAsync<Organisatiegegevens>(afweging, nieuw.Id.ToString(), stop);
        if (organisatie.Soort != Organisatiesoort.School && (nieuw.Bestuur is not null || nieuw.Vestigingen is { Count: > 0 }))
            return Resultaat<Organisatiegegevens>.Fout("vestigingen", "alleen een school heeft een bestuur en vestigingen", "niets");
        if (nieuw.Bestuur is { } bestuur && !await werk.Db.Organisaties.AnyAsync(o => o.Id == bestuur && o.Soort == Organisatiesoort.Bestuur, stop))
            return Resultaat<Organisatiegegevens>.Fout("bestuur", "dit bestuur is er niet", "een bestuur uit de lijst");
        var opgeslagen = Gegevens(organisatie);
        werk.Meld(afweging, nieuw.Id.ToString());
        organisatie.Hernoem(nieuw.Naam);
        organisatie.ZetBestuur(nieuw.Bestuur);
        if (nieuw.Vestigingen is { } vestigingen)
            organisatie.ZetVestigingen(vestigingen);
        return await werk.BewaarAsync(organisatie, nieuw.Versie, Gegevens, nieuw, opgeslagen, stop);
    }

    internal static Organisatiegegevens Gegevens(Organisatie organisatie) =>
        new(organisatie.Id, organisatie.Naam, organisatie.Versie, organisatie.Bestuur, [.. organisatie.Vestigingen.OrderBy(v => v.Nummer, StringComparer.Ordinal)]);
}
