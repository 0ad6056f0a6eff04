using Ldap3.Protocol.Authentication;
using Ldap3.Protocol.Diagnostics;
using Ldap3.Protocol.Extend;
using Ldap3.Protocol.ExtendedOperations;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Sessions;
using Ldap3.Protocol.Strategies;

namespace Ldap3.Protocol;

/// <summary>
/// A connection to a directory server. Opens by itself at the first operation, binding as
/// <see cref="LdapConnectionOptions.Credential"/> says. Thread safe: any number of threads may have operations in
/// flight at once, and no state of an operation is left here; each returns its own outcome.
/// </summary>
/// <remarks>
/// Every operation has a synchronous form, which blocks the calling thread and needs no free pool thread, and an
/// asynchronous one. Cancelling, and giving up after <see cref="LdapConnectionOptions.OperationTimeout"/>, abandons the
/// operation on the server (RFC 4511 section 4.11). A connection that was lost stays lost.
/// </remarks>
public sealed partial class LdapConnection : IDisposable, IAsyncDisposable
{
    readonly ILdapStrategy _strategy;
    readonly UsageCounters _counters;
    readonly NoticeBoard _notices;

    /// <summary>Makes a connection; nothing is sent before it is opened or used.</summary>
    /// <param name="options">Where it goes, who it is, what it allows.</param>
    /// <param name="strategy">How operations are run. <see cref="Strategy.SafeSync"/> by default.</param>
    public LdapConnection(LdapConnectionOptions options, Strategy? strategy = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        Options = options;
        _counters = new UsageCounters(options.TimeProvider);
        _notices = new NoticeBoard(this, options.LoggerFactory);
        _strategy = (strategy ?? Strategy.SafeSync).Create(options with { Counters = _counters, Notices = _notices });
    }

    LdapConnection(LdapConnection owner, ILdapStrategy strategy)
    {
        Options = owner.Options;
        _counters = owner._counters;
        _notices = owner._notices;
        _strategy = strategy;
    }

    /// <summary>
    /// Makes a connection to a server on its usual port; nothing is sent before it is opened or used.
    /// </summary>
    /// <param name="host">The server's name or address.</param>
    /// <param name="user">The distinguished name to bind as, or null for an anonymous connection.</param>
    /// <param name="password">The password; it is sent under StartTLS.</param>
    /// <param name="strategy">How operations are run. <see cref="Strategy.SafeSync"/> by default.</param>
    public LdapConnection(string host, string? user = null, string? password = null, Strategy? strategy = null)
        : this(
            new LdapConnectionOptions
            {
                Host = host,
                Security = user is null ? LdapSecurity.None : LdapSecurity.StartTls,
                Credential = user is null ? LdapCredential.Anonymous : LdapCredential.Simple(user, password ?? ""),
            },
            strategy)
    {
    }

    /// <summary>
    /// Raised when a server says something unasked (RFC 4511 section 4.4): that it ends the session, or a
    /// transaction. Raised on a thread of the pool, one after another; an exception from a handler is logged. The
    /// sender is the connection that was made first, also for those that <see cref="Hold"/> made of it.
    /// </summary>
    public event EventHandler<UnsolicitedNotificationEventArgs>? NotificationReceived
    {
        add => _notices.Received += value;
        remove => _notices.Received -= value;
    }

    /// <summary>Where the connection goes, who it is, what it allows.</summary>
    public LdapConnectionOptions Options { get; }

    /// <summary>The operations beyond LDAP's own, arranged by who defined them, as users of ldap3 know them.</summary>
    public LdapExtend Extend => field ??= new LdapExtend(this);

    /// <summary>Whether the connection is open: connected, protected and bound, and not lost since.</summary>
    public bool IsOpen => _strategy.IsOpen;

    /// <summary>Whether the connection was open and was lost.</summary>
    internal bool IsLost => _strategy.IsLost;

