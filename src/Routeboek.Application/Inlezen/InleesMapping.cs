using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Opslag;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;

namespace Routeboek.Application.Inlezen;

/// <summary>The tables of bringing data in. Registrations are the many: narrow, and without foreign keys, which would be looked up for each row.</summary>
internal static class InleesMapping
{
    public static void Zet(ModelBuilder model)
    {
        model.Entity<Inleesbeurt>(b =>
        {
            b.ToTable("inleesbeurt", t =>
            {
                t.HasCheckConstraint("ck_inleesbeurt_periode", "(van IS NULL) = (tot IS NULL) AND (van IS NULL OR van <= tot)");
                t.HasCheckConstraint("ck_inleesbeurt_telling", "status IN ('bezig', 'afgebroken') OR ontvangen = nieuw + gewijzigd + onveranderd + geweigerd");
            });
            b.HasKey(x => x.Nr);
            b.Property(x => x.Nr).ValueGeneratedOnAdd();
            b.Property(x => x.Bron).HasMaxLength(Inleesbeurt.LangsteBron);
            b.Property(x => x.Bestandsnaam).HasMaxLength(Inleesbeurt.LangsteBestandsnaam);
            b.Property(x => x.Hash).HasMaxLength(Inleesbeurt.Hashlengte);
            b.Property(x => x.Bevindingen).HasColumnType("text");
            b.Property(x => x.Opmerkingen).HasColumnType("text");
            b.Property(x => x.Reden).HasMaxLength(Inleesbeurt.LangsteReden);
            b.Ignore(x => x.Telling);
            b.HasOne<Organisatie>().WithMany().HasForeignKey(x => x.School).OnDelete(DeleteBehavior.Restrict);
            b.HasIndex(x => x.Id).IsUnique();
            // of one school one at a time is on its way: whoever comes second is told
            b.HasIndex(x => x.School).IsUnique().HasFilter("status IN ('bezig', 'gelezen', 'wacht-op-akkoord')");
            b.HasIndex(x => new { x.School, x.Nr });
        });
        model.Entity<Inleesfout>(f =>
        {
            f.ToTable("inleesfout");
            f.HasKey(x => new { x.Beurt, x.Nr });
            f.Property(x => x.Nr).ValueGeneratedNever();
            f.Property(x => x.Kolom).HasMaxLength(Inleesfout.LangsteKolom);
            f.Property(x => x.Wat).HasMaxLength(Inleesfout.LangsteTekst);
            f.Property(x => x.Verwacht).HasMaxLength(Inleesfout.LangsteTekst);
            f.HasOne<Inleesbeurt>().WithMany().HasForeignKey(x => x.Beurt).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Leerlingnummer>(n =>
        {
            n.ToTable("leerlingnummer");
            n.HasKey(x => x.Nr);
            n.Property(x => x.Nr).ValueGeneratedOnAdd();
            n.HasOne<Leerling>().WithOne().HasForeignKey<Leerlingnummer>(x => x.Leerling).OnDelete(DeleteBehavior.Restrict);
            n.HasOne<Organisatie>().WithMany().HasForeignKey(x => x.School).OnDelete(DeleteBehavior.Restrict);
            n.HasIndex(x => new { x.School, x.Nr });
        });
        model.Entity<Beurtleerling>(b =>
        {
            b.ToTable("beurtleerling");
            b.HasKey(x => new { x.Beurt, x.Leerling });
            b.Property(x => x.Leerling).ValueGeneratedNever();
            b.HasOne<Inleesbeurt>().WithMany().HasForeignKey(x => x.Beurt).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Registratierij>(r =>
        {
            r.ToTable("registratie", t => t.HasCheckConstraint("ck_registratie_inhoud", "vak BETWEEN 0 AND 19 AND soort BETWEEN 0 AND 6 AND minuten BETWEEN 0 AND 1440"));
            // in the order in which they are asked for: a pupil, a school year, a day
            r.HasKey(x => new { x.Leerling, x.Schooljaar, x.Dag, x.Vak, x.Soort, x.Minuten, x.Sinds });
            r.Property(x => x.Leerling).ValueGeneratedNever();
            r.Property(x => x.Sinds).ValueGeneratedNever();
        });
        SignaalMapping.Zet(model);
        InrichtingMapping.Zet(model);
    }

    /// <summary>The registrations that count now.</summary>
    public static IQueryable<Registratierij> Zichtbaar(this Opslagcontext db) => db.Registraties.Where(r =>
        db.Inleesbeurten.Any(b => b.Nr == r.Sinds && b.Status == Inleesstatus.Toegepast)
        && !db.Inleesbeurten.Any(b => b.Nr == r.Tot && b.Status == Inleesstatus.Toegepast));
}
