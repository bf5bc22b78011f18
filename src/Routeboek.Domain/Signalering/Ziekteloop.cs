namespace Routeboek.Domain.Signalering;

/// <summary>
/// The spells of illness of one pupil in one school year so far: maximal runs of consecutive school days that are all sick days;
/// on D only what is known on D counts.
/// </summary>
internal sealed class Ziekteloop(int meesteDagenInEenJaar)
{
    /// <summary>First day per spell.</summary>
    public readonly int[] Eerste = new int[meesteDagenInEenJaar];

    /// <summary>Last day so far per spell.</summary>
    public readonly int[] Laatste = new int[meesteDagenInEenJaar];

    /// <summary>The number of spells so far.</summary>
    public int Aantal;

    /// <summary>Length in school days of the last spell so far.</summary>
    public int Lengte => Aantal == 0 ? 0 : Laatste[Aantal - 1] - Eerste[Aantal - 1] + 1;

    public void Begin() => Aantal = 0;

    /// <summary>Takes in a sick day.</summary>
    public void Ziektedag(int dag)
    {
        if (Aantal > 0 && Laatste[Aantal - 1] == dag - 1)
        {
            Laatste[Aantal - 1] = dag;
            return;
        }
        Eerste[Aantal] = dag;
        Laatste[Aantal] = dag;
        Aantal++;
    }
}
