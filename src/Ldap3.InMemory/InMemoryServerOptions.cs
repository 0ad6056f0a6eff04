using System.Net;
using System.Security.Cryptography.X509Certificates;

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

    /// <summary>The path of a Unix domain socket to listen on too (LDAPI), which must not exist; null, the default, is none.</summary>
    public string? SocketPath { get; init; }

    /// <summary>
    /// The server's certificate with its key; null, the default, has one made for loopback by an authority of the server's own.
    /// </summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>
    /// Whether clients are asked for a certificate under TLS. They may do without; one that no trusted authority has issued ends the
    /// connection. False by default.
    /// </summary>
    public bool AskForClientCertificates { get; init; }

    /// <summary>Who issues the certificates of clients; null, the default, is the server's own authority.</summary>
    public X509Certificate2Collection? ClientAuthorities { get; init; }

    /// <summary>The longest message to take from a client, in octets. 16 MiB by default.</summary>
    public int MaxMessageSize { get; init; } = 16 << 20;

    /// <summary>How many clients may be connected at once; more are told that the server is busy. 10,000 by default.</summary>
    public int MaxConnections { get; init; } = 10_000;

    /// <summary>
    /// How many operations of one client may be under way at once; more wait in its socket. Searches that wait for changes are
    /// counted by themselves, and refused when there are more. 64 by default.
    /// </summary>
    public int MaxOperationsPerClient { get; init; } = 64;
}
