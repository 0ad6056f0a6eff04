using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Messages;

/// <summary>Renames or moves an entry with all that is below it (RFC 4511 section 4.9).</summary>
/// <param name="Entry">The entry.</param>
/// <param name="NewRdn">Its new relative name.</param>
/// <param name="DeleteOldRdn">Whether the values of the old relative name are removed from the entry.</param>
/// <param name="NewSuperior">The new parent, or null to stay under the present one.</param>
public sealed record ModifyDnRequest(
    DistinguishedName Entry,
    RelativeDistinguishedName NewRdn,
    bool DeleteOldRdn = true,
    DistinguishedName? NewSuperior = null) : LdapRequest;
