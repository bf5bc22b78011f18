using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Inlezen;

/// <summary>The key of an import in the store.</summary>
public readonly record struct InleesbeurtId(Guid Waarde)
{
    public override string ToString() => Waarde.ToString("N");
}

/// <summary>What a file says about what it leaves out.</summary>
public enum Inleessoort
{
    /// <summary>A whole export: within its period, what is not in it is no longer so.</summary>
    Volledig,

    /// <summary>Additions and changes only: what is not in it stays as it is.</summary>
    Aanvulling,
}

/// <summary>How far an import has come.</summary>
public enum Inleesstatus
{
    /// <summary>Its rows are being put down; nobody sees them.</summary>
    Bezig,

    /// <summary>Put down, and nothing odd about it: it waits for somebody to apply it.</summary>
    Gelezen,

    /// <summary>Put down, but something is odd: somebody must agree, with a reason.</summary>
    WachtOpAkkoord,

    /// <summary>Its rows count.</summary>
    Toegepast,

    /// <summary>Everything in it was known already; there was nothing to apply.</summary>
    Ongewijzigd,

    /// <summary>Was applied and was taken back.</summary>
    Ongedaan,

    /// <summary>Somebody said no, or a newer file took its place before it was applied.</summary>
    Geweigerd,

    /// <summary>Ended half-way; nothing of it was ever seen.</summary>
    Afgebroken,
}

/// <summary>What became of the rows of a file. Received = new + changed + unchanged + refused, always.</summary>
/// <param name="Ontvangen">Rows of the file.</param>
/// <param name="Nieuw">Rows of which nothing was known.</param>
/// <param name="Gewijzigd">Rows that take the place of something else of that pupil and day.</param>
/// <param name="Onveranderd">Rows that were known already: the same row, a second time in the file, or "not explained yet" where the explanation is known.</param>
/// <param name="Geweigerd">Rows with something wrong, each told with its line.</param>
/// <param name="Verdwenen">Known rows that a whole export no longer has and that nothing took the place of; not rows of the file.</param>
public readonly record struct Inleestelling(long Ontvangen, long Nieuw, long Gewijzigd, long Onveranderd, long Geweigerd, long Verdwenen)
{
    /// <summary>True when applying would change something.</summary>
    public bool VerandertIets => Nieuw + Gewijzigd + Verdwenen > 0;

    /// <exception cref="InvalidOperationException">Rows were lost or counted twice: nothing may be applied.</exception>
    public Inleestelling Sluitend() => Ontvangen == Nieuw + Gewijzigd + Onveranderd + Geweigerd
        ? this
        : throw new InvalidOperationException($"ontvangen {Ontvangen} is niet nieuw {Nieuw} + gewijzigd {Gewijzigd} + onveranderd {Onveranderd} + geweigerd {Geweigerd}");
}

/// <summary>Something odd about a file, seen before it is applied.</summary>
/// <param name="Regel">Which rule found it: <c>verdwenen</c>, <c>gewijzigd</c>, <c>geweigerd</c>, <c>kort</c>, <c>lang</c>, <c>een-soort</c>, <c>ouder</c>.</param>
/// <param name="Zin">What is odd, in plain Dutch.</param>
public sealed record Inleesbevinding(string Regel, string Zin);

/// <summary>How far reading and putting down has come.</summary>
/// <param name="Fase"><c>lezen</c>, <c>klaarzetten</c> or <c>signalen</c>.</param>
/// <param name="Gedaan">Rows read, or pupils done.</param>
/// <param name="Totaal">How many there are; 0 = not known yet.</param>
/// <param name="PerSeconde">How many a second, since this phase began.</param>
public readonly record struct Inleesvoortgang(string Fase, long Gedaan, long Totaal, double PerSeconde)
{
    /// <summary>How long it still takes at this rate; null while that cannot be said.</summary>
    public TimeSpan? Nog => Totaal > 0 && PerSeconde > 0 ? TimeSpan.FromSeconds(Math.Max(0, Totaal - Gedaan) / PerSeconde) : null;
}

