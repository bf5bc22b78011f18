using Routeboek.Domain.Toegang;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Organisaties;

namespace Routeboek.Tests.Toegang;

/// <summary>The table of a region, asked in every combination: once for each pair of a list of rules and a sentence that cells share.</summary>
internal sealed class Doorgerekend
{
    private readonly Rechtentaal _taal;
    private readonly Dictionary<(string Regels, string? Zin), (Rechtenruimte Ruimte, ulong[] Mag, ulong[] Hoort)> _paren = [];

    public Doorgerekend(string regio)
    {
        Tabel = new Toegangstabel(Toegangsafspraken.Van(regio));
        _taal = new Rechtentaal(regio);
        foreach (var cel in Cel.Alle.Where(c => Mogelijk(c).Count > 0 || _taal.Zin(c) is not null))
        {
            if (_paren.ContainsKey(Paar(cel)))
                continue;
            var zin = _taal.Zin(cel);
            var ruimte = new Rechtenruimte(Genoemd(Mogelijk(cel)) | _taal.Woorden(zin).Select(w => Rechtenruimte.Namen[w]).Aggregate(Omstandigheden.Geen, (a, b) => a | b));
            _paren.Add(Paar(cel), (ruimte, ruimte.Waar(o => Tabel.Zoek(cel.Rol, cel.Soort, cel.Kamer, cel.Handeling, o) is not null), Antwoord(ruimte, zin)));
        }
    }

    public Toegangstabel Tabel { get; }

    public IEnumerable<(Rechtenruimte Ruimte, ulong[] Mag)> Antwoorden => _paren.Values.Select(p => (p.Ruimte, p.Mag));

    public IReadOnlyList<Toegangsregel> Mogelijk(Cel cel) => Tabel.Mogelijk(cel.Rol, cel.Soort, cel.Kamer, cel.Handeling);

    public static Omstandigheden Genoemd(IEnumerable<Toegangsregel> regels) =>
        regels.SelectMany(r => r.Bij.Lijst).Aggregate(Omstandigheden.Geen, (o, g) => o | g.Met | g.Zonder);

    /// <summary>Where the table and the <see cref="Rechtentafel"/> differ: the cell, and the first combination.</summary>
    public IReadOnlyList<string> Verschillen() =>
    [
        .. from cel in Cel.Alle where _paren.ContainsKey(Paar(cel))
           let paar = _paren[Paar(cel)] let verschil = paar.Ruimte.Verschil(paar.Mag, paar.Hoort) where verschil is not null
           select $"{cel} bij {verschil}",
    ];

    /// <summary>True when the table differs from the <see cref="Rechtentafel"/> once this rule is gone.</summary>
    public bool ValtOpZonder(Toegangsregel weg)
    {
        return Cel.Alle.Where(c => Mogelijk(c).Contains(weg)).DistinctBy(Paar).Any(Verschilt);

        bool Verschilt(Cel cel)
        {
            var (ruimte, _, hoort) = _paren[Paar(cel)];
            var over = Mogelijk(cel).Where(r => r != weg).ToList();
            return ruimte.Verschil(ruimte.Waar(o => over.Exists(r => r.Bij.Past(o))), hoort) is not null;
        }
    }

    /// <summary>True when the table ever allows this.</summary>
    public bool Ooit(Cel cel) => Ooit(cel, Omstandigheden.Geen, _ => true);

    /// <summary>True when the table ever allows this in a combination that passes the sieve.</summary>
    /// <param name="cel">What is asked.</param>
    /// <param name="ook">The circumstances that the sieve looks at.</param>
    /// <param name="zeef">Which combinations count.</param>
    public bool Ooit(Cel cel, Omstandigheden ook, Func<Omstandigheden, bool> zeef) => Mogelijk(cel).Count > 0
        && new Rechtenruimte(Genoemd(Mogelijk(cel)) | ook).Alle.Any(o => zeef(o) && Tabel.Zoek(cel.Rol, cel.Soort, cel.Kamer, cel.Handeling, o) is not null);

    private ulong[] Antwoord(Rechtenruimte ruimte, string? zin) =>
        _taal.Antwoord(zin, (ruimte.Alle.Count + 63) / 64, woord => ruimte.Waar(o => (o & Rechtenruimte.Namen[woord]) != Omstandigheden.Geen));

    private (string, string?) Paar(Cel cel) => (string.Join(' ', Mogelijk(cel).Select(r => r.Id)), _taal.Zin(cel));
}
