using Ldap3.Protocol.Authentication;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Sessions;

namespace Ldap3.Protocol.Strategies.Referrals;

/// <summary>Follows the referrals that another strategy's operations end in. Thread safe.</summary>
sealed class FollowingStrategy : ILdapStrategy
{
    readonly ILdapStrategy _inner;
    readonly ReferralPolicy _policy;
    readonly ReferredServers _servers;
    readonly bool _ownsServers;

    /// <param name="inner">Asks the connection's own server.</param>
    /// <param name="options">The connection's options.</param>
    public FollowingStrategy(ILdapStrategy inner, LdapConnectionOptions options)
    {
        _inner = inner;
        _policy = new ReferralPolicy(options);
        _servers = new ReferredServers(options.Referrals.MaxConnections);
        _ownsServers = true;
    }

    FollowingStrategy(ILdapStrategy inner, FollowingStrategy owner)
    {
        _inner = inner;
        _policy = owner._policy;
        _servers = owner._servers;
    }

    public bool IsOpen => _inner.IsOpen;

    public bool IsConfidential => _inner.IsConfidential;

    public bool IsLost => _inner.IsLost;

    public RestartOptions? Restarts => _inner.Restarts;

    public PoolStatistics? PoolStatistics => _inner.PoolStatistics;

    public LdapSession? HeldSession => _inner.HeldSession;

    public void Open() => _inner.Open();

    public Task OpenAsync(CancellationToken cancellationToken) => _inner.OpenAsync(cancellationToken);

    public RunningOperation Send(LdapRequest request) => Follow(request, _inner.Send(request));

    public async ValueTask<RunningOperation> SendAsync(LdapRequest request, CancellationToken cancellationToken) =>
        Follow(request, await _inner.SendAsync(request, cancellationToken).ConfigureAwait(false));

    public OperationOutcome Bind(LdapCredential credential) => _inner.Bind(credential);

    public Task<OperationOutcome> BindAsync(LdapCredential credential, CancellationToken cancellationToken) =>
        _inner.BindAsync(credential, cancellationToken);

    public OperationOutcome CheckCredential(LdapCredential credential) => _inner.CheckCredential(credential);

    public Task<OperationOutcome> CheckCredentialAsync(LdapCredential credential, CancellationToken cancellationToken) =>
        _inner.CheckCredentialAsync(credential, cancellationToken);

    public void StartTls() => _inner.StartTls();

    public Task StartTlsAsync(CancellationToken cancellationToken) => _inner.StartTlsAsync(cancellationToken);

    public ILdapStrategy Hold() => new FollowingStrategy(_inner.Hold(), this);

    public async ValueTask<ILdapStrategy> HoldAsync(CancellationToken cancellationToken) =>
        new FollowingStrategy(await _inner.HoldAsync(cancellationToken).ConfigureAwait(false), this);

    public void Dispose()
    {
        if (_ownsServers)
        {
            _servers.Dispose();
        }

        _inner.Dispose();
    }

    public ValueTask DisposeAsync()
    {
        if (_ownsServers)
        {
            _servers.Dispose();
        }

        return _inner.DisposeAsync();
    }

    RunningOperation Follow(LdapRequest request, RunningOperation operation) =>
        ReferredRequest.MayBeFollowed(request)
            ? new FollowingOperation(new ReferralRoute(_policy, request), _inner, _servers, operation)
            : operation;
}