/// <summary>An import as it is stored. Flipping its status is what makes its rows count, and no longer count.</summary>
internal sealed class Inleesbeurt
{
    public const int LangsteBron = 32;
    public const int LangsteBestandsnaam = 200;
    public const int LangsteReden = 400;
    public const int Hashlengte = 32;

    /// <summary>The number by which rows name it.</summary>
    public int Nr { get; init; }

    public required InleesbeurtId Id { get; init; }

    public required OrganisatieId School { get; init; }

    public required Inleessoort Soort { get; init; }

    public required Inleesstatus Status { get; set; }

    public required string Bron { get; init; }

    public required string Bestandsnaam { get; init; }

    /// <summary>SHA-256 of the content.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>First day it speaks of; null when it has no row.</summary>
    public required DateOnly? Van { get; init; }

    /// <summary>Last day it speaks of.</summary>
    public required DateOnly? Tot { get; init; }

    /// <summary>The last school day, not after the day of reading, up to which it says how things are; signals are judged on it.</summary>
    public required DateOnly? LaatsteDag { get; init; }

    public required long Ontvangen { get; init; }

    public long Nieuw { get; set; }

    public long Gewijzigd { get; set; }

    public long Onveranderd { get; set; }

    public required long Geweigerd { get; init; }

    public long Verdwenen { get; set; }

    /// <summary>JSON: what is odd about it.</summary>
    public string Bevindingen { get; set; } = "[]";

    /// <summary>JSON: what the reader remarked about the file.</summary>
    public required string Opmerkingen { get; init; }

    public required PersoonId Door { get; init; }

    public required Rol Rol { get; init; }

    public required DateTime Begonnen { get; init; }

    /// <summary>Last sign of life while it is being put down.</summary>
    public required DateTime Levensteken { get; set; }

    public DateTime? Besloten { get; set; }

    public PersoonId? BeslotenDoor { get; set; }

    /// <summary>Why it was agreed to, refused or taken back.</summary>
    public string? Reden { get; set; }

    /// <summary>Whether the rows that will never count are gone.</summary>
    public bool Opgeruimd { get; set; }

    public Inleestelling Telling => new(Ontvangen, Nieuw, Gewijzigd, Onveranderd, Geweigerd, Verdwenen);
}

/// <summary>A refused row of an import.</summary>
internal sealed class Inleesfout
{
    public const int LangsteKolom = 80;
    public const int LangsteTekst = 400;

    public required int Beurt { get; init; }

    public required int Nr { get; init; }

    public required long Regel { get; init; }

    public required string Kolom { get; init; }

    public required string Wat { get; init; }

    public required string Verwacht { get; init; }
}

/// <summary>The small number by which the many rows name a pupil.</summary>
internal sealed class Leerlingnummer
{
    public int Nr { get; init; }

    public required LeerlingId Leerling { get; init; }

    public required OrganisatieId School { get; init; }
}

/// <summary>A pupil whose rows an import changes.</summary>
internal sealed record Beurtleerling(int Beurt, int Leerling);

/// <summary>A registration of a pupil; it counts while <see cref="Sinds"/> is applied and <see cref="Tot"/> is not.</summary>
internal sealed class Registratierij
{
    public required int Leerling { get; init; }

    /// <summary>The year in which the school year begins.</summary>
    public required short Schooljaar { get; init; }

    public required DateOnly Dag { get; init; }

    /// <summary><see cref="Domain.Verzuim.Tijdvak.Code"/>.</summary>
    public required short Vak { get; init; }

    /// <summary><see cref="Domain.Verzuim.Verzuimsoort"/> as number.</summary>
    public required short Soort { get; init; }

    public required short Minuten { get; init; }

    /// <summary>The import that brought it.</summary>
    public required int Sinds { get; init; }

    /// <summary>The import that took it away, or null.</summary>
    public int? Tot { get; set; }
}
