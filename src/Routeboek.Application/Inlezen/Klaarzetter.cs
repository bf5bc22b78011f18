using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Aanwezigheid;
using Routeboek.Application.Invoer;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Inlezen;

/// <summary>
/// Puts the difference between a file and what counts now down, in transactions so short that others hardly wait. Nobody sees a row of it
/// until the import is applied; when it ends half-way nobody ever does.
/// </summary>
internal sealed class Klaarzetter(Routeboekopslag opslag, Actor actor, Afweging afweging, TimeProvider klok, Inleesbestand bestand, LeesIn.Invoer invoer, Inleesgrenzen grenzen)
{
    private const int MeesteLeerlingen = 512;
    private static readonly TimeSpan Kort = TimeSpan.FromMilliseconds(60);
    private static readonly TimeSpan Lang = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan Hartslag = TimeSpan.FromSeconds(15);

    private readonly InleesbeurtId _id = new(Guid.CreateVersion7(klok.GetUtcNow()));
    private long _nieuw, _gewijzigd, _onveranderd, _verdwenen, _bekend;

    /// <summary>The number of the import.</summary>
    public int Nr { get; private set; }

    /// <summary>Takes the place of this school on the way; the message when somebody else has it.</summary>
    public async Task<Bestandsmelding?> BeginAsync(CancellationToken stop)
    {
        var bezet = new Bestandsmelding(invoer.Bestandsnaam, 0, "", LeesIn.Bezet, "probeer het over een minuut opnieuw");
        await using var werk = await Werkgang.BeginAsync(opslag, actor, LeesIn.Verrichting, klok, stop);
        var onderweg = await werk.Db.Inleesbeurten.AsTracking().Where(b => b.School == invoer.School
            && (b.Status == Inleesstatus.Bezig || b.Status == Inleesstatus.Gelezen || b.Status == Inleesstatus.WachtOpAkkoord)).ToListAsync(stop);
        foreach (var vorige in onderweg)
        {
            if (vorige.Status == Inleesstatus.Bezig && werk.Nu - vorige.Levensteken < LeesIn.Levenstermijn)
                return bezet;
            if (vorige.Status != Inleesstatus.Bezig && !invoer.Verdringt)
                return new Bestandsmelding(invoer.Bestandsnaam, 0, "", LeesIn.Wachtend, "dat iemand het eerst toepast of afwijst");
            (vorige.Status, vorige.Reden, vorige.Besloten) = vorige.Status == Inleesstatus.Bezig
                ? (Inleesstatus.Afgebroken, "het inlezen hield halverwege op", werk.Nu)
                : (Inleesstatus.Geweigerd, "er kwam een nieuwer bestand voordat dit was toegepast", werk.Nu);
        }

        try
        {
            await werk.Db.SaveChangesAsync(stop);
            var beurt = Beurt(werk.Nu);
            werk.Db.Add(beurt);
            await werk.Db.SaveChangesAsync(stop);
            Nr = beurt.Nr;
            werk.Db.AddRange(bestand.Fouten.Select((f, i) => new Inleesfout
            {
                Beurt = Nr,
                Nr = i + 1,
                Regel = f.Regel,
                Kolom = Tot(f.Kolom, Inleesfout.LangsteKolom),
                Wat = Tot(f.Wat, Inleesfout.LangsteTekst),
                Verwacht = Tot(f.Verwacht, Inleesfout.LangsteTekst),
            }));
            werk.Meld(afweging, _id.ToString());
            await werk.SluitAsync(stop);
            return null;
        }
        catch (DbUpdateException) when (!stop.IsCancellationRequested)
        {
            // somebody else came between the looking and the writing; the index of the one on its way says so
            return bezet;
        }
    }

    public async Task ZetKlaarAsync(CancellationToken stop)
    {
        if (bestand is not { Van: { } van, Tot: { } tot })
            return;
        var leerlingen = bestand.Leerlingen.Where(l => invoer.Soort == Inleessoort.Aanvulling
            ? bestand.Rijen.ContainsKey(l.Nr)
            : invoer.Leerling is null || string.Equals(l.Sleutel, invoer.Leerling, StringComparison.Ordinal)).ToList();
        var begin = klok.GetTimestamp();
        var laatsteTeken = begin;
        var hap = 64;
        for (var gedaan = 0; gedaan < leerlingen.Count;)
        {
            stop.ThrowIfCancellationRequested();
            var deel = leerlingen.GetRange(gedaan, Math.Min(hap, leerlingen.Count - gedaan));
            var sinds = klok.GetTimestamp();
            if (await ZetDeelKlaarAsync(deel, van, tot, klok.GetElapsedTime(laatsteTeken) > Hartslag, stop))
                laatsteTeken = klok.GetTimestamp();
            gedaan += deel.Count;
            var duur = klok.GetElapsedTime(sinds);
            hap = duur > Lang ? Math.Max(1, hap / 2) : duur < Kort ? Math.Min(MeesteLeerlingen, hap * 2) : hap;
            invoer.Voortgang?.Invoke(new Inleesvoortgang("klaarzetten", gedaan, leerlingen.Count, Bestandslezing.Snelheid(gedaan, klok, begin)));
        }
    }

