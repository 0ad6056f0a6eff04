using static Ldap3.Server.Tests.OpenLdapServer;

namespace Ldap3.Server.Tests.OpenLdap;

/// <summary>The ways to prove who one is, by the word of OpenLDAP's own clients.</summary>
public sealed class SaslRecipeTests
{
    [Theory]
    [InlineData("PLAIN")]
    [InlineData("LOGIN")]
    [InlineData("CRAM-MD5")]
    [InlineData("DIGEST-MD5")]
    [InlineData("SCRAM-SHA-1")]
    [InlineData("SCRAM-SHA-256")]
    [InlineData("SCRAM-SHA-512")]
    [InlineData("SCRAM-SHA-256-PLUS", "-o", "SASL_CBINDING=tls-endpoint")]
    public async Task A_mechanism_knows_a_person(string mechanism, params string[] options)
    {
        var result = await LdapTool.RunAsync(
            "ldapwhoami",
            ["-Q", "-ZZ", "-Y", mechanism, "-H", Text(Url), "-U", "ghopper", "-w", PersonPassword("ghopper"), .. options]);

        Assert.Equal("dn:uid=ghopper,ou=people,dc=example,dc=org", result.Output.Trim());
    }

    [Fact]
    public async Task A_proxy_acts_for_people_and_nobody_else()
    {
        string[] proxy = ["-x", "-ZZ", "-H", Text(Url), "-D", ProxyDn, "-w", ProxyPassword];

        var person = await LdapTool.RunAsync("ldapwhoami", [.. proxy, "-e", $"!authzid=dn:{PersonDn("ghopper")}"]);
        var administrator = await LdapTool.RunAsync("ldapwhoami", [.. proxy, "-e", $"!authzid=dn:{AdministratorDn}"]);
        var byName = await LdapTool.RunAsync(
            "ldapwhoami", "-Q", "-ZZ", "-H", Text(Url), "-Y", "DIGEST-MD5", "-U", "proxy", "-w", ProxyPassword,
            "-X", $"dn:{PersonDn("ghopper")}");

        Assert.Equal("dn:uid=ghopper,ou=people,dc=example,dc=org", person.Output.Trim());
        Assert.Contains("(123)", administrator.Error, StringComparison.Ordinal);
        Assert.Equal("dn:uid=ghopper,ou=people,dc=example,dc=org", byName.Output.Trim());
    }

    static string Text(Uri url) => url.ToString().TrimEnd('/');
}
