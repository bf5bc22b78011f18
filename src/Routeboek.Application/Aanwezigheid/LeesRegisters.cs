using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Inlezen;
using Routeboek.Application.Kalenders;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Protocollen;
using Routeboek.Domain.Toegang;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Application.Aanwezigheid;

/// <summary>The registers of a group today.</summary>
/// <param name="Groep">The group.</param>
/// <param name="Naam">Its name.</param>
/// <param name="Leerlingen">How many pupils it has.</param>
/// <param name="Genomen">The parts of the day of which the register was taken.</param>
/// <param name="Nu">The part of now.</param>
/// <param name="MagNemen">Whether this actor takes it.</param>
public sealed record Registergroep(GroepId Groep, string Naam, int Leerlingen, IReadOnlyList<Tijdvak> Genomen, Tijdvak Nu, bool MagNemen)
{
    /// <summary>Half days: whether the one of now was taken. Lessons: whether any was.</summary>
    public bool Gedaan => Nu.IsDagdeel ? Genomen.Contains(Nu) : Genomen.Count > 0;
}

/// <summary>Which registers were taken today and which were not, of the groups with a pupil whom the actor may see. Names no pupil.</summary>
public sealed class LeesRegisters(Routeboekopslag opslag, TimeProvider klok, Protocolbron protocollen)
{
    public static readonly Verrichting Verrichting = new("registers-lezen", "registraties");

    /// <param name="Groepen">By name.</param>
    /// <param name="Dag">Today.</param>
    /// <param name="Schooldag">Whether there is school.</param>
    public sealed record Uitkomst(IReadOnlyList<Registergroep> Groepen, DateOnly Dag, bool Schooldag);

    public async Task<Resultaat<Uitkomst>> VoerUitAsync(Actor actor, CancellationToken stop)
    {
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var uitkomst = await LeesAsync(werk, actor, protocollen, stop);
        // counts only: nobody is looked at
        var afweging = await werk.Toegang.BepaalAsync(new Onderwerpsleutel.VanOrganisatie(Onderwerpsoort.Registratie, actor.Aanstelling.Organisatie), Handeling.Lezen, stop);
        werk.Meld(afweging.Mag ? afweging : Afweging.BestaatNiet, actor.Aanstelling.Organisatie.ToString());
        await werk.SluitAsync(stop);
        return new Resultaat<Uitkomst>.Gelukt(uitkomst);
    }

    internal static async Task<Uitkomst> LeesAsync(Werkgang werk, Actor actor, Protocolbron protocollen, CancellationToken stop)
    {
        var (db, school, vandaag) = (werk.Db, actor.Aanstelling.Organisatie, werk.Vandaag);
        var kader = await Schoolkader.LeesAsync(db, school, vandaag, protocollen, stop);
        var zichtbaar = werk.Toegang.Filter(Zicht.Leerlingen(db, vandaag), Onderwerpsoort.Registratie, Handeling.Van(Handelingsoort.Vastleggen)).Select(z => z.Rij);
        var groepen = await (from g in db.Groepen
                             where g.School == school
                             from l in g.Leden
                             where l.Van <= vandaag && (l.Tot == null || l.Tot >= vandaag) && zichtbaar.Any(z => z.Id == l.Leerling)
                             group l by new { g.Id, g.Naam } into per
                             orderby per.Key.Naam, per.Key.Id
                             select new { per.Key.Id, per.Key.Naam, Aantal = per.Count() }).ToListAsync(stop);
        var ids = groepen.ConvertAll(g => g.Id);
        var genomen = (await db.Registers.Where(r => ids.Contains(r.Groep) && r.Dag == vandaag).Select(r => new { r.Groep, r.Vak }).ToListAsync(stop)).ToLookup(r => r.Groep, r => new Tijdvak((byte)r.Vak));
        var sector = kader?.Op(vandaag).Sectoren[0] ?? Sector.Vo;
        var nu = Schoolklok.Plaatselijk(werk.Nu);
        return new Uitkomst([.. groepen.OrderBy(g => g.Naam, StringComparer.Ordinal).Select(g => new Registergroep(g.Id, g.Naam, g.Aantal, [.. genomen[g.Id].OrderBy(v => v.Code)],
            Registervakken.Nu(sector, nu, genomen[g.Id].ToHashSet()), true))], vandaag, kader is not null && kader.Kalender.IndexVan(vandaag) >= 0);
    }
}
