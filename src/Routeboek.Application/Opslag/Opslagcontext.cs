using System.Data;
using System.Linq.Expressions;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Routeboek.Application.Aanlevering;
using Routeboek.Application.Aanmelding;
using Routeboek.Application.Aanwezigheid;
using Routeboek.Application.Audit;
using Routeboek.Application.Bedrijf;
using Routeboek.Application.Berichten;
using Routeboek.Application.Documenten;
using Routeboek.Application.Dossiers;
using Routeboek.Application.Inlezen;
using Routeboek.Application.Leerlingen;
using Routeboek.Application.Organisaties;
using Routeboek.Application.Samenwerking;
using Routeboek.Application.Signalen;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Aanwezigheid;
using Routeboek.Domain.Documenten;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Protocollen;
using Routeboek.Domain.Samenwerking;
using Routeboek.Domain.Signalering;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Opslag;

/// <summary>
/// The one model of both databases. Internal on purpose: whoever wants data goes through a use case, which asks for access and writes
/// the audit. Reads do not track; what is changed is asked for with tracking.
/// </summary>
internal abstract class Opslagcontext(DbContextOptions opties) : DbContext(opties)
{
    public const string Versie = nameof(Organisatie.Versie);

    public DbSet<Organisatie> Organisaties => Set<Organisatie>();

    public DbSet<Persoon> Personen => Set<Persoon>();

    public DbSet<Rolbezetting> Rolbezettingen => Set<Rolbezetting>();

    public DbSet<Schoolprotocol> Schoolprotocollen => Set<Schoolprotocol>();

    public DbSet<Leerling> Leerlingen => Set<Leerling>();

    public DbSet<Dossier> Dossiers => Set<Dossier>();

    public DbSet<Dossierteller> Dossiertellers => Set<Dossierteller>();

    public DbSet<Feitrij> Feiten => Set<Feitrij>();

    public DbSet<Dossierprojectie> Projecties => Set<Dossierprojectie>();

    public DbSet<Taakrij> Taken => Set<Taakrij>();

    public DbSet<Taakgreep> Taakgrepen => Set<Taakgreep>();

    public DbSet<Bericht> Berichten => Set<Bericht>();

    public DbSet<Overzichtskeuze> Overzichtskeuzen => Set<Overzichtskeuze>();

    public DbSet<Document> Documenten => Set<Document>();

    public DbSet<Documentversie> Documentversies => Set<Documentversie>();

    public DbSet<Groep> Groepen => Set<Groep>();

    public DbSet<Aansluiting> Aansluitingen => Set<Aansluiting>();

    public DbSet<Installatie> Installaties => Set<Installatie>();

    public DbSet<Betrokkenheidrij> Betrokkenheden => Set<Betrokkenheidrij>();

    public DbSet<Toestemmingrij> Toestemmingen => Set<Toestemmingrij>();

    public DbSet<Aanleidingrij> Aanleidingen => Set<Aanleidingrij>();

    public DbSet<Uitsluitingrij> Uitsluitingen => Set<Uitsluitingrij>();

    public DbSet<Wilsonbekwaamheidrij> Wilsonbekwaamheden => Set<Wilsonbekwaamheidrij>();

    public DbSet<Vrijgaverij> Vrijgaven => Set<Vrijgaverij>();

    public DbSet<Vastlegging> Vastleggingen => Set<Vastlegging>();

    public DbSet<Toestemmingsvraag> Toestemmingsvragen => Set<Toestemmingsvraag>();

    public DbSet<Toestemmingsantwoord> Toestemmingsantwoorden => Set<Toestemmingsantwoord>();

    public DbSet<Auditrij> Auditregels => Set<Auditrij>();

    public DbSet<Auditwachtende> Auditwachtrij => Set<Auditwachtende>();

    public DbSet<Zegelrij> Auditzegels => Set<Zegelrij>();

    public DbSet<Account> Accounts => Set<Account>();

    public DbSet<Passkey> Passkeys => Set<Passkey>();

    public DbSet<Herstelcoderij> Herstelcodes => Set<Herstelcoderij>();

