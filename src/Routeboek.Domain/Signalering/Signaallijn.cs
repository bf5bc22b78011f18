using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Protocollen;

namespace Routeboek.Domain.Signalering;

/// <summary>What people decide of a signal. It never closes without an intervention or a reason.</summary>
public enum Signaaloordeel
{
    /// <summary>There is, or comes, a dossier in which it goes on.</summary>
    Opgepakt,

    /// <summary>Already dealt with.</summary>
    AlBekend,

    /// <summary>No concern; looked at again on a day.</summary>
    GeenZorg,

    /// <summary>The registration is wrong; looked at again when it is still there after the term.</summary>
    OnjuisteRegistratie,
}

/// <summary>What the list must know of one signal of a pupil.</summary>
/// <param name="Regel">The rule of the protocol.</param>
/// <param name="Sinds">First day, inclusive.</param>
/// <param name="Tot">Last day, inclusive; null while it is on.</param>
/// <param name="Getoond">The day on which people could first see it.</param>
/// <param name="Oordeel">What people decided; null = nothing yet.</param>
/// <param name="HerzienOp">The day on which it is looked at again; null = never.</param>
public sealed record Lijnsignaal(Signaalregel Regel, DateOnly Sinds, DateOnly? Tot, DateOnly Getoond, Signaaloordeel? Oordeel = null, DateOnly? HerzienOp = null)
{
    /// <summary>Decided, and not to be looked at again yet.</summary>
    public bool IsAfgedaan(DateOnly vandaag) => Oordeel is not null && !(HerzienOp <= vandaag);

    /// <summary>Since when people wait: since it was shown, or since the day to look again.</summary>
    public DateOnly WachtSinds(DateOnly vandaag) => HerzienOp <= vandaag ? HerzienOp.Value : Getoond;
}

/// <summary>How a pupil stands on the list, most urgent first.</summary>
public enum Lijnstand
{
    /// <summary>Asks for a decision.</summary>
    Open,

    /// <summary>In a dossier.</summary>
    Opgepakt,

    /// <summary>Decided otherwise, with a reason.</summary>
    Afgedaan,

    /// <summary>Only a signal that asks no line of its own.</summary>
    Stil,
}

/// <summary>One line of the list: a pupil, by the signal that leads.</summary>
/// <param name="Stand">How it stands.</param>
/// <param name="Leidend">The signal that leads: the highest of those that ask, else of all that are on.</param>
/// <param name="Ook">What else is on, high to low; of the leading one's ladder only what is higher.</param>
/// <param name="Hoogte">How high the leading signal stands on its ladder; see <see cref="Ladders.Hoogte"/>.</param>
/// <param name="WachtSinds">Since when people wait for a decision.</param>
/// <param name="ZonderOpvolging">It asks, for longer than the protocol's term.</param>
public sealed record Signaallijn(Lijnstand Stand, Lijnsignaal Leidend, IReadOnlyList<Lijnsignaal> Ook, int Hoogte, DateOnly WachtSinds, bool ZonderOpvolging)
{
    /// <summary>The line of a pupil; null when nothing is on.</summary>
    /// <param name="signalen">All signals of the pupil in the school year, also those that are over.</param>
    /// <param name="volging">How the protocol wants them dealt with.</param>
    /// <param name="ladders">Its ladders.</param>
    /// <param name="kalender">The school days.</param>
    /// <param name="vandaag">The day.</param>
    public static Signaallijn? Van(IReadOnlyList<Lijnsignaal> signalen, Signaalvolging volging, Ladders ladders, Schoolkalender kalender, DateOnly vandaag)
    {
        var loopt = signalen.Where(s => Loopt(s, volging, kalender, vandaag))
            .OrderByDescending(s => ladders.Hoogte(s.Regel)).ThenBy(s => s.Sinds).ThenBy(s => s.Regel.Id, StringComparer.Ordinal).ToList();
        if (loopt.Count == 0)
            return null;
        var vraagt = loopt.Where(s => !volging.IsStil(s.Regel) && !s.IsAfgedaan(vandaag) && !signalen.Any(o => Dekt(o, s, volging, kalender, vandaag))).ToList();
        var stand = vraagt.Count > 0 ? Lijnstand.Open
            : loopt.Exists(s => s.Oordeel == Signaaloordeel.Opgepakt) ? Lijnstand.Opgepakt
            : loopt.TrueForAll(s => volging.IsStil(s.Regel) && !s.IsAfgedaan(vandaag)) ? Lijnstand.Stil
            : Lijnstand.Afgedaan;
        var leidend = (vraagt.Count > 0 ? vraagt : loopt)[0];
        var ook = loopt.Where(s => s != leidend && (Zaak(s.Regel) != Zaak(leidend.Regel) || s.Regel.Trede > leidend.Regel.Trede)).ToList();
        var wacht = vraagt.Count > 0 ? vraagt.Min(s => s.WachtSinds(vandaag)) : leidend.WachtSinds(vandaag);
        return new Signaallijn(stand, leidend, ook, ladders.Hoogte(leidend.Regel), wacht, vraagt.Count > 0 && Schooldagen(kalender, wacht, vandaag) > volging.OpvolgenBinnen);
    }

    /// <summary>School days from one day to another, the first not counted.</summary>
    public static int Schooldagen(Schoolkalender kalender, DateOnly van, DateOnly tot) => kalender.IndexOpOfVoor(tot) - kalender.IndexOpOfVoor(van);

    // a report of a day is not over with the day: it stays until somebody did something, for as long as a repetition would count
    private static bool Loopt(Lijnsignaal signaal, Signaalvolging volging, Schoolkalender kalender, DateOnly vandaag) => signaal.Tot is not { } tot
        || signaal.Regel.Criterium is Criterium.Dagmelding && signaal.Oordeel is null && Schooldagen(kalender, tot, vandaag) <= volging.HerhalingBinnen;

    // decided at this rung or a higher one, and on until shortly before: the same matter. A report of a day is a matter of its own each day.
    private static bool Dekt(Lijnsignaal eerder, Lijnsignaal signaal, Signaalvolging volging, Schoolkalender kalender, DateOnly vandaag) =>
        eerder != signaal && eerder.IsAfgedaan(vandaag) && signaal.Regel.Criterium is not Criterium.Dagmelding
        && Zaak(eerder.Regel) == Zaak(signaal.Regel) && eerder.Regel.Trede >= signaal.Regel.Trede
        && (eerder.Tot is not { } tot || Schooldagen(kalender, tot, signaal.Sinds) <= volging.HerhalingBinnen);

    private static string Zaak(Signaalregel regel) => regel.Ladder.Length > 0 ? regel.Ladder : $"\0{regel.Id}";
}
