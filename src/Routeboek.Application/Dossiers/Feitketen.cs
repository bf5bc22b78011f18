using Routeboek.Domain.Dossiers;

namespace Routeboek.Application.Dossiers;

/// <summary>Which version of a fact counts, when only some facts of many dossiers were read: those asked for, and all corrections.</summary>
internal sealed class Feitketen
{
    private readonly Dictionary<(DossierId Dossier, int Wortel), Feitrij> _laatste = [];
    private readonly Dictionary<(DossierId Dossier, int Nr), int> _wortels = [];

    /// <param name="rijen">The facts asked for, and every correction in their dossiers.</param>
    public Feitketen(IEnumerable<Feitrij> rijen)
    {
        foreach (var rij in rijen.DistinctBy(r => (r.Dossier, r.Nr)).OrderBy(r => r.Nr))
        {
            var wortel = rij.Corrigeert is { } doel ? _wortels.GetValueOrDefault((rij.Dossier, doel), doel) : rij.Nr;
            _wortels[(rij.Dossier, rij.Nr)] = wortel;
            _laatste[(rij.Dossier, wortel)] = rij;
        }
    }

    /// <summary>What counts of the fact with this root; null when it was withdrawn.</summary>
    public Feitrij? Geldend(DossierId dossier, int wortel) => _laatste.GetValueOrDefault((dossier, wortel)) is { Soort: not null } rij ? rij : null;

    /// <summary>Whether this very version counts.</summary>
    public bool IsGeldend(Feitrij rij) => _laatste.GetValueOrDefault((rij.Dossier, _wortels.GetValueOrDefault((rij.Dossier, rij.Nr), rij.Nr)))?.Nr == rij.Nr && rij.Soort is not null;
}
