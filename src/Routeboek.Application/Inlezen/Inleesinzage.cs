using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Aanwezigheid;
using Routeboek.Application.Invoer;
using Routeboek.Application.Opslag;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Application.Inlezen;

/// <summary>What happens to a row when an import is applied.</summary>
public enum Rijverschil
{
    Komt,
    Gaat,
}

/// <summary>A row of the preview.</summary>
/// <param name="Verschil">Whether it comes or goes.</param>
/// <param name="Leerling">The school's key of the pupil.</param>
/// <param name="Dag">The day.</param>
/// <param name="Tijdvak">Slot, in the words of the contract: <c>ochtend</c>, <c>lesuur 3</c>; empty for none.</param>
/// <param name="Soort">Kind, in the words of the contract.</param>
/// <param name="Minuten">Minutes.</param>
public sealed record Voorbeeldrij(Rijverschil Verschil, string Leerling, DateOnly Dag, string Tijdvak, string Soort, int Minuten);

/// <summary>By which way a file came in.</summary>
public enum Inleesweg
{
    /// <summary>Somebody brought it in on the page.</summary>
    Pagina,

    /// <summary>A program sent it with a key.</summary>
    Sleutel,

    /// <summary>It lay in the folder of the school.</summary>
    Map,
}

/// <summary>An import as people see it.</summary>
public sealed record Inleesinzage
{
    public required InleesbeurtId Id { get; init; }

    public required OrganisatieId School { get; init; }

    public required Inleessoort Soort { get; init; }

    public required Inleesstatus Status { get; init; }

    /// <summary>Which kind of file: <c>contract</c>, <c>somtoday</c>, <c>xlsx</c>, …</summary>
    public required string Bron { get; init; }

    public required string Bestandsnaam { get; init; }

    public required DateOnly? Van { get; init; }

    public required DateOnly? Tot { get; init; }

    public required Inleestelling Telling { get; init; }

    public required IReadOnlyList<Inleesbevinding> Bevindingen { get; init; }

    /// <summary>What the reader remarked about the file as a whole.</summary>
    public required IReadOnlyList<string> Opmerkingen { get; init; }

    /// <summary>Refused rows, the first <see cref="LeesIn.MeesteFouten"/>; only in the view of one import.</summary>
    public IReadOnlyList<Bestandsmelding> Fouten { get; init; } = [];

    /// <summary>The first rows that come and go; only in the view of one import.</summary>
    public IReadOnlyList<Voorbeeldrij> Voorbeeld { get; init; } = [];

    public required PersoonId Door { get; init; }

    /// <summary>What people call who brought it in: a name, or the name of the key it came by. Filled in where people look.</summary>
    public string DoorNaam { get; init; } = "";

    /// <summary>By which way it came in.</summary>
    public Inleesweg Weg { get; init; }

    /// <summary>The same of who decided about it.</summary>
    public string BeslotenDoorNaam { get; init; } = "";

    /// <summary>How many signals people could see first because of it; only in the view of one import.</summary>
    public int NieuweSignalen { get; init; }

    public required DateTime Begonnen { get; init; }

    public required DateTime? Besloten { get; init; }

    public required PersoonId? BeslotenDoor { get; init; }

    public required string? Reden { get; init; }

    /// <summary>Whether it is the one that can be taken back: the last that was applied.</summary>
    public bool KanOngedaan { get; init; }

    internal static Inleesinzage Lees(Inleesbeurt b) => new()
    {
        Id = b.Id,
        School = b.School,
        Soort = b.Soort,
        Status = b.Status,
        Bron = b.Bron,
        Bestandsnaam = b.Bestandsnaam,
        Van = b.Van,
        Tot = b.Tot,
        Telling = b.Telling,
        Bevindingen = LeesBevindingen(b.Bevindingen),
        Opmerkingen = Teksten(b.Opmerkingen),
        Door = b.Door,
        Begonnen = b.Begonnen,
        Besloten = b.Besloten,
        BeslotenDoor = b.BeslotenDoor,
        Reden = b.Reden,
    };

