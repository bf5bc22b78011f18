using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;

namespace Routeboek.Domain.Samenwerking;

/// <summary>Why something cannot be recorded, and what can.</summary>
public sealed record Zaakbezwaar(string Veld, string Wat, string Verwacht);

/// <summary>Who can be involved with a pupil, on which ground, and for how long.</summary>
public static class Betrokkenrol
{
    public const int LangsteToelichting = 1000;
    public const int KortsteReden = 10;

    /// <summary>Everybody who becomes involved by somebody's act; the others are so by law or by their work.</summary>
    public static IReadOnlyList<Rol> Alle { get; } =
    [
        Rol.Mentor, Rol.Vertrouwenspersoon, Rol.Docent, Rol.Schoolleider, Rol.Jeugdarts, Rol.Jeugdverpleegkundige, Rol.MaatschappelijkWerker, Rol.Gezinscoach,
        Rol.AdviseurSamenwerkingsverband, Rol.DirecteurSamenwerkingsverband, Rol.ContactpersoonGemeente, Rol.Regisseur, Rol.Teamleider, Rol.Ouder, Rol.Gast,
    ];

    /// <summary>Somebody of the pupil's own school.</summary>
    public static bool IsVanSchool(this Rol rol) => rol.Organisaties() is [Partijsoort.School];

    /// <summary>One person by name; of the others the whole organisation can be involved.</summary>
    public static bool IsPersoonlijk(this Rol rol) => rol.IsVanSchool() || rol is Rol.Ouder or Rol.Gast or Rol.Teamleider or Rol.DirecteurSamenwerkingsverband;

    /// <summary>Invited from outside: with a purpose and a last day (H-PRI-15).</summary>
    public static bool IsGenodigd(this Rol rol) => !rol.IsVanSchool() && rol != Rol.Ouder;

    /// <summary>The grounds on which this role can become involved, the usual one first.</summary>
    public static IReadOnlyList<Grond> Gronden(this Rol rol) => rol switch
    {
        Rol.Vertrouwenspersoon => [Grond.Verzoek, Grond.WettelijkeTaak],
        Rol.Ouder => [Grond.Verzoek],
        Rol.Gast or Rol.MaatschappelijkWerker or Rol.Gezinscoach => [Grond.Toestemming],
        Rol.ContactpersoonGemeente => [Grond.Verzoek, Grond.AlgemeenBelang],
        Rol.Regisseur or Rol.Teamleider or Rol.DirecteurSamenwerkingsverband => [Grond.AlgemeenBelang],
        Rol.Jeugdarts or Rol.Jeugdverpleegkundige or Rol.AdviseurSamenwerkingsverband => [Grond.WettelijkeTaak, Grond.Toestemming],
        _ => [Grond.WettelijkeTaak],
    };

    /// <summary>What is wrong with involving somebody so; null = nothing.</summary>
    public static Zaakbezwaar? Bezwaar(Rol rol, bool iemand, Grond grond, Geldigheid geldig, string toelichting, DateOnly vandaag)
    {
        if (!Alle.Contains(rol))
            return new("rol", "deze rol wordt zo niet betrokken", "een rol uit de lijst");
        if (rol.IsPersoonlijk() && !iemand)
            return new("wie", "bij deze rol hoort een naam", "kies een persoon");
        if (!rol.Gronden().Contains(grond))
            return new("grond", "op deze grond kan dat niet", "een grond uit de lijst");
        if (rol.IsGenodigd() && geldig.TotEnMet is null)
            return new("tot", "de laatste dag ontbreekt", "een dag: wie van buiten de school komt, is betrokken voor een bepaalde tijd");
        if ((rol.IsGenodigd() || rol == Rol.Vertrouwenspersoon) && toelichting.Trim().Length < KortsteReden)
            return new("toelichting", "er staat niet waarom", $"een zin van minstens {KortsteReden} tekens");
        return Periode(geldig, vandaag, rol.IsGenodigd()) ?? Tekst("toelichting", toelichting);
    }

    internal static Zaakbezwaar? Tekst(string veld, string tekst) =>
        tekst.Length > LangsteToelichting ? new(veld, "de tekst is te lang", $"hoogstens {LangsteToelichting} tekens") : null;

    /// <summary>Nothing begins long ago or far away; what must be weighed again lasts a year at most.</summary>
    internal static Zaakbezwaar? Periode(Geldigheid geldig, DateOnly vandaag, bool hoogstensJaar)
    {
        if (geldig.Vanaf < vandaag.AddYears(-1) || geldig.Vanaf > vandaag.AddYears(1))
            return new("van", "de eerste dag ligt te ver weg", "een dag binnen een jaar van vandaag");
        if (geldig.TotEnMet < geldig.Vanaf || geldig.TotEnMet < vandaag)
            return new("tot", "de laatste dag past niet", "vandaag of later, en niet voor de eerste dag");
        return hoogstensJaar && geldig.TotEnMet > geldig.Vanaf.AddYears(1) ? new("tot", "dit is langer dan een jaar", "hoogstens een jaar; daarna weegt u het opnieuw") : null;
    }
}

/// <summary>What must hold for a question for consent, a decision to keep a parent out, and for recording that a pupil cannot judge something.</summary>
public static class Besluitregel
{
    /// <summary>The rooms in which a parent sees anything by itself, and for which consent is asked.</summary>
    public static IReadOnlyList<Kamer> Kamers { get; } = [Kamer.Gewoon, Kamer.Zorg, Kamer.JgzMedisch];

