using Ldap3.Abstract.Mapping;

namespace Ldap3.Linq.Tests.Translation;

[DirectoryObject("badge")]
public sealed class Badge
{
    [DirectoryAttribute("badgeColor")]
    public string? Color { get; set; }
}
