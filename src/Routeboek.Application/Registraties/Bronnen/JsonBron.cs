namespace Routeboek.Application.Registraties.Bronnen;

/// <summary>
/// Registrations in the words of the contract as JSON: a list of objects, or one object after another (JSON Lines). The place of a row is its
/// number, since one line may hold them all.
/// </summary>
public sealed class JsonBron : Verzuimbron
{
    public const string Bron = "json";

    private static readonly string[] Paden = ["leerling", "datum", "dagdeel", "lesuur", "soort", "minuten", "reden"];

    public override string Naam => Bron;

    public override void Lees(Stream invoer, Rijontvanger ontvanger, CancellationToken stop)
    {
        var items = new JsonItemlezer(invoer, Paden);
        long nummer = 0;
        while (items.Volgende())
        {
            stop.ThrowIfCancellationRequested();
            nummer++;
            if (items.Bezwaar is { } bezwaar)
            {
                ontvanger.Fout(nummer, "", bezwaar, "een gewone registratie");
                continue;
            }

            ontvanger.Rij(new RuweRij
            {
                Regel = nummer,
                Leerling = items.Waarde(0),
                Datum = items.Waarde(1),
                Dagdeel = items.Waarde(2),
                Lesuur = items.Waarde(3),
                Soort = items.Waarde(4),
                Minuten = items.Waarde(5),
                Reden = items.Waarde(6),
            });
        }
    }
}
