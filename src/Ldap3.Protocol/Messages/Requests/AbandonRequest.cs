namespace Ldap3.Protocol.Messages;

/// <summary>Says that the answer to an operation is no longer wanted; there is no answer to this either (RFC 4511 section 4.11).</summary>
/// <param name="AbandonedMessageId">The message id of the operation.</param>
public sealed record AbandonRequest(int AbandonedMessageId) : LdapRequest;
