using Ldap3.Protocol.ExtendedOperations;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Sessions;

namespace Ldap3.Protocol;

/// <content>Sending now and asking for the answer later.</content>
public sealed partial class LdapConnection
{
    readonly Dictionary<int, RunningOperation> _sent = [];
    int _lastSent;

    /// <summary>Sends a request, and returns when it is on its way.</summary>
    /// <returns>
    /// A number that <see cref="GetResponse"/> and <see cref="Abandon"/> know it by. It is this connection's own, not the
    /// message id on the wire, which may change when a strategy sends the request again.
    /// </returns>
    /// <remarks>Ask for every answer, or abandon: what is not asked for is kept until the connection is disposed of.</remarks>
    public int Send(LdapRequest request)
    {
        RefuseWriting(request);
        return Keep(_strategy.Send(request));
    }

    /// <inheritdoc cref="Send"/>
    public async ValueTask<int> SendAsync(LdapRequest request, CancellationToken cancellationToken = default)
    {
        RefuseWriting(request);
        return Keep(await _strategy.SendAsync(request, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Waits for the answer to a request that was sent. Each answer is given once.</summary>
    /// <returns>How the operation ended; for a search a <see cref="SearchOutcome"/>.</returns>
    /// <exception cref="ArgumentException">No request has that number, or its answer was given.</exception>
    public OperationOutcome GetResponse(int messageId)
    {
        var operation = Take(messageId);
        var responses = new List<LdapResponse>();
        while (operation.Read() is { } response)
        {
            if (response is LdapResult result)
            {
                return Finish(Outcome(operation.Request, result, responses));
            }

            responses.Add(response);
        }

        throw Unanswered(operation);
    }

    /// <inheritdoc cref="GetResponse"/>
    public async Task<OperationOutcome> GetResponseAsync(int messageId, CancellationToken cancellationToken = default)
    {
        var operation = Take(messageId);
        var responses = new List<LdapResponse>();
        while (await operation.ReadAsync(cancellationToken).ConfigureAwait(false) is { } response)
        {
            if (response is LdapResult result)
            {
                return Finish(Outcome(operation.Request, result, responses));
            }

            responses.Add(response);
        }

        throw Unanswered(operation);
    }

    /// <summary>Tells the server that the answer to a request is not wanted any more (RFC 4511 section 4.11).</summary>
    /// <exception cref="ArgumentException">No request has that number, or its answer was given.</exception>
    public void Abandon(int messageId) => Take(messageId).Abandon();

    /// <inheritdoc cref="Abandon"/>
    public ValueTask AbandonAsync(int messageId) => Take(messageId).AbandonAsync();

    /// <summary>
    /// Asks the server to cancel a request that was sent (RFC 3909). <see cref="GetResponse"/> then gives what became of it:
    /// <see cref="ResultCode.Canceled"/>, or its own answer when it was too late.
    /// </summary>
    /// <returns>What the server says to the cancelation.</returns>
    /// <exception cref="ArgumentException">No request has that number, or its answer was given.</exception>
    public OperationOutcome Cancel(int messageId) => new(CancelRequest.For(messageId), Sent(messageId).Cancel());

    /// <inheritdoc cref="Cancel"/>
    public async Task<OperationOutcome> CancelAsync(int messageId, CancellationToken cancellationToken = default) =>
        new(CancelRequest.For(messageId), await Sent(messageId).CancelAsync(cancellationToken).ConfigureAwait(false));

    static OperationOutcome Outcome(LdapRequest request, LdapResult result, List<LdapResponse> responses) =>
        request is SearchRequest ? new SearchOutcome(request, result, responses) : new OperationOutcome(request, result);

    int Keep(RunningOperation operation)
    {
        lock (_sent)
        {
            _sent.Add(++_lastSent, operation);
            return _lastSent;
        }
    }

    RunningOperation Take(int messageId)
    {
        lock (_sent)
        {
            return _sent.Remove(messageId, out var operation) ? operation : throw NotSent(messageId);
        }
    }

    RunningOperation Sent(int messageId)
    {
        lock (_sent)
        {
            return _sent.TryGetValue(messageId, out var operation) ? operation : throw NotSent(messageId);
        }
    }

    static ArgumentException NotSent(int messageId) =>
        new($"No request that was sent on this connection and waits for its answer has the number {messageId}.", nameof(messageId));
}
