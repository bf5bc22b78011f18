using System.Text;
using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Application.Registraties.Bronnen;

/// <summary>
/// JSON of Somtoday: absentiemeldingen and waarnemingen, as the REST interface gives them. The key of a pupil is the leerlingnummer;
/// names and remarks are never read.
/// </summary>
public sealed class SomtodayBron(Codetabel codes, Schoolkalender kalender, DateOnly? openTot = null) : Verzuimbron
{
    private static readonly string[] Paden =
    [
        "leerling.leerlingnummer", "leerlingnummer", "beginDatumTijd", "eindDatumTijd", "beginLesuur", "eindLesuur",
        "absentieReden.afkorting", "absentieReden.omschrijving", "absentieReden.absentieSoort", "absentieReden.geoorloofd", "waarnemingSoort",
    ];

    private const int Nummer = 0, KaalNummer = 1, Begin = 2, Eind = 3, BeginUur = 4, EindUur = 5, Afkorting = 6, Omschrijving = 7, Soort = 8, Geoorloofd = 9, Waarneming = 10;

    private static readonly Codebetekenis Niet = new(null, null);

    public override string Naam => "somtoday";

    public override void Lees(Stream invoer, Rijontvanger ontvanger, CancellationToken stop)
    {
        var items = new JsonItemlezer(invoer, Paden);
        var uitvouwer = new Uitvouwer(kalender, openTot);
        var opVlag = new SortedSet<string>(StringComparer.Ordinal);
        long overgeslagen = 0;
        while (items.Volgende())
        {
            stop.ThrowIfCancellationRequested();
            if (items.Bezwaar is { } bezwaar)
            {
                ontvanger.Fout(items.Regel, "(melding)", bezwaar, "een gewone melding");
                continue;
            }
            if (Betekenis(items, ontvanger, opVlag) is not { } betekenis)
                continue;
            if (betekenis.Soort is not { } soort)
            {
                overgeslagen++;
                continue;
            }
            var sleutel = items.Waarde(Nummer);
            if (sleutel.IsEmpty)
                sleutel = items.Waarde(KaalNummer);
            JsonMelding.Lever(items, uitvouwer, ontvanger, new JsonMelding.Plaatsen(Begin, Eind, BeginUur, EindUur, "beginDatumTijd", "eindDatumTijd", "beginLesuur"),
                sleutel, "leerlingnummer", soort, betekenis.RedenUtf8);
        }
        if (overgeslagen > 0)
            ontvanger.Overgeslagen(overgeslagen);
        uitvouwer.Klaar(ontvanger);
        if (opVlag.Count > 0)
            ontvanger.Opmerking($"Deze redenen staan niet in de koppeling en zijn gelezen op 'geoorloofd': {string.Join(", ", opVlag)}. Zet ze onder codes als een ervan iets anders betekent (bijvoorbeeld ziek).");
    }

    private Codebetekenis? Betekenis(JsonItemlezer items, Rijontvanger ontvanger, SortedSet<string> opVlag)
    {
        var waarneming = items.Waarde(Waarneming);
        if (Ascii.EqualsIgnoreCase(waarneming, "Aanwezig"u8) || Ascii.EqualsIgnoreCase(waarneming, "Nvt"u8))
            return Niet;
        if (!waarneming.IsEmpty && !Ascii.EqualsIgnoreCase(waarneming, "Afwezig"u8))
        {
            ontvanger.Fout(items.Regel, "waarnemingSoort", $"'{Tekst.Toonbaar(waarneming)}' is geen waarneming", "Aanwezig of Afwezig");
            return null;
        }
        var afkorting = items.Waarde(Afkorting);
        if (!afkorting.IsEmpty && codes.Zoek(afkorting) is { } opCode)
            return opCode;
        if (items.Waarde(Omschrijving) is { IsEmpty: false } omschrijving && codes.Zoek(omschrijving) is { } opNaam)
            return opNaam;
        var soort = items.Waarde(Soort);
        if (Ascii.EqualsIgnoreCase(soort, "Telaat"u8))
            return new Codebetekenis(Verzuimsoort.TeLaat, null);
        if (Ascii.EqualsIgnoreCase(soort, "Verwijderd"u8))
            return new Codebetekenis(Verzuimsoort.NietInGroep, "verwijderd");
        if (!soort.IsEmpty && !Ascii.EqualsIgnoreCase(soort, "Absent"u8))
        {
            ontvanger.Fout(items.Regel, "absentieSoort", $"'{Tekst.Toonbaar(soort)}' wordt niet gekend", "Absent, Telaat of Verwijderd, of de afkorting in een koppeling");
            return null;
        }
        var vlag = items.Waarde(Geoorloofd);
        if (vlag.IsEmpty)
            return new Codebetekenis(Verzuimsoort.Onbekend, null);
        if (opVlag.Count < 30 && !afkorting.IsEmpty)
            opVlag.Add(Tekst.Toonbaar(afkorting));
        return new Codebetekenis(vlag.SequenceEqual("true"u8) ? Verzuimsoort.Geoorloofd : Verzuimsoort.Ongeoorloofd, null);
    }
}

