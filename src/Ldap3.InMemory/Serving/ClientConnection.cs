using System.Buffers;
using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Security.Authentication;
using Ldap3.InMemory.Authentication;
using Ldap3.InMemory.Results;
using Ldap3.Protocol.Codec;
using Ldap3.Protocol.ExtendedOperations;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol;

namespace Ldap3.InMemory.Serving;

/// <summary>Serves one client: reads its requests, runs them side by side, writes the answers.</summary>
sealed class ClientConnection : IDisposable
{
    const int WriteThreshold = 32 << 10;

    // Who does not read what it is told last is not waited for.
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    readonly InMemorySession _session;
    readonly ServerTls? _tls;
    readonly bool _runsInline;
    readonly SemaphoreSlim _slots;
    readonly int _mostFollowers;
    readonly ConcurrentDictionary<int, RunningOperation> _running = new();
    readonly ConcurrentDictionary<Task, byte> _tasks = new();
    readonly ClientStream _stream;

    /// <param name="stream">The client, which is closed in the end.</param>
    /// <param name="directory">What is served.</param>
    /// <param name="options">What the client may.</param>
    /// <param name="tls">For TLS, or null where that is not offered.</param>
    /// <param name="transport">What is known of the client by the way it came.</param>
    /// <param name="runsInline">Whether operations run one after another on the thread that brings them.</param>
    public ClientConnection(
        Stream stream,
        InMemoryDirectory directory,
        InMemoryServerOptions options,
        ServerTls? tls,
        ClientTransport transport,
        bool runsInline = false)
    {
        _tls = tls;
        _runsInline = runsInline;
        _session = new InMemorySession(directory)
        {
            OffersTls = tls is not null, Transport = transport, Notify = notice => Track(SendAsync(notice)),
        };
        _slots = new SemaphoreSlim(options.MaxOperationsPerClient);
        _mostFollowers = options.MaxOperationsPerClient;
        _stream = new ClientStream(stream, options.MaxMessageSize);
    }

