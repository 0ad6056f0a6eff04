using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Sessions;

namespace Ldap3.Protocol.Strategies.Pooling;

/// <summary>An operation that gives its session back when it has ended.</summary>
sealed class PooledOperation(SessionPool pool, PooledSession pooled, RunningOperation operation) : RunningOperation
{
    int _returned;

    public override LdapRequest Request => operation.Request;

    public override LdapResponse? Read()
    {
        LdapResponse? response;
        try
        {
            response = operation.Read();
        }
        catch
        {
            Return();
            throw;
        }

        if (response is null or LdapResult)
        {
            Return();
        }

        return response;
    }

    public override async ValueTask<LdapResponse?> ReadAsync(CancellationToken cancellationToken)
    {
        LdapResponse? response;
        try
        {
            response = await operation.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await ReturnAsync().ConfigureAwait(false);
            throw;
        }

        if (response is null or LdapResult)
        {
            await ReturnAsync().ConfigureAwait(false);
        }

        return response;
    }

    public override void Abandon()
    {
        operation.Abandon();
        Return();
    }

    public override async ValueTask AbandonAsync()
    {
        await operation.AbandonAsync().ConfigureAwait(false);
        await ReturnAsync().ConfigureAwait(false);
    }

    public override LdapResult Cancel() => operation.Cancel();

    public override ValueTask<LdapResult> CancelAsync(CancellationToken cancellationToken) =>
        operation.CancelAsync(cancellationToken);

    void Return()
    {
        if (Interlocked.Exchange(ref _returned, 1) == 0)
        {
            pool.Return(pooled);
        }
    }

    ValueTask ReturnAsync() => Interlocked.Exchange(ref _returned, 1) == 0 ? pool.ReturnAsync(pooled) : default;
}
