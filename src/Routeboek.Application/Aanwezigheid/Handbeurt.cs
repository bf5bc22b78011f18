using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Inlezen;
using Routeboek.Application.Opslag;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Application.Aanwezigheid;

/// <summary>What people change of one pupil and day.</summary>
/// <param name="Leerling">The number of the pupil.</param>
/// <param name="Komt">Rows that begin to count.</param>
/// <param name="Gaat">Rows that count no longer, with the import that brought each.</param>
internal sealed record Dagwijziging(int Leerling, DateOnly Dag, IReadOnlyList<Registratiecode> Komt, IReadOnlyList<(Registratiecode Code, int Sinds)> Gaat)
{
    public bool IsLeeg => Komt.Count + Gaat.Count == 0;

    /// <summary>From the rows that count to those that should.</summary>
    public static Dagwijziging Naar(int leerling, DateOnly dag, Leerlingrijen nu, IEnumerable<Registratie> straks)
    {
        var doel = straks.Select(r => new Registratiecode(dag, r.Bits)).ToHashSet();
        var gaat = nu.Codes.Select((c, i) => (Code: c, Sinds: nu.Beurten[i])).Where(r => r.Code.Dag == dag && !doel.Contains(r.Code)).ToList();
        return new Dagwijziging(leerling, dag, [.. doel.Where(c => Array.BinarySearch(nu.Codes, c) < 0).Order()], gaat);
    }
}

/// <summary>
/// An import that people make: a register or a correction. It counts at once, in the transaction of whoever makes it, and never waits; so it does
/// not take the place of a file on its way.
/// </summary>
internal static class Handbeurt
{
    public const string Register = "register";
    public const string Correctie = "correctie";

    public static readonly string[] Bronnen = [Register, Correctie];

    /// <summary>Only with the lock of the school.</summary>
    /// <param name="werk">The use case.</param>
    /// <param name="actor">Who.</param>
    /// <param name="school">The school.</param>
    /// <param name="bron"><see cref="Register"/> or <see cref="Correctie"/>.</param>
    /// <param name="dag">The day it speaks of.</param>
    /// <param name="laatsteDag">The day up to which it says how things are; null = it says that of no day.</param>
    /// <param name="wijzigingen">One for each pupil.</param>
    /// <param name="protocollen">Finds protocols.</param>
    /// <param name="stop">Stops it.</param>
    public static async Task<Inleesbeurt> PasToeAsync(Werkgang werk, Actor actor, OrganisatieId school, string bron, DateOnly dag, DateOnly? laatsteDag, IReadOnlyList<Dagwijziging> wijzigingen, Protocolbron protocollen, CancellationToken stop)
    {
        var db = werk.Db;
        long komt = 0, gewijzigd = 0, verdwenen = 0;
        foreach (var w in wijzigingen)
        {
            var vervangen = Math.Min(w.Komt.Count, w.Gaat.Count);
            (komt, gewijzigd, verdwenen) = (komt + w.Komt.Count, gewijzigd + vervangen, verdwenen + w.Gaat.Count - vervangen);
        }

        var telling = new Inleestelling(komt, komt - gewijzigd, gewijzigd, 0, 0, verdwenen).Sluitend();
        var beurt = new Inleesbeurt
        {
            Id = new InleesbeurtId(werk.Sleutel()),
            School = school,
            Soort = Inleessoort.Aanvulling,
            Status = Inleesstatus.Toegepast,
            Bron = bron,
            Bestandsnaam = bron,
            Hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{bron} {school} {dag:O} {string.Join(' ', wijzigingen.Select(w => $"{w.Leerling}:{Gezienvorm.Schrijf(w.Komt)}-{Gezienvorm.Schrijf(w.Gaat.Select(g => g.Code))}"))} {werk.Nu:O}")),
            Van = dag,
            Tot = dag,
            LaatsteDag = laatsteDag,
            Ontvangen = telling.Ontvangen,
            Nieuw = telling.Nieuw,
            Gewijzigd = telling.Gewijzigd,
            Geweigerd = 0,
            Verdwenen = telling.Verdwenen,
            Opmerkingen = "[]",
            Door = actor.Persoon,
            Rol = actor.Rol,
            Begonnen = werk.Nu,
            Levensteken = werk.Nu,
        };
        db.Add(beurt);
        await db.SaveChangesAsync(stop);
        var schrijver = new Registratieschrijver(db, beurt.Nr);
        foreach (var w in wijzigingen)
        {
            schrijver.Leerling(w.Leerling);
            foreach (var code in w.Komt)
                schrijver.Komt(w.Leerling, code);
            foreach (var (code, sinds) in w.Gaat)
                schrijver.Gaat(w.Leerling, code, sinds);
        }

        await schrijver.SchrijfAsync(stop);
        await CorrigeerAsync(db, beurt, wijzigingen, stop);
        await Beurtwissel.WisselAsync(werk, beurt, Inleesstatus.Toegepast, actor, protocollen, stop);
        return beurt;
    }

