using Ldap3.Protocol.Authentication;
using Ldap3.Protocol.Diagnostics;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Sessions;
using Microsoft.Extensions.Logging;

namespace Ldap3.Protocol.Strategies;

/// <summary>
/// Repeats what a lost session left undone, as far as that is safe: what was not sent, what only reads and has given nothing
/// yet, and what the caller marked idempotent.
/// </summary>
/// <param name="inner">Sends; it has a new session when the last was lost.</param>
/// <param name="options">How often to try and how long to wait.</param>
sealed class RestartingStrategy(ILdapStrategy inner, LdapConnectionOptions options) : ILdapStrategy
{
    readonly ILogger _logger = options.LoggerFactory.CreateLogger(Log.ConnectionCategory);

    public bool IsOpen => inner.IsOpen;

    public bool IsConfidential => inner.IsConfidential;

    public bool IsLost => inner.IsLost;

    public RestartOptions? Restarts => options.Restart;

    public PoolStatistics? PoolStatistics => inner.PoolStatistics;

    public void Open()
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                inner.Open();
                return;
            }
            catch (LdapException e) when (IsLoss(e) && attempt < options.Restart.MaxAttempts)
            {
                Pause(attempt, e);
            }
        }
    }

    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await inner.OpenAsync(cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (LdapException e) when (IsLoss(e) && attempt < options.Restart.MaxAttempts)
            {
                await PauseAsync(attempt, e, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    public RunningOperation Send(LdapRequest request) => new RestartingOperation(this, request, Send(request, 1));

    public async ValueTask<RunningOperation> SendAsync(LdapRequest request, CancellationToken cancellationToken) =>
        new RestartingOperation(this, request, await SendAsync(request, 1, cancellationToken).ConfigureAwait(false));

    public OperationOutcome Bind(LdapCredential credential)
    {
        Open();
        return inner.Bind(credential);
    }

    public async Task<OperationOutcome> BindAsync(LdapCredential credential, CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken).ConfigureAwait(false);
        return await inner.BindAsync(credential, cancellationToken).ConfigureAwait(false);
    }

    public OperationOutcome CheckCredential(LdapCredential credential)
    {
        Open();
        return inner.CheckCredential(credential);
    }

    public async Task<OperationOutcome> CheckCredentialAsync(LdapCredential credential, CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken).ConfigureAwait(false);
        return await inner.CheckCredentialAsync(credential, cancellationToken).ConfigureAwait(false);
    }

    public void StartTls() => inner.StartTls();

    public Task StartTlsAsync(CancellationToken cancellationToken) => inner.StartTlsAsync(cancellationToken);

    public ILdapStrategy Hold()
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return inner.Hold();
            }
            catch (LdapException e) when (IsLoss(e) && attempt < options.Restart.MaxAttempts)
            {
                Pause(attempt, e);
            }
        }
    }

    public async ValueTask<ILdapStrategy> HoldAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await inner.HoldAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (LdapException e) when (IsLoss(e) && attempt < options.Restart.MaxAttempts)
            {
                await PauseAsync(attempt, e, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    public void Dispose() => inner.Dispose();

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    /// <summary>Whether a request that failed so is to be sent again.</summary>
    internal bool MayRepeat(LdapRequest request, LdapException failure, int attempt) =>
        attempt < options.Restart.MaxAttempts
        && IsLoss(failure)
        && (failure is not LdapConnectionException { OutcomeUnknown: true } || request.IsIdempotent);

    /// <summary>Sends a request whose attempt failed once more, after a pause.</summary>
    internal (RunningOperation Operation, int Attempt) Resend(LdapRequest request, LdapException failure, int attempt)
    {
        Pause(attempt, failure);
        return Send(request, attempt + 1);
    }

    /// <inheritdoc cref="Resend"/>
    internal async Task<(RunningOperation Operation, int Attempt)> ResendAsync(
        LdapRequest request, LdapException failure, int attempt, CancellationToken cancellationToken)
    {
        await PauseAsync(attempt, failure, cancellationToken).ConfigureAwait(false);
        return await SendAsync(request, attempt + 1, cancellationToken).ConfigureAwait(false);
    }

    (RunningOperation Operation, int Attempt) Send(LdapRequest request, int attempt)
    {
        for (; ; attempt++)
        {
            try
            {
                return (inner.Send(request), attempt);
            }
            catch (LdapException e) when (MayRepeat(request, e, attempt))
            {
                Pause(attempt, e);
            }
        }
    }

    async Task<(RunningOperation Operation, int Attempt)> SendAsync(
        LdapRequest request, int attempt, CancellationToken cancellationToken)
    {
        for (; ; attempt++)
        {
            try
            {
                return (await inner.SendAsync(request, cancellationToken).ConfigureAwait(false), attempt);
            }
            catch (LdapException e) when (MayRepeat(request, e, attempt))
            {
                await PauseAsync(attempt, e, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    static bool IsLoss(LdapException e) => e is LdapConnectionException;

    void Pause(int attempt, LdapException e) => ClockWait.Block(Delay(attempt, e), options.TimeProvider);

    Task PauseAsync(int attempt, LdapException e, CancellationToken cancellationToken) =>
        Task.Delay(Delay(attempt, e), options.TimeProvider, cancellationToken);

    TimeSpan Delay(int attempt, LdapException e)
    {
        var delay = options.Restart.DelayAfter(attempt);
        options.Counters?.Restarted();
        Log.Restarting(_logger, options, attempt, options.Restart.MaxAttempts, delay, e.Message);
        return delay;
    }
}
