using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Aanlevering;

/// <summary>The key of a key in the store.</summary>
public readonly record struct AanleversleutelId(Guid Waarde)
{
    public override string ToString() => Waarde.ToString("N");
}

/// <summary>A key with which a program delivers registrations of one school, and can do nothing else. What is stored is a hash.</summary>
internal sealed class Aanleversleutel
{
    public const int LangsteNaam = 60;
    public const int Hashlengte = 32;

    /// <summary>What people see of it afterwards.</summary>
    public const int Beginlengte = 8;

    private const string Voorvoegsel = "rbk_";
    private const int Geheim = 32;

    public required AanleversleutelId Id { get; init; }

    public required OrganisatieId School { get; init; }

    /// <summary>What people call it: the program that has it.</summary>
    public required string Naam { get; init; }

    /// <summary>SHA-256 of its 32 random bytes; there is nothing to guess, so it needs no salt.</summary>
    public required byte[] Hash { get; init; }

    public required string Begin { get; init; }

    public required DateTime Gemaakt { get; init; }

    public required PersoonId GemaaktDoor { get; init; }

    public required DateTime Verloopt { get; init; }

    public DateTime? Ingetrokken { get; set; }

    public PersoonId? IngetrokkenDoor { get; set; }

    public DateTime? LaatstGebruikt { get; set; }

    /// <summary>Who then asks: the key itself, as the administration of its school.</summary>
    public Actor Actor => new(new PersoonId(Id.Waarde), new Aanstelling(Rol.Administratie, Partijsoort.School, School, Geldigheid.VanafDag(DateOnly.FromDateTime(Gemaakt))));

    /// <summary>A new one: what its owner gets to see once, and what is stored of it.</summary>
    public static (string Tekst, byte[] Hash) Maak()
    {
        var geheim = RandomNumberGenerator.GetBytes(Geheim);
        return (Voorvoegsel + Base64Url.EncodeToString(geheim), SHA256.HashData(geheim));
    }

    /// <summary>What is stored of a key; null when this cannot be one.</summary>
    public static byte[]? HashVan(string tekst)
    {
        if (!tekst.StartsWith(Voorvoegsel, StringComparison.Ordinal) || tekst.Length > 64)
            return null;
        Span<byte> geheim = stackalloc byte[48];
        return Base64Url.TryDecodeFromChars(tekst.AsSpan(Voorvoegsel.Length), geheim, out var lengte) && lengte == Geheim ? SHA256.HashData(geheim[..lengte]) : null;
    }
}

/// <summary>What a program sent under a mark of its own, so that sending it again is answered alike.</summary>
internal sealed class Aanleververzoek
{
    public const int LangsteKenmerk = 100;

    public required AanleversleutelId Sleutel { get; init; }

    public required string Kenmerk { get; init; }

    public required DateTime Begonnen { get; set; }

    /// <summary>SHA-256 of the question; null while it is being answered.</summary>
    public byte[]? Hash { get; set; }

    public int? Status { get; set; }

    public string? Antwoord { get; set; }

    /// <summary>Where it can be found.</summary>
    public string? Plaats { get; set; }
}

internal static class AanleverMapping
{
    public static void Zet(ModelBuilder model)
    {
        model.Entity<Aanleversleutel>(s =>
        {
            s.ToTable("aanleversleutel");
            s.HasKey(x => x.Id);
            s.Property(x => x.Id).ValueGeneratedNever();
            s.Property(x => x.Naam).HasMaxLength(Aanleversleutel.LangsteNaam);
            s.Property(x => x.Hash).HasMaxLength(Aanleversleutel.Hashlengte);
            s.Property(x => x.Begin).HasMaxLength(Aanleversleutel.Beginlengte);
            s.Ignore(x => x.Actor);
            s.HasOne<Organisatie>().WithMany().HasForeignKey(x => x.School).OnDelete(DeleteBehavior.Restrict);
            s.HasIndex(x => x.Hash).IsUnique();
            s.HasIndex(x => x.School);
        });
        model.Entity<Aanleververzoek>(v =>
        {
            v.ToTable("aanleververzoek");
            v.HasKey(x => new { x.Sleutel, x.Kenmerk });
            v.Property(x => x.Kenmerk).HasMaxLength(Aanleververzoek.LangsteKenmerk);
            v.Property(x => x.Hash).HasMaxLength(Aanleversleutel.Hashlengte);
            v.Property(x => x.Antwoord).HasColumnType("text");
            v.Property(x => x.Plaats).HasMaxLength(200);
            v.HasOne<Aanleversleutel>().WithMany().HasForeignKey(x => x.Sleutel).OnDelete(DeleteBehavior.Restrict);
            v.HasIndex(x => x.Begonnen);
        });
    }
}