    internal static string Schrijf(IEnumerable<Inleesbevinding> bevindingen) => Json(bevindingen.SelectMany(b => new[] { b.Regel, b.Zin }));

    internal static string Schrijf(IEnumerable<string> teksten) => Json(teksten);

    /// <summary>The view of one import with its refused rows, without anything of pupils.</summary>
    internal static async Task<Inleesinzage> LeesFoutenAsync(Opslagcontext db, Inleesbeurt beurt, CancellationToken stop)
    {
        var fouten = await db.Inleesfouten.Where(f => f.Beurt == beurt.Nr).OrderBy(f => f.Nr).ToListAsync(stop);
        return Lees(beurt) with { Fouten = [.. fouten.Select(f => new Bestandsmelding(beurt.Bestandsnaam, f.Regel, f.Kolom, f.Wat, f.Verwacht))] };
    }

    /// <summary>The view of one import, with its refused rows and its preview.</summary>
    internal static async Task<Inleesinzage> LeesAsync(Opslagcontext db, Inleesbeurt beurt, CancellationToken stop)
    {
        var laatste = await db.Inleesbeurten.Where(b => b.School == beurt.School && b.Status == Inleesstatus.Toegepast && !Handbeurt.Bronnen.Contains(b.Bron)).MaxAsync(b => (int?)b.Nr, stop);
        return await LeesFoutenAsync(db, beurt, stop) with
        {
            Voorbeeld = await VoorbeeldAsync(db, beurt, stop),
            KanOngedaan = beurt.Nr == laatste,
        };
    }

    private static async Task<IReadOnlyList<Voorbeeldrij>> VoorbeeldAsync(Opslagcontext db, Inleesbeurt beurt, CancellationToken stop)
    {
        // a few pupils are enough to find the first rows of
        var leerlingen = await db.Beurtleerlingen.Where(b => b.Beurt == beurt.Nr).OrderBy(b => b.Leerling).Take(LeesIn.Voorbeeldrijen)
            .Join(db.Leerlingnummers, b => b.Leerling, n => n.Nr, (_, n) => n)
            .Join(db.Leerlingen, n => n.Leerling, l => l.Id, (n, l) => new { n.Nr, l.Sleutel }).ToDictionaryAsync(l => l.Nr, l => l.Sleutel, stop);
        var nummers = leerlingen.Keys.ToList();
        var rijen = await db.Registraties.Where(r => nummers.Contains(r.Leerling) && (r.Sinds == beurt.Nr || r.Tot == beurt.Nr))
            .OrderBy(r => r.Leerling).ThenBy(r => r.Dag).ThenBy(r => r.Vak).Take(LeesIn.Voorbeeldrijen).ToListAsync(stop);
        return [.. rijen.Select(r => new Voorbeeldrij(r.Sinds == beurt.Nr ? Rijverschil.Komt : Rijverschil.Gaat, leerlingen[r.Leerling], r.Dag,
            Verzuimnamen.Tijdvak(new Tijdvak((byte)r.Vak)), Verzuimnamen.Soort((Verzuimsoort)r.Soort), r.Minuten))];
    }

    private static string Json(IEnumerable<string> teksten) => JsonSerializer.Serialize(teksten.ToArray(), Tekstjson.Default.StringArray);

    private static List<string> Teksten(string json) => [.. JsonSerializer.Deserialize(json, Tekstjson.Default.StringArray) ?? []];

    private static List<Inleesbevinding> LeesBevindingen(string json) => [.. Teksten(json).Chunk(2).Select(p => new Inleesbevinding(p[0], p[1]))];
}

[System.Text.Json.Serialization.JsonSerializable(typeof(string[]))]
internal sealed partial class Tekstjson : System.Text.Json.Serialization.JsonSerializerContext;
