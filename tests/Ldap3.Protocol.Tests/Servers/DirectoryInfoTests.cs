using Ldap3.Protocol.Servers;

namespace Ldap3.Protocol.Tests.Servers;

public sealed class DirectoryInfoTests
{
    const string Controller = """
        {
          "format": "ldap3-server",
          "version": 1,
          "rootDse": {
            "defaultNamingContext": [ "DC=ad,DC=test" ],
            "supportedCapabilities": [ "1.2.840.113556.1.4.800" ],
            "supportedControl": [ "1.2.840.113556.1.4.319", "1.2.3.4" ],
            "supportedExtension": [ "1.3.6.1.4.1.1466.20037" ],
            "supportedLDAPVersion": [ "2", "3" ],
            "domainFunctionality": [ "7" ],
            "highestCommittedUSN": [ "4031" ],
            "isGlobalCatalogReady": [ "TRUE" ],
            "currentTime": [ "20261123151658.0Z" ],
            "altServer": [ "ldap://other.test" ],
            "subschemaSubentry": [ "CN=Aggregate,CN=Schema,CN=Configuration,DC=ad,DC=test" ],
            "octets": [ "base64:/wE=", "base64:YmFzZTY0Og==" ]
          },
          "schema": { "format": "ldap3-schema", "version": 1, "attributeTypes": [ "( 1.2.3 NAME 'a' SYNTAX '1.2.4' )" ] }
        }
        """;

    static readonly LdapDirectoryInfo Info = LdapDirectoryInfo.FromJson(Controller);

    [Fact]
    public void What_a_controller_says_is_told_in_types()
    {
        var controller = Info.ActiveDirectory!;

        Assert.Equal("DC=ad,DC=test", controller.DefaultNamingContext.ToString());
        Assert.Equal((7, null, 4031L), (controller.DomainFunctionality, controller.ForestFunctionality, controller.HighestCommittedUsn));
        Assert.Equal((true, false), (controller.IsGlobalCatalogReady, controller.IsSynchronized));
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 15, 16, 58, TimeSpan.Zero), controller.CurrentTime);
        Assert.Null(controller.ServerName);
        Assert.Equal(["2", "3"], Info.SupportedVersions);
        Assert.Equal(["ldap://other.test"], Info.AlternativeServers);
        Assert.StartsWith("CN=Aggregate", Info.SubschemaSubentry.ToString(), StringComparison.Ordinal);
        Assert.Equal("1.2.4", Info.Schema!.FindAttributeType("a")!.Syntax);
    }

    [Theory]
    [InlineData("1.2.840.113556.1.4.319", true)]
    [InlineData("1.3.6.1.4.1.1466.20037", true)]
    [InlineData("1.2.840.113556.1.4.800", true)]
    [InlineData("1.3.6.1.1.12", false)]
    public void A_capability_is_asked_for_by_its_number(string oid, bool expected) => Assert.Equal(expected, Info.Supports(oid));

    [Fact]
    public void What_a_server_supports_is_said_in_words() =>
        Assert.Equal(
            ["1.2.3.4", "paged results", "StartTLS", "Active Directory"],
            Info.DescribeSupport().OrderBy(each => each.Kind).ThenBy(each => each.Name, StringComparer.Ordinal).Select(each => each.Name));

    [Fact]
    public void A_saved_server_comes_back()
    {
        var loaded = LdapDirectoryInfo.FromJson(Info.ToJson());

        Assert.Equal(Info.ToJson(), loaded.ToJson());
        Assert.Equal([0xFF, 0x01], loaded.RootDse.Find("octets")!.Values[0].ToArray());
        Assert.Equal("base64:", loaded.RootDse.Find("octets")!.Values[1].ToString());
    }

    [Fact]
    public void Another_server_is_no_controller() =>
        Assert.Null(LdapDirectoryInfo.FromJson("""{ "format": "ldap3-server", "version": 1, "rootDse": {} }""").ActiveDirectory);

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{ "format": "ldap3-schema", "version": 1 }""")]
    [InlineData("""{ "format": "ldap3-server", "version": 2, "rootDse": {} }""")]
    [InlineData("""{ "format": "ldap3-server", "version": 1 }""")]
    [InlineData("""{ "format": "ldap3-server", "version": 1, "rootDse": { "a": 1 } }""")]
    [InlineData("""{ "format": "ldap3-server", "version": 1, "rootDse": { "a": [ "base64:?" ] } }""")]
    public void What_is_nothing_saved_of_a_server_is_refused(string json) =>
        Assert.Throws<LdapFormatException>(() => LdapDirectoryInfo.FromJson(json));

    [Fact]
    public void Every_known_number_has_a_name_and_a_source()
    {
        Assert.True(WellKnownOid.All.Count > 120);
        Assert.All(WellKnownOid.All, each => Assert.True(each.Name.Length > 0 && each.Source.Length > 0));
        Assert.Equal("paged results (1.2.840.113556.1.4.319, RFC 2696)", WellKnownOid.Find("1.2.840.113556.1.4.319")!.ToString());
        Assert.Equal(WellKnownOidKind.Capability, WellKnownOid.Find("1.2.840.113556.1.4.2237", WellKnownOidKind.Capability)!.Kind);
        Assert.Null(WellKnownOid.Find("1.2.3.4"));
    }
}
