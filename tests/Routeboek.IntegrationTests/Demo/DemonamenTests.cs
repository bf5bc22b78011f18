using Routeboek.Application.Demo;
using Routeboek.Domain.Organisaties;

namespace Routeboek.IntegrationTests.Demo;

/// <summary>Nobody in the demo world has the name of somebody: every surname is made up.</summary>
public sealed class DemonamenTests
{
    // the most common surnames in the Netherlands, Turkish, Moroccan, Polish and Surinamese ones among them
    private static readonly string[] s_echt =
    [
        "jong", "jansen", "vries", "berg", "dijk", "bakker", "janssen", "visser", "smit", "meijer", "boer", "mulder", "groot", "bos", "vos", "peters", "hendriks", "leeuwen", "dekker", "brouwer",
        "wit", "dijkstra", "smits", "graaf", "meer", "linden", "kok", "jacobs", "haan", "vermeulen", "heuvel", "veen", "broek", "bruijn", "schouten", "beek", "heijden", "willems", "vliet", "hoekstra",
        "maas", "verhoeven", "koster", "prins", "blom", "huisman", "peeters", "jonge", "kuipers", "veenstra", "post", "kramer", "gerritsen", "postma", "kuiper", "brink", "scholten", "jonker", "hermans", "timmermans",
        "yilmaz", "kaya", "demir", "sahin", "celik", "yildiz", "yildirim", "ozturk", "aydin", "arslan", "dogan", "kilic", "aslan", "cetin", "kara", "koc", "kurt", "ozdemir", "polat", "erdogan",
        "el amrani", "el idrissi", "bouali", "benali", "el yaakoubi", "azzouzi", "bouzid", "el bakkali", "amrani", "el khattabi", "bennani", "el hamdaoui", "oulad", "saidi", "tahiri", "el mansouri", "chaoui", "haddou",
        "nowak", "kowalski", "wisniewski", "wojcik", "kowalczyk", "kaminski", "lewandowski", "zielinski", "szymanski", "wozniak", "dabrowski", "kozlowski", "jankowski", "mazur",
        "singh", "mohamed", "ali", "ramdin", "ramlal", "kanhai", "mahabier", "soekhoe", "jagroep", "biharie", "ramdas", "soerdjbalie", "lachmon", "wijngaarde", "pinas", "nguyen", "tran", "li", "chen", "wong",
    ];

    [Fact]
    public void Achternamen_ZijnVerzonnen()
    {
        Assert.True(Demonamen.Achternamen.Count >= 60);
        Assert.Equal(Demonamen.Achternamen.Distinct(StringComparer.Ordinal).Count(), Demonamen.Achternamen.Count);
        Assert.DoesNotContain(Demonamen.Achternamen, a => s_echt.Contains(Zoeknaam.Maak(a)));
        // long or composed: short surnames are nearly all somebody's
        Assert.All(Demonamen.Achternamen, a => Assert.True(Zoeknaam.Maak(a).Length >= 8, a));
    }

    [Fact]
    public void Namen_HebbenLettersVanOveral_EnKunnenGezochtWorden()
    {
        var namen = Enumerable.Range(1, 2000).Select(i =>
        {
            var loting = new Loting(1, (ulong)i, Lotingsdoel.Naam);
            return Demonamen.Naam(ref loting);
        }).ToList();
        Assert.All(namen, n => Assert.True(n.Kan && n.Zoek.Length > 0 && n.Zoek.All(t => t is ' ' or (>= 'a' and <= 'z'))));
        foreach (var teken in "ğşıłśżïëéç")
            Assert.Contains(namen, n => n.ToString().Contains(teken, StringComparison.Ordinal));
        Assert.True(namen.Select(n => n.ToString()).Distinct(StringComparer.Ordinal).Count() > 1000);
    }
}
