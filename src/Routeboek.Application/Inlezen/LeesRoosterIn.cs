using System.Text;
using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Dossiers;
using Routeboek.Application.Invoer;
using Routeboek.Application.Kalenders;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Inlezen;

/// <summary>What became of a file of timetables.</summary>
/// <param name="Leerlingen">Pupils who have the timetable of the file now.</param>
/// <param name="Dagen">Days that were stored.</param>
/// <param name="Fouten">Refused lines; when there are any, nothing was stored.</param>
public sealed record Roosteruitkomst(int Leerlingen, int Dagen, IReadOnlyList<Bestandsmelding> Fouten);

/// <summary>
/// Brings timetables in (ROOSTER.csv): for each pupil in the file they take the place of the own days between the file's first and last day.
/// All or nothing. The signals of these pupils follow.
/// </summary>
public sealed class LeesRoosterIn(Routeboekopslag opslag, TimeProvider klok, Protocolbron protocollen, Kaderkeuze kaders)
{
    public static readonly Verrichting Verrichting = new("rooster-inlezen", "registraties");

    /// <summary>The largest file.</summary>
    public const long MeesteBytes = 256L * 1024 * 1024;

    public sealed record Invoer(OrganisatieId School, Stream Inhoud, string Bestandsnaam);

    /// <exception cref="IOException">The file cannot be read.</exception>
    public async Task<Resultaat<Roosteruitkomst>> VoerUitAsync(Actor actor, Invoer invoer, CancellationToken stop)
    {
        var (weigering, kader) = await BereidVoorAsync(actor, invoer, stop);
        if (kader is null)
            return weigering!;
        Leesresultaat<Rooster> gelezen;
        try
        {
            gelezen = await Task.Run(() =>
            {
                using var stroom = new Hashstroom(invoer.Inhoud, MeesteBytes);
                return Roosterlezer.Lees(stroom, invoer.Bestandsnaam, kader.Kalender);
            }, stop);
        }
        catch (Registraties.Bestandsfout fout)
        {
            return new Resultaat<Roosteruitkomst>.Onjuist([new Bestandsmelding(invoer.Bestandsnaam, 0, "", fout.Message, "leerling;datum;minuten")]);
        }

        if (gelezen.Waarde is not { Aantal: > 0 } rooster || gelezen.Fouten.Count > 0)
            return new Resultaat<Roosteruitkomst>.Onjuist(gelezen.Fouten.Count > 0 ? gelezen.Fouten : [new Bestandsmelding(invoer.Bestandsnaam, 0, "", "er staan geen roosters in", "leerling;datum;minuten")]);
        return await BewaarAsync(actor, invoer, kader, rooster, stop);
    }

    private async Task<(Resultaat<Roosteruitkomst>? Weigering, Schoolkader? Kader)> BereidVoorAsync(Actor actor, Invoer invoer, CancellationToken stop)
    {
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var afweging = await BepaalAsync(werk, invoer.School, stop);
        if (!afweging.Mag)
            return (await werk.WeigerAsync<Roosteruitkomst>(afweging, invoer.School.ToString(), stop), null);
        if (await werk.Db.Installaties.AnyAsync(i => i.Demo, stop))
            return (Resultaat<Roosteruitkomst>.Fout("", Voorbeeldwereld.Wat, Voorbeeldwereld.Verwacht), null);
        var kader = await Schoolkader.LeesAsync(werk.Db, invoer.School, Schoolklok.Vandaag(klok), protocollen, stop);
        return kader is null ? (Resultaat<Roosteruitkomst>.Fout("protocol", "deze school heeft nog geen protocol", "stel eerst een protocol in voor deze school"), null) : (null, kader);
    }

    private static async Task<Afweging> BepaalAsync(Werkgang werk, OrganisatieId school, CancellationToken stop) =>
        await werk.Db.Organisaties.AnyAsync(o => o.Id == school && o.Soort == Organisatiesoort.School, stop)
            ? await werk.RegistrerenOfInrichtenAsync(school, Handelingsoort.Vastleggen, stop)
            : Afweging.BestaatNiet;

    private async Task<Resultaat<Roosteruitkomst>> BewaarAsync(Actor actor, Invoer invoer, Schoolkader kader, Rooster rooster, CancellationToken stop)
    {
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var afweging = await BepaalAsync(werk, invoer.School, stop);
        if (!afweging.Mag)
            return await werk.WeigerAsync<Roosteruitkomst>(afweging, invoer.School.ToString(), stop);
        await Beurtwissel.NeemSlotAsync(werk.Db, invoer.School, stop);
        await Leerlingnummering.VulAanAsync(werk.Db, invoer.School, stop);
        var leerlingen = (await Schoolkader.LeerlingenAsync(werk.Db, invoer.School, stop)).ToDictionary(l => l.Sleutel, StringComparer.Ordinal);
        var sleutels = Enumerable.Range(0, rooster.Aantal).Select(i => Encoding.UTF8.GetString(rooster.Leerling(i))).ToList();
        if (sleutels.FindAll(s => !leerlingen.ContainsKey(s)) is { Count: > 0 } onbekend)
            return Resultaat<Roosteruitkomst>.Fout("leerling", $"{onbekend.Count} leerlingen zijn niet bekend bij deze school, als eerste {Bestandsmelding.Toon(onbekend[0])}", "leerlingen van deze school; lees nieuwe leerlingen eerst in");
        var rijen = sleutels.SelectMany((s, i) => rooster.Dagen(i).Select(d => new Roosterdagrij { Leerling = leerlingen[s].Nr, Dag = kader.Kalender.Datum(d.Key), Minuten = (short)d.Value })).ToList();
        var (van, tot) = (rijen.Min(r => r.Dag), rijen.Max(r => r.Dag));
        foreach (var hap in sleutels.Select(s => leerlingen[s]).Chunk(500))
        {
            var nummers = hap.Select(l => l.Nr).ToList();
            await werk.Db.Roosterdagen.Where(r => nummers.Contains(r.Leerling) && r.Dag >= van && r.Dag <= tot).ExecuteDeleteAsync(stop);
            var bekend = await werk.Db.Signaalwerk.Where(w => nummers.Contains(w.Leerling)).Select(w => w.Leerling).ToListAsync(stop);
            werk.Db.AddRange(nummers.Except(bekend).Select(nr => new Signaalwerk(nr)));
            foreach (var leerling in hap)
                werk.Meld(afweging.Voor(leerling.Persoon), invoer.School.ToString());
        }

        foreach (var hap in rijen.Chunk(5000))
        {
            werk.Db.AddRange(hap.AsEnumerable());
            await werk.Db.SaveChangesAsync(stop);
            werk.Db.ChangeTracker.Clear();
        }

        await werk.SluitAsync(stop);
        await new Signaalbijwerker(opslag, klok, protocollen, kaders).WerkBijAsync(actor, afweging, invoer.School, null, stop);
        return new Resultaat<Roosteruitkomst>.Gelukt(new Roosteruitkomst(rooster.Aantal, rijen.Count, []));
    }
}
