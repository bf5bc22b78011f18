using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Dossiers;
using Routeboek.Application.Inlezen;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Signalering;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Signalen;

/// <summary>
/// Says what somebody does with the line of a pupil: taken up in a dossier, dealt with already, no concern until a day, or a wrong
/// registration. From then on its signals never vanish. The facts go into the open dossier in the same transaction.
/// </summary>
public sealed class BeoordeelLijn(Routeboekopslag opslag, TimeProvider klok, Protocolbron protocollen, Kaderkeuze kaders)
{
    public static readonly Verrichting Verrichting = new("signaal-behandelen", "signalen");

    private const int LangsteUitstel = 366;

    private static readonly Handeling s_vastleggen = Handeling.Van(Handelingsoort.Vastleggen);

    /// <param name="Leerling">Whose line.</param>
    /// <param name="Oordeel">What is done.</param>
    /// <param name="Gezien">What stood in the line, as <see cref="Lijstregel.Gezien"/> says it.</param>
    /// <param name="Reden">Why; only for taken up it may be empty.</param>
    /// <param name="HerzienOp">The day to look again; for no concern always.</param>
    /// <param name="Ernstig">A concern in it is a serious one.</param>
    public sealed record Invoer(LeerlingId Leerling, Signaaloordeel Oordeel, string Gezien, string Reden = "", DateOnly? HerzienOp = null, bool Ernstig = false);

    /// <summary>What became of the line.</summary>
    /// <param name="Oordeel">The key of the decision; null = none.</param>
    /// <param name="Soort">What was decided; null = nothing.</param>
    /// <param name="Dossier">The open dossier; null = none.</param>
    public sealed record Uitkomst(OordeelId? Oordeel, Signaaloordeel? Soort, DossierId? Dossier);

    public async Task<Resultaat<Uitkomst>> VoerUitAsync(Actor actor, Invoer invoer, CancellationToken stop)
    {
        if (!Lijngezien.Lees(invoer.Gezien, out var gezien))
            return Resultaat<Uitkomst>.Fout("gezien", "deze regel is niet volledig verstuurd", "open de lijst opnieuw");
        if (invoer.Reden.Length > Oordeelrij.LangsteReden || invoer.Oordeel != Signaaloordeel.Opgepakt && string.IsNullOrWhiteSpace(invoer.Reden))
            return Resultaat<Uitkomst>.Fout("reden", "een signaal sluit nooit zonder reden", $"een reden van hoogstens {Oordeelrij.LangsteReden} tekens");
        try
        {
            return await BewaarAsync(actor, invoer, gezien, stop);
        }
        catch (DbUpdateConcurrencyException)
        {
            // somebody was first between the reading and the writing: nothing of this was stored
            return await EerderAsync(actor, invoer, stop);
        }
    }

