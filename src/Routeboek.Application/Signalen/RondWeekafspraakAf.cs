using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Signalen;

/// <summary>Says what became of an agreement of the weekly analysis: done, not done with the reason, or open again.</summary>
public sealed class RondWeekafspraakAf(Routeboekopslag opslag, TimeProvider klok)
{
    public static readonly Verrichting Verrichting = new("weekafspraak-afronden", "signalen");

    public const int LangsteReden = Weekafspraak.LangsteTekst;

    /// <param name="Id">Which.</param>
    /// <param name="Afloop">What became of it.</param>
    /// <param name="Reden">Why it was not done.</param>
    /// <param name="Versie">The version that was looked at.</param>
    public sealed record Invoer(WeekafspraakId Id, Weekafloop Afloop, string Reden, long Versie);

    /// <summary>What became of it, as it stands.</summary>
    public sealed record Uitkomst(string Wat, Weekafloop Afloop, string Reden, long Versie);

    public async Task<Resultaat<Uitkomst>> VoerUitAsync(Actor actor, Invoer invoer, CancellationToken stop)
    {
        var reden = invoer.Afloop == Weekafloop.NietGedaan ? invoer.Reden.Trim() : "";
        if (!Enum.IsDefined(invoer.Afloop) || reden.Length > LangsteReden || invoer.Afloop == Weekafloop.NietGedaan && reden.Length == 0)
            return Resultaat<Uitkomst>.Fout("reden", "er staat niet waarom het niet gedaan is, of het is te lang", $"1 tot {LangsteReden} tekens");
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var school = actor.Aanstelling.Organisatie;
        var rij = await werk.Db.Weekafspraken.AsTracking().SingleOrDefaultAsync(w => w.Id == invoer.Id && w.School == school, stop);
        var afweging = rij is null ? Afweging.BestaatNiet : await werk.MagAsync(rij.School, Handelingsoort.Vastleggen, stop);
        if (rij is null || !afweging.Mag)
            return await werk.WeigerAsync<Uitkomst>(afweging, invoer.Id.ToString(), stop);
        var opgeslagen = Van(rij);
        werk.Meld(afweging, invoer.Id.ToString());
        rij.GedaanOp = invoer.Afloop == Weekafloop.Open ? null : werk.Nu;
        rij.GedaanDoor = invoer.Afloop == Weekafloop.Open ? null : actor.Persoon;
        rij.NietGedaan = reden.Length == 0 ? null : reden;
        return await werk.BewaarAsync(rij, invoer.Versie, Van, Van(rij), opgeslagen, stop);
    }

    internal static Weekafloop Afloop(Weekafspraak rij) => rij.GedaanOp is null ? Weekafloop.Open : rij.NietGedaan is null ? Weekafloop.Gedaan : Weekafloop.NietGedaan;

    private static Uitkomst Van(Weekafspraak rij) => new(rij.Wat, Afloop(rij), rij.NietGedaan ?? "", rij.Versie);
}
