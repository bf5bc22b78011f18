using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Organisaties;

/// <summary>Adds an organisation; a school with its BRIN and buildings. Only the beheerder of the first organisation does.</summary>
public sealed class MaakOrganisatie(Routeboekopslag opslag, TimeProvider klok)
{
    public static readonly Verrichting Verrichting = new("organisatie-maken", "organisaties");

    /// <param name="Soort">What it is.</param>
    /// <param name="Naam">Its name.</param>
    /// <param name="Brin">Of a school: 01AB; else empty.</param>
    /// <param name="Bestuur">The board of a school, when it is known.</param>
    /// <param name="Vestigingen">The buildings of a school.</param>
    public sealed record Invoer(Organisatiesoort Soort, string Naam, string Brin, OrganisatieId? Bestuur, IReadOnlyList<Vestiging> Vestigingen);

    public async Task<Resultaat<OrganisatieId>> VoerUitAsync(Actor actor, Invoer invoer, CancellationToken stop)
    {
        if (Bezwaar(invoer) is { } bezwaar)
            return bezwaar;
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var afweging = await werk.Toegang.BepaalAsync(new Onderwerpsleutel.VanInstallatie(Onderwerpsoort.Account), Handeling.Van(Handelingsoort.Inrichten), stop);
        if (!afweging.Mag)
            return await werk.WeigerAsync<OrganisatieId>(afweging, "", stop);
        Brin? brin = invoer.Brin.Length == 0 ? null : new Brin(invoer.Brin);
        if (brin is not null && await werk.Db.Organisaties.AnyAsync(o => o.Brin == brin, stop))
            return Resultaat<OrganisatieId>.Fout("brin", "er is al een school met dit nummer", "het nummer van een andere school");
        if (invoer.Bestuur is { } bestuur && !await werk.Db.Organisaties.AnyAsync(o => o.Id == bestuur && o.Soort == Organisatiesoort.Bestuur, stop))
            return Resultaat<OrganisatieId>.Fout("bestuur", "dit bestuur is er niet", "een bestuur uit de lijst");
        var organisatie = new Organisatie(new OrganisatieId(werk.Sleutel()), invoer.Soort, invoer.Naam, brin, invoer.Bestuur);
        foreach (var vestiging in invoer.Vestigingen)
            organisatie.VoegVestigingToe(vestiging);
        werk.Db.Add(organisatie);
        werk.Meld(afweging, organisatie.Id.ToString());
        await werk.SluitAsync(stop);
        return new Resultaat<OrganisatieId>.Gelukt(organisatie.Id);
    }

    internal static Resultaat<OrganisatieId>? Bezwaar(Invoer invoer)
    {
        var isSchool = invoer.Soort == Organisatiesoort.School;
        if (string.IsNullOrWhiteSpace(invoer.Naam) || invoer.Naam.Length > Organisatie.LangsteNaam)
            return Resultaat<OrganisatieId>.Fout("naam", "de naam ontbreekt of is te lang", $"1 tot {Organisatie.LangsteNaam} tekens");
        if (isSchool ? !Brin.Is(invoer.Brin) : invoer.Brin.Length > 0)
            return Resultaat<OrganisatieId>.Fout("brin", "past niet bij deze soort", isSchool ? "twee cijfers en twee letters, als 01AB" : "niets: alleen een school heeft een BRIN");
        if (!isSchool && (invoer.Bestuur is not null || invoer.Vestigingen.Count > 0))
            return Resultaat<OrganisatieId>.Fout("vestigingen", "alleen een school heeft een bestuur en vestigingen", "niets");
        return Vestigingbezwaar(invoer.Vestigingen) is { } bezwaar ? Resultaat<OrganisatieId>.Fout("vestigingen", bezwaar.Wat, bezwaar.Verwacht) : null;
    }

    internal static (string Wat, string Verwacht)? Vestigingbezwaar(IReadOnlyList<Vestiging> vestigingen)
    {
        if (vestigingen.Any(v => v.Nummer.Length != 2 || !v.Nummer.All(char.IsAsciiDigit)) || vestigingen.DistinctBy(v => v.Nummer, StringComparer.Ordinal).Count() != vestigingen.Count)
            return ("een nummer klopt niet of staat er twee keer", "twee cijfers, elk nummer een keer");
        if (vestigingen.Any(v => v.Naam.Length > Organisatie.LangsteNaam || v.Plaats.Length > Domain.Leerlingen.Leerling.LangsteGemeente))
            return ("een naam of plaats is te lang", $"een naam van hoogstens {Organisatie.LangsteNaam} tekens en een plaats van hoogstens {Domain.Leerlingen.Leerling.LangsteGemeente}");
        return null;
    }
}
