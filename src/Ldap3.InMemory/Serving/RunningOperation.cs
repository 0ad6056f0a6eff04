using Ldap3.Protocol.Messages;

namespace Ldap3.InMemory.Serving;

/// <summary>An operation under way, which may be abandoned (RFC 4511 section 4.11) or cancelled (RFC 3909). Thread safe.</summary>
/// <param name="request">What is done.</param>
/// <param name="stop">Never disposed of: an abandon or the end of the connection may come to it at any time, and it holds no timer.</param>
sealed class RunningOperation(LdapRequest request, CancellationTokenSource stop)
{
    readonly TaskCompletionSource<bool> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    bool _isCancelled;

    public CancellationToken Stop => stop.Token;

    /// <summary>Whether it goes on until it is stopped.</summary>
    public bool IsEndless { get; init; }

    /// <summary>Whether the client waits for an answer that says that it ended early.</summary>
    public bool IsCancelled => Volatile.Read(ref _isCancelled);

    public Task AbandonAsync() => stop.CancelAsync();

    /// <summary>Asks it to end early, and waits for its end.</summary>
    public async Task<ResultCode> CancelAsync()
    {
        // RFC 3909 section 2.2: what changes nothing can be left; a change is whole before anybody can ask.
        if (request is BindRequest or ExtendedRequest)
        {
            return ResultCode.CannotCancel;
        }

        Volatile.Write(ref _isCancelled, true);
        await stop.CancelAsync().ConfigureAwait(false);
        return await _end.Task.ConfigureAwait(false) ? ResultCode.Success : ResultCode.TooLate;
    }

    /// <summary>Notes that it is over.</summary>
    /// <param name="early">Whether it was stopped.</param>
    public void End(bool early) => _end.TrySetResult(early);
}
