using Routeboek.Domain.Toegang;
using Routeboek.Tests.Eisen;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Organisaties;

namespace Routeboek.Tests.Toegang;

/// <summary>The same rules over whole worlds: decision, list and the <see cref="Rechtentafel"/> agree, thing for thing.</summary>
public sealed class ToegangswereldTests
{
    private static readonly DateOnly s_vandaag = Toegangswereld.Vandaag;

    private static readonly Handeling[] s_handelingen =
    [
        Handeling.Lezen, Handeling.Van(Handelingsoort.Vastleggen), Handeling.Van(Handelingsoort.Besluiten), Handeling.Van(Handelingsoort.Exporteren), Handeling.Van(Handelingsoort.Inrichten),
        .. Enum.GetValues<Partijsoort>().Select(Handeling.DelenMet),
    ];

    public static TheoryData<string> Regios => ["haaglanden-po", "noord-kennemerland-vo", "den-bosch-vo", "een-andere-regio"];

    private static IEnumerable<Toegangswereld> Werelden => Enumerable.Range(1, 12).Select(z => new Toegangswereld(z));

    [Theory]
    [MemberData(nameof(Regios))]
    public void Filter_IsBesluit_EnBeideZijnDeRechtentafel(string regio)
    {
        var bepaler = new Toegangsbepaler(Toegangsafspraken.Van(regio));
        var verschillen = new List<string>();
        int mag = 0, gevraagd = 0;
        foreach (var wereld in Werelden)
        {
            foreach (var actor in wereld.Actoren)
            {
                foreach (var handeling in s_handelingen)
                {
                    var filter = bepaler.FilterVoor(actor, handeling, s_vandaag);
                    var tafel = Tafel(regio, bepaler.Tabel.Regio, wereld, actor, handeling);
                    foreach (var (onderwerp, i) in wereld.Onderwerpen.Select((o, i) => (o, i)))
                    {
                        var besluit = Mag(bepaler, actor, onderwerp, handeling);
                        if (filter.Past(onderwerp) != besluit || tafel(onderwerp, i) != besluit)
                            verschillen.Add($"{actor.Rol} {handeling.Soort} {onderwerp.Soort} {onderwerp.Kamer}: {besluit}");
                        gevraagd++;
                        mag += besluit ? 1 : 0;
                    }
                }
            }
        }

        Assert.Equal([], verschillen.Distinct().Take(10));
        Assert.InRange(mag, gevraagd / 1000, gevraagd / 4);
    }

    [Fact]
    public void Filter_VanEenAndereDag_ValtOp()
    {
        var bepaler = new Toegangsbepaler(Toegangsafspraken.HaaglandenPo);

        Assert.Contains(Werelden, w => w.Actoren.Any(a => w.Onderwerpen.Any(o =>
            bepaler.ZichtbaarVoor(a, s_vandaag.AddDays(1)).Past(o) != Mag(bepaler, a, o, Handeling.Lezen))));
    }

    /// <summary>Taking away an own relation, a consent, a release or a ground never shows more.</summary>
    [Fact]
    [Eis("B-CNS-18")]
    public void Minder_GeeftNooitMeer()
    {
        var bepaler = new Toegangsbepaler(Toegangsafspraken.HaaglandenPo);
        var verloren = 0;
        foreach (var wereld in Werelden)
        {
            foreach (var actor in wereld.Actoren)
            {
                var filter = bepaler.ZichtbaarVoor(actor, s_vandaag);
                foreach (var onderwerp in wereld.Onderwerpen)
                {
                    foreach (var minder in Minder(onderwerp, actor))
                    {
                        Assert.False(filter.Past(minder) && !filter.Past(onderwerp));
                        verloren += filter.Past(onderwerp) && !filter.Past(minder) ? 1 : 0;
                    }
                }
            }
        }

        Assert.True(verloren > 100, $"{verloren}");
    }

