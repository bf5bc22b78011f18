using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Routeboek.Application.Opslag.Migraties;

/// <summary>
/// A step of the schema, as SQL that was read by people: a file of the same number for each database. Never changed once released; there is
/// no way back but a next step.
/// </summary>
internal abstract class Sqlmigratie(string bestand) : Migration
{
    public const string Organisaties = "20261124000001_organisaties";
    public const string Dossiers = "20261124000002_dossiers";
    public const string Audit = "20261124000003_audit";
    public const string Toegang = "20261124000004_toegang";
    public const string Aanmelding = "20261124000005_aanmelding";
    public const string Verzuim = "20261124000006_verzuim";
    public const string Aanlevering = "20261124000008_aanlevering";
    public const string Documenten = "20261124000009_documenten";
    public const string Rechten = "20261124000010_rechten";
    public const string Aanwezigheid = "20261124000011_aanwezigheid";
    public const string Signalen = "20261124000012_signalen";
    public const string Taken = "20261124000013_taken";
    public const string Onderhoud = "20261124000014_onderhoud";
    public const string Weekanalyse = "20261124000016_weekanalyse";

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        using var stroom = typeof(Sqlmigratie).Assembly.GetManifestResourceStream($"{bestand}.sql")
            ?? throw new InvalidOperationException($"migratie {bestand} ontbreekt in het programma");
        using var lezer = new StreamReader(stroom);
        migrationBuilder.Sql(lezer.ReadToEnd());
    }
}

[DbContext(typeof(SqliteOpslag)), Migration(Organisaties)]
internal sealed class SqliteOrganisaties() : Sqlmigratie("Sqlite/0001_organisaties");

[DbContext(typeof(PostgresOpslag)), Migration(Organisaties)]
internal sealed class PostgresOrganisaties() : Sqlmigratie("Postgres/0001_organisaties");

[DbContext(typeof(SqliteOpslag)), Migration(Dossiers)]
internal sealed class SqliteDossiers() : Sqlmigratie("Sqlite/0002_dossiers");

[DbContext(typeof(PostgresOpslag)), Migration(Dossiers)]
internal sealed class PostgresDossiers() : Sqlmigratie("Postgres/0002_dossiers");

[DbContext(typeof(SqliteOpslag)), Migration(Audit)]
internal sealed class SqliteAudit() : Sqlmigratie("Sqlite/0003_audit");

[DbContext(typeof(PostgresOpslag)), Migration(Audit)]
internal sealed class PostgresAudit() : Sqlmigratie("Postgres/0003_audit");

[DbContext(typeof(SqliteOpslag)), Migration(Toegang)]
internal sealed class SqliteToegang() : Sqlmigratie("Sqlite/0004_toegang");

[DbContext(typeof(PostgresOpslag)), Migration(Toegang)]
internal sealed class PostgresToegang() : Sqlmigratie("Postgres/0004_toegang");

[DbContext(typeof(SqliteOpslag)), Migration(Aanmelding)]
internal sealed class SqliteAanmelding() : Sqlmigratie("Sqlite/0005_aanmelding");

[DbContext(typeof(PostgresOpslag)), Migration(Aanmelding)]
internal sealed class PostgresAanmelding() : Sqlmigratie("Postgres/0005_aanmelding");

[DbContext(typeof(SqliteOpslag)), Migration(Verzuim)]
internal sealed class SqliteVerzuim() : Sqlmigratie("Sqlite/0006_verzuim");

[DbContext(typeof(PostgresOpslag)), Migration(Verzuim)]
internal sealed class PostgresVerzuim() : Sqlmigratie("Postgres/0006_verzuim");

[DbContext(typeof(SqliteOpslag)), Migration(Documenten)]
internal sealed class SqliteDocumenten() : Sqlmigratie("Sqlite/0009_documenten");

[DbContext(typeof(PostgresOpslag)), Migration(Documenten)]
internal sealed class PostgresDocumenten() : Sqlmigratie("Postgres/0009_documenten");

[DbContext(typeof(SqliteOpslag)), Migration(Aanlevering)]
internal sealed class SqliteAanlevering() : Sqlmigratie("Sqlite/0008_aanlevering");

[DbContext(typeof(PostgresOpslag)), Migration(Aanlevering)]
internal sealed class PostgresAanlevering() : Sqlmigratie("Postgres/0008_aanlevering");

[DbContext(typeof(SqliteOpslag)), Migration(Rechten)]
internal sealed class SqliteRechten() : Sqlmigratie("Sqlite/0010_rechten");

[DbContext(typeof(PostgresOpslag)), Migration(Rechten)]
internal sealed class PostgresRechten() : Sqlmigratie("Postgres/0010_rechten");

[DbContext(typeof(SqliteOpslag)), Migration(Aanwezigheid)]
internal sealed class SqliteAanwezigheid() : Sqlmigratie("Sqlite/0011_aanwezigheid");

[DbContext(typeof(PostgresOpslag)), Migration(Aanwezigheid)]
internal sealed class PostgresAanwezigheid() : Sqlmigratie("Postgres/0011_aanwezigheid");

[DbContext(typeof(SqliteOpslag)), Migration(Signalen)]
internal sealed class SqliteSignalen() : Sqlmigratie("Sqlite/0012_signalen");

[DbContext(typeof(PostgresOpslag)), Migration(Signalen)]
internal sealed class PostgresSignalen() : Sqlmigratie("Postgres/0012_signalen");

[DbContext(typeof(SqliteOpslag)), Migration(Taken)]
internal sealed class SqliteTaken() : Sqlmigratie("Sqlite/0013_taken");

[DbContext(typeof(PostgresOpslag)), Migration(Taken)]
internal sealed class PostgresTaken() : Sqlmigratie("Postgres/0013_taken");

[DbContext(typeof(SqliteOpslag)), Migration(Onderhoud)]
internal sealed class SqliteOnderhoud() : Sqlmigratie("Sqlite/0014_onderhoud");

[DbContext(typeof(PostgresOpslag)), Migration(Onderhoud)]
internal sealed class PostgresOnderhoud() : Sqlmigratie("Postgres/0014_onderhoud");

[DbContext(typeof(SqliteOpslag)), Migration(Weekanalyse)]
internal sealed class SqliteWeekanalyse() : Sqlmigratie("Sqlite/0016_weekanalyse");

[DbContext(typeof(PostgresOpslag)), Migration(Weekanalyse)]
internal sealed class PostgresWeekanalyse() : Sqlmigratie("Postgres/0016_weekanalyse");
