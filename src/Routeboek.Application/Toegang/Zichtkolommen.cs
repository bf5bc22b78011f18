using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Audit;
using Routeboek.Application.Dossiers;
using Routeboek.Application.Opslag;
using Routeboek.Domain.Documenten;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Toegang;

/// <summary>What a query knows of a thing: the columns on which <see cref="Zichtvertaler"/> decides. What a thing has not is null.</summary>
internal class Zichtkolommen
{
    public Kamer Kamer { get; init; }

    public Houder Houder { get; init; }

    public OrganisatieId? HouderOrganisatie { get; init; }

    /// <summary>The organisation of a thing that is about nobody.</summary>
    public OrganisatieId? Eigenaar { get; init; }

    public DossierId? Dossier { get; init; }

    public int? Feit { get; init; }

    public DocumentId? Document { get; init; }

    public LeerlingId? Leerling { get; init; }

    public OrganisatieId? School { get; init; }

    public string? Gemeentenaam { get; init; }

    public PersoonId? Betreft { get; init; }

    public DateOnly? Geboren { get; init; }

    /// <summary>Whose regional choices count.</summary>
    public string? Protocol { get; init; }

    public DateOnly? VertrouwelijkTot { get; init; }
}

/// <summary>A row with the columns on which access decides.</summary>
internal sealed class Zichtrij<T> : Zichtkolommen
{
    public required T Rij { get; init; }
}

/// <summary>A query that access can filter.</summary>
/// <param name="Rijen">The rows with their columns.</param>
/// <param name="Vast">Columns that are the same for all of them; they do not stand in the query.</param>
internal sealed record Zichtbron<T>(IQueryable<Zichtrij<T>> Rijen, IReadOnlyDictionary<string, object?> Vast);

