using Ldap3.Protocol.Authentication;
using Ldap3.Protocol.Diagnostics;
using Ldap3.Protocol.ExtendedOperations;
using Ldap3.Protocol.Servers;
using Ldap3.Protocol.Sessions;
using Ldap3.Protocol.Strategies.Referrals;
using Ldap3.Protocol.Urls;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ldap3.Protocol;

/// <summary>Where a connection goes, who it is and what it allows. Immutable; <c>with</c> makes variants.</summary>
public sealed record LdapConnectionOptions
{
    /// <summary>The port of LDAP, plain or with StartTLS.</summary>
    public const int PlainPort = 389;

    /// <summary>The port of LDAP over TLS.</summary>
    public const int TlsPort = 636;

    /// <summary>The server's name or address. <c>localhost</c> by default.</summary>
    public string Host { get; init; } = "localhost";

    /// <summary>The port, or null, the default, for 389, or 636 with <see cref="LdapSecurity.Ldaps"/>.</summary>
    public int? Port { get; init; }

    /// <summary>The path of a Unix socket to use instead of host and port (LDAPI), or null, the default.</summary>
    public string? SocketPath { get; init; }

    /// <summary>
    /// Servers that hold the same directory, one of which each session goes to, or null, the default, for the one that
    /// <see cref="Host"/> and <see cref="Port"/> name. The pool is shared by the variants that <c>with</c> makes.
    /// </summary>
    public LdapServerPool? Servers { get; init; }

    /// <summary>How the connection is protected. Not at all by default.</summary>
    public LdapSecurity Security { get; init; }

    /// <summary>Whom to trust and who to be in TLS.</summary>
    public TlsOptions Tls { get; init; } = new();

    /// <summary>Who to bind as when the connection opens. Anonymous by default, which sends no bind.</summary>
    public LdapCredential Credential { get; init; } = LdapCredential.Anonymous;

    /// <summary>Whether opening binds as <see cref="Credential"/>. True by default; otherwise the first bind is the caller's.</summary>
    public bool BindOnOpen { get; init; } = true;

    /// <summary>
    /// Told of each bind by which a session was opened, the first time and anew: its result has what the server said besides, such
    /// as that the password is about to expire. Called on the thread that opens, which waits for it; it must not throw. Null by
    /// default. A bind that fails is an exception.
    /// </summary>
    public Action<OperationOutcome>? Bound { get; init; }

    /// <summary>
    /// Whether a password may be sent over a connection that is not protected. False by default: such a bind throws
    /// <see cref="LdapSecurityException"/> before anything is sent.
    /// </summary>
    public bool AllowCleartextPassword { get; init; }

    /// <summary>Whether a result code that is not success throws <see cref="LdapOperationException"/> from every operation. False by default.</summary>
    public bool RaiseExceptions { get; init; }

    /// <summary>How long connecting may take, TLS included. 15 seconds by default.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// How long to wait for the next answer to an operation before it is abandoned. 30 seconds by default;
    /// <see cref="Timeout.InfiniteTimeSpan"/> waits for ever.
    /// </summary>
    public TimeSpan OperationTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// What a cancelled <see cref="CancellationToken"/> does to an operation that is under way.
    /// <see cref="CancellationBehavior.Abandon"/> by default. Binds are given up in any case, and their connection with them
    /// (RFC 3909 section 3).
    /// </summary>
    public CancellationBehavior Cancellation { get; init; }

    /// <summary>
    /// How many operations may be under way on one connection, at least 1; further ones wait, as long as
    /// <see cref="OperationTimeout"/> says. 100 by default: OpenLDAP closes an anonymous connection on which more are
    /// pending (<c>conn_max_pending</c>; 1000 when bound).
    /// </summary>
    public int MaxPendingOperations
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            field = value;
        }
    } = 100;

    /// <summary>
    /// How long a session may be silent before the server is asked whether it is still there; when it does not answer within
    /// the same time, the session ends as lost. Null, the default, leaves that to TCP.
    /// </summary>
    public TimeSpan? KeepAliveInterval
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value ?? TimeSpan.MaxValue, TimeSpan.Zero);
            field = value;
        }
    }

    /// <summary>
    /// Whether additions, changes, deletions, renamings and extended operations that may write throw
    /// <see cref="InvalidOperationException"/> before anything is sent. False by default.
    /// </summary>
    public bool IsReadOnly { get; init; }

    /// <summary>How the strategies that survive lost connections try again.</summary>
    public RestartOptions Restart { get; init; } = new();

    /// <summary>How many sessions a pool has and how long it keeps them.</summary>
    public PoolOptions Pool { get; init; } = new();

    /// <summary>Whether and where to go on when the server refers an operation elsewhere. Not at all by default.</summary>
    public ReferralOptions Referrals { get; init; } = new();

    /// <summary>The longest message that is taken from the server, in octets. 64 MiB by default.</summary>
    public int MaxMessageSize { get; init; } = 64 << 20;

    /// <summary>How many octets of unread entries one search may have waiting before the socket is left unread. 4 MiB by default.</summary>
    public int StreamBufferSize { get; init; } = 4 << 20;

    /// <summary>
    /// How many octets of unread entries one search may have waiting while other operations need the socket read. Beyond it
    /// the search fails. 256 MiB by default.
    /// </summary>
    public int MaxStreamBacklog { get; init; } = 256 << 20;

    /// <summary>
    /// Whether searches fetch the values that Active Directory keeps back of an attribute with many, <c>member;range=0-1499</c>, and
    /// return the attribute with all of them. True by default; a search that asks for a range itself gets that range.
    /// </summary>
    public bool CompletesRanges { get; init; } = true;

    /// <summary>The clock that timeouts run by. The system's by default.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Where to log. Nowhere by default. Passwords are never logged.</summary>
    public ILoggerFactory LoggerFactory { get; init; } = NullLoggerFactory.Instance;

    /// <summary>Options for the server of a URL; its other parts say what to search and are left out.</summary>
    public static LdapConnectionOptions FromUrl(LdapUrl url)
    {
        ArgumentNullException.ThrowIfNull(url);
        var host = url.Host.Length > 0 ? url.Host : "localhost";
        return url.Scheme == LdapUrlScheme.Ldapi
            ? new LdapConnectionOptions { SocketPath = host }
            : new LdapConnectionOptions
            {
                Host = host,
                Port = url.Port,
                Security = url.Scheme == LdapUrlScheme.Ldaps ? LdapSecurity.Ldaps : LdapSecurity.None,
            };
    }

    /// <summary>The server as people know it: <c>ldaps://host:636</c>.</summary>
    public override string ToString() =>
        InProcess is not null ? "the directory in this process"
        : Servers is not null ? Servers.ToString()
        : SocketPath is not null ? $"ldapi://{Uri.EscapeDataString(SocketPath)}"
        : $"{(Security == LdapSecurity.Ldaps ? "ldaps" : "ldap")}://{(Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host)}:{EffectivePort}";

    /// <summary>Opens a stream to a server in this process, instead of a socket; null for a server elsewhere.</summary>
    internal Func<Stream>? InProcess { get; init; }

    /// <summary>Where to count what is done; each connection has its own.</summary>
    internal UsageCounters? Counters { get; init; }

    /// <summary>Where to say what a server says unasked.</summary>
    internal NoticeBoard? Notices { get; init; }

    internal int EffectivePort => Port ?? (Security == LdapSecurity.Ldaps ? TlsPort : PlainPort);

    /// <summary>Whether what is sent can be read only by the server, or never leaves the machine through a network.</summary>
    internal bool IsConfidential => Security != LdapSecurity.None || SocketPath is not null || InProcess is not null;
}
