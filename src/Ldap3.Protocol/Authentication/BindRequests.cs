using Ldap3.Protocol.Authentication.Sasl;
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
        switch (credential)
        {
            case null:
                return;
            case SaslCredential sasl:
                Check(sasl.Mechanism, credential, options, options.IsConfidential);
                return;
            default:
                For(credential, options, options.IsConfidential);
                return;
        }
    }

    /// <summary>Refuses a mechanism that would give the secret away.</summary>
    /// <exception cref="LdapSecurityException">A password would travel in clear text.</exception>
    public static void Check(
        SaslMechanism mechanism, LdapCredential credential, LdapConnectionOptions options, bool isConfidential)
    {
        if (mechanism.RevealsSecret && !isConfidential && !options.AllowCleartextPassword)
        {
            throw InClear(credential, options);
        }
    }

    /// <summary>
    /// The request, or null for a mere anonymous credential: a new session is anonymous anyway (RFC 4513 section 4).
    /// </summary>
    /// <exception cref="LdapSecurityException">A password would travel in clear text.</exception>
    public static BindRequest? For(LdapCredential credential, LdapConnectionOptions options, bool isConfidential) => credential switch
    {
        SimpleCredential simple => Simple(simple, options, isConfidential),
        { Controls.Count: > 0 } => Anonymous(credential),
        _ => null,
    };

    /// <summary>The request, which for the anonymous credential takes an identity away that a session has.</summary>
    /// <exception cref="LdapSecurityException">A password would travel in clear text.</exception>
    public static BindRequest OrAnonymous(LdapCredential credential, LdapConnectionOptions options, bool isConfidential) =>
        For(credential, options, isConfidential) ?? Anonymous(credential);

    static BindRequest Anonymous(LdapCredential credential) =>
        new("", new SimpleAuthentication(OctetString.Empty)) { Controls = credential.Controls };

    static BindRequest Simple(SimpleCredential credential, LdapConnectionOptions options, bool isConfidential) =>
        isConfidential || options.AllowCleartextPassword
            ? new BindRequest(credential.Name, new SimpleAuthentication(credential.Password)) { Controls = credential.Controls }
            : throw InClear(credential, options);

    static LdapSecurityException InClear(LdapCredential credential, LdapConnectionOptions options) =>
        new($"The password of {credential} would be sent to {options} in clear text. Use ldaps:// or LdapSecurity.StartTls, "
            + "or set AllowCleartextPassword where nobody can listen.");
}
