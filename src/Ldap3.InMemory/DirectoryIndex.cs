namespace Ldap3.InMemory;

/// <summary>An index that a directory in memory keeps: searches that it answers do not look at every entry. Immutable.</summary>
/// <param name="AttributeType">The attribute, which stands for its subtypes too. One that the schema does not know is passed over.</param>
/// <param name="Kinds">What the index answers. What the attribute has no matching rule for is passed over.</param>
public sealed record DirectoryIndex(string AttributeType, DirectoryIndexKinds Kinds)
{
    const DirectoryIndexKinds Key = DirectoryIndexKinds.Equality | DirectoryIndexKinds.Presence;
    const DirectoryIndexKinds Text = Key | DirectoryIndexKinds.Substrings;
    const DirectoryIndexKinds Number = Key | DirectoryIndexKinds.Ordering;

    /// <summary>The attributes that applications search for most.</summary>
    public static IReadOnlyList<DirectoryIndex> Default { get; } =
    [
        new("objectClass", DirectoryIndexKinds.Equality),
        new("entryUUID", DirectoryIndexKinds.Equality),
        new("entryCSN", DirectoryIndexKinds.Ordering),
        new("modifyTimestamp", DirectoryIndexKinds.Ordering),
        new("uid", Text),
        new("cn", Text),
        new("sn", Text),
        new("givenName", Text),
        new("displayName", Text),
        new("mail", Text),
        new("sAMAccountName", Text),
        new("userPrincipalName", Key),
        new("member", Key),
        new("uniqueMember", Key),
        new("memberUid", Key),
        new("manager", Key),
        new("ou", Key),
        new("employeeNumber", Key),
        new("uidNumber", Number),
        new("gidNumber", Number),
        new("uSNChanged", Number),
        new("objectGUID", DirectoryIndexKinds.Equality),
        new("objectSid", DirectoryIndexKinds.Equality),
    ];
}
