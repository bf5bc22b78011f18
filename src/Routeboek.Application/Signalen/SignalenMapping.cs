using Microsoft.EntityFrameworkCore;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Signalering;

namespace Routeboek.Application.Signalen;

/// <summary>The key of what somebody decided of the line of a pupil.</summary>
public readonly record struct OordeelId(Guid Waarde)
{
    public override string ToString() => Waarde.ToString("N");
}

/// <summary>The key of a concern.</summary>
public readonly record struct ZorgId(Guid Waarde)
{
    public override string ToString() => Waarde.ToString("N");
}

/// <summary>The key of an agreement of the weekly analysis.</summary>
public readonly record struct WeekafspraakId(Guid Waarde)
{
    public override string ToString() => Waarde.ToString("N");
}

/// <summary>What somebody decided of the line of a pupil. Never changed but for being taken back.</summary>
internal sealed class Oordeelrij
{
    public const int LangsteReden = 400;

    public required OordeelId Id { get; init; }

    public required LeerlingId Leerling { get; init; }

    public required OrganisatieId School { get; init; }

    public required Signaaloordeel Soort { get; init; }

    /// <summary>What was thought of the concerns in it, as <c>ZorgBeoordeeld</c> says it; null = it had none.</summary>
    public string? Zorgoordeel { get; init; }

    public required string Reden { get; init; }

    public DateOnly? HerzienOp { get; init; }

    public required PersoonId Door { get; init; }

    public required DateTime Op { get; init; }

    /// <summary>The dossier in which it was recorded; null = there was none.</summary>
    public DossierId? Dossier { get; set; }

    /// <summary>Whether the dossier was opened with it.</summary>
    public bool Opende { get; set; }

    /// <summary>The first of its facts in the dossier.</summary>
    public int? VanNr { get; set; }

    /// <summary>The last of its facts in the dossier.</summary>
    public int? TotNr { get; set; }

    public PersoonId? IngetrokkenDoor { get; set; }

    public DateTime? IngetrokkenOp { get; set; }

    public long Versie { get; private set; }
}

/// <summary>A concern that somebody at school has about a pupil.</summary>
internal sealed class Zorgrij
{
    public const int LangsteSoort = 64;
    public const int LangsteDomeinen = 120;
    public const int LangsteNotitie = 500;

    public required ZorgId Id { get; init; }

    public required LeerlingId Leerling { get; init; }

    public required OrganisatieId School { get; init; }

    /// <summary>The day on which it was seen.</summary>
    public required DateOnly Dag { get; init; }

    /// <summary>A word of <c>ZorgGemeld</c>.</summary>
    public required string Soort { get; init; }

    /// <summary>Words of <c>ZorgGemeld</c>, with commas between; empty = not told.</summary>
    public required string Domeinen { get; init; }

    public required string Notitie { get; init; }

    public required PersoonId Door { get; init; }

    public required DateTime Op { get; init; }

    /// <summary>The dossier that it went into; null = none yet.</summary>
    public DossierId? Dossier { get; set; }

    /// <summary>What people decided; null = it asks.</summary>
    public OordeelId? Oordeel { get; set; }

    public long Versie { get; private set; }
}

/// <summary>The minutes of the weekly analysis of a school.</summary>
internal sealed class Weekanalyse
{
    public const int LangsteTekst = 4000;

    public required OrganisatieId School { get; init; }

    public required DateOnly Maandag { get; init; }

    /// <summary>What stood out.</summary>
    public required string Bevindingen { get; set; }

    /// <summary>What the school itself can do otherwise.</summary>
    public required string EigenRol { get; set; }

    public required PersoonId Door { get; set; }

    public required DateTime Op { get; set; }

    public long Versie { get; private set; }
}

/// <summary>An agreement of the weekly analysis.</summary>
internal sealed class Weekafspraak
{
    public const int LangsteTekst = 300;

    public required WeekafspraakId Id { get; init; }

    public required OrganisatieId School { get; init; }

    public required DateOnly Maandag { get; init; }

    public required string Wat { get; init; }

    public required PersoonId Wie { get; init; }

