using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Dossiers;
using Routeboek.Application.Invoer;
using Routeboek.Application.Kalenders;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Inlezen;

/// <summary>In which form a school wrote its calendar.</summary>
public enum Kalendervorm
{
    /// <summary>The calendar of the holiday region, without anything of its own.</summary>
    Regio,

    /// <summary>KALENDER.csv: every school day with its minutes.</summary>
    Csv,

    /// <summary>YAML: what differs from the region (docs/kalenders.md).</summary>
    Verschil,
}

/// <summary>The calendar of a school in one school year.</summary>
/// <param name="Schooljaar">The year in which it begins.</param>
/// <param name="Vorm">In which form it was written.</param>
/// <param name="Inhoud">As the school wrote it; empty for the region's.</param>
/// <param name="Versie">How often it was set; 0 = never.</param>
/// <param name="Dagen">The school days that follow from it.</param>
public sealed record Kalenderinzage(int Schooljaar, Kalendervorm Vorm, string Inhoud, int Versie, IReadOnlyList<Schooldag> Dagen);

/// <summary>
/// Sets the calendar of a school for one school year, or gives that year back to the region. What was there stays as an earlier version. The
/// signals of the school follow.
/// </summary>
public sealed class StelSchoolkalenderIn(Routeboekopslag opslag, TimeProvider klok, Protocolbron protocollen, Kaderkeuze kaders)
{
    public static readonly Verrichting Verrichting = new("schoolkalender-instellen", "registraties");

    /// <summary>The longest calendar, in characters.</summary>
    public const int LangsteInhoud = 256 * 1024;

    /// <param name="School">The school.</param>
    /// <param name="Schooljaar">The year in which the school year begins.</param>
    /// <param name="Vorm">In which form it is written.</param>
    /// <param name="Inhoud">The text; empty for the region's.</param>
    public sealed record Invoer(OrganisatieId School, int Schooljaar, Kalendervorm Vorm, string Inhoud);

    public async Task<Resultaat<Kalenderinzage>> VoerUitAsync(Actor actor, Invoer invoer, CancellationToken stop)
    {
        if (invoer.Schooljaar is < 2000 or > 2100)
            return Resultaat<Kalenderinzage>.Fout("schooljaar", "dit schooljaar kan niet", "het jaar waarin het begint, zoals 2026");
        if (invoer.Inhoud.Length > LangsteInhoud)
            return Resultaat<Kalenderinzage>.Fout("inhoud", "de kalender is te lang", "een regel per schooldag");
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var bestaat = await werk.Db.Organisaties.AnyAsync(o => o.Id == invoer.School && o.Soort == Organisatiesoort.School, stop);
        var afweging = bestaat ? await werk.RegistrerenOfInrichtenAsync(invoer.School, Handelingsoort.Vastleggen, stop) : Afweging.BestaatNiet;
        if (!afweging.Mag)
            return await werk.WeigerAsync<Kalenderinzage>(afweging, invoer.School.ToString(), stop);
        await Beurtwissel.NeemSlotAsync(werk.Db, invoer.School, stop);
        var vandaag = Schoolklok.Vandaag(klok);
        if (await Schoolkader.LeesAsync(werk.Db, invoer.School, vandaag, protocollen, stop) is not { } kader)
            return Resultaat<Kalenderinzage>.Fout("protocol", "deze school heeft nog geen protocol", "stel eerst een protocol in voor deze school");
        if (Keur(invoer, kader.Op(vandaag).Sectoren[0]) is { Count: > 0 } fouten)
            return new Resultaat<Kalenderinzage>.Onjuist(fouten);
        var jaar = (short)invoer.Schooljaar;
        var vorige = await werk.Db.Schoolkalenders.Where(k => k.School == invoer.School && k.Schooljaar == jaar).MaxAsync(k => (int?)k.Versie, stop) ?? 0;
        werk.Db.Add(new Schoolkalenderrij
        {
            School = invoer.School,
            Schooljaar = jaar,
            Versie = vorige + 1,
            IsYaml = invoer.Vorm switch { Kalendervorm.Regio => null, Kalendervorm.Csv => false, Kalendervorm.Verschil => true },
            Inhoud = invoer.Vorm == Kalendervorm.Regio ? "" : invoer.Inhoud,
            Door = actor.Persoon,
            Sinds = werk.Nu,
        });
        await Beurtwissel.HeleSchoolAsync(werk.Db, invoer.School, stop);
        werk.Meld(afweging, invoer.School.ToString());
        await werk.SluitAsync(stop);

        await new Signaalbijwerker(opslag, klok, protocollen, kaders).WerkBijAsync(actor, afweging, invoer.School, null, stop);
        await using var db = opslag.Context();
        return new Resultaat<Kalenderinzage>.Gelukt(await LeesSchoolkalender.InzageAsync(db, invoer.School, jaar, vandaag, protocollen, stop)
            ?? throw new InvalidOperationException("het protocol van de school is er niet meer"));
    }

