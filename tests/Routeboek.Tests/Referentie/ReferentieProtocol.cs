namespace Routeboek.Tests.Referentie;

/// <summary>The table of a protocol, typed over from the contract. <c>Sector</c> is po, vo or mbo.</summary>
public sealed record ReferentieProtocol(string Id, string Sector, IReadOnlyList<ReferentieCriterium> Criteria, int AfwezigPercentage = 50)
{
    public static ReferentieProtocol DenBoschVo { get; } = new("den-bosch-vo", "vo",
    [
        new TeLaat("te-laat-aandacht", 1, new HeelSchooljaar()),
        new TeLaat("te-laat-gesprek", 3, new HeelSchooljaar()),
        new TeLaat("te-laat-preventief", 8, new HeelSchooljaar()),
        new TeLaat("te-laat-duo", 12, new HeelSchooljaar()),
        new Spijbelen("spijbelen-gesprek", 1, 1, new HeelSchooljaar()),
        new Spijbelen("spijbelen-preventief", 8, null, new HeelSchooljaar()),
        new Spijbelen("spijbelen-duo", 12, 4, new HeelSchooljaar()),
        new Ziekteperioden("ziek-frequent", 3, 2, new Maanden(2)),
        new Ziektedagen("ziek-verspreid", 4, 2, new Maanden(1)),
        new ZiekLang("ziek-lang-waarschuwing", 5, MeerDan: true),
        new ZiekLang("ziek-lang", 10, MeerDan: true),
        new DagenMet("ziek-opvallend", "ziek_naar_huis", 3, new Maanden(1)),
        new ReeksInSchooldagen("thuiszitter-beginnend", 6),
        new ReeksInKalenderdagen("thuiszitter", 29, TenzijAllesZiek: false),
        new ReeksInMaanden("thuiszitter-drie-maanden", 3),
        new OngeoorloofdeMinuten("leerplicht-16-uur", 960, LesuurTelt60: true, new Schoolweken(4)),
    ]);

    public static ReferentieProtocol DenBoschMbo { get; } = DenBoschVo with { Id = "den-bosch-mbo", Sector = "mbo" };

    public static ReferentieProtocol DenBoschPo { get; } = new("den-bosch-po", "po",
    [
        new TeLaat("te-laat-aandacht", 1, new HeelSchooljaar()),
        new TeLaat("te-laat-gesprek", 3, new HeelSchooljaar()),
        new TeLaat("te-laat-preventief", 8, new HeelSchooljaar()),
        new TeLaat("te-laat-duo", 12, new HeelSchooljaar()),
        new Spijbelen("spijbelen-gesprek", null, 1, new HeelSchooljaar()),
        new Spijbelen("spijbelen-preventief", null, 3, new HeelSchooljaar()),
        new Spijbelen("spijbelen-duo", null, 4, new HeelSchooljaar()),
        new Ziekteperioden("ziek-frequent", 3, 2, new Maanden(2)),
        new Ziektedagen("ziek-verspreid", 4, 2, new Maanden(1)),
        new ZiekLang("ziek-lang", 5, MeerDan: true),
        new DagenMet("ziek-opvallend", "ziek_naar_huis", 3, new Maanden(1)),
        new ReeksInSchooldagen("thuiszitter-beginnend", 6),
        new ReeksInKalenderdagen("thuiszitter", 29, TenzijAllesZiek: false),
        new ReeksInMaanden("thuiszitter-drie-maanden", 3),
        new OngeoorloofdeMinuten("leerplicht-16-uur", 960, LesuurTelt60: false, new Schoolweken(4)),
    ]);

    public static ReferentieProtocol NoordKennemerlandVo { get; } = new("noord-kennemerland-vo", "vo",
    [
        new Aanwezigheid("aanwezigheid-niveau-2", 95, GrensTeltMee: false, Boven: 90, VanafSchoolweek: 8),
        new Aanwezigheid("aanwezigheid-niveau-3", 90, GrensTeltMee: true, Boven: null, VanafSchoolweek: 8),
        new Ziekteperioden("mazl-frequent", 4, null, new Schoolweken(12)),
        new ZiekLang("mazl-lang", 7, MeerDan: false),
        new ReeksInKalenderdagen("langdurig-afwezig", 28, TenzijAllesZiek: false),
        new OngeoorloofdeMinuten("leerplicht-16-uur", 960, LesuurTelt60: true, new Schoolweken(4)),
        new ReeksInMaanden("thuiszitter-drie-maanden", 3),
    ]);

    public static ReferentieProtocol HaaglandenPo { get; } = new("haaglanden-po", "po",
    [
        new Dagmelding("ongeoorloofd-melden", "ongeoorloofd"),
        new ReeksInKalenderdagen("zorgwekkend-4-weken", 28, TenzijAllesZiek: false),
        new ReeksInKalenderdagen("opschalen-4-weken", 28, TenzijAllesZiek: true),
        new DagenMet("niet-in-groep", "niet_in_groep", 5, new Schoolweken(4)),
        new OngeoorloofdeMinuten("leerplicht-16-uur", 960, LesuurTelt60: false, new Schoolweken(4)),
        new ReeksInMaanden("thuiszitter-drie-maanden", 3),
    ]);

    public static ReferentieProtocol HaaglandenVo { get; } = new("haaglanden-vo", "vo",
    [
        new Dagmelding("ongeoorloofd-melden", "ongeoorloofd"),
        new ReeksInKalenderdagen("zorgwekkend-4-weken", 28, TenzijAllesZiek: false),
        new ReeksInKalenderdagen("opschalen-4-weken", 28, TenzijAllesZiek: true),
        new DagenMet("niet-in-groep", "niet_in_groep", 5, new Schoolweken(4)),
        new OngeoorloofdeMinuten("leerplicht-16-uur", 960, LesuurTelt60: true, new Schoolweken(4)),
        new ReeksInMaanden("thuiszitter-drie-maanden", 3),
    ]);

    public static IReadOnlyList<ReferentieProtocol> Alle { get; } = [DenBoschPo, DenBoschVo, DenBoschMbo, NoordKennemerlandVo, HaaglandenPo, HaaglandenVo];
}