    public async Task ServeAsync(bool tls, CancellationToken cancellationToken)
    {
        try
        {
            if (tls)
            {
                await BeginTlsAsync(cancellationToken).ConfigureAwait(false);
            }

            while (await _stream.ReadAsync(cancellationToken).ConfigureAwait(false) is { } octets)
            {
                if (!await HandleAsync(octets, cancellationToken).ConfigureAwait(false))
                {
                    break;
                }
            }
        }
        catch (LdapProtocolException e)
        {
            await NotifyAsync(ResultCode.ProtocolError, e.Message).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            await NotifyAsync(ResultCode.Unavailable, "the server is shutting down").ConfigureAwait(false);
        }
        catch (Exception e) when (IsGone(e) || e is AuthenticationException)
        {
            // The client is gone, or never spoke TLS: there is nobody to tell.
        }
        finally
        {
            await EndAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Sends the client away.</summary>
    public async Task RefuseAsync(string reason)
    {
        await NotifyAsync(ResultCode.Busy, reason).ConfigureAwait(false);
        Dispose();
    }

    public void Dispose()
    {
        _stream.Dispose();
        _slots.Dispose();
    }

    async Task EndAsync()
    {
        foreach (var running in _running.Values)
        {
            await running.AbandonAsync().ConfigureAwait(false);
        }

        var end = Task.WhenAll(_tasks.Keys);
        try
        {
            await end.WaitAsync(Patience).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // An answer waits for a client that does not read: closing ends that too.
            _stream.Dispose();
            await end.ConfigureAwait(false);
        }

        Dispose();
    }

    /// <summary>Handles one request.</summary>
    /// <returns>False when the client has said goodbye.</returns>
    async Task<bool> HandleAsync(byte[] octets, CancellationToken cancellationToken)
    {
        LdapMessage message;
        try
        {
            message = LdapMessageReader.Read(octets);
        }
        catch (LdapFormatException e)
        {
            var (messageId, answer) = MalformedName.Answer(octets, e);
            await _stream.WriteAsync(messageId, (LdapResponse)answer).ConfigureAwait(false);
            return true;
        }

        switch (message.Operation)
        {
            case UnbindRequest:
                return false;
            case AbandonRequest abandon:
                if (_running.TryGetValue(abandon.AbandonedMessageId, out var running))
                {
                    await running.AbandonAsync().ConfigureAwait(false);
                }

                return true;
            case ExtendedRequest { Oid: ExtendedOperationOid.StartTls } request:
                await StartTlsAsync(message.MessageId, request, cancellationToken).ConfigureAwait(false);
                return true;
            case ExtendedRequest { Oid: ExtendedOperationOid.Cancel, Value: not null } request when FindCancelled(request) is { } cancelled:
                Track(CancelAsync(message.MessageId, request, cancelled));
                return true;
            case BindRequest bind:
                // RFC 4511 section 4.2.1: operations under way end before the identity changes.
                await AbandonFollowersAsync().ConfigureAwait(false);
                await Task.WhenAll(_tasks.Keys).ConfigureAwait(false);
                await RunAsync(message.MessageId, bind, new RunningOperation(bind, new CancellationTokenSource())).ConfigureAwait(false);
                return true;
            case LdapRequest request when Follow(message.MessageId, request):
                return true;
            case LdapRequest request:
                await StartAsync(message.MessageId, request, cancellationToken).ConfigureAwait(false);
                return true;
            default:
                throw new LdapProtocolException("A client sends requests, not responses.");
        }
    }

    async Task StartAsync(int messageId, LdapRequest request, CancellationToken cancellationToken)
    {
        await _slots.WaitAsync(cancellationToken).ConfigureAwait(false);

        var running = new RunningOperation(request, new CancellationTokenSource());
        _running[messageId] = running;
        if (_runsInline)
        {
            await RunInSlotAsync(messageId, request, running).ConfigureAwait(false);
            return;
        }

        Track(Task.Run(() => RunInSlotAsync(messageId, request, running), CancellationToken.None));
    }

    /// <summary>Begins a search that goes on until it is stopped, beside everything else.</summary>
    /// <returns>Whether the request is such a search.</returns>
    bool Follow(int messageId, LdapRequest request)
    {
        var running = new RunningOperation(request, new CancellationTokenSource()) { IsEndless = true };
        if (_session.Follow(request, messageId, running.Stop) is not { } responses)
        {
            return false;
        }

        if (_running.Values.Count(other => other.IsEndless) >= _mostFollowers)
        {
            Track(AnswerAsync(messageId, request, ResultCode.AdminLimitExceeded, $"a client may have {_mostFollowers} searches that go on"));
            return true;
        }

        _running[messageId] = running;
        Track(FollowAsync(messageId, request, running, responses));
        return true;
    }

    async Task FollowAsync(int messageId, LdapRequest request, RunningOperation running, IAsyncEnumerable<LdapResponse> responses)
    {
        try
        {
            await GuardAsync(messageId, request, running, output => WriteAllAsync(messageId, responses, running, output)).ConfigureAwait(false);
        }
        finally
        {
            running.End(early: false);
            _running.TryRemove(messageId, out _);
        }
    }

    async Task WriteAllAsync(
        int messageId, IAsyncEnumerable<LdapResponse> responses, RunningOperation running, ArrayBufferWriter<byte> output)
    {
        var enumerator = responses.GetAsyncEnumerator(running.Stop);
        await using (enumerator.ConfigureAwait(false))
        {
            while (true)
            {
                var next = enumerator.MoveNextAsync();
                if (output.WrittenCount >= WriteThreshold || (!next.IsCompleted && output.WrittenCount > 0))
                {
                    await _stream.FlushAsync(output).ConfigureAwait(false);
                }

                if (!await next.ConfigureAwait(false))
                {
                    return;
                }

                LdapMessageWriter.Write(new LdapMessage(messageId, enumerator.Current), output);
            }
        }
    }

    async Task AbandonFollowersAsync()
    {
        foreach (var running in _running.Values.Where(running => running.IsEndless))
        {
            await running.AbandonAsync().ConfigureAwait(false);
        }
    }

    void Track(Task task)
    {
        _tasks[task] = 0;
        _ = task.ContinueWith(
            done => _tasks.TryRemove(done, out _),
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    RunningOperation? FindCancelled(ExtendedRequest request)
    {
        try
        {
            return _running.GetValueOrDefault(CancelRequest.Read(request));
        }
        catch (LdapProtocolException)
        {
            // The session says what is wrong with it.
            return null;
        }
    }

    // RFC 3909 section 2
    async Task CancelAsync(int messageId, ExtendedRequest request, RunningOperation running) =>
        await AnswerAsync(messageId, request, await running.CancelAsync().ConfigureAwait(false), "").ConfigureAwait(false);

    async Task RunInSlotAsync(int messageId, LdapRequest request, RunningOperation running)
    {
        try
        {
            await RunAsync(messageId, request, running).ConfigureAwait(false);
        }
        finally
        {
            running.End(early: false);
            _running.TryRemove(messageId, out _);
            _slots.Release();
        }
    }

    Task RunAsync(int messageId, LdapRequest request, RunningOperation running) =>
        GuardAsync(messageId, request, running, output => WriteAllAsync(messageId, request, running, output));

    async Task WriteAllAsync(int messageId, LdapRequest request, RunningOperation running, ArrayBufferWriter<byte> output)
    {
        foreach (var response in _session.Execute(request, messageId, running.Stop))
        {
            if (running.Stop.IsCancellationRequested && (response is not LdapResult || IsStopped(response)))
            {
                throw new Refusal(ResultCode.Canceled, "");
            }

            LdapMessageWriter.Write(new LdapMessage(messageId, response), output);
            if (output.WrittenCount >= WriteThreshold)
            {
                await _stream.FlushAsync(output).ConfigureAwait(false);
            }
        }

        await _stream.FlushAsync(output).ConfigureAwait(false);
    }

    /// <summary>Writes the answers of an operation, and tells the client when that goes wrong.</summary>
    async Task GuardAsync(int messageId, LdapRequest request, RunningOperation running, Func<ArrayBufferWriter<byte>, Task> writeAll)
    {
        var output = new ArrayBufferWriter<byte>();
        try
        {
            await writeAll(output).ConfigureAwait(false);
        }
        catch (Exception e) when (IsGone(e))
        {
            // Nobody is left to answer.
        }
        catch (Refusal e) when (running.Stop.IsCancellationRequested && e.ResultCode == ResultCode.Canceled)
        {
            await EndEarlyAsync(messageId, request, running, output).ConfigureAwait(false);
        }
        catch (Refusal e)
        {
            LdapMessageWriter.Write(new LdapMessage(messageId, ResponseFactory.Create(request, e)), output);
            await FlushQuietlyAsync(output).ConfigureAwait(false);
        }
        catch (LdapProtocolException e)
        {
            // The value of a control or of an extended operation is malformed.
            await AnswerAsync(messageId, request, ResultCode.ProtocolError, e.Message).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            // A fault of this server's own, or of a callback: the client is told, and the others go on.
            await AnswerAsync(messageId, request, ResultCode.Other, $"internal error: {e.Message}").ConfigureAwait(false);
        }
    }

    static bool IsStopped(LdapResponse response) => response is LdapResult { ResultCode: ResultCode.Canceled };

    // An operation that was abandoned is not answered (RFC 4511 section 4.11), one that was cancelled is (RFC 3909 section 2.1).
    async Task EndEarlyAsync(int messageId, LdapRequest request, RunningOperation running, ArrayBufferWriter<byte> output)
    {
        if (running.IsCancelled)
        {
            LdapMessageWriter.Write(new LdapMessage(messageId, ResponseFactory.Create(request, ResultCode.Canceled)), output);
            await FlushQuietlyAsync(output).ConfigureAwait(false);
            running.End(early: true);
        }
    }

    Task AnswerAsync(int messageId, LdapRequest request, ResultCode resultCode, string message)
    {
        var output = new ArrayBufferWriter<byte>();
        LdapMessageWriter.Write(new LdapMessage(messageId, ResponseFactory.Create(request, resultCode, message)), output);
        return FlushQuietlyAsync(output);
    }

    async Task FlushQuietlyAsync(ArrayBufferWriter<byte> output)
    {
        try
        {
            await _stream.FlushAsync(output).ConfigureAwait(false);
        }
        catch (Exception e) when (IsGone(e))
        {
            // Nobody is left to answer.
        }
    }

    static bool IsGone(Exception e) => e is IOException or SocketException or ObjectDisposedException;

    // RFC 4511 section 4.14
    async Task StartTlsAsync(int messageId, ExtendedRequest request, CancellationToken cancellationToken)
    {
        var hasFollowers = _running.Values.Any(running => running.IsEndless);
        await (hasFollowers ? Task.CompletedTask : Task.WhenAll(_tasks.Keys)).ConfigureAwait(false);
        if (hasFollowers || _tls is null || _stream.IsTls || _stream.HasLeftover)
        {
            await _stream.WriteAsync(
                messageId, ResponseFactory.Create(request, ResultCode.OperationsError, "TLS is not offered, or already started, or operations are outstanding"))
                .ConfigureAwait(false);
            return;
        }

        await _stream.WriteAsync(messageId, new ExtendedResponse { ResultCode = ResultCode.Success, Oid = ExtendedOperationOid.StartTls })
            .ConfigureAwait(false);
        await BeginTlsAsync(cancellationToken).ConfigureAwait(false);
    }

    async Task BeginTlsAsync(CancellationToken cancellationToken) =>
        _session.Transport = await _stream.BeginTlsAsync(_tls!, cancellationToken).ConfigureAwait(false);

    // RFC 4511 section 4.4.1
    async Task NotifyAsync(ResultCode resultCode, string message)
    {
        var notice = SendAsync(
            new ExtendedResponse { ResultCode = resultCode, DiagnosticMessage = message, Oid = ExtendedOperationOid.NoticeOfDisconnection });
        try
        {
            await notice.WaitAsync(Patience).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // It does not read; the end of the connection ends the writing.
            Track(notice);
        }
    }

    // RFC 4511 section 4.4: the number of what nobody asked for is 0.
    async Task SendAsync(ExtendedResponse notice)
    {
        try
        {
            await _stream.WriteAsync(0, notice).ConfigureAwait(false);
        }
        catch (Exception e) when (IsGone(e) || e is InvalidOperationException)
        {
            // The client is gone, or was in the middle of beginning TLS.
        }
    }
}
