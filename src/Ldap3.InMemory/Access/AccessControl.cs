using Ldap3.Protocol.Names;

namespace Ldap3.InMemory.Access;

/// <summary>What one identity may do: all, as the rule of the directory says, or as the simple options say. Immutable.</summary>
sealed class AccessControl(InMemoryDirectoryOptions options, DistinguishedName identity, bool isUnrestricted = false)
{
    public const string UserPassword = "userPassword";

    public DistinguishedName Identity => identity;

    public bool IsAdministrator { get; } = isUnrestricted || (!identity.IsEmpty && identity == options.AdministratorDn);

    public SearchLimits Limits => IsAdministrator ? SearchLimits.None
        : options.LimitsOf?.Invoke(identity) ?? new SearchLimits { Size = options.SizeLimit };

    public bool Allows(AccessKind kind, DistinguishedName entry, AttributeDescription? attribute = null) =>
        IsAdministrator
        || (options.AccessRule is { } rule
            ? rule(new AccessRequest(identity, kind, entry, attribute))
            : AllowsWithoutRule(kind, entry, attribute));

    bool AllowsWithoutRule(AccessKind kind, DistinguishedName entry, AttributeDescription? attribute) => kind switch
    {
        AccessKind.Authenticate => true,
        AccessKind.Write => options.AllowWrite is { } allow && allow(identity, entry),
        AccessKind.ActAs or AccessKind.Manage => false,
        _ => (!identity.IsEmpty || options.AllowAnonymousRead) && (attribute is null || !IsPassword(attribute) || IsSelf(entry)),
    };

    bool IsSelf(DistinguishedName entry) => !identity.IsEmpty && identity == entry;

    static bool IsPassword(AttributeDescription attribute) =>
        attribute.Type.Equals(UserPassword, StringComparison.OrdinalIgnoreCase);
}
