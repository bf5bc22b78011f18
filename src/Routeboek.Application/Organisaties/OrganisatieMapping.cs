using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Organisaties;

namespace Routeboek.Application.Organisaties;

internal static class OrganisatieMapping
{
    public static void Zet(ModelBuilder model) => model.Entity<Organisatie>(o =>
    {
        o.ToTable("organisatie", t => t.HasCheckConstraint("ck_organisatie_brin", "(soort = 'school') = (brin IS NOT NULL) AND (soort = 'school' OR bestuur_id IS NULL)"));
        o.HasKey(x => x.Id);
        o.Property(x => x.Id).ValueGeneratedNever();
        o.Property(x => x.Naam).HasMaxLength(Organisatie.LangsteNaam);
        o.Property(x => x.Zoeknaam).HasMaxLength(2 * Organisatie.LangsteNaam);
        o.Property(x => x.Versie).IsConcurrencyToken();
        o.HasOne<Organisatie>().WithMany().HasForeignKey(x => x.Bestuur).OnDelete(DeleteBehavior.Restrict);
        o.HasIndex(x => x.Brin).IsUnique();
        o.HasIndex(x => x.Zoeknaam);
        o.OwnsMany(x => x.Vestigingen, v =>
        {
            v.ToTable("vestiging");
            v.WithOwner().HasForeignKey("OrganisatieId");
            v.HasKey("OrganisatieId", nameof(Vestiging.Nummer));
            v.Property(x => x.Nummer).HasMaxLength(2).ValueGeneratedNever();
            v.Property(x => x.Naam).HasMaxLength(Organisatie.LangsteNaam);
            v.Property(x => x.Plaats).HasMaxLength(Domain.Leerlingen.Leerling.LangsteGemeente);
        });
    });
}

internal static class PersoonMapping
{
    public static void Zet(ModelBuilder model) => model.Entity<Persoon>(p =>
    {
        p.ToTable("persoon");
        p.HasKey(x => x.Id);
        p.Property(x => x.Id).ValueGeneratedNever();
        p.ComplexProperty(x => x.Naam, Naam);
        p.Property(x => x.Zoeknaam).HasMaxLength(Persoonsnaam.LangsteSleutel);
        p.Property(x => x.Sorteernaam).HasMaxLength(Persoonsnaam.LangsteSleutel);
        p.Property(x => x.Telefoon).HasMaxLength(Telefoonnummer.Langste);
        p.Property(x => x.Versie).IsConcurrencyToken();
        p.HasIndex(x => x.Sorteernaam);
    });

    public static void Naam(ComplexPropertyBuilder<Persoonsnaam> naam)
    {
        naam.Property(x => x.Voornaam).HasColumnName("voornaam").HasMaxLength(Persoonsnaam.LangsteDeel);
        naam.Property(x => x.Tussenvoegsel).HasColumnName("tussenvoegsel").HasMaxLength(Persoonsnaam.LangsteDeel);
        naam.Property(x => x.Achternaam).HasColumnName("achternaam").HasMaxLength(Persoonsnaam.LangsteDeel);
        naam.Ignore(x => x.Zoek);
        naam.Ignore(x => x.Sorteer);
        naam.Ignore(x => x.Kan);
    }
}

internal static class RolbezettingMapping
{
    public static void Zet(ModelBuilder model) => model.Entity<Rolbezetting>(r =>
    {
        r.ToTable("rolbezetting", t => t.HasCheckConstraint("ck_rolbezetting_periode", "tot >= van AND (vervangt_id IS NULL OR tot IS NOT NULL)"));
        r.HasKey(x => x.Id);
        r.Property(x => x.Id).ValueGeneratedNever();
        r.Property(x => x.Versie).IsConcurrencyToken();
        r.HasOne<Persoon>().WithMany().HasForeignKey(x => x.Persoon).OnDelete(DeleteBehavior.Restrict);
        r.HasOne<Organisatie>().WithMany().HasForeignKey(x => x.Organisatie).OnDelete(DeleteBehavior.Restrict);
        r.HasOne<Rolbezetting>().WithMany().HasForeignKey(x => x.Vervangt).OnDelete(DeleteBehavior.Restrict);
        r.HasIndex(x => new { x.Organisatie, x.Rol, x.Van });
    });
}

internal static class SchoolprotocolMapping
{
    public static void Zet(ModelBuilder model) => model.Entity<Schoolprotocol>(p =>
    {
        p.ToTable("schoolprotocol", t => t.HasCheckConstraint("ck_schoolprotocol_periode", "tot >= van"));
        p.HasKey(x => x.Id);
        p.Property(x => x.Id).ValueGeneratedNever();
        p.Property(x => x.Protocol).HasMaxLength(Dossier.LangsteProtocol);
        p.Property(x => x.Protocolversie).HasMaxLength(Dossier.LangsteProtocolversie);
        p.Property(x => x.Versie).IsConcurrencyToken();
        p.HasOne<Organisatie>().WithMany().HasForeignKey(x => x.School).OnDelete(DeleteBehavior.Restrict);
        p.HasIndex(x => new { x.School, x.Van }).IsUnique();
    });
}
