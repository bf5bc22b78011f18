using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Opslag;
using Routeboek.Domain.Audit;

namespace Routeboek.Application.Audit;

/// <summary>A line of the audit as it is stored: contents, salt and hash.</summary>
internal sealed class Auditrij
{
    public const int Zoutlengte = 16;
    public const int Hashlengte = 32;

    public required Guid Id { get; init; }

    public required string Wie { get; init; }

    public required string Rol { get; init; }

    public required string Organisatie { get; init; }

    public required string Grond { get; init; }

    public required string Regel { get; init; }

    public required string Doel { get; init; }

    public required string Verwerking { get; init; }

    public required string Betrokkene { get; init; }

    public required string Houder { get; init; }

    public required DateOnly? VertrouwelijkTot { get; init; }

    public required string Kamer { get; init; }

    public required string Wat { get; init; }

    public required string Onderwerp { get; init; }

    public required bool Toegestaan { get; init; }

    public required DateTime Wanneer { get; init; }

    public required string Spoor { get; init; }

    public required byte[] Zout { get; init; }

    public required byte[] Hash { get; init; }

    public static Auditrij Van(Auditregel regel, byte[] zout) => new()
    {
        Id = regel.Id,
        Wie = regel.Wie,
        Rol = regel.Rol,
        Organisatie = regel.Organisatie,
        Grond = regel.Grond,
        Regel = regel.Regel,
        Doel = regel.Doel,
        Verwerking = regel.Verwerking,
        Betrokkene = regel.Betrokkene,
        Houder = regel.Houder,
        VertrouwelijkTot = regel.VertrouwelijkTot,
        Kamer = regel.Kamer,
        Wat = regel.Wat,
        Onderwerp = regel.Onderwerp,
        Toegestaan = regel.Toegestaan,
        Wanneer = regel.Wanneer,
        Spoor = regel.Spoor,
        Zout = zout,
        Hash = regel.Hash(zout),
    };

    public Auditregel Inhoud() => new()
    {
        Id = Id,
        Wie = Wie,
        Rol = Rol,
        Organisatie = Organisatie,
        Grond = Grond,
        Regel = Regel,
        Doel = Doel,
        Verwerking = Verwerking,
        Betrokkene = Betrokkene,
        Houder = Houder,
        VertrouwelijkTot = VertrouwelijkTot,
        Kamer = Kamer,
        Wat = Wat,
        Onderwerp = Onderwerp,
        Toegestaan = Toegestaan,
        Wanneer = Wanneer,
        Spoor = Spoor,
    };
}

/// <summary>A committed line that waits for the sealer; gone once it is sealed.</summary>
internal sealed record Auditwachtende(Guid Regel);

/// <summary>A link of the chain of an organisation.</summary>
internal sealed class Zegelrij
{
    public required string Organisatie { get; init; }

    public required long Nr { get; init; }

    public required Guid Regel { get; init; }

    public required byte[] Regelhash { get; init; }

    public required byte[] Waarde { get; init; }

    public Auditzegel Zegel() => new(Organisatie, Nr, Regel, Regelhash, Waarde);
}

/// <summary>The tables of the audit. Triggers in the migrations refuse to change or delete lines and links.</summary>
internal static class AuditMapping
{
    private const int Sleutellengte = 32;

    public static void Zet(ModelBuilder model)
    {
        model.Entity<Auditrij>(r =>
        {
            r.ToTable("auditregel");
            r.HasKey(x => x.Id);
            r.Property(x => x.Id).ValueGeneratedNever();
            r.Property(x => x.Wie).HasMaxLength(Sleutellengte);
            r.Property(x => x.Rol).HasMaxLength(Woord.Langste);
            r.Property(x => x.Organisatie).HasMaxLength(Sleutellengte);
            r.Property(x => x.Grond).HasMaxLength(200);
            r.Property(x => x.Regel).HasMaxLength(64);
            r.Property(x => x.Doel).HasMaxLength(200);
            r.Property(x => x.Verwerking).HasMaxLength(64);
            r.Property(x => x.Betrokkene).HasMaxLength(Sleutellengte);
            r.Property(x => x.Houder).HasMaxLength(Sleutellengte);
            r.Property(x => x.Kamer).HasMaxLength(Woord.Langste);
            r.Property(x => x.Wat).HasMaxLength(64);
            r.Property(x => x.Onderwerp).HasMaxLength(200);
            r.Property(x => x.Spoor).HasMaxLength(32);
            r.Property(x => x.Zout).HasMaxLength(Auditrij.Zoutlengte);
            r.Property(x => x.Hash).HasMaxLength(Auditrij.Hashlengte);
            r.HasIndex(x => new { x.Betrokkene, x.Wanneer });
            r.HasIndex(x => new { x.Wie, x.Wanneer });
            r.HasIndex(x => new { x.Houder, x.Wanneer });
            r.HasIndex(x => new { x.Organisatie, x.Wanneer });
        });
        model.Entity<Auditwachtende>(w =>
        {
            w.ToTable("auditwachtrij");
            w.HasKey(x => x.Regel);
            w.Property(x => x.Regel).ValueGeneratedNever();
            w.HasOne<Auditrij>().WithMany().HasForeignKey(x => x.Regel).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Zegelrij>(z =>
        {
            // no foreign key to the line: the link must outlive it when the line is erased
            z.ToTable("auditzegel");
            z.HasKey(x => new { x.Organisatie, x.Nr });
            z.Property(x => x.Organisatie).HasMaxLength(Sleutellengte);
            z.Property(x => x.Nr).ValueGeneratedNever();
            z.Property(x => x.Regelhash).HasMaxLength(Auditrij.Hashlengte);
            z.Property(x => x.Waarde).HasMaxLength(Auditrij.Hashlengte);
            z.HasIndex(x => x.Regel).IsUnique();
        });
        model.Entity<Auditzicht>(z =>
        {
            // no table: Zicht.Audit says where it comes from
            z.HasNoKey();
            z.ToView(null);
            foreach (var veld in z.Metadata.GetProperties())
                veld.SetColumnName(Opslagcontext.Klein(veld.Name));
        });
    }
}
