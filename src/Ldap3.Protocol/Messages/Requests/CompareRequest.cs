using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Messages;

/// <summary>Asks whether an entry has a value (RFC 4511 section 4.10).</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Attribute">The attribute.</param>
/// <param name="AssertionValue">The value.</param>
public sealed record CompareRequest(
    DistinguishedName Entry, AttributeDescription Attribute, OctetString AssertionValue) : LdapRequest;
