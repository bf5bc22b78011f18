using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;

namespace Routeboek.Application.Leerlingen;

/// <summary>Finds pupils of a school by a piece of their name, in the order of the surname.</summary>
public sealed class ZoekLeerlingen(Routeboekopslag opslag, Toegangsvraag toegang, TimeProvider klok)
{
    public static readonly Handeling Handeling = new("leerlingen-zoeken", "een kind op school houden", "leerlingen");

    private const int Meeste = 50;

    /// <param name="School">The school.</param>
    /// <param name="Naam">The beginning of each word counts, accents and capitals do not; empty = all.</param>
    public sealed record Invoer(OrganisatieId School, string Naam);

    /// <summary>Whoever is found is in the audit, a line for each; whom this actor may not see is not found.</summary>
    public async Task<Resultaat<IReadOnlyList<Leerlinginzage>>> VoerUitAsync(Actor actor, Invoer invoer, CancellationToken stop)
    {
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Handeling, klok, stop);
        var zoek = werk.Db.Leerlingen.Where(l => l.School == invoer.School);
        foreach (var woord in Zoeknaam.Maak(invoer.Naam).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            zoek = zoek.Where(l => (" " + l.Zoeknaam).Contains(" " + woord));
        var gevonden = new List<Leerlinginzage>();
        await foreach (var leerling in zoek.OrderBy(l => l.Sorteernaam).ThenBy(l => l.Id).AsAsyncEnumerable().WithCancellation(stop))
        {
            var antwoord = toegang(actor, new Onderwerp(Leerling: leerling.Id, Organisatie: leerling.School), Handeling);
            if (antwoord is Toegangsantwoord.Geweigerd)
                continue;
            gevonden.Add(WijzigLeerling.Gegevens(leerling));
            werk.Meld(antwoord, leerling.Id.ToString(), "", leerling.Id.ToString());
            if (gevonden.Count == Meeste)
                break;
        }

        if (gevonden.Count == 0)
            werk.Meld(new Toegangsantwoord.Geweigerd("niemand gevonden"), "", "", invoer.School.ToString());
        await werk.SluitAsync(stop);
        return new Resultaat<IReadOnlyList<Leerlinginzage>>.Gelukt(gevonden);
    }
}
