using System.Text;
using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Application.Registraties.Bronnen;

/// <summary>
/// EduArte's CSV of absence reports: <c>;</c>, no header, nine fields: pupil; begin date yyyyMMdd; begin time HHmm?; end date?; end time?;
/// first lesson hour?; last lesson hour?; reason code; remark. The remark is never read.
/// </summary>
public sealed class EduarteAbsentieBron(Codetabel codes, Schoolkalender kalender, DateOnly? openTot = null) : Verzuimbron
{
    public override string Naam => "eduarte-absentie";

    public override void Lees(Stream invoer, Rijontvanger ontvanger, CancellationToken stop)
    {
        var lezer = new EduarteLezer(9, kalender, openTot);
        lezer.Lees(invoer, ontvanger, (tabel, doel) =>
        {
            var code = tabel.Veld(7);
            if (code.IsEmpty)
                return new Codebetekenis(Verzuimsoort.Onbekend, null);
            if (codes.Zoek(code) is { } betekenis)
                return betekenis;
            doel.Fout(tabel.Regel, "reden", $"de code '{Tekst.Toonbaar(code)}' staat niet in de koppeling",
                $"een eigen koppeling (bestandssoort: eduarte) met onder codes een regel als '\"{Tekst.Toonbaar(code)}\": geoorloofd'");
            return null;
        }, stop);
    }
}

/// <summary>
/// EduArte's CSV of observations per lesson, ten fields: as above, then course, <c>Aanwezig|Afwezig|Nvt</c>, handled J/N. Present and Nvt
/// are passed over. An absence carries no reason here and is <c>onbekend</c>, unless field eight is a mapped code of at most two characters,
/// as some schools fill in.
/// </summary>
public sealed class EduarteWaarnemingBron(Codetabel codes, Schoolkalender kalender, DateOnly? openTot = null) : Verzuimbron
{
    private static readonly Codebetekenis Niet = new(null, null);
    private static readonly Codebetekenis Onverklaard = new(Verzuimsoort.Onbekend, null);

    public override string Naam => "eduarte-waarneming";

    public override void Lees(Stream invoer, Rijontvanger ontvanger, CancellationToken stop)
    {
        var lezer = new EduarteLezer(10, kalender, openTot);
        lezer.Lees(invoer, ontvanger, (tabel, doel) =>
        {
            var soort = tabel.Veld(8);
            if (Ascii.EqualsIgnoreCase(soort, "Aanwezig"u8) || Ascii.EqualsIgnoreCase(soort, "Nvt"u8))
                return Niet;
            if (!Ascii.EqualsIgnoreCase(soort, "Afwezig"u8))
            {
                doel.Fout(tabel.Regel, "waarneming", $"'{Tekst.Toonbaar(soort)}' is geen waarneming", "Aanwezig, Afwezig of Nvt");
                return null;
            }
            var code = tabel.Veld(7);
            return code.Length is > 0 and <= 2 && codes.Zoek(code) is { } betekenis ? betekenis : Onverklaard;
        }, stop);
    }
}

/// <summary>What the two files of EduArte share.</summary>
internal sealed class EduarteLezer(int velden, Schoolkalender kalender, DateOnly? openTot)
{
    private readonly Uitvouwer _uitvouwer = new(kalender, openTot);

    public void Lees(Stream invoer, Rijontvanger ontvanger, Func<Tabellezer, Rijontvanger, Codebetekenis?> betekenisVan, CancellationToken stop)
    {
        using var tabel = new CsvTabel(invoer, ';');
        long overgeslagen = 0;
        while (tabel.Volgende(ontvanger))
        {
            stop.ThrowIfCancellationRequested();
            if (tabel.Aantal != velden)
            {
                ontvanger.Fout(tabel.Regel, "(rij)", $"{tabel.Aantal} velden", $"{velden} velden, gescheiden door ;");
                continue;
            }
            if (betekenisVan(tabel, ontvanger) is not { } betekenis)
                continue;
            if (betekenis.Soort is { } soort)
                Melding(tabel, soort, betekenis, ontvanger);
            else
                overgeslagen++;
        }
        if (overgeslagen > 0)
            ontvanger.Overgeslagen(overgeslagen);
        _uitvouwer.Klaar(ontvanger);
        if (tabel.IsWindows1252)
            ontvanger.Opmerking("Het bestand is gelezen als Windows-1252 (geen UTF-8).");
    }

    private void Melding(CsvTabel tabel, Verzuimsoort soort, Codebetekenis betekenis, Rijontvanger ontvanger)
    {
        var regel = tabel.Regel;
        if (!Tekst.TryKaleDatum(tabel.Veld(1), out var begin))
        {
            ontvanger.Fout(regel, "begindatum", "geen datum", "jjjjmmdd, bijvoorbeeld 20260115");
            return;
        }
        var open = tabel.Veld(3).IsEmpty;
        var eind = begin;
        if (!open && !Tekst.TryKaleDatum(tabel.Veld(3), out eind))
        {
            ontvanger.Fout(regel, "einddatum", "geen datum", "jjjjmmdd, of leeg zolang de melding loopt");
            return;
        }
        if (!Tijd(tabel, 2, "begintijd", ontvanger, out var van) || !Tijd(tabel, 4, "eindtijd", ontvanger, out var tot)
            || !Lesuur(tabel, 5, "beginlesuur", ontvanger, out var vanUur) || !Lesuur(tabel, 6, "eindlesuur", ontvanger, out var totUur))
        {
            return;
        }
        // a lesson hour that both begins and ends on the clock of one day is not open, whatever the end date says
        open &= totUur == 0 && tot is null;
        _uitvouwer.Lever(new Melding
        {
            Regel = regel,
            Leerling = tabel.Veld(0),
            Begin = begin,
            Eind = eind,
            Open = open,
            Van = van,
            Tot = tot,
            BeginLesuur = vanUur,
            EindLesuur = totUur,
            Soort = soort,
            Reden = betekenis.RedenUtf8,
            Datumkolom = "begindatum",
            Lesuurkolom = "beginlesuur",
        }, ontvanger);
    }

    private static bool Tijd(CsvTabel tabel, int veld, string kolom, Rijontvanger ontvanger, out TimeOnly? tijd)
    {
        tijd = null;
        var cel = tabel.Veld(veld);
        if (cel.IsEmpty)
            return true;
        if (!Tekst.TryTijd(cel, out var gelezen))
        {
            ontvanger.Fout(tabel.Regel, kolom, "geen tijd", "uumm, bijvoorbeeld 0830, of leeg voor de hele dag");
            return false;
        }
        tijd = gelezen == TimeOnly.MinValue ? null : gelezen;
        return true;
    }

    private static bool Lesuur(CsvTabel tabel, int veld, string kolom, Rijontvanger ontvanger, out int uur)
    {
        uur = 0;
        var cel = tabel.Veld(veld);
        if (cel.IsEmpty || (Tekst.TryGetal(cel, out uur) && uur > 0))
            return true;
        ontvanger.Fout(tabel.Regel, kolom, "geen lesuur", "een getal van 1 tot en met 16, of leeg");
        return false;
    }
}
