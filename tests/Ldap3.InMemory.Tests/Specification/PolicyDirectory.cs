using Ldap3.InMemory.Tests.Tools;
using Ldap3.Protocol;
using Ldap3.Protocol.Authentication;
using Ldap3.Protocol.Names;

namespace Ldap3.InMemory.Tests.Specification;

/// <summary>The policies of the OpenLDAP that tests run, in memory, with the access that one has there.</summary>
public sealed class PolicyDirectory : IAsyncDisposable
{
    readonly InMemoryServer _server;

    public PolicyDirectory()
    {
        var directory = new InMemoryDirectory(new InMemoryDirectoryOptions
        {
            AdministratorDn = DistinguishedName.Parse(ClientTools.Administrator),
            AdministratorPassword = "secret",
            PasswordPolicyDn = DistinguishedName.Parse("cn=default,ou=Policies,dc=policy,dc=test"),
            SendNetscapePasswordControls = true,
            AccessRule = request => request switch
            {
                { Kind: AccessKind.Authenticate } => true,
                { Attribute.Type: "userPassword" } => request is { Kind: AccessKind.Write, IsSelf: true },
                { Kind: AccessKind.Search or AccessKind.Read or AccessKind.Compare } => true,
                _ => false,
            },
        });
        using (var policies = File.OpenText(Path.Combine(AppContext.BaseDirectory, "policy.ldif")))
        {
            directory.LoadLdif(policies);
        }

        _server = InMemoryServer.Start(directory);
    }

    public LdapConnectionOptions Administrator => new()
    {
        Host = "127.0.0.1",
        Port = _server.Port,
        AllowCleartextPassword = true,
        Credential = LdapCredential.Simple(ClientTools.Administrator, "secret"),
    };

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
