using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Ldap3.InMemory.Authentication;
using Ldap3.InMemory.Serving;
using Ldap3.Protocol.Names;

namespace Ldap3.InMemory;

/// <summary>
/// A directory in memory behind a loopback socket, for any LDAP client. Offers StartTLS with a certificate made when it
/// starts. Several servers may serve one directory. Thread safe.
/// </summary>
public sealed class InMemoryServer : IAsyncDisposable
{
    readonly InMemoryServerOptions _options;
    readonly CertificateFactory _certificates;
    readonly X509Certificate2? _issued;
    readonly ServerTls _tls;
    readonly List<Listener> _listeners = [];
    int _connections;

    InMemoryServer(InMemoryDirectory directory, InMemoryServerOptions options)
    {
        Directory = directory;
        _options = options;
        _certificates = new CertificateFactory(directory.Options.TimeProvider);
        _issued = options.Certificate is null ? _certificates.IssueForServer() : null;
        var authorities = options.AskForClientCertificates ? options.ClientAuthorities ?? [_certificates.Authority] : null;
        _tls = new ServerTls((options.Certificate ?? _issued)!, authorities, directory.Schema);
    }

    /// <summary>The directory that is served.</summary>
    public InMemoryDirectory Directory { get; }

    /// <summary>The port for LDAP and StartTLS.</summary>
    public int Port { get; private set; }

    /// <summary>The port for LDAP over TLS, or null when the server does not listen for it.</summary>
    public int? TlsPort { get; private set; }

    /// <summary>
    /// The certificate of the server's own authority, which clients must trust to accept the server's unless that is another
    /// (<see cref="InMemoryServerOptions.Certificate"/>).
    /// </summary>
    public X509Certificate2 CertificateAuthority => _certificates.Authority;

    /// <summary>How many clients are connected.</summary>
    public int ConnectionCount => Volatile.Read(ref _connections);

    /// <summary>Where clients find the server: <c>ldap://127.0.0.1:port</c>.</summary>
    public string Url => $"ldap://{new IPEndPoint(_options.Address, Port)}";

    /// <summary>Where clients find the server over TLS, or null when it does not listen for that.</summary>
    public string? TlsUrl => TlsPort is { } port ? $"ldaps://{new IPEndPoint(_options.Address, port)}" : null;

    /// <summary>Where clients of this machine find the server by LDAPI, or null when it does not listen for that.</summary>
    public string? SocketUrl => _options.SocketPath is { } path ? $"ldapi://{Uri.EscapeDataString(path)}" : null;

    /// <summary>Starts a server; it takes clients when this returns.</summary>
    /// <exception cref="SocketException">The port or the path of the socket is taken.</exception>
    public static InMemoryServer Start(InMemoryDirectory directory, InMemoryServerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(directory);
        var server = new InMemoryServer(directory, options ?? new InMemoryServerOptions());
        try
        {
            server.Listen();
        }
        catch (SocketException)
        {
            _ = server.DisposeAsync().AsTask();
            throw;
        }

        return server;
    }

    /// <summary>
    /// Issues a certificate with its key by which a client is <paramref name="subject"/> (SASL EXTERNAL), where the server asks for
    /// certificates.
    /// </summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">The name is none that X.509 can hold.</exception>
    public X509Certificate2 IssueClientCertificate(DistinguishedName subject) => _certificates.IssueForClient(subject);

    /// <summary>Tells every client that the server goes, closes all connections and waits until none is left.</summary>
    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_listeners.Select(listener => listener.DisposeAsync().AsTask())).ConfigureAwait(false);
        _issued?.Dispose();
        _certificates.Dispose();
    }

    void Listen()
    {
        Port = Listen(new IPEndPoint(_options.Address, _options.Port), tls: false).Port;
        TlsPort = _options.TlsPort is { } port ? Listen(new IPEndPoint(_options.Address, port), tls: true).Port : null;
        if (_options.SocketPath is { } path)
        {
            Listen(new UnixDomainSocketEndPoint(path), tls: false);
        }
    }

    Listener Listen(EndPoint endPoint, bool tls)
    {
        var listener = new Listener(endPoint, (socket, cancellationToken) => ServeAsync(socket, tls, cancellationToken));
        _listeners.Add(listener);
        return listener;
    }

    async Task ServeAsync(Socket socket, bool tls, CancellationToken cancellationToken)
    {
        var isLocal = socket.AddressFamily == AddressFamily.Unix;
        var transport = isLocal ? new ClientTransport { IsProtected = true, Peer = LocalPeer.NameOf(socket) } : ClientTransport.Clear;
        if (!isLocal)
        {
            socket.NoDelay = true;
        }

        var connection = new ClientConnection(new NetworkStream(socket, ownsSocket: true), Directory, _options, _tls, transport);
        try
        {
            if (Interlocked.Increment(ref _connections) > _options.MaxConnections)
            {
                await connection.RefuseAsync("too many connections").ConfigureAwait(false);
            }
            else
            {
                await connection.ServeAsync(tls, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            Interlocked.Decrement(ref _connections);
        }
    }
}
