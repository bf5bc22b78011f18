using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Opslag;
using Routeboek.Domain.Organisaties;

namespace Routeboek.Application.Aanmelding;

/// <summary>The tables of sign-in.</summary>
internal static class AanmeldMapping
{
    private const int Hashlengte = 32;

    public static void Zet(ModelBuilder model)
    {
        model.Entity<Account>(a =>
        {
            a.ToTable("account");
            a.HasKey(x => x.Id);
            a.Property(x => x.Id).ValueGeneratedNever();
            a.Property(x => x.Naam).HasMaxLength(Aanmeldnaam.Langste);
            a.Property(x => x.Wachtwoord).HasMaxLength(Account.LangsteHash);
            a.Property(x => x.Geheim).HasMaxLength(Account.LangsteGeheim);
            a.Property(x => x.Versie).IsConcurrencyToken();
            a.HasOne<Persoon>().WithMany().HasForeignKey(x => x.Persoon).OnDelete(DeleteBehavior.Restrict);
            a.HasIndex(x => x.Persoon).IsUnique();
            a.HasIndex(x => x.Naam).IsUnique();
        });
        model.Entity<Passkey>(p =>
        {
            p.ToTable("passkey");
            p.HasKey(x => x.Sleutel);
            p.Property(x => x.Sleutel).HasMaxLength(1023).ValueGeneratedNever();
            p.Property(x => x.Publiek).HasMaxLength(1024);
            p.Property(x => x.Vervoer).HasMaxLength(200);
            p.Property(x => x.Naam).HasMaxLength(Passkey.LangsteNaam);
            p.HasOne<Account>().WithMany().HasForeignKey(x => x.Account).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Herstelcoderij>(h =>
        {
            h.ToTable("herstelcode");
            h.HasKey(x => new { x.Account, x.Hash });
            h.Property(x => x.Hash).HasMaxLength(Hashlengte);
            h.HasOne<Account>().WithMany().HasForeignKey(x => x.Account).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<ExterneAanmelding>(e =>
        {
            e.ToTable("externe_aanmelding");
            e.HasKey(x => new { x.Uitgever, x.Onderwerp });
            e.Property(x => x.Uitgever).HasMaxLength(200);
            e.Property(x => x.Onderwerp).HasMaxLength(255);
            e.HasOne<Account>().WithMany().HasForeignKey(x => x.Account).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Sessierij>(s =>
        {
            s.ToTable("sessie");
            s.HasKey(x => x.Id);
            s.Property(x => x.Id).ValueGeneratedNever();
            s.Property(x => x.Toestel).HasMaxLength(Sessierij.LangsteToestel);
            s.HasOne<Account>().WithMany().HasForeignKey(x => x.Account).OnDelete(DeleteBehavior.Restrict);
            s.HasOne<Rolbezetting>().WithMany().HasForeignKey(x => x.Rolbezetting).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<EenmaligeLink>(l =>
        {
            // the first beheerder has no account yet, everybody else has
            l.ToTable("eenmalige_link", t => t.HasCheckConstraint("ck_eenmalige_link_account", "(soort = 'eerste-beheerder') = (account_id IS NULL)"));
            l.HasKey(x => x.Hash);
            l.Property(x => x.Hash).HasMaxLength(Hashlengte).ValueGeneratedNever();
            l.HasOne<Account>().WithMany().HasForeignKey(x => x.Account).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Aanmeldpoging>(p =>
        {
            p.ToTable("aanmeldpoging");
            p.HasKey(x => x.Sleutel);
            p.Property(x => x.Sleutel).HasMaxLength(Hashlengte).ValueGeneratedNever();
        });
        model.Entity<Sleutelring>(s =>
        {
            s.ToTable("sleutelring");
            s.HasKey(x => x.Naam);
            s.Property(x => x.Naam).HasMaxLength(100);
            s.Property(x => x.Xml).HasColumnType("text");
        });
    }
}
