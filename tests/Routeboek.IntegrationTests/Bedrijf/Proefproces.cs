using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Audit;
using Routeboek.Application.Dossiers;
using Routeboek.Application.Opslag;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;
using Routeboek.IntegrationTests.Opslag;
using Routeboek.Tests.Afspraken;

namespace Routeboek.IntegrationTests.Bedrijf;

/// <summary>
/// A process of its own that records facts in two dossiers and seals the audit, until it is killed. It writes "dossier number" on a line
/// as soon as the store has said that a fact is recorded, and the kind of an exception when it is not.
/// </summary>
internal sealed class Proefproces : IDisposable
{
    public const string Goed = "goed";

    /// <summary>The control: says that a fact is recorded before it is.</summary>
    public const string Vooraf = "vooraf";

    /// <summary>The other control: records a fact without its audit.</summary>
    public const string ZonderAudit = "zonder-audit";

    private readonly Process _proces;

    private Proefproces(Process proces) => _proces = proces;

    public static async Task<int> Main(string[] args)
    {
        if (args[0] == Stroomuitval.Naam)
            return await Stroomuitval.MeetAsync(int.Parse(args[1], CultureInfo.InvariantCulture));
        var (variant, opslag) = (args[0], args[1] == Proefdatabank.Sqlite ? Routeboekopslag.Sqlite(args[2]) : Routeboekopslag.Postgres(args[2]));
        var uit = Console.Out;
        if (variant is Proefinlezer.Naam or Proefinlezer.InTweeen)
            return await Proefinlezer.LoopAsync(variant, opslag, new OrganisatieId(Guid.Parse(args[3])), int.Parse(args[4], CultureInfo.InvariantCulture), Meld);
        var kader = new Dossierkader(Afspraakproef.Set(Afspraakproef.Afspraak("bellen", "{feit: DossierGeopend}", "feit: GesprekGevoerd", "binnen: {aantal: 5, eenheid: schooldagen}")), Afspraakproef.Kalender);
        var leg = new LegFeitVast(opslag, new VasteKlok(new DateTime(2026, 1, 12, 12, 0, 0, DateTimeKind.Utc)), (_, _) => kader);
        var mentor = Proefwereld.Werkt(1, Rol.Mentor, Partijsoort.School, new OrganisatieId(Guid.Parse("10000000-0000-0000-0000-000000000001")));
        var taken = args[3..].Select(d => Task.Run(() => SchrijfAsync(new DossierId(Guid.Parse(d))))).Append(Task.Run(VerzegelAsync)).ToList();
        await await Task.WhenAny(taken);
        return 3;

        async Task SchrijfAsync(DossierId dossier)
        {
            for (var i = 0; ; i++)
            {
                try
                {
                    if (variant == Vooraf && i == 5)
                    {
                        Meld($"{dossier} {int.MaxValue}");
                        await Task.Delay(Timeout.Infinite);
                    }

                    var nr = Proefwereld.Waarde(await leg.VoerUitAsync(mentor, new LegFeitVast.Invoer(dossier, FeitenTests.Gesprek(new DateOnly(2026, 1, 12)), Houder.School, Kamer.Gewoon), CancellationToken.None));
                    if (variant == ZonderAudit && i == 5)
                        await WisAuditAsync();
                    Meld($"{dossier} {nr}");
                }
                catch (Exception e) when (e is System.Data.Common.DbException or Microsoft.EntityFrameworkCore.DbUpdateException)
                {
                    Meld($"fout {e.GetType().Name} {(e as System.Data.Common.DbException ?? e.InnerException as Microsoft.Data.Sqlite.SqliteException)?.Message}");
                    return;
                }
            }
        }

        async Task VerzegelAsync()
        {
            while (true)
            {
                try
                {
                    await new VerzegelAudit(opslag).VoerUitAsync(CancellationToken.None);
                }
                catch (Exception e) when (e is System.Data.Common.DbException or Microsoft.EntityFrameworkCore.DbUpdateException)
                {
                    // whoever writes tells it
                    await Task.Delay(5);
                }
            }
        }

        async Task WisAuditAsync()
        {
            await using var db = opslag.Context();
            foreach (var sql in db is SqliteOpslag
                ? new[] { "DROP TRIGGER trg_auditregel_delete", "DELETE FROM auditwachtrij", "DELETE FROM auditregel WHERE id = (SELECT id FROM auditregel ORDER BY id DESC LIMIT 1)" }
                : ["ALTER TABLE auditregel DISABLE TRIGGER USER", "DELETE FROM auditwachtrij", "DELETE FROM auditregel WHERE id = (SELECT id FROM auditregel ORDER BY id DESC LIMIT 1)"])
            {
                await using var opdracht = Application.Reservekopie.Tabeltelling.Opdracht(db, sql);
                await db.Database.GetDbConnection().OpenAsync();
                await opdracht.ExecuteNonQueryAsync();
                await db.Database.GetDbConnection().CloseAsync();
            }
        }

        void Meld(string regel)
        {
            lock (uit)
            {
                uit.WriteLine(regel);
                uit.Flush();
            }
        }
    }

