using System.Net;
using System.Security.Cryptography;
using Ldap3.Protocol.Authentication.Mechanisms;
using Ldap3.Protocol.Authentication.Sasl;

namespace Ldap3.Protocol.Authentication;

/// <content>The ways of SASL (RFC 4422).</content>
public abstract partial class LdapCredential
{
    /// <summary>Any mechanism, also one of the application's own.</summary>
    public static LdapCredential Sasl(SaslMechanism mechanism) => new SaslCredential(mechanism);

    /// <summary>
    /// EXTERNAL (RFC 4422 appendix A): who the client certificate says, or who runs this process where the server is
    /// reached by LDAPI.
    /// </summary>
    /// <param name="authorizationId">
    /// Who to act as: <c>dn:...</c> or <c>u:...</c> (RFC 4513 section 5.2.1.8); null, the default, for who it is.
    /// </param>
    public static LdapCredential External(string? authorizationId = null) => Sasl(new ExternalMechanism(authorizationId));

    /// <summary>
    /// PLAIN (RFC 4616): the password itself, which the server gets to see. Refused on a connection that can be
    /// listened to, unless
    /// <see cref="LdapConnectionOptions.AllowCleartextPassword"/> is set.
    /// </summary>
    /// <param name="userName">The user's name, as the server's SASL knows it: not a distinguished name.</param>
    /// <param name="password">The password.</param>
    /// <param name="authorizationId">
    /// Who to act as: <c>dn:...</c> or <c>u:...</c>; null, the default, for the user.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The name or the password is empty, or holds what SASLprep (RFC 4013) forbids.
    /// </exception>
    public static LdapCredential Plain(string userName, string password, string? authorizationId = null) =>
        Sasl(new PlainMechanism(Name(userName), Secret(password), authorizationId));

    /// <summary>
    /// CRAM-MD5 (RFC 2195), for old servers only: who listens can guess the password, and the server proves nothing.
    /// </summary>
    /// <inheritdoc cref="Plain"/>
    public static LdapCredential CramMd5(string userName, string password) => Sasl(new CramMd5Mechanism(Name(userName), Secret(password)));

    /// <summary>DIGEST-MD5 (RFC 2831, historic by RFC 6331), for old servers only. Its sealing is by RC4.</summary>
    /// <param name="userName">The user's name, as the server's SASL knows it: not a distinguished name.</param>
    /// <param name="password">The password.</param>
    /// <param name="realm">The realm, or null, the default, for the first that the server offers.</param>
    /// <param name="authorizationId">
    /// Who to act as: <c>dn:...</c> or <c>u:...</c>; null, the default, for the user.
    /// </param>
    /// <param name="protection">
    /// What protects everything afterwards; less is refused. Null, the default: nothing under TLS, confidentiality
    /// elsewhere.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The name or the password is empty, or holds what SASLprep (RFC 4013) forbids.
    /// </exception>
    public static LdapCredential DigestMd5(
        string userName, string password, string? realm = null, string? authorizationId = null, SaslProtection? protection = null) =>
        Sasl(new DigestMd5Mechanism(Name(userName), Secret(password), realm, authorizationId, protection));

    /// <summary>
    /// SCRAM (RFC 5802, RFC 7677): the server proves that it knows the password, and gets nothing that it could use
    /// elsewhere. With a channel binding it is the -PLUS form, and nobody can stand between.
    /// </summary>
    /// <param name="hash">SHA-1, SHA-256 or SHA-512, as the server offers.</param>
    /// <param name="userName">The user's name, as the server's SASL knows it: not a distinguished name.</param>
    /// <param name="password">The password.</param>
    /// <param name="authorizationId">
    /// Who to act as: <c>dn:...</c> or <c>u:...</c>; null, the default, for the user.
    /// </param>
    /// <param name="binding">What ties it to TLS, or null, the default, for nothing.</param>
    /// <exception cref="ArgumentException">
    /// The name or the password is empty, or holds what SASLprep (RFC 4013) forbids; or there is no SCRAM with that
    /// hash.
    /// </exception>
    public static LdapCredential Scram(
        HashAlgorithmName hash, string userName, string password, string? authorizationId = null, SaslChannelBinding? binding = null) =>
        hash == HashAlgorithmName.SHA1 || hash == HashAlgorithmName.SHA256 || hash == HashAlgorithmName.SHA512
            ? Sasl(new ScramMechanism(hash, Name(userName), Secret(password), authorizationId, binding))
            : throw new ArgumentException($"There is no SCRAM with {hash.Name}; SHA-1, SHA-256 and SHA-512 are known.", nameof(hash));

    /// <summary>
    /// OAUTHBEARER (RFC 7628): a token that an authority has issued. Only under TLS, like <see cref="Plain"/>.
    /// </summary>
    /// <param name="token">The bearer token (RFC 6750).</param>
    /// <param name="authorizationId">Who to act as; null, the default, for whom the token was issued.</param>
    /// <exception cref="ArgumentException">The token is empty, or holds a character that no token has.</exception>
    public static LdapCredential OAuthBearer(string token, string? authorizationId = null) =>
        Sasl(new OAuthBearerMechanism(token, authorizationId));

