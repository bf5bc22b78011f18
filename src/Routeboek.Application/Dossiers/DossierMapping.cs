using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;

namespace Routeboek.Application.Dossiers;

/// <summary>The last number of a dossier that was given out. Updating it is the lock under which facts are written: one writer per dossier.</summary>
internal sealed class Dossierteller(DossierId dossier, int laatsteNr)
{
    public DossierId Dossier { get; private set; } = dossier;

    public int LaatsteNr { get; private set; } = laatsteNr;
}

/// <summary>A fact as it is stored. Only ever added.</summary>
internal sealed class Feitrij
{
    public const int LangsteSoort = 64;
    public const int LangsteDoor = 140;

    private static readonly JsonWriterOptions Vorm = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public required DossierId Dossier { get; init; }

    public required int Nr { get; init; }

    /// <summary>Number within dossier and room: what people see, so that no gap tells of another room.</summary>
    public required int Volgnummer { get; init; }

    /// <summary>Null = a withdrawal.</summary>
    public required string? Soort { get; init; }

    /// <summary>Null for a withdrawal.</summary>
    public required DateOnly? Op { get; init; }

    public required DateTime Vastgelegd { get; init; }

    public required string Door { get; init; }

    public required int? Corrigeert { get; init; }

    /// <summary>JSON: words and lists of words.</summary>
    public required string Gegevens { get; init; }

    public required Houder Houder { get; init; }

    public required OrganisatieId HouderOrganisatie { get; init; }

    public required Kamer Kamer { get; init; }

    /// <summary>The last day on which nobody else may know that this is there; null = not confidential.</summary>
    public DateOnly? VertrouwelijkTot { get; init; }

    /// <summary>Whoever recorded it; null = the program, or not known.</summary>
    public PersoonId? DoorPersoon { get; init; }

    public Feitplaats Plaats => new(Houder, HouderOrganisatie, Kamer, VertrouwelijkTot);

    /// <exception cref="InvalidOperationException">A kind that the vocabulary does not have any more.</exception>
    public Feit Feit(Woordenschat woordenschat) => new()
    {
        Nr = Nr,
        Dossier = Dossier.ToString(),
        Soort = Soort is null ? null : woordenschat.Zoek(Soort) ?? throw new InvalidOperationException($"feit {Soort} staat niet meer in de woordenschat"),
        Op = Op ?? DateOnly.MinValue,
        Vastgelegd = Vastgelegd,
        Door = Door,
        Corrigeert = Corrigeert,
        Gegevens = Lees(Gegevens),
    };

