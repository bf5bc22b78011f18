using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Dossiers;
using Routeboek.Application.Inlezen;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Leerlingen;

/// <summary>Something that was talked over or agreed, as a dossier says it.</summary>
/// <param name="Op">When.</param>
/// <param name="Zin">What, in the sentence of the vocabulary.</param>
public sealed record Overzichtsafspraak(DateOnly Op, string Zin);

/// <summary>The absence overview of a pupil: for a talk with parents, and to go along with a referral.</summary>
/// <param name="Naam">The pupil.</param>
/// <param name="Sleutel">The school's own number.</param>
/// <param name="School">The school.</param>
/// <param name="Groepen">The groups of today.</param>
/// <param name="Geboren">Date of birth.</param>
/// <param name="Jaar">The school year.</param>
/// <param name="Jaren">The years that can be chosen.</param>
/// <param name="Van">The first day of the period.</param>
/// <param name="Tot">The last day of the period.</param>
/// <param name="HeelJaar">No narrower period was asked for.</param>
/// <param name="Registraties">What was registered in the period; null when there was no school day in it, or nothing was brought in.</param>
/// <param name="Afspraken">What was talked over and agreed in the period, as far as the actor may see it.</param>
/// <param name="MagMee">Whether this actor may take it along: on paper, or as an attachment.</param>
/// <param name="Geschat">The pupil has no timetable of its own.</param>
/// <param name="Gemaakt">The day on which it was made.</param>
public sealed record Verzuimoverzicht(string Naam, string Sleutel, string School, IReadOnlyList<string> Groepen, DateOnly Geboren, Schooljaar Jaar, IReadOnlyList<Schooljaar> Jaren,
    DateOnly Van, DateOnly Tot, bool HeelJaar, Registratiebeeld? Registraties, IReadOnlyList<Overzichtsafspraak> Afspraken, bool MagMee, bool Geschat, DateOnly Gemaakt);

/// <summary>
/// Makes the absence overview. Who may take a copy out of the system gets one to print, and that stands in the audit as taking it out; who may only
/// read sees it on screen.
/// </summary>
public sealed class LeesVerzuimoverzicht(Routeboekopslag opslag, TimeProvider klok, Protocolbron protocollen)
{
    public static readonly Verrichting Lezen = new("verzuimoverzicht-lezen", "leerlingen");
    public static readonly Verrichting Meenemen = new("verzuimoverzicht-meenemen", "leerlingen");

    private const int MeesteAfspraken = 50;

    private static readonly string[] s_afspraken = ["GesprekGevoerd", "PlanVastgesteld", "PlanGeevalueerd"];

    /// <param name="Leerling">The pupil.</param>
    /// <param name="Jaar">The year in which the school year begins; null = that of <paramref name="Van"/>, or else of what is known last.</param>
    /// <param name="Van">The first day; null = the beginning of the school year.</param>
    /// <param name="Tot">The last day; null = up to what is known.</param>
    public sealed record Invoer(LeerlingId Leerling, int? Jaar = null, DateOnly? Van = null, DateOnly? Tot = null);

    public async Task<Resultaat<Verzuimoverzicht>> VoerUitAsync(Actor actor, Invoer invoer, CancellationToken stop)
    {
        if (invoer.Tot < invoer.Van)
            return Resultaat<Verzuimoverzicht>.Fout("tot", "de laatste dag ligt voor de eerste", "een dag op of na de eerste dag");
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Lezen, klok, stop);
        var (db, vandaag, id, sleutel) = (werk.Db, werk.Vandaag, invoer.Leerling, invoer.Leerling.ToString());
        var afwegingen = await werk.Toegang.BepaalAsync([new Onderwerpsleutel.VanLeerling(Onderwerpsoort.Leerling, id), new Onderwerpsleutel.VanLeerling(Onderwerpsoort.Registratie, id)], Handeling.Lezen, stop);
        var mee = await werk.Toegang.BepaalAsync(new Onderwerpsleutel.VanLeerling(Onderwerpsoort.Registratie, id), Handeling.Van(Handelingsoort.Exporteren), stop);
        if (afwegingen.FirstOrDefault(a => !a.Mag) is { } nee)
            return await werk.WeigerAsync<Verzuimoverzicht>(nee, sleutel, stop);

