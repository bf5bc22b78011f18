namespace Routeboek.Application.Invoer;

/// <summary>A node of a plain YAML file with the line where it begins.</summary>
internal abstract record Yamlknoop(long Regel)
{
    /// <summary>A single value. <paramref name="Kaal"/> = written without quotes.</summary>
    internal sealed record Waarde(long Regel, string Tekst, bool Kaal) : Yamlknoop(Regel);

    internal sealed record Lijst(long Regel, IReadOnlyList<Yamlknoop> Items) : Yamlknoop(Regel);

    /// <summary>Keys are unique and in file order.</summary>
    internal sealed record Kaart(long Regel, IReadOnlyList<KeyValuePair<Waarde, Yamlknoop>> Paren) : Yamlknoop(Regel)
    {
        public KeyValuePair<Waarde, Yamlknoop>? Zoek(string sleutel)
        {
            foreach (var paar in Paren)
            {
                if (string.Equals(paar.Key.Tekst, sleutel, StringComparison.Ordinal))
                    return paar;
            }

            return null;
        }
    }

    /// <summary>Stands where something was refused already, so that it is not refused twice.</summary>
    internal sealed record Geweigerd(long Regel) : Yamlknoop(Regel);

    /// <summary>What a user would call it.</summary>
    public string Soort => this switch
    {
        Waarde { Kaal: true, Tekst: "" or "~" or "null" } => "niets",
        Waarde => "een waarde",
        Lijst => "een lijst",
        _ => "een blok met sleutels",
    };
}
