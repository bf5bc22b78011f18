using System.CommandLine;
using System.Globalization;
using Routeboek.Application.Dossiers;
using Routeboek.Application.Kalenders;
using Routeboek.Application.Protocollen;
using Routeboek.Domain.Afspraken;
using Routeboek.Domain.Protocollen;

namespace Routeboek.Cli;

/// <summary><c>routeboek protocol lijst | toon | controleer | vergelijk</c>.</summary>
public sealed class ProtocolOpdrachten(Protocollenmap map, TextWriter uit, TextWriter fout)
{
    private readonly Afsprakenuitvoer _afspraken = new(uit);

    private const int Goed = 0;
    private const int VerkeerdeOpties = 2;
    private const int Geweigerd = 3;
    private const int Onleesbaar = 4;

    /// <summary>The command with its subcommands, ready to be added to the root.</summary>
    public static Command Maak(Protocollenmap map, TextWriter uit, TextWriter fout)
    {
        var opdrachten = new ProtocolOpdrachten(map, uit, fout);
        var protocol = new Command("protocol", "Bekijk, controleer en vergelijk protocollen");

        var lijst = new Command("lijst", "Alle protocollen die meegeleverd zijn");
        lijst.SetAction(_ => opdrachten.Lijst());
        protocol.Subcommands.Add(lijst);

        // missing arguments are told by our own words, in Dutch, so the parser lets them pass
        var toonId = Argument("protocol", "id of bestand");
        var toon = new Command("toon", "Een protocol in gewone taal") { toonId };
        toon.SetAction(r => opdrachten.MetAfspraken(r.GetValue(toonId), "toon", opdrachten.Toon));
        protocol.Subcommands.Add(toon);

        var controleerId = Argument("protocol", "id of bestand");
        var controleer = new Command("controleer", "Fouten in een protocolbestand, en gaten en tegenspraak in het protocol zelf") { controleerId };
        controleer.SetAction(r => opdrachten.MetAfspraken(r.GetValue(controleerId), "controleer", opdrachten.Controleer));
        protocol.Subcommands.Add(controleer);

        var a = Argument("a", "id of bestand");
        var b = Argument("b", "id of bestand");
        var vergelijk = new Command("vergelijk", "Twee protocollen naast elkaar") { a, b };
        vergelijk.SetAction(r => opdrachten.Vergelijk(r.GetValue(a), r.GetValue(b)));
        protocol.Subcommands.Add(vergelijk);

        // catches what is no subcommand, so that it is told in Dutch and with the nearest word
        var rest = new Argument<string[]>("opdracht") { Hidden = true, Arity = ArgumentArity.ZeroOrMore };
        protocol.Arguments.Add(rest);
        protocol.SetAction(r => opdrachten.Onbekend(r.GetValue(rest) ?? [], [.. protocol.Subcommands.Select(c => c.Name)]));
        return protocol;
    }

    private int Onbekend(string[] woorden, string[] opdrachten)
    {
        fout.WriteLine(woorden.Length == 0
            ? $"kies een opdracht: {string.Join(", ", opdrachten)}; bijvoorbeeld: routeboek protocol lijst"
            : $"opdracht '{woorden[0]}' is onbekend{Woordkeuze.Suggestie(woorden[0], opdrachten)}; kies een van {string.Join(", ", opdrachten)}");
        return VerkeerdeOpties;
    }

    private static Argument<string?> Argument(string naam, string uitleg) =>
        new(naam) { Description = uitleg, Arity = ArgumentArity.ZeroOrOne };

    /// <summary>One line per protocol; a file with errors is named and makes the outcome 3.</summary>
    public int Lijst()
    {
        var rijen = new List<string[]> { new[] { "id", "versie", "sector", "vakantie", "signalen", "afspraken", "naam" } };
        var uitkomst = Goed;
        foreach (var id in map.Ids())
        {
            var vondst = map.VindAfspraken(id, Woordenschatlezer.BijProgramma);
            if (Neem(vondst.Protocol) is not { } protocol)
            {
                uitkomst = Math.Max(uitkomst, vondst.Protocol is Protocolvondst.Onleesbaar ? Onleesbaar : Geweigerd);
                rijen.Add([id, "-", "-", "-", "-", "-", "(niet te lezen, zie de fouten)"]);
                continue;
            }

            rijen.Add([id, protocol.Versie, Sectoren(protocol), protocol.Vakantieregio?.ToString().ToLowerInvariant() ?? "-",
                Getal(protocol.Signalen.Count), Getal(vondst.Boek!.Afspraken.Count),
                protocol.Voorbehoud.Length == 0 ? protocol.Naam : $"{protocol.Naam} (let op: {protocol.Voorbehoud})"]);
        }

        SchrijfTabel(rijen);
        return uitkomst;
    }