    public DbSet<ExterneAanmelding> ExterneAanmeldingen => Set<ExterneAanmelding>();

    public DbSet<Sessierij> Sessies => Set<Sessierij>();

    public DbSet<EenmaligeLink> Links => Set<EenmaligeLink>();

    public DbSet<Aanmeldpoging> Aanmeldpogingen => Set<Aanmeldpoging>();

    public DbSet<Sleutelring> Sleutelringen => Set<Sleutelring>();

    public DbSet<Inleesbeurt> Inleesbeurten => Set<Inleesbeurt>();

    public DbSet<Inleesfout> Inleesfouten => Set<Inleesfout>();

    public DbSet<Leerlingnummer> Leerlingnummers => Set<Leerlingnummer>();

    public DbSet<Beurtleerling> Beurtleerlingen => Set<Beurtleerling>();

    public DbSet<Registratierij> Registraties => Set<Registratierij>();

    public DbSet<Signaalrij> Signalen => Set<Signaalrij>();

    public DbSet<Oordeelrij> Oordelen => Set<Oordeelrij>();

    public DbSet<Zorgrij> Zorgen => Set<Zorgrij>();

    public DbSet<Weekanalyse> Weekanalysen => Set<Weekanalyse>();

    public DbSet<Weekafspraak> Weekafspraken => Set<Weekafspraak>();

    public DbSet<Signaalfeit> Signaalfeiten => Set<Signaalfeit>();

    public DbSet<Signaalwerk> Signaalwerk => Set<Signaalwerk>();

    public DbSet<Schoolstand> Schoolstanden => Set<Schoolstand>();

    public DbSet<Koppelingrij> Koppelingen => Set<Koppelingrij>();

    public DbSet<Schoolkalenderrij> Schoolkalenders => Set<Schoolkalenderrij>();

    public DbSet<Leerlinglijst> Leerlinglijsten => Set<Leerlinglijst>();

    public DbSet<Roosterdagrij> Roosterdagen => Set<Roosterdagrij>();

    public DbSet<Correctierij> Correcties => Set<Correctierij>();

    public DbSet<Registerrij> Registers => Set<Registerrij>();

    public DbSet<Contact> Contacten => Set<Contact>();

    public DbSet<Contactfeit> Contactfeiten => Set<Contactfeit>();

    public DbSet<Aanleversleutel> Aanleversleutels => Set<Aanleversleutel>();

    public DbSet<Aanleververzoek> Aanleververzoeken => Set<Aanleververzoek>();

    public DbSet<Onderhoudsrij> Onderhoud => Set<Onderhoudsrij>();

    /// <summary>The collation in which text is compared byte by byte, so that both databases order alike; null = that is how it is by itself.</summary>
    protected abstract string? Bytevolgorde { get; }

    /// <summary>Whether a length must be a condition of its own, because the type of the column does not hold it.</summary>
    protected abstract bool LengteAlsControle { get; }

    /// <summary>Takes the lock that only one sealer has; true when it is ours until the end of the transaction.</summary>
    public abstract Task<bool> NeemZegelslotAsync(CancellationToken stop);

    /// <summary>SQL for a key as the audit writes it (32 hex digits), in the form of a column of keys; null when it is none.</summary>
    public abstract string AlsSleutel(string kolom);

    /// <summary>One picture of the database while others write; nothing can be written in it.</summary>
    public abstract Task<IDbContextTransaction> BeginLezenAsync(CancellationToken stop);

