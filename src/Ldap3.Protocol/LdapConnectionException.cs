namespace Ldap3.Protocol;

/// <summary>The connection to the server could not be made, or was lost.</summary>
/// <param name="message">Which server, what happened, and what to look at.</param>
/// <param name="innerException">The cause below.</param>
public sealed class LdapConnectionException(string message, Exception? innerException = null)
    : LdapException(message, innerException)
{
    /// <summary>
    /// Whether the request may have been carried out although no answer came: it was sent before the connection was lost.
    /// </summary>
    public bool OutcomeUnknown { get; init; }

    /// <inheritdoc/>
    public override bool IsTransient => true;
}
