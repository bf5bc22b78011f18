using System.Security.Cryptography;
using System.Text;
using Routeboek.Application.Beelden;
using Routeboek.Application.Registraties;
using Routeboek.Application.Signalering;
using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Protocollen;
using Routeboek.Domain.Signalering;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Application.Verzuimscan;

/// <summary>What a host puts around the sheet; markup of its own, never a text from outside.</summary>
public sealed record Scanrand
{
    /// <summary>Nothing around it: a file that stands alone and fetches nothing.</summary>
    public static readonly Scanrand Geen = new();

    /// <summary>In the head.</summary>
    public string Hoofd { get; init; } = "";

    /// <summary>Before the main part.</summary>
    public string Boven { get; init; } = "";

    /// <summary>In the main part, before the sheet.</summary>
    public string Voor { get; init; } = "";

    /// <summary>In the main part, after the sheet.</summary>
    public string Na { get; init; } = "";
}

/// <summary>
/// The verzuimscan: one printable page per group and pupil with who, why, what today and the year as a picture (docs/verzuimscan.md).
/// Two passes over the pupils: the first counts, the second writes pupil by pupil.
/// </summary>
public sealed class Verzuimscanblad
{
    private const int SchrijfVanaf = 48 * 1024;
    private const int MeesteEerst = 25;
    private const int GrootVanaf = 150;

    private static readonly (string Naam, string Betekenis)[] Trappen =
    [
        ("Geen signaal", "niets aan en niets in de buurt"),
        ("In de buurt", "nog niets aan, wel dicht bij een grens"),
        ("Signaal aan", "een eerdere trede, of een signaal zonder ladder"),
        ("Bovenste trede", "de hoogste trede van een ladder, of een grens uit de wet"),
    ];

    private readonly Protocol _protocol;
    private readonly Verzuimbestand _bestand;
    private readonly DateOnly _peildatum;
    private readonly Jaarraster _raster;
    private readonly Ladders _ladders;
    private readonly bool _geschat;
    private readonly Jaarbeeld _jaar = new();
    private readonly HashSet<int> _gebruikt = [];
    private readonly Uitvoerbuffer _buffer = new();
    private readonly Htmlschrijver _uit;

    /// <param name="protocol">The protocol.</param>
    /// <param name="bestand">The registrations.</param>
    /// <param name="peildatum">The reference day: a school day of the calendar.</param>
    public Verzuimscanblad(Protocol protocol, Verzuimbestand bestand, DateOnly peildatum)
    {
        _protocol = protocol;
        _bestand = bestand;
        _peildatum = peildatum;
        _raster = new Jaarraster(bestand.Kalender, peildatum);
        _ladders = new Ladders(protocol);
        _geschat = !protocol.AlleenPo && !bestand.Kader.HeeftRoosters;
        _uit = new Htmlschrijver(_buffer);
        Stijl = Scanstijl.Met($"Verzuimscan, {protocol.Id} {protocol.Versie}, stand op {Schoolkalender.Leesbaar(peildatum)}");
    }

    /// <summary>What stands between the style tags, for a Content-Security-Policy.</summary>
    public string Stijl { get; }

