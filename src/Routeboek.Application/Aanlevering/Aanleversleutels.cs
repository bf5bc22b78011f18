using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Aanlevering;

/// <summary>A key as people see it afterwards: never the key itself.</summary>
/// <param name="Id">Which one.</param>
/// <param name="Naam">What people call it.</param>
/// <param name="Begin">Its first characters, to know it by.</param>
/// <param name="Gemaakt">When.</param>
/// <param name="GemaaktDoor">By whom.</param>
/// <param name="Verloopt">From when on it no longer opens anything.</param>
/// <param name="Ingetrokken">When somebody took it back; null = nobody did.</param>
/// <param name="LaatstGebruikt">To the minute; null = never.</param>
/// <param name="Werkt">Whether it opens anything now.</param>
public sealed record Aanleversleutelinzage(AanleversleutelId Id, string Naam, string Begin, DateTime Gemaakt, string GemaaktDoor, DateTime Verloopt, DateTime? Ingetrokken, DateTime? LaatstGebruikt, bool Werkt);

/// <summary>A key that was just made, with what is never shown again.</summary>
public sealed record NieuweAanleversleutel(AanleversleutelId Id, string Tekst, DateTime Verloopt);

/// <summary>The keys of a school, the newest first.</summary>
public sealed class LeesAanleversleutels(Routeboekopslag opslag, TimeProvider klok)
{
    public static readonly Verrichting Verrichting = new("aanleversleutels-lezen", "registraties");

    private const int Meeste = 50;

    public async Task<Resultaat<IReadOnlyList<Aanleversleutelinzage>>> VoerUitAsync(Actor actor, OrganisatieId school, CancellationToken stop)
    {
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var afweging = await MaakAanleversleutel.BepaalAsync(werk, school, Handelingsoort.Lezen, stop);
        if (!afweging.Mag)
            return await werk.WeigerAsync<IReadOnlyList<Aanleversleutelinzage>>(afweging, school.ToString(), stop);
        var rijen = await (from s in werk.Db.Aanleversleutels
                           where s.School == school
                           orderby s.Gemaakt descending, s.Id descending
                           select new { s, Door = werk.Db.Personen.Where(p => p.Id == s.GemaaktDoor).Select(p => (Persoonsnaam?)p.Naam).FirstOrDefault() }).Take(Meeste).ToListAsync(stop);
        werk.Meld(afweging, school.ToString());
        await werk.SluitAsync(stop);
        return new Resultaat<IReadOnlyList<Aanleversleutelinzage>>.Gelukt([.. rijen.Select(r => new Aanleversleutelinzage(r.s.Id, r.s.Naam, r.s.Begin, r.s.Gemaakt, r.Door?.ToString() ?? "", r.s.Verloopt, r.s.Ingetrokken, r.s.LaatstGebruikt, r.s.Ingetrokken is null && r.s.Verloopt > werk.Nu))]);
    }
}

/// <summary>Makes a key for one school. Two may work at a time, so that a program can go over to the next one without a gap.</summary>
public sealed class MaakAanleversleutel(Routeboekopslag opslag, TimeProvider klok)
{
    public static readonly Verrichting Verrichting = new("aanleversleutel-maken", "registraties");

    /// <summary>How many of a school may work at a time.</summary>
    public const int Meeste = 2;

    /// <summary>How long one works at most.</summary>
    public const int MeesteDagen = 365;

    /// <param name="School">Of which school.</param>
    /// <param name="Naam">The program that gets it.</param>
    /// <param name="Dagen">How many days it works.</param>
    public sealed record Invoer(OrganisatieId School, string Naam, int Dagen);

