using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Dossiers;
using Routeboek.Application.Invoer;
using Routeboek.Application.Opslag;
using Routeboek.Application.Registraties;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Inlezen;

/// <summary>What a list of pupils changes, or has changed.</summary>
public sealed record Leerlinguitkomst
{
    /// <summary>With this it is applied; null when it was applied, or there is nothing to apply.</summary>
    public required LeerlinglijstId? Klaar { get; init; }

    /// <summary>Received = new + changed + unchanged + refused, always. Vanished = pupils of the school whom the list does not name; they stay.</summary>
    public required Inleestelling Telling { get; init; }

    /// <summary>Groups of this school year that are new.</summary>
    public required IReadOnlyList<string> NieuweGroepen { get; init; }

    /// <summary>The first pupils that are new or change, by the school's key.</summary>
    public required IReadOnlyList<string> Voorbeeld { get; init; }

    public required IReadOnlyList<Bestandsmelding> Fouten { get; init; }

    public required IReadOnlyList<string> Opmerkingen { get; init; }
}

/// <summary>
/// Reads a list of pupils and groups (LEERLINGEN.csv or EDEXML), says what it changes, and applies it at once or when somebody says so. Pupils whom it
/// does not name stay; what it does not say of a pupil stays as it is.
/// </summary>
public sealed class LeesLeerlingenIn(Routeboekopslag opslag, TimeProvider klok, Protocolbron protocollen, Kaderkeuze kaders)
{
    public static readonly Verrichting Verrichting = new("leerlingen-inlezen", "leerlingen");

    /// <summary>The largest file.</summary>
    public const long MeesteBytes = 512L * 1024 * 1024;

    /// <summary>So long a list waits.</summary>
    public static readonly TimeSpan Bewaartermijn = TimeSpan.FromDays(1);

    /// <param name="School">The school.</param>
    /// <param name="Inhoud">The file.</param>
    /// <param name="Bestandsnaam">Its name.</param>
    /// <param name="PasDirectToe">Apply it at once, also when lines are refused.</param>
    public sealed record Invoer(OrganisatieId School, Stream Inhoud, string Bestandsnaam, bool PasDirectToe)
    {
        /// <summary>Whether these are invented pupils, who alone may come into a demo world.</summary>
        internal bool Verzonnen { get; init; }
    }

    /// <exception cref="IOException">The file cannot be read.</exception>
    public async Task<Resultaat<Leerlinguitkomst>> VoerUitAsync(Actor actor, Invoer invoer, CancellationToken stop)
    {
        if (await WeigeringAsync(actor, invoer, stop) is { } weigering)
            return weigering;
        Gelezenlijst lijst;
        try
        {
            lijst = await Task.Run(() =>
            {
                using var stroom = new Hashstroom(invoer.Inhoud, MeesteBytes);
                return Leerlinglezing.Lees(stroom, invoer.Bestandsnaam, stop);
            }, stop);
        }
        catch (Bestandsfout fout)
        {
            return new Resultaat<Leerlinguitkomst>.Onjuist([new Bestandsmelding(invoer.Bestandsnaam, 0, "", fout.Message, "")]);
        }

        if (lijst.Leerlingen.Count == 0)
            return new Resultaat<Leerlinguitkomst>.Onjuist(lijst.Fouten.Count > 0 ? lijst.Fouten : [new Bestandsmelding(invoer.Bestandsnaam, 0, "", "er staan geen leerlingen in", "een regel per leerling")]);
        return await new Leerlingschrijver(opslag, klok, protocollen, kaders).VoerUitAsync(actor, Verrichting, invoer, lijst, stop);
    }

    private async Task<Resultaat<Leerlinguitkomst>?> WeigeringAsync(Actor actor, Invoer invoer, CancellationToken stop)
    {
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var afweging = await Leerlingschrijver.BepaalAsync(werk, invoer.School, stop);
        if (!afweging.Mag)
            return await werk.WeigerAsync<Leerlinguitkomst>(afweging, invoer.School.ToString(), stop);
        return await werk.Db.Installaties.AnyAsync(i => i.Demo, stop) && !invoer.Verzonnen ? Resultaat<Leerlinguitkomst>.Fout("", Voorbeeldwereld.Wat, Voorbeeldwereld.Verwacht) : null;
    }
}

/// <summary>Applies a list of pupils that was read and waits.</summary>
public sealed class PasLeerlingenToe(Routeboekopslag opslag, TimeProvider klok, Protocolbron protocollen, Kaderkeuze kaders)
{
    public static readonly Verrichting Verrichting = new("leerlingen-toepassen", "leerlingen");

    public async Task<Resultaat<Leerlinguitkomst>> VoerUitAsync(Actor actor, LeerlinglijstId id, CancellationToken stop)
    {
        Leerlinglijst? rij;
        await using (var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop))
        {
            rij = await werk.Db.Leerlinglijsten.SingleOrDefaultAsync(l => l.Id == id, stop);
            var afweging = rij is null ? Afweging.BestaatNiet : await Leerlingschrijver.BepaalAsync(werk, rij.School, stop);
            if (rij is null || !afweging.Mag)
                return await werk.WeigerAsync<Leerlinguitkomst>(afweging, id.ToString(), stop);
        }

        var leerlingen = JsonSerializer.Deserialize(rij.Inhoud, Lijstjson.Default.LijstleerlingArray) ?? [];
        var lijst = new Gelezenlijst(leerlingen, leerlingen.Length, [], []);
        return await new Leerlingschrijver(opslag, klok, protocollen, kaders).VoerUitAsync(actor, Verrichting, new LeesLeerlingenIn.Invoer(rij.School, Stream.Null, rij.Bestandsnaam, true), lijst, stop);
    }
}

[JsonSerializable(typeof(Lijstleerling[]))]
internal sealed partial class Lijstjson : JsonSerializerContext;
