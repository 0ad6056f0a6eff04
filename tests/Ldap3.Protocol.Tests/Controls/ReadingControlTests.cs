using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Tests.Controls;

/// <summary>The octets were put together by hand from the ASN.1 of the documents named.</summary>
public sealed class ReadingControlTests
{
    [Fact]
    public void Subentries_is_the_BOOLEAN_that_RFC_3672_spells_out()
    {
        ControlWire.Is("01 01 FF", new SubentriesControl());
        ControlWire.Is("01 01 00", new SubentriesControl(visibility: false, isCritical: false));
        ControlWire.Refuses<SubentriesControl>("", "01 00", "01 02 FF FF", "02 01 01", "01 01 FF 00");
    }

    [Fact]
    public void Matched_values_are_a_list_of_simple_filters()
    {
        // RFC 3876 section 5, example 1: ((mail=*hotmail.com)(telephoneNumber=*))
        ControlWire.Is(
            "30 28 A4 15 04 04 6D 61 69 6C 30 0D 82 0B 68 6F 74 6D 61 69 6C 2E 63 6F 6D"
            + "87 0F 74 65 6C 65 70 68 6F 6E 65 4E 75 6D 62 65 72",
            new MatchedValuesControl(Filter.Parse("(mail=*hotmail.com)"), Filter.Parse("(telephoneNumber=*)")));

        // Example 2: ((attributeTypes=1.2.3.4.5))
        ControlWire.Is(
            "30 1D A3 1B 04 0E 61 74 74 72 69 62 75 74 65 54 79 70 65 73 04 09 31 2E 32 2E 33 2E 34 2E 35",
            new MatchedValuesControl([Filter.Parse("(attributeTypes=1.2.3.4.5)")], isCritical: true));
        ControlWire.Refuses<MatchedValuesControl>("", "30 00", "31 00", "30 04 A0 02 87 00", "30 02 04 00");
        ControlWire.SurvivesDamage(new MatchedValuesControl(Filter.Parse("(cn=a*b*c)"), Filter.Parse("(cn:2.5.13.2:=x)")));
    }

    [Theory]
    [InlineData("(&(cn=a)(sn=b))")]
    [InlineData("(|(cn=a)(sn=b))")]
    [InlineData("(!(cn=a))")]
    [InlineData("(cn:dn:=a)")]
    public void A_filter_that_is_not_simple_is_no_item_of_matched_values(string filter)
    {
        var problem = Assert.Throws<ArgumentException>(() => new MatchedValuesControl(Filter.Parse(filter)));

        Assert.Contains("RFC 3876", problem.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new MatchedValuesControl());
    }

    [Fact]
    public void Dereference_asks_and_answers_as_the_draft_has_it()
    {
        // draft-masarati-ldap-deref-00 section 3: { member, uid }
        ControlWire.Is(
            "30 11 30 0F 04 06 6D 65 6D 62 65 72 30 05 04 03 75 69 64",
            new DereferenceControl(new Dereference("member", "uid")));
        ControlWire.Is(
            "30 25 30 23 04 06 6D 65 6D 62 65 72 04 06 63 6E 3D 48 79 63"
            + "A0 11 30 0F 04 03 75 69 64 31 08 04 03 68 79 63 04 01 78",
            new DereferenceResponseControl(
                new DereferencedEntry("member", DistinguishedName.Parse("cn=Hyc"), new LdapAttribute("uid", "hyc", "x"))));

        // A dangling link: no attributes at all.
        ControlWire.Is(
            "30 10 30 0E 04 06 6D 65 6D 62 65 72 04 04 63 6E 3D 58",
            new DereferenceResponseControl(new DereferencedEntry("member", DistinguishedName.Parse("cn=X"))));
    }

    [Fact]
    public void What_was_dereferenced_is_read_and_found()
    {
        var response = ControlWire.Read<DereferenceResponseControl>(
            "30 25 30 23 04 06 6D 65 6D 62 65 72 04 06 63 6E 3D 48 79 63"
            + "A0 11 30 0F 04 03 75 69 64 31 08 04 03 68 79 63 04 01 78");

        var entry = Assert.Single(response.Entries);
        Assert.Equal("member", entry.AttributeType);
        Assert.Equal(DistinguishedName.Parse("cn=hyc"), entry.ObjectName);
        Assert.Equal(["hyc", "x"], entry.Find("UID")!.Values.Select(value => value.ToString()));
        Assert.Null(entry.Find("mail"));
    }

    [Fact]
    public void A_malformed_dereference_is_refused()
    {
        ControlWire.Refuses<DereferenceControl>("", "30 00", "30 02 30 00", "30 04 30 02 04 00", "04 00");
        ControlWire.Refuses<DereferenceResponseControl>("", "30 02 30 00", "30 04 30 02 04 00", "30 08 30 06 04 00 04 00 A0 05");
        ControlWire.SurvivesDamage(new DereferenceControl(new Dereference("member", "uid", "mail"), new Dereference("owner", "cn")));
        ControlWire.SurvivesDamage(new DereferenceResponseControl(
            new DereferencedEntry("member", DistinguishedName.Parse("cn=Hyc"), new LdapAttribute("uid", "hyc", "x"))));
    }

    [Fact]
    public void Controls_without_a_value_have_none()
    {
        ControlWire.Is(null, new DontUseCopyControl()); // RFC 6171
        ControlWire.Is(null, new ManageDsaItControl()); // RFC 3296
        ControlWire.Is(null, new LdupSubentriesControl()); // draft-ietf-ldup-subentry-08
        ControlWire.Is(null, new RealAttributesOnlyControl());
        ControlWire.Is(null, new VirtualAttributesOnlyControl(isCritical: true));
    }

    [Fact]
    public void A_control_that_would_be_dangerous_or_misleading_to_ignore_is_critical()
    {
        Assert.True(new DontUseCopyControl().IsCritical);
        Assert.True(new SubentriesControl().IsCritical);
        Assert.False(new MatchedValuesControl(Filter.Present("cn")).IsCritical);
        Assert.False(new DereferenceControl(new Dereference("member", "uid")).IsCritical);
    }

    [Fact]
    public void One_backend_is_named_in_plain_text()
    {
        ControlWire.Is("75 73 65 72 52 6F 6F 74", new OneBackendControl("userRoot"));
        ControlWire.Refuses<OneBackendControl>();
    }
}
