using Routeboek.Domain.Toegang;

namespace Routeboek.Web.Vorm;

/// <summary>Who is signed in, as the pages show it.</summary>
/// <param name="Naam">The name of the person.</param>
/// <param name="Organisatie">The name of the organisation that the role is held at.</param>
/// <param name="Rol">The role of now.</param>
/// <param name="KanWisselen">True when there is another role to change to.</param>
public sealed record Gebruiker(string Naam, string Organisatie, Rol Rol, bool KanWisselen = false);

/// <summary>What the frame of a page must know of the rest of the application. Whoever knows it fills it in when the application is built.</summary>
public sealed class Schilbron
{
    /// <summary>Who is signed in; null when nobody is.</summary>
    public Func<HttpContext, ValueTask<Gebruiker?>> Gebruiker { get; set; } = _ => default;

    /// <summary>True in a demo world.</summary>
    public Func<HttpContext, ValueTask<bool>> Voorbeeldomgeving { get; set; } = _ => default;
}
