namespace Routeboek.Web.Vorm.Tags;

/// <summary>How a field is filled in.</summary>
public enum Veldsoort
{
    /// <summary>As the type of the property says.</summary>
    Vanzelf,
    Tekst,
    Email,
    Telefoon,
    Datum,
    Getal,
    Wachtwoord,

    /// <summary>More than one line.</summary>
    Lang,

    /// <summary>One out of a list that folds open.</summary>
    Keuze,

    /// <summary>One out of a few, all of them to be seen.</summary>
    Rondjes,

    /// <summary>Any of a few, all of them to be seen.</summary>
    Vinkjes,

    /// <summary>Yes or no.</summary>
    Vink,
    Bestand,
}
