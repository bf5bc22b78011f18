using Routeboek.Domain.Audit;

namespace Routeboek.Tests.Audit;

/// <summary>The chain finds whatever is changed in it; a change of one field changes the hash.</summary>
public sealed class AuditketenTests
{
    private const string Organisatie = "school";

    private static readonly byte[] s_zout = [.. Enumerable.Range(0, 16).Select(i => (byte)i)];

    [Fact]
    public void Hash_VanEenRegel_IsVastVoorAltijd() =>
        // whoever changes how a line is hashed makes every chain of the past unreadable
        Assert.Equal("DEC813B9E82C0982ADECDEFFAFBB375EEEDD46AB25E1A9F951B86EE69B342E6E", Convert.ToHexString(Regel(1).Hash(s_zout)));

    [Fact]
    public void Hash_VerandertMetElkVeld_EnMetHetZout()
    {
        var regel = Regel(1);
        Auditregel[] anders =
        [
            regel with { Id = Guid.Empty }, regel with { Wie = "x" }, regel with { Rol = "x" }, regel with { Organisatie = "x" }, regel with { Grond = "x" }, regel with { Regel = "x" }, regel with { Houder = "x" }, regel with { VertrouwelijkTot = new DateOnly(2026, 1, 1) },
            regel with { Doel = "x" }, regel with { Verwerking = "x" }, regel with { Betrokkene = "x" }, regel with { Kamer = "x" }, regel with { Wat = "x" },
            regel with { Onderwerp = "x" }, regel with { Toegestaan = false }, regel with { Wanneer = regel.Wanneer.AddMicroseconds(1) }, regel with { Spoor = "x" },
            // a piece of text that moves to the field beside it
            regel with { Wie = regel.Wie + regel.Rol, Rol = "" },
            regel with { Onderwerp = new string('o', 5_000) },
        ];
        Assert.Equal(typeof(Auditregel).GetProperties().Length + 2, anders.Length);
        var hashes = anders.Select(r => Convert.ToHexString(r.Hash(s_zout))).Append(Convert.ToHexString(regel.Hash(s_zout))).Append(Convert.ToHexString(regel.Hash([1])));
        Assert.Equal(21, hashes.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void HeleKeten_HeeftGeenBevinding() => Assert.Empty(Keur(Keten(20)));

    [Fact]
    public void ElkeVeranderingVanEenKeten_WordtGevonden()
    {
        var anker = Anker(Keten(20));
        for (var zaad = 0; zaad < 3_000; zaad++)
        {
            var keten = Keten(20);
            var wat = Verander(keten, new Random(zaad));
            Assert.True(Keur(keten, anker).Count > 0, $"zaad {zaad}: {wat}");
        }
    }

    [Fact]
    public void AfgekapteKeten_ZonderAnker_WordtNietGezien_EnMetAnkerWel()
    {
        var keten = Keten(20);
        var anker = Anker(keten);
        keten.RemoveRange(15, 5);
        Assert.Empty(Keur(keten));
        Assert.Equal(Auditbreuk.Afgekapt, Assert.Single(Keur(keten, anker)).Breuk);
    }

    [Fact]
    public void OpnieuwGeschrevenStaart_ValtOpAanHetAnker()
    {
        var keten = Keten(20);
        var anker = Anker(keten);
        var vals = Keten(10).Concat(Enumerable.Range(0, 12).Select(i => (Zegel: default(Auditzegel)!, Regel: (Bewaarderegel?)Bewaard(Regel(100 + i))))).ToList();
        for (var i = 10; i < vals.Count; i++)
            vals[i] = (Auditketen.Volgende(Organisatie, vals[i - 1].Zegel, vals[i].Regel!.Regel.Id, vals[i].Regel!.Hash), vals[i].Regel);
        Assert.Empty(Keur(vals));
        Assert.Equal(20, Assert.Single(Keur(vals, anker)).Nr);
    }

    private static string Verander(List<(Auditzegel Zegel, Bewaarderegel? Regel)> keten, Random toeval)
    {
        var (i, j) = (toeval.Next(keten.Count), toeval.Next(keten.Count - 1));
        j = j >= i ? j + 1 : j;
        var (zegel, regel) = keten[i];
        switch (toeval.Next(9))
        {
            case 0:
                keten[i] = (zegel, regel! with { Regel = regel.Regel with { Betrokkene = "ander" } });
                return $"regel {i} gewijzigd";
            case 1:
                keten[i] = (zegel, Bewaard(regel!.Regel with { Doel = "ander" }));
                return $"regel {i} gewijzigd met een nieuwe hash";
            case 2:
                keten[i] = (zegel, null);
                return $"regel {i} gewist";
            case 3:
                keten.RemoveAt(i);
                return $"schakel {i} gewist";
            case 4:
                (keten[i], keten[j]) = (keten[j], keten[i]);
                return $"schakels {i} en {j} verwisseld";
            case 5:
                keten[i] = (zegel, keten[j].Regel);
                return $"regel {j} bij schakel {i}";
            case 6:
                keten.Insert(i, (Auditketen.Volgende(Organisatie, i == 0 ? null : keten[i - 1].Zegel, Guid.NewGuid(), s_zout), Bewaard(Regel(99))));
                return $"schakel bij {i} tussengevoegd";
            case 7:
                var hash = zegel.Waarde.ToArray();
                hash[toeval.Next(hash.Length)] ^= (byte)(1 << toeval.Next(8));
                keten[i] = (zegel with { Waarde = hash }, regel);
                return $"een bit van schakel {i}";
            default:
                keten.RemoveRange(i, keten.Count - i);
                return $"afgekapt na {i}";
        }
    }

    private static IReadOnlyList<Auditbevinding> Keur(List<(Auditzegel Zegel, Bewaarderegel? Regel)> keten, Auditanker? anker = null)
    {
        var keuring = new Auditkeuring(Organisatie, anker);
        foreach (var (zegel, regel) in keten)
            keuring.Neem(zegel.Nr, zegel.Regel, zegel.Regelhash, zegel.Waarde, Beeld(regel));
        return keuring.Sluit();
    }

    private static Regelbeeld Beeld(Bewaarderegel? bewaard)
    {
        if (bewaard is not { Regel: var regel })
            return default;
        var schrift = new Regelschrift(new byte[1024]);
        schrift.Begin(bewaard.Zout, regel.Id, regel.Wanneer.Ticks, regel.Toegestaan, regel.VertrouwelijkTot?.DayNumber ?? Regelschrift.GeenDag);
        foreach (var veld in new[] { regel.Wie, regel.Rol, regel.Organisatie, regel.Grond, regel.Regel, regel.Doel, regel.Verwerking, regel.Betrokkene, regel.Houder, regel.Kamer, regel.Wat, regel.Onderwerp, regel.Spoor })
            schrift.Veld(System.Text.Encoding.UTF8.GetBytes(veld));
        return new Regelbeeld(Regelstand.Leesbaar, regel.Id, regel.Organisatie == Organisatie, schrift.Geschreven, bewaard.Hash);
    }

    private static Auditanker Anker(List<(Auditzegel Zegel, Bewaarderegel? Regel)> keten) => new(Organisatie, keten[^1].Zegel.Nr, keten[^1].Zegel.Waarde);

    private static List<(Auditzegel Zegel, Bewaarderegel? Regel)> Keten(int lengte)
    {
        var keten = new List<(Auditzegel, Bewaarderegel?)>();
        Auditzegel? vorige = null;
        for (var i = 1; i <= lengte; i++)
        {
            var bewaard = Bewaard(Regel(i));
            keten.Add((vorige = Auditketen.Volgende(Organisatie, vorige, bewaard.Regel.Id, bewaard.Hash), bewaard));
        }

        return keten;
    }

    private static Bewaarderegel Bewaard(Auditregel regel) => new(regel, s_zout, regel.Hash(s_zout));

    private static Auditregel Regel(int nummer) => new()
    {
        Id = new Guid(nummer, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
        Wie = "noor",
        Rol = "mentor",
        Organisatie = Organisatie,
        Grond = "wettelijke taak",
        Regel = "mentor-eigen-leerlingen",
        Doel = "begeleiden",
        Verwerking = "dossier",
        Betrokkene = "sem",
        Houder = Organisatie,
        VertrouwelijkTot = null,
        Kamer = "gewoon",
        Wat = "dossier-lezen",
        Onderwerp = "D1",
        Toegestaan = true,
        Wanneer = new DateTime(2026, 1, 12, 9, 0, 0, DateTimeKind.Utc).AddMinutes(nummer),
        Spoor = "",
    };

    private sealed record Bewaarderegel(Auditregel Regel, byte[] Zout, byte[] Hash);
}
