using static Routeboek.Domain.Toegang.Als;
using static Routeboek.Domain.Toegang.Handelingsoort;
using static Routeboek.Domain.Toegang.Regelset;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Organisaties;

namespace Routeboek.Domain.Toegang;

/// <summary>
/// Who works in the rooms meldcode and handhaving: the houder's own people. These rules alone hold for what is marked confidential;
/// <see cref="Toegangstabel"/> adds "not confidential" to every other rule, break-glass too.
/// </summary>
internal static class Beslotenregels
{
    private const string Meldcode = "Wet verplichte meldcode huiselijk geweld en kindermishandeling";
    private const string Meldrecht = "Wmo 2015 art. 5.2.6";
    private const string Politiegegevens = "Leerplichtwet 1969 art. 22; Wet politiegegevens art. 8";

    private static readonly Gevallen s_betrokken = EigenHouder & Betrokken;

    public static IReadOnlyList<Toegangsregel> Alle { get; } =
    [
        new()
        {
            Id = "meldcode-school",
            Zin = "De ondersteuningscoördinator zet de stappen van de meldcode voor school.",
            Rollen = [Rol.Ondersteuningscoordinator], Soorten = Stukken, Kamers = [Kamer.Meldcode], Handelingen = [.. LezenEnVastleggen, Besluiten],
            Bij = EigenOrganisatie & EigenHouder,
            Grond = Grond.WettelijkeTaak, Doel = Doel.Beschermen, Bron = Bron($"{Haaglanden}, Veilig Thuis", Meldcode, "H-VT-01", "H-VT-14"),
        },
        new()
        {
            Id = "meldcode-school-meldt",
            Zin = "De ondersteuningscoördinator vraagt advies of meldt namens school.",
            Rollen = [Rol.Ondersteuningscoordinator], Soorten = Stukken, Kamers = [Kamer.Meldcode], Handelingen = [Delen],
            Bij = EigenOrganisatie & EigenHouder,
            Grond = Grond.Meldrecht, Doel = Doel.Beschermen, Bron = Bron($"{Haaglanden}, Veilig Thuis", Meldrecht, "H-VT-02", "H-VT-14"),
        },
        new()
        {
            Id = "meldcode-keten",
            Zin = "Jeugdgezondheidszorg en hulp zetten hun eigen stappen van de meldcode bij wie zij begeleiden.",
            Rollen = [.. Jgz, .. Hulp], Soorten = Stukken, Kamers = [Kamer.Meldcode], Handelingen = [.. LezenEnVastleggen, Besluiten],
            Bij = s_betrokken,
            Grond = Grond.WettelijkeTaak, Doel = Doel.Beschermen, Bron = Bron($"{DenBosch}, 4", Meldcode, "B-PLA-10"),
        },
        new()
        {
            Id = "meldcode-keten-meldt",
            Zin = "Zij vragen advies of melden.",
            Rollen = [.. Jgz, .. Hulp], Soorten = Stukken, Kamers = [Kamer.Meldcode], Handelingen = [Delen],
            Bij = s_betrokken,
            Grond = Grond.Meldrecht, Doel = Doel.Beschermen, Bron = Bron($"{DenBosch}, 4", Meldrecht, "B-PLA-10"),
        },
        new()
        {
            Id = "meldcode-leerplicht",
            Zin = "De leerplichtambtenaar zet zijn eigen stappen van de meldcode bij wie hij een wettelijke taak heeft.",
            Rollen = [Rol.Leerplichtambtenaar], Soorten = Stukken, Kamers = [Kamer.Meldcode], Handelingen = [.. LezenEnVastleggen, Besluiten],
            Bij = EigenOrganisatie & EigenHouder & Leerplichttaak,
            Grond = Grond.WettelijkeTaak, Doel = Doel.Beschermen, Bron = Bron($"{DenBosch}, 4", "Leerplichtwet 1969 art. 16 lid 4", "B-PLA-10"),
        },
        new()
        {
            Id = "meldcode-leerplicht-meldt",
            Zin = "Hij vraagt advies of meldt.",
            Rollen = [Rol.Leerplichtambtenaar], Soorten = Stukken, Kamers = [Kamer.Meldcode], Handelingen = [Delen],
            Bij = EigenOrganisatie & EigenHouder & Leerplichttaak,
            Grond = Grond.Meldrecht, Doel = Doel.Beschermen, Bron = Bron($"{DenBosch}, 4", Meldrecht, "B-PLA-10"),
        },
        new()
        {
            Id = "handhaving",
            Zin = "Verhoor, Halt en proces-verbaal zijn van de leerplichtambtenaar, na een melding van verzuim.",
            Rollen = [Rol.Leerplichtambtenaar], Soorten = Stukken, Kamers = [Kamer.Handhaving], Handelingen = [.. LezenEnVastleggen, Besluiten, Delen],
            Bij = EigenOrganisatie & EigenHouder & VerzuimGemeld,
            Grond = Grond.WettelijkeTaak, Doel = Doel.Handhaven, Bron = Bron($"{Haaglanden}, taken ketenpartners", Politiegegevens, "H-ROL-57", "H-ROL-58", "B-TRU-20"),
        },
    ];
}
