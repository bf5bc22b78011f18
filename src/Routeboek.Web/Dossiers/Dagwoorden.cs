using Routeboek.Application.Dossiers;
using Routeboek.Web.Vorm;

namespace Routeboek.Web.Dossiers;

/// <summary>Where a task stands, and how its term is said.</summary>
public static class Dagwoorden
{
    public static string Pad(Taaksleutel taak) => FormattableString.Invariant($"/dossiers/{taak.Dossier.Waarde}/taken/{Uri.EscapeDataString(taak.Afspraak)}/{taak.Wortel}");

    /// <summary>"vr 16 jan, nog 3 schooldagen", "vandaag", "ma 12 jan, 2 schooldagen te laat".</summary>
    public static string Termijn(Tekst tekst, DateOnly vandaag, DateOnly? uiterlijk, int? schooldagen) => uiterlijk switch
    {
        null => tekst["dag.geen-termijn"],
        { } dag when dag == vandaag => tekst["dag.vandaag"],
        { } dag when dag < vandaag => schooldagen is < 0 ? $"{tekst.Dag(dag)}, {tekst.Aantal("dag.te-laat", -schooldagen.Value)}" : tekst["dag.over", tekst.Dag(dag)],
        { } dag => schooldagen is > 0 ? $"{tekst.Dag(dag)}, {tekst.Aantal("dag.nog", schooldagen.Value)}" : tekst.Dag(dag),
    };
}
