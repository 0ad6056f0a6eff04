using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Sessions;

/// <summary>An operation whose answers are taken one after another, by one caller.</summary>
abstract class RunningOperation
{
    public abstract LdapRequest Request { get; }

    /// <summary>Takes the next answer, waiting on this thread; null when the last one has been taken.</summary>
    public abstract LdapResponse? Read();

    /// <summary>Takes the next answer; null when the last one has been taken.</summary>
    public abstract ValueTask<LdapResponse?> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Tells the server that no more answers are wanted. Does nothing when the last one has come.</summary>
    public abstract void Abandon();

    /// <inheritdoc cref="Abandon"/>
    public abstract ValueTask AbandonAsync();

    /// <summary>Asks the server to cancel (RFC 3909); the operation's own answer is still to be taken.</summary>
    /// <returns>What the server says to that.</returns>
    public virtual LdapResult Cancel() => NothingToCancel();

    /// <inheritdoc cref="Cancel"/>
    public virtual ValueTask<LdapResult> CancelAsync(CancellationToken cancellationToken) => new(NothingToCancel());

    /// <summary>Passes over what comes before the last answer, and takes that.</summary>
    public LdapResult ReadResult()
    {
        while (Read() is { } response)
        {
            if (response is LdapResult result)
            {
                return result;
            }
        }

        throw Unanswered();
    }

    /// <inheritdoc cref="ReadResult"/>
    public async ValueTask<LdapResult> ReadResultAsync(CancellationToken cancellationToken)
    {
        while (await ReadAsync(cancellationToken).ConfigureAwait(false) is { } response)
        {
            if (response is LdapResult result)
            {
                return result;
            }
        }

        throw Unanswered();
    }

    static ExtendedResponse NothingToCancel() => new()
    {
        ResultCode = ResultCode.CannotCancel,
        DiagnosticMessage = "Nothing of it is under way at a server.",
    };

    LdapConnectionException Unanswered() =>
        new($"The {Request.GetType().Name} was given up before its answer came.");
}
