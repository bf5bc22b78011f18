using Routeboek.Domain.Audit;

namespace Routeboek.Application.Audit;

/// <summary>A number of links with their lines, on the way from the one who reads to the one who hashes; used again and again.</summary>
internal sealed class Auditstapel
{
    public const int Hap = 512;

    /// <summary>No line of ours is longer as it is hashed: what is longer was put there by another.</summary>
    private const int Langste = 8 * 1024;
    private const int Langstezout = 64;

    private const int Hashlengte = Auditrij.Hashlengte;

    // the columns of a row, as the queries of Auditlezer name them
    private const int Nr = 0;
    private const int Zegelregel = 1;
    private const int Regelhash = 2;
    private const int Waarde = 3;
    private const int Id = 4;
    private const int Organisatie = 7;
    private const int VertrouwelijkTot = 14;
    private const int Toegestaan = 18;
    private const int Wanneer = 19;
    private const int Zout = 21;
    private const int Hash = 22;
    private static readonly int[] s_teksten = [5, 6, 7, 8, 9, 10, 11, 12, 13, 15, 16, 17, 20];

    private readonly Schakel[] _schakels = new Schakel[Hap];
    private byte[] _ruimte = new byte[Hap * 1024];
    private int _gevuld;

    /// <summary>How many columns a row has.</summary>
    public const int Kolommen = 23;

    public int Aantal { get; private set; }

    public bool IsVol => Aantal == Hap;

    public void Leeg() => (Aantal, _gevuld) = (0, 0);

    /// <summary>Takes a row over.</summary>
    public void Voeg(Auditrijen rij, ReadOnlySpan<byte> organisatie)
    {
        ref var schakel = ref _schakels[Aantal++];
        schakel = new Schakel { Van = _gevuld };
        var ruimte = Ruimte(3 * Hashlengte + Langste);
        schakel.Leesbaar = rij.TryGetal(Nr, out schakel.Nr) & rij.TrySleutel(Zegelregel, out schakel.Zegelregel);
        // of another length: zeros, which are the hash of nothing
        Neem(rij, Regelhash, ruimte);
        Neem(rij, Waarde, ruimte[Hashlengte..]);
        if (rij.IsLeeg(Id))
        {
            schakel.Stand = Regelstand.Weg;
        }
        else
        {
            schakel.Stand = rij.TrySleutel(Id, out schakel.Id) && Neem(rij, Hash, ruimte[(2 * Hashlengte)..]) && Schrijf(rij, schakel.Id, ruimte[(3 * Hashlengte)..], out schakel.Lengte)
                ? Regelstand.Leesbaar : Regelstand.Onleesbaar;
            schakel.Eigen = rij.TryTekst(Organisatie, out var wie) && wie.SequenceEqual(organisatie);
        }

        _gevuld += 3 * Hashlengte + schakel.Lengte;
    }

    /// <summary>Hands over what was taken, as links of a chain.</summary>
    public void Keur(Auditkeuring keuring)
    {
        for (var i = 0; i < Aantal; i++)
        {
            ref readonly var schakel = ref _schakels[i];
            if (schakel.Leesbaar)
                keuring.Neem(schakel.Nr, schakel.Zegelregel, _ruimte.AsSpan(schakel.Van, Hashlengte), _ruimte.AsSpan(schakel.Van + Hashlengte, Hashlengte), Regel(schakel));
            else
                keuring.NeemOnleesbareSchakel();
        }
    }

    /// <summary>Hands over what was taken, as lines without a link; the first column tells whether they wait.</summary>
    /// <returns>How many wait.</returns>
    public int KeurLos(Auditkeuring keuring)
    {
        var wachtend = 0;
        for (var i = 0; i < Aantal; i++)
        {
            keuring.NeemOnverzegeld(Regel(_schakels[i]), _schakels[i].Nr == 1);
            wachtend += _schakels[i].Nr == 1 ? 1 : 0;
        }

        return wachtend;
    }

    private Regelbeeld Regel(in Schakel schakel) => new(schakel.Stand, schakel.Id, schakel.Eigen, _ruimte.AsSpan(schakel.Van + 3 * Hashlengte, schakel.Lengte), _ruimte.AsSpan(schakel.Van + 2 * Hashlengte, Hashlengte));

    private Span<byte> Ruimte(int aantal)
    {
        if (_ruimte.Length - _gevuld < aantal)
            Array.Resize(ref _ruimte, Math.Max(_ruimte.Length * 2, _gevuld + aantal));
        return _ruimte.AsSpan(_gevuld, aantal);
    }

    private static bool Neem(Auditrijen rij, int kolom, Span<byte> doel)
    {
        if (rij.TryBytes(kolom, out var bytes) && bytes.Length == Hashlengte)
        {
            bytes.CopyTo(doel);
            return true;
        }

        doel[..Hashlengte].Clear();
        return false;
    }

    private static bool Schrijf(Auditrijen rij, Guid id, Span<byte> doel, out int lengte)
    {
        lengte = 0;
        var dag = Regelschrift.GeenDag;
        if (!rij.TryBytes(Zout, out var zout) || zout.Length > Langstezout || !rij.TryTijdstip(Wanneer, out var tikken) || !rij.TryWaarheid(Toegestaan, out var toegestaan)
            || !rij.IsLeeg(VertrouwelijkTot) && !rij.TryDag(VertrouwelijkTot, out dag))
            return false;
        var schrift = new Regelschrift(doel);
        schrift.Begin(zout, id, tikken, toegestaan, dag);
        foreach (var kolom in s_teksten)
        {
            if (!rij.TryTekst(kolom, out var tekst) || schrift.Geschreven.Length + 4 + tekst.Length > doel.Length)
                return false;
            schrift.Veld(tekst);
        }

        lengte = schrift.Geschreven.Length;
        return true;
    }

    private struct Schakel
    {
        public bool Leesbaar;
        public long Nr;
        public Guid Zegelregel;
        public Regelstand Stand;
        public Guid Id;
        public bool Eigen;
        public int Van;
        public int Lengte;
    }
}