    /// <param name="variant">What it does.</param>
    /// <param name="opslag">At which store.</param>
    /// <param name="dossiers">In which dossiers.</param>
    /// <param name="grootsteBestand">The largest file that it may write, in blocks of 512 bytes; null = as large as it likes.</param>
    public static Proefproces Start(string variant, Routeboekopslag opslag, IEnumerable<DossierId> dossiers, int? grootsteBestand = null) =>
        Start(variant, opslag, [.. dossiers.Select(d => d.Waarde.ToString())], grootsteBestand);

    /// <summary>Brings files into a school, from file <paramref name="eerste"/> on.</summary>
    public static Proefproces StartInlezen(string variant, Routeboekopslag opslag, OrganisatieId school, int eerste) =>
        Start(variant, opslag, [school.Waarde.ToString(), eerste.ToString(CultureInfo.InvariantCulture)], null);

    private static Proefproces Start(string variant, Routeboekopslag opslag, string[] waarmee, int? grootsteBestand)
    {
        string[] opdracht = ["dotnet", "exec", typeof(Proefproces).Assembly.Location, variant, opslag.Bestand is null ? Proefdatabank.Postgres : Proefdatabank.Sqlite, opslag.Bestand ?? opslag.Verbinding!, .. waarmee];
        // a signal that is ignored stays so: the write fails instead
        return Start(grootsteBestand is { } blokken ? ["/bin/sh", "-c", $"trap '' XFSZ; ulimit -f {blokken.ToString(CultureInfo.InvariantCulture)}; exec \"$0\" \"$@\"", .. opdracht] : opdracht);
    }

    /// <summary>Records facts while all that it asks of the disk is written down.</summary>
    public static Proefproces StartGevolgd(Routeboekopslag opslag, IEnumerable<DossierId> dossiers, string verslag) =>
        Start([.. Schijfverslag.Volger(verslag), "dotnet", "exec", typeof(Proefproces).Assembly.Location, Goed, Proefdatabank.Sqlite, opslag.Bestand!, .. dossiers.Select(d => d.Waarde.ToString())]);

    private static Proefproces Start(string[] alles)
    {
        var start = new ProcessStartInfo(alles[0], alles[1..]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        // the runtime would make a large file in memory for itself
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        var proces = new Proefproces(Process.Start(start)!);
        proces._proces.ErrorDataReceived += (_, _) => { };
        proces._proces.BeginErrorReadLine();
        return proces;
    }

    /// <summary>Reads a number of lines, kills it at once (kill -9), and reads what it had written more.</summary>
    public async Task<IReadOnlyList<string>> DoodNaAsync(int regels)
    {
        var gelezen = new List<string>();
        while (gelezen.Count < regels && await _proces.StandardOutput.ReadLineAsync() is { } regel)
            gelezen.Add(regel);
        // whoever follows it must not outlive it
        _proces.Kill(entireProcessTree: true);
        while (await _proces.StandardOutput.ReadLineAsync() is { } regel)
            gelezen.Add(regel);
        await _proces.WaitForExitAsync();
        return gelezen;
    }

    /// <summary>Reads all that it writes until it ends by itself.</summary>
    public async Task<IReadOnlyList<string>> LoopUitAsync() => await DoodNaAsync(int.MaxValue);

    public void Dispose()
    {
        if (!_proces.HasExited)
            _proces.Kill(entireProcessTree: true);
        _proces.Dispose();
    }
}
