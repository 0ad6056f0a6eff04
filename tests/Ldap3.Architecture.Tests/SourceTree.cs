using System.Text.RegularExpressions;

namespace Ldap3.Architecture.Tests;

/// <summary>The sources as files, found upwards from where the tests run.</summary>
static partial class SourceTree
{
    public static string Root { get; } = FindRoot(new DirectoryInfo(AppContext.BaseDirectory));

    public static string[] Projects { get; } =
        [.. Directory.GetDirectories(Path.Combine(Root, "src")).Select(path => Path.GetFileName(path)!).Order()];

    public static IEnumerable<SourceFile> Files(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path))
            .Where(path => !path.Split('/').Any(part => part is "obj" or "bin" or "artifacts"))
            .Order(StringComparer.Ordinal)
            .Select(path => new SourceFile(path, File.ReadAllLines(Path.Combine(Root, path))));

    /// <summary>The folders of a project that a folder of it uses, by its using directives.</summary>
    public static Dictionary<string, SortedSet<string>> FolderUses(string project)
    {
        var uses = new Dictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (var file in Files($"src/{project}").Where(file => file.Folder.Length > 0))
        {
            var used = uses.TryGetValue(file.Folder, out var known) ? known : uses[file.Folder] = new(StringComparer.Ordinal);
            foreach (var line in file.Lines)
            {
                var match = UsingDirective().Match(line);
                if (match.Success && match.Groups["project"].Value == project && match.Groups["folder"].Value != file.Folder)
                {
                    used.Add(match.Groups["folder"].Value);
                }
            }
        }

        return uses;
    }

    [GeneratedRegex(@"^using (static |\w+ = )?(?<project>Ldap3\.\w+)\.(?<folder>\w+)")]
    private static partial Regex UsingDirective();

    static string FindRoot(DirectoryInfo? folder) =>
        folder is null ? throw new InvalidOperationException("The tests run outside the source tree.")
        : File.Exists(Path.Combine(folder.FullName, "Ldap3.Linq.sln")) ? folder.FullName
        : FindRoot(folder.Parent);
}
