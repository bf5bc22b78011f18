using System.Collections.Concurrent;
using Routeboek.Application.Kalenders;
using Routeboek.Application.Protocollen;
using Routeboek.Domain.Afspraken;
using Routeboek.Domain.Kalenders;
using Routeboek.Domain.Protocollen;

namespace Routeboek.Application.Dossiers;

/// <summary>The agreements and the school days that hold for a dossier.</summary>
public sealed record Dossierkader(Afsprakenset Set, Schoolkalender Kalender);

/// <summary>Finds them by the id and the version of a protocol; null when there is no such one.</summary>
public delegate Dossierkader? Kaderkeuze(string protocol, string versie);

/// <summary>The protocols that are delivered with the program, each made ready once.</summary>
public static class Dossierkaders
{
    private static readonly ConcurrentDictionary<(string Protocol, string Versie), Dossierkader?> Gemaakt = new();

    public static Dossierkader? BijProgramma(string protocol, string versie) => Gemaakt.GetOrAdd((protocol, versie), static sleutel => Maak(sleutel.Protocol, sleutel.Versie));

    private static Dossierkader? Maak(string protocol, string versie)
    {
        var woordenschat = Woordenschatlezer.BijProgramma;
        if (!Kaartlezer.IsId(protocol) || Protocollenmap.BijProgramma().VindAfspraken(protocol, woordenschat).Boek is not { } boek || boek.Protocol.Versie != versie)
            return null;
        // the minutes of a day mean nothing to a term, so any sector gives the school days of a region
        var regio = boek.Protocol.Vakantieregio ?? Kalenderlezer.RegioMetNaam(boek.Protocol.Regio) ?? Vakantieregio.Midden;
        return new Dossierkader(new Afsprakenset(boek, woordenschat), Kalenderlezer.Regio(regio, boek.Protocol.Sectoren[0]));
    }
}