    /// <summary>Ends it: looks whether it is odd, and applies it when that was asked and it is not.</summary>
    public async Task SluitAsync(Protocolbron protocollen, CancellationToken stop)
    {
        var telling = new Inleestelling(bestand.Ontvangen, _nieuw, _gewijzigd, bestand.Dubbel + _onveranderd, bestand.Geweigerd, _verdwenen).Sluitend();
        await using var werk = await Werkgang.BeginAsync(opslag, actor, LeesIn.Verrichting, klok, stop);
        await Beurtwissel.NeemSlotAsync(werk.Db, invoer.School, stop);
        var beurt = await werk.Db.Inleesbeurten.AsTracking().SingleAsync(b => b.Nr == Nr, stop);
        if (beurt.Status != Inleesstatus.Bezig)
            throw new InvalidOperationException("het inlezen stond te lang stil; een ander heeft het overgenomen");
        var volledig = await werk.Db.Inleesbeurten.Where(b => b.School == invoer.School && b.Status == Inleesstatus.Toegepast && b.Soort == Inleessoort.Volledig && b.Tot != null)
            .OrderByDescending(b => b.Nr).Select(b => new { b.Van, b.Tot }).FirstOrDefaultAsync(stop);
        var eerder = await werk.Db.Inleesbeurten.Where(b => b.School == invoer.School && b.Status == Inleesstatus.Toegepast && b.Hash == bestand.Hash)
            .OrderByDescending(b => b.Nr).Select(b => b.Besloten).FirstOrDefaultAsync(stop);
        var bevindingen = Plausibiliteit.Beoordeel(new Inleesbeeld
        {
            Soort = invoer.Soort,
            Telling = telling,
            Bekend = _bekend,
            OnbekendeLeerling = bestand.OnbekendeLeerling,
            Soorten = bestand.Soorten,
            Van = bestand.Van,
            Tot = bestand.Tot,
            VorigeVolledig = volledig is null ? null : (volledig.Van!.Value, volledig.Tot!.Value),
            EerderToegepast = eerder is { } op ? DateOnly.FromDateTime(op) : null,
        }, grenzen);
        (beurt.Nieuw, beurt.Gewijzigd, beurt.Onveranderd, beurt.Verdwenen) = (telling.Nieuw, telling.Gewijzigd, telling.Onveranderd, telling.Verdwenen);
        beurt.Bevindingen = Inleesinzage.Schrijf(bevindingen);
        var peildag = await werk.Db.Schoolstanden.Where(s => s.School == invoer.School).Select(s => s.Peildag).SingleAsync(stop);
        if (!telling.VerandertIets && (beurt.LaatsteDag is null || beurt.LaatsteDag <= peildag))
            (beurt.Status, beurt.Besloten) = (Inleesstatus.Ongewijzigd, werk.Nu);
        else if (bevindingen.Count == 0 && invoer.PasDirectToe)
        {
            await Handverzoening.VoorToepassenAsync(werk.Db, beurt, stop);
            await Beurtwissel.WisselAsync(werk, beurt, Inleesstatus.Toegepast, actor, protocollen, stop);
        }
        else
        {
            beurt.Status = bevindingen.Count == 0 ? Inleesstatus.Gelezen : Inleesstatus.WachtOpAkkoord;
        }

        werk.Meld(afweging, _id.ToString());
        await werk.SluitAsync(stop);
    }

    /// <summary>It ended half-way: nothing of it counts, and the next file need not wait.</summary>
    public async Task BreekAfAsync()
    {
        await using var db = opslag.Context();
        await db.Inleesbeurten.Where(b => b.Nr == Nr && b.Status == Inleesstatus.Bezig)
            .ExecuteUpdateAsync(z => z.SetProperty(b => b.Status, Inleesstatus.Afgebroken).SetProperty(b => b.Reden, "het inlezen hield halverwege op"), CancellationToken.None);
    }

