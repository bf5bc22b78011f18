using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Signalen;

/// <summary>Agrees on something in the weekly analysis: what, who and by when.</summary>
public sealed class MaakWeekafspraak(Routeboekopslag opslag, TimeProvider klok)
{
    public static readonly Verrichting Verrichting = new("weekafspraak-maken", "signalen");

    public const int LangsteTekst = Weekafspraak.LangsteTekst;

    private const int LangsteTermijn = 366;

    /// <param name="Maandag">The Monday of the week that is looked at.</param>
    /// <param name="Wat">What.</param>
    /// <param name="Wie">Who, of the people at school.</param>
    /// <param name="Uiterlijk">By when.</param>
    public sealed record Invoer(DateOnly Maandag, string Wat, PersoonId Wie, DateOnly Uiterlijk);

    public async Task<Resultaat<WeekafspraakId>> VoerUitAsync(Actor actor, Invoer invoer, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(invoer.Wat) || invoer.Wat.Length > LangsteTekst)
            return Resultaat<WeekafspraakId>.Fout("wat", "er staat niet wat u afspreekt, of het is te lang", $"1 tot {LangsteTekst} tekens");
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var school = actor.Aanstelling.Organisatie;
        if (!Weekwerk.Kan(invoer.Maandag, werk.Vandaag))
            return Resultaat<WeekafspraakId>.Fout("week", "deze week kan niet", "deze week, of een week van het afgelopen jaar");
        if (invoer.Uiterlijk < werk.Vandaag || invoer.Uiterlijk > werk.Vandaag.AddDays(LangsteTermijn))
            return Resultaat<WeekafspraakId>.Fout("uiterlijk", "deze dag kan niet", "vandaag of later, binnen een jaar");
        var afweging = await werk.MagAsync(school, Handelingsoort.Vastleggen, stop);
        if (!afweging.Mag)
            return await werk.WeigerAsync<WeekafspraakId>(afweging, "", stop);
        if ((await werk.MensenAsync(school, stop)).All(m => m.Persoon != invoer.Wie))
            return Resultaat<WeekafspraakId>.Fout("wie", "deze persoon werkt niet (meer) op deze school", "iemand uit de lijst");
        var afspraak = new Weekafspraak
        {
            Id = new WeekafspraakId(werk.Sleutel()),
            School = school,
            Maandag = invoer.Maandag,
            Wat = invoer.Wat.Trim(),
            Wie = invoer.Wie,
            Uiterlijk = invoer.Uiterlijk,
            Door = actor.Persoon,
            Op = werk.Nu,
        };
        werk.Db.Add(afspraak);
        werk.Meld(afweging, afspraak.Id.ToString());
        await werk.SluitAsync(stop);
        return new Resultaat<WeekafspraakId>.Gelukt(afspraak.Id);
    }
}