    protected override void ConfigureConventions(ModelConfigurationBuilder regels)
    {
        regels.ComplexProperties<Persoonsnaam>();
        regels.Properties<DateTime>().HaveConversion<Utc>();
        regels.Properties<OrganisatieId>().HaveConversion<VanOrganisatie>();
        regels.Properties<PersoonId>().HaveConversion<VanPersoon>();
        regels.Properties<RolbezettingId>().HaveConversion<VanRolbezetting>();
        regels.Properties<SchoolprotocolId>().HaveConversion<VanSchoolprotocol>();
        regels.Properties<LeerlingId>().HaveConversion<VanLeerling>();
        regels.Properties<DossierId>().HaveConversion<VanDossier>();
        regels.Properties<InleesbeurtId>().HaveConversion<VanInleesbeurt>();
        regels.Properties<SignaalId>().HaveConversion<VanSignaal>();
        regels.Properties<ContactId>().HaveConversion<VanContact>();
        regels.Properties<Contactpersoon>().HaveConversion<Woord<Contactpersoon>>().HaveMaxLength(Woord.Langste);
        regels.Properties<AanleversleutelId>().HaveConversion<VanAanleversleutel>();
        regels.Properties<KoppelingId>().HaveConversion<VanKoppeling>();
        regels.Properties<LeerlinglijstId>().HaveConversion<VanLeerlinglijst>();
        regels.Properties<OordeelId>().HaveConversion<VanOordeel>();
        regels.Properties<ZorgId>().HaveConversion<VanZorg>();
        regels.Properties<WeekafspraakId>().HaveConversion<VanWeekafspraak>();
        regels.Properties<Signaaloordeel>().HaveConversion<Woord<Signaaloordeel>>().HaveMaxLength(Woord.Langste);
        regels.Properties<Inleessoort>().HaveConversion<Woord<Inleessoort>>().HaveMaxLength(Woord.Langste);
        regels.Properties<Inleesstatus>().HaveConversion<Woord<Inleesstatus>>().HaveMaxLength(Woord.Langste);
        regels.Properties<Behandeling>().HaveConversion<Woord<Behandeling>>().HaveMaxLength(Woord.Langste);
        regels.Properties<ToestemmingsvraagId>().HaveConversion<VanToestemmingsvraag>();
        regels.Properties<Toestemmingsdoel>().HaveConversion<Woord<Toestemmingsdoel>>().HaveMaxLength(Woord.Langste);
        regels.Properties<DocumentId>().HaveConversion<VanDocument>();
        regels.Properties<Documentsoort>().HaveConversion<Woord<Documentsoort>>().HaveMaxLength(Woord.Langste);
        regels.Properties<GroepId>().HaveConversion<VanGroep>();
        regels.Properties<AccountId>().HaveConversion<VanAccount>();
        regels.Properties<SessieId>().HaveConversion<VanSessie>();
        regels.Properties<Aanmeldmiddel>().HaveConversion<Woord<Aanmeldmiddel>>().HaveMaxLength(Woord.Langste);
        regels.Properties<Linksoort>().HaveConversion<Woord<Linksoort>>().HaveMaxLength(Woord.Langste);
        regels.Properties<BerichtId>().HaveConversion<VanBericht>();
        regels.Properties<Overzichtsritme>().HaveConversion<Woord<Overzichtsritme>>().HaveMaxLength(Woord.Langste);
        regels.Properties<Brin>().HaveConversion<VanBrin>().HaveMaxLength(Brin.Lengte);
        regels.Properties<Organisatiesoort>().HaveConversion<Woord<Organisatiesoort>>().HaveMaxLength(Woord.Langste);
        regels.Properties<Gezagssoort>().HaveConversion<Woord<Gezagssoort>>().HaveMaxLength(Woord.Langste);
        regels.Properties<Sector>().HaveConversion<Woord<Sector>>().HaveMaxLength(Woord.Langste);
        regels.Properties<Houder>().HaveConversion<Woord<Houder>>().HaveMaxLength(Woord.Langste);
        regels.Properties<Rol>().HaveConversion<Woord<Rol>>().HaveMaxLength(Woord.Langste);
        regels.Properties<Grond>().HaveConversion<Woord<Grond>>().HaveMaxLength(Woord.Langste);
        regels.Properties<Partijsoort>().HaveConversion<Woord<Partijsoort>>().HaveMaxLength(Woord.Langste);
        regels.Properties<Aanleidingsoort>().HaveConversion<Woord<Aanleidingsoort>>().HaveMaxLength(Woord.Langste);
        regels.Properties<Kamer>().HaveConversion<Woord<Kamer>>().HaveMaxLength(Woord.Langste);
    }

