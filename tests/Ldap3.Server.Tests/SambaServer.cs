using Ldap3.Protocol;
using Ldap3.Protocol.Authentication;

namespace Ldap3.Server.Tests;

/// <summary>
/// The Active Directory controller of Samba that <c>test.sh</c> started, by its environment variables. Whoever asks for it
/// while there is none skips the test. What the server holds and allows is written in tests/servers/README.md.
/// </summary>
static class SambaServer
{
    public static Uri Url => new(Setting("URL"));

    public static Uri LdapsUrl => new(Setting("LDAPS_URL"));

    /// <summary>The global catalog: a part of every entry of the forest, to read only.</summary>
    public static Uri GlobalCatalogUrl => new(Setting("GC_URL"));

    public static string BaseDn => Setting("BASE");

    /// <summary>The name of the domain in DNS; in capitals it is Kerberos' realm.</summary>
    public static string Domain => "ad.test";

    /// <summary>What stands before the backslash in names such as <c>ADTEST\alice</c>.</summary>
    public static string NetBiosDomain => "ADTEST";

    /// <summary>Where the people and their groups are.</summary>
    public static string StaffDn => $"OU=Staff,{BaseDn}";

    /// <summary>Where the administrator may write without disturbing a test.</summary>
    public static string SandboxDn => $"OU=Sandbox,{BaseDn}";

    public static string AdministratorDn => Setting("BIND_DN");

    public static string AdministratorPassword => Setting("PASSWORD");

    /// <summary>Kerberos' configuration, as <c>KRB5_CONFIG</c> wants it.</summary>
    public static string KerberosConfigurationPath => Setting("KRB5_CONFIG");

    public static string CertificateAuthorityPath => Setting("CA");

    /// <summary>A file of the server's certificate folder, such as <c>client.pem</c>.</summary>
    public static string CertificatePath(string file) => Path.Combine(Setting("DIR"), "ca", file);

    public static string PersonDn(string uid) => $"CN={uid},{StaffDn}";

    public static string PersonPassword(string uid) => $"Passw0rd-{uid}";

    public static string GroupDn(string name) => $"CN={name},{StaffDn}";

    /// <summary>
    /// An anonymous connection that trusts the server's authority; <c>with</c> makes variants. Active Directory shows it the
    /// root DSE and nothing more, and takes a password only under TLS.
    /// </summary>
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
        var value = Environment.GetEnvironmentVariable($"LDAP3_SAMBA_{name}");
        Assert.SkipWhen(string.IsNullOrEmpty(value), "Samba is not running; ./test.sh starts it");
        return value!;
    }
}
