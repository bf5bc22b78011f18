using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Aanwezigheid;
using Routeboek.Application.Dossiers;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Inlezen;

/// <summary>Applies an import that was put down: its rows count from now on, and the signals follow.</summary>
public sealed class PasToe(Routeboekopslag opslag, TimeProvider klok, Protocolbron protocollen, Kaderkeuze kaders)
{
    public static readonly Verrichting Verrichting = new("inleesbeurt-toepassen", "registraties");

    /// <summary>A reason has at least so many characters.</summary>
    public const int KortsteReden = 5;

    /// <param name="Beurt">Which one.</param>
    /// <param name="Akkoord">Why it is right although something is odd; null or empty when nothing is.</param>
    /// <param name="Voortgang">Called now and then while signals are worked out.</param>
    public sealed record Invoer(InleesbeurtId Beurt, string? Akkoord, Action<Inleesvoortgang>? Voortgang = null);

    public async Task<Resultaat<Inleesinzage>> VoerUitAsync(Actor actor, Invoer invoer, CancellationToken stop)
    {
        if (invoer.Akkoord?.Length > Inleesbeurt.LangsteReden)
            return Resultaat<Inleesinzage>.Fout("akkoord", "de reden is te lang", $"hoogstens {Inleesbeurt.LangsteReden} tekens");
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var school = await werk.Db.Inleesbeurten.Where(b => b.Id == invoer.Beurt).Select(b => (Domain.Organisaties.OrganisatieId?)b.School).SingleOrDefaultAsync(stop);
        var afweging = school is { } van ? await werk.Toegang.BepaalAsync(new Onderwerpsleutel.VanOrganisatie(Onderwerpsoort.Registratie, van), Handeling.Van(Handelingsoort.Vastleggen), stop) : Afweging.BestaatNiet;
        if (!afweging.Mag || school is null)
            return await werk.WeigerAsync<Inleesinzage>(afweging, invoer.Beurt.ToString(), stop);
        await Beurtwissel.NeemSlotAsync(werk.Db, school.Value, stop);
        var beurt = await werk.Db.Inleesbeurten.AsTracking().SingleAsync(b => b.Id == invoer.Beurt, stop);
        if (beurt.Status is not (Inleesstatus.Gelezen or Inleesstatus.WachtOpAkkoord))
            return Resultaat<Inleesinzage>.Fout("", $"dit bestand kan niet meer worden toegepast: het is {Beurttekst.Van(beurt.Status)}", "een bestand dat klaarstaat");
        var reden = invoer.Akkoord?.Trim() ?? "";
        if (beurt.Status == Inleesstatus.WachtOpAkkoord && reden.Length < KortsteReden)
            return Resultaat<Inleesinzage>.Fout("akkoord", "er valt iets op aan dit bestand", "schrijf op waarom het toch klopt");
        beurt.Reden = reden.Length == 0 ? null : reden;
        await Handverzoening.VoorToepassenAsync(werk.Db, beurt, stop);
        await Beurtwissel.WisselAsync(werk, beurt, Inleesstatus.Toegepast, actor, protocollen, stop);
        werk.Meld(afweging, beurt.Id.ToString());
        await werk.SluitAsync(stop);

        await new Signaalbijwerker(opslag, klok, protocollen, kaders).WerkBijAsync(actor, afweging, school.Value, invoer.Voortgang, stop);
        await using var db = opslag.Context();
        return new Resultaat<Inleesinzage>.Gelukt(await Inleesinzage.LeesAsync(db, beurt, stop));
    }
}

/// <summary>An import's status in a sentence.</summary>
public static class Beurttekst
{
    public static string Van(Inleesstatus status) => status switch
    {
        Inleesstatus.Bezig => "nog bezig",
        Inleesstatus.Gelezen => "klaargezet",
        Inleesstatus.WachtOpAkkoord => "wachtend op akkoord",
        Inleesstatus.Toegepast => "toegepast",
        Inleesstatus.Ongewijzigd => "gelijk aan wat er al stond",
        Inleesstatus.Ongedaan => "ongedaan gemaakt",
        Inleesstatus.Geweigerd => "niet toegepast",
        Inleesstatus.Afgebroken => "halverwege gestopt",
    };
}
