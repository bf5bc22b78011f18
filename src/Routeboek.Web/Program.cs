using Routeboek.Web;

Webtoepassing.Bouw(args).Run();

/// <summary>The entry point, for tests.</summary>
public partial class Program;
