using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Authentication.Sasl;

/// <summary>
/// One run of a <see cref="SaslMechanism"/>, from the first step to the last. Used by one bind, by one thread at a
/// time; what it keeps of secrets it clears when disposed of.
/// </summary>
public abstract class SaslExchange : IDisposable
{
    /// <summary>
    /// The layer that protects everything after the exchange, or null, the default, for none (RFC 4422 section 3.7).
    /// </summary>
    public virtual SaslSecurityLayer? SecurityLayer => null;

    /// <summary>Makes the client's next step.</summary>
    /// <param name="challenge">What the server said, or null at the beginning.</param>
    /// <returns>The step, or null for a beginning that leaves the first word to the server.</returns>
    /// <exception cref="LdapProtocolException">The server said what the mechanism does not allow.</exception>
    /// <exception cref="LdapSecurityException">The server did not prove itself, or asks for what is unsafe.</exception>
    public abstract OctetString? Respond(OctetString? challenge);

    /// <summary>Checks the end: the server has accepted, and may add its own proof.</summary>
    /// <param name="additionalData">What the server said with its success, or null (RFC 4422 section 3.6).</param>
    /// <exception cref="LdapSecurityException">The server says success without having proved itself.</exception>
    public abstract void Complete(OctetString? additionalData);

    /// <summary>Clears what was kept.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc cref="Dispose()"/>
    /// <param name="disposing">Whether it was disposed of.</param>
    protected virtual void Dispose(bool disposing)
    {
    }
}
