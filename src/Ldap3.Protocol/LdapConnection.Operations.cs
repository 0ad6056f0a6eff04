using Ldap3.Protocol.Authentication;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Servers.Accounts;

namespace Ldap3.Protocol;

/// <content>The operations with one answer.</content>
public sealed partial class LdapConnection
{
    /// <summary>
    /// Becomes somebody else (RFC 4511 section 4.2). Waits until no other operation is under way on the connection.
    /// </summary>
    /// <exception cref="LdapSecurityException">A password would travel in clear text.</exception>
    public OperationOutcome Bind(LdapCredential credential) => Finish(_strategy.Bind(credential));

    /// <inheritdoc cref="Bind"/>
    public async Task<OperationOutcome> BindAsync(LdapCredential credential, CancellationToken cancellationToken = default) =>
        Finish(await _strategy.BindAsync(credential, cancellationToken).ConfigureAwait(false));

    /// <summary>
    /// Begins TLS on the open connection, before or after a bind (RFC 4511 section 4.14); who it is stays. Where
    /// nothing has been sent yet,
    /// <see cref="LdapConnectionOptions.Security"/> does it at the opening. A refusal closes the connection.
    /// </summary>
    /// <exception cref="LdapSecurityException">
    /// The server refused, or has the wrong certificate, or there is protection already.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// The strategy has no session of its own, such as <see cref="Strategies.Strategy.Reusable"/>.
    /// </exception>
    public void StartTls() => _strategy.StartTls();

    /// <inheritdoc cref="StartTls"/>
    public Task StartTlsAsync(CancellationToken cancellationToken = default) => _strategy.StartTlsAsync(cancellationToken);

    /// <summary>
    /// Asks whether a credential is right, without becoming that somebody: on a session of the pool, which is bound
    /// back, or on one of its own.
    /// </summary>
    /// <exception cref="LdapSecurityException">A password would travel in clear text.</exception>
    public OperationOutcome BindOnly(LdapCredential credential) => Finish(_strategy.CheckCredential(credential));

    /// <inheritdoc cref="BindOnly"/>
    public async Task<OperationOutcome> BindOnlyAsync(LdapCredential credential, CancellationToken cancellationToken = default) =>
        Finish(await _strategy.CheckCredentialAsync(credential, cancellationToken).ConfigureAwait(false));

    /// <summary>
    /// Checks the password of somebody who is known by a user name: finds the entry as who this connection is, then
    /// binds with the password on a session of its own, or one of the pool; this connection stays who it is.
    /// </summary>
    /// <param name="userName">
    /// The user name. It is matched as it stands: no character in it is part of the filter.
    /// </param>
    /// <param name="password">The password. An empty one is wrong, and is not sent (RFC 4513 section 5.1.2).</param>
    /// <param name="options">Where and how to look.</param>
    /// <returns>
    /// The state of the account, and the entry when the password is right and usable. An unknown user, one that
    /// several entries answer to, and a wrong password look alike: in the outcome, and by a bind for nobody in what
    /// is asked of the server. How long the server takes to refuse is its own affair.
    /// </returns>
    /// <exception cref="LdapSecurityException">The password would travel in clear text.</exception>
    /// <exception cref="LdapOperationException">The server refuses the search.</exception>
    public AuthenticationOutcome Authenticate(string userName, string password, AuthenticationOptions options) =>
        new PersonAuthentication(this, options).Run(userName, password);

    /// <inheritdoc cref="Authenticate"/>
    public Task<AuthenticationOutcome> AuthenticateAsync(
        string userName, string password, AuthenticationOptions options, CancellationToken cancellationToken = default) =>
        new PersonAuthentication(this, options).RunAsync(userName, password, cancellationToken);

    /// <summary>Creates an entry.</summary>
    public OperationOutcome Add(AddRequest request) => Run(request);

    /// <inheritdoc cref="Add"/>
    public Task<OperationOutcome> AddAsync(AddRequest request, CancellationToken cancellationToken = default) =>
        RunAsync(request, cancellationToken);

    /// <summary>Changes an entry.</summary>
    public OperationOutcome Modify(ModifyRequest request) => Run(request);

    /// <inheritdoc cref="Modify"/>
    public Task<OperationOutcome> ModifyAsync(ModifyRequest request, CancellationToken cancellationToken = default) =>
        RunAsync(request, cancellationToken);

    /// <summary>Removes an entry.</summary>
    public OperationOutcome Delete(DeleteRequest request) => Run(request);

    /// <inheritdoc cref="Delete"/>
    public Task<OperationOutcome> DeleteAsync(DeleteRequest request, CancellationToken cancellationToken = default) =>
        RunAsync(request, cancellationToken);

    /// <summary>Renames or moves an entry.</summary>
    public OperationOutcome ModifyDn(ModifyDnRequest request) => Run(request);

    /// <inheritdoc cref="ModifyDn"/>
    public Task<OperationOutcome> ModifyDnAsync(ModifyDnRequest request, CancellationToken cancellationToken = default) =>
        RunAsync(request, cancellationToken);

    /// <summary>Asks whether an entry has a value; <see cref="OperationOutcome.Matched"/> is the answer.</summary>
    public OperationOutcome Compare(CompareRequest request) => Run(request);

    /// <inheritdoc cref="Compare"/>
    public Task<OperationOutcome> CompareAsync(CompareRequest request, CancellationToken cancellationToken = default) =>
        RunAsync(request, cancellationToken);

    /// <summary>Runs an extended operation; the result is an <see cref="ExtendedResponse"/>.</summary>
    public OperationOutcome Extended(ExtendedRequest request) => Run(request);

    /// <inheritdoc cref="Extended"/>
    public Task<OperationOutcome> ExtendedAsync(ExtendedRequest request, CancellationToken cancellationToken = default) =>
        RunAsync(request, cancellationToken);
}
