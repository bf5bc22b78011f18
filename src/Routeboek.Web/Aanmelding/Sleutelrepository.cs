using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Routeboek.Application.Aanmelding;

namespace Routeboek.Web.Aanmelding;

/// <summary>Lets the framework keep its keys in the store. Its interface is synchronous; it is asked at the start and once a day.</summary>
internal sealed class Sleutelrepository(Sleutelbewaring bewaring) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. Task.Run(() => bewaring.LeesAsync(CancellationToken.None)).GetAwaiter().GetResult().Select(XElement.Parse)];

    public void StoreElement(XElement element, string friendlyName) =>
        Task.Run(() => bewaring.VoegToeAsync(friendlyName, element.ToString(SaveOptions.DisableFormatting), CancellationToken.None)).GetAwaiter().GetResult();
}
