using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Organisaties;

namespace Routeboek.Application.Organisaties;

/// <summary>Adds a person.</summary>
public sealed class VoegPersoonToe(Routeboekopslag opslag, Toegangsvraag toegang, TimeProvider klok)
{
    public static readonly Handeling Handeling = new("persoon-toevoegen", "samenwerken in de regio", "organisaties");

    public async Task<Resultaat<PersoonId>> VoerUitAsync(Actor actor, Persoonsnaam naam, CancellationToken stop)
    {
        if (!naam.Kan)
            return Resultaat<PersoonId>.Fout("naam", "de achternaam ontbreekt, of een deel is te lang", $"elk deel hoogstens {Persoonsnaam.LangsteDeel} tekens");
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Handeling, klok, stop);
        var antwoord = toegang(actor, new Onderwerp(), Handeling);
        if (antwoord is Toegangsantwoord.Geweigerd)
            return await werk.WeigerAsync<PersoonId>(antwoord, "", "", stop);
        var persoon = new Persoon(new PersoonId(werk.Sleutel()), naam);
        werk.Db.Add(persoon);
        werk.Meld(antwoord, persoon.Id.ToString(), "", persoon.Id.ToString());
        await werk.SluitAsync(stop);
        return new Resultaat<PersoonId>.Gelukt(persoon.Id);
    }
}

/// <summary>Gives somebody a role at an organisation for a time, or lets somebody stand in for another.</summary>
public sealed class GeefRol(Routeboekopslag opslag, Toegangsvraag toegang, TimeProvider klok)
{
    public static readonly Handeling Handeling = new("rol-geven", "samenwerken in de regio", "organisaties");

    /// <param name="Persoon">Who.</param>
    /// <param name="Organisatie">Where.</param>
    /// <param name="Rol">The role, in the words of the protocols.</param>
    /// <param name="Van">First day, inclusive.</param>
    /// <param name="Tot">Last day, inclusive; null = until further notice.</param>
    /// <param name="Vervangt">Whose role it is for that time; null = an own role. It must be the same role at the same organisation.</param>
    public sealed record Invoer(PersoonId Persoon, OrganisatieId Organisatie, string Rol, DateOnly Van, DateOnly? Tot, RolbezettingId? Vervangt = null);

    public async Task<Resultaat<RolbezettingId>> VoerUitAsync(Actor actor, Invoer invoer, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(invoer.Rol) || invoer.Rol.Length > Rolbezetting.LangsteRol)
            return Resultaat<RolbezettingId>.Fout("rol", "de rol ontbreekt of is te lang", "een rol uit het protocol");
        if (invoer.Tot < invoer.Van || invoer.Vervangt is not null && invoer.Tot is null)
            return Resultaat<RolbezettingId>.Fout("tot", "de laatste dag past niet", "niet voor de eerste dag; een vervanging heeft altijd een laatste dag");
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Handeling, klok, stop);
        var bestaat = await werk.Db.Personen.AnyAsync(p => p.Id == invoer.Persoon, stop) && await werk.Db.Organisaties.AnyAsync(o => o.Id == invoer.Organisatie, stop);
        var antwoord = bestaat ? toegang(actor, new Onderwerp(Persoon: invoer.Persoon, Organisatie: invoer.Organisatie), Handeling) : new Toegangsantwoord.Geweigerd("bestaat niet");
        if (antwoord is Toegangsantwoord.Geweigerd)
            return await werk.WeigerAsync<RolbezettingId>(antwoord, invoer.Persoon.ToString(), invoer.Organisatie.ToString(), stop);
        if (invoer.Vervangt is { } vervangt && !await werk.Db.Rolbezettingen.AnyAsync(r => r.Id == vervangt && r.Organisatie == invoer.Organisatie && r.Rol == invoer.Rol && r.Persoon != invoer.Persoon, stop))
            return Resultaat<RolbezettingId>.Fout("vervangt", "deze rol is er niet", "dezelfde rol van iemand anders bij dezelfde organisatie");
        var rol = new Rolbezetting(new RolbezettingId(werk.Sleutel()), invoer.Persoon, invoer.Organisatie, invoer.Rol, invoer.Van, invoer.Tot, invoer.Vervangt);
        werk.Db.Add(rol);
        werk.Meld(antwoord, invoer.Persoon.ToString(), "", rol.Id.ToString());
        await werk.SluitAsync(stop);
        return new Resultaat<RolbezettingId>.Gelukt(rol.Id);
    }
}
