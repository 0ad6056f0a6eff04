using Ldap3.InMemory.Tests.Tools;
using Ldap3.Protocol;
using Ldap3.Protocol.Authentication;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.InMemory.Tests.Operations;

/// <summary>A served directory of one test's own with a naming context, and connections to it.</summary>
sealed class MemoryServer : IAsyncDisposable
{
    public const string Base = ClientTools.Base;

    readonly InMemoryServer _server;

    public MemoryServer(InMemoryDirectoryOptions? options = null, InMemoryServerOptions? serverOptions = null)
    {
        Directory = new InMemoryDirectory((options ?? new InMemoryDirectoryOptions()) with
        {
            AdministratorDn = DistinguishedName.Parse(ClientTools.Administrator), AdministratorPassword = "secret",
        });
        Add("", "domain", new LdapAttribute("dc", "example"));
        _server = InMemoryServer.Start(Directory, serverOptions);
    }

    public InMemoryDirectory Directory { get; }

    public int Port => _server.Port;

    public LdapConnectionOptions AdministratorOptions =>
        Options() with { Credential = LdapCredential.Simple(ClientTools.Administrator, "secret") };

    /// <summary>What connections begin with.</summary>
    public LdapConnectionOptions Options() => new()
    {
        Host = "127.0.0.1",
        Port = _server.Port,
        AllowCleartextPassword = true,
    };

    /// <summary>An anonymous connection.</summary>
    public LdapConnection Connect() => new(Options());

    /// <summary>A connection bound as the administrator.</summary>
    public LdapConnection ConnectAsAdministrator() =>
        new(AdministratorOptions);

    /// <summary>A connection bound as an entry with its password.</summary>
    public LdapConnection ConnectAs(string place, string password) =>
        new(Options() with { Credential = LdapCredential.Simple(At(place).ToString(), password) });

    /// <summary>A name below the base.</summary>
    public static DistinguishedName At(string place) => DistinguishedName.Parse(place.Length == 0 ? Base : $"{place},{Base}");

    public void Add(string place, string objectClass, params LdapAttribute[] attributes) =>
        Directory.Add(new AddRequest(At(place), [new("objectClass", objectClass), .. attributes]));

    public void AddPerson(string uid, string password) => Directory.Add(new AddRequest(
        At($"uid={uid}"),
        new("objectClass", "inetOrgPerson"),
        new("cn", uid),
        new("sn", uid),
        new("userPassword", password)));

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
