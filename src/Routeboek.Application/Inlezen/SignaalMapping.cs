using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Dossiers;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;

namespace Routeboek.Application.Inlezen;

/// <summary>The key of a signal; it stays when a correction moves the signal's days.</summary>
public readonly record struct SignaalId(Guid Waarde)
{
    public override string ToString() => Waarde.ToString("N");
}

/// <summary>What people have done with a signal.</summary>
public enum Behandeling
{
    Open,
    Opgepakt,
    Afgehandeld,
}

/// <summary>A signal of a pupil as it is stored.</summary>
internal sealed class Signaalrij
{
    public const int LangsteNaam = 64;
    public const int LangsteEenheid = 80;

    public required SignaalId Id { get; init; }

    public required LeerlingId Leerling { get; init; }

    public required OrganisatieId School { get; init; }

    public required short Schooljaar { get; init; }

    public required string Protocol { get; init; }

    public required string Protocolversie { get; set; }

    /// <summary>Id of the signal in the protocol.</summary>
    public required string Naam { get; init; }

    /// <summary>First day, inclusive.</summary>
    public required DateOnly Sinds { get; set; }

    /// <summary>Last day, inclusive; null while it is on.</summary>
    public required DateOnly? Tot { get; set; }

    /// <summary>What was counted on the first day; percentages in tenths.</summary>
    public required int Waarde { get; set; }

    public required int Grens { get; set; }

    public required bool InTienden { get; set; }

    public required string Eenheid { get; set; }

    /// <summary>When people could first see it; stays.</summary>
    public required DateTime EerstGetoond { get; init; }

    public Behandeling Behandeling { get; set; }

    public PersoonId? BehandeldDoor { get; set; }

    public DateTime? BehandeldOp { get; set; }

    /// <summary>What people decided last; null while it is open.</summary>
    public Signalen.OordeelId? Oordeel { get; set; }

    /// <summary>When a correction took its ground away after somebody had handled it; null = it stands.</summary>
    public DateTime? VervallenOp { get; set; }

    /// <summary>Goes up by one with every change that is stored.</summary>
    public long Versie { get; private set; }
}

/// <summary>Which facts of a dossier tell of a signal.</summary>
internal sealed class Signaalfeit
{
    public required SignaalId Signaal { get; init; }

    public required DossierId Dossier { get; init; }

    /// <summary>The last fact in the chain of "went on".</summary>
    public required int AanNr { get; set; }

    /// <summary>The day it says; null = withdrawn.</summary>
    public required DateOnly? AanOp { get; set; }

    /// <summary>The last fact in the chain of "went off"; null = none yet.</summary>
    public int? UitNr { get; set; }

    /// <summary>The day it says; null = withdrawn, or none yet.</summary>
    public DateOnly? UitOp { get; set; }
}

/// <summary>A pupil whose signals must be worked out again. Written with the change that asks for it, so that a crash forgets nobody.</summary>
internal sealed record Signaalwerk(int Leerling);

/// <summary>How far a school's signals are; updating it is the lock under which they are worked out.</summary>
internal sealed class Schoolstand
{
    public required OrganisatieId School { get; init; }

    /// <summary>The day on which signals are judged; null before anything was applied.</summary>
    public DateOnly? Peildag { get; set; }
}

internal static class SignaalMapping
{
    public static void Zet(ModelBuilder model)
    {
        model.Entity<Signaalrij>(s =>
        {
            s.ToTable("signaal", t => t.HasCheckConstraint("ck_signaal_periode", "tot >= sinds"));
            s.HasKey(x => x.Id);
            s.Property(x => x.Id).ValueGeneratedNever();
            s.Property(x => x.Protocol).HasMaxLength(Dossier.LangsteProtocol);
            s.Property(x => x.Protocolversie).HasMaxLength(Dossier.LangsteProtocolversie);
            s.Property(x => x.Naam).HasMaxLength(Signaalrij.LangsteNaam);
            s.Property(x => x.Eenheid).HasMaxLength(Signaalrij.LangsteEenheid);
            s.Property(x => x.Versie).IsConcurrencyToken();
            s.HasOne<Leerling>().WithMany().HasForeignKey(x => x.Leerling).OnDelete(DeleteBehavior.Restrict);
            s.HasOne<Organisatie>().WithMany().HasForeignKey(x => x.School).OnDelete(DeleteBehavior.Restrict);
            s.HasIndex(x => new { x.Leerling, x.Schooljaar });
            // what is on or was on lately, of a school
            s.HasIndex(x => new { x.School, x.Tot });
        });
        model.Entity<Signaalfeit>(f =>
        {
            f.ToTable("signaalfeit");
            f.HasKey(x => new { x.Signaal, x.Dossier });
            f.HasOne<Signaalrij>().WithMany().HasForeignKey(x => x.Signaal).OnDelete(DeleteBehavior.Cascade);
            f.HasOne<Dossier>().WithMany().HasForeignKey(x => x.Dossier).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Signaalwerk>(w =>
        {
            w.ToTable("signaalwerk");
            w.HasKey(x => x.Leerling);
            w.Property(x => x.Leerling).ValueGeneratedNever();
            w.HasOne<Leerlingnummer>().WithOne().HasForeignKey<Signaalwerk>(x => x.Leerling).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Schoolstand>(s =>
        {
            s.ToTable("schoolstand");
            s.HasKey(x => x.School);
            s.Property(x => x.School).ValueGeneratedNever();
            s.HasOne<Organisatie>().WithOne().HasForeignKey<Schoolstand>(x => x.School).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
