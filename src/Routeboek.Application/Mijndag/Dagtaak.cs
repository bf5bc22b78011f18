using Routeboek.Application.Dossiers;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Leerlingen;

namespace Routeboek.Application.Mijndag;

/// <summary>Who is at work on a task.</summary>
/// <param name="Naam">The name of the person.</param>
/// <param name="Sinds">Since when, UTC.</param>
/// <param name="VanMij">It is the one who looks.</param>
public sealed record Greep(string Naam, DateTime Sinds, bool VanMij);

/// <summary>A task on the list of a day.</summary>
/// <param name="Sleutel">Which one.</param>
/// <param name="Leerling">Whom it is about.</param>
/// <param name="Naam">The name; empty for a dossier of nobody.</param>
/// <param name="Groepen">The groups of today.</param>
/// <param name="Kern">What to do.</param>
/// <param name="Omdat">What it began with, a sentence.</param>
/// <param name="Rol">Who does it, in the words of the protocol.</param>
/// <param name="Uiterlijk">The last day; null = none.</param>
/// <param name="Schooldagen">School days from today to the last day, that day included; negative = school days over. Null without one.</param>
/// <param name="Greep">Who is at work on it; null = nobody.</param>
public sealed record Dagtaak(Taaksleutel Sleutel, LeerlingId? Leerling, string Naam, IReadOnlyList<string> Groepen, string Kern, string Omdat, string Rol, DateOnly? Uiterlijk, int? Schooldagen, Greep? Greep);

/// <summary>Something that stands in the diary.</summary>
public sealed record Dagafspraak(DossierId Dossier, string Naam, string Zin, DateOnly Dag);

/// <summary>Something that went well.</summary>
public sealed record Dagwinst(DossierId Dossier, string Naam, string Zin, DateOnly Op);

/// <summary>Something that the one who looks recorded today, and can take back today.</summary>
public sealed record Vandaaggedaan(DossierId Dossier, int Nr, string Naam, string Zin);

/// <summary>The day of somebody: what is asked of her or him, and what went well.</summary>
/// <param name="Vandaag">Today.</param>
/// <param name="Nu">To be done today, or over its term.</param>
/// <param name="Week">To be done later this week.</param>
/// <param name="Anderen">What others still have to do, today or earlier, in dossiers that the one who looks follows.</param>
/// <param name="Aantallen">How many there are of each, shown or not.</param>
/// <param name="Signalen">Signals that are on and that nobody looked at.</param>
/// <param name="Afwezig">Pupils absent today without an explanation.</param>
/// <param name="Agenda">From today on.</param>
/// <param name="Winst">Of the last seven days.</param>
/// <param name="Signalenuit">Signals that went off in the last seven days.</param>
/// <param name="Gedaan">Recorded today.</param>
public sealed record Dagbeeld(DateOnly Vandaag, IReadOnlyList<Dagtaak> Nu, IReadOnlyList<Dagtaak> Week, IReadOnlyList<Dagtaak> Anderen, Dagtelling Aantallen, int Signalen, int Afwezig,
    IReadOnlyList<Dagafspraak> Agenda, IReadOnlyList<Dagwinst> Winst, int Signalenuit, IReadOnlyList<Vandaaggedaan> Gedaan);

/// <summary>How many tasks somebody has: numbers only.</summary>
/// <param name="Nu">To be done today or over the term.</param>
/// <param name="Telaat">Of those, over the term.</param>
/// <param name="Week">Later this week.</param>
/// <param name="Anderen">Others'.</param>
public sealed record Dagtelling(int Nu, int Telaat, int Week, int Anderen);
