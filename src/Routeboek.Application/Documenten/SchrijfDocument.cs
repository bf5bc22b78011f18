using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Dossiers;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Documenten;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Documenten;

/// <summary>A document as somebody sees it, with the version that was looked at.</summary>
public sealed record Documentinzage(DocumentId Id, DossierId Dossier, Documentsoort Soort, Houder Houder, Kamer Kamer, string Titel, string Inhoud, DateTime? VastgesteldOp, long Versie);

/// <summary>Begins a document in a dossier: a draft.</summary>
public sealed class MaakDocument(Routeboekopslag opslag, TimeProvider klok)
{
    public static readonly Verrichting Verrichting = new("document-maken", "dossier");

    /// <param name="Dossier">In which dossier.</param>
    /// <param name="Soort">What it is.</param>
    /// <param name="Titel">Its title.</param>
    /// <param name="Inhoud">Its text; may be empty.</param>
    /// <param name="Houder">Who keeps it.</param>
    /// <param name="Kamer">In which room.</param>
    /// <param name="VertrouwelijkTot">The last day on which nobody else may know of it; null = not confidential.</param>
    public sealed record Invoer(DossierId Dossier, Documentsoort Soort, string Titel, string Inhoud, Houder Houder, Kamer Kamer, DateOnly? VertrouwelijkTot = null);

    public async Task<Resultaat<Documentinzage>> VoerUitAsync(Actor actor, Invoer invoer, CancellationToken stop)
    {
        if (Document.Bezwaar(invoer.Titel, invoer.Inhoud) is { } bezwaar)
            return Resultaat<Documentinzage>.Fout("titel", bezwaar, $"een titel, en een tekst van hoogstens {Document.LangsteInhoud} tekens");
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        if (await werk.Db.Dossiers.SingleOrDefaultAsync(d => d.Id == invoer.Dossier, stop) is not { } dossier)
            return await werk.WeigerAsync<Documentinzage>(Afweging.BestaatNiet, invoer.Dossier.ToString(), stop);
        if (!actor.Rol.Houders().Contains(invoer.Houder))
            return Resultaat<Documentinzage>.Fout("houder", "uw organisatie houdt dit niet", "de eigen organisatie");
        var document = new Document(new DocumentId(werk.Sleutel()), dossier.Id, invoer.Soort, invoer.Houder, actor.Aanstelling.Organisatie, invoer.Kamer, invoer.VertrouwelijkTot);
        var afweging = await werk.Toegang.BepaalAsync(Documenttoegang.Sleutel(dossier, document), Handeling.Van(Handelingsoort.Vastleggen), stop);
        if (!afweging.Mag)
            return await werk.WeigerAsync<Documentinzage>(afweging, dossier.Id.ToString(), stop);
        document.Schrijf(invoer.Titel, invoer.Inhoud);
        werk.Db.Add(document);
        werk.Db.Add(Documenttoegang.Versie(document, 1, actor, werk.Nu));
        werk.Meld(afweging, document.Id.ToString());
        await werk.SluitAsync(stop);
        return new Resultaat<Documentinzage>.Gelukt(Documenttoegang.Inzage(document));
    }
}

/// <summary>Saves a new text of a draft. When somebody else did so in the meantime both are told and nothing is lost.</summary>
public sealed class SchrijfDocument(Routeboekopslag opslag, TimeProvider klok)
{
    public static readonly Verrichting Verrichting = new("document-schrijven", "dossier");

    /// <param name="Document">Which.</param>
    /// <param name="Titel">The title.</param>
    /// <param name="Inhoud">The text.</param>
    /// <param name="Versie">The version that was looked at.</param>
    public sealed record Invoer(DocumentId Document, string Titel, string Inhoud, long Versie);

    public async Task<Resultaat<Documentinzage>> VoerUitAsync(Actor actor, Invoer invoer, CancellationToken stop)
    {
        if (Document.Bezwaar(invoer.Titel, invoer.Inhoud) is { } bezwaar)
            return Resultaat<Documentinzage>.Fout("titel", bezwaar, $"een titel, en een tekst van hoogstens {Document.LangsteInhoud} tekens");
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var (document, afweging) = await Documenttoegang.ZoekAsync(werk, invoer.Document, Handeling.Van(Handelingsoort.Vastleggen), stop);
        if (document is null || !afweging.Mag)
            return await werk.WeigerAsync<Documentinzage>(afweging, invoer.Document.ToString(), stop);
        if (document.VastgesteldOp is not null)
            return Resultaat<Documentinzage>.Fout("document", "dit document is vastgesteld en wijzigt niet meer", "een nieuw document");
        var opgeslagen = Documenttoegang.Inzage(document);
        document.Schrijf(invoer.Titel, invoer.Inhoud);
        werk.Db.Add(Documenttoegang.Versie(document, opgeslagen.Versie + 2, actor, werk.Nu));
        werk.Meld(afweging, document.Id.ToString());
        return await werk.BewaarAsync(document, invoer.Versie, Documenttoegang.Inzage, opgeslagen with { Titel = invoer.Titel, Inhoud = invoer.Inhoud }, opgeslagen, stop);
    }
}

