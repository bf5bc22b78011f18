using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Inlezen;
using Routeboek.Domain.Aanwezigheid;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;

namespace Routeboek.Application.Aanwezigheid;

/// <summary>
/// That people said something else about a pupil and day than the school's system did. While it holds, a file that says the same again changes
/// nothing. It holds while its own import counts and that of <see cref="Tot"/> does not.
/// </summary>
internal sealed class Correctierij
{
    /// <summary>Code of each row: kind, slot and minutes, with a space between.</summary>
    public const int LangsteGezien = 1000;

    /// <summary>The import of the correction.</summary>
    public required int Beurt { get; init; }

    /// <summary>The number of the pupil.</summary>
    public required int Leerling { get; init; }

    public required DateOnly Dag { get; init; }

    /// <summary>What the file said, that was taken away.</summary>
    public required string Gezien { get; set; }

    /// <summary>The import that ended it: a later correction, or a file that says something new.</summary>
    public int? Tot { get; set; }
}

/// <summary>That the register of a group was taken.</summary>
internal sealed class Registerrij
{
    public required GroepId Groep { get; init; }

    public required DateOnly Dag { get; init; }

    /// <summary><see cref="Domain.Verzuim.Tijdvak.Code"/>.</summary>
    public required short Vak { get; init; }

    public required PersoonId Door { get; init; }

    public required DateTime Op { get; init; }

    public required PersoonId LaatstDoor { get; set; }

    public required DateTime LaatstOp { get; set; }
}

/// <summary>The facts of a dossier that tell of a contact.</summary>
internal sealed class Contactfeit
{
    public required ContactId Contact { get; init; }

    public required DossierId Dossier { get; init; }

    /// <summary>The last fact that tells of the call.</summary>
    public required int Nr { get; set; }

    /// <summary>The last fact that tells of the reason; null = there was none.</summary>
    public int? RedenNr { get; set; }
}

internal static class AanwezigheidMapping
{
    public static void Zet(ModelBuilder model)
    {
        model.Entity<Correctierij>(c =>
        {
            c.ToTable("correctie");
            c.HasKey(x => new { x.Leerling, x.Dag, x.Beurt });
            c.Property(x => x.Leerling).ValueGeneratedNever();
            c.Property(x => x.Beurt).ValueGeneratedNever();
            c.Property(x => x.Gezien).HasMaxLength(Correctierij.LangsteGezien);
            c.HasOne<Inleesbeurt>().WithMany().HasForeignKey(x => x.Beurt).OnDelete(DeleteBehavior.Restrict);
            c.HasOne<Leerlingnummer>().WithMany().HasForeignKey(x => x.Leerling).OnDelete(DeleteBehavior.Restrict);
            // what of mine has lapsed
            c.HasIndex(x => x.Tot);
        });
        model.Entity<Registerrij>(r =>
        {
            r.ToTable("register", t => t.HasCheckConstraint("ck_register_vak", "vak BETWEEN 1 AND 19"));
            r.HasKey(x => new { x.Groep, x.Dag, x.Vak });
            r.HasOne<Groep>().WithMany().HasForeignKey(x => x.Groep).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Contact>(c =>
        {
            c.ToTable("contact", t =>
            {
                t.HasCheckConstraint("ck_contact_vak", "vak BETWEEN 0 AND 19 AND soort BETWEEN 0 AND 6");
                t.HasCheckConstraint("ck_contact_uitkomst", "bereikt AND opnieuw IS NULL AND reden IS NOT NULL OR NOT bereikt AND reden IS NULL AND soort IS NULL AND opnieuw BETWEEN 0 AND 1439");
                t.HasCheckConstraint("ck_contact_ingetrokken", "(ingetrokken_op IS NULL) = (ingetrokken_door_id IS NULL)");
            });
            c.HasKey(x => x.Id);
            c.Property(x => x.Id).ValueGeneratedNever();
            c.Property(x => x.Reden).HasMaxLength(Contact.LangsteReden);
            c.Property(x => x.Notitie).HasMaxLength(Contact.LangsteNotitie);
            c.HasOne<Leerling>().WithMany().HasForeignKey(x => x.Leerling).OnDelete(DeleteBehavior.Restrict);
            c.HasOne<Organisatie>().WithMany().HasForeignKey(x => x.School).OnDelete(DeleteBehavior.Restrict);
            c.HasOne<Inleesbeurt>().WithMany().HasForeignKey(x => x.Beurt).OnDelete(DeleteBehavior.Restrict);
            c.HasOne<Contact>().WithMany().HasForeignKey(x => x.Corrigeert).OnDelete(DeleteBehavior.Restrict);
            c.HasIndex(x => new { x.Leerling, x.Dag });
        });
        model.Entity<Contactfeit>(f =>
        {
            f.ToTable("contactfeit");
            f.HasKey(x => new { x.Contact, x.Dossier });
            f.HasOne<Contact>().WithMany().HasForeignKey(x => x.Contact).OnDelete(DeleteBehavior.Restrict);
            f.HasOne<Dossier>().WithMany().HasForeignKey(x => x.Dossier).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