    // what a file said stays known; a correction of a correction takes over what that one knew
    private static async Task CorrigeerAsync(Opslagcontext db, Inleesbeurt beurt, IReadOnlyList<Dagwijziging> wijzigingen, CancellationToken stop)
    {
        var nummers = wijzigingen.Select(w => w.Leerling).ToList();
        var dagen = wijzigingen.Select(w => w.Dag).Distinct().ToList();
        var beurten = await db.BeurtenAsync(beurt.School, stop);
        var eerder = (await db.Correcties.AsTracking().Where(c => nummers.Contains(c.Leerling) && dagen.Contains(c.Dag)).ToListAsync(stop))
            .Where(c => beurten.MetDeHand.Contains(c.Beurt)).ToDictionary(c => (c.Leerling, c.Dag, c.Beurt));
        foreach (var w in wijzigingen)
        {
            var overgenomen = w.Gaat.Where(g => beurten.MetDeHand.Contains(g.Sinds)).Select(g => Eigenaar(eerder, w, g.Sinds, beurten.Toegepast)).OfType<Correctierij>().Distinct().ToList();
            foreach (var oud in overgenomen)
                oud.Tot = beurt.Nr;
            var gezien = overgenomen.SelectMany(c => Gezienvorm.Lees(c.Dag, c.Gezien)).Concat(w.Gaat.Where(g => !beurten.MetDeHand.Contains(g.Sinds)).Select(g => g.Code));
            db.Add(new Correctierij { Beurt = beurt.Nr, Leerling = w.Leerling, Dag = w.Dag, Gezien = Gezienvorm.Schrijf(gezien) });
        }

        await db.SaveChangesAsync(stop);
    }

    // the correction that a row belongs to: its own, or the one that took that over
    private static Correctierij? Eigenaar(Dictionary<(int, DateOnly, int), Correctierij> correcties, Dagwijziging w, int beurt, HashSet<int> toegepast)
    {
        while (correcties.TryGetValue((w.Leerling, w.Dag, beurt), out var rij))
        {
            if (rij.Tot is not { } tot || !toegepast.Contains(tot))
                return rij;
            beurt = tot;
        }

        return null;
    }

    /// <summary>Takes it back: the same flip as that of a file. False when somebody or a file changed the same pupil since, or a file is on its way.</summary>
    public static async Task<bool> HerroepAsync(Werkgang werk, Inleesbeurt beurt, Actor actor, Protocolbron protocollen, CancellationToken stop)
    {
        var db = werk.Db;
        if (beurt.Status != Inleesstatus.Toegepast
            || await db.Inleesbeurten.AnyAsync(b => b.School == beurt.School && (b.Status == Inleesstatus.Bezig || b.Status == Inleesstatus.Gelezen || b.Status == Inleesstatus.WachtOpAkkoord), stop)
            || await db.Beurtleerlingen.AnyAsync(l => l.Beurt == beurt.Nr && db.Beurtleerlingen.Any(a => a.Leerling == l.Leerling && a.Beurt != l.Beurt
                && db.Inleesbeurten.Any(b => b.Nr == a.Beurt && b.Status == Inleesstatus.Toegepast && (b.Nr > beurt.Nr || b.Besloten > beurt.Besloten))), stop))
            return false;
        await Beurtwissel.WisselAsync(werk, beurt, Inleesstatus.Ongedaan, actor, protocollen, stop);
        return true;
    }

    /// <summary>The applied imports of a school, and which of them people made.</summary>
    public static async Task<(HashSet<int> Toegepast, HashSet<int> MetDeHand)> BeurtenAsync(this Opslagcontext db, OrganisatieId school, CancellationToken stop)
    {
        var beurten = await db.Inleesbeurten.Where(b => b.School == school && b.Status == Inleesstatus.Toegepast).Select(b => new { b.Nr, b.Bron }).ToListAsync(stop);
        return ([.. beurten.Select(b => b.Nr)], [.. beurten.Where(b => Bronnen.Contains(b.Bron, StringComparer.Ordinal)).Select(b => b.Nr)]);
    }

    /// <summary>Corrections of pupils in a period whose import is applied, ended ones too.</summary>
    public static async Task<ILookup<int, Correctierij>> CorrectiesAsync(Opslagcontext db, List<int> nummers, DateOnly van, DateOnly tot, HashSet<int> metDeHand, CancellationToken stop) =>
        (metDeHand.Count == 0 ? [] : await db.Correcties.AsTracking().Where(c => nummers.Contains(c.Leerling) && c.Dag >= van && c.Dag <= tot).ToListAsync(stop))
            .Where(c => metDeHand.Contains(c.Beurt)).ToLookup(c => c.Leerling);
}
