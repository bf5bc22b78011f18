using System.Numerics;
using Routeboek.Domain.Toegang;
using Routeboek.Tests.Eisen;
using static Routeboek.Domain.Toegang.Omstandigheden;

namespace Routeboek.Tests.Toegang;

/// <summary>
/// Every role, thing, room, action and combination of circumstances against the <see cref="Rechtentafel"/>, and the laws of access.
/// The table is asked once for each list of rules that cells share; every cell is compared in full.
/// </summary>
public sealed class AlleCombinatiesTests
{
    private const string Regio = "haaglanden-po";

    private static readonly Lazy<Uitgerekend> s_haaglanden = new(() => new Uitgerekend(Regio));

    [Fact]
    [Eis("H-PRI-02")]
    [Eis("H-PRI-05")]
    [Eis("H-PRI-13")]
    [Eis("H-PRI-16")]
    [Eis("B-ROL-05")]
    [Eis("B-CNS-25")]
    public void Tabel_InElkeCombinatie_ZegtWatDeEisenZeggen()
    {
        Assert.Equal([], s_haaglanden.Value.Verschillen());
        Assert.True((long)Cel.Alle.Count * AlleGevallen.Alle.Length > 10_000_000_000);
    }

    [Theory]
    [InlineData("noord-kennemerland-vo")]
    [InlineData("den-bosch-vo")]
    [InlineData("een-andere-regio")]
    [Eis("N-GAP-14")]
    [Eis("H-GAP-24")]
    public void Regio_DieAnderskiest_VerschiltAlleenDaar(string regio)
    {
        var anders = new Uitgerekend(regio, c => c.Rol is Rol.AdviseurSamenwerkingsverband or Rol.Jeugdarts or Rol.Jeugdverpleegkundige);

        Assert.Equal([], anders.Verschillen());
        // the rest has the very same rules
        var hier = s_haaglanden.Value.Tabel;
        Assert.All(Cel.Alle.Where(c => !anders.Doet(c)), c => Assert.Equal(
            hier.Mogelijk(c.Rol, c.Soort, c.Kamer, c.Handeling).Select(r => r.Id), anders.Tabel.Mogelijk(c.Rol, c.Soort, c.Kamer, c.Handeling).Select(r => r.Id)));
    }

    /// <summary>The check has teeth: it goes red without any one rule, so no rule is there for nothing.</summary>
    [Fact]
    public void Tabel_ZonderEenRegel_ValtOp() =>
        Assert.Equal([], s_haaglanden.Value.Tabel.Regels.Where(r => !s_haaglanden.Value.ValtOpZonder(r)).Select(r => r.Id));

    [Fact]
    public void Wet_WatNiemandNoemt_IsGeweigerd()
    {
        var tabel = s_haaglanden.Value.Tabel;
        var alles = (Omstandigheden)((1 << 30) - 1);

        Assert.Null(tabel.Zoek((Rol)99, Onderwerpsoort.Protocol, Kamer.Gewoon, Handelingsoort.Lezen, alles));
        Assert.Null(tabel.Zoek(Rol.Mentor, (Onderwerpsoort)99, Kamer.Gewoon, Handelingsoort.Lezen, alles));
        Assert.Null(tabel.Zoek(Rol.Mentor, Onderwerpsoort.Feit, (Kamer)(-1), Handelingsoort.Lezen, alles));
        Assert.Null(tabel.Zoek(Rol.Mentor, Onderwerpsoort.Feit, Kamer.Gewoon, (Handelingsoort)6, alles));
        // nothing holds: a role by itself gives nothing at all
        Assert.All(Cel.Alle, c => Assert.Null(tabel.Zoek(c.Rol, c.Soort, c.Kamer, c.Handeling, Geen)));
    }

    /// <summary>A relation, consent or ground less never gives more; an exclusion or confidentiality more never gives.</summary>
    [Fact]
    [Eis("B-CNS-15")]
    public void Wet_Minder_GeeftNooitMeer()
    {
        foreach (var mag in s_haaglanden.Value.Lijsten)
        {
            foreach (var (een, bit) in AlleGevallen.Los.Select((o, i) => (o, i)).Where(x => x.o != Wilsonbekwaam))
                Assert.True(Monotoon(mag, bit, AlleGevallen.Gevend.Contains(een)), $"{een}");
            Assert.True(AanleidingGeeft(mag));
        }
    }

    [Fact]
    public void Wet_DieNietMonotoonIs_ValtOp()
    {
        var zonderBand = AlleGevallen.Waar(o => !o.HasFlag(Betrokken));
        Assert.False(Monotoon(zonderBand, Array.IndexOf(AlleGevallen.Los, Betrokken), omhoog: true));
        Assert.False(Monotoon(AlleGevallen.Waar(o => o.HasFlag(Vertrouwelijk)), Array.IndexOf(AlleGevallen.Los, Vertrouwelijk), omhoog: false));
        Assert.False(AanleidingGeeft(AlleGevallen.Waar(o => !o.HasFlag(MeldingDuo))));
    }

