using System.Xml;

namespace Routeboek.Application.Registraties.Bronnen;

/// <summary>An XML reader keeps every name it ever saw; a file with a million made-up names must not fill the memory with them.</summary>
internal sealed class BegrensdeNamen : NameTable
{
    private const int Maximum = 20_000;

    private int _aantal;

    public override string Add(string key) => Get(key) ?? Nieuw(base.Add(key));

    public override string Add(char[] key, int start, int len) => Get(key, start, len) ?? Nieuw(base.Add(key, start, len));

    private string Nieuw(string naam) => ++_aantal > Maximum || naam.Length > 4096
        ? throw new Bestandsfout("Dit XML-bestand gebruikt meer verschillende namen dan zo'n bestand kan hebben: het is niet gelezen.")
        : naam;
}
