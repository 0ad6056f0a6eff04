using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Ldap3.InMemory.Serving;

namespace Ldap3.InMemory;

/// <summary>
/// A directory in memory behind a loopback socket, for any LDAP client. Offers StartTLS with a certificate made when it
/// starts. Thread safe.
/// </summary>
public sealed class InMemoryServer : IAsyncDisposable
{
    readonly InMemoryServerOptions _options;
    readonly X509Certificate2 _certificate;
    readonly List<Listener> _listeners = [];

    InMemoryServer(InMemoryDirectory directory, InMemoryServerOptions options)
    {
        Directory = directory;
        _options = options;
        (CertificateAuthority, _certificate) = ServerCertificate.Create(directory.Options.TimeProvider);
        Port = Listen(options.Port, tls: false);
        TlsPort = options.TlsPort is { } port ? Listen(port, tls: true) : null;
    }

    /// <summary>The directory that is served.</summary>
    public InMemoryDirectory Directory { get; }

    /// <summary>The port for LDAP and StartTLS.</summary>
    public int Port { get; }

    /// <summary>The port for LDAP over TLS, or null when the server does not listen for it.</summary>
    public int? TlsPort { get; }

    /// <summary>The certificate of the authority that clients must trust to accept the server's.</summary>
    public X509Certificate2 CertificateAuthority { get; }

    /// <summary>Where clients find the server: <c>ldap://127.0.0.1:port</c>.</summary>
    public string Url => $"ldap://{new IPEndPoint(_options.Address, Port)}";

    /// <summary>Where clients find the server over TLS, or null when it does not listen for that.</summary>
    public string? TlsUrl => TlsPort is { } port ? $"ldaps://{new IPEndPoint(_options.Address, port)}" : null;

    /// <summary>Starts a server; it takes clients when this returns.</summary>
    /// <exception cref="SocketException">The port is taken.</exception>
    public static InMemoryServer Start(InMemoryDirectory directory, InMemoryServerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(directory);
        return new InMemoryServer(directory, options ?? new InMemoryServerOptions());
    }

    /// <summary>Tells every client that the server goes, closes all connections and waits until none is left.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var listener in _listeners)
        {
            await listener.DisposeAsync().ConfigureAwait(false);
        }

        _certificate.Dispose();
    }

    int Listen(int port, bool tls)
    {
        var listener = new Listener(
            new IPEndPoint(_options.Address, port),
            (socket, cancellationToken) =>
            {
                socket.NoDelay = true;
                var stream = new NetworkStream(socket, ownsSocket: true);
                return new ClientConnection(stream, Directory, _options, _certificate).ServeAsync(tls, cancellationToken);
            });
        _listeners.Add(listener);
        return listener.Port;
    }
}
