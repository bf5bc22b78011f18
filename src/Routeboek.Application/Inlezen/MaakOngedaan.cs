using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Aanwezigheid;
using Routeboek.Application.Dossiers;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Inlezen;

/// <summary>Takes the last import of a school back: everything counts as it did before, and the signals follow.</summary>
public sealed class MaakOngedaan(Routeboekopslag opslag, TimeProvider klok, Protocolbron protocollen, Kaderkeuze kaders)
{
    public static readonly Verrichting Verrichting = new("inleesbeurt-ongedaan", "registraties");

    /// <param name="Beurt">Which one: the last that was applied.</param>
    /// <param name="Reden">Why.</param>
    /// <param name="Voortgang">Called now and then while signals are worked out.</param>
    public sealed record Invoer(InleesbeurtId Beurt, string Reden, Action<Inleesvoortgang>? Voortgang = null);

    public async Task<Resultaat<Inleesinzage>> VoerUitAsync(Actor actor, Invoer invoer, CancellationToken stop)
    {
        var reden = invoer.Reden.Trim();
        if (reden.Length is < PasToe.KortsteReden or > Inleesbeurt.LangsteReden)
            return Resultaat<Inleesinzage>.Fout("reden", "de reden ontbreekt of is te lang", $"{PasToe.KortsteReden} tot {Inleesbeurt.LangsteReden} tekens");
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var school = await werk.Db.Inleesbeurten.Where(b => b.Id == invoer.Beurt).Select(b => (Domain.Organisaties.OrganisatieId?)b.School).SingleOrDefaultAsync(stop);
        var afweging = school is { } van ? await werk.Toegang.BepaalAsync(new Onderwerpsleutel.VanOrganisatie(Onderwerpsoort.Registratie, van), Handeling.Van(Handelingsoort.Vastleggen), stop) : Afweging.BestaatNiet;
        if (!afweging.Mag || school is null)
            return await werk.WeigerAsync<Inleesinzage>(afweging, invoer.Beurt.ToString(), stop);
        await Beurtwissel.NeemSlotAsync(werk.Db, school.Value, stop);
        var beurt = await werk.Db.Inleesbeurten.AsTracking().SingleAsync(b => b.Id == invoer.Beurt, stop);
        if (Handbeurt.Bronnen.Contains(beurt.Bron, StringComparer.Ordinal))
            return Resultaat<Inleesinzage>.Fout("", "dit is geen bestand, maar een register of correctie", "maak die ongedaan op de pagina aanwezigheid");
        if (beurt.Status != Inleesstatus.Toegepast)
            return Resultaat<Inleesinzage>.Fout("", $"dit bestand is niet toegepast: het is {Beurttekst.Van(beurt.Status)}", "het laatst toegepaste bestand");
        if (await werk.Db.Inleesbeurten.AnyAsync(b => b.School == school && b.Nr > beurt.Nr && b.Status == Inleesstatus.Toegepast && !Handbeurt.Bronnen.Contains(b.Bron), stop))
            return Resultaat<Inleesinzage>.Fout("", "na dit bestand is een ander toegepast", "maak eerst het latere bestand ongedaan");
        // what is put down was compared with what counts now
        if (await werk.Db.Inleesbeurten.AnyAsync(b => b.School == school && (b.Status == Inleesstatus.Bezig || b.Status == Inleesstatus.Gelezen || b.Status == Inleesstatus.WachtOpAkkoord), stop))
            return Resultaat<Inleesinzage>.Fout("", "er staat nog een bestand klaar", "pas dat eerst toe, of wijs het af");
        beurt.Reden = reden;
        await Handverzoening.VoorOngedaanAsync(werk.Db, beurt, stop);
        await Beurtwissel.WisselAsync(werk, beurt, Inleesstatus.Ongedaan, actor, protocollen, stop);
        werk.Meld(afweging, beurt.Id.ToString());
        await werk.SluitAsync(stop);

        await new Signaalbijwerker(opslag, klok, protocollen, kaders).WerkBijAsync(actor, afweging, school.Value, invoer.Voortgang, stop);
        await using var db = opslag.Context();
        return new Resultaat<Inleesinzage>.Gelukt(await Inleesinzage.LeesAsync(db, beurt, stop));
    }
}
