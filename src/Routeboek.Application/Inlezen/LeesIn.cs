using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Bedrijf;
using Routeboek.Application.Dossiers;
using Routeboek.Application.Invoer;
using Routeboek.Application.Kalenders;
using Routeboek.Application.Opslag;
using Routeboek.Application.Registraties;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Inlezen;

/// <summary>
/// Brings a file of registrations into a school: reads it, judges every row, compares it with what counts now and puts the difference down
/// unseen. Then it is applied at once, or waits for somebody who looks at it. The same file again changes nothing.
/// </summary>
public sealed class LeesIn(Routeboekopslag opslag, TimeProvider klok, Protocolbron protocollen, Kaderkeuze kaders, Inleesgrenzen? grenzen = null, Meetpunten? meetpunten = null)
{
    public static readonly Verrichting Verrichting = new("registraties-inlezen", "registraties");

    /// <summary>Of the refused rows so many are kept; all are counted.</summary>
    public const int MeesteFouten = 1000;

    /// <summary>Rows of the preview.</summary>
    public const int Voorbeeldrijen = 20;

    /// <summary>Who shows no life for this long, while putting rows down, is gone.</summary>
    public static readonly TimeSpan Levenstermijn = TimeSpan.FromMinutes(2);

    /// <summary>Said when somebody else is at it; trying again later helps.</summary>
    internal const string Bezet = "er wordt op dit moment al een bestand van deze school ingelezen";

    /// <summary>Said to a program when a file waits for somebody.</summary>
    internal const string Wachtend = "er wacht nog een bestand van deze school op akkoord";

    internal const string ZonderProtocol = "deze school heeft nog geen protocol";

    /// <summary>Whether nothing is wrong with the file, but the school cannot take one now.</summary>
    public static bool KanNuNiet(Bestandsmelding melding) => melding is { Regel: 0, Wat: Bezet or Wachtend or ZonderProtocol or Voorbeeldwereld.Wat };

    /// <summary>Whether trying the same file again a little later helps.</summary>
    public static bool KanLater(Bestandsmelding melding) => melding is { Regel: 0, Wat: Bezet or Wachtend };

    /// <summary>The largest file.</summary>
    public const long MeesteBytes = 2L * 1024 * 1024 * 1024;

    /// <param name="School">The school.</param>
    /// <param name="Inhoud">The file; is read once, from where it stands.</param>
    /// <param name="Bestandsnaam">Its name, for people and where the content leaves a choice.</param>
    /// <param name="Soort">What the file says about what it leaves out.</param>
    public sealed record Invoer(OrganisatieId School, Stream Inhoud, string Bestandsnaam, Inleessoort Soort)
    {
        /// <summary>Apply at once when nothing is odd about it.</summary>
        public bool PasDirectToe { get; init; }

        /// <summary>One of <see cref="Registraties.Bronnen.Bronherkenning.Namen"/>, or null to recognise it.</summary>
        public string? Bron { get; init; }

        /// <summary>The mapping to read it with; null = the one that the school remembers for such a file.</summary>
        public KoppelingId? Koppeling { get; init; }

        /// <summary>The key of the one pupil the file is about, or null for the whole school.</summary>
        public string? Leerling { get; init; }

        /// <summary>First day of the export; null = that of its first row.</summary>
        public DateOnly? Van { get; init; }

        /// <summary>Last day of the export; null = that of its last row.</summary>
        public DateOnly? Tot { get; init; }

        /// <summary>Length in bytes, for the progress; 0 = not known.</summary>
        public long Lengte { get; init; }

        /// <summary>Whether a file that waits for somebody gives way to this one. A program that delivers piece by piece must not push a piece out.</summary>
        public bool Verdringt { get; init; } = true;

        /// <summary>Called now and then, on any thread.</summary>
        public Action<Inleesvoortgang>? Voortgang { get; init; }

        /// <summary>Whether these are invented rows, which alone may come into a demo world.</summary>
        internal bool Verzonnen { get; init; }
    }

