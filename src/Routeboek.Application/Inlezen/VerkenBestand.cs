using System.Text;
using Microsoft.EntityFrameworkCore;
using Routeboek.Application.Invoer;
using Routeboek.Application.Opslag;
using Routeboek.Application.Registraties;
using Routeboek.Application.Registraties.Bronnen;
using Routeboek.Application.Toegang;
using Routeboek.Domain.Organisaties;
using Routeboek.Domain.Toegang;

namespace Routeboek.Application.Inlezen;

/// <summary>What a school needs to do with a file before it can be read.</summary>
/// <param name="Ontwerp">In which people choose what each column is; null = it can be read as it is.</param>
public sealed record Verkenning(Koppelontwerp? Ontwerp);

/// <summary>Looks whether a file with columns of its own can be read with what the school remembers, and if not, proposes a mapping.</summary>
public sealed class VerkenBestand(Routeboekopslag opslag, TimeProvider klok)
{
    public static readonly Verrichting Verrichting = new("bestand-verkennen", "registraties");

    /// <param name="School">The school.</param>
    /// <param name="Inhoud">The file, or its beginning; must be able to seek, and stands at its beginning again afterwards.</param>
    /// <param name="Bestandsnaam">Its name.</param>
    /// <param name="Opnieuw">Propose a mapping also when one is remembered.</param>
    public sealed record Invoer(OrganisatieId School, Stream Inhoud, string Bestandsnaam, bool Opnieuw);

    public async Task<Resultaat<Verkenning>> VoerUitAsync(Actor actor, Invoer invoer, CancellationToken stop)
    {
        await using var werk = await Werkgang.BeginAsync(opslag, actor, Verrichting, klok, stop);
        var bestaat = await werk.Db.Organisaties.AnyAsync(o => o.Id == invoer.School && o.Soort == Organisatiesoort.School, stop);
        var afweging = bestaat ? await werk.Toegang.BepaalAsync(new Onderwerpsleutel.VanOrganisatie(Onderwerpsoort.Registratie, invoer.School), Handeling.Van(Handelingsoort.Vastleggen), stop) : Afweging.BestaatNiet;
        if (!afweging.Mag)
            return await werk.WeigerAsync<Verkenning>(afweging, invoer.School.ToString(), stop);
        if (await werk.Db.Installaties.AnyAsync(i => i.Demo, stop))
            return Resultaat<Verkenning>.Fout("", Voorbeeldwereld.Wat, Voorbeeldwereld.Verwacht);
        var koppelingen = await Koppelingkeuze.LeesAsync(werk.Db, invoer.School, stop);
        werk.Meld(afweging, invoer.School.ToString());
        await werk.SluitAsync(stop);
        try
        {
            return new Resultaat<Verkenning>.Gelukt(new Verkenning(await Task.Run(() => Ontwerp(invoer, koppelingen, stop), stop)));
        }
        catch (Bestandsfout fout)
        {
            return new Resultaat<Verkenning>.Onjuist([new Bestandsmelding(invoer.Bestandsnaam, 0, "", fout.Message, "")]);
        }
        finally
        {
            invoer.Inhoud.Position = 0;
        }
    }

    private static Koppelontwerp? Ontwerp(Invoer invoer, Koppelingkeuze koppelingen, CancellationToken stop)
    {
        var begin = new byte[Bronherkenning.Genoeg];
        var gelezen = invoer.Inhoud.ReadAtLeast(begin, begin.Length, throwOnEndOfStream: false);
        invoer.Inhoud.Position = 0;
        var soort = Bronherkenning.Herken(begin.AsSpan(0, gelezen), invoer.Bestandsnaam).Soort;
        if (soort is not (Bestandsoort.Xlsx or Bestandsoort.OnbekendeCsv))
            return null;
        if (!invoer.Opnieuw && (koppelingen.Onthouden(soort == Bestandsoort.Xlsx ? "xlsx" : "csv") is not null || soort == Bestandsoort.Xlsx && IsContract(invoer.Inhoud)))
            return null;
        return Koppelvoorstel.Ontwerp(invoer.Inhoud, invoer.Bestandsnaam, stop);
    }

    // a workbook whose columns bear the names of the contract is read without a mapping
    private static bool IsContract(Stream inhoud)
    {
        using var tabel = new XlsxTabel(inhoud, null);
        var koppen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        if (tabel.Volgende(new Doof()))
            koppen.UnionWith(Enumerable.Range(0, tabel.Aantal).Select(i => Encoding.UTF8.GetString(tabel.Veld(i))));
        inhoud.Position = 0;
        return koppen.Contains("leerling") && koppen.Contains("datum") && koppen.Contains("soort") && (koppen.Contains("dagdeel") || koppen.Contains("lesuur"));
    }

    private sealed class Doof : Rijontvanger
    {
        public override void Rij(in RuweRij rij)
        {
        }

        public override void Fout(long regel, string kolom, string wat, string verwacht)
        {
        }

        public override void Overgeslagen(long aantal)
        {
        }

        public override void Opmerking(string tekst)
        {
        }
    }
}
