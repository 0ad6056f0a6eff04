using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;

namespace Ldap3.Protocol.Authentication;

/// <summary>Makes the bind request of a credential, after checking that sending it is safe.</summary>
static class BindRequests
{
    /// <summary>Refuses a credential that may not be sent, before anything is.</summary>
    /// <exception cref="LdapSecurityException">A password would travel in clear text.</exception>
    public static void Check(LdapCredential? credential, LdapConnectionOptions options)
    {
        if (credential is not null)
        {
            For(credential, options);
        }
    }

    /// <summary>The request, or null for a mere anonymous credential: a new session is anonymous anyway (RFC 4513 section 4).</summary>
    /// <exception cref="LdapSecurityException">A password would travel in clear text.</exception>
    public static BindRequest? For(LdapCredential credential, LdapConnectionOptions options) => credential switch
    {
        SimpleCredential simple => Simple(simple, options),
        { Controls.Count: > 0 } => Anonymous(credential),
        _ => null,
    };

    /// <summary>The request, which for the anonymous credential takes an identity away that a session has.</summary>
    /// <exception cref="LdapSecurityException">A password would travel in clear text.</exception>
    public static BindRequest OrAnonymous(LdapCredential credential, LdapConnectionOptions options) =>
        For(credential, options) ?? Anonymous(credential);

    static BindRequest Anonymous(LdapCredential credential) =>
        new("", new SimpleAuthentication(OctetString.Empty)) { Controls = credential.Controls };

    static BindRequest Simple(SimpleCredential credential, LdapConnectionOptions options) =>
        options.IsConfidential || options.AllowCleartextPassword
            ? new BindRequest(credential.Name, new SimpleAuthentication(credential.Password)) { Controls = credential.Controls }
            : throw new LdapSecurityException(
                $"The password of {credential.Name} would be sent to {options} in clear text. Use ldaps:// or LdapSecurity.StartTls, "
                + "or set AllowCleartextPassword where nobody can listen.");
}
