using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Aanlevering;
using Routeboek.Application.Opslag;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Inlezen;

/// <summary>The folder of a school as the one who brings in what lies there: the administration of that school, without being anybody.</summary>
public static class Mapactor
{
    public static Actor Van(OrganisatieId school) =>
        new(Persoon(school), new Aanstelling(Rol.Administratie, Partijsoort.School, school, Geldigheid.VanafDag(DateOnly.MinValue)));

    /// <summary>The same at every start and on every node, so that the audit speaks of one.</summary>
    internal static PersoonId Persoon(OrganisatieId school) =>
        new(new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"map {school.Waarde:N}")).AsSpan(0, 16)));
}

/// <summary>What people call those who brought imports in and decided about them.</summary>
internal sealed class Inleesnamen
{
    private readonly PersoonId _map;
    private readonly Dictionary<PersoonId, string> _mensen;
    private readonly Dictionary<PersoonId, string> _sleutels;

    private Inleesnamen(PersoonId map, Dictionary<PersoonId, string> mensen, Dictionary<PersoonId, string> sleutels) => (_map, _mensen, _sleutels) = (map, mensen, sleutels);

    public static async Task<Inleesnamen> LeesAsync(Opslagcontext db, OrganisatieId school, IReadOnlyList<Inleesbeurt> beurten, CancellationToken stop)
    {
        var wie = beurten.Select(b => b.Door).Concat(beurten.Select(b => b.BeslotenDoor).OfType<PersoonId>()).Distinct().ToList();
        var mensen = await db.Personen.Where(p => wie.Contains(p.Id)).Select(p => new { p.Id, p.Naam }).ToListAsync(stop);
        var sleutels = await db.Aanleversleutels.Where(s => s.School == school).Select(s => new { s.Id, s.Naam }).ToListAsync(stop);
        return new Inleesnamen(Mapactor.Persoon(school), mensen.ToDictionary(m => m.Id, m => m.Naam.ToString()), sleutels.ToDictionary(s => new PersoonId(s.Id.Waarde), s => s.Naam));
    }

    public Inleesinzage Noem(Inleesinzage inzage) => inzage with
    {
        DoorNaam = Naam(inzage.Door),
        Weg = inzage.Door == _map ? Inleesweg.Map : _sleutels.ContainsKey(inzage.Door) ? Inleesweg.Sleutel : Inleesweg.Pagina,
        BeslotenDoorNaam = inzage.BeslotenDoor is { } door && door != inzage.Door ? Naam(door) : "",
    };

    private string Naam(PersoonId wie) => _mensen.GetValueOrDefault(wie) ?? _sleutels.GetValueOrDefault(wie) ?? "";
}
