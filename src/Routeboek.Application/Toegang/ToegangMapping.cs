using Microsoft.EntityFrameworkCore;
using Routeboek.Domain.Documenten;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Toegang;

/// <summary>What access rests on, row by row; <see cref="Onderwerplezer"/> reads it into an <see cref="Onderwerp"/>, <see cref="Zichtvertaler"/> asks it in a query.</summary>
internal abstract class Toegangsrij
{
    public required Guid Id { get; init; }

    /// <summary>First day, inclusive.</summary>
    public required DateOnly Van { get; init; }

    /// <summary>Last day, inclusive; null = until further notice.</summary>
    public DateOnly? Tot { get; set; }

    public Geldigheid Geldig => new(Van, Tot);
}

/// <summary>A row about a pupil, or about one dossier of a pupil, or about a dossier without one.</summary>
internal abstract class Zaakrij : Toegangsrij
{
    public LeerlingId? Leerling { get; init; }

    /// <summary>Null = all that there is of the pupil.</summary>
    public DossierId? Dossier { get; init; }
}

internal sealed class Betrokkenheidrij : Zaakrij
{
    public required Rol Rol { get; init; }

    public PersoonId? Persoon { get; init; }

    public OrganisatieId? Organisatie { get; init; }

    public required Grond Grond { get; init; }
}

internal sealed class Toestemmingrij : Zaakrij
{
    public required PersoonId Door { get; init; }

    public required Rol AlsRol { get; init; }

    public required Partijsoort Aan { get; init; }

    public PersoonId? Persoon { get; init; }

    public required Kamer Kamer { get; init; }
}

internal sealed class Aanleidingrij : Zaakrij
{
    public required Aanleidingsoort Soort { get; init; }

    /// <summary>The fact that it came from; null = recorded by itself.</summary>
    public int? Feit { get; init; }
}

internal sealed class Uitsluitingrij : Zaakrij
{
    public required PersoonId Ouder { get; init; }

    public required Kamer Kamer { get; init; }
}

internal sealed class Wilsonbekwaamheidrij : Zaakrij
{
    public required Kamer Kamer { get; init; }
}

/// <summary>A fact or a document that its keeper gave to somebody else.</summary>
internal sealed class Vrijgaverij
{
    public required Guid Id { get; init; }

    public required DossierId Dossier { get; init; }

    public int? Feit { get; init; }

    public DocumentId? Document { get; init; }

    public required Partijsoort Aan { get; init; }

    public PersoonId? Persoon { get; init; }

    public required DateOnly Op { get; init; }
}

/// <summary>A school or municipality that belongs to the area of another organisation.</summary>
internal sealed class Aansluiting
{
    public required OrganisatieId Van { get; init; }

    public required OrganisatieId Bij { get; init; }
}

/// <summary>What this database is. One row, made with it.</summary>
internal sealed class Installatie
{
    public const int Enige = 1;

    public int Nr { get; init; } = Enige;

    /// <summary>An invented world; the database itself refuses to change it.</summary>
    public required bool Demo { get; init; }

    /// <summary>Whose beheerder makes organisations; null = nobody yet.</summary>
    public OrganisatieId? Hoofdorganisatie { get; set; }
}

