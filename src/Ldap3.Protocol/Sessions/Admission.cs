using System.Diagnostics.CodeAnalysis;

namespace Ldap3.Protocol.Sessions;

/// <summary>Lets as many operations onto a session as it may carry; a bind is alone there and needs no slot.</summary>
[SuppressMessage("Reliability", "CA1001", Justification = "No wait handle is asked of the semaphore: it holds nothing to free.")]
sealed class Admission(LdapConnectionOptions options)
{
    readonly SemaphoreSlim _slots = new(options.MaxPendingOperations);
    readonly BindGate _gate = new(options.TimeProvider);

    public void Enter(bool isBind, TimeSpan timeout)
    {
        if (!isBind && !_slots.Wait(timeout))
        {
            throw TooManyPending(timeout);
        }

        try
        {
            _gate.Enter(isBind, timeout);
        }
        catch when (!isBind)
        {
            _slots.Release();
            throw;
        }
    }

    public async ValueTask EnterAsync(bool isBind, TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (!isBind && !await _slots.WaitAsync(timeout, cancellationToken).ConfigureAwait(false))
        {
            throw TooManyPending(timeout);
        }

        try
        {
            await _gate.EnterAsync(isBind, timeout, cancellationToken).ConfigureAwait(false);
        }
        catch when (!isBind)
        {
            _slots.Release();
            throw;
        }
    }

    public void Exit(bool isBind)
    {
        _gate.Exit(isBind);
        if (!isBind)
        {
            _slots.Release();
        }
    }

    LdapTimeoutException TooManyPending(TimeSpan timeout) =>
        new($"The operation waited {timeout} for one of the {options.MaxPendingOperations} under way to {options} "
            + "to end. Raise MaxPendingOperations if the server bears it, or use another connection.");
}