    /// <summary>Everything of a protocol in plain Dutch.</summary>
    public int Toon(Afsprakenboek boek)
    {
        var protocol = boek.Protocol;
        uit.WriteLine($"{protocol.Naam}");
        uit.WriteLine($"{protocol.Id}, versie {protocol.Versie}; {protocol.Regio}; sector {Sectoren(protocol)}"
            + (protocol.Vakantieregio is { } regio ? $"; vakantieregio {regio.ToString().ToLowerInvariant()}" : ""));
        uit.WriteLine($"geldig vanaf {Datum(protocol.GeldigVanaf)}" + (protocol.GeldigTot is { } tot ? $" t/m {Datum(tot)}" : ""));
        if (protocol.Voorbehoud.Length > 0)
            uit.WriteLine($"let op: {protocol.Voorbehoud}");
        foreach (var document in protocol.Bronnen)
            uit.WriteLine($"bron: {document.Titel}");
        foreach (var signaal in OpLadder(protocol))
        {
            uit.WriteLine();
            uit.WriteLine($"{signaal.Id}: {signaal.Naam}");
            uit.WriteLine($"  aan:      {Criteriumtekst.Zin(signaal.Criterium)}");
            if (signaal.Ladder.Length > 0)
                uit.WriteLine($"  ladder:   {signaal.Ladder}, trede {signaal.Trede}");
            uit.WriteLine($"  vervolg:  {signaal.Vervolg}");
            uit.WriteLine($"  vandaag:  {signaal.Vandaag}");
            uit.WriteLine($"  bron:     {signaal.Bron}" + (signaal.Bron.Eisen.Count == 0 ? "" : $" ({string.Join(", ", signaal.Bron.Eisen)})"));
            uit.WriteLine($"  herkomst: {InWoorden(signaal.Herkomst)}"
                + (signaal.OvergenomenUit.Length == 0 ? "" : $"; overgenomen uit {signaal.OvergenomenUit}"));
            if (signaal.Toelichting.Length > 0)
                uit.WriteLine($"  let op:   {signaal.Toelichting}");
        }

        if (boek.Afspraken.Count > 0)
            _afspraken.Toon(boek);
        return Goed;
    }

    /// <summary>The findings of a protocol that was read without errors; only a <see cref="Ernst.Fout"/> changes the outcome.</summary>
    public int Controleer(Afsprakenboek boek)
    {
        var protocol = boek.Protocol;
        var bevindingen = Protocolcontrole.Controleer(protocol);
        _afspraken.Schrijf(bevindingen);
        uit.WriteLine($"{protocol.Id} {protocol.Versie}: {protocol.Signalen.Count} signalen; "
            + Afsprakenuitvoer.Tel(bevindingen));
        var afspraken = boek.Afspraken.Count == 0 ? Goed : ControleerAfspraken(boek);
        return bevindingen.Any(b => b.Ernst == Ernst.Fout) ? Geweigerd : afspraken;
    }

    // the guarantee with its findings: what is proved, what was searched, what nobody can prove
    private int ControleerAfspraken(Afsprakenboek boek)
    {
        var kalender = Kalenderlezer.Regio(boek.Protocol.Vakantieregio ?? Vakantieregio.Midden, boek.Protocol.Sectoren[0]);
        var waarborg = Afsprakenwaarborg.Zoek(boek.Afspraken, Woordenschatlezer.BijProgramma, kalender);
        uit.WriteLine();
        uit.WriteLine($"Geen kind zonder volgende stap ({(boek.Afspraken.Count == 1 ? "1 afspraak" : $"{boek.Afspraken.Count} afspraken")}):");
        foreach (var regel in waarborg.Verslag(boek.Afspraken.Count))
            uit.WriteLine($"  {regel}");
        uit.WriteLine();
        var bevindingen = Afsprakencontrole.Controleer(boek, waarborg);
        _afspraken.Schrijf(bevindingen);
        uit.WriteLine($"{boek.Protocol.Id} {boek.Protocol.Versie}: {(boek.Afspraken.Count == 1 ? "1 afspraak" : $"{boek.Afspraken.Count} afspraken")}; "
            + Afsprakenuitvoer.Tel(bevindingen));
        return waarborg.Houdt ? Goed : Geweigerd;
    }

