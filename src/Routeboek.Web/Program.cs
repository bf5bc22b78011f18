using Routeboek.Web;
using Routeboek.Web.Bedrijf;

return await Programmastart.DraaiAsync(() => Webtoepassing.Bouw(args), Console.Error);

/// <summary>The entry point, for tests.</summary>
public partial class Program;
