using System.Text;

namespace Routeboek.Application.Registraties.Bronnen;

/// <summary>A spreadsheet whose columns already bear the names of the contract: no mapping is needed.</summary>
public sealed class XlsxBron(string? blad = null) : Verzuimbron
{
    internal static readonly string[] Kolommen = ["leerling", "datum", "dagdeel", "lesuur", "soort", "minuten", "reden"];

    public override string Naam => "xlsx";

    public override void Lees(Stream invoer, Rijontvanger ontvanger, CancellationToken stop)
    {
        using var tabel = new XlsxTabel(invoer, blad);
        if (!tabel.Volgende(ontvanger))
            throw new Bestandsfout("Het werkblad is leeg. Verwacht: een kopregel met leerling, datum, dagdeel of lesuur, en soort.");
        var plek = new int[Kolommen.Length];
        Array.Fill(plek, -1);
        var onbekend = 0;
        for (var i = 0; i < tabel.Aantal; i++)
        {
            var naam = Encoding.UTF8.GetString(tabel.Veld(i));
            var kolom = Array.FindIndex(Kolommen, k => string.Equals(k, naam, StringComparison.OrdinalIgnoreCase));
            if (kolom < 0)
                onbekend += naam.Length > 0 ? 1 : 0;
            else if (plek[kolom] >= 0)
                throw new Bestandsfout($"De kolom '{Kolommen[kolom]}' staat twee keer in de kopregel.");
            else
                plek[kolom] = i;
        }
        if (plek[0] < 0 || plek[1] < 0 || plek[4] < 0 || (plek[2] < 0 && plek[3] < 0))
            throw new Bestandsfout("In de kopregel ontbreekt een kolom van leerling, datum, soort en dagdeel of lesuur. " + Bronherkenning.KoppelMelding);
        if (onbekend > 0)
            ontvanger.Opmerking($"{onbekend} kolom(men) met een onbekende naam zijn niet gelezen.");
        while (tabel.Volgende(ontvanger))
        {
            stop.ThrowIfCancellationRequested();
            ontvanger.Rij(new RuweRij
            {
                Regel = tabel.Regel,
                Leerling = tabel.Veld(plek[0]),
                Datum = tabel.Veld(plek[1]),
                Dagdeel = tabel.Veld(plek[2]),
                Lesuur = tabel.Veld(plek[3]),
                Soort = tabel.Veld(plek[4]),
                Minuten = tabel.Veld(plek[5]),
                Reden = tabel.Veld(plek[6]),
            });
        }
    }
}
