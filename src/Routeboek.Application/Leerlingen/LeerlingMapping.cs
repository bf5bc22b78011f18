using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Organisaties;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Application.Leerlingen;

internal static class LeerlingMapping
{
    public static void Zet(ModelBuilder model) => model.Entity<Leerling>(l =>
    {
        l.ToTable("leerling");
        l.HasKey(x => x.Id);
        l.Property(x => x.Id).ValueGeneratedNever();
        // a character outside the first 65,536 is two chars here
        l.Property(x => x.Sleutel).HasMaxLength(2 * Leerlingsleutel.MaximaleLengte);
        l.ComplexProperty(x => x.Naam, PersoonMapping.Naam);
        l.Property(x => x.Zoeknaam).HasMaxLength(Persoonsnaam.LangsteSleutel);
        l.Property(x => x.Sorteernaam).HasMaxLength(Persoonsnaam.LangsteSleutel);
        l.Property(x => x.Woongemeente).HasMaxLength(Leerling.LangsteGemeente);
        l.Property(x => x.Gemeentenaam).HasMaxLength(2 * Leerling.LangsteGemeente);
        l.Property(x => x.Telefoon).HasMaxLength(Telefoonnummer.Langste);
        l.Property(x => x.Versie).IsConcurrencyToken();
        l.HasOne<Organisatie>().WithMany().HasForeignKey(x => x.School).OnDelete(DeleteBehavior.Restrict);
        l.HasIndex(x => x.Persoon);
        l.HasIndex(x => x.Gemeentenaam);
        l.HasIndex(x => new { x.School, x.Sleutel }).IsUnique();
        l.HasIndex(x => new { x.School, x.Sorteernaam });
        l.OwnsMany(x => x.Gezag, g =>
        {
            g.ToTable("gezag");
            g.WithOwner().HasForeignKey("LeerlingId");
            g.HasKey("LeerlingId", nameof(Gezag.Ouder));
            g.Property(x => x.Ouder).ValueGeneratedNever();
            g.HasOne<Persoon>().WithMany().HasForeignKey(x => x.Ouder).OnDelete(DeleteBehavior.Restrict);
        });
    });
}
