using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Opslag;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Aanlevering;

/// <summary>A key that works now.</summary>
/// <param name="Id">Which one.</param>
/// <param name="School">Of which school.</param>
/// <param name="Actor">Who asks with it.</param>
public sealed record Aanleversleutelbeeld(AanleversleutelId Id, OrganisatieId School, Actor Actor);

/// <summary>What is known of a mark that a program sends along.</summary>
public abstract record Kenmerkstand
{
    private Kenmerkstand()
    {
    }

    /// <summary>New: ours to answer.</summary>
    public sealed record Genomen : Kenmerkstand;

    /// <summary>Somebody is answering it.</summary>
    public sealed record Onderhanden : Kenmerkstand;

    /// <summary>Answered before.</summary>
    public sealed record Beantwoord(byte[] Hash, int Status, string Antwoord, string? Plaats) : Kenmerkstand;
}

/// <summary>Knows the keys, and what was answered under which mark. Shows nothing of anybody, so it asks no access: what a key may is asked by the use cases.</summary>
public sealed class Aanleverregister(Routeboekopslag opslag, TimeProvider klok)
{
    /// <summary>So long an answer is kept.</summary>
    public static readonly TimeSpan Bewaartermijn = TimeSpan.FromDays(2);

    /// <summary>Who answers for longer than this, is gone.</summary>
    public static readonly TimeSpan Antwoordtermijn = TimeSpan.FromMinutes(30);

    private static readonly TimeSpan s_ververs = TimeSpan.FromMinutes(1);

    /// <summary>The longest mark, in characters.</summary>
    public const int LangsteKenmerk = Aanleververzoek.LangsteKenmerk;

    /// <summary>The key of this text, when it works now; asked at every request, so that one taken back is shut everywhere at once.</summary>
    public async Task<Aanleversleutelbeeld?> VindAsync(string tekst, CancellationToken stop)
    {
        if (Aanleversleutel.HashVan(tekst) is not { } hash)
            return null;
        var nu = Werkgang.Tijdstip(klok);
        await using var db = opslag.Context();
        var sleutel = await db.Aanleversleutels.SingleOrDefaultAsync(s => s.Hash == hash && s.Ingetrokken == null && s.Verloopt > nu, stop);
        if (sleutel is null)
            return null;
        var grens = nu - s_ververs;
        await db.Aanleversleutels.Where(s => s.Id == sleutel.Id && (s.LaatstGebruikt == null || s.LaatstGebruikt < grens)).ExecuteUpdateAsync(z => z.SetProperty(s => s.LaatstGebruikt, nu), stop);
        return new Aanleversleutelbeeld(sleutel.Id, sleutel.School, sleutel.Actor);
    }

    /// <summary>Takes a mark, or says what is known of it.</summary>
    public async Task<Kenmerkstand> NeemAsync(AanleversleutelId sleutel, string kenmerk, CancellationToken stop)
    {
        var nu = Werkgang.Tijdstip(klok);
        await using var db = opslag.Context();
        if (await db.Database.ExecuteSqlAsync($"INSERT INTO aanleververzoek (sleutel_id, kenmerk, begonnen) VALUES ({sleutel.Waarde}, {kenmerk}, {nu}) ON CONFLICT DO NOTHING", stop) > 0)
            return new Kenmerkstand.Genomen();
        var oud = nu - Antwoordtermijn;
        // whoever was at it has gone: what it brought in is found known, so doing it again does no harm
        if (await db.Aanleververzoeken.Where(v => v.Sleutel == sleutel && v.Kenmerk == kenmerk && v.Status == null && v.Begonnen < oud).ExecuteUpdateAsync(z => z.SetProperty(v => v.Begonnen, nu), stop) > 0)
            return new Kenmerkstand.Genomen();
        var rij = await db.Aanleververzoeken.SingleOrDefaultAsync(v => v.Sleutel == sleutel && v.Kenmerk == kenmerk, stop);
        return rij is { Status: { } status, Hash: { } hash, Antwoord: { } antwoord } ? new Kenmerkstand.Beantwoord(hash, status, antwoord, rij.Plaats) : new Kenmerkstand.Onderhanden();
    }

    /// <summary>Keeps the answer.</summary>
    public async Task BewaarAsync(AanleversleutelId sleutel, string kenmerk, Kenmerkstand.Beantwoord antwoord, CancellationToken stop)
    {
        await using var db = opslag.Context();
        await db.Aanleververzoeken.Where(v => v.Sleutel == sleutel && v.Kenmerk == kenmerk && v.Status == null).ExecuteUpdateAsync(z => z
            .SetProperty(v => v.Hash, antwoord.Hash).SetProperty(v => v.Status, antwoord.Status).SetProperty(v => v.Antwoord, antwoord.Antwoord).SetProperty(v => v.Plaats, antwoord.Plaats), stop);
    }

    /// <summary>It was not answered: who sends it again begins anew.</summary>
    public async Task LaatLosAsync(AanleversleutelId sleutel, string kenmerk)
    {
        await using var db = opslag.Context();
        await db.Aanleververzoeken.Where(v => v.Sleutel == sleutel && v.Kenmerk == kenmerk && v.Status == null).ExecuteDeleteAsync(CancellationToken.None);
    }

    /// <summary>Now and then: forgets old answers.</summary>
    public async Task<int> RuimOpAsync(CancellationToken stop)
    {
        var grens = Werkgang.Tijdstip(klok) - Bewaartermijn;
        await using var db = opslag.Context();
        return await db.Aanleververzoeken.Where(v => v.Begonnen < grens).ExecuteDeleteAsync(stop);
    }
}
