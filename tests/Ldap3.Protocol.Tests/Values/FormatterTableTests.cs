using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Schema;
using Ldap3.Protocol.Schema.Syntaxes;
using Ldap3.Protocol.Values;

namespace Ldap3.Protocol.Tests.Values;

/// <summary>The tables by which the Python ldap3 formats what it reads and validates what it writes, row by row.</summary>
public sealed class FormatterTableTests
{
    const string Rfc = "1.3.6.1.4.1.1466.115.121.1.";
    const string ActiveDirectory = "1.2.840.113556.1.4.";
    const string EDirectory = "2.16.840.1.113719.1.1.";

    // 134398656000000000 in ASCII.
    const string FileTime = "313334333938363536303030303030303030";

    static readonly ValueConverterSet Set = ValueConverterSet.Default;

    /// <summary>Syntaxes, a value as it is stored, and the value read as text of the invariant culture.</summary>
    public static TheoryData<string, string, string> Syntaxes => new()
    {
        // format_unicode
        { Rfc + "3", "( 2.5.4.3 NAME 'cn' )", "( 2.5.4.3 NAME 'cn' )" },
        { Rfc + "6", "'0101'B", "'0101'B" },
        { Rfc + "11", "DE", "DE" },
        { Rfc + "12", "cn=a,o=b", "cn=a,o=b" },
        { Rfc + "14", "telephone $ videotex", "telephone $ videotex" },
        { Rfc + "15", "Zoë", "Zoë" },
        { Rfc + "22", "+61 3 9896 7801$fineResolution", "+61 3 9896 7801$fineResolution" },
        { Rfc + "26", "a@b", "a@b" },
        { Rfc + "34", "cn=a,o=b#'0101'B", "cn=a,o=b#'0101'B" },
        { Rfc + "36", "12 34", "12 34" },
        { Rfc + "38", "2.5.4.3", "2.5.4.3" },
        { Rfc + "39", "MCIMail$123-4567", "MCIMail$123-4567" },
        { Rfc + "44", "PrintABLE", "PrintABLE" },
        { Rfc + "50", "+1 512 315 0280", "+1 512 315 0280" },
        { Rfc + "51", "terminal$graphic:x", "terminal$graphic:x" },
        { Rfc + "52", "12345$023$ABCDE", "12345$023$ABCDE" },
        { Rfc + "21", "person#(sn$EQ)#oneLevel", "person#(sn$EQ)#oneLevel" },
        { Rfc + "25", "person#sn$EQ", "person#sn$EQ" },
        { ActiveDirectory + "903", "B:4:0aFF:cn=a,o=b", "B:4:0AFF:cn=a,o=b" },
        { ActiveDirectory + "904", "S:2:hi:cn=a,o=b", "S:2:hi:cn=a,o=b" },
        { ActiveDirectory + "905", "text", "text" },
        { ActiveDirectory + "1362", "Text", "Text" },
        { EDirectory + "5.1.14", "text", "text" },

        // format_boolean, format_integer, format_time
        { Rfc + "7", "TRUE", "True" },
        { Rfc + "27", "-42", "-42" },
        { ActiveDirectory + "906", "9007199254740993", "9007199254740993" },
        { EDirectory + "5.1.22", "7", "7" },
        { Rfc + "24", "20261123120000.5+0100", "2026-11-23T11:00:00.5000000+00:00" },
        { Rfc + "24", "2026112312Z", "2026-11-23T12:00:00.0000000+00:00" },
        { Rfc + "53", "261123120000Z", "2026-11-23T12:00:00.0000000+00:00" },
        { EDirectory + "5.1.19", "20261123120000Z", "2026-11-23T12:00:00.0000000+00:00" },

        // format_uuid, format_postal_address
        { "1.3.6.1.1.16.1", "597ae2f6-16a6-1027-98f4-d28b5365dc14", "597ae2f6-16a6-1027-98f4-d28b5365dc14" },
        { Rfc + "41", @"1 Main St.$Any\24Town\5C", "1 Main St.\nAny$Town\\" },
    };

    public static TheoryData<string, string, string> Attributes => new()
    {
        // format_uuid_le, format_sid
        { "objectGUID", "f6e27a59a616271098f4d28b5365dc14", "597ae2f6-16a6-1027-98f4-d28b5365dc14" },
        { "objectSid", "010500000000000515000000a065cf7e784b9b5fe77c8770091c0100", "S-1-5-21-2127521184-1604012920-1887927527-72713" },
        { "GUID", "597ae2f616a6102798f4d28b5365dc14", "597ae2f6-16a6-1027-98f4-d28b5365dc14" },

        // format_ad_timestamp: 13 builtinCreationTime, 26, 49, 51, 52, 96, 159, 662, 1696
        { "builtinCreationTime", FileTime, "2026-11-23T00:00:00.0000000+00:00" },
        { "creationTime", FileTime, "2026-11-23T00:00:00.0000000+00:00" },
        { "badPasswordTime", FileTime, "2026-11-23T00:00:00.0000000+00:00" },
        { "lastLogoff", FileTime, "2026-11-23T00:00:00.0000000+00:00" },
        { "lastLogon", FileTime, "2026-11-23T00:00:00.0000000+00:00" },
        { "pwdLastSet", FileTime, "2026-11-23T00:00:00.0000000+00:00" },
        { "accountExpires", FileTime, "2026-11-23T00:00:00.0000000+00:00" },
        { "lockoutTime", FileTime, "2026-11-23T00:00:00.0000000+00:00" },
        { "lastLogonTimestamp", FileTime, "2026-11-23T00:00:00.0000000+00:00" },

        // format_ad_timedelta: 60, 61, 74, 78
        { "lockoutDuration", "2d3138303030303030303030", "00:30:00" },
        { "lockOutObservationWindow", "2d3138303030303030303030", "00:30:00" },
        { "maxPwdAge", "2d3336323838303030303030303030", "42.00:00:00" },
        { "minPwdAge", "2d383634303030303030303030", "1.00:00:00" },
    };

