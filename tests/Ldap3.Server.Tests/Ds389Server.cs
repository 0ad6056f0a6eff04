using Ldap3.Protocol;
using Ldap3.Protocol.Authentication;

namespace Ldap3.Server.Tests;

/// <summary>
/// The 389 Directory Server that <c>test.sh</c> started, by its environment variables. Whoever asks for it while there is
/// none skips the test. What the server holds and allows is written in tests/servers/README.md.
/// </summary>
static class Ds389Server
{
    public static Uri Url => new(Setting("URL"));

    public static Uri LdapsUrl => new(Setting("LDAPS_URL"));

    /// <summary>As the tools of OpenLDAP take it: ldapi:// with the socket's path percent-encoded as its host.</summary>
    public static string LdapiUrl => Setting("LDAPI_URL");

    public static string SocketPath => Uri.UnescapeDataString(LdapiUrl["ldapi://".Length..]);

    public static string BaseDn => Setting("BASE");

    public static string PeopleDn => $"ou=People,{BaseDn}";

    /// <summary>Where everybody who is bound may write.</summary>
    public static string SandboxDn => $"ou=Sandbox,{BaseDn}";

    /// <summary>What only this server's tests ask for; not theirs to change.</summary>
    public static string FixturesDn => $"ou=Fixtures,{BaseDn}";

    public static string AdministratorDn => Setting("BIND_DN");

    public static string AdministratorPassword => Setting("PASSWORD");

    /// <summary>An account that may act for everybody (RFC 4370).</summary>
    public static string ProxyDn => $"uid=proxy,{FixturesDn}";

    public static string ProxyPassword => "proxy-pw";

    public static string CertificateAuthorityPath => Setting("CA");

    /// <summary>A file of the server's certificate folder, such as <c>client.pem</c>.</summary>
    public static string CertificatePath(string file) => Path.Combine(Setting("DIR"), "ca", file);

    public static string PersonDn(string uid) => $"uid={uid},{PeopleDn}";

    public static string PersonPassword(string uid) => $"{uid}-pw";

    /// <summary>An anonymous connection that trusts the server's authority; <c>with</c> makes variants.</summary>
    public static LdapConnectionOptions Options(LdapSecurity security = LdapSecurity.None)
    {
        var url = security == LdapSecurity.Ldaps ? LdapsUrl : Url;
        return new LdapConnectionOptions
        {
            Host = url.Host,
            Port = url.Port,
            Security = security,
            Tls = TlsOptions.TrustFile(CertificateAuthorityPath),
        };
    }

    /// <summary>The administrator's connection, under StartTLS.</summary>
    public static LdapConnectionOptions AdministratorOptions() => Options(LdapSecurity.StartTls) with
    {
        Credential = LdapCredential.Simple(AdministratorDn, AdministratorPassword),
    };

    /// <summary>A person's connection, under StartTLS.</summary>
    public static LdapConnectionOptions PersonOptions(string uid) => Options(LdapSecurity.StartTls) with
    {
        Credential = LdapCredential.Simple(PersonDn(uid), PersonPassword(uid)),
    };

    static string Setting(string name)
    {
        var value = Environment.GetEnvironmentVariable($"LDAP3_DS389_{name}");
        Assert.SkipWhen(string.IsNullOrEmpty(value), "389 DS is not running; ./test.sh starts it");
        return value!;
    }
}
