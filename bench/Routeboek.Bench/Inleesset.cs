using System.Globalization;
using Routeboek.Application.Demo;
using Routeboek.Application.Dossiers;
using Routeboek.Application.Inlezen;
using Routeboek.Application.Kalenders;
using Routeboek.Application.Opslag;
using Routeboek.Application.Organisaties;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Protocollen;
using Routeboek.Domain.Toegang;

namespace Routeboek.Bench;

/// <summary>
/// A school year of an invented school into a store: all at once, the same again, and one day more. Everything that a real import does: every row
/// judged, compared, put down and applied, each pupil in the audit, signals worked out.
/// </summary>
internal static class Inleesset
{
    private static readonly DateOnly s_begin = new(2025, 8, 1);

    /// <param name="aantal">Pupils.</param>
    /// <param name="verbinding">A PostgreSQL database that is empty, or null for a SQLite file.</param>
    public static async Task<int> MeetAsync(int aantal, string? verbinding)
    {
        var map = Directory.CreateTempSubdirectory("rb-bench-").FullName;
        try
        {
            var opslag = Routeboekopslag.Kies(verbinding, Path.Combine(map, "routeboek.db"));
            await opslag.MigreerAsync(CancellationToken.None);
            var (school, administratie) = await SchoolAsync(opslag);
            Schrijf(map, aantal);
            await LeerlingenAsync(opslag, administratie, school, map);

            var verzuim = await File.ReadAllBytesAsync(Path.Combine(map, DemodataSchrijver.Verzuimbestand));
            var alles = await LeesAsync(opslag, administratie, school, verzuim, Inleessoort.Volledig);
            var nogEens = await LeesAsync(opslag, administratie, school, verzuim, Inleessoort.Volledig);
            var dag = await LeesAsync(opslag, administratie, school, Dag(aantal), Inleessoort.Aanvulling);
            if (nogEens.Inzage.Telling.VerandertIets || dag.Inzage.Status != Inleesstatus.Toegepast)
                throw new InvalidOperationException("nog eens hetzelfde veranderde iets, of de dag werd niet toegepast");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{{\"engine\":\"{(verbinding is null ? "sqlite" : "postgres")}\",\"pupils\":{aantal},\"rows\":{alles.Inzage.Telling.Ontvangen},\"read_s\":{alles.Fase("lezen"):0.00},\"stage_s\":{alles.Fase("klaarzetten"):0.00},\"stage_rows_per_s\":{alles.Inzage.Telling.Nieuw / alles.Fase("klaarzetten"):0},\"signals_s\":{alles.Fase("signalen"):0.00},\"all_s\":{alles.Tijd.Wand:0.00},\"all_cpu_s\":{alles.Tijd.Cpu:0.00},\"again_s\":{nogEens.Tijd.Wand:0.00},\"again_rows_per_s\":{nogEens.Inzage.Telling.Ontvangen / nogEens.Tijd.Wand:0},\"day_rows\":{dag.Inzage.Telling.Ontvangen},\"day_s\":{dag.Tijd.Wand:0.00},\"peak_rss_mb\":{Tijd.PiekMegabyte():0}}}"));
            return 0;
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(map, recursive: true);
        }
    }

    private static async Task<(OrganisatieId School, Actor Administratie)> SchoolAsync(Routeboekopslag opslag)
    {
        var begin = new BeginInstallatie(opslag, TimeProvider.System);
        await begin.MerkAsync(demo: false, CancellationToken.None);
        var persoon = Waarde(await begin.VoerUitAsync(new BeginInstallatie.Invoer(new Persoonsnaam("Bea", "", "Heer"),
            new MaakOrganisatie.Invoer(Organisatiesoort.School, "De Meetlat", "01AB", null, [])), CancellationToken.None));
        var beheerder = (await new Aanstellingen(opslag, TimeProvider.System).VanAsync(persoon, CancellationToken.None))[0].Actor;
        var school = beheerder.Aanstelling.Organisatie;
        Waarde(await new StelProtocolIn(opslag, TimeProvider.System).VoerUitAsync(beheerder, new StelProtocolIn.Invoer(school, "den-bosch-vo", "2022-01", s_begin), CancellationToken.None));
        return (school, new Actor(persoon, new Aanstelling(Rol.Administratie, Partijsoort.School, school, Geldigheid.VanafDag(s_begin))));
    }

    private static void Schrijf(string map, int aantal)
    {
        var kalender = Kalenderlezer.Regio(Vakantieregio.Zuid, Sector.Vo);
        new DemodataSchrijver(new Demowereld(new Demoopzet(kalender, Sector.Vo, Schooljaar.Met(s_begin), 1, Demogemeenten.Van("den-bosch-vo", Vakantieregio.Zuid))))
            .Schrijf(map, aantal, overschrijf: true, null, CancellationToken.None);
    }

    private static async Task LeerlingenAsync(Routeboekopslag opslag, Actor actor, OrganisatieId school, string map)
    {
        await using var lijst = File.OpenRead(Path.Combine(map, DemodataSchrijver.Leerlingenbestand));
        Waarde(await new LeesLeerlingenIn(opslag, TimeProvider.System, Protocolbronnen.BijProgramma, Dossierkaders.BijProgramma)
            .VoerUitAsync(actor, new LeesLeerlingenIn.Invoer(school, lijst, "leerlingen.csv", PasDirectToe: true), CancellationToken.None));
    }

    // a day on which one pupil in twenty is late or away in the last hour
    private static byte[] Dag(int aantal) => System.Text.Encoding.UTF8.GetBytes("leerling;datum;lesuur;soort\n"
        + string.Concat(Enumerable.Range(1, aantal).Where(i => i % 20 == 0).Select(i => $"{Demowereld.Sleutel(i)};2026-07-10;16;{(i % 40 == 0 ? "te_laat" : "ongeoorloofd")}\n")));

    private static async Task<Lezing> LeesAsync(Routeboekopslag opslag, Actor actor, OrganisatieId school, byte[] inhoud, Inleessoort soort)
    {
        var lezing = new Lezing();
        var use = new LeesIn(opslag, TimeProvider.System, Protocolbronnen.BijProgramma, Dossierkaders.BijProgramma, new Inleesgrenzen { LangDagen = 1000, GewijzigdProcent = 100, OnbekendeLeerlingProcent = 100 });
        lezing.Tijd = await Tijd.VanAsync(async () => lezing.Inzage = Waarde(await use.VoerUitAsync(actor,
            new LeesIn.Invoer(school, new MemoryStream(inhoud), "verzuim.csv", soort) { PasDirectToe = true, Lengte = inhoud.Length, Voortgang = lezing.Meld }, CancellationToken.None)));
        return lezing;
    }

    private static T Waarde<T>(Resultaat<T> resultaat) => resultaat.Match(
        w => w, () => throw new InvalidOperationException("geweigerd"), f => throw new InvalidOperationException(string.Join('\n', f)), (_, _) => throw new InvalidOperationException("andere versie"));

    /// <summary>One import with the time that each phase took.</summary>
    private sealed class Lezing
    {
        private readonly Dictionary<string, Inleesvoortgang> _fasen = new(StringComparer.Ordinal);

        public Tijd Tijd { get; set; }

        public Inleesinzage Inzage { get; set; } = null!;

        public void Meld(Inleesvoortgang voortgang) => _fasen[voortgang.Fase] = voortgang;

        public double Fase(string naam) => _fasen.TryGetValue(naam, out var v) && v.PerSeconde > 0 ? v.Gedaan / v.PerSeconde : 0;
    }
}
