using Routeboek.Application.Beelden;
using Routeboek.Application.Inlezen;
using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Verzuim;

namespace Routeboek.Application.Leerlingen;

/// <summary>What was registered of a pupil in a school year, or a part of it, and what that comes to.</summary>
public sealed class Registratiebeeld
{
    private readonly uint[] _rijen;

    /// <param name="basis">The calendar of the school.</param>
    /// <param name="kalender">The pupil's own calendar.</param>
    /// <param name="peildag">The reference day in the pupil's calendar.</param>
    /// <param name="rijen">The rows that count, ordered by day.</param>
    /// <param name="vanaf">The first day that is looked at; null = from the beginning of the year.</param>
    internal Registratiebeeld(Schoolkalender basis, Schoolkalender kalender, int peildag, uint[] rijen, DateOnly? vanaf = null)
    {
        _rijen = rijen;
        Beeld = new Jaarbeeld();
        Beeld.Lees(kalender, peildag, rijen, vanaf is { } dag ? kalender.IndexOpOfNa(dag) : 0);
        Verloop = Jaarverloop.Van(Beeld, rijen);
        var laatste = kalender.Datum(peildag);
        Raster = new Jaarraster(basis, laatste, vanaf, vanaf is null ? null : laatste);
    }

    public Jaarbeeld Beeld { get; }

    public Jaarverloop Verloop { get; }

    public Jaarraster Raster { get; }

    public ReadOnlySpan<uint> Rijen => _rijen;

    /// <summary>Both ends of what was looked at.</summary>
    public (DateOnly Van, DateOnly Tot) Bereik => (Beeld.Kalender.Datum(Beeld.EersteDag), Beeld.Kalender.Datum(Beeld.Peildag));

    public IReadOnlyList<Verzuimpatroon> Patronen() => Patroonlezer.Lees(Beeld, Verloop, _rijen);

    public Patroonraster Weekdagraster() => Patroonraster.Van(Beeld, _rijen);

    /// <summary>The picture of the year, as SVG.</summary>
    public string Kaart() => Jaarkaart.Tekeningen(Raster) + Jaarkaart.Svg(Raster, Beeld, _rijen);

    /// <summary>The same days as rows of a table.</summary>
    public string Tabelrijen() => Jaarkaart.Tabelrijen(Beeld);
}

/// <summary>A signal of a pupil with the evidence for it.</summary>
public sealed record Signaalbewijs
{
    public required SignaalId Id { get; init; }

    /// <summary>As the protocol calls it.</summary>
    public required string Naam { get; init; }

    /// <summary>"te laat: trede 2 van 4"; empty when it stands alone.</summary>
    public required string Trede { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly Sinds { get; init; }

    /// <summary>Last day; null while it is on.</summary>
    public required DateOnly? Tot { get; init; }

    /// <summary>What was counted: "8 keer te laat sinds di 2 sep 2025".</summary>
    public required string Waarom { get; init; }

    /// <summary>"vanaf 8".</summary>
    public required string Grens { get; init; }

    /// <summary>Who does what, in the words of the protocol; empty when the protocol is not there any more.</summary>
    public required string Vervolg { get; init; }

    /// <summary>Where the rule stands, and whether it is law, protocol or a proposal.</summary>
    public required string Bron { get; init; }

    /// <summary>The registrations that were counted; empty for who may not see them.</summary>
    public required string Bewijs { get; init; }

    /// <summary>The highest rung of its ladder that is on, or it stands alone and is on.</summary>
    public bool IsLeidend { get; init; }

    public required Behandeling Behandeling { get; init; }

    /// <summary>A correction took its ground away after it was handled.</summary>
    public required bool IsVervallen { get; init; }

    public bool IsAan => Tot is null && !IsVervallen;
}

/// <summary>The year of a pupil, as far as the actor may see it.</summary>
/// <param name="Jaar">The school year.</param>
/// <param name="Jaren">The years that can be chosen, the newest first.</param>
/// <param name="MagRegistraties">Whether this actor sees registrations.</param>
/// <param name="Registraties">What was registered; null when nothing may be seen, or nothing was brought in yet.</param>
/// <param name="Signalen">By urgency; null when they may not be seen.</param>
/// <param name="Geschat">The pupil has no timetable of its own: minutes come from the calendar.</param>
public sealed record Leerlingjaar(Schooljaar Jaar, IReadOnlyList<Schooljaar> Jaren, bool MagRegistraties, Registratiebeeld? Registraties, IReadOnlyList<Signaalbewijs>? Signalen, bool Geschat);
