namespace Ldap3.Abstract.Mapping;

/// <summary>Maps a class to entries of a directory.</summary>
/// <param name="objectClasses">
/// The object classes of the entries, the structural one first; auxiliary ones follow. New entries get all of them, and a
/// query finds the entries that have all of them.
/// </param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class DirectoryObjectAttribute(params string[] objectClasses) : Attribute
{
    /// <summary>The object classes, the structural one first.</summary>
    public IReadOnlyList<string> ObjectClasses { get; } = objectClasses;

    /// <summary>Where the entries lie below the directory's base, such as <c>ou=People</c>; null, the default, for the base itself.</summary>
    public string? Container { get; init; }

    /// <summary>
    /// The attribute that names new entries, such as <c>uid</c>; null, the default, for the first mapped of <c>uid</c>,
    /// <c>cn</c>, <c>ou</c>, <c>o</c> and <c>dc</c>.
    /// </summary>
    public string? NamingAttribute { get; init; }
}
