using System.Net;

namespace Ldap3.InMemory;

/// <summary>Where a server for a directory in memory listens and what it takes. Immutable.</summary>
public sealed record InMemoryServerOptions
{
    /// <summary>The address to listen on. The loopback address of IPv4 by default: this server is for samples and tests.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>The port for LDAP and StartTLS; 0, the default, lets the system choose a free one.</summary>
    public int Port { get; init; }

    /// <summary>The port for LDAP over TLS; 0 lets the system choose; null, the default, does not listen for it.</summary>
    public int? TlsPort { get; init; }

    /// <summary>The longest message to take from a client, in octets. 16 MiB by default.</summary>
    public int MaxMessageSize { get; init; } = 16 << 20;

    /// <summary>How many operations of one client may be under way at once; more wait in its socket. 64 by default.</summary>
    public int MaxOperationsPerClient { get; init; } = 64;
}
