namespace Ldap3.Protocol;

/// <summary>A protection that was asked for is missing, was refused by the server or was taken away on the way.</summary>
/// <param name="message">Which protection, and how to get it or to do without it knowingly.</param>
/// <param name="innerException">The cause below.</param>
public sealed class LdapSecurityException(string message, Exception? innerException = null)
    : LdapException(message, innerException);
