using System.Reflection;

namespace Ldap3.Architecture.Tests;

public sealed class LayerTests
{
    static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Ldap3.Protocol"] = [],
        ["Ldap3.Abstract"] = ["Ldap3.Protocol"],
        ["Ldap3.Linq"] = ["Ldap3.Abstract", "Ldap3.Protocol"],
        ["Ldap3.InMemory"] = ["Ldap3.Protocol"],
    };

    public static TheoryData<string> Projects => [.. SourceTree.Projects];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_library_knows_only_the_libraries_below_it(string project)
    {
        var references = Assembly.Load(project).GetReferencedAssemblies()
            .Select(name => name.Name!)
            .Where(name => name.StartsWith("Ldap3.", StringComparison.Ordinal));

        Assert.Empty(references.Except(Allowed[project]));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void The_folders_of_a_library_form_no_circle(string project)
    {
        var uses = SourceTree.FolderUses(project);
        var open = uses.Keys.ToHashSet();

        // Take away the folders that use none of the rest until nothing can be taken away.
        while (open.RemoveWhere(folder => !uses[folder].Overlaps(open)) > 0)
        {
        }

        Assert.True(
            open.Count == 0,
            string.Join('\n', open.Select(folder => $"{folder} uses {string.Join(", ", uses[folder].Intersect(open))}")));
    }

    [Fact]
    public void Below_the_strategies_nothing_in_the_protocol_knows_the_connection()
    {
        string[] ground = ["Ber", "Names", "Filters", "Schema", "Values", "Messages", "Codec", "Controls",
            "ExtendedOperations", "Ldif", "Authentication", "Transport", "Sessions"];

        var offenders = SourceTree.Files("src/Ldap3.Protocol")
            .Where(file => ground.Contains(file.Folder))
            .Where(file => file.Lines.Any(line =>
                !line.TrimStart().StartsWith("//", StringComparison.Ordinal)
                && line.Split([' ', '(', '<', '.', ',', ';', '>', ')', '?']).Any(word => word is "LdapConnection" or "LdapDataSource")))
            .Select(file => file.Path);

        Assert.Empty(offenders);
    }
}
