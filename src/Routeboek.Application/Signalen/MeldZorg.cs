using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Dossiers;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Signalen;

/// <summary>
/// Somebody at school sees something, also without figures. With an open dossier it is a fact of it at once; without one it stands on the
/// list of signals until mentor and coordinator looked, and goes along when a dossier opens.
/// </summary>
public sealed class MeldZorg(Routeboekopslag opslag, TimeProvider klok, Kaderkeuze kaders)
{
    public static readonly Verrichting Verrichting = new("zorg-melden", "signalen");

    /// <summary>Within so many days before today something can be told that was seen earlier.</summary>
    public const int Terug = 31;

    private static readonly Feitsoort s_feit = Woordenschatlezer.BijProgramma.Zoek("ZorgGemeld") ?? throw new InvalidOperationException("ZorgGemeld staat niet in de woordenschat");

    /// <summary>What can be told, in the words of the vocabulary.</summary>
    public static IReadOnlyList<string> Soorten { get; } = [.. s_feit.Velden.First(v => v.Naam == "zorg").Waarden];

    /// <summary>What it seems to have to do with.</summary>
    public static IReadOnlyList<string> Domeinen { get; } = [.. s_feit.Velden.First(v => v.Naam == "domein").Waarden];

    /// <param name="Leerling">About whom.</param>
    /// <param name="Soort">One of <see cref="Soorten"/>.</param>
    /// <param name="Domein">Some of <see cref="Domeinen"/>; may be empty.</param>
    /// <param name="Notitie">In the own words; may be empty. It stays with the school and is no fact.</param>
    /// <param name="Dag">When it was seen; null = today.</param>
    public sealed record Invoer(LeerlingId Leerling, string Soort, IReadOnlyList<string> Domein, string Notitie = "", DateOnly? Dag = null);

    /// <summary>Whether this actor may, and about whom: before the form is shown.</summary>
    /// <returns>The name of the pupil.</returns>
    public async Task<Resultaat<string>> MagAsync(Actor actor, LeerlingId id, CancellationToken stop)
    {
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var (leerling, afweging) = await LeesAsync(werk, id, stop);
        if (leerling is null || !afweging.Mag)
            return await werk.WeigerAsync<string>(afweging, id.ToString(), stop);
        werk.Meld(afweging, id.ToString());
        await werk.SluitAsync(stop);
        return new Resultaat<string>.Gelukt(leerling.Naam.ToString());
    }

    public async Task<Resultaat<ZorgId>> VoerUitAsync(Actor actor, Invoer invoer, CancellationToken stop)
    {
        if (!Soorten.Contains(invoer.Soort, StringComparer.Ordinal))
            return Resultaat<ZorgId>.Fout("soort", "kies wat u ziet", "een van de rondjes");
        if (invoer.Domein.Any(d => !Domeinen.Contains(d, StringComparer.Ordinal)))
            return Resultaat<ZorgId>.Fout("domein", "dit domein bestaat niet", "een van de vinkjes");
        if (invoer.Notitie.Length > Zorgrij.LangsteNotitie)
            return Resultaat<ZorgId>.Fout("notitie", "de notitie is te lang", $"hoogstens {Zorgrij.LangsteNotitie} tekens");
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var dag = invoer.Dag ?? werk.Vandaag;
        if (dag > werk.Vandaag || dag < werk.Vandaag.AddDays(-Terug))
            return Resultaat<ZorgId>.Fout("dag", "deze dag kan niet", $"vandaag, of hoogstens {Terug} dagen geleden");
        var (leerling, afweging) = await LeesAsync(werk, invoer.Leerling, stop);
        if (leerling is null || !afweging.Mag)
            return await werk.WeigerAsync<ZorgId>(afweging, invoer.Leerling.ToString(), stop);

        var zorg = new Zorgrij
        {
            Id = new ZorgId(werk.Sleutel()),
            Leerling = leerling.Id,
            School = leerling.School,
            Dag = dag,
            Soort = invoer.Soort,
            Domeinen = string.Join(',', invoer.Domein.Distinct(StringComparer.Ordinal)),
            Notitie = invoer.Notitie.Trim(),
            Door = actor.Persoon,
            Op = werk.Nu,
        };
        werk.Db.Add(zorg);
        if (await Opendossier.VanAsync(werk.Db, leerling, stop) is { } dossier)
        {
            var schrijver = new Feitenschrijver(werk.Db, dossier, kaders);
            await schrijver.NeemSlotAsync(stop);
            new Zorgfeiten(werk, new Feitplaats(Houder.School, leerling.School, Kamer.Gewoon)).Meld(dossier, schrijver, zorg);
            await schrijver.WerkTakenBijAsync(werk.Vandaag, stop);
        }

        werk.Meld(afweging, zorg.Id.ToString());
        await werk.SluitAsync(stop);
        return new Resultaat<ZorgId>.Gelukt(zorg.Id);
    }

    private static async Task<(Leerling? Leerling, Afweging Afweging)> LeesAsync(Werkgang werk, LeerlingId id, CancellationToken stop) =>
        (await werk.Db.Leerlingen.SingleOrDefaultAsync(l => l.Id == id, stop),
            await werk.Toegang.BepaalAsync(new Onderwerpsleutel.VanLeerling(Onderwerpsoort.Zorg, id), Handeling.Van(Handelingsoort.Vastleggen), stop));
}
