using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Authentication;

/// <summary>Who a connection is, and the proof. Immutable; never prints its secret.</summary>
public abstract partial class LdapCredential
{
    private protected LdapCredential()
    {
    }

    /// <summary>Nobody in particular (RFC 4513 section 5.1.1).</summary>
    public static LdapCredential Anonymous { get; } = new AnonymousCredential();

    /// <summary>The controls that go with every bind by this credential. Empty by default.</summary>
    public IReadOnlyList<Control> Controls { get; private set; } = [];

    /// <summary>A name and a password in clear (RFC 4513 section 5.1.3).</summary>
    /// <param name="name">The distinguished name, or what else the server takes for one.</param>
    /// <param name="password">The password.</param>
    /// <exception cref="ArgumentException">
    /// The name or the password is empty. A name without a password would bind as nobody and look like success
    /// (RFC 4513 section 5.1.2); <see cref="Anonymous"/> says so openly.
    /// </exception>
    public static LdapCredential Simple(string name, string password) => new SimpleCredential(name, password);

    /// <summary>
    /// The same credential with controls that go with every bind by it, those of lost sessions and of pools included,
    /// such as a <see cref="Protocol.Controls.PasswordPolicyControl"/>. The controls of the answer are in the outcome
    /// of <see cref="LdapConnection.BindAsync"/>; where opening a connection binds, <see cref="LdapConnectionOptions.Bound"/> is
    /// told of them, and where that fails they are in the exception.
    /// </summary>
    /// <param name="controls">The controls, instead of those it has.</param>
    public LdapCredential WithControls(params IReadOnlyList<Control> controls)
    {
        ArgumentNullException.ThrowIfNull(controls);
        var copy = (LdapCredential)MemberwiseClone();
        copy.Controls = controls;
        return copy;
    }

    /// <summary>The credential to bind by now.</summary>
    internal virtual LdapCredential Resolve() => this;

    /// <inheritdoc cref="Resolve"/>
    internal virtual ValueTask<LdapCredential> ResolveAsync(CancellationToken cancellationToken) => new(this);
}
