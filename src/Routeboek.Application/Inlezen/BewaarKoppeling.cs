using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Invoer;
using Routeboek.Application.Opslag;
using Routeboek.Application.Registraties.Bronnen;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Inlezen;

/// <summary>A mapping as people see it.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Organisatie">Whose it is.</param>
/// <param name="Gedeeld">Kept by a samenwerkingsverband for its schools.</param>
/// <param name="Naam">What people call it.</param>
/// <param name="Bestandssoort">For which kind of file.</param>
/// <param name="Inhoud">The YAML.</param>
/// <param name="BewaardOp">When it was saved last.</param>
/// <param name="Versie">Goes up with every change.</param>
public sealed record Koppelinginzage(KoppelingId Id, OrganisatieId Organisatie, bool Gedeeld, string Naam, string Bestandssoort, string Inhoud, DateTime BewaardOp, long Versie);

/// <summary>
/// Remembers a mapping: of a school for its own files, of a samenwerkingsverband for those of its schools. The same name again replaces it.
/// </summary>
public sealed class BewaarKoppeling(Routeboekopslag opslag, TimeProvider klok)
{
    public static readonly Verrichting Verrichting = new("koppeling-bewaren", "registraties");

    /// <summary>The longest mapping, in characters.</summary>
    public const int LangsteInhoud = 64 * 1024;

    /// <param name="Organisatie">A school, or a samenwerkingsverband that shares it.</param>
    /// <param name="Naam">What people call it.</param>
    /// <param name="Inhoud">The YAML (docs/bronnen.md).</param>
    public sealed record Invoer(OrganisatieId Organisatie, string Naam, string Inhoud);

    public async Task<Resultaat<Koppelinginzage>> VoerUitAsync(Actor actor, Invoer invoer, CancellationToken stop)
    {
        var naam = invoer.Naam.Trim();
        if (naam.Length is 0 or > Koppelingrij.LangsteNaam)
            return Resultaat<Koppelinginzage>.Fout("naam", "de naam ontbreekt of is te lang", $"1 tot {Koppelingrij.LangsteNaam} tekens");
        if (invoer.Inhoud.Length > LangsteInhoud)
            return Resultaat<Koppelinginzage>.Fout("inhoud", "de koppeling is te lang", "een koppelbestand van een paar bladzijden");
        if (!Koppeling.TryLees(invoer.Inhoud, out var koppeling, out var fouten))
            return new Resultaat<Koppelinginzage>.Onjuist([.. fouten.Select(f => new Bestandsmelding("koppeling", f.Regel, "", f.Wat, f.Verwacht))]);

        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        // the organisation's row is the lock: two of one name never begin at once
        await werk.Db.Organisaties.Where(o => o.Id == invoer.Organisatie).ExecuteUpdateAsync(z => z.SetProperty(o => o.Naam, o => o.Naam), stop);
        var (soort, afweging) = await Koppelrecht.BewarenAsync(werk, invoer.Organisatie, stop);
        if (!afweging.Mag)
            return await werk.WeigerAsync<Koppelinginzage>(afweging, invoer.Organisatie.ToString(), stop);
        var rij = await werk.Db.Koppelingen.AsTracking().SingleOrDefaultAsync(k => k.Organisatie == invoer.Organisatie && k.Naam == naam, stop);
        if (rij is null)
        {
            rij = new Koppelingrij { Id = new KoppelingId(werk.Sleutel()), Organisatie = invoer.Organisatie, Naam = naam, Bestandssoort = koppeling.Bestandssoort, Inhoud = invoer.Inhoud, BewaardOp = werk.Nu };
            werk.Db.Add(rij);
        }
        else
        {
            (rij.Bestandssoort, rij.Inhoud, rij.BewaardOp) = (koppeling.Bestandssoort, invoer.Inhoud, werk.Nu);
        }

        werk.Meld(afweging, rij.Id.ToString());
        await werk.SluitAsync(stop);
        return new Resultaat<Koppelinginzage>.Gelukt(Inzage(rij, soort == Organisatiesoort.Samenwerkingsverband));
    }

    internal static Koppelinginzage Inzage(Koppelingrij rij, bool gedeeld) => new(rij.Id, rij.Organisatie, gedeeld, rij.Naam, rij.Bestandssoort, rij.Inhoud, rij.BewaardOp, rij.Versie);
}

/// <summary>The mappings a school can read with: its own first, then those of a samenwerkingsverband.</summary>
public sealed class LeesKoppelingen(Routeboekopslag opslag, TimeProvider klok)
{
    public static readonly Verrichting Verrichting = new("koppelingen-lezen", "registraties");

    public async Task<Resultaat<IReadOnlyList<Koppelinginzage>>> VoerUitAsync(Actor actor, OrganisatieId school, CancellationToken stop)
    {
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var bestaat = await werk.Db.Organisaties.AnyAsync(o => o.Id == school, stop);
        var afweging = bestaat ? await werk.RegistrerenOfInrichtenAsync(school, Handelingsoort.Lezen, stop) : Afweging.BestaatNiet;
        if (!afweging.Mag)
            return await werk.WeigerAsync<IReadOnlyList<Koppelinginzage>>(afweging, school.ToString(), stop);
        var rijen = await Koppelingkeuze.Voor(werk.Db, school).ToListAsync(stop);
        werk.Meld(afweging, school.ToString());
        await werk.SluitAsync(stop);
        return new Resultaat<IReadOnlyList<Koppelinginzage>>.Gelukt([.. rijen.OrderBy(k => k.Organisatie != school).Select(k => BewaarKoppeling.Inzage(k, k.Organisatie != school))]);
    }
}
