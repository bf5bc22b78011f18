using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Organisaties;

/// <summary>
/// Says that a school or municipality belongs to the area of another organisation, or no longer. What that organisation may see then follows
/// from the rules of access, so only the beheerder of the first organisation says so.
/// </summary>
public sealed class SluitAan(Routeboekopslag opslag, TimeProvider klok)
{
    public static readonly Verrichting Verrichting = new("organisatie-aansluiten", "organisaties");

    private static readonly Verrichting s_los = new("organisatie-losmaken", "organisaties");

    /// <param name="Van">The school or municipality.</param>
    /// <param name="Bij">The organisation to whose area it belongs.</param>
    public sealed record Invoer(OrganisatieId Van, OrganisatieId Bij);

    /// <summary>To what such an organisation can belong. A municipality has its RMC; the rest goes by school, and by municipality for who has no school.</summary>
    public static IReadOnlyList<Organisatiesoort> Doelen(Organisatiesoort soort) => soort switch
    {
        Organisatiesoort.School => [Organisatiesoort.Samenwerkingsverband, Organisatiesoort.Jgz, Organisatiesoort.MaatschappelijkWerk, Organisatiesoort.Jeugdhulp],
        Organisatiesoort.Gemeente => [Organisatiesoort.Samenwerkingsverband, Organisatiesoort.Jgz, Organisatiesoort.MaatschappelijkWerk, Organisatiesoort.Jeugdhulp, Organisatiesoort.Rmc],
        Organisatiesoort.Bestuur or Organisatiesoort.Samenwerkingsverband or Organisatiesoort.Jgz or Organisatiesoort.MaatschappelijkWerk or Organisatiesoort.Jeugdhulp or Organisatiesoort.Rmc => [],
    };

    /// <summary>Connects; what is connected already stays so.</summary>
    public Task<Resultaat<Invoer>> VoerUitAsync(Actor actor, Invoer invoer, CancellationToken stop) => WijzigAsync(actor, invoer, Verrichting, async werk =>
    {
        var van = await werk.Db.Organisaties.Where(o => o.Id == invoer.Van).Select(o => o.Soort).SingleAsync(stop);
        var bij = await werk.Db.Organisaties.Where(o => o.Id == invoer.Bij).Select(o => o.Soort).SingleAsync(stop);
        if (!Doelen(van).Contains(bij))
            return Resultaat<Invoer>.Fout("bij", "deze twee horen niet bij elkaar", "een organisatie uit de lijst");
        if (!await werk.Db.Aansluitingen.AnyAsync(a => a.Van == invoer.Van && a.Bij == invoer.Bij, stop))
            werk.Db.Add(new Aansluiting { Van = invoer.Van, Bij = invoer.Bij });
        return null;
    }, stop);

    /// <summary>Takes the two apart.</summary>
    public Task<Resultaat<Invoer>> MaakLosAsync(Actor actor, Invoer invoer, CancellationToken stop) => WijzigAsync(actor, invoer, s_los, async werk =>
    {
        await werk.Db.Aansluitingen.Where(a => a.Van == invoer.Van && a.Bij == invoer.Bij).ExecuteDeleteAsync(stop);
        return null;
    }, stop);

    private async Task<Resultaat<Invoer>> WijzigAsync(Actor actor, Invoer invoer, Verrichting verrichting, Func<Werkgang, Task<Resultaat<Invoer>?>> doe, CancellationToken stop)
    {
        await using var werk = await Werkgang.BeginAsync(opslag, actor, verrichting, klok, stop);
        var bestaat = await werk.Db.Organisaties.CountAsync(o => o.Id == invoer.Van || o.Id == invoer.Bij, stop) == 2;
        var afweging = bestaat ? await werk.Toegang.BepaalAsync(new Onderwerpsleutel.VanInstallatie(Onderwerpsoort.Account), Handeling.Van(Handelingsoort.Inrichten), stop) : Afweging.BestaatNiet;
        if (!afweging.Mag)
            return await werk.WeigerAsync<Invoer>(afweging, invoer.Van.ToString(), stop);
        if (await doe(werk) is { } bezwaar)
            return bezwaar;
        werk.Meld(afweging, $"{invoer.Van} {invoer.Bij}");
        await werk.SluitAsync(stop);
        return new Resultaat<Invoer>.Gelukt(invoer);
    }
}
