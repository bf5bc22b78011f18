using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Aanmelding;
using Routeboek.Domain.Organisaties;

namespace Routeboek.Application.Berichten;

/// <summary>The key of a message; it goes along in the message, so that one that is sent twice is seen once.</summary>
public readonly record struct BerichtId(Guid Waarde)
{
    public override string ToString() => Waarde.ToString("N");
}

/// <summary>How often somebody wants the numbers of the day by mail.</summary>
public enum Overzichtsritme
{
    Geen,

    /// <summary>On each school day of the week, Monday to Friday.</summary>
    Ochtend,
    Maandag,
}

/// <summary>A message that is to go out, or went. Written in the transaction of what it tells of.</summary>
internal sealed class Bericht
{
    public const int LangsteOnderwerp = 200;

    public required BerichtId Id { get; init; }

    /// <summary>The address; emptied once the message is gone.</summary>
    public required string Aan { get; set; }

    public required string Onderwerp { get; init; }

    public required string Tekst { get; init; }

    public required DateTime Gemaakt { get; init; }

    /// <summary>When it may be tried (again), or until when somebody is trying; null = never again.</summary>
    public required DateTime? VolgendePoging { get; set; }

    public int Pogingen { get; set; }

    public DateTime? Verzonden { get; set; }

    /// <summary>When it was given up; null = it was not.</summary>
    public DateTime? Opgegeven { get; set; }
}

/// <summary>Who wants an overview. No row = none.</summary>
internal sealed class Overzichtskeuze
{
    public required PersoonId Persoon { get; init; }

    public required Overzichtsritme Ritme { get; set; }

    /// <summary>When the next one is due. Moving it is the claim on making it.</summary>
    public required DateTime Volgende { get; set; }
}

/// <summary>The tables of what goes out.</summary>
internal static class BerichtMapping
{
    public static void Zet(ModelBuilder model)
    {
        model.Entity<Bericht>(b =>
        {
            b.ToTable("bericht");
            b.HasKey(x => x.Id);
            b.Property(x => x.Id).ValueGeneratedNever();
            b.Property(x => x.Aan).HasMaxLength(Aanmeldnaam.Langste);
            b.Property(x => x.Onderwerp).HasMaxLength(Bericht.LangsteOnderwerp);
            b.Property(x => x.Tekst).HasColumnType("text");
            b.HasIndex(x => x.VolgendePoging).HasFilter("volgende_poging IS NOT NULL");
        });
        model.Entity<Overzichtskeuze>(k =>
        {
            k.ToTable("overzichtskeuze");
            k.HasKey(x => x.Persoon);
            k.Property(x => x.Persoon).ValueGeneratedNever();
            k.HasOne<Persoon>().WithOne().HasForeignKey<Overzichtskeuze>(x => x.Persoon).OnDelete(DeleteBehavior.Restrict);
            k.HasIndex(x => x.Volgende);
        });
    }
}
