namespace Routeboek.Application.Registraties.Bronnen;

/// <summary>The mappings that come with the program, in its folder <c>koppelingen</c>.</summary>
public static class Koppelingen
{
    /// <summary>Where they stand.</summary>
    public static string Map => Path.Combine(AppContext.BaseDirectory, "koppelingen");

    /// <summary>The codes that come with a source of fixed form (eduarte, somtoday), with the school's own codes laid over them.</summary>
    /// <exception cref="Bestandsfout">The own mapping is for another kind of file, or the one that comes along is missing or broken.</exception>
    public static Codetabel Codes(string bestandssoort, Koppeling? eigen)
    {
        if (eigen is not null && !string.Equals(eigen.Bestandssoort, bestandssoort, StringComparison.Ordinal))
            throw new Bestandsfout($"De koppeling is voor {eigen.Bestandssoort}, het bestand is {bestandssoort}. Verwacht: bestandssoort: {bestandssoort}.");
        var pad = Path.Combine(Map, bestandssoort + ".yaml");
        var basis = File.Exists(pad)
            ? Koppeling.Lees(File.ReadAllText(pad), Path.GetFileName(pad)).Codes
            : throw new Bestandsfout($"Het bestand koppelingen/{bestandssoort}.yaml ontbreekt bij het programma. Installeer het opnieuw.");
        return eigen is null ? basis : eigen.Codes.AangevuldMet(basis);
    }
}
