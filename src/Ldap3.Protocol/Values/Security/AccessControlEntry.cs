using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Values.Security;

/// <summary>One entry of an access control list: who may, or may not, do what ([MS-DTYP] section 2.4.4). Immutable.</summary>
public sealed record AccessControlEntry
{
    /// <summary>What the entry does.</summary>
    public required AceType Type { get; init; }

    /// <summary>How it is inherited and audited.</summary>
    public AceFlags Flags { get; init; }

    /// <summary>The rights.</summary>
    public DirectoryRights Rights { get; init; }

    /// <summary>
    /// The property, set of properties, kind of child or extended right that the rights are for, by its <c>schemaIDGUID</c> or
    /// <c>rightsGuid</c>; null for all. Only with the types that end in Object.
    /// </summary>
    public Guid? ObjectType { get; init; }

    /// <summary>The class, by its <c>schemaIDGUID</c>, whose objects inherit the entry; null for all. Only with the types that end in Object.</summary>
    public Guid? InheritedObjectType { get; init; }

    /// <summary>Who.</summary>
    public Sid Trustee { get; init; }

    /// <summary>What follows: the condition of a callback, the value of a resource attribute; all of an entry whose type is unknown.</summary>
    public OctetString ApplicationData { get; init; }

    /// <summary>The entry in the words of SDDL ([MS-DTYP] section 2.5.1), such as <c>(A;;RP;;;WD)</c>.</summary>
    public override string ToString() => SddlWriter.Write(this, null);
}
