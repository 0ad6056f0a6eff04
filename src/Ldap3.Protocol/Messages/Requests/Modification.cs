namespace Ldap3.Protocol.Messages;

/// <summary>One change to one attribute (RFC 4511 section 4.6).</summary>
/// <param name="Operation">What to do.</param>
/// <param name="Attribute">To which attribute, with which values.</param>
public sealed record Modification(ModifyOperation Operation, LdapAttribute Attribute);
