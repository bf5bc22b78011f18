using System.Globalization;
using System.Text;
using Routeboek.Application.Registraties;
using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Protocollen;
using Routeboek.Domain.Signalering;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Application.Signalering;

/// <summary>For people at a terminal: per pupil each signal with its reason, what follows and the source; what is on now comes first.</summary>
public sealed class Tabeluitvoer(Protocol protocol, Verzuimbestand bestand, DateOnly peildatum) : Signaaluitvoer
{
    public override void Begin(Uitvoerbuffer uit)
    {
        uit.Schrijf($"Signalen volgens {protocol.Naam} ({protocol.Id}, versie {protocol.Versie}), stand op {Schoolkalender.Leesbaar(peildatum)}\n");
        if (protocol.Voorbehoud.Length > 0)
            uit.Schrijf($"Let op: {protocol.Voorbehoud}\n");
        if (!protocol.AlleenPo && !bestand.Kader.HeeftRoosters)
            uit.Schrijf("Let op: zonder rooster zijn de geplande minuten geschat.\n");
    }

    public override void Leerling(Leerlingsignalen leerling, Uitvoerbuffer uit)
    {
        if (leerling.Signalen.Count == 0)
            return;
        uit.Schrijf((byte)'\n');
        uit.Schrijf(ZonderBesturing(Encoding.UTF8.GetString(bestand.Sleutel(leerling.Leerling))));
        if (bestand.Gegevens(leerling.Leerling) is { Groep.Length: > 0 } gegevens)
            uit.Schrijf($" · groep {ZonderBesturing(gegevens.Groep)}");
        uit.Schrijf((byte)'\n');
        foreach (var signaal in leerling.Signalen.OrderBy(s => s.IsAan ? 0 : s.IsNadering ? 2 : 1).ThenByDescending(s => s.IsAan ? s.Regel.Trede : 0))
            Schrijf(leerling, signaal, uit);
    }

    private void Schrijf(Leerlingsignalen leerling, Signaal signaal, Uitvoerbuffer uit)
    {
        var bewijs = leerling.BewijsVan(signaal);
        var kalender = leerling.Kalender;
        DateOnly? eerste = bewijs.Length == 0 ? null : kalender.Datum(new Registratie(bestand.Rijen(leerling.Leerling)[bewijs[0]]).Dag);
        if (signaal.IsNadering)
        {
            uit.Schrijf($"  · {signaal.Regel.Id}: komt in de buurt, {Uitleg.Nog(signaal.Verklaring)}\n");
            return;
        }
        var dag = kalender.Datum(signaal.Sinds);
        var duur = signaal.IsAan ? $"sinds {Schoolkalender.Leesbaar(dag)}" : $"{Schoolkalender.Leesbaar(dag)} tot en met {Schoolkalender.Leesbaar(kalender.Datum(signaal.Tot))}";
        uit.Schrijf($"  {(signaal.IsAan ? "!" : "-")} {signaal.Regel.Id} ({duur})\n");
        uit.Schrijf(Afgebroken(Uitleg.Zin(signaal.Regel, signaal.Verklaring, eerste, dag)));
        uit.Schrijf($"      regels in het bestand: {Regels(leerling, bewijs)}\n");
    }

    private string Regels(Leerlingsignalen leerling, ReadOnlySpan<int> bewijs)
    {
        const int Meeste = 12;
        var regels = bestand.Regels(leerling.Leerling);
        var tekst = new StringBuilder();
        for (var i = 0; i < Math.Min(bewijs.Length, Meeste); i++)
            tekst.Append(i == 0 ? "" : ", ").Append(regels[bewijs[i]].ToString(CultureInfo.InvariantCulture));
        if (bewijs.Length > Meeste)
            tekst.Append(CultureInfo.InvariantCulture, $" en nog {bewijs.Length - Meeste}");
        return tekst.ToString();
    }

    // 100 columns, so that a sentence stays readable in a narrow window
    private static string Afgebroken(string zin)
    {
        var tekst = new StringBuilder();
        var breedte = 0;
        foreach (var woord in zin.Split(' '))
        {
            if (breedte > 0 && breedte + 1 + woord.Length > 94)
            {
                tekst.Append('\n');
                breedte = 0;
            }
            tekst.Append(breedte == 0 ? "      " : " ").Append(woord);
            breedte += woord.Length + 1;
        }
        return tekst.Append('\n').ToString();
    }

    // a key could otherwise steer the terminal
    private static string ZonderBesturing(string tekst) => string.Concat(tekst.Select(c => char.IsControl(c) ? '·' : c));
}
