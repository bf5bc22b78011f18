using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Routeboek.IntegrationTests.Dossiers;

/// <summary>Counts what one piece of work asks of the database; other tests at the same time do not count.</summary>
internal sealed class Vragenteller : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private static readonly AsyncLocal<Vragenteller?> s_nu = new();
    private readonly List<IDisposable> _los = [];
    private int _aantal;

    private Vragenteller()
    {
    }

    public static async Task<int> TelAsync(Func<Task> werk)
    {
        using var teller = new Vragenteller();
        s_nu.Value = teller;
        teller._los.Add(DiagnosticListener.AllListeners.Subscribe(teller));
        await werk();
        s_nu.Value = null;
        return teller._aantal;
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.EntityFrameworkCore")
            _los.Add(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key == RelationalEventId.CommandExecuting.Name && ReferenceEquals(s_nu.Value, this))
            Interlocked.Increment(ref _aantal);
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose() => _los.ForEach(l => l.Dispose());
}
