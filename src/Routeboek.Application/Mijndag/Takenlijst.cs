using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Dossiers;
using Routeboek.Application.Opslag;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Afspraken;
using Routeboek.Domain.Dossiers;
using Routeboek.Domain.Leerlingen;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Mijndag;

/// <summary>A task as it was read, with what is needed to say whose it is.</summary>
internal sealed record Takenrij(Taakrij Taak, Dossier Dossier, Feitrij Wortel, Afspraak Afspraak, Dossierkader Kader, string? Casusrol);

/// <summary>The open tasks that somebody may see, first what is due first, sorted out by whose they are. Every question is asked once, however many tasks there are.</summary>
internal sealed class Takenlijst
{
    /// <summary>More than anybody reads in a day; a list that is longer says so.</summary>
    private const int Meeste = 1000;

    private static readonly Rol[] s_volgers = [Rol.Ondersteuningscoordinator, Rol.Verzuimcoordinator];

    public IReadOnlyList<Takenrij> Mijn { get; private init; } = [];

    /// <summary>Of others, in dossiers that the one who looks follows.</summary>
    public IReadOnlyList<Takenrij> Anderen { get; private init; } = [];

    public static async Task<Takenlijst> LeesAsync(Opslagcontext db, Toegangspoort toegang, Actor actor, DateOnly vandaag, Kaderkeuze kaders, CancellationToken stop)
    {
        var woorden = Taakrollen.Organisatiewoorden(actor.Aanstelling.Soort);
        var zicht = toegang.Zichtbaar(Zicht.Feiten(db), Onderwerpsoort.Feit);
        var open = from t in db.Taken
                   join z in zicht on new { t.Dossier, Nr = t.Wortel } equals new { z.Rij.Dossier, z.Rij.Nr }
                   join d in db.Dossiers on t.Dossier equals d.Id
                   join p in db.Projecties on t.Dossier equals p.Dossier
                   where t.Einde == null && p.OpenTot == null
                   select new { Taak = t, Dossier = d, Wortel = z.Rij, p.Casusrol };
        var volgt = actor.Aanstelling.Soort == Partijsoort.School;
        if (volgt)
        {
            var school = actor.Aanstelling.Organisatie;
            open = open.Where(o => o.Dossier.School == school);
        }
        else
        {
            open = open.Where(o => woorden.Contains(o.Taak.Organisatie));
        }

        var rijen = await open.OrderBy(o => o.Taak.Uiterlijk == null).ThenBy(o => o.Taak.Uiterlijk).ThenBy(o => o.Taak.Dossier).ThenBy(o => o.Taak.Afspraak).ThenBy(o => o.Taak.Wortel).Take(Meeste).ToListAsync(stop);
        var taken = new List<Takenrij>(rijen.Count);
        foreach (var rij in rijen)
        {
            // a protocol that is not there any more has no task to show; its dossier tells so
            if (kaders(rij.Dossier.Protocol, rij.Dossier.Protocolversie) is { } kader && kader.Set.Zoek(rij.Taak.Afspraak) is { } afspraak)
                taken.Add(new Takenrij(rij.Taak, rij.Dossier, rij.Wortel, afspraak, kader, rij.Casusrol));
        }

        var bezetting = await Taakbezetting.LeesAsync(db, actor, vandaag, [.. taken.Select(t => t.Dossier.Leerling).OfType<LeerlingId>().Distinct()], stop);
        bool VanMij(Takenrij t) => Taakrollen.WerktBij(actor.Aanstelling.Soort, t.Taak.Organisatie) && Taakrollen.IsVan(actor.Rol, t.Afspraak.Wie, t.Casusrol, rol => bezetting.Bezet(rol, t.Dossier.Leerling));
        var mijn = taken.Where(VanMij).ToList();
        return new Takenlijst
        {
            Mijn = mijn,
            Anderen = [.. taken.Except(mijn).Where(t => volgt && (s_volgers.Contains(actor.Rol) || Taakrollen.Van(Taakrollen.Casusverantwoordelijke, t.Casusrol).Contains(actor.Rol)))],
        };
    }
}

/// <summary>Which roles somebody holds today at the organisation of who looks; a mentor is one of the pupil.</summary>
internal sealed class Taakbezetting
{
    private readonly HashSet<Rol> _rollen;
    private readonly HashSet<LeerlingId> _metMentor;

    private Taakbezetting(HashSet<Rol> rollen, HashSet<LeerlingId> metMentor) => (_rollen, _metMentor) = (rollen, metMentor);

    public bool Bezet(Rol rol, LeerlingId? leerling) => rol == Rol.Mentor && leerling is { } wie ? _metMentor.Contains(wie) : rol != Rol.Vertrouwenspersoon && _rollen.Contains(rol);

    public static async Task<Taakbezetting> LeesAsync(Opslagcontext db, Actor actor, DateOnly vandaag, IReadOnlyList<LeerlingId> leerlingen, CancellationToken stop)
    {
        var waar = actor.Aanstelling.Organisatie;
        var rollen = await db.Rolbezettingen.Where(r => r.Organisatie == waar && r.Van <= vandaag && (r.Tot == null || r.Tot >= vandaag)).Select(r => r.Rol).Distinct().ToListAsync(stop);
        var groepen = await (from g in db.Groepen
                             from lid in g.Leden
                             from rol in g.Rollen
                             where leerlingen.Contains(lid.Leerling) && rol.Rol == Rol.Mentor && lid.Van <= vandaag && (lid.Tot == null || lid.Tot >= vandaag) && rol.Van <= vandaag && (rol.Tot == null || rol.Tot >= vandaag)
                             select lid.Leerling).Distinct().ToListAsync(stop);
        var los = await db.Betrokkenheden.Where(b => b.Leerling != null && leerlingen.Contains(b.Leerling.Value) && (b.Rol == Rol.Mentor || b.Rol == Rol.Vertrouwenspersoon) && b.Van <= vandaag && (b.Tot == null || b.Tot >= vandaag))
            .Select(b => b.Leerling!.Value).Distinct().ToListAsync(stop);
        return new Taakbezetting([.. rollen], [.. groepen, .. los]);
    }
}
