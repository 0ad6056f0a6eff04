using Ldap3.Protocol.Authentication;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Sessions;

namespace Ldap3.Protocol.Strategies;

/// <summary>Keeps to the session that a strategy has now, which others go on to share. When it is lost, so is this.</summary>
sealed class HeldStrategy(ILdapStrategy owner, LdapSession session) : ILdapStrategy
{
    public bool IsOpen => session.IsOpen;

    public bool IsConfidential => session.IsConfidential;

    public bool IsLost => !session.IsOpen;

    public RestartOptions? Restarts => null;

    public LdapSession? HeldSession => session;

    public void Open()
    {
        // Who holds a session has it open.
    }

    public Task OpenAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public RunningOperation Send(LdapRequest request) => session.Send(request);

    public async ValueTask<RunningOperation> SendAsync(LdapRequest request, CancellationToken cancellationToken) =>
        await session.SendAsync(request, cancellationToken).ConfigureAwait(false);

    public OperationOutcome Bind(LdapCredential credential) => owner.Bind(credential);

    public Task<OperationOutcome> BindAsync(LdapCredential credential, CancellationToken cancellationToken) =>
        owner.BindAsync(credential, cancellationToken);

    public OperationOutcome CheckCredential(LdapCredential credential) => owner.CheckCredential(credential);

    public Task<OperationOutcome> CheckCredentialAsync(LdapCredential credential, CancellationToken cancellationToken) =>
        owner.CheckCredentialAsync(credential, cancellationToken);

    public void StartTls() => owner.StartTls();

    public Task StartTlsAsync(CancellationToken cancellationToken) => owner.StartTlsAsync(cancellationToken);

    public ILdapStrategy Hold() => this;

    public ValueTask<ILdapStrategy> HoldAsync(CancellationToken cancellationToken) => new(this);

    public void Dispose()
    {
        // The session is its owner's.
    }

    public ValueTask DisposeAsync() => default;
}
