using System.Reflection;
using System.Text.RegularExpressions;

namespace Ldap3.Architecture.Tests;

public sealed partial class PublicTypeTests
{
    public static TheoryData<string> Projects => [.. SourceTree.Projects];

    [Fact]
    public void A_file_declares_one_public_type()
    {
        var crowded = SourceTree.Files("src")
            .Where(file => file.Lines.Count(line => PublicType().IsMatch(line)) > 1)
            .Select(file => file.Path);

        Assert.Empty(crowded);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_public_class_is_sealed_or_made_to_be_derived_from(string project)
    {
        // Made to be derived from: bases of families, and what users extend.
        string[] open = ["Control", "LdapException", "LdapOperationException", "LdapSaveException", "LdapContext", "OperationOutcome"];

        var unsealed = Assembly.Load(project).GetExportedTypes()
            .Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false })
            .Select(type => type.Name.Split('`')[0])
            .Except(open);

        Assert.Empty(unsealed);
    }

    [GeneratedRegex(@"^public .*\b(class|struct|record|enum|interface|delegate)\b")]
    private static partial Regex PublicType();
}
