using Ldap3.Protocol.Authentication;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Sessions;

namespace Ldap3.Protocol.Strategies.Pooling;

/// <summary>Runs each operation on a session of a pool.</summary>
sealed class PoolStrategy(LdapConnectionOptions options) : ILdapStrategy
{
    readonly SessionPool _pool = new(options);

    public bool IsOpen => _pool.IsOpen;

    public bool IsLost => false;

    public RestartOptions? Restarts => null;

    public PoolStatistics? PoolStatistics => _pool.Statistics;

    public void Open() => _pool.Return(_pool.Rent());

    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        var pooled = await _pool.RentAsync(cancellationToken).ConfigureAwait(false);
        await _pool.ReturnAsync(pooled).ConfigureAwait(false);
    }

    public RunningOperation Send(LdapRequest request)
    {
        var pooled = _pool.Rent();
        try
        {
            return new PooledOperation(_pool, pooled, pooled.Session.Send(request));
        }
        catch
        {
            _pool.Return(pooled);
            throw;
        }
    }

    public async ValueTask<RunningOperation> SendAsync(LdapRequest request, CancellationToken cancellationToken)
    {
        var pooled = await _pool.RentAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var operation = await pooled.Session.SendAsync(request, cancellationToken).ConfigureAwait(false);
            return new PooledOperation(_pool, pooled, operation);
        }
        catch
        {
            await _pool.ReturnAsync(pooled).ConfigureAwait(false);
            throw;
        }
    }

    public OperationOutcome Bind(LdapCredential credential)
    {
        var pooled = _pool.Rent();
        try
        {
            return SessionBinds.Bind(pooled.Session, credential);
        }
        finally
        {
            _pool.Return(pooled);
        }
    }

    public async Task<OperationOutcome> BindAsync(LdapCredential credential, CancellationToken cancellationToken)
    {
        var pooled = await _pool.RentAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await SessionBinds.BindAsync(pooled.Session, credential, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await _pool.ReturnAsync(pooled).ConfigureAwait(false);
        }
    }

    public OperationOutcome CheckCredential(LdapCredential credential) => Bind(credential);

    public Task<OperationOutcome> CheckCredentialAsync(LdapCredential credential, CancellationToken cancellationToken) =>
        BindAsync(credential, cancellationToken);

    public ILdapStrategy Hold() => new RentedStrategy(_pool, _pool.Rent());

    public async ValueTask<ILdapStrategy> HoldAsync(CancellationToken cancellationToken) =>
        new RentedStrategy(_pool, await _pool.RentAsync(cancellationToken).ConfigureAwait(false));

    public void Dispose() => _pool.Dispose();

    public ValueTask DisposeAsync() => _pool.DisposeAsync();
}