    protected override void OnModelCreating(ModelBuilder model)
    {
        OrganisatieMapping.Zet(model);
        PersoonMapping.Zet(model);
        RolbezettingMapping.Zet(model);
        SchoolprotocolMapping.Zet(model);
        LeerlingMapping.Zet(model);
        DossierMapping.Zet(model);
        ToegangMapping.Zet(model);
        SamenwerkingMapping.Zet(model);
        DocumentMapping.Zet(model);
        AuditMapping.Zet(model);
        AanmeldMapping.Zet(model);
        AanleverMapping.Zet(model);
        InleesMapping.Zet(model);
        BerichtMapping.Zet(model);
        AanwezigheidMapping.Zet(model);
        SignalenMapping.Zet(model);
        model.Entity<Onderhoudsrij>(o =>
        {
            o.ToTable("onderhoud");
            o.HasKey(x => x.Werk);
            o.Property(x => x.Werk).HasMaxLength(Bedrijf.Onderhoud.LangsteWerk);
        });
        foreach (var soort in model.Model.GetEntityTypes().Where(s => s.GetTableName() is not null))
            Noem(soort);
    }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        // a change of a part is a change of the whole: its version goes up too
        var rijen = ChangeTracker.Entries().ToList();
        Dictionary<(IReadOnlyEntityType, object), EntityEntry>? gehelen = null;
        foreach (var rij in rijen.Where(r => r.State is EntityState.Added or EntityState.Modified or EntityState.Deleted))
        {
            var geheel = rij;
            if (rij.Metadata.IsOwned() && rij.Metadata.FindOwnership() is { } band)
            {
                gehelen ??= rijen.Where(r => r.Metadata.FindProperty(Versie) is not null).ToDictionary(r => ((IReadOnlyEntityType)r.Metadata, Sleutel(r, r.Metadata.FindPrimaryKey()!.Properties)));
                geheel = gehelen.GetValueOrDefault((band.PrincipalEntityType, Sleutel(rij, band.Properties)));
            }

            if (geheel is { State: EntityState.Unchanged or EntityState.Modified } && geheel.Metadata.FindProperty(Versie) is not null)
                geheel.Property(Versie).CurrentValue = (long)geheel.Property(Versie).OriginalValue! + 1;
        }

        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) => throw new NotSupportedException("bewaren gaat asynchroon");

    private static object Sleutel(EntityEntry rij, IReadOnlyList<IReadOnlyProperty> velden) => rij.Property(velden[0].Name).CurrentValue!;

    // every name in the database comes from here: small letters with underscores, keys and indexes after their table
    private void Noem(IMutableEntityType soort)
    {
        var tabel = soort.GetTableName()!;
        foreach (var veld in soort.GetProperties().Concat(soort.GetComplexProperties().SelectMany(c => c.ComplexType.GetProperties())))
        {
            var type = Nullable.GetUnderlyingType(veld.ClrType) ?? veld.ClrType;
            if (veld.FindAnnotation(RelationalAnnotationNames.ColumnName) is null)
                veld.SetColumnName(Klein(veld.Name) + (IsSleutel(type) && !veld.Name.EndsWith("Id", StringComparison.Ordinal) ? "_id" : ""));
            if (type == typeof(string) || type == typeof(Brin) || type.IsEnum)
                veld.SetCollation(Bytevolgorde);
            if (type.IsEnum)
                soort.AddCheckConstraint($"ck_{tabel}_{veld.GetColumnName()}", Woord.Controle(type, veld.GetColumnName()));
            if (type == typeof(string) && veld.GetMaxLength() is null && veld.GetColumnType() != "text")
                throw new InvalidOperationException($"{tabel}.{veld.Name} heeft geen lengte");
            if (type == typeof(string) && veld.GetMaxLength() is { } lengte && LengteAlsControle)
                soort.AddCheckConstraint($"ck_{tabel}_{veld.GetColumnName()}_lengte", $"length({veld.GetColumnName()}) <= {lengte}");
        }

        foreach (var sleutel in soort.GetKeys())
            sleutel.SetName(sleutel.IsPrimaryKey() ? $"pk_{tabel}" : $"uq_{tabel}_{Velden(sleutel.Properties)}");
        foreach (var band in soort.GetForeignKeys())
            band.SetConstraintName($"fk_{tabel}_{Velden(band.Properties)}");
        foreach (var index in soort.GetIndexes())
            index.SetDatabaseName($"{(index.IsUnique ? "ux" : "ix")}_{tabel}_{Velden(index.Properties)}");
        foreach (var sleutel in soort.FindPrimaryKey()!.Properties.Where(p => IsSleutel(p.ClrType)))
            soort.AddCheckConstraint($"ck_{tabel}_{sleutel.GetColumnName()}", $"{sleutel.GetColumnName()} <> '{Guid.Empty}'");
    }

    private static bool IsSleutel(Type type) => type.IsValueType && type.Name.EndsWith("Id", StringComparison.Ordinal);

    private static string Velden(IEnumerable<IMutableProperty> velden) => string.Join('_', velden.Select(v => v.GetColumnName()));

    internal static string Klein(string naam)
    {
        var klein = new StringBuilder(naam.Length + 4);
        foreach (var teken in naam)
        {
            if (char.IsUpper(teken) && klein.Length > 0)
                klein.Append('_');
            klein.Append(char.ToLowerInvariant(teken));
        }

        return klein.ToString();
    }

    private sealed class Utc() : ValueConverter<DateTime, DateTime>(
        v => v.Kind == DateTimeKind.Utc ? v : Weiger(v),
        v => DateTime.SpecifyKind(v, DateTimeKind.Utc))
    {
        private static DateTime Weiger(DateTime tijdstip) => throw new ArgumentException($"een tijdstip is UTC, niet {tijdstip.Kind}", nameof(tijdstip));
    }

    private abstract class VanSleutel<T>(Expression<Func<T, Guid>> naar, Expression<Func<Guid, T>> van) : ValueConverter<T, Guid>(naar, van);

    private static Guid Vol(Guid waarde) => waarde != Guid.Empty ? waarde : throw new ArgumentException("een lege sleutel", nameof(waarde));

    private sealed class VanOrganisatie() : VanSleutel<OrganisatieId>(s => Vol(s.Waarde), g => new OrganisatieId(g));

    private sealed class VanPersoon() : VanSleutel<PersoonId>(s => Vol(s.Waarde), g => new PersoonId(g));

    private sealed class VanRolbezetting() : VanSleutel<RolbezettingId>(s => Vol(s.Waarde), g => new RolbezettingId(g));

    private sealed class VanSchoolprotocol() : VanSleutel<SchoolprotocolId>(s => Vol(s.Waarde), g => new SchoolprotocolId(g));

    private sealed class VanLeerling() : VanSleutel<LeerlingId>(s => Vol(s.Waarde), g => new LeerlingId(g));

    private sealed class VanDossier() : VanSleutel<DossierId>(s => Vol(s.Waarde), g => new DossierId(g));

    private sealed class VanInleesbeurt() : VanSleutel<InleesbeurtId>(s => Vol(s.Waarde), g => new InleesbeurtId(g));

    private sealed class VanSignaal() : VanSleutel<SignaalId>(s => Vol(s.Waarde), g => new SignaalId(g));
    private sealed class VanOordeel() : VanSleutel<OordeelId>(s => Vol(s.Waarde), g => new OordeelId(g));
    private sealed class VanZorg() : VanSleutel<ZorgId>(s => Vol(s.Waarde), g => new ZorgId(g));
    private sealed class VanWeekafspraak() : VanSleutel<WeekafspraakId>(s => Vol(s.Waarde), g => new WeekafspraakId(g));

    private sealed class VanAanleversleutel() : VanSleutel<AanleversleutelId>(s => Vol(s.Waarde), g => new AanleversleutelId(g));
    private sealed class VanLeerlinglijst() : VanSleutel<LeerlinglijstId>(s => Vol(s.Waarde), g => new LeerlinglijstId(g));

    private sealed class VanKoppeling() : VanSleutel<KoppelingId>(s => Vol(s.Waarde), g => new KoppelingId(g));

    private sealed class VanToestemmingsvraag() : VanSleutel<ToestemmingsvraagId>(s => Vol(s.Waarde), g => new ToestemmingsvraagId(g));

    private sealed class VanDocument() : VanSleutel<DocumentId>(s => Vol(s.Waarde), g => new DocumentId(g));

    private sealed class VanGroep() : VanSleutel<GroepId>(s => Vol(s.Waarde), g => new GroepId(g));

    private sealed class VanAccount() : VanSleutel<AccountId>(s => Vol(s.Waarde), g => new AccountId(g));

    private sealed class VanSessie() : VanSleutel<SessieId>(s => Vol(s.Waarde), g => new SessieId(g));

    private sealed class VanBericht() : VanSleutel<BerichtId>(s => Vol(s.Waarde), g => new BerichtId(g));
    private sealed class VanContact() : VanSleutel<ContactId>(s => Vol(s.Waarde), g => new ContactId(g));

    private sealed class VanBrin() : ValueConverter<Brin, string>(b => b.Waarde, t => new Brin(t));
}

