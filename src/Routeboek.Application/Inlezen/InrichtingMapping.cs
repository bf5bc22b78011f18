using Microsoft.EntityFrameworkCore;
using Routeboek.Domain.Organisaties;

namespace Routeboek.Application.Inlezen;

/// <summary>The key of a stored mapping.</summary>
public readonly record struct KoppelingId(Guid Waarde)
{
    public override string ToString() => Waarde.ToString("N");
}

/// <summary>A mapping of columns and codes, kept by a school for itself, or by a samenwerkingsverband for its schools.</summary>
internal sealed class Koppelingrij
{
    public const int LangsteNaam = 100;
    public const int LangsteSoort = 16;

    public required KoppelingId Id { get; init; }

    public required OrganisatieId Organisatie { get; init; }

    public required string Naam { get; init; }

    /// <summary>For which kind of file: csv, xlsx, eduarte, somtoday, magister.</summary>
    public required string Bestandssoort { get; set; }

    /// <summary>YAML, checked by the reader of mappings.</summary>
    public required string Inhoud { get; set; }

    public required DateTime BewaardOp { get; set; }

    /// <summary>Since when other schools of the same samenwerkingsverband see it, UTC; null = they do not.</summary>
    public DateTime? Gedeeld { get; set; }

    /// <summary>Goes up by one with every change that is stored.</summary>
    public long Versie { get; private set; }
}

/// <summary>A school's own calendar of one school year; the highest version counts.</summary>
internal sealed class Schoolkalenderrij
{
    public required OrganisatieId School { get; init; }

    public required short Schooljaar { get; init; }

    public required int Versie { get; init; }

    /// <summary>True for YAML over the region's calendar, false for a KALENDER.csv, null for the region's calendar again.</summary>
    public required bool? IsYaml { get; init; }

    public required string Inhoud { get; init; }

    public required PersoonId Door { get; init; }

    public required DateTime Sinds { get; init; }
}

/// <summary>The key of a list of pupils that was read.</summary>
public readonly record struct LeerlinglijstId(Guid Waarde)
{
    public override string ToString() => Waarde.ToString("N");
}

/// <summary>A list of pupils that was read and waits for somebody who applies it; a day at most, one of each school.</summary>
internal sealed class Leerlinglijst
{
    public required LeerlinglijstId Id { get; init; }

    public required OrganisatieId School { get; init; }

    public required string Bestandsnaam { get; init; }

    /// <summary>JSON: the pupils as they were read.</summary>
    public required string Inhoud { get; init; }

    public required DateTime Sinds { get; init; }
}

/// <summary>A pupil's own scheduled minutes on a school day; 0 = no school day for this pupil.</summary>
internal sealed class Roosterdagrij
{
    public required int Leerling { get; init; }

    public required DateOnly Dag { get; init; }

    public required short Minuten { get; init; }
}

internal static class InrichtingMapping
{
    public static void Zet(ModelBuilder model)
    {
        model.Entity<Koppelingrij>(k =>
        {
            k.ToTable("koppeling");
            k.HasKey(x => x.Id);
            k.Property(x => x.Id).ValueGeneratedNever();
            k.Property(x => x.Naam).HasMaxLength(Koppelingrij.LangsteNaam);
            k.Property(x => x.Bestandssoort).HasMaxLength(Koppelingrij.LangsteSoort);
            k.Property(x => x.Inhoud).HasColumnType("text");
            k.Property(x => x.Versie).IsConcurrencyToken();
            k.HasOne<Organisatie>().WithMany().HasForeignKey(x => x.Organisatie).OnDelete(DeleteBehavior.Restrict);
            k.HasIndex(x => new { x.Organisatie, x.Naam }).IsUnique();
        });
        model.Entity<Schoolkalenderrij>(k =>
        {
            k.ToTable("schoolkalender");
            k.HasKey(x => new { x.School, x.Schooljaar, x.Versie });
            k.Property(x => x.Versie).ValueGeneratedNever();
            k.Property(x => x.Inhoud).HasColumnType("text");
            k.HasOne<Organisatie>().WithMany().HasForeignKey(x => x.School).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Leerlinglijst>(l =>
        {
            l.ToTable("leerlinglijst");
            l.HasKey(x => x.Id);
            l.Property(x => x.Id).ValueGeneratedNever();
            l.Property(x => x.Bestandsnaam).HasMaxLength(Inleesbeurt.LangsteBestandsnaam);
            l.Property(x => x.Inhoud).HasColumnType("text");
            l.HasOne<Organisatie>().WithMany().HasForeignKey(x => x.School).OnDelete(DeleteBehavior.Restrict);
            l.HasIndex(x => x.School).IsUnique();
        });
        model.Entity<Roosterdagrij>(r =>
        {
            r.ToTable("roosterdag", t => t.HasCheckConstraint("ck_roosterdag_minuten", "minuten BETWEEN 0 AND 1440"));
            r.HasKey(x => new { x.Leerling, x.Dag });
            r.Property(x => x.Leerling).ValueGeneratedNever();
        });
    }
}
