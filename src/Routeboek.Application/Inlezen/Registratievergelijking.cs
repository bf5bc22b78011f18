using System.Runtime.InteropServices;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Application.Inlezen;

/// <summary>
/// What a file changes for one pupil: compares its rows with those that count now. Both are rows that can stand side by side on a day, and
/// so is what comes out. Used again for the next pupil.
/// </summary>
internal sealed class Registratievergelijking
{
    private readonly List<Registratiecode> _komt = [];
    private readonly List<Registratiecode> _gaat = [];
    private readonly List<Registratiecode> _blijft = [];

    /// <summary>Rows that begin to count.</summary>
    public IReadOnlyList<Registratiecode> Komt => _komt;

    /// <summary>Rows that count no longer.</summary>
    public IReadOnlyList<Registratiecode> Gaat => _gaat;

    public int Nieuw { get; private set; }

    public int Gewijzigd { get; private set; }

    public int Onveranderd { get; private set; }

    /// <summary>Rows that are gone and in whose place nothing came.</summary>
    public int Verdwenen { get; private set; }

    /// <summary>Compares.</summary>
    /// <param name="soort">What the file says about what it leaves out.</param>
    /// <param name="bestand">Rows of the file, in order.</param>
    /// <param name="bekend">Rows that count now in the period of the file, in order.</param>
    public void Vergelijk(Inleessoort soort, ReadOnlySpan<Registratiecode> bestand, ReadOnlySpan<Registratiecode> bekend)
    {
        _komt.Clear();
        _gaat.Clear();
        (Nieuw, Gewijzigd, Onveranderd, Verdwenen) = (0, 0, 0, 0);
        int i = 0, j = 0;
        while (i < bestand.Length || j < bekend.Length)
        {
            var dag = i == bestand.Length || j < bekend.Length && bekend[j].Dag < bestand[i].Dag ? bekend[j].Dag : bestand[i].Dag;
            int itot = i, jtot = j;
            while (itot < bestand.Length && bestand[itot].Dag == dag)
                itot++;
            while (jtot < bekend.Length && bekend[jtot].Dag == dag)
                jtot++;
            if (soort == Inleessoort.Volledig)
                Vervang(bestand[i..itot], bekend[j..jtot]);
            else
                VulAan(bestand[i..itot], bekend[j..jtot]);
            (i, j) = (itot, jtot);
        }
    }

    // the day is what the file says it is
    private void Vervang(ReadOnlySpan<Registratiecode> bestand, ReadOnlySpan<Registratiecode> bekend)
    {
        var eersteKomt = _komt.Count;
        var eersteGaat = _gaat.Count;
        foreach (var rij in bestand)
        {
            if (bekend.BinarySearch(rij) >= 0)
                Onveranderd++;
            else
                _komt.Add(rij);
        }

        foreach (var rij in bekend)
        {
            if (bestand.BinarySearch(rij) < 0)
                _gaat.Add(rij);
        }

        // a row that came for one that went: a change. What went without one that came has vanished
        var over = CollectionsMarshal.AsSpan(_gaat)[eersteGaat..];
        Span<bool> vergeven = over.Length <= 256 ? stackalloc bool[over.Length] : new bool[over.Length];
        foreach (var rij in CollectionsMarshal.AsSpan(_komt)[eersteKomt..])
        {
            var oud = 0;
            while (oud < over.Length && (vergeven[oud] || !IsPlaatsvervanger(rij.Inhoud, over[oud].Inhoud)))
                oud++;
            if (oud == over.Length)
            {
                Nieuw++;
                continue;
            }
            vergeven[oud] = true;
            Gewijzigd++;
        }

        Verdwenen += vergeven.Count(false);
    }

    // what the file says counts; what it does not speak of stays
    private void VulAan(ReadOnlySpan<Registratiecode> bestand, ReadOnlySpan<Registratiecode> bekend)
    {
        if (bestand.IsEmpty)
            return;
        _blijft.Clear();
        _blijft.AddRange(bekend);
        // first what is explained, then what is not: that gives way to all that stays
        for (var ronde = 0; ronde < 2; ronde++)
        {
            foreach (var rij in bestand)
            {
                if (rij.Inhoud.Soort == Verzuimsoort.Onbekend != (ronde == 1))
                    continue;
                if (bekend.BinarySearch(rij) >= 0)
                {
                    Onveranderd++;
                    continue;
                }
                if (ronde == 1 && _blijft.Exists(r => Dagkeurder.WijktVoor(rij.Inhoud, r.Inhoud)))
                {
                    Onveranderd++;
                    continue;
                }
                if (Neem(rij, bestand))
                    Gewijzigd++;
                else
                    Nieuw++;
                _komt.Add(rij);
                _blijft.Add(rij);
            }
        }
    }

    // takes away what cannot stand beside the row
    private bool Neem(Registratiecode rij, ReadOnlySpan<Registratiecode> bestand)
    {
        var genomen = false;
        for (var k = _blijft.Count - 1; k >= 0; k--)
        {
            var oud = _blijft[k];
            if (bestand.BinarySearch(oud) >= 0 || !(Dagkeurder.Botst(rij.Inhoud, oud.Inhoud) || Dagkeurder.WijktVoor(oud.Inhoud, rij.Inhoud) || IsZelfdeTeLaat(rij.Inhoud, oud.Inhoud)))
                continue;
            _blijft.RemoveAt(k);
            _gaat.Add(oud);
            genomen = true;
        }

        return genomen;
    }

    // late with other minutes in the same slot: the newer minutes hold. Without a slot both can be true
    private static bool IsZelfdeTeLaat(Registratie a, Registratie b) =>
        a.Soort == Verzuimsoort.TeLaat && b.Soort == Verzuimsoort.TeLaat && a.Tijdvak == b.Tijdvak && a.Tijdvak != Tijdvak.Geen;

    private static bool IsPlaatsvervanger(Registratie nieuw, Registratie oud) => nieuw.Soort == oud.Soort || nieuw.Tijdvak.Overlapt(oud.Tijdvak);
}
