using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Dossiers;
using Routeboek.Application.Kalenders;
using Routeboek.Application.Mijndag;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Organisaties;

namespace Routeboek.Application.Berichten;

/// <summary>
/// Writes the overviews that are due: numbers and a link, never a name, a school or a topic. Shows nobody anything, so it writes no audit. Moving the
/// moment of the next one is the claim, in the transaction of the message: on however many nodes, one is made.
/// </summary>
public sealed class MaakOverzichten(Routeboekopslag opslag, TimeProvider klok, Kaderkeuze kaders)
{
    private const int Hap = 100;

    /// <param name="adres">Where the routeboek is to be found, for the link.</param>
    /// <param name="stop">Stops it.</param>
    /// <returns>How many messages were written.</returns>
    public async Task<int> VoerUitAsync(string adres, CancellationToken stop)
    {
        var nu = Werkgang.Tijdstip(klok);
        await using var zoek = opslag.Context();
        // nobody of a demo world is a person
        if (await zoek.Installaties.AnyAsync(i => i.Demo, stop))
            return 0;
        var aantal = 0;
        foreach (var keuze in await zoek.Overzichtskeuzen.Where(k => k.Volgende <= nu).OrderBy(k => k.Volgende).Take(Hap).ToListAsync(stop))
            aantal += await MaakAsync(keuze, adres, nu, stop) ? 1 : 0;
        return aantal;
    }

    private async Task<bool> MaakAsync(Overzichtskeuze keuze, string adres, DateTime nu, CancellationToken stop)
    {
        await using var db = opslag.Context();
        await using var transactie = await db.Database.BeginTransactionAsync(stop);
        var (wie, toen, volgende) = (keuze.Persoon, keuze.Volgende, KiesOverzicht.Volgende(keuze.Ritme, nu));
        if (await db.Overzichtskeuzen.Where(k => k.Persoon == wie && k.Volgende == toen).ExecuteUpdateAsync(z => z.SetProperty(k => k.Volgende, volgende), stop) == 0)
            return false;
        var naar = await db.Accounts.Where(a => a.Persoon == wie && a.Uitgeschakeld == null).Select(a => a.Naam).SingleOrDefaultAsync(stop);
        var telling = naar is null ? new Dagtelling(0, 0, 0, 0) : await TelAsync(db, wie, stop);
        // a day without tasks needs no mail
        var schrijf = naar is not null && telling.Nu + telling.Week > 0;
        if (schrijf)
        {
            var kort = Kort(telling);
            db.Add(new Bericht
            {
                Id = new BerichtId(Guid.CreateVersion7(new DateTimeOffset(nu))),
                Aan = naar!,
                Onderwerp = "Routeboek: uw overzicht",
                Tekst = $"Goedemorgen,\n\n{kort}\n\nBekijk uw dag: {adres.TrimEnd('/')}/\n\nU krijgt dit bericht omdat u daarvoor koos. Wijzigen of uitzetten kan bij uw account: {adres.TrimEnd('/')}/account\n",
                Gemaakt = nu,
                VolgendePoging = nu,
            });
            await db.SaveChangesAsync(stop);
        }

        await transactie.CommitAsync(stop);
        return schrijf;
    }

    // rights of two roles never add up, but the work of a day does
    private async Task<Dagtelling> TelAsync(Opslagcontext db, PersoonId wie, CancellationToken stop)
    {
        var som = new Dagtelling(0, 0, 0, 0);
        foreach (var keuze in await new Aanstellingen(opslag, klok).VanAsync(wie, stop))
        {
            var t = await LeesMijnDag.TelAsync(db, keuze.Actor, Schoolklok.Vandaag(klok), kaders, stop);
            som = new Dagtelling(som.Nu + t.Nu, som.Telaat + t.Telaat, som.Week + t.Week, 0);
        }

        return som;
    }

    internal static string Kort(Dagtelling t) => string.Create(CultureInfo.InvariantCulture,
        $"{Taken(t.Nu)} vandaag{(t.Telaat > 0 ? $", {t.Telaat} over de termijn" : "")}. {Taken(t.Week)} later deze week.");

    private static string Taken(int aantal) => string.Create(CultureInfo.InvariantCulture, $"{aantal} {(aantal == 1 ? "taak" : "taken")}");
}
