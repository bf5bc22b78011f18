using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Inlezen;
using Routeboek.Application.Opslag;
using Routeboek.Application.Registraties;
using Routeboek.Application.Signalering;
using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Protocollen;
using Routeboek.Domain.Signalering;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Application.Signalen;

/// <summary>A row that was counted.</summary>
/// <param name="Dag">The day.</param>
/// <param name="Wat">Kind and part of the day, e.g. "te laat, lesuur 2".</param>
public sealed record Bewijsregel(DateOnly Dag, string Wat);

/// <summary>Why a signal is on, as the evaluator tells it.</summary>
/// <param name="Waarom">What was counted.</param>
/// <param name="Grens">The threshold.</param>
/// <param name="Nog">What is missing; empty for a signal that is on.</param>
/// <param name="Bewijs">The rows counted, the latest first.</param>
public sealed record Signaaluitleg(string Waarom, string Grens, string Nog, IReadOnlyList<Bewijsregel> Bewijs);

/// <summary>Explains signals of some pupils from the registrations that count, with the evaluator of every file.</summary>
internal sealed class Lijnuitleg(Opslagcontext db, Schoolkader kader, DateOnly peildag)
{
    private const int Hap = 500;

    /// <summary>The signals that are on (or, when asked, near) on the reference day, for each pupil.</summary>
    public async Task<ILookup<LeerlingId, (Signaalregel Regel, DateOnly? Sinds, Signaal Signaal, Signaaluitleg Uitleg)>> LeesAsync(IReadOnlyList<Kaderleerling> leerlingen, bool nadert, CancellationToken stop)
    {
        var uit = new List<(LeerlingId Leerling, Signaalregel Regel, DateOnly? Sinds, Signaal Signaal, Signaaluitleg Uitleg)>();
        var jaar = Schooljaar.Met(peildag);
        var van = new DateOnly(jaar.Begin, 8, 1);
        var toegepast = await db.Inleesbeurten.Where(b => b.School == kader.School && b.Status == Inleesstatus.Toegepast).Select(b => b.Nr).ToHashSetAsync(stop);
        var geldend = kader.Protocollen.LastOrDefault(p => p.Van <= peildag) ?? kader.Protocollen[0];
        foreach (var hap in leerlingen.Chunk(Hap))
        {
            var rijen = await Zichtbaar.PerLeerlingAsync(db, [.. hap.Select(l => l.Nr)], van, peildag, toegepast, stop);
            var rooster = await kader.RoosterAsync(db, hap, stop);
            var bestand = Schoolbeoordeling.Bestand(new Keurkader(geldend.Protocol, kader.Kalender, Schoolkader.Lijst(hap), rooster), hap, rijen);
            var beoordelaar = new Leerlingbeoordelaar(geldend.Protocol, bestand, peildag, nadert, opPeildag: true);
            var opSleutel = hap.ToDictionary(l => l.Sleutel, l => l.Id, StringComparer.Ordinal);
            for (var i = 0; i < bestand.Leerlingen; i++)
            {
                var leerling = opSleutel[System.Text.Encoding.UTF8.GetString(bestand.Sleutel(i))];
                var signalen = beoordelaar.Beoordeel(i);
                foreach (var signaal in signalen.Signalen.Where(s => nadert ? s.IsNadering : !s.IsNadering))
                    uit.Add((leerling, signaal.Regel, signaal.Sinds < 0 ? null : signalen.Kalender.Datum(signaal.Sinds), signaal, Leg(signaal, signalen, bestand.Rijen(i))));
            }
        }

        return uit.ToLookup(u => u.Leerling, u => (u.Regel, u.Sinds, u.Signaal, u.Uitleg));
    }

    private static Signaaluitleg Leg(Signaal signaal, Leerlingsignalen signalen, ReadOnlySpan<uint> rijen)
    {
        var bewijs = new List<Bewijsregel>();
        foreach (var i in signalen.BewijsVan(signaal))
        {
            var rij = new Registratie(rijen[i]);
            bewijs.Add(new Bewijsregel(signalen.Kalender.Datum(rij.Dag), Verzuimnamen.SoortLeesbaar(rij.Soort)
                + (rij.Tijdvak.IsLesuur ? $", lesuur {rij.Tijdvak.Lesuur}" : rij.Tijdvak.IsDagdeel ? $", {Verzuimnamen.Tijdvak(rij.Tijdvak)}" : "")));
        }

        DateOnly? eerste = bewijs.Count > 0 ? bewijs[0].Dag : null;
        bewijs.Reverse();
        var dag = signalen.Kalender.Datum(signaal.IsAan || signaal.IsNadering ? signalen.Peildag : signaal.Sinds);
        return new Signaaluitleg(Uitleg.Waarom(signaal.Regel, signaal.Verklaring, eerste, dag), Uitleg.Grens(signaal.Regel, signaal.Verklaring), signaal.IsNadering ? Uitleg.Nog(signaal.Verklaring) : "", bewijs);
    }
}