    public static string Schrijf(IReadOnlyList<KeyValuePair<string, Feitwaarde>> gegevens)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Vorm))
        {
            json.WriteStartObject();
            foreach (var (veld, waarde) in gegevens)
            {
                json.WritePropertyName(veld);
                if (waarde.IsLijst)
                    json.WriteStartArray();
                foreach (var woord in waarde.Woorden)
                    json.WriteStringValue(woord);
                if (waarde.IsLijst)
                    json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static List<KeyValuePair<string, Feitwaarde>> Lees(string gegevens)
    {
        using var document = JsonDocument.Parse(gegevens);
        return
        [
            .. document.RootElement.EnumerateObject().Select(v => new KeyValuePair<string, Feitwaarde>(v.Name,
                v.Value.ValueKind == JsonValueKind.Array ? new Feitwaarde([.. v.Value.EnumerateArray().Select(w => w.GetString()!)]) : new Feitwaarde(v.Value.GetString()!))),
        ];
    }
}

/// <summary>Until when the stored dates of a dossier's tasks are the whole truth.</summary>
internal sealed class Dossierprojectie
{
    public required DossierId Dossier { get; init; }

    /// <summary>The day it was worked out for.</summary>
    public required DateOnly BerekendOp { get; set; }

    /// <summary>The last fact that was worked in.</summary>
    public required int TotNr { get; set; }

    /// <summary>The first later day on which a date can change; null = never.</summary>
    public required DateOnly? VolgendeWijziging { get; set; }

    /// <summary>Why the tasks may not be used; null = they may.</summary>
    public required string? Bezwaar { get; set; }

    /// <summary>Since when the dossier is open, or was; null = it was never opened.</summary>
    public DateOnly? OpenVan { get; set; }

    /// <summary>The last day on which it was open; null = it is.</summary>
    public DateOnly? OpenTot { get; set; }

    /// <summary>The role that was appointed to follow the dossier, in the words of protocols; null = nobody was.</summary>
    public string? Casusrol { get; set; }

    /// <summary>The phase of the protocol; null = none was recorded.</summary>
    public string? Fase { get; set; }
}

/// <summary>A task as it is stored for work lists: dates only, never a status.</summary>
internal sealed class Taakrij
{
    public const int LangsteRol = 64;

    public required DossierId Dossier { get; init; }

    public required string Afspraak { get; init; }

    public required int Wortel { get; init; }

    public required string Rol { get; set; }

    public required string Organisatie { get; set; }

    public required DateOnly Opent { get; set; }

    public required DateOnly? Waarschuwt { get; set; }

    public required DateOnly? Uiterlijk { get; set; }

    public required DateOnly? Einde { get; set; }

    /// <summary>How it ended; null while it is open.</summary>
    public required bool? Vervuld { get; set; }
}

/// <summary>Somebody is at work on a task, so that another does not do the same. The task itself is no other for it.</summary>
internal sealed class Taakgreep
{
    public required DossierId Dossier { get; init; }

    public required string Afspraak { get; init; }

    public required int Wortel { get; init; }

    public required PersoonId Persoon { get; init; }

    public required DateTime Sinds { get; init; }
}

/// <summary>Tables of dossiers. Triggers in the migrations refuse to change or delete a fact.</summary>
internal static class DossierMapping
{
    private const int LangsteAfspraak = 80;
    private const int LangsteBezwaar = 400;

    public static void Zet(ModelBuilder model)
    {
        model.Entity<Dossier>(d =>
        {
            d.ToTable("dossier");
            d.HasKey(x => x.Id);
            d.Property(x => x.Id).ValueGeneratedNever();
            d.Property(x => x.Protocol).HasMaxLength(Dossier.LangsteProtocol);
            d.Property(x => x.Protocolversie).HasMaxLength(Dossier.LangsteProtocolversie);
            d.HasOne<Leerling>().WithMany().HasForeignKey(x => x.Leerling).OnDelete(DeleteBehavior.Restrict);
            d.HasOne<Organisatie>().WithMany().HasForeignKey(x => x.HouderOrganisatie).OnDelete(DeleteBehavior.Restrict);
            d.HasOne<Organisatie>().WithMany().HasForeignKey(x => x.School).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Dossierteller>(t =>
        {
            t.ToTable("dossierteller");
            t.HasKey(x => x.Dossier);
            t.Property(x => x.Dossier).ValueGeneratedNever();
            t.HasOne<Dossier>().WithOne().HasForeignKey<Dossierteller>(x => x.Dossier).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Feitrij>(f =>
        {
            f.ToTable("feit", t =>
            {
                t.HasCheckConstraint("ck_feit_nr", "nr >= 1 AND volgnummer >= 1");
                t.HasCheckConstraint("ck_feit_corrigeert", "corrigeert IS NULL OR corrigeert < nr");
                t.HasCheckConstraint("ck_feit_intrekking", "soort IS NOT NULL AND op IS NOT NULL OR soort IS NULL AND op IS NULL AND corrigeert IS NOT NULL");
            });
            f.HasKey(x => new { x.Dossier, x.Nr });
            f.Ignore(x => x.Plaats);
            f.Property(x => x.Nr).ValueGeneratedNever();
            f.Property(x => x.Soort).HasMaxLength(Feitrij.LangsteSoort);
            f.Property(x => x.Door).HasMaxLength(Feitrij.LangsteDoor);
            f.Property(x => x.Gegevens).HasColumnType("text");
            f.HasOne<Dossier>().WithMany().HasForeignKey(x => x.Dossier).OnDelete(DeleteBehavior.Restrict);
            f.HasOne<Organisatie>().WithMany().HasForeignKey(x => x.HouderOrganisatie).OnDelete(DeleteBehavior.Restrict);
            f.HasOne<Feitrij>().WithMany().HasForeignKey(x => new { x.Dossier, x.Corrigeert }).OnDelete(DeleteBehavior.Restrict);
            f.HasIndex(x => new { x.Dossier, x.Kamer, x.Volgnummer }).IsUnique();
            // what was planned or went well lately, over all dossiers; and what somebody recorded today
            f.HasIndex(x => new { x.Soort, x.Op });
            f.HasIndex(x => new { x.DoorPersoon, x.Vastgelegd });
        });
        model.Entity<Dossierprojectie>(p =>
        {
            p.ToTable("dossierprojectie");
            p.HasKey(x => x.Dossier);
            p.Property(x => x.Dossier).ValueGeneratedNever();
            p.Property(x => x.Bezwaar).HasMaxLength(LangsteBezwaar);
            p.Property(x => x.Casusrol).HasMaxLength(Taakrij.LangsteRol);
            p.Property(x => x.Fase).HasMaxLength(Taakrij.LangsteRol);
            p.HasOne<Dossier>().WithOne().HasForeignKey<Dossierprojectie>(x => x.Dossier).OnDelete(DeleteBehavior.Restrict);
            p.HasIndex(x => x.VolgendeWijziging);
        });
        model.Entity<Taakrij>(t =>
        {
            t.ToTable("taak", k => k.HasCheckConstraint("ck_taak_einde", "(einde IS NULL) = (vervuld IS NULL)"));
            t.HasKey(x => new { x.Dossier, x.Afspraak, x.Wortel });
            t.Property(x => x.Afspraak).HasMaxLength(LangsteAfspraak);
            t.Property(x => x.Wortel).ValueGeneratedNever();
            t.Property(x => x.Rol).HasMaxLength(Taakrij.LangsteRol);
            t.Property(x => x.Organisatie).HasMaxLength(Taakrij.LangsteRol);
            t.HasOne<Dossier>().WithMany().HasForeignKey(x => x.Dossier).OnDelete(DeleteBehavior.Restrict);
            t.HasIndex(x => new { x.Rol, x.Organisatie, x.Uiterlijk }).HasFilter("einde IS NULL");
        });
        model.Entity<Taakgreep>(g =>
        {
            g.ToTable("taakgreep");
            g.HasKey(x => new { x.Dossier, x.Afspraak, x.Wortel });
            g.Property(x => x.Afspraak).HasMaxLength(LangsteAfspraak);
            g.Property(x => x.Wortel).ValueGeneratedNever();
            g.HasOne<Dossier>().WithMany().HasForeignKey(x => x.Dossier).OnDelete(DeleteBehavior.Restrict);
            g.HasOne<Persoon>().WithMany().HasForeignKey(x => x.Persoon).OnDelete(DeleteBehavior.Restrict);
        });
    }

    public static string Kort(string bezwaar) => bezwaar.Length <= LangsteBezwaar ? bezwaar : bezwaar[..LangsteBezwaar];
}
