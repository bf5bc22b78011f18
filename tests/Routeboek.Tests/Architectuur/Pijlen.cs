using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace Routeboek.Tests.Architectuur;

/// <summary>Reads what a project and a compiled assembly point at.</summary>
internal static class Pijlen
{
    /// <summary>The projects and packages that a project file names.</summary>
    public static IReadOnlyList<string> Van(XDocument project) =>
    [
        .. from verwijzing in project.Descendants()
           where verwijzing.Name.LocalName is "ProjectReference" or "PackageReference" or "FrameworkReference"
           let doel = (string?)verwijzing.Attribute("Include") ?? ""
           select verwijzing.Name.LocalName == "ProjectReference" ? Path.GetFileNameWithoutExtension(doel.Replace('\\', '/')) : doel,
    ];

    /// <summary>References that are neither of the framework nor allowed.</summary>
    public static IReadOnlyList<string> Verboden(IEnumerable<AssemblyName> verwijzingen, params string[] toegestaan) =>
    [
        .. verwijzingen.Select(v => v.Name!)
            .Where(n => n != "System" && !n.StartsWith("System.", StringComparison.Ordinal) && n is not ("mscorlib" or "netstandard"))
            .Except(toegestaan, StringComparer.Ordinal),
    ];

    /// <summary>Members that an assembly calls, as Type.Member, and the types that it names.</summary>
    public static IReadOnlySet<string> Gebruik(string assembly)
    {
        using var stroom = File.OpenRead(assembly);
        using var pe = new PEReader(stroom);
        var lezer = pe.GetMetadataReader();
        var gebruik = new HashSet<string>(StringComparer.Ordinal);
        foreach (var handvat in lezer.TypeReferences)
            gebruik.Add(Naam(lezer, handvat));
        foreach (var handvat in lezer.MemberReferences)
        {
            var lid = lezer.GetMemberReference(handvat);
            if (lid.Parent.Kind == HandleKind.TypeReference)
                gebruik.Add($"{Naam(lezer, (TypeReferenceHandle)lid.Parent)}.{lezer.GetString(lid.Name)}");
        }
        return gebruik;
    }

    /// <summary>What of this usage is I/O, a clock, chance or a wait: none of it may stand in the Domain.</summary>
    public static IReadOnlyList<string> NietZuiver(IEnumerable<string> gebruik) =>
        [.. gebruik.Where(g => Array.Exists(s_onzuiver, o => g == o || g.StartsWith(o + ".", StringComparison.Ordinal))).Order(StringComparer.Ordinal)];

    private static readonly string[] s_onzuiver =
    [
        "System.Console", "System.Environment.GetEnvironmentVariable", "System.Environment.get_CurrentDirectory", "System.Environment.get_TickCount64", "System.TimeProvider", "System.Random", "System.Diagnostics.Stopwatch",
        "System.IO.File", "System.IO.FileStream", "System.IO.Directory", "System.IO.FileInfo", "System.IO.DirectoryInfo", "System.IO.StreamReader", "System.IO.StreamWriter",
        "System.Net", "System.Threading.Tasks", "System.Threading.Thread",
        "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today", "System.DateTimeOffset.get_Now", "System.DateTimeOffset.get_UtcNow",
        "System.Guid.NewGuid",
    ];

    private static string Naam(MetadataReader lezer, TypeReferenceHandle handvat)
    {
        var type = lezer.GetTypeReference(handvat);
        var naam = lezer.GetString(type.Name);
        if (type.ResolutionScope.Kind == HandleKind.TypeReference)
            return $"{Naam(lezer, (TypeReferenceHandle)type.ResolutionScope)}.{naam}";
        var ruimte = lezer.GetString(type.Namespace);
        return ruimte.Length == 0 ? naam : $"{ruimte}.{naam}";
    }
}
