using Ldap3.Protocol;
using Ldap3.Protocol.Authentication;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using Ldap3.Specification.Faults;

namespace Ldap3.InMemory.Tests.Strategies;

/// <summary>A directory in memory behind a proxy that can be told to misbehave.</summary>
sealed class ProxiedDirectory : IAsyncDisposable
{
    readonly InMemoryServer _server;

    public ProxiedDirectory(int people = 0)
    {
        Directory = new InMemoryDirectory(new InMemoryDirectoryOptions
        {
            AdministratorDn = DistinguishedName.Parse("cn=admin,o=test"), AdministratorPassword = "secret",
        });
        Directory.Add(new AddRequest(Base, new("objectClass", "organization"), new("o", "test")));
        for (var i = 0; i < people; i++)
        {
            Directory.Add(new AddRequest(
                Base.Child("cn", $"p{i}"),
                new("objectClass", "person"),
                new("cn", $"p{i}"),
                new("sn", "x"),
                new("userPassword", "pw")));
        }

        _server = InMemoryServer.Start(Directory);
        Proxy = new FaultyProxy("127.0.0.1", _server.Port);
    }

    public static DistinguishedName Base { get; } = DistinguishedName.Parse("o=test");

    public InMemoryDirectory Directory { get; }

    public FaultyProxy Proxy { get; }

    public LdapConnectionOptions Options => new()
    {
        Host = "127.0.0.1",
        Port = Proxy.Port,
        AllowCleartextPassword = true,
        Credential = LdapCredential.Simple("cn=admin,o=test", "secret"),
        Restart = new RestartOptions { InitialDelay = TimeSpan.FromMilliseconds(5), MaxDelay = TimeSpan.FromMilliseconds(20) },
    };

    /// <summary>The same under StartTLS, and no password otherwise.</summary>
    public LdapConnectionOptions ProtectedOptions => Options with
    {
        Security = LdapSecurity.StartTls,
        AllowCleartextPassword = false,
        Tls = new TlsOptions { TrustedAuthorities = [_server.CertificateAuthority] },
    };

    public static SearchRequest Everybody => new() { BaseObject = Base, Scope = SearchScope.SingleLevel };

    public static SearchRequest Person(int number) =>
        new() { BaseObject = Base.Child("cn", $"p{number}"), Scope = SearchScope.BaseObject };

    public static ModifyRequest Describe(int number, string text) =>
        new(Base.Child("cn", $"p{number}"), new Modification(ModifyOperation.Replace, new("description", text)));

    public async ValueTask DisposeAsync()
    {
        await Proxy.DisposeAsync();
        await _server.DisposeAsync();
    }
}
