namespace Ldap3.Protocol;

/// <summary>The peer sent bytes that RFC 4511 does not allow. The connection they came on is not used again.</summary>
/// <param name="message">What was found, what was expected, and the offset where there is one.</param>
/// <param name="innerException">The cause, if another exception brought it to light.</param>
public sealed class LdapProtocolException(string message, Exception? innerException = null)
    : LdapException(message, innerException);
