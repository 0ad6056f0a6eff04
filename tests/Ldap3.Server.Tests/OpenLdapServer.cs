using Ldap3.Protocol;
using Ldap3.Protocol.Authentication;

namespace Ldap3.Server.Tests;

/// <summary>
/// The OpenLDAP server that <c>test.sh</c> started, by its environment variables. Whoever asks for it while there is none
/// skips the test. What the server holds and allows is written in tests/servers/README.md.
/// </summary>
static class OpenLdapServer
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

    public static string AdministratorDn => Setting("BIND_DN");

    public static string AdministratorPassword => Setting("PASSWORD");

    /// <summary>An account that gets at most 50 entries from a search without paging.</summary>
    public static string LimitedDn => "uid=limited,dc=other,dc=test";

    public static string LimitedPassword => "limited-pw";

    /// <summary>An account that may act for everybody below <see cref="PeopleDn"/> (RFC 4370), also in SASL by the name of proxy.</summary>
    public static string ProxyDn => "uid=proxy,dc=other,dc=test";

    public static string ProxyPassword => "proxy-pw";

    /// <summary>Where the administrator may make accounts that follow a password policy: the default one or another.</summary>
    public static string PolicySandboxDn => "ou=Sandbox,dc=policy,dc=test";

    /// <summary>Where entries live as long as they are told to (RFC 2589).</summary>
    public static string DynamicDn => "dc=dyn,dc=test";

    /// <summary>The second server, which has <c>dc=elsewhere,dc=test</c> and refers everything else to the first.</summary>
    public static Uri ElsewhereUrl => new(Setting("ELSEWHERE_URL"));

    public static string CertificateAuthorityPath => Setting("CA");

    /// <summary>A file of the server's certificate folder, such as <c>expired.pem</c>.</summary>
    public static string CertificatePath(string file) => Path.Combine(Setting("DIR"), "ca", file);

    public static string PersonDn(string uid) => $"uid={uid},{PeopleDn}";

    public static string PersonPassword(string uid) => $"{uid}-pw";

    /// <summary>The name below which any operation gets the canned answer of that name (tests/servers/openldap/slapd.conf).</summary>
    public static string CannedDn(string name) => $"cn={name},dc=ret,dc=test";

    /// <summary>A policy of those in tests/servers/openldap/policy.ldif: default, strict or short.</summary>
    public static string PolicyDn(string name) => $"cn={name},ou=Policies,dc=policy,dc=test";

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
        var value = Environment.GetEnvironmentVariable($"LDAP3_OPENLDAP_{name}");
        Assert.SkipWhen(string.IsNullOrEmpty(value), "OpenLDAP is not running; ./test.sh starts it");
        return value!;
    }
}
