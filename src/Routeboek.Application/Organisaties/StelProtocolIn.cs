using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Organisaties;

/// <summary>Lets a protocol hold at a school from a day on; the one that held until then ends the day before.</summary>
public sealed class StelProtocolIn(Routeboekopslag opslag, TimeProvider klok)
{
    public static readonly Verrichting Verrichting = new("protocol-instellen", "organisaties");

    /// <param name="School">The school.</param>
    /// <param name="Protocol">Id of the protocol.</param>
    /// <param name="Protocolversie">Its version.</param>
    /// <param name="Van">First day, inclusive; after the first day of the one that holds now.</param>
    public sealed record Invoer(OrganisatieId School, string Protocol, string Protocolversie, DateOnly Van);

    public async Task<Resultaat<SchoolprotocolId>> VoerUitAsync(Actor actor, Invoer invoer, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(invoer.Protocol) || invoer.Protocol.Length > Domain.Dossiers.Dossier.LangsteProtocol || invoer.Protocolversie.Length > Domain.Dossiers.Dossier.LangsteProtocolversie)
            return Resultaat<SchoolprotocolId>.Fout("protocol", "dit protocol kan niet", "een protocol uit de lijst, met zijn versie");
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        // the school's row is the lock: two protocols never begin at once
        var bestaat = await werk.Db.Organisaties.Where(o => o.Id == invoer.School && o.Soort == Organisatiesoort.School).ExecuteUpdateAsync(z => z.SetProperty(o => o.Naam, o => o.Naam), stop) == 1;
        var afweging = bestaat ? await werk.Toegang.BepaalAsync(new Onderwerpsleutel.VanOrganisatie(Onderwerpsoort.Protocol, invoer.School), Handeling.Van(Handelingsoort.Inrichten), stop) : Afweging.BestaatNiet;
        if (!afweging.Mag)
            return await werk.WeigerAsync<SchoolprotocolId>(afweging, invoer.School.ToString(), stop);
        var vorige = await werk.Db.Schoolprotocollen.AsTracking().Where(p => p.School == invoer.School).OrderByDescending(p => p.Van).FirstOrDefaultAsync(stop);
        if (invoer.Van <= vorige?.Van)
            return Resultaat<SchoolprotocolId>.Fout("van", $"sinds {vorige.Van:yyyy-MM-dd} geldt al een protocol", "een latere dag");
        vorige?.EindigVoor(invoer.Van);
        var protocol = new Schoolprotocol(new SchoolprotocolId(werk.Sleutel()), invoer.School, invoer.Protocol, invoer.Protocolversie, invoer.Van, null);
        werk.Db.Add(protocol);
        werk.Meld(afweging, protocol.Id.ToString());
        await werk.SluitAsync(stop);
        return new Resultaat<SchoolprotocolId>.Gelukt(protocol.Id);
    }
}