    /// <summary>Connects, begins TLS and binds, as the options say. Does nothing when that has been done.</summary>
    /// <exception cref="LdapConnectionException">The server cannot be reached.</exception>
    /// <exception cref="LdapSecurityException">A protection that was asked for cannot be had.</exception>
    /// <exception cref="LdapOperationException">The server refused the bind.</exception>
    public void Open() => _strategy.Open();

    /// <inheritdoc cref="Open"/>
    public Task OpenAsync(CancellationToken cancellationToken = default) => _strategy.OpenAsync(cancellationToken);

    /// <summary>
    /// A connection to the same server, or pool, that keeps to one session, for operations that belong together. With
    /// <see cref="Strategy.Reusable"/> a session of the pool is the caller's alone until the connection is disposed
    /// of, and may be bound as somebody else meanwhile; with other strategies it is the session that all share.
    /// </summary>
    /// <exception cref="LdapTimeoutException">All sessions of the pool stayed in use.</exception>
    public LdapConnection Hold() => new(this, _strategy.Hold());

    /// <inheritdoc cref="Hold"/>
    public async Task<LdapConnection> HoldAsync(CancellationToken cancellationToken = default) =>
        new(this, await _strategy.HoldAsync(cancellationToken).ConfigureAwait(false));

    /// <summary>What the connection has done so far.</summary>
    public LdapUsage GetUsage() => _counters.ToUsage();

    /// <summary>What the pool of <see cref="Strategy.Reusable"/> holds now; null with other strategies.</summary>
    public PoolStatistics? GetPoolStatistics() => _strategy.PoolStatistics;

    /// <summary>
    /// Says goodbye to the server and closes. Operations under way fail with <see cref="LdapConnectionException"/>.
    /// </summary>
    public void Dispose() => _strategy.Dispose();

    /// <summary>
    /// Lets what is under way in a pool end, for as long as <see cref="PoolOptions.DrainTimeout"/> says, then closes.
    /// </summary>
    public ValueTask DisposeAsync() => _strategy.DisposeAsync();

    OperationOutcome Run(LdapRequest request)
    {
        RefuseWriting(request);
        var operation = _strategy.Send(request);
        while (operation.Read() is { } response)
        {
            if (response is LdapResult result)
            {
                return Finish(new OperationOutcome(request, result));
            }
        }

        throw Unanswered(operation);
    }

    async Task<OperationOutcome> RunAsync(LdapRequest request, CancellationToken cancellationToken)
    {
        RefuseWriting(request);
        var operation = await _strategy.SendAsync(request, cancellationToken).ConfigureAwait(false);
        while (await operation.ReadAsync(cancellationToken).ConfigureAwait(false) is { } response)
        {
            if (response is LdapResult result)
            {
                return Finish(new OperationOutcome(request, result));
            }
        }

        throw Unanswered(operation);
    }

    internal T Finish<T>(T outcome)
        where T : OperationOutcome
    {
        if (Options.RaiseExceptions)
        {
            outcome.EnsureSuccess();
        }

        return outcome;
    }

    // An extended operation may do anything; those that are known only to read are marked idempotent.
    void RefuseWriting(LdapRequest request)
    {
        if (request is ExtendedRequest { Oid: ExtendedOperationOid.StartTls })
        {
            throw new InvalidOperationException("StartTLS is more than a request: call StartTls, or set LdapConnectionOptions.Security.");
        }

        if (Options.IsReadOnly
            && (request is AddRequest or DeleteRequest or ModifyRequest or ModifyDnRequest
                || request is ExtendedRequest { IsIdempotent: false }))
        {
            throw new InvalidOperationException(
                $"The connection to {Options} is read-only: it does not send a {request.GetType().Name}. "
                + "Use one whose options do not say IsReadOnly.");
        }
    }

    static LdapConnectionException Unanswered(RunningOperation operation) =>
        new($"The {operation.Request.GetType().Name} was given up before its answer came.");
}