    [Theory]
    [MemberData(nameof(Syntaxes))]
    public void A_value_of_a_syntax_is_read_and_written(string syntax, string stored, string expected) =>
        IsBothWays("x", syntax, stored, expected);

    [Theory]
    [MemberData(nameof(Attributes))]
    public void A_value_of_an_attribute_is_read_and_written(string attribute, string hex, string expected) =>
        IsBothWays(attribute, null, new OctetString(Convert.FromHexString(hex)), expected);

    // format_binary
    [Theory]
    [InlineData(Rfc + "4")]
    [InlineData(Rfc + "5")]
    [InlineData(Rfc + "8")]
    [InlineData(Rfc + "9")]
    [InlineData(Rfc + "10")]
    [InlineData(Rfc + "23")]
    [InlineData(Rfc + "28")]
    [InlineData(Rfc + "40")]
    [InlineData(Rfc + "49")]
    [InlineData(ActiveDirectory + "1221")]
    [InlineData(EDirectory + "5.1.0")]
    [InlineData(EDirectory + "5.1.12")]
    [InlineData(EDirectory + "5.1.13")]
    [InlineData(EDirectory + "5.1.16")]
    public void Octets_stay_as_they_are(string syntax)
    {
        byte[] octets = [0, 255, 7];

        var value = Assert.IsType<byte[]>(Assert.Single(Set.Read([new OctetString(octets)], "x", syntax)));
        Assert.Equal(octets, value);
    }

    /// <summary>What ldap3's validators refuse, or turn round.</summary>
    [Theory]
    [InlineData("hasSubordinates", "yes")]
    [InlineData("uidNumber", "1.5")]
    [InlineData("uidNumber", "007")]
    [InlineData("createTimestamp", "23.11.2026")]
    [InlineData("entryUUID", "597ae2f6")]
    [InlineData("postalAddress", @"a\b")]
    [InlineData("manager", "nobody")]
    [InlineData("telexNumber", "12345")]
    [InlineData("teletexTerminalIdentifier", "terminal$nonsense:x")]
    [InlineData("facsimileTelephoneNumber", "+1$nonsense")]
    [InlineData("searchGuide", "person#sn$SOUNDS")]
    [InlineData("c", "Germany")]
    [InlineData("telephoneNumber", "")]
    public void A_value_that_is_none_is_refused(string attribute, string value)
    {
        var problem = Assert.Single(Set.Validate(LdapSchema.Standard, attribute, [value]));

        Assert.Equal(attribute, problem.Attribute);
    }

    // always_valid_if_single_value
    [Fact]
    public void Two_values_are_refused_where_one_is_allowed() =>
        Assert.Single(Set.Validate(LdapSchema.Standard, "uidNumber", ["1", "2"]));

    // format_time_with_0_year
    [Fact]
    public void A_time_in_the_year_0_is_the_least_there_is()
    {
        Assert.Equal([DateTimeOffset.MinValue], Set.Read(["000001010000Z"], "pwdAccountLockedTime", SyntaxOid.GeneralizedTime));
        Assert.Equal("000001010000Z", Set.FindNatural(LdapSchema.OpenLdap, "pwdAccountLockedTime").WriteObject(DateTimeOffset.MinValue));
    }

    [Theory]
    [InlineData("person#(sn$EQ)", true)]
    [InlineData("sn$EQ|!(cn$SUBSTR&?true)", true)]
    [InlineData("2.5.6.6#2.5.4.4$APPROX", true)]
    [InlineData("person#", false)]
    [InlineData("person#(sn$EQ", false)]
    [InlineData("person#sn$EQ#oneLevel", false)]
    [InlineData("", false)]
    public void A_guide_is_told_from_what_is_none(string text, bool isGuide)
    {
        Assert.Equal(isGuide, GuideSyntaxes.IsGuide(((OctetString)text).Span));
        Assert.Equal(isGuide && text.Contains('#'), GuideSyntaxes.IsEnhancedGuide(((OctetString)(text + "#wholeSubtree")).Span));
    }

    [Fact]
    public void A_guide_nests_no_deeper_than_a_hundred() =>
        Assert.False(GuideSyntaxes.IsGuide(((OctetString)(new string('(', 5000) + "?true" + new string(')', 5000))).Span));

    static void IsBothWays(string attribute, string? syntax, OctetString stored, string expected)
    {
        var converter = Set.FindNatural(attribute, syntax);

        var value = Assert.Single(Set.Read([stored], attribute, syntax));

        Assert.Equal(converter.ValueType, value.GetType());
        Assert.Equal(expected, value switch
        {
            DateTimeOffset time => time.ToUniversalTime().ToString("O", null),
            PostalAddress address => string.Join('\n', address.Lines),
            _ => value.ToString(),
        });
        Assert.Equal(value, Assert.Single(Set.Read([converter.WriteObject(value)], attribute, syntax)));
    }
}