    /// <summary>What somebody may not see changes nothing for him: no count, no number, no room.</summary>
    [Fact]
    [Eis("H-VT-14")]
    public void Telling_VerandertNietDoorWatBuitenZichtIs()
    {
        var bepaler = new Toegangsbepaler(Toegangsafspraken.HaaglandenPo);
        var getoetst = 0;
        foreach (var wereld in Werelden)
        {
            foreach (var actor in wereld.Actoren)
            {
                var zichtbaar = wereld.Onderwerpen.Where(o => Mag(bepaler, actor, o, Handeling.Lezen)).ToList();
                var (met, zonder) = (new Kamertelling(bepaler, actor, wereld.Onderwerpen, s_vandaag), new Kamertelling(bepaler, actor, zichtbaar, s_vandaag));
                Assert.Equal(zichtbaar.Count, met.Totaal);
                foreach (var dossier in wereld.Onderwerpen.Select(o => o.Dossier!.Value).Distinct())
                {
                    Assert.Equal(zonder.Kamers(dossier), met.Kamers(dossier));
                    foreach (var kamer in Enum.GetValues<Kamer>())
                    {
                        Assert.Equal(zonder.In(dossier, kamer).Select(r => (r.Nummer, r.Onderwerp)), met.In(dossier, kamer).Select(r => (r.Nummer, r.Onderwerp)));
                        Assert.Equal(Enumerable.Range(1, met.In(dossier, kamer).Count), met.In(dossier, kamer).Select(r => r.Nummer));
                    }
                }

                getoetst += zichtbaar.Count;
            }
        }

        Assert.True(getoetst > 500, $"{getoetst}");
    }

    private static bool Mag(Toegangsbepaler bepaler, Actor actor, Onderwerp onderwerp, Handeling handeling) =>
        bepaler.Bepaal(actor, onderwerp, handeling, s_vandaag).Match(_ => true, _ => false);

    // the table of rights, asked for the things of a world: a bit for each thing
    private static Func<Onderwerp, int, bool> Tafel(string regio, Toegangsafspraken afspraken, Toegangswereld wereld, Actor actor, Handeling handeling)
    {
        if (!actor.Aanstelling.Geldig.Op(s_vandaag))
            return (_, _) => false;
        var taal = new Rechtentaal(regio);
        var woorden = new Dictionary<string, ulong[]>(StringComparer.Ordinal);
        var zinnen = new Dictionary<string, ulong>(StringComparer.Ordinal);
        return (o, i) => taal.Zin(new Cel(actor.Rol, o.Soort, o.Kamer, handeling.Soort)) is { } zin && (Zin(zin) >> i & 1) != 0;

        ulong Zin(string zin) => zinnen.TryGetValue(zin, out var bits) ? bits : zinnen[zin] = taal.Antwoord(zin, 1, Woord)[0];

        ulong[] Woord(string woord) => woorden.TryGetValue(woord, out var bits)
            ? bits
            : woorden[woord] = [wereld.Onderwerpen.Select((o, i) => Wereldwoorden.Waar(woord, afspraken, actor, o, handeling, s_vandaag) ? 1UL << i : 0).Aggregate(0UL, (a, b) => a | b)];
    }

    private static IEnumerable<Onderwerp> Minder(Onderwerp o, Actor actor)
    {
        for (var i = 0; i < o.Betrokkenheden.Count; i++)
            yield return o with { Betrokkenheden = Zonder(o.Betrokkenheden, i) };
        for (var i = 0; i < o.Toestemmingen.Count; i++)
            yield return o with { Toestemmingen = Zonder(o.Toestemmingen, i) };
        for (var i = 0; i < o.Aanleidingen.Count; i++)
            yield return o with { Aanleidingen = Zonder(o.Aanleidingen, i) };
        for (var i = 0; i < o.Vrijgaven.Count; i++)
            yield return o with { Vrijgaven = Zonder(o.Vrijgaven, i) };
        // another parent's authority is not a relation of this actor: with it gone, one consent less is needed
        yield return o with { Gezag = [.. o.Gezag.Where(g => g.Ouder != actor.Persoon || actor.Rol != Rol.Ouder)] };
        yield return o with { DossierOpen = null };
        yield return o with { VertrouwelijkTotEnMet = DateOnly.MaxValue };
    }

    private static T[] Zonder<T>(IReadOnlyList<T> lijst, int weg) => [.. lijst.Where((_, i) => i != weg)];
}
