using System.Text.RegularExpressions;

namespace Routeboek.IntegrationTests.Opslag;

/// <summary>What a database says of its own tables: a line for each column, key, condition and index.</summary>
internal static partial class Schema
{
    public static async Task<IReadOnlyList<string>> LeesAsync(Proefdatabank databank) =>
        [.. (databank.IsSqlite ? await SqliteAsync(databank) : await PostgresAsync(databank)).Order(StringComparer.Ordinal)];

    private static async Task<IEnumerable<string>> SqliteAsync(Proefdatabank databank)
    {
        var regels = await databank.LeesAsync("SELECT type, tbl_name, sql FROM sqlite_master WHERE type IN ('table', 'index') AND sql IS NOT NULL AND tbl_name NOT LIKE 'sqlite_%' AND tbl_name NOT LIKE '\\_\\_EF%' ESCAPE '\\'");
        return regels.SelectMany(r =>
        {
            var delen = r.Split(" | ", 3);
            var sql = Wit().Replace(delen[2].Replace("\"", "", StringComparison.Ordinal), " ").Replace("( ", "(", StringComparison.Ordinal).Replace(" )", ")", StringComparison.Ordinal)
                // a column that came later has its condition beside it, which means the same
                .Replace(" NULL CONSTRAINT ck_", " NULL, CONSTRAINT ck_", StringComparison.Ordinal);
            // how a table is kept, which a model cannot say
            sql = sql.EndsWith(" WITHOUT ROWID", StringComparison.Ordinal) ? sql[..^" WITHOUT ROWID".Length] : sql;
            return delen[0] == "index" ? [sql] : Delen(sql[(sql.IndexOf('(', StringComparison.Ordinal) + 1)..^1]).Select(d => $"{delen[1]}: {d}");
        });
    }

    // the parts in which a table is kept are not in the model: the table as a whole is
    private const string Deel = "SELECT c.relname FROM pg_class c WHERE c.relispartition";

    private static async Task<IEnumerable<string>> PostgresAsync(Proefdatabank databank) =>
    [
        .. await databank.LeesAsync($"SELECT table_name, column_name, data_type, character_maximum_length, is_nullable, column_default, collation_name FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE '\\_\\_EF%' AND table_name NOT IN ({Deel})"),
        .. await databank.LeesAsync("SELECT t.relname, c.conname, pg_get_constraintdef(c.oid) FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid JOIN pg_namespace n ON n.oid = t.relnamespace WHERE n.nspname = 'public' AND t.relname NOT LIKE '\\_\\_EF%' AND NOT t.relispartition"),
        .. await databank.LeesAsync($"SELECT replace(indexdef, ' ON ONLY ', ' ON ') FROM pg_indexes WHERE schemaname = 'public' AND tablename NOT LIKE '\\_\\_EF%' AND tablename NOT IN ({Deel})"),
    ];

    // columns and conditions stand between commas that are not within brackets
    private static List<string> Delen(string tekst)
    {
        var delen = new List<string>();
        int diep = 0, begin = 0;
        for (var i = 0; i <= tekst.Length; i++)
        {
            if (i < tekst.Length && tekst[i] == '(')
                diep++;
            else if (i < tekst.Length && tekst[i] == ')')
                diep--;
            else if (i == tekst.Length || (tekst[i] == ',' && diep == 0))
            {
                delen.Add(tekst[begin..i].Trim());
                begin = i + 1;
            }
        }

        return delen;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Wit();
}
