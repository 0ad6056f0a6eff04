using Ldap3.Protocol.Authentication;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Sessions;

namespace Ldap3.Protocol.Strategies.Pooling;

/// <summary>Runs operations on one session of a pool, which is given back when this is disposed of.</summary>
sealed class RentedStrategy(SessionPool pool, PooledSession pooled) : ILdapStrategy
{
    int _returned;

    public bool IsOpen => _returned == 0 && pooled.Session.IsOpen;

    public bool IsConfidential => Session().IsConfidential;

    public bool IsLost => _returned == 0 && !pooled.Session.IsOpen;

    public RestartOptions? Restarts => null;

    public PoolStatistics? PoolStatistics => pool.Statistics;

    public LdapSession? HeldSession => Session();

    public void Open() => Session();

    public Task OpenAsync(CancellationToken cancellationToken)
    {
        Session();
        return Task.CompletedTask;
    }

    public RunningOperation Send(LdapRequest request) => Session().Send(request);

    public async ValueTask<RunningOperation> SendAsync(LdapRequest request, CancellationToken cancellationToken) =>
        await Session().SendAsync(request, cancellationToken).ConfigureAwait(false);

    public OperationOutcome Bind(LdapCredential credential) => SessionBinds.Bind(Session(), credential);

    public Task<OperationOutcome> BindAsync(LdapCredential credential, CancellationToken cancellationToken) =>
        SessionBinds.BindAsync(Session(), credential, cancellationToken);

    public OperationOutcome CheckCredential(LdapCredential credential) =>
        new SessionOpener(Session().Options).CheckCredential(credential);

    public Task<OperationOutcome> CheckCredentialAsync(LdapCredential credential, CancellationToken cancellationToken) =>
        new SessionOpener(Session().Options).CheckCredentialAsync(credential, cancellationToken);

    public ILdapStrategy Hold() => new HeldStrategy(this, Session());

    public ValueTask<ILdapStrategy> HoldAsync(CancellationToken cancellationToken) => new(Hold());

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _returned, 1) == 0)
        {
            pool.Return(pooled);
        }
    }

    public ValueTask DisposeAsync() => Interlocked.Exchange(ref _returned, 1) == 0 ? pool.ReturnAsync(pooled) : default;

    LdapSession Session()
    {
        ObjectDisposedException.ThrowIf(_returned != 0, typeof(LdapConnection));
        return pooled.Session;
    }
}
