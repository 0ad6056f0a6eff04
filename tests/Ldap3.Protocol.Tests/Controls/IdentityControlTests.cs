using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Tests.Controls;

/// <summary>The octets were put together by hand from the documents named.</summary>
public sealed class IdentityControlTests
{
    [Fact]
    public void A_proxied_authorization_is_the_identity_and_nothing_around_it()
    {
        // RFC 4370 section 3: the value is an authzId, not BER.
        ControlWire.Is("64 6E 3A 63 6E 3D 61", new ProxiedAuthorizationControl(DistinguishedName.Parse("cn=a")));
        ControlWire.Is("75 3A 61 64 61", new ProxiedAuthorizationControl("u:ada"));
        ControlWire.Is("", new ProxiedAuthorizationControl(""));
        Assert.True(new ProxiedAuthorizationControl("u:ada").IsCritical);
        ControlWire.Refuses<ProxiedAuthorizationControl>();
    }

    [Fact]
    public void A_server_sees_whether_a_proxied_authorization_was_critical()
    {
        Control[] received = [new Control(ProxiedAuthorizationControl.ControlOid, false, OctetString.FromString("u:ada"))];

        // RFC 4370 section 3: it must refuse one that is not, so it has to know.
        Assert.False(received.Find<ProxiedAuthorizationControl>()!.IsCritical);
    }

    [Fact]
    public void The_first_proxied_authorization_is_a_name_in_a_SEQUENCE()
    {
        // draft-weltman-ldapv3-proxy-04 section 3
        ControlWire.Is("30 06 04 04 63 6E 3D 61", new ProxiedAuthorizationV1Control(DistinguishedName.Parse("cn=a")));
        Assert.True(new ProxiedAuthorizationV1Control(default).IsCritical);
        ControlWire.Refuses<ProxiedAuthorizationV1Control>("", "30 00", "04 04 63 6E 3D 61", "30 06 04 05 63 6E 3D 61");
    }

    [Fact]
    public void The_authorization_identity_is_asked_for_without_and_answered_with_a_value()
    {
        // RFC 3829 sections 3 and 4
        ControlWire.Is(null, new AuthorizationIdentityControl(isCritical: true));
        ControlWire.Is("64 6E 3A 63 6E 3D 61", new AuthorizationIdentityResponseControl("dn:cn=a"));
        ControlWire.Is("", new AuthorizationIdentityResponseControl(""));
        ControlWire.Refuses<AuthorizationIdentityResponseControl>();
    }

    [Fact]
    public void Session_tracking_is_four_texts()
    {
        // draft-wahl-ldap-session-03 section 2.1
        ControlWire.Is(
            "30 2E 04 08 31 30 2E 30 2E 30 2E 31 04 01 61"
            + "04 1C 31 2E 33 2E 36 2E 31 2E 34 2E 31 2E 32 31 30 30 38 2E 31 30 38 2E 36 33 2E 31 2E 33"
            + "04 01 62",
            SessionTrackingControl.ForUser("b", "10.0.0.1", "a"));
        Assert.False(SessionTrackingControl.ForUser("b").IsCritical);
        ControlWire.SurvivesDamage(SessionTrackingControl.ForUser("b", "10.0.0.1", "a"));
        ControlWire.Refuses<SessionTrackingControl>("", "30 00", "30 06 04 00 04 00 04 00", "30 08 04 00 04 00 04 00 04 00");
    }

    [Fact]
    public void Parts_of_session_tracking_that_are_too_long_are_refused_on_either_side()
    {
        var address = new string('1', 129);

        Assert.Throws<ArgumentOutOfRangeException>(() => new SessionTrackingControl(address, "", "1.2", ""));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SessionTrackingControl("", new string('a', 65537), "1.2", ""));
        Assert.Throws<ArgumentException>(() => new SessionTrackingControl("", "", "", ""));
        ControlWire.Refuses<SessionTrackingControl>(
            "30 81 8C 04 81 81" + Convert.ToHexString(OctetString.FromString(address).Span) + "04 00 04 03 31 2E 32 04 00");
    }

    [Fact]
    public void Several_sessions_are_all_found()
    {
        Control[] controls =
        [
            SessionTrackingControl.ForUser("ada"),
            new Control("1.2.3"),
            new Control(
                SessionTrackingControl.ControlOid, false, new SessionTrackingControl("", "", SessionTrackingControl.RadiusSessionFormat, "7").Value),
        ];

        Assert.Equal(["ada", "7"], controls.FindAll<SessionTrackingControl>().Select(control => control.Identifier));
        Assert.Empty(controls.FindAll<PagedResultsControl>());
    }

    [Fact]
    public void Effective_rights_are_asked_for_by_a_plain_identity_and_answered_by_a_code()
    {
        ControlWire.Is("64 6E 3A 63 6E 3D 61", new GetEffectiveRightsControl(DistinguishedName.Parse("cn=a")));
        ControlWire.Is("64 6E 3A", new GetEffectiveRightsControl(DistinguishedName.Empty, isCritical: false));
        ControlWire.Is("30 03 0A 01 32", new GetEffectiveRightsResponseControl(ResultCode.InsufficientAccessRights));
        ControlWire.Refuses<GetEffectiveRightsControl>();
        ControlWire.Refuses<GetEffectiveRightsResponseControl>("", "30 00", "30 03 02 01 00");
    }

    [Fact]
    public void Effective_rights_are_read_from_an_entry()
    {
        var entry = new SearchResultEntry(
            default,
            new LdapAttribute("entryLevelRights", "vadn"),
            new LdapAttribute("attributeLevelRights", "cn:rscwo, member:rscWO, userPassword:none"));

        var rights = EffectiveRights.Of(entry);

        Assert.NotNull(rights);
        Assert.Equal(EntryRights.View | EntryRights.Add | EntryRights.Delete | EntryRights.Rename, rights.Entry);
        const AttributeRights look = AttributeRights.Read | AttributeRights.Search | AttributeRights.Compare;
        Assert.Equal(look | AttributeRights.AddValues | AttributeRights.DeleteValues, rights.On("CN"));
        Assert.Equal(look | AttributeRights.AddSelf | AttributeRights.DeleteSelf, rights.On("member"));
        Assert.Equal(AttributeRights.None, rights.On("userPassword"));
        Assert.Equal(AttributeRights.None, rights.On("mail"));
        Assert.Equal(["cn", "member", "userPassword"], rights.Attributes.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Rights_that_are_not_there_or_not_known_are_not_made_up()
    {
        Assert.Null(EffectiveRights.Of(new SearchResultEntry(default)));
        Assert.Equal(EntryRights.None, EffectiveRights.Of(new SearchResultEntry(default, new LdapAttribute("entryLevelRights", "none")))!.Entry);
        Assert.Throws<LdapProtocolException>(
            () => EffectiveRights.Of(new SearchResultEntry(default, new LdapAttribute("entryLevelRights", "vx"))));
        Assert.Throws<LdapProtocolException>(() => EffectiveRights.Of(new SearchResultEntry(
            default, new LdapAttribute("entryLevelRights", "v"), new LdapAttribute("attributeLevelRights", "cn"))));
        Assert.Throws<LdapProtocolException>(() => EffectiveRights.Of(new SearchResultEntry(
            default, new LdapAttribute("entryLevelRights", "v"), new LdapAttribute("attributeLevelRights", "cn:z"))));
    }
}
