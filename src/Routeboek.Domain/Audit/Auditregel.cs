using System.Security.Cryptography;
using System.Text;

namespace Routeboek.Domain.Audit;

/// <summary>
/// One line of the audit: who did or saw what, for whom, on which ground. Never changed. The columns are those of NEN 7513 and Logboek
/// Dataverwerkingen that are known when the line is written.
/// </summary>
public sealed record Auditregel
{
    public required Guid Id { get; init; }

    /// <summary>The person, as the key of the store.</summary>
    public required string Wie { get; init; }

    public required string Rol { get; init; }

    /// <summary>On behalf of which organisation: its key in the store. Lines are chained per organisation.</summary>
    public required string Organisatie { get; init; }

    /// <summary>The legal ground, or why it was refused.</summary>
    public required string Grond { get; init; }

    /// <summary>The rule of access that allowed it (NEN 7513: autorisatieprotocol); empty when it was refused.</summary>
    public required string Regel { get; init; }

    /// <summary>What for.</summary>
    public required string Doel { get; init; }

    /// <summary>The processing activity in the register.</summary>
    public required string Verwerking { get; init; }

    /// <summary>The data subject: the key of the pupil or person; empty when it is about nobody.</summary>
    public required string Betrokkene { get; init; }

    /// <summary>Whose thing it was: the organisation that keeps it, as the key of the store; empty when there is none.</summary>
    public required string Houder { get; init; }

    /// <summary>The last day on which nobody else may know of the thing, nor of this line; null = not confidential.</summary>
    public required DateOnly? VertrouwelijkTot { get; init; }

    /// <summary>The room; empty outside a dossier.</summary>
    public required string Kamer { get; init; }

    /// <summary>What was done.</summary>
    public required string Wat { get; init; }

    /// <summary>To which object.</summary>
    public required string Onderwerp { get; init; }

    /// <summary>False when it was refused: nothing was shown or changed.</summary>
    public required bool Toegestaan { get; init; }

    /// <summary>UTC, in whole microseconds: both databases keep no less and one keeps no more.</summary>
    public required DateTime Wanneer { get; init; }

    /// <summary>The trace id of the request; empty when there is none.</summary>
    public required string Spoor { get; init; }

    /// <summary>The hash of salt and contents: <c>SHA-256(zout || veld || veld ...)</c>, each field with its length before it.</summary>
    /// <param name="zout">Random; without it a short line could be guessed from its hash.</param>
    public byte[] Hash(ReadOnlySpan<byte> zout)
    {
        ReadOnlySpan<string> velden = [Wie, Rol, Organisatie, Grond, Regel, Doel, Verwerking, Betrokkene, Houder, Kamer, Wat, Onderwerp, Spoor];
        var lengte = Regelschrift.Vast + zout.Length;
        foreach (var tekst in velden)
            lengte += 4 + Encoding.UTF8.GetByteCount(tekst);
        // in one go: a call for each field takes longer than the hashing
        var schrift = new Regelschrift(lengte <= Stapel ? stackalloc byte[Stapel] : new byte[lengte]);
        schrift.Begin(zout, Id, Wanneer.Ticks, Toegestaan, VertrouwelijkTot?.DayNumber ?? Regelschrift.GeenDag);
        foreach (var tekst in velden)
            schrift.Veld(tekst);
        return SHA256.HashData(schrift.Geschreven);
    }

    private const int Stapel = 1024;
}
