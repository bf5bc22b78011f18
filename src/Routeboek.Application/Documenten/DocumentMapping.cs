using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Opslag;
using Routeboek.Domain.Documenten;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Organisaties;

namespace Routeboek.Application.Documenten;

/// <summary>A text as it was saved once. Only ever added.</summary>
internal sealed class Documentversie
{
    public required DocumentId Document { get; init; }

    /// <summary>1, 2, 3 ... without a gap.</summary>
    public required long Nr { get; init; }

    public required string Titel { get; init; }

    public required string Inhoud { get; init; }

    public required PersoonId Door { get; init; }

    public required DateTime Bewaard { get; init; }
}

/// <summary>Tables of documents. Triggers in the migration refuse to change or delete a version.</summary>
internal static class DocumentMapping
{
    public static void Zet(ModelBuilder model)
    {
        model.Entity<Document>(d =>
        {
            d.ToTable("document", t => t.HasCheckConstraint("ck_document_vastgesteld", "(vastgesteld_op IS NULL) = (hash IS NULL)"));
            d.HasKey(x => x.Id);
            d.Property(x => x.Id).ValueGeneratedNever();
            d.Property(x => x.Titel).HasMaxLength(Document.LangsteTitel);
            d.Property(x => x.Inhoud).HasColumnType("text");
            d.Property(x => x.Hash).HasMaxLength(32);
            d.Property(x => x.Versie).IsConcurrencyToken();
            d.Ignore(x => x.IsOngewijzigd);
            d.HasOne<Dossier>().WithMany().HasForeignKey(x => x.Dossier).OnDelete(DeleteBehavior.Restrict);
            d.HasOne<Organisatie>().WithMany().HasForeignKey(x => x.HouderOrganisatie).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Documentversie>(v =>
        {
            v.ToTable("documentversie");
            v.HasKey(x => new { x.Document, x.Nr });
            v.Property(x => x.Nr).ValueGeneratedNever();
            v.Property(x => x.Titel).HasMaxLength(Document.LangsteTitel);
            v.Property(x => x.Inhoud).HasColumnType("text");
            v.HasOne<Document>().WithMany().HasForeignKey(x => x.Document).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
