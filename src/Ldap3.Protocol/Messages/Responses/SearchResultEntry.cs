using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Messages;

/// <summary>An entry found (RFC 4511 section 4.5.2).</summary>
public sealed record SearchResultEntry : LdapResponse
{
    /// <summary>Creates an entry from its parts.</summary>
    /// <param name="objectName">The entry's name.</param>
    /// <param name="attributes">The attributes returned, no description twice.</param>
    public SearchResultEntry(DistinguishedName objectName, params IReadOnlyList<LdapAttribute> attributes)
    {
        ObjectName = objectName;
        Attributes = attributes;
    }

    /// <summary>The entry's name.</summary>
    public DistinguishedName ObjectName { get; }

    /// <summary>The attributes returned.</summary>
    public IReadOnlyList<LdapAttribute> Attributes { get; }

    /// <summary>The attribute of that description, without regard to case, or null when the entry has none.</summary>
    public LdapAttribute? Find(string description) =>
        Attributes.FirstOrDefault(attribute =>
            string.Equals(attribute.Description.ToString(), description, StringComparison.OrdinalIgnoreCase));

    /// <summary>The name and the attributes as text, for people.</summary>
    public override string ToString() => $"{ObjectName} {{ {string.Join("; ", Attributes)} }}";
}
