using Routeboek.Domain.Toegang;

namespace Routeboek.Web.Aanmelding;

/// <summary>
/// Who is signed in, for one request. Read from the store when the request comes in: a role that ended, an account that was closed or a
/// session that was revoked is gone at the next request, on every node.
/// </summary>
public sealed class Sessie
{
    private Actor? _actor;

    /// <summary>Who asks, in the chosen role. Pages with a policy other than <see cref="Beleid.Account"/> always have one.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in with a role.</exception>
    public Actor Actor => _actor ?? throw new InvalidOperationException("niemand is met een rol aangemeld; heeft de pagina een beleid?");

    /// <summary>Whether somebody is signed in with a role.</summary>
    public bool HeeftRol => _actor is not null;

    /// <summary>The name of who is signed in; empty when nobody is.</summary>
    public string Naam { get; private set; } = "";

    /// <summary>The name of the organisation of the role; empty without one.</summary>
    public string Organisatie { get; private set; } = "";

    /// <summary>More than one role holds today: <c>/aanmelden/rol</c> lets one choose another.</summary>
    public bool KanWisselen { get; private set; }

    internal void Zet(string naam, string organisatie, Actor? actor, bool kanWisselen) =>
        (Naam, Organisatie, _actor, KanWisselen) = (naam, organisatie, actor, kanWisselen);
}
