using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Organisaties;

namespace Routeboek.Domain.Toegang;

/// <summary>
/// All rules of access of a region, the one source of every decision and every list. What no rule allows is refused; rules never take
/// away what another allows. Source: ADR-0009.
/// </summary>
public sealed class Toegangstabel
{
    private static readonly int s_rollen = Enum.GetValues<Rol>().Length;
    private static readonly int s_soorten = Enum.GetValues<Onderwerpsoort>().Length;
    private static readonly int s_kamers = Enum.GetValues<Kamer>().Length;
    private static readonly int s_handelingen = Enum.GetValues<Handelingsoort>().Length;
    private static readonly Toegangsregel[] s_geen = [];

    private readonly Toegangsregel[][] _cellen;

    public Toegangstabel(Toegangsafspraken regio)
    {
        Regio = regio;
        IEnumerable<Toegangsregel> open =
        [
            .. Schoolregels.Alle, .. Leerplichtregels.Alle, .. Zorgregels.Van(regio), .. Samenwerkingsregels.Van(regio),
            .. Gezinsregels.Alle, .. Toezichtregels.Alle,
        ];
        Regels = [.. open.Select(r => r with { Bij = r.Bij & !Als.Vertrouwelijk }), .. Beslotenregels.Alle];
        _cellen = new Toegangsregel[s_rollen * s_soorten * s_kamers * s_handelingen][];
        Array.Fill(_cellen, s_geen);
        foreach (var regel in Regels)
        {
            foreach (var (rol, soort, kamer, handeling) in Cellen(regel))
                _cellen[Cel(rol, soort, kamer, handeling)] = [.. _cellen[Cel(rol, soort, kamer, handeling)], regel];
        }
    }

    public Toegangsafspraken Regio { get; }

    /// <summary>The rules, for the screen and the functionaris gegevensbescherming. Where two hold, the first gives the ground.</summary>
    public IReadOnlyList<Toegangsregel> Regels { get; }

    /// <summary>The rules that could allow this, in order; empty = nobody ever, and so for a value that is not in its set.</summary>
    public IReadOnlyList<Toegangsregel> Mogelijk(Rol rol, Onderwerpsoort soort, Kamer kamer, Handelingsoort handeling) => Lijst(rol, soort, kamer, handeling);

    /// <summary>The first rule that allows this in these circumstances, or null.</summary>
    public Toegangsregel? Zoek(Rol rol, Onderwerpsoort soort, Kamer kamer, Handelingsoort handeling, Omstandigheden bij)
    {
        foreach (var regel in Lijst(rol, soort, kamer, handeling))
        {
            if (regel.Bij.Past(bij))
                return regel;
        }

        return null;
    }

    private Toegangsregel[] Lijst(Rol rol, Onderwerpsoort soort, Kamer kamer, Handelingsoort handeling)
    {
        var bekend = (uint)rol < s_rollen && (uint)soort < s_soorten && (uint)kamer < s_kamers && (uint)handeling < s_handelingen;
        return bekend ? _cellen[Cel(rol, soort, kamer, handeling)] : s_geen;
    }

    private static IEnumerable<(Rol, Onderwerpsoort, Kamer, Handelingsoort)> Cellen(Toegangsregel regel) =>
        from rol in regel.Rollen from soort in regel.Soorten from kamer in regel.Kamers from handeling in regel.Handelingen
        select (rol, soort, kamer, handeling);

    private static int Cel(Rol rol, Onderwerpsoort soort, Kamer kamer, Handelingsoort handeling) =>
        (((((int)rol * s_soorten) + (int)soort) * s_kamers) + (int)kamer) * s_handelingen + (int)handeling;
}