/// <summary>
/// JSON of Magister: absences as the interface gives them per pupil. An item does not say whose it is; the pupil is <c>Stamnummer</c>,
/// <c>Stamnr</c> or <c>Leerlingnummer</c> in the item, in its <c>Leerling</c> or in a wrapper around <c>Items</c>, or else the key that
/// the caller gives for the whole file.
/// </summary>
public sealed class MagisterBron(Codetabel codes, Schoolkalender kalender, string? leerling = null, DateOnly? openTot = null) : Verzuimbron
{
    private static readonly string[] Paden =
    [
        "Stamnummer", "Stamnr", "Leerlingnummer", "Leerling.Stamnummer", "Leerling.Stamnr", "Leerling.Leerlingnummer",
        "Start", "Eind", "Lesuur", "Geoorloofd", "Verantwoordingtype", "Code", "Omschrijving",
    ];

    private const int Start = 6, Eind = 7, Lesuur = 8, Geoorloofd = 9, Soort = 10, Code = 11, Omschrijving = 12;

    private static readonly Codebetekenis Niet = new(null, null);

    private readonly byte[] _leerling = Encoding.UTF8.GetBytes(leerling ?? "");

    public override string Naam => "magister";

    public override void Lees(Stream invoer, Rijontvanger ontvanger, CancellationToken stop)
    {
        var items = new JsonItemlezer(invoer, Paden);
        var uitvouwer = new Uitvouwer(kalender, openTot);
        long overgeslagen = 0;
        while (items.Volgende())
        {
            stop.ThrowIfCancellationRequested();
            if (items.Bezwaar is { } bezwaar)
            {
                ontvanger.Fout(items.Regel, "(melding)", bezwaar, "een gewone melding");
                continue;
            }
            if (Betekenis(items, ontvanger) is not { } betekenis)
                continue;
            if (betekenis.Soort is not { } soort)
            {
                overgeslagen++;
                continue;
            }
            ReadOnlySpan<byte> sleutel = default;
            for (var i = 0; i < Start && sleutel.IsEmpty; i++)
                sleutel = items.Waarde(i);
            if (sleutel.IsEmpty)
                sleutel = _leerling;
            JsonMelding.Lever(items, uitvouwer, ontvanger, new JsonMelding.Plaatsen(Start, Eind, Lesuur, Lesuur, "Start", "Eind", "Lesuur"),
                sleutel, "Stamnummer", soort, betekenis.RedenUtf8);
        }
        if (overgeslagen > 0)
            ontvanger.Overgeslagen(overgeslagen);
        uitvouwer.Klaar(ontvanger);
    }

