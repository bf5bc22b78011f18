using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Protocollen;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Application.Demo;

/// <summary>The codes that the invented world writes in the column <c>reden</c>.</summary>
public enum Demoreden : byte
{
    Geen = 0,
    Arts = 1,
    Religie = 2,
    Verlof = 3,
    Schorsing = 4,
    Luxe = 5,
    Wachtlijst = 6,
}

/// <summary>One row of the invented <c>verzuim.csv</c>.</summary>
/// <param name="Dag">Index in the calendar of the world.</param>
/// <param name="Tijdvak">The slot; none only for late.</param>
/// <param name="Soort">The kind.</param>
/// <param name="Minuten">1-600 as written, or null where the file leaves them to the default.</param>
/// <param name="Reden">The code, or none.</param>
public readonly record struct Demorij(int Dag, Tijdvak Tijdvak, Verzuimsoort Soort, short? Minuten, Demoreden Reden);

/// <summary>One invented pupil. There are no names of persons in this world.</summary>
/// <param name="Nummer">1 and up.</param>
/// <param name="Geboortedatum">Fits the year that the pupil is in.</param>
/// <param name="School">Number of the invented school, 1 and up.</param>
/// <param name="Leerjaar">PO: group 1-8; VO 1-6; MBO 1-4.</param>
/// <param name="Groepsletter">Tells the groups of one year of a school apart.</param>
/// <param name="Woongemeente">Index in <see cref="Demoopzet.Woongemeenten"/>.</param>
public readonly record struct Demoleerling(int Nummer, DateOnly Geboortedatum, int School, int Leerjaar, char Groepsletter, int Woongemeente);

/// <summary>What an invented world is made from: the same values give the same world, on every machine.</summary>
/// <param name="Kalender">The school days; may hold more than <paramref name="Jaar"/>.</param>
/// <param name="Sector">The one sector of all its pupils.</param>
/// <param name="Jaar">The school year that is made.</param>
/// <param name="Zaad">The seed.</param>
/// <param name="Woongemeenten">Where pupils live, the largest first; not empty.</param>
public sealed record Demoopzet(Schoolkalender Kalender, Sector Sector, Schooljaar Jaar, ulong Zaad, IReadOnlyList<string> Woongemeenten)
{
    /// <summary>The last day that is known, inclusive; null = the whole year. What is explained later is still unexplained.</summary>
    public DateOnly? Peildatum { get; init; }
}
