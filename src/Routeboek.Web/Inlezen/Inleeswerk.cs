using Routeboek.Application.Inlezen;
using Routeboek.Application.Opslag;
using Routeboek.Domain.Toegang;

namespace Routeboek.Web.Inlezen;

/// <summary>A piece of work on an import that goes on after the page was answered: reading, applying, taking back.</summary>
public sealed class Inleeswerk
{
    private static readonly TimeSpan s_even = TimeSpan.FromMilliseconds(700);

    private readonly TaskCompletionSource _eerste = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Inleesvoortgang _voortgang;

    internal Inleeswerk(Guid id, Actor actor, string naam) => (Id, Actor, Naam) = (id, actor, naam);

    public Guid Id { get; }

    public Actor Actor { get; }

    /// <summary>The name of the file.</summary>
    public string Naam { get; }

    /// <summary>What came of it; null when it stumbled.</summary>
    public Task<Resultaat<Inleesinzage>?> Klaar { get; internal set; } = null!;

    /// <summary>How far it is.</summary>
    public Inleesvoortgang Voortgang => _voortgang;

    internal DateTimeOffset? Einde { get; set; }

    /// <summary>From now on the sender of the file is not needed any more.</summary>
    public void Verder() => _eerste.TrySetResult();

    /// <summary>Waits until it is done or goes on without whoever asked for it; a moment longer, since most of it is done at once.</summary>
    public async Task WachtOpAntwoordAsync(TimeProvider klok)
    {
        await Task.WhenAny(_eerste.Task, Klaar);
        await WachtAsync(s_even, klok, CancellationToken.None);
    }

    /// <summary>Waits a moment until it is done.</summary>
    public Task<bool> WachtAsync(TimeProvider klok, CancellationToken stop) => WachtAsync(s_even, klok, stop);

    private async Task<bool> WachtAsync(TimeSpan hoogstens, TimeProvider klok, CancellationToken stop)
    {
        try
        {
            await Klaar.WaitAsync(hoogstens, klok, stop);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    internal void Meld(Inleesvoortgang voortgang)
    {
        _voortgang = voortgang;
        // reading needs the sender, the rest does not
        if (voortgang.Fase != "lezen")
            Verder();
    }
}

/// <summary>The work of this node on imports. What is done stays known for a while, so that the page can tell.</summary>
public sealed class Inleeswerkplaats(Inleesinstellingen instellingen, TimeProvider klok, IHostApplicationLifetime leven, ILogger<Inleeswerkplaats> log) : IDisposable
{
    private static readonly TimeSpan s_onthoud = TimeSpan.FromMinutes(30);

    private readonly SemaphoreSlim _plaatsen = new(instellingen.Tegelijk);
    private readonly Dictionary<Guid, Inleeswerk> _werk = [];
    private readonly Lock _slot = new();

    /// <summary>Begins; null when this node has its hands full.</summary>
    /// <param name="actor">For whom.</param>
    /// <param name="naam">The name of the file.</param>
    /// <param name="doe">What.</param>
    public Inleeswerk? Begin(Actor actor, string naam, Func<Inleeswerk, CancellationToken, Task<Resultaat<Inleesinzage>>> doe)
    {
        if (!_plaatsen.Wait(0))
            return null;
        var werk = new Inleeswerk(Guid.NewGuid(), actor, naam);
        lock (_slot)
        {
            foreach (var oud in _werk.Values.Where(w => w.Einde is { } einde && klok.GetUtcNow() - einde > s_onthoud).ToList())
                _werk.Remove(oud.Id);
            _werk.Add(werk.Id, werk);
        }

        werk.Klaar = Task.Run(() => DoeAsync(werk, doe));
        return werk;
    }

    /// <summary>A place among those who read, for what is answered at once; null when there is none.</summary>
    public IDisposable? Plaats() => _plaatsen.Wait(0) ? new Bezet(_plaatsen) : null;

    /// <summary>The work of this actor; null when it is not there or of somebody else.</summary>
    public Inleeswerk? Vind(Guid id, Actor actor)
    {
        lock (_slot)
            return _werk.GetValueOrDefault(id) is { } werk && werk.Actor.Persoon == actor.Persoon && werk.Actor.Aanstelling.Organisatie == actor.Aanstelling.Organisatie ? werk : null;
    }

    public void Dispose() => _plaatsen.Dispose();

    private async Task<Resultaat<Inleesinzage>?> DoeAsync(Inleeswerk werk, Func<Inleeswerk, CancellationToken, Task<Resultaat<Inleesinzage>>> doe)
    {
        try
        {
            return await doe(werk, leven.ApplicationStopping);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or BadHttpRequestException or InvalidDataException or Verzuimscan.TeGroot)
        {
            // the sender went away, or the program stops: nothing of it is ever seen, and the page tells it
            return null;
        }
        catch (Exception e)
        {
            log.LogError(e, "Een bestand inlezen lukte niet");
            return null;
        }
        finally
        {
            werk.Einde = klok.GetUtcNow();
            _plaatsen.Release();
        }
    }

    private sealed class Bezet(SemaphoreSlim plaatsen) : IDisposable
    {
        private SemaphoreSlim? _plaatsen = plaatsen;

        public void Dispose() => Interlocked.Exchange(ref _plaatsen, null)?.Release();
    }
}
