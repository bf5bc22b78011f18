using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Routeboek.Application.Invoer;
using Routeboek.Application.Protocollen;
using Routeboek.Domain.Protocollen;

namespace Routeboek.Application.Simulatie;

/// <summary>One other number for one threshold, as <c>--stel</c> writes it: <c>[PROTOCOL:]SIGNAAL[.DEEL]=GETAL</c>.</summary>
/// <param name="Tekst">As written, for messages.</param>
/// <param name="Protocol">Id of the protocol, or null for the one asked for.</param>
/// <param name="Signaal">Id of the signal.</param>
/// <param name="Deel">Which of its thresholds, or null.</param>
/// <param name="Getal">The number; its decimals are kept as written.</param>
public sealed record Protocolwijziging(string Tekst, string? Protocol, string Signaal, string? Deel, decimal Getal)
{
    private const string Vorm = "schrijf SIGNAAL=GETAL, bijvoorbeeld --stel te-laat-preventief=6";

    /// <summary>Reads one; on failure <paramref name="fout"/> says in Dutch why and what is expected.</summary>
    public static bool ProbeerLees(string tekst, [NotNullWhen(true)] out Protocolwijziging? wijziging, [NotNullWhen(false)] out string? fout)
    {
        wijziging = null;
        var kort = Yamlboom.Kort(tekst);
        var delen = tekst.Split('=');
        if (delen.Length != 2)
        {
            fout = $"--stel '{kort}' is niet te lezen; {Vorm}";
            return false;
        }
        var doel = delen[0].Trim();
        var protocol = doel.Contains(':', StringComparison.Ordinal) ? doel[..doel.IndexOf(':', StringComparison.Ordinal)].Trim() : null;
        var signaal = protocol is null ? doel : doel[(doel.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
        var punt = signaal.IndexOf('.', StringComparison.Ordinal);
        var deel = punt < 0 ? null : signaal[(punt + 1)..].Trim();
        if (punt >= 0)
            signaal = signaal[..punt].Trim();
        if (signaal.Length == 0 || protocol is "" || deel is "")
        {
            fout = $"--stel '{kort}' is niet te lezen; {Vorm}";
            return false;
        }
        var getal = delen[1].Trim();
        if (!decimal.TryParse(getal.Replace(',', '.'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var waarde))
        {
            fout = getal.Length == 0 ? $"--stel '{kort}': het getal ontbreekt; {Vorm}"
                : getal.All(char.IsAsciiDigit) ? $"--stel '{kort}': dat getal is veel te groot"
                : $"--stel '{kort}': '{Yamlboom.Kort(getal)}' is geen getal; {Vorm}, of bij een percentage 93,5";
            return false;
        }
        wijziging = new Protocolwijziging(kort, protocol, signaal, deel, waarde);
        fout = null;
        return true;
    }

    /// <summary>
    /// The protocol with all of these numbers in place, as a new version; whether "at least" or "more than" stays as it was. They are
    /// judged together, so that two rungs can move at once.
    /// </summary>
    /// <param name="protocol">The protocol, left as it is.</param>
    /// <param name="wijzigingen">The changes for this protocol, at least one.</param>
    public static Wijzigingsuitkomst PasToe(Protocol protocol, IReadOnlyList<Protocolwijziging> wijzigingen)
    {
        var gevonden = new List<(Protocolwijziging Wijziging, int Regel, Drempeldeel Deel)>();
        foreach (var wijziging in wijzigingen)
        {
            if (wijziging.Zoek(protocol, out var regel, out var deel) is { } fout)
                return new Wijzigingsuitkomst.Geweigerd($"--stel {wijziging.Tekst}: {fout}");
            if (gevonden.Exists(g => g.Regel == regel && g.Deel.Naam == deel.Naam))
                return new Wijzigingsuitkomst.Geweigerd($"--stel {wijziging.Tekst}: deze drempel staat er twee keer; geef elke drempel één getal");
            gevonden.Add((wijziging, regel, deel));
        }

        var nieuw = Zet(protocol, gevonden.Select(g => (g.Regel, g.Deel.Naam, g.Wijziging.Getal)));
        if (Tegenspraak(protocol, nieuw) is { } tegenspraak)
        {
            var schuldig = gevonden.Find(g => Hoort(protocol.Signalen[g.Regel], tegenspraak.Onderwerp));
            return new Wijzigingsuitkomst.Geweigerd($"--stel {schuldig.Wijziging.Tekst} kan niet: {tegenspraak.Tekst}. {Mogelijk(protocol, gevonden, schuldig.Regel, schuldig.Deel)}");
        }

        // a hole that was there already and only moves with the number is not told again
        var voor = Protocolcontrole.Controleer(protocol with { Papier = [] }).Select(ZonderGetallen).ToHashSet(StringComparer.Ordinal);
        return new Wijzigingsuitkomst.Gewijzigd(
            nieuw with { Versie = protocol.Versie + " (gewijzigd)" },
            [.. gevonden.Select(g => new Drempelwijziging(protocol.Signalen[g.Regel].Id, g.Deel.Naam, g.Deel.Woorden, g.Deel.Eenheid, g.Deel.Getal, g.Wijziging.Getal))],
            [
                .. gevonden.Where(g => g.Deel.Getal == g.Wijziging.Getal).Select(g => $"{protocol.Signalen[g.Regel].Id} staat al op {Bereik.Getal(g.Deel.Getal)}"),
                .. gevonden.Where(g => protocol.Signalen[g.Regel].Herkomst == Herkomst.Wet)
                    .Select(g => $"{protocol.Signalen[g.Regel].Id} staat in de wet; een ander getal is hier alleen om mee te rekenen"),
                .. Protocolcontrole.Controleer(nieuw with { Papier = [] })
                    .Where(b => b.Ernst is Ernst.Gat or Ernst.Overlap && !voor.Contains(ZonderGetallen(b))).Select(b => b.Tekst),
            ]);

        static string ZonderGetallen(Bevinding bevinding) => string.Concat(bevinding.Tekst.Where(c => !char.IsAsciiDigit(c)));
    }

    private string? Zoek(Protocol protocol, out int regel, out Drempeldeel deel)
    {
        deel = null!;
        regel = protocol.Signalen.ToList().FindIndex(s => s.Id == Signaal);
        if (regel < 0)
        {
            var ids = protocol.Signalen.Select(s => s.Id).ToList();
            return $"protocol {protocol.Id} heeft geen signaal '{Signaal}'{Woordkeuze.Suggestie(Signaal, ids)}; kies uit {string.Join(", ", ids)}";
        }
        var criterium = protocol.Signalen[regel].Criterium;
        var delen = Drempeldeel.Van(criterium);
        if (delen.Count == 0)
            return $"{Signaal} heeft geen drempel: het gaat aan {Criteriumtekst.Zin(criterium)}";
        if (Deel is null && delen.Count > 1 && !delen[0].IsHoofd)
            return $"{Signaal} heeft meer dan een drempel; kies {string.Join(" of ", delen.Select(d => $"{Signaal}.{d.Naam}={Bereik.Getal(d.Getal)}"))} (dit zijn de getallen van nu)";
        if ((Deel is null ? delen[0] : delen.FirstOrDefault(d => d.Naam == Deel)) is not { } gekozen)
            return $"{Signaal} heeft geen drempel '{Deel}'; kies {string.Join(" of ", delen.Select(d => $"{Signaal}.{d.Naam}"))}";
        deel = gekozen;
        return deel.Bezwaar(Getal);
    }

    private static Protocol Zet(Protocol protocol, IEnumerable<(int Regel, string Deel, decimal Getal)> getallen)
    {
        var signalen = protocol.Signalen.ToArray();
        foreach (var (regel, naam, getal) in getallen)
        {
            var deel = Drempeldeel.Van(signalen[regel].Criterium).First(d => d.Naam == naam);
            signalen[regel] = signalen[regel] with
            {
                Criterium = deel.Zet(getal),
                // no longer the number of the law or the document
                Herkomst = Herkomst.Voorstel,
                Toelichting = $"Gewijzigd om door te rekenen; was: {Criteriumtekst.Zin(protocol.Signalen[regel].Criterium)}.",
            };
        }
        return protocol with { Signalen = signalen };
    }

    /// <summary>Why the numbers cannot stand beside each other, or null; what was wrong already is not held against the change.</summary>
    private static Bevinding? Tegenspraak(Protocol oud, Protocol nieuw)
    {
        foreach (var signaal in nieuw.Signalen)
        {
            if (signaal.Criterium is Criterium.Aanwezigheid { Boven: { } boven, Grens: var grens } && boven >= grens)
                return new Bevinding(Ernst.Fout, signaal.Id, $"{signaal.Id} zou aan gaan boven {Bereik.Getal(boven / 10m)} % en onder {Bereik.Getal(grens / 10m)} %, en dat kan nooit", []);
        }
        var voor = Fouten(oud).Select(f => f.Tekst).ToHashSet(StringComparer.Ordinal);
        return Fouten(nieuw).FirstOrDefault(f => !voor.Contains(f.Tekst));

        static IEnumerable<Bevinding> Fouten(Protocol protocol) =>
            Protocolcontrole.Controleer(protocol with { Papier = [] }).Where(b => b.Ernst == Ernst.Fout);
    }

    private static bool Hoort(Signaalregel regel, string onderwerp) => regel.Id == onderwerp || regel.Ladder == onderwerp;

    /// <summary>Which numbers this threshold could have with the others as they are: they lie next to each other, around the present one.</summary>
    private static string Mogelijk(Protocol protocol, List<(Protocolwijziging Wijziging, int Regel, Drempeldeel Deel)> gevonden, int regel, Drempeldeel deel)
    {
        const string Samen = "verander de andere drempel mee, met nog een --stel";
        var stap = deel.InTienden ? 0.1m : 1m;
        var nu = (int)(deel.Getal / stap);
        if (!Kan(nu))
            return char.ToUpperInvariant(Samen[0]) + Samen[1..];
        int laagst = 1, hoogst = deel.Meest;
        for (var (fout, goed) = (0, nu); fout < goed - 1;)
        {
            var midden = (fout + goed) / 2;
            (fout, goed) = Kan(midden) ? (fout, midden) : (midden, goed);
            laagst = goed;
        }
        for (var (goed, fout) = (nu, deel.Meest + 1); goed < fout - 1;)
        {
            var midden = (fout + goed) / 2;
            (goed, fout) = Kan(midden) ? (midden, fout) : (goed, midden);
            hoogst = goed;
        }
        var bereik = laagst == hoogst ? Bereik.Getal(laagst * stap) : $"{Bereik.Getal(laagst * stap)} t/m {Bereik.Getal(hoogst * stap)}";
        return $"Mogelijk is {bereik}; of {Samen}";

        bool Kan(int stappen) => Tegenspraak(protocol,
            Zet(protocol, gevonden.Select(g => (g.Regel, g.Deel.Naam, g.Regel == regel && g.Deel.Naam == deel.Naam ? stappen * stap : g.Wijziging.Getal)))) is null;
    }
}

/// <summary>What became of changing a protocol.</summary>
public abstract record Wijzigingsuitkomst
{
    private Wijzigingsuitkomst()
    {
    }

    /// <summary>The new protocol, what changed in it, and what a reader should know.</summary>
    public sealed record Gewijzigd(Protocol Protocol, IReadOnlyList<Drempelwijziging> Wijzigingen, IReadOnlyList<string> Opmerkingen) : Wijzigingsuitkomst;

    /// <summary>It cannot be; one line of Dutch that says why and what can.</summary>
    public sealed record Geweigerd(string Melding) : Wijzigingsuitkomst;

    /// <summary>The one place that takes the cases apart.</summary>
    public T Match<T>(Func<Gewijzigd, T> gewijzigd, Func<Geweigerd, T> geweigerd) => this switch
    {
        Gewijzigd u => gewijzigd(u),
        Geweigerd u => geweigerd(u),
        _ => throw new InvalidOperationException($"onbekende uitkomst {GetType().Name}"),
    };
}

/// <summary>A threshold that got another number.</summary>
/// <param name="Signaal">Id of the signal.</param>
/// <param name="Deel">Which threshold.</param>
/// <param name="Woorden">How the number works: "vanaf", "meer dan", "onder", "hoogstens" or "boven".</param>
/// <param name="Eenheid">The unit, for people.</param>
/// <param name="Van">The number it had.</param>
/// <param name="Naar">The number it has now.</param>
public sealed record Drempelwijziging(string Signaal, string Deel, string Woorden, string Eenheid, decimal Van, decimal Naar)
{
    public override string ToString() => $"{Signaal}: {Woorden} {Bereik.Getal(Naar)} {Eenheid} in plaats van {Bereik.Getal(Van)}";
}
