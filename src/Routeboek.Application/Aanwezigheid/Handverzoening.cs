using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Inlezen;
using Routeboek.Application.Opslag;

namespace Routeboek.Application.Aanwezigheid;

/// <summary>
/// People go on while a file waits, and after it was applied. Before its status flips, what they did with the same pupils is brought together
/// with it, by the same rules by which a file is compared. Only with the lock of the school.
/// </summary>
internal static class Handverzoening
{
    /// <summary>Before a file counts that was compared with what counted earlier.</summary>
    public static async Task VoorToepassenAsync(Opslagcontext db, Inleesbeurt beurt, CancellationToken stop)
    {
        var beurten = await db.BeurtenAsync(beurt.School, stop);
        var leerlingen = await AangeraaktAsync(db, beurt, beurt.Begonnen, stop);
        if (leerlingen.Count == 0 || beurt is not { Van: { } van, Tot: { } tot })
            return;
        var correcties = await Handbeurt.CorrectiesAsync(db, leerlingen, van, tot, beurten.MetDeHand, stop);
        var rijen = (await db.Registraties.Where(r => leerlingen.Contains(r.Leerling) && r.Dag >= van && r.Dag <= tot).ToListAsync(stop)).ToLookup(r => r.Leerling);
        var schrijver = new Registratieschrijver(db, beurt.Nr);
        var vergelijking = new Registratievergelijking();
        foreach (var leerling in leerlingen)
        {
            var nu = Rijen(rijen[leerling].Where(r => r.Tot != beurt.Nr && beurten.Toegepast.Contains(r.Sinds) && !(r.Tot is { } einde && beurten.Toegepast.Contains(einde))));
            var komt = rijen[leerling].Where(r => r.Sinds == beurt.Nr && r.Tot != beurt.Nr).Select(Registratiecode.Van).Order().ToArray();
            // what the file ended itself was decided when it was read
            var toets = new Correctietoets(nu, [.. correcties[leerling].Where(c => c.Tot != beurt.Nr)], beurten.MetDeHand, beurten.Toegepast);
            toets.Toets(Inleessoort.Aanvulling, komt, nu.Codes);
            vergelijking.Vergelijk(Inleessoort.Aanvulling, toets.Bestand, toets.Bekend);
            foreach (var code in komt.Except(vergelijking.Komt))
                schrijver.Gaat(leerling, code, beurt.Nr);
            foreach (var code in vergelijking.Gaat)
                schrijver.Gaat(leerling, code, nu.Sinds(code));
            foreach (var vervalt in toets.Vervallen)
                vervalt.Tot = beurt.Nr;
        }

        await schrijver.SchrijfAsync(stop);
        await db.SaveChangesAsync(stop);
    }

    /// <summary>Before a file counts no longer: where what comes back would stand against what people said since, their word holds.</summary>
    public static async Task VoorOngedaanAsync(Opslagcontext db, Inleesbeurt beurt, CancellationToken stop)
    {
        var leerlingen = await AangeraaktAsync(db, beurt, beurt.Besloten ?? beurt.Begonnen, stop);
        if (leerlingen.Count == 0 || beurt is not { Van: { } van, Tot: { } tot })
            return;
        var (toegepast, metDeHand) = await db.BeurtenAsync(beurt.School, stop);
        toegepast.Remove(beurt.Nr);
        var correcties = await Handbeurt.CorrectiesAsync(db, leerlingen, van, tot, metDeHand, stop);
        var rijen = (await db.Registraties.Where(r => leerlingen.Contains(r.Leerling) && r.Dag >= van && r.Dag <= tot).ToListAsync(stop)).ToLookup(r => r.Leerling);
        foreach (var leerling in leerlingen)
        {
            var nu = Rijen(rijen[leerling].Where(r => toegepast.Contains(r.Sinds) && !(r.Tot is { } einde && toegepast.Contains(einde))));
            var toets = new Correctietoets(nu, [.. correcties[leerling]], metDeHand, toegepast);
            var weg = new HashSet<(Registratiecode, int)>();
            foreach (var correctie in correcties[leerling].Select(c => c.Dag).Distinct().SelectMany(toets.Op).OrderByDescending(c => c.Rij.Beurt))
                await HoudAsync(db, leerling, correctie, toets.Op(correctie.Rij.Dag), nu, weg, stop);
        }

        await db.SaveChangesAsync(stop);
    }

    private static async Task HoudAsync(Opslagcontext db, int leerling, Geldendecorrectie correctie, IReadOnlyList<Geldendecorrectie> alle, Leerlingrijen nu, HashSet<(Registratiecode, int)> weg, CancellationToken stop)
    {
        var schrijver = new Registratieschrijver(db, correctie.Rij.Beurt);
        var gezien = correctie.Gezien.ToList();
        var eerder = gezien.Count;
        for (var i = 0; i < nu.Codes.Length; i++)
        {
            var (code, sinds) = (nu.Codes[i], nu.Beurten[i]);
            if (code.Dag != correctie.Rij.Dag || sinds >= correctie.Rij.Beurt || weg.Contains((code, sinds)))
                continue;
            var eigenaar = alle.FirstOrDefault(c => c.Rijen.Contains(code) && c.Rij.Beurt <= correctie.Rij.Beurt && sinds <= c.Rij.Beurt);
            if (eigenaar == correctie || !(correctie.Rijen.Exists(h => h == code || Correctietoets.Botst(code, h)) || eigenaar is null && correctie.Gezien.Any(g => g == code || Correctietoets.Botst(code, g))))
                continue;
            weg.Add((code, sinds));
            schrijver.Gaat(leerling, code, sinds);
            if (eigenaar is null)
                gezien.Add(code);
            else
                eigenaar.Rij.Tot = correctie.Rij.Beurt;
            if (eigenaar is not null)
                gezien.AddRange(eigenaar.Gezien);
        }

        if (gezien.Count > eerder)
            correctie.Rij.Gezien = Gezienvorm.Schrijf(gezien);
        await schrijver.SchrijfAsync(stop);
    }

    // pupils that both the file and somebody since then changed
    private static Task<List<int>> AangeraaktAsync(Opslagcontext db, Inleesbeurt beurt, DateTime sinds, CancellationToken stop) =>
        db.Beurtleerlingen.Where(l => l.Beurt == beurt.Nr && db.Beurtleerlingen.Any(h => h.Leerling == l.Leerling
            && db.Inleesbeurten.Any(b => b.Nr == h.Beurt && b.School == beurt.School && (b.Nr > beurt.Nr || b.Besloten >= sinds) && b.Status == Inleesstatus.Toegepast && Handbeurt.Bronnen.Contains(b.Bron))))
            .Select(l => l.Leerling).ToListAsync(stop);

    private static Leerlingrijen Rijen(IEnumerable<Registratierij> rijen)
    {
        var lijst = rijen.ToList();
        var codes = lijst.Select(Registratiecode.Van).ToArray();
        var beurten = lijst.Select(r => r.Sinds).ToArray();
        Array.Sort(codes, beurten);
        return new Leerlingrijen(codes, beurten);
    }
}
