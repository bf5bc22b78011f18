using Routeboek.Application.Registraties;
using Routeboek.Application.Signalering;
using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Protocollen;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Application.Verzuimscan;

/// <summary>A pupil that stands on the sheet.</summary>
/// <param name="Leerling">The number in the file.</param>
/// <param name="Trap">Where it stands.</param>
/// <param name="Zwaarte">Order inside a group, the heaviest first.</param>
/// <param name="Sinds">First day of the leading signal.</param>
/// <param name="Regel">The leading rule, or -1.</param>
public readonly record struct Vermelding(int Leerling, Trap Trap, int Zwaarte, DateOnly Sinds, int Regel);

/// <summary>One group with its pupils.</summary>
public sealed class Scangroep(string school, string groep)
{
    public string School { get; } = school;

    /// <summary>Empty for pupils of whom no group is known.</summary>
    public string Groep { get; } = groep;

    /// <summary>Pupils per <see cref="Trap"/>, those without a row left out.</summary>
    public int[] PerTrap { get; } = new int[4];

    public int Leerlingen => PerTrap.Sum();

    /// <summary>Who stands on the sheet, most urgent first.</summary>
    public List<Vermelding> Vermeldingen { get; } = [];
}

/// <summary>
/// The first pass over the pupils: the figures of the summary, and who stands where on the sheet. Small beside the file, so that the
/// second pass can write pupil by pupil.
/// </summary>
public sealed class Scanstand
{
    private Scanstand(int signalen)
    {
        Leidt = new int[signalen];
        Aan = new int[signalen];
        Nadert = new int[signalen];
    }

    /// <summary>Per rule: pupils for whom it is the highest rung that is on.</summary>
    public int[] Leidt { get; }

    /// <summary>Per rule: pupils for whom it is on.</summary>
    public int[] Aan { get; }

    /// <summary>Per rule: pupils for whom it is near.</summary>
    public int[] Nadert { get; }

    /// <summary>Pupils per <see cref="Trap"/>; those of the pupil list without a row stand in <see cref="Trap.Geen"/>.</summary>
    public int[] PerTrap { get; } = new int[4];

    /// <summary>Pupils of the list without a row in the file; null without a list.</summary>
    public int? ZonderRij { get; private set; }

    /// <summary>School weeks of all pupils with a row together.</summary>
    public long Weken { get; private set; }

    /// <summary>Of those, the weeks without a row.</summary>
    public long WekenZonder { get; private set; }

    /// <summary>Pupils with a signal on whose last two school weeks or more have no row.</summary>
    public int WeerOpSchool { get; private set; }

    /// <summary>By school and group, those without a group last.</summary>
    public IReadOnlyList<Scangroep> Groepen { get; private set; } = [];

    public int Leerlingen => PerTrap.Sum();

    public int MetSignaal => PerTrap[(int)Trap.Aan] + PerTrap[(int)Trap.Bovenste];

    /// <summary>Evaluates all pupils.</summary>
    public static Scanstand Lees(Protocol protocol, Verzuimbestand bestand, DateOnly peildatum, CancellationToken stop)
    {
        var stand = new Scanstand(protocol.Signalen.Count);
        var ladders = new Ladders(protocol);
        var beoordelaar = new Leerlingbeoordelaar(protocol, bestand, peildatum, nadert: true, opPeildag: true);
        var jaar = new Jaarbeeld();
        var groepen = new Dictionary<(string, string), Scangroep>();
        for (var i = 0; i < bestand.Leerlingen; i++)
        {
            stop.ThrowIfCancellationRequested();
            var sleutel = bestand.Gegevens(i) is { } gegevens ? (gegevens.School, Groepsnaam(gegevens.Groep, gegevens.Leerjaar)) : ("", "");
            if (!groepen.TryGetValue(sleutel, out var groep))
                groepen[sleutel] = groep = new Scangroep(sleutel.Item1, sleutel.Item2);
            stand.Voeg(i, beoordelaar.Beoordeel(i), bestand.Rijen(i), ladders, jaar, groep);
        }
        foreach (var groep in groepen.Values)
        {
            groep.Vermeldingen.Sort((a, b) => b.Zwaarte != a.Zwaarte ? b.Zwaarte.CompareTo(a.Zwaarte)
                : a.Sinds != b.Sinds ? a.Sinds.CompareTo(b.Sinds) : a.Leerling.CompareTo(b.Leerling));
            for (var trap = 0; trap < groep.PerTrap.Length; trap++)
                stand.PerTrap[trap] += groep.PerTrap[trap];
        }
        stand.Groepen = [.. groepen.Values.OrderBy(g => g.Groep.Length == 0).ThenBy(g => g.School, StringComparer.Ordinal).ThenBy(g => g.Groep, Natuurlijk.Volgorde)];
        if (bestand.Kader.LeerlingenOpDeLijst is { } lijst)
        {
            stand.ZonderRij = lijst - bestand.Leerlingen;
            stand.PerTrap[(int)Trap.Geen] += stand.ZonderRij.Value;
        }
        return stand;
    }

