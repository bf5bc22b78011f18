using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Inlezen;
using Routeboek.Application.Opslag;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Application.Aanwezigheid;

/// <summary>The registrations of some pupils in a few days, and who or what said so.</summary>
internal sealed class Dagbeeld
{
    private readonly Dictionary<int, Leerlingrijen> _rijen;
    private readonly Dictionary<LeerlingId, int> _nummers;

    private Dagbeeld(Dictionary<int, Leerlingrijen> rijen, Dictionary<LeerlingId, int> nummers, HashSet<int> metDeHand) =>
        (_rijen, _nummers, MetDeHand) = (rijen, nummers, metDeHand);

    /// <summary>Applied imports that people made.</summary>
    public HashSet<int> MetDeHand { get; }

    public IEnumerable<LeerlingId> Leerlingen => _nummers.Keys;

    /// <param name="db">The store.</param>
    /// <param name="school">The school.</param>
    /// <param name="leerlingen">Of whom.</param>
    /// <param name="van">First day.</param>
    /// <param name="tot">Last day.</param>
    /// <param name="stop">Stops it.</param>
    public static async Task<Dagbeeld> LeesAsync(Opslagcontext db, OrganisatieId school, IReadOnlyList<LeerlingId> leerlingen, DateOnly van, DateOnly tot, CancellationToken stop)
    {
        var (toegepast, metDeHand) = await db.BeurtenAsync(school, stop);
        var nummers = await db.Leerlingnummers.Where(n => leerlingen.Contains(n.Leerling)).ToDictionaryAsync(n => n.Leerling, n => n.Nr, stop);
        return new Dagbeeld(await Zichtbaar.PerLeerlingAsync(db, [.. nummers.Values], van, tot, toegepast, stop), nummers, metDeHand);
    }

    public int Nummer(LeerlingId leerling) => _nummers[leerling];

    public Leerlingrijen Rijen(LeerlingId leerling) => _nummers.TryGetValue(leerling, out var nr) ? _rijen.GetValueOrDefault(nr) ?? Zichtbaar.Niets : Zichtbaar.Niets;

    /// <summary>The rows of one day.</summary>
    public IReadOnlyList<Registratie> Op(LeerlingId leerling, DateOnly dag) => [.. Rijen(leerling).Codes.Where(c => c.Dag == dag).Select(c => c.Inhoud)];

    public bool IsZiek(LeerlingId leerling, DateOnly dag) => Rijen(leerling).Codes.Any(c => c.Dag == dag && Soorten.Ziekte.Bevat(c.Inhoud.Soort));
}
