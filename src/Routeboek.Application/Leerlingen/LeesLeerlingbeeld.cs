using Routeboek.Application.Inlezen;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Leerlingen;

/// <summary>
/// Reads how a school year of a pupil goes: registrations and what they come to, and signals with their evidence. Each for who may see it; each that
/// is shown has a line in the audit.
/// </summary>
public sealed class LeesLeerlingbeeld(Routeboekopslag opslag, TimeProvider klok, Protocolbron protocollen)
{
    public static readonly Verrichting Verrichting = new("leerlingjaar-lezen", "leerlingen");
    public static readonly Verrichting Registraties = new("registraties-lezen", "leerlingen");
    public static readonly Verrichting Signalen = new("signalen-lezen", "leerlingen");

    /// <param name="Leerling">The pupil.</param>
    /// <param name="Jaar">The year in which the school year begins; null, or one of which nothing is known = that of what is known last.</param>
    public sealed record Invoer(LeerlingId Leerling, int? Jaar = null);

    public async Task<Resultaat<Leerlingjaar>> VoerUitAsync(Actor actor, Invoer invoer, CancellationToken stop)
    {
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var sleutel = invoer.Leerling.ToString();
        var afwegingen = await werk.Toegang.BepaalAsync(
        [
            new Onderwerpsleutel.VanLeerling(Onderwerpsoort.Leerling, invoer.Leerling),
            new Onderwerpsleutel.VanLeerling(Onderwerpsoort.Registratie, invoer.Leerling),
            new Onderwerpsleutel.VanLeerling(Onderwerpsoort.Signaal, invoer.Leerling),
        ], Handeling.Lezen, stop);
        var (leerling, registratie, signaal) = (afwegingen[0], afwegingen[1], afwegingen[2]);
        if (!leerling.Mag)
            return await werk.WeigerAsync<Leerlingjaar>(leerling, sleutel, stop);
        var lezer = new Jaarlezer(werk.Db, protocollen, werk.Vandaag);
        if (registratie.Mag || signaal.Mag)
            await lezer.LeesAsync(invoer.Leerling, invoer.Jaar, stop);
        var beeld = registratie.Mag ? lezer.Beeld() : null;
        var signalen = signaal.Mag ? await lezer.SignalenAsync(invoer.Leerling, metBewijs: registratie.Mag, stop) : null;
        if (registratie.Mag)
            werk.Meld(registratie, sleutel, Registraties);
        if (signaal.Mag)
            werk.Meld(signaal, sleutel, Signalen);
        if (!registratie.Mag && !signaal.Mag)
            werk.Meld(leerling, sleutel);
        await werk.SluitAsync(stop);
        return new Resultaat<Leerlingjaar>.Gelukt(new Leerlingjaar(lezer.Jaar, lezer.Jaren, registratie.Mag, beeld, signalen, lezer.Geschat));
    }
}
