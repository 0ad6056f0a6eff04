namespace Ldap3.Protocol.Messages;

/// <summary>The envelope of every protocol exchange (RFC 4511 section 4.1.1): an operation and the number that ties answers to it.</summary>
/// <param name="MessageId">The number the client gave the operation; 0 only in an unsolicited notification.</param>
/// <param name="Operation">The request or response, its controls with it.</param>
public sealed record LdapMessage(int MessageId, LdapOperation Operation);