    /// <summary>Reads and puts down.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public async Task<Resultaat<Inleesinzage>> VoerUitAsync(Actor actor, Invoer invoer, CancellationToken stop)
    {
        if (invoer.Van > invoer.Tot)
            return Resultaat<Inleesinzage>.Fout("tot", "de laatste dag ligt voor de eerste", "een periode als 2026-01-01 tot en met 2026-01-31");
        var (weigering, afweging, lezing) = await BereidVoorAsync(actor, invoer, stop);
        if (weigering is not null)
            return weigering;

        Inleesbestand bestand;
        try
        {
            // the reader pulls and may wait for the network: not on the thread of the caller
            bestand = await Task.Run(() => lezing!.Lees(invoer, klok, stop), stop);
        }
        catch (Bestandsfout fout)
        {
            return new Resultaat<Inleesinzage>.Onjuist([new Bestandsmelding(invoer.Bestandsnaam, 0, "", fout.Message, "")]);
        }

        var klaarzetter = new Klaarzetter(opslag, actor, afweging!, klok, bestand, invoer, grenzen ?? Inleesgrenzen.Standaard);
        if (await klaarzetter.BeginAsync(stop) is { } bezet)
            return new Resultaat<Inleesinzage>.Onjuist([bezet]);
        var klaar = false;
        try
        {
            await klaarzetter.ZetKlaarAsync(stop);
            await klaarzetter.SluitAsync(protocollen, stop);
            klaar = true;
        }
        finally
        {
            if (!klaar)
                await klaarzetter.BreekAfAsync();
        }

        await new Signaalbijwerker(opslag, klok, protocollen, kaders).WerkBijAsync(actor, afweging!, invoer.School, invoer.Voortgang, stop);
        await using var db = opslag.Context();
        var inzage = await Inleesinzage.LeesAsync(db, await db.Inleesbeurten.SingleAsync(b => b.Nr == klaarzetter.Nr, stop), stop);
        Tel(inzage.Telling);
        return new Resultaat<Inleesinzage>.Gelukt(inzage);
    }

    private void Tel(Inleestelling telling)
    {
        meetpunten?.Ingelezen("nieuw", telling.Nieuw);
        meetpunten?.Ingelezen("gewijzigd", telling.Gewijzigd);
        meetpunten?.Ingelezen("ongewijzigd", telling.Onveranderd);
        meetpunten?.Ingelezen("geweigerd", telling.Geweigerd);
    }

    // access, and what rows are judged against
    private async Task<(Resultaat<Inleesinzage>? Weigering, Afweging? Antwoord, Bestandslezing? Lezing)> BereidVoorAsync(Actor actor, Invoer invoer, CancellationToken stop)
    {
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var bestaat = await werk.Db.Organisaties.AnyAsync(o => o.Id == invoer.School && o.Soort == Organisatiesoort.School, stop);
        var afweging = bestaat ? await werk.Toegang.BepaalAsync(new Onderwerpsleutel.VanOrganisatie(Onderwerpsoort.Registratie, invoer.School), Handeling.Van(Handelingsoort.Vastleggen), stop) : Afweging.BestaatNiet;
        if (!afweging.Mag)
            return (await werk.WeigerAsync<Inleesinzage>(afweging, invoer.School.ToString(), stop), null, null);
        if (await werk.Db.Installaties.AnyAsync(i => i.Demo, stop) && !invoer.Verzonnen)
            return (Resultaat<Inleesinzage>.Fout("", Voorbeeldwereld.Wat, Voorbeeldwereld.Verwacht), null, null);
        var kader = await Schoolkader.LeesAsync(werk.Db, invoer.School, Schoolklok.Vandaag(klok), protocollen, stop);
        if (kader is null)
            return (Resultaat<Inleesinzage>.Fout("protocol", ZonderProtocol, "stel eerst een protocol in voor deze school"), null, null);
        var koppelingen = await Koppelingkeuze.LeesAsync(werk.Db, invoer.School, stop);
        if (invoer.Koppeling is { } gekozen && !koppelingen.Heeft(gekozen))
            return (Resultaat<Inleesinzage>.Fout("koppeling", "deze koppeling is er niet", "een koppeling van deze school of van het samenwerkingsverband"), null, null);
        if (!invoer.Verdringt && await werk.Db.Inleesbeurten.AnyAsync(b => b.School == invoer.School && (b.Status == Inleesstatus.Gelezen || b.Status == Inleesstatus.WachtOpAkkoord), stop))
            return (Resultaat<Inleesinzage>.Fout("", Wachtend, "dat iemand het eerst toepast of afwijst"), null, null);
        await Leerlingnummering.VulAanAsync(werk.Db, invoer.School, stop);
        var leerlingen = await Schoolkader.LeerlingenAsync(werk.Db, invoer.School, stop);
        var rooster = await kader.RoosterAsync(werk.Db, leerlingen, stop);
        werk.Meld(afweging, invoer.School.ToString());
        await werk.SluitAsync(stop);
        return (null, afweging, new Bestandslezing(kader, leerlingen, rooster, koppelingen));
    }
}
