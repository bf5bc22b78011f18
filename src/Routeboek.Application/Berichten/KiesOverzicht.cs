using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Kalenders;
using Routeboek.Application.Opslag;
using Routeboek.Domain.Organisaties;

namespace Routeboek.Application.Berichten;

/// <summary>Whether somebody wants the numbers of the day by mail: an own setting, of nobody else, so it asks no access.</summary>
public sealed class KiesOverzicht(Routeboekopslag opslag, TimeProvider klok)
{
    private const int Uur = 7;

    public async Task<Overzichtsritme> LeesAsync(PersoonId wie, CancellationToken stop)
    {
        await using var db = opslag.Context();
        return await db.Overzichtskeuzen.Where(k => k.Persoon == wie).Select(k => k.Ritme).SingleOrDefaultAsync(stop);
    }

    public async Task VoerUitAsync(PersoonId wie, Overzichtsritme ritme, CancellationToken stop)
    {
        await using var db = opslag.Context();
        await using var transactie = await db.Database.BeginTransactionAsync(stop);
        var keuze = await db.Overzichtskeuzen.AsTracking().SingleOrDefaultAsync(k => k.Persoon == wie, stop);
        if (ritme == Overzichtsritme.Geen)
        {
            if (keuze is not null)
                db.Remove(keuze);
        }
        else if (keuze is null)
        {
            db.Add(new Overzichtskeuze { Persoon = wie, Ritme = ritme, Volgende = Volgende(ritme, Werkgang.Tijdstip(klok)) });
        }
        else
        {
            (keuze.Ritme, keuze.Volgende) = (ritme, Volgende(ritme, Werkgang.Tijdstip(klok)));
        }

        await db.SaveChangesAsync(stop);
        await transactie.CommitAsync(stop);
    }

    /// <summary>The next one after an instant: at seven in the morning here, Monday to Friday or on Monday.</summary>
    internal static DateTime Volgende(Overzichtsritme ritme, DateTime na)
    {
        for (var dag = DateOnly.FromDateTime(Schoolklok.Plaatselijk(na)); ; dag = dag.AddDays(1))
        {
            var past = ritme == Overzichtsritme.Maandag ? dag.DayOfWeek == DayOfWeek.Monday : dag.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
            // the clock changes on Sundays only
            if (past && Schoolklok.BeginVanDag(dag).AddHours(Uur) is var moment && moment > na)
                return moment;
        }
    }
}
