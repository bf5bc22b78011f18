using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Leerlingen;
using Routeboek.Application.Opslag;
using Routeboek.Application.Organisaties;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Protocollen;
using Routeboek.Domain.Toegang;

namespace Routeboek.IntegrationTests.Opslag;

/// <summary>Organisations, people in their roles, pupils and the protocol of a school, on both engines.</summary>
[Collection(Databanken.Naam)]
public sealed class RegioTests(Postgrescluster cluster)
{
    private static readonly DateOnly s_januari = new(2026, 1, 1);

    public static TheoryData<string> Databank => Proefdatabank.Beide;

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task School_MetBestuurEnVestigingen_WordtBewaard(string soort)
    {
        await using var wereld = await Proefwereld.NieuwAsync(soort, cluster);
        var maak = new MaakOrganisatie(wereld.Opslag, wereld.Klok);
        var bestuur = Proefwereld.Waarde(await maak.VoerUitAsync(wereld.Beheerder, new MaakOrganisatie.Invoer(Organisatiesoort.Bestuur, "Stichting Ruim", "", null, []), CancellationToken.None));
        var invoer = new MaakOrganisatie.Invoer(Organisatiesoort.School, "Het Baken", "02CD", bestuur, [new Vestiging("00", "Hoofdgebouw", "Alkmaar"), new Vestiging("01", "Zuid", "Heiloo")]);
        var school = Proefwereld.Waarde(await maak.VoerUitAsync(wereld.Beheerder, invoer, CancellationToken.None));

        Assert.Equal("brin", Kolom(await maak.VoerUitAsync(wereld.Beheerder, invoer, CancellationToken.None)));
        Assert.Equal("brin", Kolom(await maak.VoerUitAsync(wereld.Beheerder, invoer with { Brin = "2CD" }, CancellationToken.None)));
        Assert.Equal("bestuur", Kolom(await maak.VoerUitAsync(wereld.Beheerder, invoer with { Brin = "03EF", Bestuur = school }, CancellationToken.None)));
        Assert.Equal("vestigingen", Kolom(await maak.VoerUitAsync(wereld.Beheerder, invoer with { Soort = Organisatiesoort.Rmc, Brin = "" }, CancellationToken.None)));
        await using var db = wereld.Opslag.Context();
        var bewaard = await db.Organisaties.SingleAsync(o => o.Id == school);
        Assert.Equal((Organisatiesoort.School, "Het Baken", "02CD", bestuur, 0L), (bewaard.Soort, bewaard.Naam, bewaard.Brin.ToString(), bewaard.Bestuur!.Value, bewaard.Versie));
        Assert.Equal(invoer.Vestigingen, bewaard.Vestigingen.OrderBy(v => v.Nummer, StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task TweeWijzigingenVanDezelfdeVersie_DeTweedeHoortBeide(string soort)
    {
        await using var wereld = await Proefwereld.NieuwAsync(soort, cluster);
        var wijzig = new WijzigOrganisatie(wereld.Opslag, wereld.Klok);
        var gezien = new Organisatiegegevens(wereld.School, "De Vlieger", 0);

        var eerste = Proefwereld.Waarde(await wijzig.VoerUitAsync(wereld.Beheerder, gezien with { Naam = "De Vlieger Noord" }, CancellationToken.None));
        Assert.Equal(1, eerste.Versie);
        var tweede = Assert.IsType<Resultaat<Organisatiegegevens>.AndereVersie>(await wijzig.VoerUitAsync(wereld.Beheerder, gezien with { Naam = "De Vlieger Zuid" }, CancellationToken.None));
        Assert.Equal(("De Vlieger Zuid", "De Vlieger Noord", 1L), (tweede.Uw.Naam, tweede.Opgeslagen.Naam, tweede.Opgeslagen.Versie));

        await using var db = wereld.Opslag.Context();
        Assert.Equal("De Vlieger Noord", (await db.Organisaties.SingleAsync(o => o.Id == wereld.School)).Naam);
        // what is there was shown, so that is in the audit too
        Assert.Equal(2, await db.Auditregels.CountAsync());
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task VeleWijzigingenTegelijk_GaanNietVerloren(string soort)
    {
        await using var wereld = await Proefwereld.NieuwAsync(soort, cluster);
        var wijzig = new WijzigOrganisatie(wereld.Opslag, wereld.Klok);
        var gelukt = await Task.WhenAll(Enumerable.Range(0, 4).Select(s => Task.Run(async () =>
        {
            var (aantal, gezien) = (0, new Organisatiegegevens(wereld.School, "De Vlieger", 0));
            for (var i = 0; i < 10; i++)
            {
                var uitkomst = await wijzig.VoerUitAsync(wereld.Beheerder, gezien with { Naam = $"De Vlieger {s} {i}" }, CancellationToken.None);
                (aantal, gezien) = uitkomst.Match(nieuw => (aantal + 1, nieuw), () => throw new InvalidOperationException(), _ => throw new InvalidOperationException(), (_, opgeslagen) => (aantal, opgeslagen));
            }

            return aantal;
        })));

        await using var db = wereld.Opslag.Context();
        Assert.Equal(gelukt.Sum(), (await db.Organisaties.SingleAsync(o => o.Id == wereld.School)).Versie);
        Assert.Equal(40, await db.Auditregels.CountAsync());
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task Rol_MetVervanging_WordtBewaard(string soort)
    {
        await using var wereld = await Proefwereld.NieuwAsync(soort, cluster);
        var (voegToe, geef) = (new VoegPersoonToe(wereld.Opslag, wereld.Klok), new GeefRol(wereld.Opslag, wereld.Klok));
        var noor = Proefwereld.Waarde(await voegToe.VoerUitAsync(wereld.Beheerder, new Persoonsnaam("Noor", "", "Visser"), CancellationToken.None));
        var bas = Proefwereld.Waarde(await voegToe.VoerUitAsync(wereld.Beheerder, new Persoonsnaam("Bas", "van", "Dam"), CancellationToken.None));
        var rol = new GeefRol.Invoer(noor, wereld.School, Rol.Mentor, s_januari, null);
        var eigen = Proefwereld.Waarde(await geef.VoerUitAsync(wereld.Beheerder, rol, CancellationToken.None));
        var vervangt = rol with { Persoon = bas, Tot = s_januari.AddDays(40), Vervangt = eigen };
        Proefwereld.Waarde(await geef.VoerUitAsync(wereld.Beheerder, vervangt, CancellationToken.None));

        Assert.Equal("tot", Kolom(await geef.VoerUitAsync(wereld.Beheerder, vervangt with { Tot = null }, CancellationToken.None)));
        Assert.Equal("vervangt", Kolom(await geef.VoerUitAsync(wereld.Beheerder, vervangt with { Rol = Rol.Docent }, CancellationToken.None)));
        Assert.IsType<Resultaat<RolbezettingId>.NietGevonden>(await geef.VoerUitAsync(wereld.Beheerder, rol with { Persoon = wereld.Beheerder.Persoon }, CancellationToken.None));
        await using var db = wereld.Opslag.Context();
        var rollen = await db.Rolbezettingen.OrderBy(r => r.Id).ToListAsync();
        Assert.Equal([null, eigen], rollen.OrderBy(r => r.Vervangt is not null).Select(r => r.Vervangt));
        Assert.Equal(s_januari.AddDays(40), rollen.Single(r => r.Persoon == bas).Tot);
        Assert.Equal("dam bas van", (await db.Personen.SingleAsync(p => p.Id == bas)).Sorteernaam);
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task Protocol_VolgtOp_EenDagErna(string soort)
    {
        await using var wereld = await Proefwereld.NieuwAsync(soort, cluster);
        var stel = new StelProtocolIn(wereld.Opslag, wereld.Klok);
        var invoer = new StelProtocolIn.Invoer(wereld.School, "haaglanden-vo", "2025-01", s_januari);
        Proefwereld.Waarde(await stel.VoerUitAsync(wereld.Beheerder, invoer, CancellationToken.None));
        Proefwereld.Waarde(await stel.VoerUitAsync(wereld.Beheerder, invoer with { Protocolversie = "2026-01", Van = new DateOnly(2026, 8, 1) }, CancellationToken.None));

        Assert.Equal("van", Kolom(await stel.VoerUitAsync(wereld.Beheerder, invoer, CancellationToken.None)));
        Assert.IsType<Resultaat<SchoolprotocolId>.NietGevonden>(await stel.VoerUitAsync(wereld.Beheerder, invoer with { School = wereld.Jgz }, CancellationToken.None));
        await using var db = wereld.Opslag.Context();
        Assert.Equal([("2025-01", new DateOnly(2026, 7, 31)), ("2026-01", (DateOnly?)null)], (await db.Schoolprotocollen.OrderBy(p => p.Van).ToListAsync()).Select(p => (p.Protocolversie, p.Tot)));
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task Leerlingen_WordenGevondenEnGeordend_OpBeideDatabankenGelijk(string soort)
    {
        await using var wereld = await Proefwereld.NieuwAsync(soort, cluster);
        var schrijf = new SchrijfLeerlingIn(wereld.Opslag, wereld.Klok);
        var zoek = new ZoekLeerlingen(wereld.Opslag, wereld.Klok);
        Persoonsnaam[] namen = [new("Zoë", "", "Ångström"), new("İpek", "", "Çelik"), new("Jan", "d'", "Hondt"), new("Anna-Lot", "van der", "Boer"), new("Émile", "", "boer")];
        for (var i = 0; i < namen.Length; i++)
            Proefwereld.Waarde(await schrijf.VoerUitAsync(wereld.Administratie, Invoer(wereld, $"Z{i}", namen[i]), CancellationToken.None));

        async Task<IEnumerable<string>> Zoek(string naam) => Proefwereld.Waarde(await zoek.VoerUitAsync(wereld.Administratie, new ZoekLeerlingen.Invoer(naam, wereld.School), CancellationToken.None)).Select(l => l.Naam.ToString());
        Assert.Equal(["Zoë Ångström", "Anna-Lot van der Boer", "Émile boer", "Sem de Boer", "İpek Çelik", "Jan d' Hondt"], await Zoek(""));
        Assert.Equal(["Anna-Lot van der Boer", "Émile boer", "Sem de Boer"], await Zoek("BOER"));
        Assert.Equal(["İpek Çelik"], await Zoek("celik ip"));
        Assert.Equal(["Anna-Lot van der Boer"], await Zoek("lot"));
        Assert.Empty(await Zoek("oer"));
        Assert.Empty(await Zoek("100%_"));
        await using var db = wereld.Opslag.Context();
        Assert.Equal(6 + 3 + 1 + 1, await db.Auditregels.CountAsync(r => r.Wat == "leerlingen-zoeken" && r.Toegestaan));
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task Leerling_SleutelNooitEenBsn_GezagPerOuder_WijzigenMetVersie(string soort)
    {
        await using var wereld = await Proefwereld.NieuwAsync(soort, cluster);
        var schrijf = new SchrijfLeerlingIn(wereld.Opslag, wereld.Klok);
        var voegToe = new VoegPersoonToe(wereld.Opslag, wereld.Klok);
        var moeder = Proefwereld.Waarde(await voegToe.VoerUitAsync(wereld.Beheerder, new Persoonsnaam("Ella", "", "Prins"), CancellationToken.None));
        var vader = Proefwereld.Waarde(await voegToe.VoerUitAsync(wereld.Beheerder, new Persoonsnaam("Koen", "", "Prins"), CancellationToken.None));
        var invoer = Invoer(wereld, "P7", new Persoonsnaam("Mila", "", "Prins")) with { Gezag = [new Gezag(moeder, Gezagssoort.Ja), new Gezag(vader, Gezagssoort.Onbekend)] };

        Assert.Equal("sleutel", Kolom(await schrijf.VoerUitAsync(wereld.Administratie, invoer with { Sleutel = "111222333" }, CancellationToken.None)));
        Assert.Equal("gezag", Kolom(await schrijf.VoerUitAsync(wereld.Administratie, invoer with { Gezag = [new Gezag(wereld.Beheerder.Persoon, Gezagssoort.Ja)] }, CancellationToken.None)));
        var mila = Proefwereld.Waarde(await schrijf.VoerUitAsync(wereld.Administratie, invoer, CancellationToken.None));
        Assert.Equal("sleutel", Kolom(await schrijf.VoerUitAsync(wereld.Administratie, invoer, CancellationToken.None)));

        // only the authority of one parent changes: still a new version of the pupil
        var wijzig = new WijzigLeerling(wereld.Opslag, wereld.Klok);
        var gezien = new Leerlinginzage(mila, invoer.Naam, Sector.Vo, "Alkmaar", [new Gezag(vader, Gezagssoort.Nee)], 0);
        Assert.Equal(1, Proefwereld.Waarde(await wijzig.VoerUitAsync(wereld.Administratie, gezien, CancellationToken.None)).Versie);
        var anders = Assert.IsType<Resultaat<Leerlinginzage>.AndereVersie>(await wijzig.VoerUitAsync(wereld.Administratie, gezien with { Woongemeente = "Heiloo" }, CancellationToken.None));
        Assert.Equal("Alkmaar", anders.Opgeslagen.Woongemeente);
        Assert.Equal([Gezagssoort.Ja, Gezagssoort.Nee], new[] { moeder, vader }.Select(o => anders.Opgeslagen.Gezag.Single(g => g.Ouder == o).Soort));
    }

    [Theory]
    [MemberData(nameof(Databank))]
    public async Task WieNietMag_KrijgtNergensIets_EnDatStaatInDeAudit(string soort)
    {
        await using var wereld = await Proefwereld.NieuwAsync(soort, cluster);
        var (vreemde, nooit) = (Proefwereld.Vreemde, CancellationToken.None);
        Assert.IsType<Resultaat<LeerlingId>.NietGevonden>(await new SchrijfLeerlingIn(wereld.Opslag, wereld.Klok).VoerUitAsync(vreemde, Invoer(wereld, "X", new Persoonsnaam("X", "", "X")), nooit));
        Assert.IsType<Resultaat<PersoonId>.NietGevonden>(await new VoegPersoonToe(wereld.Opslag, wereld.Klok).VoerUitAsync(wereld.Mentor, new Persoonsnaam("X", "", "X"), nooit));
        Assert.IsType<Resultaat<Organisatiegegevens>.NietGevonden>(await new WijzigOrganisatie(wereld.Opslag, wereld.Klok).VoerUitAsync(vreemde, new Organisatiegegevens(wereld.School, "X", 0), nooit));
        Assert.IsType<Resultaat<OrganisatieId>.NietGevonden>(await new MaakOrganisatie(wereld.Opslag, wereld.Klok).VoerUitAsync(wereld.Administratie, new MaakOrganisatie.Invoer(Organisatiesoort.Rmc, "X", "", null, []), nooit));
        Assert.IsType<Resultaat<SchoolprotocolId>.NietGevonden>(await new StelProtocolIn(wereld.Opslag, wereld.Klok).VoerUitAsync(vreemde, new StelProtocolIn.Invoer(wereld.School, "x", "1", s_januari), nooit));
        Assert.Empty(Proefwereld.Waarde(await new ZoekLeerlingen(wereld.Opslag, wereld.Klok).VoerUitAsync(vreemde, new ZoekLeerlingen.Invoer(""), nooit)));

        await using var db = wereld.Opslag.Context();
        Assert.Equal((2, 1, 0, 0), (await db.Organisaties.CountAsync(), await db.Leerlingen.CountAsync(), await db.Personen.CountAsync(), await db.Schoolprotocollen.CountAsync()));
        Assert.Equal(6, await db.Auditregels.CountAsync(r => !r.Toegestaan));
    }

    private static string Kolom<T>(Resultaat<T> resultaat) => Assert.IsType<Resultaat<T>.Onjuist>(resultaat).Fouten[0].Kolom;

    private static SchrijfLeerlingIn.Invoer Invoer(Proefwereld wereld, string sleutel, Persoonsnaam naam) => new(wereld.School, sleutel, naam, new DateOnly(2011, 5, 6), Sector.Vo, "Alkmaar", []);
}