    public async Task<Resultaat<NieuweAanleversleutel>> VoerUitAsync(Actor actor, Invoer invoer, CancellationToken stop)
    {
        var naam = invoer.Naam.Trim();
        if (naam.Length is 0 or > Aanleversleutel.LangsteNaam || naam.Any(char.IsControl))
            return Resultaat<NieuweAanleversleutel>.Fout("naam", "de naam ontbreekt of is te lang", $"1 tot {Aanleversleutel.LangsteNaam} tekens");
        if (invoer.Dagen is < 1 or > MeesteDagen)
            return Resultaat<NieuweAanleversleutel>.Fout("dagen", "zo lang kan een sleutel niet werken", $"1 tot {MeesteDagen} dagen");
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        // the organisation's row is the lock: two at once never make a third
        await werk.Db.Organisaties.Where(o => o.Id == invoer.School).ExecuteUpdateAsync(z => z.SetProperty(o => o.Naam, o => o.Naam), stop);
        var afweging = await BepaalAsync(werk, invoer.School, Handelingsoort.Inrichten, stop);
        if (!afweging.Mag)
            return await werk.WeigerAsync<NieuweAanleversleutel>(afweging, invoer.School.ToString(), stop);
        if (await werk.Db.Aanleversleutels.CountAsync(s => s.School == invoer.School && s.Ingetrokken == null && s.Verloopt > werk.Nu, stop) >= Meeste)
            return Resultaat<NieuweAanleversleutel>.Fout("", $"er werken al {Meeste} sleutels", "dat u er eerst een intrekt");
        var (tekst, hash) = Aanleversleutel.Maak();
        var sleutel = new Aanleversleutel
        {
            Id = new AanleversleutelId(werk.Sleutel()),
            School = invoer.School,
            Naam = naam,
            Hash = hash,
            Begin = tekst[..Aanleversleutel.Beginlengte],
            Gemaakt = werk.Nu,
            GemaaktDoor = actor.Persoon,
            Verloopt = werk.Nu.AddDays(invoer.Dagen),
        };
        werk.Db.Add(sleutel);
        werk.Meld(afweging, sleutel.Id.ToString());
        await werk.SluitAsync(stop);
        return new Resultaat<NieuweAanleversleutel>.Gelukt(new NieuweAanleversleutel(sleutel.Id, tekst, sleutel.Verloopt));
    }

    internal static async Task<Afweging> BepaalAsync(Werkgang werk, OrganisatieId school, Handelingsoort handeling, CancellationToken stop) =>
        await werk.Db.Organisaties.AnyAsync(o => o.Id == school && o.Soort == Organisatiesoort.School, stop)
            ? await werk.Toegang.BepaalAsync(new Onderwerpsleutel.VanOrganisatie(Onderwerpsoort.Account, school), Handeling.Van(handeling), stop)
            : Afweging.BestaatNiet;
}

/// <summary>Takes a key back: it opens nothing from now on, on any node.</summary>
public sealed class TrekAanleversleutelIn(Routeboekopslag opslag, TimeProvider klok)
{
    public static readonly Verrichting Verrichting = new("aanleversleutel-intrekken", "registraties");

    public async Task<Resultaat<AanleversleutelId>> VoerUitAsync(Actor actor, AanleversleutelId id, CancellationToken stop)
    {
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var sleutel = await werk.Db.Aanleversleutels.AsTracking().SingleOrDefaultAsync(s => s.Id == id, stop);
        var afweging = sleutel is null ? Afweging.BestaatNiet : await MaakAanleversleutel.BepaalAsync(werk, sleutel.School, Handelingsoort.Inrichten, stop);
        if (sleutel is null || !afweging.Mag)
            return await werk.WeigerAsync<AanleversleutelId>(afweging, id.ToString(), stop);
        // once is enough: who did it first stays written
        if (sleutel.Ingetrokken is null)
            (sleutel.Ingetrokken, sleutel.IngetrokkenDoor) = (werk.Nu, actor.Persoon);
        werk.Meld(afweging, id.ToString());
        await werk.SluitAsync(stop);
        return new Resultaat<AanleversleutelId>.Gelukt(id);
    }
}