/// <summary>The queries that access can filter.</summary>
internal static class Zicht
{
    /// <summary>Pupils, by what of them is asked: name, attendance, signals.</summary>
    public static Zichtbron<Leerling> Leerlingen(Opslagcontext db, DateOnly dag) => new(db.Leerlingen.Select(l => new Zichtrij<Leerling>
    {
        Rij = l,
        HouderOrganisatie = l.School,
        Leerling = l.Id,
        School = l.School,
        Gemeentenaam = l.Gemeentenaam,
        Betreft = l.Persoon,
        Geboren = l.Geboren,
        Protocol = db.Schoolprotocollen.Where(p => p.School == l.School && p.Van <= dag && (p.Tot == null || p.Tot >= dag)).Select(p => p.Protocol).FirstOrDefault(),
    }),
        new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(Zichtkolommen.Kamer)] = Kamer.Gewoon,
            [nameof(Zichtkolommen.Houder)] = Houder.School,
            [nameof(Zichtkolommen.Eigenaar)] = null,
            [nameof(Zichtkolommen.Dossier)] = null,
            [nameof(Zichtkolommen.Feit)] = null,
            [nameof(Zichtkolommen.Document)] = null,
            [nameof(Zichtkolommen.VertrouwelijkTot)] = null,
        });

    /// <summary>Dossiers of pupils, each by its ordinary room.</summary>
    public static Zichtbron<Dossier> Dossiers(Opslagcontext db) => new(
        from d in db.Dossiers
        join l in db.Leerlingen on d.Leerling equals l.Id
        select new Zichtrij<Dossier>
        {
            Rij = d,
            Houder = d.Houder,
            HouderOrganisatie = d.HouderOrganisatie,
            Dossier = d.Id,
            Leerling = l.Id,
            School = d.School,
            Gemeentenaam = l.Gemeentenaam,
            Betreft = l.Persoon,
            Geboren = l.Geboren,
            Protocol = d.Protocol,
        },
        new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(Zichtkolommen.Kamer)] = Kamer.Gewoon,
            [nameof(Zichtkolommen.Eigenaar)] = null,
            [nameof(Zichtkolommen.Feit)] = null,
            [nameof(Zichtkolommen.Document)] = null,
            [nameof(Zichtkolommen.VertrouwelijkTot)] = null,
        });

    /// <summary>Facts of all rooms, in dossiers of pupils.</summary>
    public static Zichtbron<Feitrij> Feiten(Opslagcontext db) => new(
        from f in db.Feiten
        join d in db.Dossiers on f.Dossier equals d.Id
        join l in db.Leerlingen on d.Leerling equals l.Id
        select new Zichtrij<Feitrij>
        {
            Rij = f,
            Kamer = f.Kamer,
            Houder = f.Houder,
            HouderOrganisatie = f.HouderOrganisatie,
            Dossier = d.Id,
            Feit = f.Nr,
            VertrouwelijkTot = f.VertrouwelijkTot,
            Leerling = l.Id,
            School = d.School,
            Gemeentenaam = l.Gemeentenaam,
            Betreft = l.Persoon,
            Geboren = l.Geboren,
            Protocol = d.Protocol,
        },
        new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(Zichtkolommen.Eigenaar)] = null,
            [nameof(Zichtkolommen.Document)] = null,
        });

    /// <summary>Documents of all rooms, in dossiers of pupils.</summary>
    public static Zichtbron<Document> Documenten(Opslagcontext db) => new(
        from x in db.Documenten
        join d in db.Dossiers on x.Dossier equals d.Id
        join l in db.Leerlingen on d.Leerling equals l.Id
        select new Zichtrij<Document>
        {
            Rij = x,
            Kamer = x.Kamer,
            Houder = x.Houder,
            HouderOrganisatie = x.HouderOrganisatie,
            Dossier = d.Id,
            Document = x.Id,
            VertrouwelijkTot = x.VertrouwelijkTot,
            Leerling = l.Id,
            School = d.School,
            Gemeentenaam = l.Gemeentenaam,
            Betreft = l.Persoon,
            Geboren = l.Geboren,
            Protocol = d.Protocol,
        },
        new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(Zichtkolommen.Eigenaar)] = null,
            [nameof(Zichtkolommen.Feit)] = null,
        });

    /// <summary>Cases that name nobody, by their facts.</summary>
    public static Zichtbron<Feitrij> AnoniemeCasussen(Opslagcontext db) => new(
        from f in db.Feiten
        join d in db.Dossiers on f.Dossier equals d.Id
        where d.Leerling == null
        select new Zichtrij<Feitrij>
        {
            Rij = f,
            Kamer = f.Kamer,
            Houder = f.Houder,
            HouderOrganisatie = f.HouderOrganisatie,
            Eigenaar = d.HouderOrganisatie,
            Dossier = d.Id,
            Feit = f.Nr,
            VertrouwelijkTot = f.VertrouwelijkTot,
            School = d.School,
            Protocol = d.Protocol,
        },
        new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(Zichtkolommen.Document)] = null,
            [nameof(Zichtkolommen.Leerling)] = null,
            [nameof(Zichtkolommen.Gemeentenaam)] = null,
            [nameof(Zichtkolommen.Betreft)] = null,
            [nameof(Zichtkolommen.Geboren)] = null,
        });

    /// <summary>Lines of the audit: by whose thing it was, and by the pupil of that school whom it is about.</summary>
    /// <param name="db">The store.</param>
    /// <param name="dag">Today.</param>
    /// <param name="over">Only those about this pupil, whoever kept the thing; null = all.</param>
    public static Zichtbron<Auditzicht> Audit(Opslagcontext db, DateOnly dag, Leerling? over = null) => new(Auditzicht.Rijen(db, over).Select(r => new Zichtrij<Auditzicht>
    {
        Rij = r,
        Kamer = r.InKamer,
        Houder = r.AlsHouder,
        HouderOrganisatie = r.HouderOrganisatie,
        VertrouwelijkTot = r.VertrouwelijkTot,
        Leerling = r.Leerling,
        School = r.School,
        Gemeentenaam = r.Gemeentenaam,
        Betreft = r.Betreft,
        Geboren = r.Geboren,
        Protocol = db.Schoolprotocollen.Where(p => p.School == r.School && p.Van <= dag && (p.Tot == null || p.Tot >= dag)).Select(p => p.Protocol).FirstOrDefault(),
    }),
        new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(Zichtkolommen.Eigenaar)] = null,
            [nameof(Zichtkolommen.Dossier)] = null,
            [nameof(Zichtkolommen.Feit)] = null,
            [nameof(Zichtkolommen.Document)] = null,
        });
}
