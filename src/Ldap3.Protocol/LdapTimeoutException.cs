namespace Ldap3.Protocol;

/// <summary>No answer came within the time that the caller allows; the operation was abandoned on the server.</summary>
/// <param name="message">Which operation, and how long it was waited for.</param>
public sealed class LdapTimeoutException(string message) : LdapException(message)
{
    /// <inheritdoc/>
    public override bool IsTransient => true;
}
