using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Organisaties;

namespace Routeboek.Application.Organisaties;

/// <summary>Lets a protocol hold at a school from a day on; the one that held until then ends the day before.</summary>
public sealed class StelProtocolIn(Routeboekopslag opslag, Toegangsvraag toegang, TimeProvider klok)
{
    public static readonly Handeling Handeling = new("protocol-instellen", "samenwerken in de regio", "organisaties");

    /// <param name="School">The school.</param>
    /// <param name="Protocol">Id of the protocol.</param>
    /// <param name="Protocolversie">Its version.</param>
    /// <param name="Van">First day, inclusive; after the first day of the one that holds now.</param>
    public sealed record Invoer(OrganisatieId School, string Protocol, string Protocolversie, DateOnly Van);

    public async Task<Resultaat<SchoolprotocolId>> VoerUitAsync(Actor actor, Invoer invoer, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(invoer.Protocol) || invoer.Protocol.Length > Domain.Dossiers.Dossier.LangsteProtocol || invoer.Protocolversie.Length > Domain.Dossiers.Dossier.LangsteProtocolversie)
            return Resultaat<SchoolprotocolId>.Fout("protocol", "dit protocol kan niet", "een protocol uit de lijst, met zijn versie");
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Handeling, klok, stop);
        // the school's row is the lock: two protocols never begin at once
        var bestaat = await werk.Db.Organisaties.Where(o => o.Id == invoer.School && o.Soort == Organisatiesoort.School).ExecuteUpdateAsync(z => z.SetProperty(o => o.Naam, o => o.Naam), stop) == 1;
        var antwoord = bestaat ? toegang(actor, new Onderwerp(Organisatie: invoer.School), Handeling) : new Toegangsantwoord.Geweigerd("bestaat niet");
        if (antwoord is Toegangsantwoord.Geweigerd)
            return await werk.WeigerAsync<SchoolprotocolId>(antwoord, "", invoer.School.ToString(), stop);
        var vorige = await werk.Db.Schoolprotocollen.AsTracking().Where(p => p.School == invoer.School).OrderByDescending(p => p.Van).FirstOrDefaultAsync(stop);
        if (invoer.Van <= vorige?.Van)
            return Resultaat<SchoolprotocolId>.Fout("van", $"sinds {vorige.Van:yyyy-MM-dd} geldt al een protocol", "een latere dag");
        vorige?.EindigVoor(invoer.Van);
        var protocol = new Schoolprotocol(new SchoolprotocolId(werk.Sleutel()), invoer.School, invoer.Protocol, invoer.Protocolversie, invoer.Van, null);
        werk.Db.Add(protocol);
        werk.Meld(antwoord, "", "", protocol.Id.ToString());
        await werk.SluitAsync(stop);
        return new Resultaat<SchoolprotocolId>.Gelukt(protocol.Id);
    }
}