    private async Task<bool> ZetDeelKlaarAsync(List<Kaderleerling> leerlingen, DateOnly van, DateOnly tot, bool hartslag, CancellationToken stop)
    {
        await using var werk = await Werkgang.BeginAsync(opslag, actor, LeesIn.Verrichting, klok, stop);
        // people go on with registers and corrections in the meantime
        await Beurtwissel.NeemSlotAsync(werk.Db, invoer.School, stop);
        var (toegepast, metDeHand) = await werk.Db.BeurtenAsync(invoer.School, stop);
        var bekend = await Zichtbaar.PerLeerlingAsync(werk.Db, leerlingen.ConvertAll(l => l.Nr), van, tot, toegepast, stop);
        var correcties = await Handbeurt.CorrectiesAsync(werk.Db, leerlingen.ConvertAll(l => l.Nr), van, tot, metDeHand, stop);
        var schrijver = new Registratieschrijver(werk.Db, Nr);
        var vergelijking = new Registratievergelijking();
        var gewijzigd = false;
        foreach (var leerling in leerlingen)
        {
            var nu = bekend.GetValueOrDefault(leerling.Nr) ?? Zichtbaar.Niets;
            var rijen = bestand.Rijen.GetValueOrDefault(leerling.Nr) ?? [];
            var (teVergelijken, bekende) = (rijen, nu.Codes);
            if (correcties[leerling.Nr].ToList() is { Count: > 0 } gecorrigeerd)
            {
                var toets = new Correctietoets(nu, gecorrigeerd, metDeHand, toegepast);
                toets.Toets(invoer.Soort, rijen, nu.Codes);
                (teVergelijken, bekende) = (toets.Bestand, toets.Bekend);
                _onveranderd += toets.Onveranderd;
                foreach (var vervalt in toets.Vervallen)
                    vervalt.Tot = Nr;
            }

            vergelijking.Vergelijk(invoer.Soort, teVergelijken, bekende);
            _bekend += nu.Codes.Length;
            _nieuw += vergelijking.Nieuw;
            _gewijzigd += vergelijking.Gewijzigd;
            _onveranderd += vergelijking.Onveranderd;
            _verdwenen += vergelijking.Verdwenen;
            if (vergelijking.Komt.Count + vergelijking.Gaat.Count == 0)
                continue;
            gewijzigd = true;
            schrijver.Leerling(leerling.Nr);
            foreach (var code in vergelijking.Komt)
                schrijver.Komt(leerling.Nr, code);
            foreach (var code in vergelijking.Gaat)
                schrijver.Gaat(leerling.Nr, code, nu.Sinds(code));
            werk.Meld(afweging.Voor(leerling.Persoon), _id.ToString());
        }

        if (!gewijzigd && !hartslag)
            return false;
        await schrijver.SchrijfAsync(stop);
        await werk.Db.Inleesbeurten.Where(b => b.Nr == Nr).ExecuteUpdateAsync(z => z.SetProperty(b => b.Levensteken, werk.Nu), stop);
        if (!gewijzigd)
            werk.Meld(afweging, _id.ToString());
        await werk.SluitAsync(stop);
        return true;
    }

    private Inleesbeurt Beurt(DateTime nu) => new()
    {
        Id = _id,
        School = invoer.School,
        Soort = invoer.Soort,
        Status = Inleesstatus.Bezig,
        Bron = Tot(bestand.Bron, Inleesbeurt.LangsteBron),
        Bestandsnaam = Tot(invoer.Bestandsnaam, Inleesbeurt.LangsteBestandsnaam),
        Hash = bestand.Hash,
        Van = bestand.Van,
        Tot = bestand.Tot,
        LaatsteDag = bestand.LaatsteDag,
        Ontvangen = bestand.Ontvangen,
        Geweigerd = bestand.Geweigerd,
        Opmerkingen = Inleesinzage.Schrijf(bestand.Opmerkingen),
        Door = actor.Persoon,
        Rol = actor.Rol,
        Begonnen = nu,
        Levensteken = nu,
    };

    private static string Tot(string tekst, int lengte) => tekst.Length <= lengte ? tekst : tekst[..(lengte - 1)] + "…";
}

/// <summary>The rows of a pupil that count, in order, and which import brought each.</summary>
internal sealed record Leerlingrijen(Registratiecode[] Codes, int[] Beurten)
{
    public int Sinds(Registratiecode code) => Beurten[Array.BinarySearch(Codes, code)];
}

/// <summary>Reads what counts of many pupils at once.</summary>
internal static class Zichtbaar
{
    public static readonly Leerlingrijen Niets = new([], []);

    public static async Task<Dictionary<int, Leerlingrijen>> PerLeerlingAsync(Opslagcontext db, List<int> nummers, DateOnly van, DateOnly tot, HashSet<int> toegepast, CancellationToken stop)
    {
        var eerste = (short)Domain.Kalenders.Schooljaar.Met(van).Begin;
        var laatste = (short)Domain.Kalenders.Schooljaar.Met(tot).Begin;
        var rijen = await db.Registraties
            .Where(r => nummers.Contains(r.Leerling) && r.Schooljaar >= eerste && r.Schooljaar <= laatste && r.Dag >= van && r.Dag <= tot).ToListAsync(stop);
        return rijen.Where(r => toegepast.Contains(r.Sinds) && !(r.Tot is { } einde && toegepast.Contains(einde)))
            .GroupBy(r => r.Leerling).ToDictionary(g => g.Key, g =>
            {
                var codes = g.Select(Registratiecode.Van).ToArray();
                var beurten = g.Select(r => r.Sinds).ToArray();
                Array.Sort(codes, beurten);
                return new Leerlingrijen(codes, beurten);
            });
    }
}