    /// <summary>
    /// Kerberos by GSSAPI (RFC 4752). On Linux it needs libgssapi-krb5 and is configured as Kerberos is
    /// (<c>krb5.conf</c>).
    /// </summary>
    /// <param name="credential">
    /// The user, password and realm (as its domain); null, the default, for the ticket that this process has.
    /// </param>
    /// <param name="authorizationId">
    /// Who to act as: <c>dn:...</c> or <c>u:...</c>; null, the default, for the user.
    /// </param>
    /// <param name="protection">
    /// What protects everything afterwards; less is refused. Null, the default: nothing under TLS, confidentiality
    /// elsewhere.
    /// </param>
    /// <param name="service">
    /// The server's principal, such as <c>ldap/dc1.example.org</c>; null, the default, for that of the host.
    /// </param>
    public static LdapCredential Kerberos(
        NetworkCredential? credential = null, string? authorizationId = null, SaslProtection? protection = null, string? service = null) =>
        Sasl(new GssapiMechanism(GssapiKind.Kerberos, credential, authorizationId, protection, service));

    /// <summary>
    /// GSS-SPNEGO: Kerberos or NTLM, as both sides can; the way of Active Directory. Strict callers use <see
    /// cref="Kerberos"/>, which does not fall back on NTLM.
    /// </summary>
    /// <inheritdoc cref="Kerberos"/>
    public static LdapCredential Negotiate(
        NetworkCredential? credential = null, SaslProtection? protection = null, string? service = null) =>
        Sasl(new GssapiMechanism(GssapiKind.Negotiate, credential, null, protection, service));

    /// <summary>
    /// NTLM in GSS-SPNEGO, for Active Directory without Kerberos: outdated. On Linux it needs gss-ntlmssp.
    /// </summary>
    /// <inheritdoc cref="Kerberos"/>
    public static LdapCredential Ntlm(NetworkCredential credential, SaslProtection? protection = null)
    {
        ArgumentNullException.ThrowIfNull(credential);
        ArgumentException.ThrowIfNullOrEmpty(credential.Password, nameof(credential));
        return Sasl(new GssapiMechanism(GssapiKind.Ntlm, credential, null, protection, null));
    }

    /// <summary>
    /// NTLM by Active Directory's own binds, called sicily, for domain controllers whose SASL is shut: outdated. On Linux it needs
    /// gss-ntlmssp.
    /// </summary>
    /// <inheritdoc cref="Kerberos"/>
    public static LdapCredential Sicily(NetworkCredential credential, SaslProtection? protection = null)
    {
        ArgumentNullException.ThrowIfNull(credential);
        ArgumentException.ThrowIfNullOrEmpty(credential.Password, nameof(credential));
        return Sasl(new GssapiMechanism(GssapiKind.Sicily, credential, null, protection, null));
    }

    /// <summary>
    /// The strongest mechanism for a name and a password that the server offers (<c>supportedSASLMechanisms</c>),
    /// asked at each bind: SCRAM, with channel binding under TLS, from the longest hash to the shortest, then, where
    /// that is allowed, DIGEST-MD5, CRAM-MD5, PLAIN.
    /// </summary>
    /// <param name="userName">The user's name, as the server's SASL knows it: not a distinguished name.</param>
    /// <param name="password">The password.</param>
    /// <param name="minimum">
    /// What the mechanism must be worth at least, so that nobody on the way can talk the connection down: a server
    /// that offers nothing such is refused. <see cref="SaslStrength.Mutual"/> by default.
    /// </param>
    /// <param name="authorizationId">
    /// Who to act as: <c>dn:...</c> or <c>u:...</c>; null, the default, for the user.
    /// </param>
    /// <exception cref="ArgumentException">The name or the password is empty.</exception>
    public static LdapCredential Strongest(
        string userName, string password, SaslStrength minimum = SaslStrength.Mutual, string? authorizationId = null) =>
        new StrongestCredential(Name(userName), Secret(password), minimum, authorizationId);

    /// <summary>
    /// A credential that is asked for afresh at every bind: when a connection opens, when a lost one is opened again,
    /// when a session of a pool is made or bound back. So a password or token that has changed is taken up without a
    /// restart.
    /// </summary>
    /// <param name="provider">
    /// Gives the credential. Called by any thread, also by several at once; a synchronous operation blocks on it.
    /// </param>
    public static LdapCredential FromProvider(Func<CancellationToken, ValueTask<LdapCredential>> provider)
    {
        ArgumentNullException.ThrowIfNull(provider);
        return new ProvidedCredential(provider);
    }

    static string Name(string userName)
    {
        ArgumentException.ThrowIfNullOrEmpty(userName);
        return userName;
    }

    // RFC 4513 section 5.1.2 speaks of simple binds; an empty secret proves nothing elsewhere either.
    static string Secret(string password)
    {
        ArgumentException.ThrowIfNullOrEmpty(password);
        return password;
    }
}
