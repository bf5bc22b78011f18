namespace Routeboek.Application.Inlezen;

/// <summary>What is said to who brings real data into a demo world.</summary>
internal static class Voorbeeldwereld
{
    public const string Wat = "dit is een voorbeeldwereld; daar komen geen echte gegevens in";

    public const string Verwacht = "een eigen opslag, gestart met ./run --leeg";
}
