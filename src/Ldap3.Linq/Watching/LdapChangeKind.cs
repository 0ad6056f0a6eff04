namespace Ldap3.Linq.Watching;

/// <summary>What became of an entity that is watched.</summary>
public enum LdapChangeKind
{
    /// <summary>It was created, or came to meet the query's condition.</summary>
    Added,

    /// <summary>It changed, or got another name, and meets the condition still.</summary>
    Changed,

    /// <summary>It was deleted, or does not meet the condition any more.</summary>
    Removed,
}
