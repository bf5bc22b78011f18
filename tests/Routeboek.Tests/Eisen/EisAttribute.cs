using Xunit.Sdk;

namespace Routeboek.Tests.Eisen;

/// <summary>Names a requirement row (docs/eisen.csv) that would not hold if this test failed.</summary>
[TraitDiscoverer("Routeboek.Tests.Eisen.EisDiscoverer", "Routeboek.Tests")]
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, AllowMultiple = true)]
public sealed class EisAttribute(string id) : Attribute, ITraitAttribute
{
    public string Id { get; } = id;
}

/// <summary>Shows the requirement as a trait, so that <c>dotnet test --filter Eis=B-SIG-02</c> works.</summary>
public sealed class EisDiscoverer : ITraitDiscoverer
{
    public IEnumerable<KeyValuePair<string, string>> GetTraits(Xunit.Abstractions.IAttributeInfo traitAttribute)
    {
        ArgumentNullException.ThrowIfNull(traitAttribute);
        yield return new KeyValuePair<string, string>("Eis", (string)traitAttribute.GetConstructorArguments().Single());
    }
}