/// <summary>Adopts a draft: from then on it does not change. The fact that it was adopted is recorded beside it, with its own fields.</summary>
public sealed class StelDocumentVast(Routeboekopslag opslag, TimeProvider klok)
{
    public static readonly Verrichting Verrichting = new("document-vaststellen", "dossier");

    /// <param name="actor">Who.</param>
    /// <param name="id">Which.</param>
    /// <param name="gezien">The version that was looked at: nobody adopts a text that was not read.</param>
    /// <param name="stop">Stops it.</param>
    public async Task<Resultaat<Documentinzage>> VoerUitAsync(Actor actor, DocumentId id, long gezien, CancellationToken stop)
    {
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var (document, afweging) = await Documenttoegang.ZoekAsync(werk, id, Handeling.Van(Handelingsoort.Vastleggen), stop);
        if (document is null || !afweging.Mag)
            return await werk.WeigerAsync<Documentinzage>(afweging, id.ToString(), stop);
        if (document.VastgesteldOp is not null)
            return Resultaat<Documentinzage>.Fout("document", "dit document is al vastgesteld", "een concept");
        var opgeslagen = Documenttoegang.Inzage(document);
        document.StelVast(werk.Nu);
        werk.Meld(afweging, document.Id.ToString());
        return await werk.BewaarAsync(document, gezien, Documenttoegang.Inzage, Documenttoegang.Inzage(document), opgeslagen, stop);
    }
}

/// <summary>Shows a document; the read is in the audit first.</summary>
public sealed class LeesDocument(Routeboekopslag opslag, TimeProvider klok)
{
    public static readonly Verrichting Verrichting = new("document-lezen", "dossier");

    public async Task<Resultaat<Documentinzage>> VoerUitAsync(Actor actor, DocumentId id, CancellationToken stop)
    {
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var (document, afweging) = await Documenttoegang.ZoekAsync(werk, id, Handeling.Lezen, stop);
        if (document is null || !afweging.Mag)
            return await werk.WeigerAsync<Documentinzage>(afweging, id.ToString(), stop);
        werk.Meld(afweging, id.ToString());
        await werk.SluitAsync(stop);
        return new Resultaat<Documentinzage>.Gelukt(Documenttoegang.Inzage(document));
    }
}

/// <summary>What the use cases of documents share.</summary>
internal static class Documenttoegang
{
    public static Onderwerpsleutel Sleutel(Dossier dossier, Document document) => new Onderwerpsleutel.VanDossier(
        dossier.Leerling is null ? Onderwerpsoort.AnoniemeCasus : Onderwerpsoort.Document, dossier.Id, document.Houder, document.HouderOrganisatie, document.Kamer, Feit: null, document.VertrouwelijkTot, document.Id);

    public static async Task<(Document? Document, Afweging Afweging)> ZoekAsync(Werkgang werk, DocumentId id, Handeling handeling, CancellationToken stop)
    {
        if (await werk.Db.Documenten.AsTracking().SingleOrDefaultAsync(d => d.Id == id, stop) is not { } document)
            return (null, Afweging.BestaatNiet);
        var dossier = await werk.Db.Dossiers.SingleAsync(d => d.Id == document.Dossier, stop);
        return (document, await werk.Toegang.BepaalAsync(Sleutel(dossier, document), handeling, stop));
    }

    public static Documentversie Versie(Document document, long nr, Actor actor, DateTime nu) =>
        new() { Document = document.Id, Nr = nr, Titel = document.Titel, Inhoud = document.Inhoud, Door = actor.Persoon, Bewaard = nu };

    public static Documentinzage Inzage(Document document) =>
        new(document.Id, document.Dossier, document.Soort, document.Houder, document.Kamer, document.Titel, document.Inhoud, document.VastgesteldOp, document.Versie);
}