    [Fact]
    [Eis("B-ROL-05")]
    [Eis("B-CNS-25")]
    public void Wet_MedischIsVanJgzEnHetGezin() =>
        Assert.Equal([Rol.Jeugdarts, Rol.Jeugdverpleegkundige, Rol.Ouder, Rol.Leerling], Lezers(c => c.Kamer == Kamer.JgzMedisch && c.Soort is Onderwerpsoort.Feit or Onderwerpsoort.Document));

    [Fact]
    [Eis("H-VT-14")]
    public void Wet_VertrouwelijkeMeldcode_ZietAlleenDeHouder()
    {
        var geheim = AlleGevallen.Waar(o => o.HasFlag(Vertrouwelijk));
        var vreemd = AlleGevallen.Waar(o => o.HasFlag(Vertrouwelijk) && !o.HasFlag(EigenHouder));
        Assert.Equal(
            [Rol.Ondersteuningscoordinator, Rol.Leerplichtambtenaar, Rol.Jeugdarts, Rol.Jeugdverpleegkundige, Rol.MaatschappelijkWerker, Rol.Gezinscoach],
            Cel.Alle.Where(c => Raakt(c, geheim)).Select(c => c.Rol).Distinct());
        Assert.DoesNotContain(Cel.Alle, c => Raakt(c, vreemd));
        Assert.All(Cel.Alle.Where(c => Raakt(c, geheim)), c => Assert.True(c.Kamer is Kamer.Meldcode or Kamer.Handhaving));
    }

    [Fact]
    [Eis("X-GAP-10")]
    public void Wet_Noodtoegang_LeestAlleen_EnNooitWatVertrouwelijkIs()
    {
        var tabel = s_haaglanden.Value.Tabel;
        var nood = tabel.Regels.Where(r => r.Bij.Lijst.Any(g => g.Met.HasFlag(Omstandigheden.Noodtoegang))).ToList();

        Assert.NotEmpty(nood);
        Assert.All(nood, r =>
        {
            Assert.Equal([Handelingsoort.Lezen], r.Handelingen);
            Assert.DoesNotContain(Kamer.Handhaving, r.Kamers);
            Assert.All(r.Bij.Lijst, g => Assert.True(g.Zonder.HasFlag(Vertrouwelijk)));
            Assert.Equal(Grond.VitaalBelang, r.Grond);
        });
        Assert.Equal([Rol.Ondersteuningscoordinator, Rol.Schoolleider, Rol.Jeugdarts, Rol.Jeugdverpleegkundige], nood.SelectMany(r => r.Rollen).Distinct().Order());
    }

    [Fact]
    [Eis("H-PRI-02")]
    [Eis("H-PRI-05")]
    public void Wet_Leerplicht_ZietNiemandZonderGrond()
    {
        const Omstandigheden gronden = MeldingDuo | AbsoluutVerzuim | Vrijstelling | VervangendeLeerplicht | VerlofBovenTienDagen | VerwijderingGemeld | VerzoekOuders | VerzoekLeerling;
        var zonder = AlleGevallen.Waar(o => (o & gronden) == Geen);

        Assert.Equal([Onderwerpsoort.AnoniemeCasus, Onderwerpsoort.Aggregaat, Onderwerpsoort.Protocol],
            Cel.Alle.Where(c => c.Rol == Rol.Leerplichtambtenaar && Raakt(c, zonder)).Select(c => c.Soort).Distinct());
    }

    [Fact]
    public void Wet_WieWelkSoortLeest()
    {
        Assert.Equal([Onderwerpsoort.Aggregaat, Onderwerpsoort.Protocol], Soorten(Rol.Bestuur));
        Assert.Equal([Onderwerpsoort.Protocol, Onderwerpsoort.Account], Soorten(Rol.Beheerder));
        Assert.Equal([Onderwerpsoort.Auditregel, Onderwerpsoort.Protocol], Soorten(Rol.FunctionarisGegevensbescherming));
        Assert.Equal([Onderwerpsoort.Leerling, Onderwerpsoort.Registratie, Onderwerpsoort.Spreekuur, Onderwerpsoort.Protocol], Soorten(Rol.ContactpersoonGemeente));
        Assert.Empty(Lezers(c => c.Soort == Onderwerpsoort.Pgn));
        Assert.DoesNotContain(Rol.AdviseurSamenwerkingsverband, Lezers(c => c.Soort is Onderwerpsoort.Registratie or Onderwerpsoort.Pgn));
        Assert.DoesNotContain(Rol.Leerplichtambtenaar, Lezers(c => c.Soort == Onderwerpsoort.Spreekuur));
    }

    private static IEnumerable<Onderwerpsoort> Soorten(Rol rol) => Cel.Alle.Where(c => c.Rol == rol && Ooit(c)).Select(c => c.Soort).Distinct();

    private static IEnumerable<Rol> Lezers(Func<Cel, bool> welke) =>
        Cel.Alle.Where(c => c.Handeling == Handelingsoort.Lezen && welke(c) && Ooit(c)).Select(c => c.Rol).Distinct();