/// <summary>A closed set in the database: its name in small letters with dashes.</summary>
internal static class Woord
{
    public const int Langste = 32;

    public static string Van(Enum waarde) => Opslagcontext.Klein(waarde.ToString()).Replace('_', '-');

    /// <summary>The condition that a column holds one of them.</summary>
    public static string Controle(Type type, string kolom) => $"{kolom} IN ({string.Join(", ", Enum.GetValues(type).Cast<Enum>().Select(w => $"'{Van(w)}'"))})";
}

internal sealed class Woord<T>() : ValueConverter<T, string>(v => Woorden[v], w => Waarden[w])
    where T : struct, Enum
{
    private static readonly Dictionary<T, string> Woorden = Enum.GetValues<T>().ToDictionary(v => v, v => Woord.Van(v));
    private static readonly Dictionary<string, T> Waarden = Woorden.ToDictionary(p => p.Value, p => p.Key, StringComparer.Ordinal);
}

internal sealed class SqliteOpslag(DbContextOptions<SqliteOpslag> opties) : Opslagcontext(opties)
{
    protected override string? Bytevolgorde => null;

    protected override bool LengteAlsControle => true;

    // one writer at a time is how SQLite works: the transaction itself is the lock
    public override Task<bool> NeemZegelslotAsync(CancellationToken stop) => Task.FromResult(true);