    /// <summary>The source expression that allows exactly <see cref="Stijl"/>: <c>sha256-…</c>.</summary>
    public string Stijlbron => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Stijl)))}";

    /// <summary>Writes the page.</summary>
    /// <exception cref="IOException">The target cannot be written.</exception>
    public async Task SchrijfAsync(Stream doel, Scanrand rand, CancellationToken stop)
    {
        var stand = Scanstand.Lees(_protocol, _bestand, _peildatum, stop);
        var beoordelaar = new Leerlingbeoordelaar(_protocol, _bestand, _peildatum, nadert: true, opPeildag: true);
        Begin(stand, rand);
        for (var g = 0; g < stand.Groepen.Count; g++)
        {
            var groep = stand.Groepen[g];
            if (groep.Vermeldingen.Count == 0)
                continue;
            Groepskop(stand, groep, g);
            foreach (var vermelding in groep.Vermeldingen)
            {
                if (vermelding.Trap == Trap.Nadert)
                    break;
                Leerling(vermelding.Leerling, beoordelaar.Beoordeel(vermelding.Leerling));
                await SpoelAsync(doel, SchrijfVanaf, stop);
            }
            InDeBuurt(groep, beoordelaar);
            _uit.Ruw("</section>\n");
            await SpoelAsync(doel, SchrijfVanaf, stop);
        }
        Einde(rand);
        await SpoelAsync(doel, 0, stop);
        await doel.FlushAsync(stop);
    }

    private async Task SpoelAsync(Stream doel, int vanaf, CancellationToken stop)
    {
        if (_buffer.Lengte < vanaf)
            return;
        await doel.WriteAsync(_buffer.Geheugen, stop);
        _buffer.Leeg();
    }

    private void Begin(Scanstand stand, Scanrand rand)
    {
        var dag = Schoolkalender.Leesbaar(_peildatum);
        _uit.Ruw("<!DOCTYPE html>\n<html lang=\"nl\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        if (rand == Scanrand.Geen)
            _uit.Ruw($"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '{Stijlbron}'\">\n");
        _uit.Ruw("<meta name=\"robots\" content=\"noindex\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<title>Verzuimscan ").Tekst($"{dag}, {_protocol.Naam}")
            .Ruw("</title>\n<style>").Ruw(Stijl).Ruw("</style>\n").Ruw(rand.Hoofd)
            .Ruw(stand.MetSignaal > GrootVanaf ? "</head>\n<body class=\"groot\">\n" : "</head>\n<body>\n")
            .Ruw("<a class=\"sla-over\" href=\"#inhoud\">Naar de inhoud</a>\n").Ruw(rand.Boven).Ruw("<main id=\"inhoud\" class=\"blad\" tabindex=\"-1\">\n").Ruw(rand.Voor)
            .Ruw("<article>\n<h1>Verzuimscan</h1>\n<p class=\"onder\">").Tekst(_protocol.Naam).Ruw($", stand op {dag}</p>\n");
        Voorbehouden();
        Feiten(stand);
        GaatGoed(stand);
        Piramide(stand);
        Eerst(stand);
        Signaaltabel(stand);
        Groepentabel(stand);
        if (stand.MetSignaal > 0)
        {
            Legenda();
            _uit.Ruw(Jaarkaart.Tekeningen(_raster)).Ruw("\n");
        }
        else
        {
            _uit.Ruw("<p class=\"goedzo\">Er staat geen signaal aan. Mooi: houd dit vast.</p>\n");
        }
    }

    private void Voorbehouden()
    {
        if (_bestand.Telling.Geweigerd > 0)
        {
            _uit.Ruw("<p class=\"let-op\"><strong>Let op: niet alles telt mee.</strong> ").Tekst(Beeldwoorden.Aantal(_bestand.Telling.Geweigerd, "rij is", "rijen zijn"))
                .Ruw(" geweigerd en niet beoordeeld. Er kan dus een signaal ontbreken.</p>\n");
        }
        if (_protocol.Voorbehoud.Length > 0)
            _uit.Ruw("<p class=\"let-op\"><strong>Voorbehoud:</strong> ").Tekst(_protocol.Voorbehoud).Ruw("</p>\n");
    }

    private void Feiten(Scanstand stand)
    {
        var t = _bestand.Telling;
        _uit.Ruw("<dl class=\"feiten\">\n");
        Feit("Protocol", $"{_protocol.Id}, versie {_protocol.Versie}");
        Feit("Peildatum", $"{Schoolkalender.Leesbaar(_peildatum)}, schooljaar {_raster.Jaar}");
        Feit("Leerlingen", stand.ZonderRij is null
            ? $"{Beeldwoorden.Getal(stand.Leerlingen)} met een registratie in het bestand"
            : $"{Beeldwoorden.Getal(stand.Leerlingen)} op de lijst, {Beeldwoorden.Getal(_bestand.Leerlingen)} met een registratie");
        Feit("Rijen", $"{Beeldwoorden.Getal(t.Gelezen)} gelezen: {Beeldwoorden.Getal(t.Geteld)} geteld, {Beeldwoorden.Getal(t.Dubbel)} dubbel, {Beeldwoorden.Getal(t.Geweigerd)} geweigerd");
        Feit("Lesminuten", _geschat ? "rooster geschat: er is geen rooster gegeven" : _bestand.Kader.HeeftRoosters ? "uit het rooster, anders uit de kalender" : "uit de kalender");
        _uit.Ruw("</dl>\n");

        void Feit(string naam, string tekst) => _uit.Ruw("<div><dt>").Ruw(naam).Ruw("</dt><dd>").Tekst(tekst).Ruw("</dd></div>\n");
    }

    private void GaatGoed(Scanstand stand)
    {
        _uit.Ruw("<section class=\"goedzo\" aria-labelledby=\"goed\"><h2 id=\"goed\">Wat goed gaat</h2><ul>\n");
        if (stand.ZonderRij is > 0 and var zonder)
            _uit.Ruw("<li>").Tekst(Beeldwoorden.Aantal(zonder, "leerling heeft", "leerlingen hebben")).Ruw(" geen enkele registratie in dit bestand.</li>\n");
        _uit.Ruw("<li>").Tekst(Beeldwoorden.Aantal(stand.PerTrap[(int)Trap.Geen], "leerling heeft", "leerlingen hebben")).Ruw(" geen signaal, en er is ook niets in de buurt.</li>\n");
        if (stand.Weken > 0)
        {
            _uit.Ruw("<li>De leerlingen met een registratie hadden dit schooljaar samen ").Getal(stand.Weken).Ruw(" schoolweken. ")
                .Getal(stand.WekenZonder).Ruw($" daarvan ({stand.WekenZonder * 100 / stand.Weken} %) waren zonder verzuim.</li>\n");
        }
        if (stand.WeerOpSchool > 0)
        {
            _uit.Ruw("<li>Bij ").Tekst(Beeldwoorden.Aantal(stand.WeerOpSchool, "leerling", "leerlingen"))
                .Ruw(" met een signaal gaat het nu beter: de laatste 2 schoolweken of langer zonder verzuim.</li>\n");
        }
        _uit.Ruw("</ul></section>\n");
    }

    // the bars make the pyramid, the table says the same
    private void Piramide(Scanstand stand)
    {
        var meeste = Math.Max(1, stand.PerTrap.Max());
        _uit.Ruw("<h2>Waar de leerlingen staan</h2>\n<div class=\"tabel\" tabindex=\"0\" role=\"region\" aria-label=\"Leerlingen per trap\"><table>\n<thead><tr><th scope=\"col\">Trap</th><th scope=\"col\" class=\"n\">Leerlingen</th><th scope=\"col\" class=\"breed\">Beeld</th><th scope=\"col\">Wat het betekent</th></tr></thead>\n<tbody>\n");
        for (var trap = Trappen.Length - 1; trap >= 0; trap--)
        {
            var breedte = stand.PerTrap[trap] == 0 ? 0 : Math.Max(1, stand.PerTrap[trap] * 200 / meeste);
            _uit.Ruw("<tr><th scope=\"row\">").Ruw(Trappen[trap].Naam).Ruw("</th><td class=\"n\">").Getal(stand.PerTrap[trap])
                .Ruw($"</td><td class=\"breed\"><svg class=\"staaf t{trap}\" viewBox=\"0 0 200 16\" preserveAspectRatio=\"none\" aria-hidden=\"true\" focusable=\"false\"><rect x=\"{(200 - breedte) / 2}\" width=\"{breedte}\" height=\"16\"/></svg></td><td>")
                .Ruw(Trappen[trap].Betekenis).Ruw("</td></tr>\n");
        }
        _uit.Ruw("</tbody></table></div>\n");
    }

    private void Signaaltabel(Scanstand stand)
    {
        var meeste = stand.Leidt.Append(1).Max();
        var leeg = new List<string>();
        _uit.Ruw("<h2>Signalen nu, per ladder</h2>\n<p class=\"onder\">Bij een ladder leidt de hoogste trede; de lagere treden staan dan ook aan.</p>\n"
            + "<div class=\"tabel\" tabindex=\"0\" role=\"region\" aria-label=\"Signalen per ladder\"><table class=\"ladder\">\n<thead><tr><th scope=\"col\">Signaal</th><th scope=\"col\" class=\"n\">Leidt bij</th><th scope=\"col\" class=\"breed\">Beeld</th><th scope=\"col\" class=\"n\">Staat aan</th><th scope=\"col\" class=\"n\">In de buurt</th></tr></thead>\n");
        foreach (var ladder in Enumerable.Range(0, _protocol.Signalen.Count).GroupBy(i => _ladders.Trede(_protocol.Signalen[i]).Length > 0 ? _protocol.Signalen[i].Ladder : "", StringComparer.Ordinal).OrderBy(g => g.Key.Length == 0))
        {
            var zichtbaar = ladder.Where(i => stand.Aan[i] > 0 || stand.Nadert[i] > 0).OrderByDescending(i => _protocol.Signalen[i].Trede).ToList();
            leeg.AddRange(ladder.Except(zichtbaar).Select(i => _protocol.Signalen[i].Naam));
            if (zichtbaar.Count == 0)
                continue;
            _uit.Ruw("<tbody>\n<tr><th scope=\"rowgroup\" colspan=\"5\">").Tekst(ladder.Key.Length == 0 ? "Zonder ladder" : Beeldwoorden.Ladder(ladder.Key)).Ruw("</th></tr>\n");
            foreach (var i in zichtbaar)
            {
                var regel = _protocol.Signalen[i];
                var breedte = stand.Leidt[i] == 0 ? 0 : Math.Max(1, stand.Leidt[i] * 200 / meeste);
                _uit.Ruw("<tr><th scope=\"row\">").Tekst(regel.Naam).Ruw("</th><td class=\"n\">").Getal(stand.Leidt[i])
                    .Ruw($"</td><td class=\"breed\"><svg class=\"staaf{(_ladders.IsBovenste(regel) ? " t3" : " t2")}\" viewBox=\"0 0 200 16\" preserveAspectRatio=\"none\" aria-hidden=\"true\" focusable=\"false\"><rect width=\"{breedte}\" height=\"16\"/></svg></td><td class=\"n\">")
                    .Getal(stand.Aan[i]).Ruw("</td><td class=\"n\">").Getal(stand.Nadert[i]).Ruw("</td></tr>\n");
            }
            _uit.Ruw("</tbody>\n");
        }
        _uit.Ruw("</table></div>\n");
        if (leeg.Count > 0)
            _uit.Ruw("<p class=\"onder\">Bij niemand aan of in de buurt: ").Tekst(string.Join(", ", leeg)).Ruw(".</p>\n");
    }

    private void Eerst(Scanstand stand)
    {
        var totaal = stand.PerTrap[(int)Trap.Bovenste];
        if (totaal == 0)
            return;
        _uit.Ruw("<h2>Begin hier</h2>\n<p class=\"onder\">").Tekst(Beeldwoorden.Aantal(totaal, "leerling staat", "leerlingen staan"))
            .Ruw(" op de bovenste trede van een ladder of boven een grens uit de wet.</p>\n"
            + "<div class=\"tabel\" tabindex=\"0\" role=\"region\" aria-label=\"Begin hier\"><table>\n<thead><tr><th scope=\"col\">Leerling</th><th scope=\"col\">Groep</th><th scope=\"col\">Vandaag</th></tr></thead>\n<tbody>\n");
        foreach (var (groep, vermelding) in stand.Groepen.SelectMany(g => g.Vermeldingen.Where(v => v.Trap == Trap.Bovenste).Select(v => (g, v))).Take(MeesteEerst))
        {
            _uit.Ruw("<tr><th scope=\"row\"><a href=\"#l").Nummer(vermelding.Leerling).Ruw("\">").Vreemd(Sleutel(vermelding.Leerling)).Ruw("</a></th><td>")
                .Vreemd(groep.Groep.Length == 0 ? "-" : groep.Groep).Ruw("</td><td>").Tekst(_protocol.Signalen[vermelding.Regel].Vandaag).Ruw("</td></tr>\n");
        }
        _uit.Ruw("</tbody></table></div>\n");
        if (totaal > MeesteEerst)
            _uit.Ruw("<p>En nog ").Getal(totaal - MeesteEerst).Ruw("; zij staan vooraan in hun groep.</p>\n");
    }

    private void Groepentabel(Scanstand stand)
    {
        if (stand.Groepen.Count < 2)
            return;
        _uit.Ruw("<h2>Per groep</h2>\n<div class=\"tabel\" tabindex=\"0\" role=\"region\" aria-label=\"Per groep\"><table>\n<caption>Leerlingen met een registratie</caption>\n<thead><tr><th scope=\"col\">Groep</th><th scope=\"col\" class=\"n\">Leerlingen</th><th scope=\"col\" class=\"n\">Geen signaal</th><th scope=\"col\" class=\"n\">In de buurt</th><th scope=\"col\" class=\"n\">Signaal aan</th><th scope=\"col\" class=\"n\">Bovenste trede</th></tr></thead>\n<tbody>\n");
        for (var g = 0; g < stand.Groepen.Count; g++)
        {
            var groep = stand.Groepen[g];
            _uit.Ruw("<tr><th scope=\"row\">");
            if (groep.Vermeldingen.Count > 0)
                _uit.Ruw("<a href=\"#g").Nummer(g).Ruw("\">").Vreemd(Groepsnaam(stand, groep)).Ruw("</a>");
            else
                _uit.Vreemd(Groepsnaam(stand, groep));
            _uit.Ruw("</th><td class=\"n\">").Getal(groep.Leerlingen).Ruw("</td>");
            foreach (var aantal in groep.PerTrap)
                _uit.Ruw("<td class=\"n\">").Getal(aantal).Ruw("</td>");
            _uit.Ruw("</tr>\n");
        }
        _uit.Ruw("</tbody></table></div>\n");
    }

    private void Legenda() =>
        _uit.Ruw("<section aria-labelledby=\"legenda\"><h2 id=\"legenda\">Zo leest u het jaar</h2>\n").Ruw(Jaarkaart.Legenda()).Ruw("</section>\n");

    private void Groepskop(Scanstand stand, Scangroep groep, int nummer)
    {
        var met = groep.PerTrap[(int)Trap.Aan] + groep.PerTrap[(int)Trap.Bovenste];
        _uit.Ruw("<section aria-labelledby=\"g").Nummer(nummer).Ruw("\">\n<div class=\"groepskop\"><h2 id=\"g").Nummer(nummer).Ruw("\">").Vreemd(Groepsnaam(stand, groep)).Ruw("</h2><p>")
            .Tekst($"{Beeldwoorden.Aantal(groep.Leerlingen, "leerling", "leerlingen")} met een registratie: {groep.PerTrap[(int)Trap.Geen]} zonder signaal, {groep.PerTrap[(int)Trap.Nadert]} in de buurt, {met} met een signaal")
            .Ruw("</p></div>\n");
    }

    private void Leerling(int leerling, Leerlingsignalen signalen)
    {
        var beeld = Leerlingbeeld.Van(signalen, _ladders);
        var rijen = _bestand.Rijen(leerling);
        _jaar.Lees(signalen.Kalender, signalen.Peildag, rijen);
        _uit.Ruw("<section class=\"lg\" id=\"l").Nummer(leerling).Ruw("\" aria-labelledby=\"n").Nummer(leerling).Ruw("\">\n<header><h3 id=\"n").Nummer(leerling).Ruw("\">").Vreemd(Sleutel(leerling)).Ruw("</h3>");
        Wie(leerling);
        Goed();
        _uit.Ruw(beeld.Leidend.Count % 2 == 0 ? "</header>\n<div class=\"twee even\">\n<div class=\"sigs\">\n" : "</header>\n<div class=\"twee\">\n<div class=\"sigs\">\n");
        foreach (var leidend in beeld.Leidend)
            Signaal(leidend, signalen, rijen);
        _uit.Ruw("</div>\n<div class=\"kaart\">");
        if (signalen.Kalender.Datum(signalen.Peildag) >= _raster.Eerste)
            _uit.Ruw("<div class=\"jaren\">").Ruw(Jaarkaart.Svg(_raster, _jaar, rijen)).Ruw("</div>\n");
        if (beeld.Nadert.Count > 0)
        {
            _uit.Ruw("<div class=\"bij\"><strong>Komt in de buurt</strong><ul>");
            foreach (var nadert in beeld.Nadert)
                _uit.Ruw("<li>").Tekst($"{nadert.Regel.Naam}: {Beeldwoorden.Nadering(nadert)}").Ruw("</li>");
            _uit.Ruw("</ul></div>\n");
        }
        _uit.Ruw("<details><summary>Het jaar in een tabel</summary><table><thead><tr><th scope=\"col\">Maand</th><th scope=\"col\">Dagen zonder verzuim</th><th scope=\"col\">Wat er was, op welke dag</th></tr></thead><tbody>")
            .Ruw(Jaarkaart.Tabelrijen(_jaar)).Ruw("</tbody></table></details></div>\n</div>\n</section>\n");
    }

    private void Wie(int leerling)
    {
        if (_bestand.Gegevens(leerling) is not { } gegevens)
            return;
        var delen = new List<string>();
        if (gegevens.Leerjaar.Length > 0)
            delen.Add($"leerjaar {gegevens.Leerjaar}");
        if (gegevens.Groep.Length > 0)
            delen.Add($"groep {gegevens.Groep}");
        if (gegevens.Onderwijssoort.Length > 0)
            delen.Add(gegevens.Onderwijssoort);
        _uit.Ruw("<p class=\"wie\">").Vreemd(string.Join(", ", delen)).Ruw("</p>");
    }

    private void Goed()
    {
        _uit.Ruw("<p class=\"goed\">").Tekst(Beeldwoorden.Aantal(_jaar.Schoolweken, "schoolweek", "schoolweken")).Ruw($", {_jaar.WekenZonder} zonder verzuim. ")
            .Ruw($"{Beeldwoorden.Procent(_jaar.AanwezigTienden)} aanwezig{(_geschat ? " (geschat)" : "")}.");
        if (_jaar.LaatsteWekenZonder >= 2)
            _uit.Ruw($" De laatste {_jaar.LaatsteWekenZonder} weken zonder verzuim.");
        _uit.Ruw("</p>");
    }

    private void Signaal(LeidendSignaal leidend, Leerlingsignalen leerling, ReadOnlySpan<uint> rijen)
    {
        var signaal = leidend.Signaal;
        var regel = signaal.Regel;
        _gebruikt.Add(signaal.RegelIndex);
        var bewijs = leerling.BewijsVan(signaal);
        DateOnly? eerste = bewijs.Length == 0 ? null : leerling.Kalender.Datum(new Registratie(rijen[bewijs[0]]).Dag);
        var dag = leerling.Kalender.Datum(signaal.IsAan ? leerling.Peildag : signaal.Sinds);
        _uit.Ruw(leidend.IsBovenste ? "<div class=\"sig t3\"><h4>" : "<div class=\"sig\"><h4>").Tekst(regel.Naam);
        if (_ladders.Trede(regel) is { Length: > 0 } trede)
            _uit.Ruw(" <span>").Ruw(trede).Ruw("</span>");
        _uit.Ruw("</h4>\n<p class=\"vandaag\"><span class=\"vak\" aria-hidden=\"true\"></span><span>Vandaag: ").Tekst(ZonderPunt(regel.Vandaag)).Ruw("</span></p>\n<dl>\n<dt>Waarom</dt><dd>")
            .Tekst($"{Uitleg.Waarom(regel, signaal.Verklaring, eerste, dag)}. Grens: {Uitleg.Grens(regel, signaal.Verklaring)}. {Sinds(signaal, leerling)}").Ruw("</dd>\n<dt>Vervolg</dt><dd>").Tekst(regel.Vervolg).Ruw("</dd>\n");
        if (bewijs.Length > 0)
            _uit.Ruw("<dt>Telt mee</dt><dd>").Tekst(Telt(signaal, leerling, rijen, bewijs)).Ruw("</dd>\n");
        if (leidend.Lager.Count > 0)
        {
            _uit.Ruw("<dt>Ook aan</dt><dd>").Tekst(string.Join("; ", leidend.Lager.Select(l =>
                $"{l.Regel.Naam} (sinds {Beeldwoorden.KorteDag(leerling.Kalender.Datum(l.Sinds))})"))).Ruw("</dd>\n");
        }
        _uit.Ruw("<dt>Bron</dt><dd class=\"bron\">").Tekst($"{regel.Bron} ({Beeldwoorden.Herkomst(regel.Herkomst)})").Ruw("</dd>\n</dl></div>\n");
    }

    private string Sinds(Signaal signaal, Leerlingsignalen leerling)
    {
        if (signaal.Regel.Criterium is Criterium.Dagmelding melding)
            return $"Deze schoolweek op {string.Join(", ", Dagen(melding, leerling).Select(d => Beeldwoorden.Dag(leerling.Kalender.Datum(d.Dag))))}.";
        return $"Aan sinds {Beeldwoorden.Dag(leerling.Kalender.Datum(signaal.Sinds))}.";
    }

    // a report is of one day; the sheet shows those of the week
    private string Telt(Signaal signaal, Leerlingsignalen leerling, ReadOnlySpan<uint> rijen, ReadOnlySpan<int> bewijs)
    {
        if (signaal.Regel.Criterium is not Criterium.Dagmelding melding)
            return Beeldwoorden.Bewijs(leerling.Kalender, rijen, bewijs);
        var vanDeWeek = new List<int>();
        foreach (var dag in Dagen(melding, leerling))
        {
            for (var i = dag.Van; i < dag.Tot; i++)
            {
                if (melding.Soorten.Bevat(new Registratie(rijen[i]).Soort))
                    vanDeWeek.Add(i);
            }
        }
        return Beeldwoorden.Bewijs(leerling.Kalender, rijen, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(vanDeWeek));
    }

    private IEnumerable<Dagbeeld> Dagen(Criterium.Dagmelding melding, Leerlingsignalen leerling) => _jaar.Dagen.Where(d =>
        d.Soorten.Raakt(melding.Soorten) && leerling.Kalender.Schoolweken[d.Dag] == leerling.Kalender.Schoolweken[leerling.Peildag]);

    private void InDeBuurt(Scangroep groep, Leerlingbeoordelaar beoordelaar)
    {
        var begonnen = false;
        foreach (var vermelding in groep.Vermeldingen)
        {
            if (vermelding.Trap != Trap.Nadert)
                continue;
            if (!begonnen)
                _uit.Ruw("<h3>Komt in de buurt</h3>\n<p class=\"onder\">Nog geen signaal. Een vriendelijk gesprek kan nu genoeg zijn.</p>\n<ul class=\"buurt\">\n");
            begonnen = true;
            var beeld = Leerlingbeeld.Van(beoordelaar.Beoordeel(vermelding.Leerling), _ladders);
            _uit.Ruw("<li><strong>").Vreemd(Sleutel(vermelding.Leerling)).Ruw("</strong>: ")
                .Tekst(string.Join("; ", beeld.Nadert.Select(n => $"{Beeldwoorden.Nadering(n)} ({n.Regel.Naam})"))).Ruw("</li>\n");
        }
        if (begonnen)
            _uit.Ruw("</ul>\n");
    }

    private void Einde(Scanrand rand)
    {
        var uitleg = _gebruikt.Order().Select(i => _protocol.Signalen[i]).Where(r => r.Toelichting.Length > 0).ToList();
        if (uitleg.Count > 0)
        {
            _uit.Ruw("<section aria-labelledby=\"grenzen\"><h2 id=\"grenzen\">Bij de grenzen op dit blad</h2>\n<ul>\n");
            foreach (var regel in uitleg)
                _uit.Ruw("<li><strong>").Tekst(regel.Naam).Ruw("</strong>: ").Tekst(regel.Toelichting).Ruw("</li>\n");
            _uit.Ruw("</ul></section>\n");
        }
        _uit.Ruw("<footer><p>Gemaakt met Routeboek. Dit blad gaat over leerlingen: bewaar het zorgvuldig en deel het alleen met wie het nodig heeft. Op het blad staat niets dat niet in uw bestanden stond.</p></footer>\n</article>\n")
            .Ruw(rand.Na).Ruw("</main>\n</body>\n</html>\n");
    }

    private static string Groepsnaam(Scanstand stand, Scangroep groep)
    {
        var naam = groep.Groep.Length == 0 ? "Zonder groep"
            : groep.Groep.StartsWith("groep", StringComparison.OrdinalIgnoreCase) || groep.Groep.StartsWith("klas", StringComparison.OrdinalIgnoreCase)
                || groep.Groep.StartsWith("leerjaar", StringComparison.Ordinal) ? char.ToUpperInvariant(groep.Groep[0]) + groep.Groep[1..]
            : $"Groep {groep.Groep}";
        return groep.School.Length > 0 && stand.Groepen.Any(g => g.School != groep.School) ? $"{groep.School}, {naam}" : naam;
    }

    private string Sleutel(int leerling) => Encoding.UTF8.GetString(_bestand.Sleutel(leerling));

    private static string ZonderPunt(string tekst) => tekst.TrimEnd('.');
}
