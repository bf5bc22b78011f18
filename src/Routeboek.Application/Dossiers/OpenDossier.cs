using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Dossiers;

/// <summary>Opens a dossier: of a pupil, of a child without a school, or of a case that names nobody.</summary>
public sealed class OpenDossier(Routeboekopslag opslag, TimeProvider klok, Kaderkeuze kaders)
{
    public static readonly Verrichting Verrichting = new("dossier-openen", "dossier");

    /// <param name="Leerling">The pupil, or null.</param>
    /// <param name="School">The school, or null.</param>
    /// <param name="Protocol">Id of the protocol whose agreements hold from now on.</param>
    /// <param name="Protocolversie">Its version.</param>
    /// <param name="Op">The day it was opened.</param>
    /// <param name="Aanleiding">Why, in a few words; empty = not told.</param>
    /// <param name="Houder">Who keeps it.</param>
    public sealed record Invoer(LeerlingId? Leerling, OrganisatieId? School, string Protocol, string Protocolversie, DateOnly Op, string Aanleiding, Houder Houder);

    /// <summary>Records <c>DossierGeopend</c>, and <c>LeerlingStand</c> when the pupil is known.</summary>
    public async Task<Resultaat<DossierId>> VoerUitAsync(Actor actor, Invoer invoer, CancellationToken stop)
    {
        if (kaders(invoer.Protocol, invoer.Protocolversie) is null)
            return Resultaat<DossierId>.Fout("protocol", "dit protocol is er niet in deze versie", "een protocol uit de lijst");
        var geopend = Dossieropening.Keur(invoer.Op, invoer.Aanleiding);
        if (geopend.Waarde is not { } opening)
            return new Resultaat<DossierId>.Onjuist(geopend.Fouten);

        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var leerling = invoer.Leerling is { } id ? await werk.Db.Leerlingen.SingleOrDefaultAsync(l => l.Id == id, stop) : null;
        var afweging = invoer.Leerling is { } wie
            ? await werk.Toegang.BepaalAsync(new Onderwerpsleutel.VanLeerling(Onderwerpsoort.Dossier, wie), Domain.Toegang.Handeling.Van(Handelingsoort.Vastleggen), stop)
            : await werk.Toegang.BepaalAsync(new Onderwerpsleutel.VanOrganisatie(Onderwerpsoort.AnoniemeCasus, actor.Aanstelling.Organisatie), Domain.Toegang.Handeling.Van(Handelingsoort.Vastleggen), stop);
        if (!afweging.Mag || invoer.School is { } school && leerling is not null && leerling.School != school)
            return await werk.WeigerAsync<DossierId>(afweging.Mag ? Afweging.BestaatNiet : afweging, invoer.Leerling?.ToString() ?? "", stop);
        if (!actor.Rol.Houders().Contains(invoer.Houder))
            return Resultaat<DossierId>.Fout("houder", "uw organisatie houdt zo'n dossier niet", "de eigen organisatie");

        var (dossier, schrijver) = await new Dossieropening(werk, actor, afweging, kaders).OpenAsync(leerling, invoer.School, invoer.Protocol, invoer.Protocolversie, invoer.Houder, opening, stop);
        await schrijver.WerkTakenBijAsync(werk.Vandaag, stop);
        werk.Meld(afweging, dossier.Id.ToString());
        await werk.SluitAsync(stop);
        return new Resultaat<DossierId>.Gelukt(dossier.Id);
    }
}
