namespace Routeboek.Web.Vorm;

/// <summary>
/// Somebody else saved first. A page that gets this from its use case answers 409 and shows the part <c>_Conflict</c> above its form:
/// both versions side by side, and the choice to save the own version over it or to begin with the new one.
/// </summary>
/// <param name="Versieveld">The name of the field with the version that the form began with.</param>
/// <param name="NieuweVersie">The version of now.</param>
/// <param name="Door">Who saved it, or empty when that is not to be told.</param>
/// <param name="Toen">When, UTC; null when that is not known any more.</param>
/// <param name="Velden">What people recognise, in the order of the form.</param>
public sealed record Conflict(string Versieveld, string NieuweVersie, string Door, DateTime? Toen, IReadOnlyList<Conflictveld> Velden)
{
    private const string Token = "__RequestVerificationToken";

    /// <summary>What was sent, to be sent again over the new version.</summary>
    internal IEnumerable<KeyValuePair<string, string>> OpnieuwTeSturen(IFormCollection formulier) =>
        formulier.Where(v => v.Key != Token && !v.Key.Equals(Versieveld, StringComparison.OrdinalIgnoreCase))
            .SelectMany(v => v.Value, (v, waarde) => KeyValuePair.Create(v.Key, waarde ?? ""))
            .Append(KeyValuePair.Create(Versieveld, NieuweVersie));
}

/// <summary>A field in both versions.</summary>
public sealed record Conflictveld(string Naam, string? Uw, string? Nieuw)
{
    public bool Anders => !string.Equals(Uw ?? "", Nieuw ?? "", StringComparison.Ordinal);
}
