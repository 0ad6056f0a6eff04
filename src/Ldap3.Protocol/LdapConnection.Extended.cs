using Ldap3.Protocol.ExtendedOperations;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol;

/// <content>Extended operations that have words of their own. These throw when the server refuses.</content>
public sealed partial class LdapConnection
{
    static readonly ExtendedRequest WhoAmIRequest = new(ExtendedOperationOid.WhoAmI) { IsIdempotent = true };

    /// <summary>Asks the server who this connection is (RFC 4532).</summary>
    /// <returns>An authorization identity such as <c>dn:uid=ada,dc=example,dc=org</c>; empty when anonymous.</returns>
    /// <exception cref="LdapOperationException">The server does not know the operation, or refuses it.</exception>
    public string WhoAmI() => Identity(Extended(WhoAmIRequest));

    /// <inheritdoc cref="WhoAmI"/>
    public async Task<string> WhoAmIAsync(CancellationToken cancellationToken = default) =>
        Identity(await ExtendedAsync(WhoAmIRequest, cancellationToken).ConfigureAwait(false));

    /// <summary>Changes a password (RFC 3062).</summary>
    /// <param name="modification">Whose, and to what.</param>
    /// <returns>The password that the server made, or null when it was given one.</returns>
    /// <exception cref="LdapSecurityException">A password would travel in clear text.</exception>
    /// <exception cref="LdapOperationException">The server refused the change.</exception>
    public string? ModifyPassword(PasswordModification modification) => Generated(Extended(RequestFor(modification)));

    /// <inheritdoc cref="ModifyPassword"/>
    public async Task<string?> ModifyPasswordAsync(
        PasswordModification modification, CancellationToken cancellationToken = default) =>
        Generated(await ExtendedAsync(RequestFor(modification), cancellationToken).ConfigureAwait(false));

    static string Identity(OperationOutcome outcome) =>
        ((ExtendedResponse)outcome.EnsureSuccess().Result).Value?.ToString() ?? "";

    static string? Generated(OperationOutcome outcome) =>
        PasswordModification.ReadGenerated((ExtendedResponse)outcome.EnsureSuccess().Result)?.ToString();

    ExtendedRequest RequestFor(PasswordModification modification)
    {
        ArgumentNullException.ThrowIfNull(modification);
        return Options.IsConfidential || Options.AllowCleartextPassword
            ? modification.ToRequest()
            : throw new LdapSecurityException(
                $"The new password would be sent to {Options} in clear text. Use ldaps:// or LdapSecurity.StartTls, "
                + "or set AllowCleartextPassword where nobody can listen.");
    }
}
