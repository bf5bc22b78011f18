using Routeboek.Application.Inlezen;
using Routeboek.Application.Registraties.Bronnen;
using Routeboek.Domain.Toegang;

namespace Routeboek.Web.Inlezen;

/// <summary>A file that waits until somebody said what its columns are. It lies in the memory of this node only, never on a disk.</summary>
/// <param name="Id">Which one.</param>
/// <param name="Actor">Whose.</param>
/// <param name="Naam">The name of the file.</param>
/// <param name="Inhoud">The file, or its beginning.</param>
/// <param name="Heel">Whether all of it is here; else it is chosen again.</param>
/// <param name="Soort">What it says about what it leaves out.</param>
/// <param name="Ontwerp">What there is to choose.</param>
/// <param name="Sinds">When it came.</param>
public sealed record Wachtbestand(Guid Id, Actor Actor, string Naam, byte[] Inhoud, bool Heel, Inleessoort Soort, Koppelontwerp Ontwerp, DateTimeOffset Sinds);

/// <summary>The files of this node that wait for a mapping: one of each person, for an hour, and together no more than fits.</summary>
public sealed class Wachtkamer(TimeProvider klok)
{
    /// <summary>More of a file is not kept.</summary>
    public const int MeesteBytes = 32 * 1024 * 1024;

    private const long MeesteSamen = 256L * 1024 * 1024;
    private static readonly TimeSpan s_bewaartermijn = TimeSpan.FromHours(1);

    private readonly List<Wachtbestand> _bestanden = [];
    private readonly Lock _slot = new();

    /// <summary>Keeps it; the oldest give way when there is no room.</summary>
    public Wachtbestand Bewaar(Actor actor, string naam, byte[] inhoud, bool heel, Inleessoort soort, Koppelontwerp ontwerp)
    {
        var bestand = new Wachtbestand(Guid.NewGuid(), actor, naam, inhoud, heel, soort, ontwerp, klok.GetUtcNow());
        lock (_slot)
        {
            Ruim();
            _bestanden.RemoveAll(b => b.Actor.Persoon == actor.Persoon);
            while (_bestanden.Count > 0 && _bestanden.Sum(b => (long)b.Inhoud.Length) + inhoud.Length > MeesteSamen)
                _bestanden.RemoveAt(0);
            _bestanden.Add(bestand);
        }

        return bestand;
    }

    public Wachtbestand? Vind(Guid id, Actor actor)
    {
        lock (_slot)
        {
            Ruim();
            return _bestanden.Find(b => b.Id == id && b.Actor.Persoon == actor.Persoon && b.Actor.Aanstelling.Organisatie == actor.Aanstelling.Organisatie);
        }
    }

    public void Vergeet(Wachtbestand bestand)
    {
        lock (_slot)
            _bestanden.Remove(bestand);
    }

    /// <summary>Forgets what waited too long.</summary>
    public void RuimOp()
    {
        lock (_slot)
            Ruim();
    }

    private void Ruim() => _bestanden.RemoveAll(b => klok.GetUtcNow() - b.Sinds > s_bewaartermijn);
}
