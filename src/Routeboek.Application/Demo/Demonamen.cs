using Routeboek.Domain.Organisaties;

namespace Routeboek.Application.Demo;

/// <summary>
/// Names for the demo world. First names are ordinary ones; surnames are made up for it, in the ways people in the Netherlands are called,
/// so that no first and last name together are those of somebody.
/// </summary>
internal static class Demonamen
{
    /// <summary>How many of a thousand people have a name of each list.</summary>
    private static readonly short[] s_gewichten = [620, 120, 120, 60, 80];

    private static readonly Namenlijst[] s_lijsten =
    [
        new(
            ["Sanne", "Fleur", "Roos", "Anouk", "Lieke", "Noor", "Evi", "Tess", "Femke", "Iris", "Maud", "Jet", "Zoë", "Eline", "Loïs", "Bente", "Renée", "Sien", "Vera", "Hanna"],
            ["Daan", "Sem", "Bram", "Thijs", "Luuk", "Jesse", "Gijs", "Ruben", "Stijn", "Teun", "Joris", "Pim", "Siem", "Mees", "Tijn", "Freek", "Niek", "Koen", "Jorrit", "Björn"],
            ["Kiezelbron", "Appelzang", "Zomerwolk", "Lindeschaaf", "Vossenrust", "Molenveer", "Havikhorst", "Regenstroom", "Duinvlier", "Berkenlicht", "Wilgentak", "Klaverslag", "Heidezwaan",
             "Roggestein", "Eikenbloei", "Zandloper", "Bovenwater", "Graanhart", "Morgenmist", "Weidevonk", "Kastanjedal", "Spreeuwenbos", "Hazelkamp", "Windewaai", "Rietvoorn", "Sterrenheg"],
            ["", "", "", "van", "van der", "van de", "de", "ter"]),
        new(
            ["Elif", "Zeynep", "Ayşe", "Defne", "Büşra", "Şule", "Gülşen", "Nehir", "İrem", "Ecrin"],
            ["Emir", "Yiğit", "Çağan", "Kağan", "Ömer", "Eren", "Barış", "Tuğrul", "Umut", "Deniz"],
            ["Yıldızdere", "Gümüşbağ", "Çiçekoluk", "Denizkırı", "Bulutçay", "Şafakpınar", "Ayvabahçe", "Kuşlutepe", "İncirözlü", "Rüzgarova"],
            [""]),
        new(
            ["Safae", "Hanane", "Inès", "Salma", "Yousra", "Chaïma", "Ikram", "Noussaïba", "Ouissal", "Rania"],
            ["Ilyas", "Zakaria", "Anouar", "Bilal", "Yassir", "Soulaïman", "Aïmane", "Reda", "Hamza", "Mounir"],
            ["El Zaytounari", "Bouwardini", "Aït Nahrouz", "El Kamaroui", "Benrihani", "Oulad Chemsi", "Tazeghrouft", "El Bahrouch", "Azmirouni", "Bennejmali"],
            [""]),
        new(
            ["Zuzanna", "Małgorzata", "Łucja", "Kinga", "Jagoda", "Agnieszka", "Bożena", "Weronika"],
            ["Kacper", "Szymon", "Łukasz", "Wojciech", "Stanisław", "Miłosz", "Grześ", "Tadeusz"],
            ["Brzozodolski", "Śnieżnopolski", "Kwiatogórski", "Wróbloleski", "Żurawinowicz", "Łąkowodny", "Modrzewiak-Rosny", "Chabrowiński"],
            [""]),
        new(
            ["Shanice", "Priya", "Anjali", "Djamila", "Xaviera", "Ruqayyah", "Naomi", "Meighan", "Thanh", "Amélie"],
            ["Dwight", "Rohan", "Quincy", "Ravish", "Gillermo", "Sherwin", "Jair", "Vijay", "Tuấn", "André"],
            ["Ramdjaipersing", "Kwamesoro", "Sitalbrinda", "Maynardo-Welles", "Sewgolapat", "Tjon-A-Fie", "Abenakwa", "Nandkishorie", "Vredenkreek", "Lelydorper", "Ngọc-Lanh"],
            [""]),
    ];

    /// <summary>All surnames with the prefix that goes before them, to hold them to the light.</summary>
    public static IReadOnlyList<string> Achternamen { get; } = [.. s_lijsten.SelectMany(l => l.Achternamen)];

    /// <summary>A family: its surname, and from which list its first names come.</summary>
    public static Familie Familie(ref Loting loting)
    {
        var lijst = loting.Kies(s_gewichten);
        var namen = s_lijsten[lijst];
        return new Familie(lijst, namen.Voegsels[loting.Onder(namen.Voegsels.Length)], namen.Achternamen[loting.Onder(namen.Achternamen.Length)]);
    }

    public static Persoonsnaam Naam(ref Loting loting, Familie familie)
    {
        var namen = s_lijsten[familie.Lijst];
        var voornamen = loting.Kans(0.5) ? namen.Meisjes : namen.Jongens;
        return new Persoonsnaam(voornamen[loting.Onder(voornamen.Length)], familie.Tussenvoegsel, familie.Achternaam);
    }

    /// <summary>Somebody by herself or himself.</summary>
    public static Persoonsnaam Naam(ref Loting loting)
    {
        var familie = Familie(ref loting);
        return Naam(ref loting, familie);
    }

    private sealed record Namenlijst(string[] Meisjes, string[] Jongens, string[] Achternamen, string[] Voegsels);
}

/// <summary>What the people of one family have in common.</summary>
internal readonly record struct Familie(int Lijst, string Tussenvoegsel, string Achternaam);
