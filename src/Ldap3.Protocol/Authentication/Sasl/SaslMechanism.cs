namespace Ldap3.Protocol.Authentication.Sasl;

/// <summary>
/// A way to prove who one is in several steps (RFC 4422). Derive from it for a mechanism that is not here, and bind by
/// <see cref="LdapCredential.Sasl"/>. Immutable and thread safe: what one bind needs is kept in its <see
/// cref="SaslExchange"/>.
/// </summary>
public abstract class SaslMechanism
{
    /// <summary>The registered name, such as <c>SCRAM-SHA-256</c>.</summary>
    public abstract string Name { get; }

    /// <summary>What the mechanism is worth, for choosing among those that a server offers.</summary>
    public abstract SaslStrength Strength { get; }

    /// <summary>
    /// Whether it hands over the secret itself. Such a mechanism is refused on a connection that can be listened to,
    /// unless
    /// <see cref="LdapConnectionOptions.AllowCleartextPassword"/> is set. False by default.
    /// </summary>
    public virtual bool RevealsSecret => false;

    /// <summary>Begins an exchange for one bind.</summary>
    /// <param name="context">The connection that it is for.</param>
    /// <exception cref="LdapSecurityException">What the mechanism needs cannot be had on that connection.</exception>
    public abstract SaslExchange Begin(SaslContext context);

    /// <summary>The mechanism's name.</summary>
    public sealed override string ToString() => Name;

    /// <summary>
    /// Whose identity it proves, for logs and messages; never a secret. Empty when the mechanism itself does not
    /// know.
    /// </summary>
    protected internal virtual string Identity => "";
}
