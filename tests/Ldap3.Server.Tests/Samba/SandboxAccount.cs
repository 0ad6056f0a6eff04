using System.Text;
using Ldap3.Protocol;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Server.Tests.Samba;

/// <summary>An account or group of one test, which takes it away again.</summary>
sealed class SandboxAccount : IAsyncDisposable
{
    public const string Password = "Passw0rd-first";

    readonly LdapConnection _connection;

    SandboxAccount(LdapConnection connection, string name)
    {
        _connection = connection;
        Name = name;
    }

    public string Name { get; }

    public string Dn => $"CN={Name},{SambaServer.SandboxDn}";

    public static async Task<SandboxAccount> CreateAsync(
        LdapConnection connection, string name, CancellationToken cancellationToken, bool isGroup = false)
    {
        var account = new SandboxAccount(connection, name);
        LdapAttribute[] kind = isGroup
            ? [new("objectClass", "group")]
            :
            [
                new("objectClass", "user"),
                new("userAccountControl", "512"),
                new("unicodePwd", new OctetString(Encoding.Unicode.GetBytes($"\"{Password}\""))),
            ];
        var request = new AddRequest(DistinguishedName.Parse(account.Dn), [.. kind, new LdapAttribute("sAMAccountName", name)]);
        (await connection.AddAsync(request, cancellationToken)).EnsureSuccess();
        return account;
    }

    public async ValueTask DisposeAsync() =>
        await _connection.DeleteAsync(new DeleteRequest(DistinguishedName.Parse(Dn)), CancellationToken.None);
}
