using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Inlezen;
using Routeboek.Application.Opslag;
using Routeboek.Application.Registraties;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Protocollen;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Simulatie;

/// <summary>What if? Lays another protocol beside that of the school, on the school's own registrations of this school year. Counts only.</summary>
public sealed class ProbeerProtocol(Routeboekopslag opslag, TimeProvider klok, Protocolbron protocollen)
{
    public static readonly Verrichting Verrichting = new("protocol-proberen", "signalen");

    /// <summary>Fewer pupils than this are not told as a number: they could be known by it.</summary>
    public const int KleinsteAantal = 5;

    /// <returns>What comes of it; null when nothing was brought in yet.</returns>
    public async Task<Resultaat<Simulatieuitkomst?>> VoerUitAsync(Actor actor, Protocol ander, CancellationToken stop)
    {
        Verzuimbestand bestand;
        Simulatieplan plan;
        DateOnly dag;
        await using (var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop))
        {
            var (db, school) = (werk.Db, actor.Aanstelling.Organisatie);
            var bestaat = await db.Organisaties.AnyAsync(o => o.Id == school && o.Soort == Organisatiesoort.School, stop);
            var afweging = bestaat ? await werk.Toegang.BepaalAsync(new Onderwerpsleutel.VanOrganisatie(Onderwerpsoort.Aggregaat, school), Handeling.Lezen, stop) : Afweging.BestaatNiet;
            if (!afweging.Mag)
                return await werk.WeigerAsync<Simulatieuitkomst?>(afweging, school.ToString(), stop);
            var peildag = await db.Schoolstanden.Where(s => s.School == school).Select(s => s.Peildag).SingleOrDefaultAsync(stop);
            if (await Schoolkader.LeesAsync(db, school, peildag ?? werk.Vandaag, protocollen, stop) is not { } kader)
                return Resultaat<Simulatieuitkomst?>.Fout("protocol", "deze school heeft nog geen protocol", "stel eerst een protocol in voor deze school");
            var basis = kader.Op(peildag ?? werk.Vandaag);
            if (basis.Id == ander.Id)
                return Resultaat<Simulatieuitkomst?>.Fout("protocol", "dit protocol geldt al", "een ander protocol");
            var uitkomst = Simulatieplan.Maak(basis, [ander], []);
            if (uitkomst is not Planuitkomst.Gemaakt gemaakt)
                return Resultaat<Simulatieuitkomst?>.Fout("protocol", "dit protocol is voor een andere onderwijssoort", "een protocol voor de onderwijssoort van uw school");
            werk.Meld(afweging, school.ToString());
            if (peildag is not { } tot || kader.Kalender.IndexOpOfVoor(tot) < 0)
            {
                await werk.SluitAsync(stop);
                return new Resultaat<Simulatieuitkomst?>.Gelukt(null);
            }

            (plan, dag) = (gemaakt.Plan, kader.Kalender.Datum(kader.Kalender.IndexOpOfVoor(tot)));
            var leerlingen = await Schoolkader.LeerlingenAsync(db, school, stop);
            var toegepast = await db.Inleesbeurten.Where(b => b.School == school && b.Status == Inleesstatus.Toegepast).Select(b => b.Nr).ToHashSetAsync(stop);
            var rijen = await Zichtbaar.PerLeerlingAsync(db, [.. leerlingen.Select(l => l.Nr)], kader.Kalender.Van, kader.Kalender.Tot, toegepast, stop);
            bestand = Schoolbeoordeling.Bestand(new Keurkader(basis, kader.Kalender, Schoolkader.Lijst(leerlingen), await kader.RoosterAsync(db, leerlingen, stop)), leerlingen, rijen);
            await werk.SluitAsync(stop);
        }

        // the counting itself holds up nobody
        return new Resultaat<Simulatieuitkomst?>.Gelukt(Simuleren.Voer(bestand, dag, plan, stop));
    }
}
