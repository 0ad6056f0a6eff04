namespace Ldap3.Architecture.Tests;

/// <summary>One source file.</summary>
/// <param name="Path">The path below the root of the sources.</param>
/// <param name="Lines">The text.</param>
sealed record SourceFile(string Path, string[] Lines)
{
    /// <summary>The folders between the project and the file.</summary>
    public string[] Folders => Path.Split('/')[2..^1];

    /// <summary>The folder directly below the project, or nothing for a file of the project's root.</summary>
    public string Folder => Folders.FirstOrDefault("");
}
