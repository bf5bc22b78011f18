using System.Text;
using Routeboek.Application.Registraties.Bronnen;

namespace Routeboek.Application.Aanmelding;

/// <summary>Who somebody is at another party, in that party's own words.</summary>
public static class ExternOnderwerp
{
    /// <summary>Whether it is a number that can be a BSN: that is nobody's key here.</summary>
    public static bool IsBsn(string onderwerp)
    {
        var cijfers = new string([.. onderwerp.Where(char.IsAsciiDigit)]);
        return cijfers.Length is 8 or 9 && cijfers.Length == onderwerp.Count(t => t is not ('.' or '-' or ' ')) && Elfproef.Slaagt(Encoding.UTF8.GetBytes(cijfers.PadLeft(9, '0')));
    }
}