    /// <summary>Two protocols side by side.</summary>
    public int Vergelijk(string? a, string? b)
    {
        if (string.IsNullOrEmpty(a) || string.IsNullOrEmpty(b))
            return Ontbreekt("vergelijk", "twee protocollen", "routeboek protocol vergelijk den-bosch-po den-bosch-vo");
        var woordenschat = Woordenschatlezer.BijProgramma;
        var (vondstA, vondstB) = (map.VindAfspraken(a, woordenschat), map.VindAfspraken(b, woordenschat));
        var (links, rechts) = (Neem(vondstA.Protocol), Neem(vondstB.Protocol));
        if (links is null || rechts is null)
            return Math.Max(Uitkomst(vondstA.Protocol), Uitkomst(vondstB.Protocol));
        var vergelijking = Protocolvergelijking.Van(links, rechts);
        uit.WriteLine($"A: {links.Id} {links.Versie}, {links.Naam}");
        uit.WriteLine($"B: {rechts.Id} {rechts.Versie}, {rechts.Naam}");
        _afspraken.Kop("Verschillen in de kop", vergelijking.Kop.Count);
        _afspraken.SchrijfVerschillen(vergelijking.Kop);
        _afspraken.Kop("Alleen in A", vergelijking.AlleenInA.Count);
        foreach (var signaal in vergelijking.AlleenInA)
            uit.WriteLine($"  {signaal.Id}: {Criteriumtekst.Zin(signaal.Criterium)}");
        _afspraken.Kop("Alleen in B", vergelijking.AlleenInB.Count);
        foreach (var signaal in vergelijking.AlleenInB)
            uit.WriteLine($"  {signaal.Id}: {Criteriumtekst.Zin(signaal.Criterium)}");
        _afspraken.Kop("In allebei, maar anders", vergelijking.Anders.Count);
        foreach (var signaal in vergelijking.Anders)
        {
            uit.WriteLine($"  {signaal.Id}");
            _afspraken.SchrijfVerschillen(signaal.Verschillen, "    ");
        }

        _afspraken.Kop("Hetzelfde soort criterium onder een andere naam", vergelijking.NaastElkaar.Count);
        foreach (var (vorm, links2, rechts2) in vergelijking.NaastElkaar)
        {
            uit.WriteLine($"  {vorm}");
            uit.WriteLine($"    A: {links2.Id}: {Criteriumtekst.Zin(links2.Criterium)}");
            uit.WriteLine($"    B: {rechts2.Id}: {Criteriumtekst.Zin(rechts2.Criterium)}");
        }

        _afspraken.Kop("Gelijk", vergelijking.Gelijk.Count);
        if (vergelijking.Gelijk.Count > 0)
            uit.WriteLine($"  {string.Join(", ", vergelijking.Gelijk)}");
        if (vondstA.Boek!.Afspraken.Count + vondstB.Boek!.Afspraken.Count > 0)
            _afspraken.Vergelijk(Afsprakenvergelijking.Van(vondstA.Boek.Afspraken, vondstB.Boek.Afspraken));
        return Goed;
    }

    private int MetAfspraken(string? idOfBestand, string opdracht, Func<Afsprakenboek, int> doe)
    {
        if (string.IsNullOrEmpty(idOfBestand))
            return Ontbreekt(opdracht, "een protocol", $"routeboek protocol {opdracht} den-bosch-vo");
        var vondst = map.VindAfspraken(idOfBestand, Woordenschatlezer.BijProgramma);
        return Neem(vondst.Protocol) is not null ? doe(vondst.Boek!) : Uitkomst(vondst.Protocol);
    }

    private int Ontbreekt(string opdracht, string wat, string voorbeeld)
    {
        fout.WriteLine($"'protocol {opdracht}' vraagt {wat}; bijvoorbeeld: {voorbeeld}");
        return VerkeerdeOpties;
    }

    /// <summary>The protocol, or null after telling why there is none.</summary>
    private Protocol? Neem(Protocolvondst vondst) => vondst.Match<Protocol?>(
        gevonden => gevonden.Protocol,
        onbekend =>
        {
            fout.WriteLine(onbekend.Melding);
            return null;
        },
        onleesbaar =>
        {
            fout.WriteLine($"{onleesbaar.Bestand}: {onleesbaar.Reden}");
            return null;
        },
        geweigerd =>
        {
            foreach (var regel in geweigerd.Fouten)
                fout.WriteLine(regel.ToString());
            fout.WriteLine(geweigerd.Fouten.Count == 1 ? "1 fout gevonden" : $"{geweigerd.Fouten.Count} fouten gevonden");
            return null;
        });

    private static int Uitkomst(Protocolvondst vondst) => vondst.Match(_ => Goed, _ => VerkeerdeOpties, _ => Onleesbaar, _ => Geweigerd);

    private void SchrijfTabel(List<string[]> rijen)
    {
        var breedtes = Enumerable.Range(0, rijen[0].Length).Select(k => rijen.Max(r => r[k].Length)).ToArray();
        foreach (var rij in rijen)
            uit.WriteLine(string.Join("  ", rij.Select((cel, k) => cel.PadRight(breedtes[k]))).TrimEnd());
    }

    /// <summary>Rungs of one ladder together, from low to high; each ladder where its first signal stands in the file.</summary>
    private static IEnumerable<Signaalregel> OpLadder(Protocol protocol) => protocol.Signalen
        .GroupBy(s => s.Ladder.Length > 0 ? s.Ladder : $"\0{s.Id}", StringComparer.Ordinal)
        .SelectMany(g => g.OrderBy(s => s.Trede));

    private static string InWoorden(Herkomst herkomst) => herkomst switch
    {
        Herkomst.Wet => "wet",
        Herkomst.Protocol => "protocol (het document noemt dit getal)",
        Herkomst.Voorstel => "voorstel (van ons, de regio kan het veranderen)",
    };

    private static string Sectoren(Protocol protocol) => string.Join(", ", protocol.Sectoren.Select(s => s.ToString().ToLowerInvariant()));

    private static string Datum(DateOnly datum) => datum.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Getal(int getal) => getal.ToString(CultureInfo.InvariantCulture);
}