        var kop = await (from l in db.Leerlingen where l.Id == id join o in db.Organisaties on l.School equals o.Id select new { l.Naam, l.Sleutel, l.Geboren, School = o.Naam }).SingleAsync(stop);
        var groepen = await db.Groepen.Where(g => g.Leden.Any(l => l.Leerling == id && l.Van <= vandaag && (l.Tot == null || l.Tot >= vandaag))).OrderBy(g => g.Naam).Select(g => g.Naam).ToListAsync(stop);
        var lezer = new Jaarlezer(db, protocollen, vandaag);
        await lezer.LeesAsync(id, invoer.Jaar ?? (invoer.Van is { } dag ? Schooljaar.Met(dag).Begin : null), stop);
        var heel = invoer.Van is null && invoer.Tot is null;
        var van = Binnen(invoer.Van ?? lezer.Jaar.Van, lezer.Jaar);
        var tot = Binnen(invoer.Tot ?? lezer.Peildatum ?? vandaag, lezer.Jaar);
        var beeld = heel ? lezer.Beeld() : lezer.Beeld(van, tot);
        if (beeld is not null)
            (van, tot) = beeld.Bereik;
        var afspraken = await AfsprakenAsync(werk, id, van, tot, stop);
        werk.Meld(mee.Mag ? mee : afwegingen[1], sleutel, mee.Mag ? Meenemen : Lezen);
        await werk.SluitAsync(stop);
        return new Resultaat<Verzuimoverzicht>.Gelukt(new Verzuimoverzicht(kop.Naam.ToString(), kop.Sleutel, kop.School, groepen, kop.Geboren, lezer.Jaar, lezer.Jaren, van, tot, heel, beeld, afspraken, mee.Mag, lezer.Geschat, vandaag));
    }

    private static DateOnly Binnen(DateOnly dag, Schooljaar jaar) => dag < jaar.Van ? jaar.Van : dag > jaar.Tot ? jaar.Tot : dag;

    // talks and plans of the ordinary room, each decided; what was corrected or withdrawn since is left out
    private static async Task<IReadOnlyList<Overzichtsafspraak>> AfsprakenAsync(Werkgang werk, LeerlingId id, DateOnly van, DateOnly tot, CancellationToken stop)
    {
        var db = werk.Db;
        var feiten = await (from f in db.Feiten
                            join d in db.Dossiers on f.Dossier equals d.Id
                            where d.Leerling == id && s_afspraken.Contains(f.Soort) && f.Op >= van && f.Op <= tot && f.Kamer == Kamer.Gewoon && f.VertrouwelijkTot == null
                                && !db.Feiten.Any(n => n.Dossier == f.Dossier && n.Corrigeert == f.Nr)
                            orderby f.Op descending, f.Nr descending
                            select new { Feit = f, Dossier = d }).Take(MeesteAfspraken).ToListAsync(stop);
        if (feiten.Count == 0)
            return [];
        var afwegingen = await werk.Toegang.BepaalAsync([.. feiten.Select(f => LegFeitVast.Sleutel(f.Dossier, f.Feit.Plaats, f.Feit.Nr))], Handeling.Lezen, stop);
        var open = feiten.Zip(afwegingen).Where(f => f.Second.Mag).ToList();
        foreach (var (feit, afweging) in open.DistinctBy(f => (f.First.Dossier.Id, f.First.Feit.Plaats)))
            werk.Meld(afweging, feit.Dossier.Id.ToString());
        return [.. open.Select(f => f.First.Feit.Feit(Woordenschatlezer.BijProgramma)).OrderBy(f => f.Op).Select(f => new Overzichtsafspraak(f.Op, f.Zin()))];
    }
}
