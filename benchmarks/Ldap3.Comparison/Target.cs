using Ldap3.Protocol;
using Ldap3.Protocol.Authentication;
using Ldap3.Protocol.Urls;

namespace Ldap3.Comparison;

/// <summary>The server and the entries that every client of the comparison works with.</summary>
sealed record Target(string Url, string BindDn, string Password)
{
    public LdapUrl Parsed { get; } = LdapUrl.Parse(Url);

    public LdapConnectionOptions Options => LdapConnectionOptions.FromUrl(Parsed) with
    {
        Credential = LdapCredential.Simple(BindDn, Password),

        // The same for all clients: a server on loopback, without TLS.
        AllowCleartextPassword = true,
    };
}
