namespace Routeboek.Web.Bedrijf;

/// <summary>
/// How long is kept what nobody needs any more: the part <c>Bewaren</c> of the configuration, in days. No law names these periods: AVG
/// article 5(1)(e) says no longer than needed, and docs/beheer-bedrijf.md says why each is what it is.
/// </summary>
/// <param name="Sessies">After a session was over; who signed in stays in the audit.</param>
/// <param name="Links">After a link was used or expired.</param>
/// <param name="Gelezen">Files of the folder watch that were read: what they held is in the database.</param>
/// <param name="Geweigerd">Files that were refused: the school still has to look at them.</param>
public sealed record Bewaartermijnen(TimeSpan Sessies, TimeSpan Links, TimeSpan Gelezen, TimeSpan Geweigerd)
{
    private const int Meeste = 365;

    /// <summary><c>Bewaren:Sessies</c>, <c>Bewaren:Links</c>, <c>Bewaren:Gelezen</c> and <c>Bewaren:Geweigerd</c>.</summary>
    /// <exception cref="InvalidOperationException">A setting cannot be; the sentence says which.</exception>
    public static Bewaartermijnen Van(IConfiguration configuratie)
    {
        var deel = configuratie.GetSection("Bewaren");
        return new Bewaartermijnen(Dagen("Sessies", 7), Dagen("Links", 7), Dagen("Gelezen", 7), Dagen("Geweigerd", 28));

        TimeSpan Dagen(string naam, int standaard) => deel.GetValue(naam, standaard) is >= 1 and <= Meeste and var dagen
            ? TimeSpan.FromDays(dagen) : throw new InvalidOperationException($"Bewaren:{naam} is een aantal dagen van 1 tot en met {Meeste}.");
    }
}
