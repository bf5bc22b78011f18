using System.Reflection;
using System.Xml.Linq;
using Routeboek.Application.Signalering;
using Routeboek.Cli;
using Routeboek.Domain.Signalering;

namespace Routeboek.Tests.Architectuur;

/// <summary>The arrows of docs/ARCHITECTURE.md: they point down only. Each rule has a counter-example that it sees.</summary>
public sealed class ArchitectuurTests
{
    private static readonly Assembly s_domain = typeof(Signaleerder).Assembly;
    private static readonly Assembly s_application = typeof(Signaleren).Assembly;
    private static readonly Assembly s_cli = typeof(SimuleerOpdracht).Assembly;

    // FrameworkReference included: the Domain has no reference at all
    [Theory]
    [InlineData("Routeboek.Domain")]
    [InlineData("Routeboek.Application", "Routeboek.Domain", "YamlDotNet", "Microsoft.EntityFrameworkCore.Sqlite", "Npgsql.EntityFrameworkCore.PostgreSQL", "SQLitePCLRaw.bundle_e_sqlite3")]
    [InlineData("Routeboek.Cli", "Routeboek.Application", "System.CommandLine")]
    [InlineData("Routeboek.Web", "Routeboek.Application", "Microsoft.AspNetCore.OpenApi", "Microsoft.IdentityModel.JsonWebTokens", "Microsoft.IdentityModel.Protocols.OpenIdConnect", "QRCoder")]
    public void Project_WijstAlleenNaarBeneden(string project, params string[] mag) =>
        Assert.Equal(mag.Order(StringComparer.Ordinal),
            Pijlen.Van(XDocument.Parse(Wortelmap.Lees($"src/{project}/{project}.csproj"))).Order(StringComparer.Ordinal));

    [Fact]
    public void Project_DatOmhoogWijst_ValtOp()
    {
        var project = XDocument.Parse("""
            <Project Sdk="Microsoft.NET.Sdk">
              <ItemGroup>
                <ProjectReference Include="..\Routeboek.Web\Routeboek.Web.csproj" />
                <PackageReference Include="Een.Pakket" />
                <FrameworkReference Include="Microsoft.AspNetCore.App" />
              </ItemGroup>
            </Project>
            """);

        Assert.Equal(["Routeboek.Web", "Een.Pakket", "Microsoft.AspNetCore.App"], Pijlen.Van(project));
    }

    [Fact]
    public void Domain_HeeftGeenAnderProjectEnGeenPakket() =>
        Assert.Empty(Pijlen.Verboden(s_domain.GetReferencedAssemblies()));

    [Fact]
    public void Application_KentAlleenDomain()
    {
        string[] mag = ["Microsoft.Data.Sqlite", "Microsoft.EntityFrameworkCore", "Microsoft.EntityFrameworkCore.Abstractions", "Microsoft.EntityFrameworkCore.Relational",
            "Microsoft.EntityFrameworkCore.Sqlite", "Microsoft.Extensions.Logging.Abstractions", "Npgsql", "Npgsql.EntityFrameworkCore.PostgreSQL", "Routeboek.Domain", "SQLitePCLRaw.core", "YamlDotNet"];
        Assert.Empty(Pijlen.Verboden(s_application.GetReferencedAssemblies(), mag));
        // the counter-example: without the exceptions the same check names them all
        Assert.Equal(mag, Pijlen.Verboden(s_application.GetReferencedAssemblies()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Opslag_IsVanBuitenNietTeZien()
    {
        Assert.Empty(VanBuiten(s_application));
        // the counter-example: a public class that shows a context is seen
        Assert.NotEmpty(VanBuiten(typeof(Xunit.Assert).Assembly, "Xunit"));

        static IEnumerable<string> VanBuiten(Assembly assembly, string voorvoegsel = "Microsoft.EntityFrameworkCore") => assembly.GetExportedTypes()
            .SelectMany(t => t.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .SelectMany(m => m switch
            {
                MethodBase b => b.GetParameters().Select(p => p.ParameterType).Append((b as MethodInfo)?.ReturnType),
                PropertyInfo p => [p.PropertyType],
                _ => [],
            })
            .Concat(assembly.GetExportedTypes().Select(t => t.BaseType))
            .Select(t => t?.FullName ?? "").Where(n => n.Contains(voorvoegsel, StringComparison.Ordinal));
    }

    [Fact]
    public void Cli_KentWebNiet()
    {
        Assert.DoesNotContain(s_cli.GetReferencedAssemblies(), v => v.Name == "Routeboek.Web" || v.Name!.Contains("EntityFramework", StringComparison.Ordinal));
        Assert.Contains("Routeboek.Application", Pijlen.Verboden(s_cli.GetReferencedAssemblies(), "Routeboek.Domain"));
    }

    [Fact]
    public void Web_KentCliNiet_OokNietInDeBron()
    {
        Assert.Empty(Regels("src/Routeboek.Web", "Routeboek.Cli"));
        Assert.Empty(Regels("src/Routeboek.Cli", "Routeboek.Web"));
        Assert.Empty(Regels("src/Routeboek.Application", "Routeboek.Cli").Concat(Regels("src/Routeboek.Application", "Routeboek.Web")));
        // the counter-example: what may be named is found in the same way
        Assert.NotEmpty(Regels("src/Routeboek.Web", "Routeboek.Application"));

        static IEnumerable<string> Regels(string map, string naam) =>
            Wortelmap.Bronnen(map).SelectMany(File.ReadLines).Where(r => r.StartsWith($"using {naam}", StringComparison.Ordinal));
    }

    [Fact]
    public void Domain_LeestNietsSchrijftNietsEnKentGeenKlok() =>
        Assert.Empty(Pijlen.NietZuiver(Pijlen.Gebruik(ZoalsGebouwd())));

    // the copy beside the tests is rewritten while coverage is measured; this one is as the compiler left it
    private static string ZoalsGebouwd()
    {
        var bouw = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)).Parent!.Name;
        return Path.Combine(Wortelmap.Pad, "src", "Routeboek.Domain", "bin", bouw, "net10.0", "Routeboek.Domain.dll");
    }

    [Fact]
    public void LezenSchrijvenEnKlok_VallenOp()
    {
        // the command line does all of it, so the same check must name it there
        var cli = Pijlen.NietZuiver(Pijlen.Gebruik(s_cli.Location));
        Assert.Contains("System.Console", cli);
        Assert.Contains("System.IO.File.Exists", cli);
        Assert.Contains("System.TimeProvider", cli);
        Assert.Equal(["System.DateTime.get_Now"], Pijlen.NietZuiver(["System.DateTime.get_Now", "System.DateTime.AddDays", "System.IO.FileNotFoundException"]));
    }
}