    private Codebetekenis? Betekenis(JsonItemlezer items, Rijontvanger ontvanger)
    {
        var soort = items.Waarde(Soort);
        if (soort.SequenceEqual("7"u8) || soort.SequenceEqual("8"u8))
            return Niet; // books or homework forgotten: the pupil was there
        if (items.Waarde(Code) is { IsEmpty: false } code && codes.Zoek(code) is { } opCode)
            return opCode;
        if (items.Waarde(Omschrijving) is { IsEmpty: false } omschrijving && codes.Zoek(omschrijving) is { } opNaam)
            return opNaam;
        var vlag = items.Waarde(Geoorloofd);
        if (!Tekst.TryGetal(soort, out var nummer))
            nummer = 0;
        switch (nummer)
        {
            case 1 when vlag.IsEmpty:
                return new Codebetekenis(Verzuimsoort.Onbekend, null);
            case 1:
                return new Codebetekenis(vlag.SequenceEqual("true"u8) ? Verzuimsoort.Geoorloofd : Verzuimsoort.Ongeoorloofd, null);
            case 2:
                return new Codebetekenis(Verzuimsoort.TeLaat, null);
            case 3:
                return new Codebetekenis(Verzuimsoort.Ziek, null);
            case 4:
                return new Codebetekenis(Verzuimsoort.NietInGroep, "verwijderd");
            case 6:
                return new Codebetekenis(vlag.SequenceEqual("false"u8) ? Verzuimsoort.Ongeoorloofd : Verzuimsoort.Geoorloofd, "vrijstelling");
            default:
                ontvanger.Fout(items.Regel, "Verantwoordingtype",
                    soort.IsEmpty ? "ontbreekt" : $"'{Tekst.Toonbaar(soort)}' wordt niet gekend",
                    "1 absent, 2 te laat, 3 ziek, 4 verwijderd, 6 vrijstelling, 7 boeken of 8 huiswerk vergeten, of de Code in een koppeling");
                return null;
        }
    }
}

/// <summary>What the two JSON sources share: dates, hours, key.</summary>
internal static class JsonMelding
{
    public readonly record struct Plaatsen(int Begin, int Eind, int BeginUur, int EindUur, string Beginkolom, string Eindkolom, string Lesuurkolom);

    public static void Lever(JsonItemlezer items, Uitvouwer uitvouwer, Rijontvanger ontvanger, in Plaatsen plek,
        ReadOnlySpan<byte> sleutel, string sleutelkolom, Verzuimsoort soort, ReadOnlySpan<byte> reden)
    {
        var regel = items.Regel;
        if (sleutel.IsEmpty)
        {
            ontvanger.Fout(regel, sleutelkolom, "de melding zegt niet van welke leerling zij is",
                $"{sleutelkolom} in de melding of voor Items, of de sleutel van de leerling bij het inlezen");
            return;
        }
        if (!Tekst.TryIso(items.Waarde(plek.Begin), out var begin, out var van))
        {
            ontvanger.Fout(regel, plek.Beginkolom, "geen datum en tijd", "bijvoorbeeld 2026-01-15T08:30:00+01:00");
            return;
        }
        var einde = items.Waarde(plek.Eind);
        var eind = begin;
        TimeOnly? tot = null;
        if (!einde.IsEmpty && !Tekst.TryIso(einde, out eind, out tot))
        {
            ontvanger.Fout(regel, plek.Eindkolom, "geen datum en tijd", "bijvoorbeeld 2026-01-15T16:30:00+01:00, of niets zolang de melding loopt");
            return;
        }
        if (!Uur(items.Waarde(plek.BeginUur), out var vanUur) || !Uur(items.Waarde(plek.EindUur), out var totUur))
        {
            ontvanger.Fout(regel, plek.Lesuurkolom, "geen lesuur", "een getal van 1 tot en met 16, of niets");
            return;
        }
        uitvouwer.Lever(new Melding
        {
            Regel = regel,
            Leerling = sleutel,
            Begin = begin,
            Eind = eind,
            Open = einde.IsEmpty && vanUur == 0,
            Van = van == TimeOnly.MinValue ? null : van,
            Tot = tot,
            BeginLesuur = vanUur,
            EindLesuur = totUur,
            Soort = soort,
            Reden = reden,
            Datumkolom = plek.Beginkolom,
            Lesuurkolom = plek.Lesuurkolom,
        }, ontvanger);
    }

    private static bool Uur(ReadOnlySpan<byte> cel, out int uur)
    {
        uur = 0;
        // 0 is how these systems write "no lesson hour"
        return cel.IsEmpty || Tekst.TryGetal(cel, out uur);
    }
}
