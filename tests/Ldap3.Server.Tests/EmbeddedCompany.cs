using Ldap3.InMemory;
using Ldap3.Protocol;
using Ldap3.Protocol.Names;

namespace Ldap3.Server.Tests;

/// <summary>The company that <see cref="OpenLdapServer"/> holds, in the embedded directory behind a socket.</summary>
public sealed class EmbeddedCompany : IAsyncDisposable
{
    readonly InMemoryServer _server;

    public EmbeddedCompany()
    {
        var directory = new InMemoryDirectory(new InMemoryDirectoryOptions
        {
            Suffixes = [DistinguishedName.Parse("dc=example,dc=org")],
        });
        using var company = File.OpenText(Path.Combine(AppContext.BaseDirectory, "company.ldif"));
        directory.LoadLdif(company);
        _server = InMemoryServer.Start(directory, new InMemoryServerOptions { Port = 0 });
    }

    internal LdapConnectionOptions Options => new() { Host = "127.0.0.1", Port = _server.Port };

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