    private void Voeg(int leerling, Leerlingsignalen signalen, ReadOnlySpan<uint> rijen, Ladders ladders, Jaarbeeld jaar, Scangroep groep)
    {
        if (signalen.Peildag < 0)
        {
            groep.PerTrap[(int)Trap.Geen]++;
            return;
        }
        jaar.Lees(signalen.Kalender, signalen.Peildag, rijen);
        Weken += jaar.Schoolweken;
        WekenZonder += jaar.WekenZonder;
        var beeld = Leerlingbeeld.Van(signalen, ladders);
        groep.PerTrap[(int)beeld.Trap]++;
        if (beeld.Trap == Trap.Geen)
            return;
        foreach (var leidend in beeld.Leidend)
        {
            Leidt[leidend.Signaal.RegelIndex]++;
            Aan[leidend.Signaal.RegelIndex]++;
            foreach (var lager in leidend.Lager)
                Aan[lager.RegelIndex]++;
        }
        foreach (var nadert in beeld.Nadert)
            Nadert[nadert.RegelIndex]++;
        WeerOpSchool += beeld.Leidend.Count > 0 && jaar.LaatsteWekenZonder >= 2 ? 1 : 0;
        var eerste = beeld.Leidend.Count > 0 ? beeld.Leidend[0].Signaal : beeld.Nadert[0];
        groep.Vermeldingen.Add(new Vermelding(leerling, beeld.Trap,
            (int)beeld.Trap * 10_000 + ladders.Hoogte(eerste.Regel) * 10 + Math.Min(9, beeld.Leidend.Count),
            eerste.Sinds < 0 ? DateOnly.MaxValue : signalen.Kalender.Datum(eerste.Sinds),
            beeld.Leidend.Count > 0 ? eerste.RegelIndex : -1));
    }

    private static string Groepsnaam(string groep, string leerjaar) => groep.Length > 0 ? groep : leerjaar.Length > 0 ? $"leerjaar {leerjaar}" : "";
}

/// <summary>Orders names as people do: 2a before 10b.</summary>
internal sealed class Natuurlijk : IComparer<string>
{
    public static readonly Natuurlijk Volgorde = new();

    public int Compare(string? x, string? y)
    {
        ReadOnlySpan<char> a = x, b = y;
        while (!a.IsEmpty && !b.IsEmpty)
        {
            var (cijfersA, cijfersB) = (Cijfers(a), Cijfers(b));
            if (cijfersA > 0 && cijfersB > 0)
            {
                var getalA = a[..cijfersA].TrimStart('0');
                var getalB = b[..cijfersB].TrimStart('0');
                var verschil = getalA.Length != getalB.Length ? getalA.Length - getalB.Length : getalA.SequenceCompareTo(getalB);
                if (verschil != 0)
                    return verschil;
                a = a[cijfersA..];
                b = b[cijfersB..];
                continue;
            }
            var teken = char.ToUpperInvariant(a[0]).CompareTo(char.ToUpperInvariant(b[0]));
            if (teken != 0)
                return teken;
            a = a[1..];
            b = b[1..];
        }
        return a.Length != b.Length ? a.Length - b.Length : string.CompareOrdinal(x, y);
    }

    private static int Cijfers(ReadOnlySpan<char> tekst)
    {
        var n = 0;
        while (n < tekst.Length && char.IsAsciiDigit(tekst[n]))
            n++;
        return n;
    }
}
