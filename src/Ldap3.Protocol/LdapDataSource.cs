using Ldap3.Protocol.Names;
using Ldap3.Protocol.Servers;
using Ldap3.Protocol.Servers.Accounts;
using Ldap3.Protocol.Strategies;
using Ldap3.Protocol.Urls;

namespace Ldap3.Protocol;

/// <summary>
/// A directory that an application works with: configured once, shared by all, it hands out connections. Thread safe;
/// made to be a singleton.
/// </summary>
public sealed class LdapDataSource : IDisposable, IAsyncDisposable
{
    readonly Lock _gate = new();
    readonly Strategy? _strategy;
    LdapConnection? _connection;
    volatile LdapDirectoryInfo? _info;
    bool _disposed;

    /// <summary>Makes a data source; nothing is sent before a connection is asked for.</summary>
    /// <param name="options">Where its connections go, who they are, what they allow.</param>
    /// <param name="baseDn">The entry below which the application's data lies.</param>
    /// <param name="strategy">How operations are run. <see cref="Strategy.SafeSync"/> by default.</param>
    public LdapDataSource(LdapConnectionOptions options, DistinguishedName baseDn = default, Strategy? strategy = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        Options = options;
        BaseDn = baseDn;
        _strategy = strategy;
    }

    /// <summary>Where the connections go, who they are, what they allow.</summary>
    public LdapConnectionOptions Options { get; }

    /// <summary>The entry below which the application's data lies.</summary>
    public DistinguishedName BaseDn { get; }

    /// <summary>
    /// Makes a data source of a URL such as <c>ldaps://ldap.example.org/dc=example,dc=org</c> (RFC 4516).
    /// </summary>
    /// <param name="url">The server, and the entry below which the application's data lies.</param>
    /// <param name="configure">
    /// Changes the options that the URL gives: <c>options => options with { Credential = ... }</c>.
    /// </param>
    /// <exception cref="LdapFormatException">The text is no LDAP URL.</exception>
    public static LdapDataSource Create(
        string url, Func<LdapConnectionOptions, LdapConnectionOptions>? configure = null)
    {
        var parsed = LdapUrl.Parse(url);
        var options = LdapConnectionOptions.FromUrl(parsed);
        return new LdapDataSource(configure is null ? options : configure(options), parsed.Dn);
    }

    /// <summary>
    /// The connection that all share, open and bound. A connection that was lost is replaced here; its operations have
    /// failed and are not repeated. Do not dispose of it.
    /// </summary>
    public LdapConnection GetConnection()
    {
        var connection = Current();
        connection.Open();
        return connection;
    }

    /// <inheritdoc cref="GetConnection"/>
    public async ValueTask<LdapConnection> GetConnectionAsync(CancellationToken cancellationToken = default)
    {
        var connection = Current();
        await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
        return connection;
    }

    /// <summary>What the server says about itself and its schema: asked once, then remembered.</summary>
    /// <exception cref="LdapOperationException">The server does not show its root DSE.</exception>
    public LdapDirectoryInfo GetDirectoryInfo() => _info ??= LdapDirectoryInfo.Read(GetConnection());

    /// <inheritdoc cref="GetDirectoryInfo"/>
    public async ValueTask<LdapDirectoryInfo> GetDirectoryInfoAsync(CancellationToken cancellationToken = default)
    {
        if (_info is null)
        {
            var connection = await GetConnectionAsync(cancellationToken).ConfigureAwait(false);
            _info = await LdapDirectoryInfo.ReadAsync(connection, cancellationToken).ConfigureAwait(false);
        }

        return _info;
    }

    /// <summary>
    /// Checks the password of somebody below <see cref="BaseDn"/>: see <see cref="LdapConnection.Authenticate"/>.
    /// </summary>
    /// <param name="userName">
    /// The user name: a value of <c>uid</c>, <c>sAMAccountName</c> or <c>userPrincipalName</c>, unless the options
    /// say otherwise.
    /// </param>
    /// <param name="password">The password.</param>
    /// <param name="options">Where and how to look, or null, the default, for below <see cref="BaseDn"/>.</param>
    /// <exception cref="LdapSecurityException">The password would travel in clear text.</exception>
    public AuthenticationOutcome Authenticate(string userName, string password, AuthenticationOptions? options = null) =>
        GetConnection().Authenticate(userName, password, options ?? new AuthenticationOptions { BaseDn = BaseDn });

    /// <inheritdoc cref="Authenticate"/>
    public async Task<AuthenticationOutcome> AuthenticateAsync(
        string userName, string password, AuthenticationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var connection = await GetConnectionAsync(cancellationToken).ConfigureAwait(false);
        options ??= new AuthenticationOptions { BaseDn = BaseDn };
        return await connection.AuthenticateAsync(userName, password, options, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// A new connection of the caller's own, to bind as somebody else or to dispose of early. Not open yet.
    /// </summary>
    public LdapConnection CreateConnection() => new(Options, _strategy);

    /// <summary>Closes the shared connection.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            _connection?.Dispose();
        }
    }

    /// <inheritdoc cref="Dispose"/>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    LdapConnection Current()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_connection is { IsLost: true })
            {
                _connection.Dispose();
                _connection = null;
            }

            return _connection ??= CreateConnection();
        }
    }
}
