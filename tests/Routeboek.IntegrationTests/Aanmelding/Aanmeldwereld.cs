using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Routeboek.Application.Aanmelding;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;
using Routeboek.IntegrationTests.Opslag;
using Routeboek.Web.Aanmelding;

namespace Routeboek.IntegrationTests.Aanmelding;

/// <summary>A database with a school, a municipality and people with accounts, and nodes over it.</summary>
internal sealed class Aanmeldwereld : IAsyncDisposable
{
    public const string Wachtwoord = "zeven paarse fietsen";

    private static readonly string s_hash = Wachtwoordkeuring.Hash(Wachtwoord);
    private readonly List<Webnode> _nodes = [];

    private Aanmeldwereld(Proefdatabank databank) => Databank = databank;

    public Proefdatabank Databank { get; }

    public VasteKlok Klok { get; } = new(new DateTime(2026, 1, 12, 11, 0, 0, DateTimeKind.Utc));

    public OrganisatieId School { get; } = new(Guid.Parse("10000000-0000-0000-0000-000000000001"));

    public OrganisatieId Gemeente { get; } = new(Guid.Parse("10000000-0000-0000-0000-000000000002"));

    public static async Task<Aanmeldwereld> NieuwAsync(string soort, Postgrescluster cluster, bool demo = false)
    {
        var wereld = new Aanmeldwereld(await Proefdatabank.NieuwAsync(soort, cluster));
        await using var db = wereld.Databank.Opslag.Context();
        db.Add(new Organisatie(wereld.School, Organisatiesoort.School, "De Vlieger", new Brin("01AB"), null));
        db.Add(new Organisatie(wereld.Gemeente, Organisatiesoort.Gemeente, "Proefstad", null, null));
        db.Add(new Installatie { Demo = demo, Hoofdorganisatie = wereld.School });
        await db.SaveChangesAsync();
        return wereld;
    }

    public Webnode Node(IReadOnlyDictionary<string, string>? instellingen = null)
    {
        var node = new Webnode(Databank.Opslag, Klok, instellingen);
        _nodes.Add(node);
        return node;
    }

    /// <summary>Adds somebody with an account and roles at the school, unless another place is named.</summary>
    public async Task<Mens> MensAsync(string naam, params (Rol Rol, OrganisatieId? Waar)[] rollen)
    {
        await using var db = Databank.Opslag.Context();
        var persoon = new Persoon(new PersoonId(Guid.CreateVersion7()), new Persoonsnaam(naam, "", "Proef"));
        var account = new Account(new AccountId(Guid.CreateVersion7()), persoon.Id, $"{naam.ToLowerInvariant()}@vlieger.example", Klok.Nu) { Wachtwoord = s_hash };
        var bezettingen = rollen.Select(r => new Rolbezetting(new RolbezettingId(Guid.CreateVersion7()), persoon.Id, r.Waar ?? School, r.Rol, new DateOnly(2025, 8, 1), null, null)).ToList();
        db.Add(persoon);
        await db.SaveChangesAsync();
        db.Add(account);
        db.AddRange(bezettingen);
        await db.SaveChangesAsync();
        return new Mens(account.Id, persoon.Id, account.Naam, bezettingen);
    }

    /// <summary>Gives somebody codes, and returns the secret.</summary>
    public async Task<byte[]> ZetCodeAanAsync(Webnode node, Mens mens, params string[] herstelcodes)
    {
        var geheim = Encoding.ASCII.GetBytes("12345678901234567890");
        var beschermd = node.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("Routeboek.Aanmelding", "code").Protect(Convert.ToBase64String(geheim));
        await using var db = Databank.Opslag.Context();
        await db.Accounts.Where(a => a.Id == mens.Account).ExecuteUpdateAsync(z => z.SetProperty(a => a.Geheim, beschermd).SetProperty(a => a.CodeAan, true));
        db.AddRange(herstelcodes.Select(c => new Herstelcoderij(mens.Account, Accountregister.Hash(c))));
        await db.SaveChangesAsync();
        return geheim;
    }

    public string Code(byte[] geheim) => Totp.Code(geheim, Totp.StapVan(Klok.GetUtcNow()));

    /// <summary>Signs in with the password.</summary>
    public static Task<Antwoord> MeldAanAsync(Bezoeker bezoeker, Mens mens, string? wachtwoord = null, string terug = "") =>
        bezoeker.StuurAsync("/aanmelden" + (terug.Length > 0 ? "?terug=" + Uri.EscapeDataString(terug) : ""), velden: [("Invoer.Naam", mens.Naam), ("Invoer.Wachtwoord", wachtwoord ?? Wachtwoord)]);

    /// <summary>Signs in with password and code; the clock goes on, since a code works once.</summary>
    public async Task<Bezoeker> BinnenAsync(Webnode node, Mens mens)
    {
        var geheim = await ZetCodeAanAsync(node, mens);
        Klok.Nu = Klok.Nu.AddMinutes(1);
        var bezoeker = node.Bezoeker();
        Assert.Equal("/aanmelden/code", (await MeldAanAsync(bezoeker, mens)).Naar);
        var antwoord = await bezoeker.StuurAsync("/aanmelden/code", velden: [("Invoer.Code", Code(geheim))]);
        Assert.Equal(System.Net.HttpStatusCode.Redirect, antwoord.Status);
        return bezoeker;
    }

    public async Task<IReadOnlyList<string>> AuditAsync(string kolommen = "wat, toegestaan") =>
        await Databank.LeesAsync($"SELECT {kolommen} FROM auditregel WHERE verwerking = 'aanmelden' ORDER BY wanneer, id");

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
            await node.DisposeAsync();
        await Databank.DisposeAsync();
    }
}

internal sealed record Mens(AccountId Account, PersoonId Persoon, string Naam, IReadOnlyList<Rolbezetting> Rollen);
