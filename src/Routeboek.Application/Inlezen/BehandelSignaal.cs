using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Inlezen;

/// <summary>A signal of a pupil as people see it.</summary>
/// <param name="Id">Its key; stays when its days move.</param>
/// <param name="Leerling">The pupil.</param>
/// <param name="Protocol">Id of the protocol.</param>
/// <param name="Protocolversie">Its version.</param>
/// <param name="Naam">Id of the signal in the protocol.</param>
/// <param name="Sinds">First day.</param>
/// <param name="Tot">Last day, or null while it is on.</param>
/// <param name="Waarde">What was counted on the first day; percentages in tenths.</param>
/// <param name="Grens">The threshold; percentages in tenths.</param>
/// <param name="InTienden">Whether both are in tenths.</param>
/// <param name="Eenheid">The unit.</param>
/// <param name="EerstGetoond">When people could first see it.</param>
/// <param name="Behandeling">What people have done with it.</param>
/// <param name="VervallenDoorCorrectie">A correction took its ground away after it was handled.</param>
/// <param name="Versie">Goes up with every change.</param>
public sealed record Signaalinzage(SignaalId Id, LeerlingId Leerling, string Protocol, string Protocolversie, string Naam, DateOnly Sinds, DateOnly? Tot,
    int Waarde, int Grens, bool InTienden, string Eenheid, DateTime EerstGetoond, Behandeling Behandeling, bool VervallenDoorCorrectie, long Versie);

/// <summary>Says what somebody does with a signal. From then on it never vanishes.</summary>
public sealed class BehandelSignaal(Routeboekopslag opslag, TimeProvider klok)
{
    public static readonly Verrichting Verrichting = new("signaal-behandelen", "signalen");

    /// <param name="Signaal">Which one.</param>
    /// <param name="Behandeling">What is done with it.</param>
    /// <param name="Versie">The version that was looked at.</param>
    public sealed record Invoer(SignaalId Signaal, Behandeling Behandeling, long Versie);

    public async Task<Resultaat<Signaalinzage>> VoerUitAsync(Actor actor, Invoer invoer, CancellationToken stop)
    {
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var rij = await werk.Db.Signalen.AsTracking().SingleOrDefaultAsync(s => s.Id == invoer.Signaal, stop);
        var afweging = rij is not null ? await werk.Toegang.BepaalAsync(new Onderwerpsleutel.VanLeerling(Onderwerpsoort.Signaal, rij.Leerling), Handeling.Van(Handelingsoort.Vastleggen), stop) : Afweging.BestaatNiet;
        if (!afweging.Mag || rij is null)
            return await werk.WeigerAsync<Signaalinzage>(afweging, invoer.Signaal.ToString(), stop);
        werk.Meld(afweging, rij.Id.ToString());
        var opgeslagen = Inzage(rij);
        (rij.Behandeling, rij.BehandeldDoor, rij.BehandeldOp) = (invoer.Behandeling, actor.Persoon, werk.Nu);
        return await werk.BewaarAsync(rij, invoer.Versie, Inzage, Inzage(rij), opgeslagen, stop);
    }

    internal static Signaalinzage Inzage(Signaalrij s) => new(s.Id, s.Leerling, s.Protocol, s.Protocolversie, s.Naam, s.Sinds, s.Tot, s.Waarde, s.Grens, s.InTienden, s.Eenheid,
        s.EerstGetoond, s.Behandeling, s.VervallenOp is not null, s.Versie);
}