    private async Task<Resultaat<Uitkomst>> BewaarAsync(Actor actor, Invoer invoer, Lijngezien gezien, CancellationToken stop)
    {
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var db = werk.Db;
        var leerling = await db.Leerlingen.SingleOrDefaultAsync(l => l.Id == invoer.Leerling, stop);
        var afweging = await werk.Toegang.BepaalAsync(new Onderwerpsleutel.VanLeerling(Onderwerpsoort.Signaal, invoer.Leerling), s_vastleggen, stop);
        if (leerling is null || !afweging.Mag)
            return await werk.WeigerAsync<Uitkomst>(afweging, invoer.Leerling.ToString(), stop);
        if (invoer.Oordeel == Signaaloordeel.GeenZorg && !(invoer.HerzienOp > werk.Vandaag && invoer.HerzienOp <= werk.Vandaag.AddDays(LangsteUitstel)))
            return Resultaat<Uitkomst>.Fout("herzien-op", "op die dag kunt u niet opnieuw kijken", "een dag na vandaag, binnen een jaar");

        var signalen = await db.Signalen.AsTracking().Where(s => gezien.Signalen.Keys.Contains(s.Id) && s.Leerling == leerling.Id).ToListAsync(stop);
        var zorgen = await db.Zorgen.AsTracking().Where(z => gezien.Zorgen.Keys.Contains(z.Id) && z.Leerling == leerling.Id).ToListAsync(stop);
        if (signalen.Count + zorgen.Count == 0 || signalen.Count < gezien.Signalen.Count || zorgen.Count < gezien.Zorgen.Count
            || signalen.Exists(s => s.Versie != gezien.Signalen[s.Id]) || zorgen.Exists(z => z.Versie != gezien.Zorgen[z.Id]))
        {
            await werk.DisposeAsync();
            return await EerderAsync(actor, invoer, stop);
        }

        var kader = await Schoolkader.LeesAsync(db, leerling.School, werk.Vandaag, protocollen, stop);
        var oordeel = new Oordeelrij
        {
            Id = new OordeelId(werk.Sleutel()),
            Leerling = leerling.Id,
            School = leerling.School,
            Soort = invoer.Oordeel,
            Zorgoordeel = zorgen.Count == 0 ? null : invoer.Oordeel != Signaaloordeel.Opgepakt ? "geen-zorg" : invoer.Ernstig ? "ernstige-zorg" : "zorg",
            Reden = invoer.Reden.Trim(),
            HerzienOp = invoer.Oordeel == Signaaloordeel.OnjuisteRegistratie ? Termijn(kader, werk.Vandaag) : invoer.Oordeel == Signaaloordeel.GeenZorg ? invoer.HerzienOp : null,
            Door = actor.Persoon,
            Op = werk.Nu,
        };
        db.Add(oordeel);
        foreach (var signaal in signalen)
            (signaal.Oordeel, signaal.Behandeling, signaal.BehandeldDoor, signaal.BehandeldOp) = (oordeel.Id, invoer.Oordeel == Signaaloordeel.Opgepakt ? Behandeling.Opgepakt : Behandeling.Afgehandeld, actor.Persoon, werk.Nu);
        foreach (var zorg in zorgen)
            zorg.Oordeel = oordeel.Id;
        // the versions first: who comes second stops here, before a dossier is opened
        await db.SaveChangesAsync(stop);

        var dossier = await Opendossier.VanAsync(db, leerling, stop);
        Feitenschrijver? schrijver = null;
        if (dossier is null && invoer.Oordeel == Signaaloordeel.Opgepakt)
        {
            if (kader?.Op(werk.Vandaag) is not { } protocol || kaders(protocol.Id, protocol.Versie) is null)
                return Resultaat<Uitkomst>.Fout("protocol", "uw school heeft nog geen protocol", "vraag de beheerder om een protocol te kiezen");
            var mag = await werk.Toegang.BepaalAsync(new Onderwerpsleutel.VanLeerling(Onderwerpsoort.Dossier, leerling.Id), s_vastleggen, stop);
            if (!mag.Mag)
                return await werk.WeigerAsync<Uitkomst>(mag, leerling.Id.ToString(), stop);
            // the concerns take their verdict along by themselves, so what is recorded below is only of the signals
            (dossier, schrijver) = await new Dossieropening(werk, actor, mag, kaders).OpenAsync(leerling, leerling.School, protocol.Id, protocol.Versie, Houder.School, Dossieropening.Keur(werk.Vandaag, "").Waarde!, stop);
            oordeel.Opende = true;
            oordeel.VanNr = 1;
            werk.Meld(mag, dossier.Id.ToString());
        }
        else if (dossier is not null)
        {
            schrijver = new Feitenschrijver(db, dossier, kaders);
            await schrijver.NeemSlotAsync(stop);
            var mag = await werk.Toegang.BepaalAsync(LegFeitVast.Sleutel(dossier, new Feitplaats(Houder.School, leerling.School, Kamer.Gewoon), null), s_vastleggen, stop);
            if (!mag.Mag)
                return await werk.WeigerAsync<Uitkomst>(mag, dossier.Id.ToString(), stop);
            werk.Meld(mag, dossier.Id.ToString());
        }

        if (dossier is not null && schrijver is not null)
        {
            LegVast(actor, schrijver, oordeel, signalen, zorgen, werk);
            await schrijver.WerkTakenBijAsync(werk.Vandaag, stop);
            oordeel.Dossier = dossier.Id;
        }

        werk.Meld(afweging, leerling.Id.ToString());
        await werk.SluitAsync(stop);
        return new Resultaat<Uitkomst>.Gelukt(new Uitkomst(oordeel.Id, oordeel.Soort, dossier?.Id));
    }

    private static void LegVast(Actor actor, Feitenschrijver schrijver, Oordeelrij oordeel, List<Signaalrij> signalen, List<Zorgrij> zorgen, Werkgang werk)
    {
        var plaats = new Feitplaats(Houder.School, oordeel.School, Kamer.Gewoon);
        oordeel.VanNr ??= schrijver.Feiten.Count + 1;
        foreach (var naam in signalen.Select(s => s.Naam).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            List<KeyValuePair<string, Feitwaarde>> gegevens = [new("signaal", new Feitwaarde(naam)), new("oordeel", new Feitwaarde(Woord.Van(oordeel.Soort)))];
            if (oordeel.Reden.Length > 0)
                gegevens.Add(new("reden", new Feitwaarde(oordeel.Reden)));
            if (oordeel.HerzienOp is { } dag)
                gegevens.Add(new("herzien-op", new Feitwaarde(dag.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))));
            schrijver.Voeg(Zorgfeiten.Feit("SignaalBeoordeeld", werk.Vandaag, gegevens), plaats, LegFeitVast.Door(actor, Houder.School), werk.Nu);
        }