    public override string AlsSleutel(string kolom) =>
        $"CASE WHEN length({kolom}) = 32 THEN upper(substr({kolom}, 1, 8) || '-' || substr({kolom}, 9, 4) || '-' || substr({kolom}, 13, 4) || '-' || substr({kolom}, 17, 4) || '-' || substr({kolom}, 21)) END";

    // not deferred, it would keep every writer out while it reads
    public override async Task<IDbContextTransaction> BeginLezenAsync(CancellationToken stop)
    {
        await Database.OpenConnectionAsync(stop);
        var transactie = ((SqliteConnection)Database.GetDbConnection()).BeginTransaction(IsolationLevel.Serializable, deferred: true);
        return (await Database.UseTransactionAsync(transactie, stop))!;
    }
}

internal sealed class PostgresOpslag(DbContextOptions<PostgresOpslag> opties) : Opslagcontext(opties)
{
    private const long Zegelslot = 0x526F757465_01;

    protected override string Bytevolgorde => "C";

    protected override bool LengteAlsControle => false;

    public override Task<bool> NeemZegelslotAsync(CancellationToken stop) =>
        Database.SqlQuery<bool>($"SELECT pg_try_advisory_xact_lock({Zegelslot}) AS \"Value\"").SingleAsync(stop);

    // whoever was at the database can have put anything there, and a cast would stop the whole query
    public override string AlsSleutel(string kolom) => $"CASE WHEN {kolom} ~ '^[0-9a-f]{{32}}$' THEN {kolom}::uuid END";

    public override Task<IDbContextTransaction> BeginLezenAsync(CancellationToken stop) => Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop);
}