    private static IReadOnlyList<Bestandsmelding> Keur(Invoer invoer, Domain.Protocollen.Sector sector)
    {
        if (invoer.Vorm == Kalendervorm.Regio)
            return [];
        var gelezen = Schoolkader.LeesEigen(invoer.Vorm == Kalendervorm.Verschil, invoer.Inhoud, sector);
        if (gelezen.Waarde is not { } kalender || gelezen.Fouten.Count > 0)
            return gelezen.Fouten;
        return kalender.Jaren.Any(j => j.Jaar.Begin == invoer.Schooljaar) ? []
            : [new Bestandsmelding("kalender", 0, "", $"er staat geen schooldag van {new Schooljaar(invoer.Schooljaar)} in", "de schooldagen van dit schooljaar")];
    }
}

/// <summary>Reads the calendar of a school in one school year.</summary>
public sealed class LeesSchoolkalender(Routeboekopslag opslag, TimeProvider klok, Protocolbron protocollen)
{
    public static readonly Verrichting Verrichting = new("schoolkalender-lezen", "registraties");

    /// <param name="School">The school.</param>
    /// <param name="Schooljaar">The year in which the school year begins.</param>
    public sealed record Invoer(OrganisatieId School, int Schooljaar);

    public async Task<Resultaat<Kalenderinzage>> VoerUitAsync(Actor actor, Invoer invoer, CancellationToken stop)
    {
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var bestaat = await werk.Db.Organisaties.AnyAsync(o => o.Id == invoer.School && o.Soort == Organisatiesoort.School, stop);
        var afweging = bestaat ? await werk.RegistrerenOfInrichtenAsync(invoer.School, Handelingsoort.Lezen, stop) : Afweging.BestaatNiet;
        if (!afweging.Mag)
            return await werk.WeigerAsync<Kalenderinzage>(afweging, invoer.School.ToString(), stop);
        if (await InzageAsync(werk.Db, invoer.School, (short)invoer.Schooljaar, Schoolklok.Vandaag(klok), protocollen, stop) is not { } inzage)
            return Resultaat<Kalenderinzage>.Fout("protocol", "deze school heeft nog geen protocol", "stel eerst een protocol in voor deze school");
        werk.Meld(afweging, invoer.School.ToString());
        await werk.SluitAsync(stop);
        return new Resultaat<Kalenderinzage>.Gelukt(inzage);
    }

    internal static async Task<Kalenderinzage?> InzageAsync(Opslagcontext db, OrganisatieId school, short jaar, DateOnly vandaag, Protocolbron protocollen, CancellationToken stop)
    {
        if (await Schoolkader.LeesAsync(db, school, vandaag, protocollen, stop) is not { } kader)
            return null;
        var rij = await db.Schoolkalenders.Where(k => k.School == school && k.Schooljaar == jaar).OrderByDescending(k => k.Versie).FirstOrDefaultAsync(stop);
        var dagen = Enumerable.Range(0, kader.Kalender.Aantal).Where(i => Schooljaar.Met(kader.Kalender.Datum(i)).Begin == jaar).Select(i => new Schooldag(kader.Kalender.Datum(i), kader.Kalender.Minuten[i]));
        return new Kalenderinzage(jaar, rij?.IsYaml switch { null => Kalendervorm.Regio, false => Kalendervorm.Csv, true => Kalendervorm.Verschil }, rij?.Inhoud ?? "", rij?.Versie ?? 0, [.. dagen]);
    }
}