        if (zorgen.Count > 0 && !oordeel.Opende)
            new Zorgfeiten(werk, plaats).Beoordeel(schrijver, oordeel, werk.Vandaag);
        oordeel.TotNr = schrijver.Feiten.Count;
    }

    // a wrong registration that nobody corrects comes back after the term
    private static DateOnly Termijn(Schoolkader? kader, DateOnly vandaag)
    {
        if (kader is null)
            return vandaag.AddDays(7);
        var dag = kader.Kalender.IndexOpOfVoor(vandaag) + kader.Op(vandaag).Volging.OpvolgenBinnen;
        return dag >= 0 && dag < kader.Kalender.Aantal && kader.Kalender.Datum(dag) > vandaag ? kader.Kalender.Datum(dag) : vandaag.AddDays(7);
    }

    // who comes second sees what the first one did
    private async Task<Resultaat<Uitkomst>> EerderAsync(Actor actor, Invoer invoer, CancellationToken stop)
    {
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var leerling = await werk.Db.Leerlingen.SingleOrDefaultAsync(l => l.Id == invoer.Leerling, stop);
        var afweging = await werk.Toegang.BepaalAsync(new Onderwerpsleutel.VanLeerling(Onderwerpsoort.Signaal, invoer.Leerling), Handeling.Lezen, stop);
        if (leerling is null || !afweging.Mag)
            return await werk.WeigerAsync<Uitkomst>(afweging, invoer.Leerling.ToString(), stop);
        var eerder = await werk.Db.Oordelen.Where(o => o.Leerling == leerling.Id && o.IngetrokkenOp == null).OrderByDescending(o => o.Op).FirstOrDefaultAsync(stop);
        var door = eerder is null ? null : await werk.Db.Personen.Where(p => p.Id == eerder.Door).Select(p => p.Naam).SingleOrDefaultAsync(stop);
        var dossier = await Opendossier.VanAsync(werk.Db, leerling, stop);
        werk.Meld(afweging, leerling.Id.ToString());
        await werk.SluitAsync(stop);
        return new Resultaat<Uitkomst>.AndereVersie(new Uitkomst(null, invoer.Oordeel, null), new Uitkomst(eerder?.Id, eerder?.Soort, dossier?.Id), door is null ? null : new Wijziger(door.ToString(), eerder!.Op));
    }
}

/// <summary>The open dossier of a pupil.</summary>
internal static class Opendossier
{
    /// <summary>The one that was opened last; null when none is open.</summary>
    public static async Task<Dossier?> VanAsync(Opslagcontext db, Leerling leerling, CancellationToken stop) =>
        await db.Dossiers.Where(d => d.Leerling == leerling.Id && d.School == leerling.School && db.Projecties.Any(p => p.Dossier == d.Id && p.OpenVan != null && p.OpenTot == null))
            .OrderByDescending(d => d.Id).FirstOrDefaultAsync(stop);
}

/// <summary>What stood in a line when somebody looked: keys with versions.</summary>
internal sealed record Lijngezien(IReadOnlyDictionary<SignaalId, long> Signalen, IReadOnlyDictionary<ZorgId, long> Zorgen)
{
    private const int Meeste = 200;

    public static string Schrijf(IEnumerable<(SignaalId Id, long Versie)> signalen, IEnumerable<(ZorgId Id, long Versie)> zorgen) =>
        string.Join(' ', signalen.Select(s => string.Create(CultureInfo.InvariantCulture, $"s{s.Id}.{s.Versie}")).Concat(zorgen.Select(z => string.Create(CultureInfo.InvariantCulture, $"z{z.Id}.{z.Versie}"))));

    public static bool Lees(string tekst, out Lijngezien gezien)
    {
        var (signalen, zorgen) = (new Dictionary<SignaalId, long>(), new Dictionary<ZorgId, long>());
        gezien = new Lijngezien(signalen, zorgen);
        var delen = tekst.Split(' ', Meeste + 1, StringSplitOptions.RemoveEmptyEntries);
        foreach (var deel in delen)
        {
            if (deel.Length < 35 || deel[33] != '.' || !Guid.TryParseExact(deel.AsSpan(1, 32), "N", out var id) || id == Guid.Empty || !long.TryParse(deel.AsSpan(34), NumberStyles.None, CultureInfo.InvariantCulture, out var versie)
                || !(deel[0] == 's' ? signalen.TryAdd(new SignaalId(id), versie) : deel[0] == 'z' && zorgen.TryAdd(new ZorgId(id), versie)))
                return false;
        }

        return delen.Length is > 0 and <= Meeste;
    }
}
