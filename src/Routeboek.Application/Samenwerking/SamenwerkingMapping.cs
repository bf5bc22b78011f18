using Microsoft.EntityFrameworkCore;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Samenwerking;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Samenwerking;

/// <summary>
/// Who recorded a row that access rests on, for which houder, and why. Beside that row, under the same key: access reads its rows often and these words
/// never, and who sees the one does not by itself see the other.
/// </summary>
internal sealed class Vastlegging
{
    public required Guid Id { get; init; }

    public required string Motief { get; init; }

    public required Houder Houder { get; init; }

    public required OrganisatieId HouderOrganisatie { get; init; }

    public required PersoonId Door { get; init; }

    public required Rol AlsRol { get; init; }

    public required DateTime Vastgelegd { get; init; }

    /// <summary>Of a release: the day on which the family read it; null = it was not asked.</summary>
    public DateOnly? GezinLas { get; init; }

    public PersoonId? BeeindigdDoor { get; set; }

    /// <summary>When its end was decided, UTC; null = it was not ended before its time.</summary>
    public DateTime? Beeindigd { get; set; }
}

/// <summary>A question for consent. What was answered stands beside it; whose answer is needed follows from age, matter and authority on the day.</summary>
internal sealed class Toestemmingsvraag
{
    public required ToestemmingsvraagId Id { get; init; }

    public required LeerlingId Leerling { get; init; }

    public required Partijsoort Aan { get; init; }

    /// <summary>To this person only; null = the whole kind.</summary>
    public PersoonId? Persoon { get; init; }

    public required Kamer Kamer { get; init; }

    public required Toestemmingsdoel Voor { get; init; }

    /// <summary>What it is for, in words that the family understands.</summary>
    public required string Doel { get; init; }

    public required DateOnly Van { get; init; }

    public required DateOnly Tot { get; init; }

    public required Houder Houder { get; init; }

    public required OrganisatieId HouderOrganisatie { get; init; }

    public required PersoonId Door { get; init; }

    public required DateTime Gesteld { get; init; }

    /// <summary>When it was taken back, UTC; null = it stands.</summary>
    public DateTime? Ingetrokken { get; set; }

    public bool Loopt(DateOnly dag) => Ingetrokken is null && Tot >= dag;
}

/// <summary>What one person said to a question. Only ever added; the last one counts.</summary>
internal sealed class Toestemmingsantwoord
{
    public required ToestemmingsvraagId Vraag { get; init; }

    /// <summary>1, 2, 3 ... without a gap.</summary>
    public required int Nr { get; init; }

    /// <summary>The key of the consent that came of a yes.</summary>
    public required Guid Id { get; init; }

    public required PersoonId Door { get; init; }

    public required Rol AlsRol { get; init; }

    public required bool Ja { get; init; }

    public required PersoonId VastgelegdDoor { get; init; }

    public required DateTime Vastgelegd { get; init; }
}

internal static class SamenwerkingMapping
{
    public static void Zet(ModelBuilder model)
    {
        model.Entity<Vastlegging>(v =>
        {
            v.ToTable("vastlegging");
            v.HasKey(x => x.Id);
            v.Property(x => x.Id).ValueGeneratedNever();
            v.Property(x => x.Motief).HasMaxLength(Betrokkenrol.LangsteToelichting);
            v.HasOne<Organisatie>().WithMany().HasForeignKey(x => x.HouderOrganisatie).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Toestemmingsvraag>(v =>
        {
            v.ToTable("toestemmingsvraag", t => t.HasCheckConstraint("ck_toestemmingsvraag_periode", "tot >= van"));
            v.HasKey(x => x.Id);
            v.Property(x => x.Id).ValueGeneratedNever();
            v.Property(x => x.Doel).HasMaxLength(Betrokkenrol.LangsteToelichting);
            v.HasOne<Leerling>().WithMany().HasForeignKey(x => x.Leerling).OnDelete(DeleteBehavior.Restrict);
            v.HasOne<Organisatie>().WithMany().HasForeignKey(x => x.HouderOrganisatie).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Toestemmingsantwoord>(a =>
        {
            a.ToTable("toestemmingsantwoord");
            a.HasKey(x => new { x.Vraag, x.Nr });
            a.Property(x => x.Nr).ValueGeneratedNever();
            a.HasOne<Toestemmingsvraag>().WithMany().HasForeignKey(x => x.Vraag).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
