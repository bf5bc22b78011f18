using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Organisaties;

/// <summary>A protocol of a school and when it holds.</summary>
public sealed record Protocolperiode(string Protocol, string Protocolversie, DateOnly Van, DateOnly? Tot)
{
    public bool Op(DateOnly dag) => Van <= dag && !(Tot < dag);
}

/// <summary>Which protocols hold at the own school.</summary>
/// <param name="IsSchool">Only a school has a protocol of its own.</param>
/// <param name="Perioden">The newest first.</param>
/// <param name="MagKiezen">Whether this actor sets another one.</param>
/// <param name="MagProberen">Whether this actor sees counts of the school.</param>
public sealed record Protocolstand(bool IsSchool, IReadOnlyList<Protocolperiode> Perioden, bool MagKiezen, bool MagProberen);

/// <summary>Reads which protocols hold at the own school. Everybody may read a protocol.</summary>
public sealed class LeesSchoolprotocol(Routeboekopslag opslag, TimeProvider klok)
{
    public static readonly Verrichting Verrichting = new("protocol-lezen", "organisaties");

    public async Task<Resultaat<Protocolstand>> VoerUitAsync(Actor actor, CancellationToken stop)
    {
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var school = actor.Aanstelling.Organisatie;
        var sleutel = new Onderwerpsleutel.VanOrganisatie(Onderwerpsoort.Protocol, school);
        var afweging = await werk.Toegang.BepaalAsync(sleutel, Handeling.Lezen, stop);
        if (!afweging.Mag)
            return await werk.WeigerAsync<Protocolstand>(afweging, school.ToString(), stop);
        var isSchool = await werk.Db.Organisaties.AnyAsync(o => o.Id == school && o.Soort == Organisatiesoort.School, stop);
        var perioden = await werk.Db.Schoolprotocollen.Where(p => p.School == school).OrderByDescending(p => p.Van).Select(p => new Protocolperiode(p.Protocol, p.Protocolversie, p.Van, p.Tot)).ToListAsync(stop);
        var kiezen = await werk.Toegang.BepaalAsync(sleutel, Handeling.Van(Handelingsoort.Inrichten), stop);
        var proberen = await werk.Toegang.BepaalAsync(new Onderwerpsleutel.VanOrganisatie(Onderwerpsoort.Aggregaat, school), Handeling.Lezen, stop);
        werk.Meld(afweging, school.ToString());
        await werk.SluitAsync(stop);
        return new Resultaat<Protocolstand>.Gelukt(new Protocolstand(isSchool, perioden, isSchool && kiezen.Mag, isSchool && proberen.Mag));
    }
}
