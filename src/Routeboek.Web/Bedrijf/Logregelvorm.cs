using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Routeboek.Web.Bedrijf;

/// <summary>
/// One line for each event: JSON when it goes to a file or a collector, words when somebody looks. Of lines that are not ours only the
/// fixed text is written, and of an exception only its kind and its place: values and messages may carry what people typed.
/// </summary>
internal sealed class Logregelvorm(IConfiguration configuratie, TimeProvider klok) : ConsoleFormatter(Naam)
{
    public const string Naam = "routeboek";

    private const string Eigen = "Routeboek";
    // where it listens and that it stops: no request has part in it
    private const string Levensloop = "Microsoft.Hosting.Lifetime";
    private static readonly JsonWriterOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // Log:Vorm = json or tekst; by itself words on a terminal
    private readonly bool _json = configuratie["Log:Vorm"] switch { "json" => true, "tekst" => false, _ => Console.IsOutputRedirected };

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var melding = Melding(logEntry);
        var spoor = Activity.Current?.TraceId.ToHexString() ?? "";
        if (_json)
            textWriter.WriteLine(Json(logEntry, melding, spoor));
        else
            textWriter.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{klok.GetLocalNow():HH:mm:ss} {Niveau(logEntry.LogLevel)} {melding}{Fout(logEntry.Exception)}"));
    }

    private static string Melding<TState>(in LogEntry<TState> regel)
    {
        if (regel.Category.StartsWith(Eigen, StringComparison.Ordinal) || regel.Category == Levensloop)
            return regel.Formatter(regel.State, null);
        return regel.State is IReadOnlyList<KeyValuePair<string, object?>> velden && velden.FirstOrDefault(v => v.Key == "{OriginalFormat}").Value is string vast
            ? vast
            : $"melding {regel.EventId.Id.ToString(CultureInfo.InvariantCulture)}";
    }

    private string Json<TState>(in LogEntry<TState> regel, string melding, string spoor)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, s_json))
        {
            json.WriteStartObject();
            json.WriteString("tijd", klok.GetUtcNow().UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
            json.WriteString("niveau", Niveau(regel.LogLevel));
            json.WriteString("bron", regel.Category);
            json.WriteString("melding", melding);
            if (spoor.Length > 0)
                json.WriteString("spoor", spoor);
            if (regel.Exception is { } fout)
                json.WriteString("fout", Fout(fout).Trim());
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static string Fout(Exception? fout)
    {
        var tekst = new StringBuilder();
        for (; fout is not null; fout = fout.InnerException)
        {
            tekst.Append(CultureInfo.InvariantCulture, $" [{fout.GetType().FullName}");
            if (fout is System.Data.Common.DbException { SqlState: { Length: > 0 } staat })
                tekst.Append(CultureInfo.InvariantCulture, $" {staat}");
            // the method in which it arose; a line number is not always known
            if (new StackTrace(fout).GetFrame(0)?.GetMethod() is { } methode)
                tekst.Append(CultureInfo.InvariantCulture, $" in {methode.DeclaringType?.Name}.{methode.Name}");
            tekst.Append(']');
        }

        return tekst.ToString();
    }

    private static string Niveau(LogLevel niveau) => niveau switch
    {
        LogLevel.Critical => "ernstig",
        LogLevel.Error => "fout",
        LogLevel.Warning => "let op",
        _ => "info",
    };
}
