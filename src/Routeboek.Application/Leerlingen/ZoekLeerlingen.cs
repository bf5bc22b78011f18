using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Leerlingen;

/// <summary>Finds pupils by a piece of their name among those whom the actor may see, in the order of the surname.</summary>
public sealed class ZoekLeerlingen(Routeboekopslag opslag, TimeProvider klok)
{
    public static readonly Verrichting Verrichting = new("leerlingen-zoeken", "leerlingen");

    /// <summary>More than these are not told.</summary>
    public const int Meeste = 50;

    /// <param name="Naam">The beginning of each word counts, accents and capitals do not; empty = all.</param>
    /// <param name="School">Of this school only; null = of all.</param>
    public sealed record Invoer(string Naam, OrganisatieId? School = null);

    /// <summary>At most fifty. Whoever is found is in the audit, a line for each; whom this actor may not see is not found.</summary>
    public async Task<Resultaat<IReadOnlyList<Leerlinginzage>>> VoerUitAsync(Actor actor, Invoer invoer, CancellationToken stop)
    {
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var zoek = werk.Toegang.Zichtbaar(Zicht.Leerlingen(werk.Db, werk.Vandaag), Onderwerpsoort.Leerling);
        if (invoer.School is { } school)
            zoek = zoek.Where(l => l.Rij.School == school);
        foreach (var woord in Zoeknaam.Maak(invoer.Naam).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            zoek = zoek.Where(l => (" " + l.Rij.Zoeknaam).Contains(" " + woord));
        var gevonden = await zoek.OrderBy(l => l.Rij.Sorteernaam).ThenBy(l => l.Rij.Id).Select(l => l.Rij).Take(Meeste).ToListAsync(stop);
        var afwegingen = await werk.Toegang.BepaalAsync([.. gevonden.Select(l => new Onderwerpsleutel.VanLeerling(Onderwerpsoort.Leerling, l.Id))], Handeling.Lezen, stop);
        // the query and the decision come from the same rules; should they ever differ, the decision holds
        var zichtbaar = gevonden.Zip(afwegingen).Where(l => l.Second.Mag).ToList();
        foreach (var (leerling, afweging) in zichtbaar)
            werk.Meld(afweging, leerling.Id.ToString());
        if (zichtbaar.Count == 0)
            werk.Meld(Afweging.BestaatNiet, "");
        await werk.SluitAsync(stop);
        return new Resultaat<IReadOnlyList<Leerlinginzage>>.Gelukt([.. zichtbaar.Select(l => WijzigLeerling.Gegevens(l.First))]);
    }
}