    /// <summary>To whom consent can open something.</summary>
    public static IReadOnlyList<Partijsoort> Ontvangers { get; } =
    [
        Partijsoort.School, Partijsoort.Jeugdgezondheidszorg, Partijsoort.Jeugdhulp, Partijsoort.Samenwerkingsverband, Partijsoort.Leerplicht, Partijsoort.Gemeente,
        Partijsoort.Gezin, Partijsoort.Gast,
    ];

    /// <summary>What is wrong with such a question; null = nothing.</summary>
    public static Zaakbezwaar? Vraag(Partijsoort aan, bool iemand, Kamer kamer, string doel, Geldigheid geldig, DateOnly vandaag)
    {
        if (!Kamers.Contains(kamer))
            return new("kamer", "hiervoor geldt geen toestemming", "gewoon, zorg of medisch");
        if (!Ontvangers.Contains(aan))
            return new("aan", "hiervoor wordt geen toestemming gevraagd", "een ontvanger uit de lijst");
        if (aan == Partijsoort.Gast && !iemand)
            return new("aan", "aan een gast geeft men alleen in persoon toestemming", "kies om welke gast het gaat");
        if (doel.Trim().Length < Betrokkenrol.KortsteReden)
            return new("doel", "er staat niet waarvoor", $"een zin van minstens {Betrokkenrol.KortsteReden} tekens die ouders en leerling begrijpen");
        if (geldig.TotEnMet is null)
            return new("tot", "de laatste dag ontbreekt", "een dag: toestemming geldt voor een bepaalde tijd");
        return Betrokkenrol.Tekst("doel", doel) ?? Betrokkenrol.Periode(geldig, vandaag, hoogstensJaar: true);
    }

    /// <summary>What is wrong with keeping a parent out so (B-CNS-15, B-CNS-16); null = nothing.</summary>
    public static Zaakbezwaar? Uitsluiting(IReadOnlyCollection<Kamer> kamers, string motief, Geldigheid geldig, DateOnly vandaag) =>
        kamers.Count == 0 || kamers.Any(k => !Kamers.Contains(k)) ? new("kamers", "er staat niet wat deze ouder niet ziet", "een of meer delen van het dossier") : Motief(motief, geldig, vandaag);

    /// <summary>What is wrong with recording incapacity so (B-CNS-09, B-GAP-42); null = nothing.</summary>
    public static Zaakbezwaar? Wilsonbekwaamheid(Rol door, Kamer kamer, string motief, Geldigheid geldig, DateOnly vandaag)
    {
        if (!door.StelWilsonbekwaamheidVast())
            return new("door", "dit stelt een jeugdarts of hulpverlener vast", "vraag het de jeugdarts of de hulpverlener die de leerling begeleidt");
        return Kamers.Contains(kamer) ? Motief(motief, geldig, vandaag) : new("kamer", "hierover wordt geen toestemming gevraagd", "gewoon, zorg of medisch");
    }

    /// <summary>Jeugdarts and hulpverlener (B-GAP-42).</summary>
    public static bool StelWilsonbekwaamheidVast(this Rol rol) => rol is Rol.Jeugdarts or Rol.MaatschappelijkWerker or Rol.Gezinscoach;

    /// <summary>What a doctor or helper gives to somebody else, the family reads first (B-CNS-21, N-CNS-02).</summary>
    public static bool GezinLeestEerst(Houder houder, Kamer kamer, Partijsoort aan) =>
        houder is Houder.Jgz or Houder.Jeugdhulp && kamer is Kamer.Zorg or Kamer.JgzMedisch && aan != Partijsoort.Gezin;

    /// <summary>What is wrong with releasing something so; null = nothing.</summary>
    /// <param name="houder">Who keeps it.</param>
    /// <param name="kamer">In which room.</param>
    /// <param name="aan">To whom.</param>
    /// <param name="iemand">To one person.</param>
    /// <param name="op">From which day.</param>
    /// <param name="gezinLas">The day on which the family read it; null = not yet.</param>
    /// <param name="vandaag">Today.</param>
    public static Zaakbezwaar? Vrijgave(Houder houder, Kamer kamer, Partijsoort aan, bool iemand, DateOnly op, DateOnly? gezinLas, DateOnly vandaag)
    {
        if (op < vandaag || op > vandaag.AddYears(1))
            return new("op", "deze dag past niet", "vandaag, of een dag in het komende jaar");
        if (aan == Partijsoort.Gast && !iemand)
            return new("aan", "aan een gast geeft u iets alleen in persoon", "kies om welke gast het gaat");
        if (gezinLas > vandaag)
            return new("gezinLas", "deze dag moet nog komen", "de dag waarop het gezin het las");
        return GezinLeestEerst(houder, kamer, aan) && gezinLas is null ? new("gezinLas", "het gezin leest dit eerst", "de dag waarop leerling of ouders het lazen") : null;
    }

    private static Zaakbezwaar? Motief(string motief, Geldigheid geldig, DateOnly vandaag)
    {
        if (motief.Trim().Length < Betrokkenrol.KortsteReden)
            return new("motief", "het besluit heeft geen motief", $"een zin van minstens {Betrokkenrol.KortsteReden} tekens");
        if (geldig.TotEnMet is null)
            return new("tot", "de laatste dag ontbreekt", "een dag: dan weegt u het opnieuw");
        return Betrokkenrol.Tekst("motief", motief) ?? Betrokkenrol.Periode(geldig, vandaag, hoogstensJaar: true);
    }
}
