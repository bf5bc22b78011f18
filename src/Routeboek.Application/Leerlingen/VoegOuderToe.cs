using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Leerlingen;

/// <summary>
/// Adds a parent to a pupil, with what she or he decides. A parent whom the school knows already, by another child, is taken by key: then both
/// children have the same parent.
/// </summary>
public sealed class VoegOuderToe(Routeboekopslag opslag, TimeProvider klok)
{
    public static readonly Verrichting Verrichting = new("ouder-toevoegen", "leerlingen");

    /// <param name="Leerling">Whose parent.</param>
    /// <param name="Naam">The name, for a parent who is not known yet.</param>
    /// <param name="Gezag">Whether the parent decides.</param>
    /// <param name="VanLeerling">The number of another pupil of the school who has the same parent by that name; empty = none.</param>
    /// <param name="Versie">The version of the pupil that was looked at.</param>
    public sealed record Invoer(LeerlingId Leerling, Persoonsnaam Naam, Gezagssoort Gezag, string VanLeerling, long Versie);

    public async Task<Resultaat<Leerlinginzage>> VoerUitAsync(Actor actor, Invoer invoer, CancellationToken stop)
    {
        if (!invoer.Naam.Kan)
            return Resultaat<Leerlinginzage>.Fout("naam", "de achternaam ontbreekt, of een deel is te lang", $"elk deel hoogstens {Persoonsnaam.LangsteDeel} tekens");
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var leerling = await werk.Db.Leerlingen.AsTracking().SingleOrDefaultAsync(l => l.Id == invoer.Leerling, stop);
        var afweging = await werk.Toegang.BepaalAsync(new Onderwerpsleutel.VanLeerling(Onderwerpsoort.Leerling, invoer.Leerling), Handeling.Van(Handelingsoort.Vastleggen), stop);
        if (leerling is null || !afweging.Mag)
            return await werk.WeigerAsync<Leerlinginzage>(afweging, invoer.Leerling.ToString(), stop);
        var opgeslagen = WijzigLeerling.Gegevens(leerling);
        PersoonId ouder;
        if (invoer.VanLeerling.Length > 0)
        {
            if (await BekendeAsync(werk, leerling, invoer, stop) is not { } bekend)
                return Resultaat<Leerlinginzage>.Fout("vanLeerling", "deze leerling is er niet, of heeft geen ouder met deze naam", "het nummer van een broer of zus op deze school, en de naam van de ouder zoals die daar staat");
            ouder = bekend;
        }
        else
        {
            var nieuw = new Persoon(new PersoonId(werk.Sleutel()), invoer.Naam);
            werk.Db.Add(nieuw);
            ouder = nieuw.Id;
        }

        if (leerling.Gezag.Any(g => g.Ouder == ouder))
            return Resultaat<Leerlinginzage>.Fout("naam", "deze ouder staat er al", "een andere ouder");
        leerling.ZetGezag(new Gezag(ouder, invoer.Gezag));
        werk.Meld(afweging, leerling.Id.ToString());
        return await werk.BewaarAsync(leerling, invoer.Versie, WijzigLeerling.Gegevens, opgeslagen with { Gezag = [.. leerling.Gezag] }, opgeslagen, stop);
    }

    private static async Task<PersoonId?> BekendeAsync(Werkgang werk, Leerling leerling, Invoer invoer, CancellationToken stop)
    {
        var ander = await werk.Db.Leerlingen.SingleOrDefaultAsync(l => l.School == leerling.School && l.Sleutel == invoer.VanLeerling && l.Id != leerling.Id, stop);
        if (ander is null || !(await werk.Toegang.BepaalAsync(new Onderwerpsleutel.VanLeerling(Onderwerpsoort.Leerling, ander.Id), Handeling.Lezen, stop)).Mag)
            return null;
        var ouders = ander.Gezag.Select(g => g.Ouder).ToList();
        var zoek = invoer.Naam.Zoek;
        return await werk.Db.Personen.Where(p => ouders.Contains(p.Id) && p.Zoeknaam == zoek).Select(p => (PersoonId?)p.Id).FirstOrDefaultAsync(stop);
    }
}