    private static bool Ooit(Cel cel) => s_haaglanden.Value.Mag(cel) is { } mag && AlleGevallen.Tel(mag) > 0;

    private static bool Raakt(Cel cel, ulong[] waar) => s_haaglanden.Value.Mag(cel) is { } mag && mag.Zip(waar).Any(x => (x.First & x.Second) != 0);

    // the combinations lie by their bits, sixty-four to a word: without and with a bit are neighbours in a word, or words apart
    private static bool Monotoon(ulong[] mag, int bit, bool omhoog)
    {
        for (var w = 0; w < AlleGevallen.MetPersoon / 64; w++)
        {
            var (zonder, met) = bit < 6
                ? (mag[w] & s_zonderBit[bit], mag[w] >> (1 << bit) & s_zonderBit[bit])
                : (w >> bit - 6 & 1) == 0 ? (mag[w], mag[w | 1 << bit - 6]) : (0UL, 0UL);
            if (((omhoog ? zonder & ~met : met & ~zonder)) != 0)
                return false;
        }

        return true;
    }

    private static readonly ulong[] s_zonderBit = [.. Enumerable.Range(0, 6).Select(b => Enumerable.Range(0, 64).Where(i => (i >> b & 1) == 0).Aggregate(0UL, (x, i) => x | 1UL << i))];

    private static bool AanleidingGeeft(ulong[] mag)
    {
        var blok = (AlleGevallen.Leeftijden.Length << AlleGevallen.Los.Length) / 64;
        for (var i = blok; i < AlleGevallen.MetPersoon / 64; i++)
        {
            if ((mag[i % blok] & ~mag[i]) != 0)
                return false;
        }

        return true;
    }
}

/// <summary>The table of a region, asked in every combination.</summary>
internal sealed class Uitgerekend
{
    private static readonly ulong[] s_niets = new ulong[AlleGevallen.Woorden];

    private readonly Dictionary<string, ulong[]> _lijsten = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ulong[]> _regels = new(StringComparer.Ordinal);
    private readonly Rechtentaal _taal;

    public Uitgerekend(string regio, Func<Cel, bool>? welke = null)
    {
        Tabel = new Toegangstabel(Toegangsafspraken.Van(regio));
        _taal = new Rechtentaal(regio, AlleGevallen.Woord);
        Doet = welke ?? (_ => true);
        foreach (var cel in Cel.Alle.Where(Doet))
        {
            if (Sleutel(cel) is { Length: > 0 } sleutel && !_lijsten.ContainsKey(sleutel))
                _lijsten.Add(sleutel, AlleGevallen.Waar(o => Tabel.Zoek(cel.Rol, cel.Soort, cel.Kamer, cel.Handeling, o) is not null));
        }
    }

    public Toegangstabel Tabel { get; }

    public Func<Cel, bool> Doet { get; }

    public IEnumerable<ulong[]> Lijsten => _lijsten.Values;

    /// <summary>In which combinations the table allows this; null = the table has no rule for it.</summary>
    public ulong[]? Mag(Cel cel) => Sleutel(cel) is { Length: > 0 } sleutel ? _lijsten[sleutel] : null;

    /// <summary>Where the table and the <see cref="Rechtentafel"/> differ: the cell, and the first combination.</summary>
    public IReadOnlyList<string> Verschillen() => [.. Cel.Alle.Where(Doet).Select(c => Verschil(c, Mag(c))).OfType<string>()];

    /// <summary>True when the table differs from the <see cref="Rechtentafel"/> once this rule is gone.</summary>
    public bool ValtOpZonder(Toegangsregel weg) =>
        Cel.Alle.Any(c => Mogelijk(c).Contains(weg) && Verschil(c, Samen(Mogelijk(c).Where(r => r != weg))) is not null);

    private IReadOnlyList<Toegangsregel> Mogelijk(Cel cel) => Tabel.Mogelijk(cel.Rol, cel.Soort, cel.Kamer, cel.Handeling);

    private ulong[] Samen(IEnumerable<Toegangsregel> regels)
    {
        var mag = new ulong[AlleGevallen.Woorden];
        foreach (var regel in regels)
        {
            if (!_regels.TryGetValue(regel.Id, out var waar))
                _regels.Add(regel.Id, waar = AlleGevallen.Waar(regel.Bij.Past));
            for (var i = 0; i < mag.Length; i++)
                mag[i] |= waar[i];
        }

        return mag;
    }

    private string? Verschil(Cel cel, ulong[]? antwoord)
    {
        var (mag, hoort) = (antwoord ?? s_niets, _taal.Mag(cel) ?? s_niets);
        if (mag.AsSpan().SequenceEqual(hoort))
            return null;
        var i = Enumerable.Range(0, mag.Length).First(w => mag[w] != hoort[w]);
        var nummer = (i * 64) + BitOperations.TrailingZeroCount(mag[i] ^ hoort[i]);
        return $"{cel} bij {AlleGevallen.Alle[nummer]}";
    }

    private string Sleutel(Cel cel) => string.Join(' ', Mogelijk(cel).Select(r => r.Id));
}