/// <summary>Tables of access, and of the groups that it looks at.</summary>
internal static class ToegangMapping
{
    public static void Zet(ModelBuilder model)
    {
        Zaak<Betrokkenheidrij>(model, "betrokkenheid").HasIndex(x => x.Persoon);
        Zaak<Toestemmingrij>(model, "toestemming");
        Zaak<Aanleidingrij>(model, "aanleiding");
        Zaak<Uitsluitingrij>(model, "uitsluiting");
        Zaak<Wilsonbekwaamheidrij>(model, "wilsonbekwaamheid");
        model.Entity<Vrijgaverij>(v =>
        {
            v.ToTable("vrijgave", t => t.HasCheckConstraint("ck_vrijgave_voorwerp", "(feit IS NULL) <> (document_id IS NULL)"));
            v.HasKey(x => x.Id);
            v.Property(x => x.Id).ValueGeneratedNever();
            v.HasOne<Document>().WithMany().HasForeignKey(x => x.Document).OnDelete(DeleteBehavior.Restrict);
            v.HasOne<Dossiers.Feitrij>().WithMany().HasForeignKey(x => new { x.Dossier, x.Feit }).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Aansluiting>(a =>
        {
            a.ToTable("aansluiting");
            a.HasKey(x => new { x.Van, x.Bij });
            a.HasOne<Organisatie>().WithMany().HasForeignKey(x => x.Van).OnDelete(DeleteBehavior.Restrict);
            a.HasOne<Organisatie>().WithMany().HasForeignKey(x => x.Bij).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Installatie>(i =>
        {
            i.ToTable("installatie", t => t.HasCheckConstraint("ck_installatie_nr", "nr = 1"));
            i.HasKey(x => x.Nr);
            i.Property(x => x.Nr).ValueGeneratedNever();
            i.HasOne<Organisatie>().WithMany().HasForeignKey(x => x.Hoofdorganisatie).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Groep>(g =>
        {
            g.ToTable("groep");
            g.HasKey(x => x.Id);
            g.Property(x => x.Id).ValueGeneratedNever();
            g.Property(x => x.Naam).HasMaxLength(Groep.LangsteNaam);
            g.Property(x => x.Versie).IsConcurrencyToken();
            g.HasOne<Organisatie>().WithMany().HasForeignKey(x => x.School).OnDelete(DeleteBehavior.Restrict);
            g.HasIndex(x => new { x.School, x.Schooljaar, x.Naam }).IsUnique();
            g.OwnsMany(x => x.Leden, l =>
            {
                l.ToTable("groepslid");
                l.WithOwner().HasForeignKey("GroepId");
                l.HasKey("GroepId", nameof(Groepslid.Leerling), nameof(Groepslid.Van));
                l.Property(x => x.Leerling).ValueGeneratedNever();
                l.Property(x => x.Van).ValueGeneratedNever();
                l.HasOne<Leerling>().WithMany().HasForeignKey(x => x.Leerling).OnDelete(DeleteBehavior.Restrict);
            });
            g.OwnsMany(x => x.Rollen, r =>
            {
                r.ToTable("groepsrol");
                r.WithOwner().HasForeignKey("GroepId");
                r.HasKey("GroepId", nameof(Groepsrol.Persoon), nameof(Groepsrol.Rol), nameof(Groepsrol.Van));
                r.Property(x => x.Persoon).ValueGeneratedNever();
                r.Property(x => x.Rol).ValueGeneratedNever();
                r.Property(x => x.Van).ValueGeneratedNever();
                r.HasOne<Persoon>().WithMany().HasForeignKey(x => x.Persoon).OnDelete(DeleteBehavior.Restrict);
            });
        });
    }

    private static Microsoft.EntityFrameworkCore.Metadata.Builders.EntityTypeBuilder<T> Zaak<T>(ModelBuilder model, string tabel)
        where T : Zaakrij
    {
        var rij = model.Entity<T>();
        rij.ToTable(tabel, t =>
        {
            t.HasCheckConstraint($"ck_{tabel}_periode", "tot >= van");
            t.HasCheckConstraint($"ck_{tabel}_zaak", "leerling_id IS NOT NULL OR dossier_id IS NOT NULL");
        });
        rij.HasKey(x => x.Id);
        rij.Property(x => x.Id).ValueGeneratedNever();
        rij.Ignore(x => x.Geldig);
        rij.HasOne<Leerling>().WithMany().HasForeignKey(x => x.Leerling).OnDelete(DeleteBehavior.Restrict);
        rij.HasOne<Dossier>().WithMany().HasForeignKey(x => x.Dossier).OnDelete(DeleteBehavior.Restrict);
        return rij;
    }
}