    public required DateOnly Uiterlijk { get; init; }

    public required PersoonId Door { get; init; }

    public required DateTime Op { get; init; }

    /// <summary>When it was rounded off, done or not; null = open.</summary>
    public DateTime? GedaanOp { get; set; }

    public PersoonId? GedaanDoor { get; set; }

    /// <summary>Why it was not done; null = done, or open.</summary>
    public string? NietGedaan { get; set; }

    public long Versie { get; private set; }
}

internal static class SignalenMapping
{
    public static void Zet(ModelBuilder model)
    {
        model.Entity<Oordeelrij>(o =>
        {
            o.ToTable("oordeel", t => t.HasCheckConstraint("ck_oordeel_reden", "soort = 'opgepakt' OR length(reden) > 0"));
            o.HasKey(x => x.Id);
            o.Property(x => x.Id).ValueGeneratedNever();
            o.Property(x => x.Zorgoordeel).HasMaxLength(Zorgrij.LangsteSoort);
            o.Property(x => x.Reden).HasMaxLength(Oordeelrij.LangsteReden);
            o.Property(x => x.Versie).IsConcurrencyToken();
            o.HasOne<Leerling>().WithMany().HasForeignKey(x => x.Leerling).OnDelete(DeleteBehavior.Restrict);
            o.HasOne<Organisatie>().WithMany().HasForeignKey(x => x.School).OnDelete(DeleteBehavior.Restrict);
            o.HasOne<Dossier>().WithMany().HasForeignKey(x => x.Dossier).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Zorgrij>(z =>
        {
            z.ToTable("zorg");
            z.HasKey(x => x.Id);
            z.Property(x => x.Id).ValueGeneratedNever();
            z.Property(x => x.Soort).HasMaxLength(Zorgrij.LangsteSoort);
            z.Property(x => x.Domeinen).HasMaxLength(Zorgrij.LangsteDomeinen);
            z.Property(x => x.Notitie).HasMaxLength(Zorgrij.LangsteNotitie);
            z.Property(x => x.Versie).IsConcurrencyToken();
            z.HasOne<Leerling>().WithMany().HasForeignKey(x => x.Leerling).OnDelete(DeleteBehavior.Restrict);
            z.HasOne<Organisatie>().WithMany().HasForeignKey(x => x.School).OnDelete(DeleteBehavior.Restrict);
            z.HasOne<Dossier>().WithMany().HasForeignKey(x => x.Dossier).OnDelete(DeleteBehavior.Restrict);
            z.HasOne<Oordeelrij>().WithMany().HasForeignKey(x => x.Oordeel).OnDelete(DeleteBehavior.Restrict);
            z.HasIndex(x => new { x.School, x.Dag });
        });
        model.Entity<Weekanalyse>(w =>
        {
            w.ToTable("weekanalyse");
            w.HasKey(x => new { x.School, x.Maandag });
            w.Property(x => x.Bevindingen).HasMaxLength(Weekanalyse.LangsteTekst);
            w.Property(x => x.EigenRol).HasMaxLength(Weekanalyse.LangsteTekst);
            w.Property(x => x.Versie).IsConcurrencyToken();
            w.HasOne<Organisatie>().WithMany().HasForeignKey(x => x.School).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Weekafspraak>(w =>
        {
            w.ToTable("weekafspraak");
            w.HasKey(x => x.Id);
            w.Property(x => x.Id).ValueGeneratedNever();
            w.Property(x => x.Wat).HasMaxLength(Weekafspraak.LangsteTekst);
            w.Property(x => x.NietGedaan).HasMaxLength(Weekafspraak.LangsteTekst);
            w.Property(x => x.Versie).IsConcurrencyToken();
            w.HasOne<Organisatie>().WithMany().HasForeignKey(x => x.School).OnDelete(DeleteBehavior.Restrict);
            w.HasOne<Persoon>().WithMany().HasForeignKey(x => x.Wie).OnDelete(DeleteBehavior.Restrict);
            w.HasIndex(x => new { x.School, x.Maandag });
        });
    }
}
