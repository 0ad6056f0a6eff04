using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Values;

namespace Ldap3.Protocol.Tests.Controls;

/// <summary>The octets were put together by hand from [MS-ADTS] section 3.1.1.3.4.1.</summary>
public sealed class ActiveDirectoryControlTests
{
    [Fact]
    public void Some_controls_say_all_by_being_there()
    {
        ControlWire.Is(null, new ShowDeletedControl());
        ControlWire.Is(null, new ShowRecycledControl());
        ControlWire.Is(null, new ShowDeactivatedLinkControl());
        ControlWire.Is(null, new NotificationControl());
        ControlWire.Is(null, new DomainScopeControl());
        ControlWire.Is(null, new RangeRetrievalNoErrorControl());
        ControlWire.Is(null, new LinkTimeToLiveControl());
        ControlWire.Is(null, new PermissiveModifyControl());
        ControlWire.Is(null, new LazyCommitControl());
        ControlWire.Is(null, new ForceUpdateControl());
    }

    [Fact]
    public void What_would_go_wrong_unnoticed_is_critical()
    {
        Assert.All<Control>(
            [
                new ShowDeletedControl(), new NotificationControl(), new DirSyncControl(), new AttributeScopedQueryControl("member"),
                new SecurityDescriptorFlagsControl(SecurityDescriptorParts.Dacl), new PolicyHintsControl(), new ExtendedDnControl(),
            ],
            control => Assert.True(control.IsCritical));
        Assert.All<Control>(
            [new PermissiveModifyControl(), new LazyCommitControl(), new DomainScopeControl(), new SearchStatisticsControl()],
            control => Assert.False(control.IsCritical));
    }

    [Fact]
    public void DirSync_says_what_it_wants_and_from_where()
    {
        ControlWire.Is("30 0B 02 01 00 02 04 7F FF FF FF 04 00", new DirSyncControl());
        ControlWire.Is(
            "30 0D 02 02 08 01 02 02 03 E8 04 03 61 62 63",
            new DirSyncControl(DirSyncFlags.ObjectSecurity | DirSyncFlags.AncestorsFirstOrder, "abc", 1000));
        ControlWire.Is("30 0B 02 04 80 00 00 00 02 01 00 04 00", new DirSyncControl(DirSyncFlags.IncrementalValues, default, 0));
        ControlWire.Refuses<DirSyncControl>("", "30 00", "30 06 02 01 00 02 01 00", "30 08 02 01 00 02 01 FF 04 00");
        ControlWire.SurvivesDamage(new DirSyncControl(DirSyncFlags.IncrementalValues, "abc"));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DirSyncControl(maxAttributeCount: -1));
    }

    [Fact]
    public void DirSync_is_told_whether_there_is_more()
    {
        ControlWire.Is("30 0A 02 01 01 02 01 00 04 02 01 02", new DirSyncResponseControl(true, new byte[] { 1, 2 }));
        ControlWire.Is("30 08 02 01 00 02 01 00 04 00", new DirSyncResponseControl(false, default));

        // Windows sends a number that means nothing, and any that is not 0 for yes.
        var answer = ControlWire.Read<DirSyncResponseControl>("30 0D 02 04 FF FF FF FF 02 01 07 04 02 68 69");
        Assert.Equal((true, "hi"), (answer.HasMore, answer.Cookie.ToString()));
        ControlWire.Refuses<DirSyncResponseControl>("", "30 00", "30 03 02 01 01", "30 06 02 01 01 02 01 00");
        ControlWire.SurvivesDamage(new DirSyncResponseControl(true, new byte[] { 1, 2 }));
    }

    [Fact]
    public void Flags_are_a_number_in_a_sequence()
    {
        ControlWire.Is(
            "30 03 02 01 05",
            new SecurityDescriptorFlagsControl(SecurityDescriptorParts.Owner | SecurityDescriptorParts.Dacl));
        ControlWire.Is("30 03 02 01 02", new SearchOptionsControl(SearchOptions.PhantomRoot));
        ControlWire.Is("30 03 02 01 01", new PolicyHintsControl());
        ControlWire.Is("30 03 02 01 00", new PolicyHintsControl(enforcesHistory: false));
        ControlWire.Is("30 03 02 01 01", new DeprecatedPolicyHintsControl());
        ControlWire.Is("30 03 02 01 01", new ExtendedDnControl());
        ControlWire.Is("30 03 02 01 00", new ExtendedDnControl(asText: false));
        ControlWire.Refuses<SecurityDescriptorFlagsControl>("", "30 00", "02 01 01", "30 03 04 01 01");
        ControlWire.Refuses<SearchOptionsControl>("", "30 00");
        ControlWire.Refuses<PolicyHintsControl>("", "30 00");
        ControlWire.Refuses<DeprecatedPolicyHintsControl>("", "30 00");
        ControlWire.SurvivesDamage(new ExtendedDnControl());
    }

    [Fact]
    public void Extended_names_without_a_value_are_wanted_by_octets()
    {
        Control[] received = [new Control(ExtendedDnControl.ControlOid)];

        Assert.False(received.Find<ExtendedDnControl>()!.AsText);
    }

    [Fact]
    public void An_attribute_scopes_a_query()
    {
        ControlWire.Is("30 08 04 06 6D 65 6D 62 65 72", new AttributeScopedQueryControl("member"));
        ControlWire.Is("30 03 0A 01 00", new AttributeScopedQueryResponseControl(ResultCode.Success));
        ControlWire.Is("30 03 0A 01 15", new AttributeScopedQueryResponseControl(ResultCode.InvalidAttributeSyntax));
        ControlWire.Refuses<AttributeScopedQueryControl>("", "30 00", "04 01 61");
        ControlWire.Refuses<AttributeScopedQueryResponseControl>("", "30 00", "30 03 02 01 00");
        ControlWire.SurvivesDamage(new AttributeScopedQueryControl("member"));
    }

    [Fact]
    public void Statistics_are_asked_for_by_a_number_as_it_lies_in_memory()
    {
        ControlWire.Is("05 00 00 00", new SearchStatisticsControl());
        ControlWire.Is("02 00 00 00", new SearchStatisticsControl(SearchStatisticsFlags.OnlyOptimization));
        Control[] bare = [new Control(SearchStatisticsControl.ControlOid)];
        Control[] malformed = [new Control(SearchStatisticsControl.ControlOid, false, new byte[] { 1, 0 })];

        Assert.Equal(SearchStatisticsFlags.Statistics, bare.Find<SearchStatisticsControl>()!.Flags);
        Assert.Throws<LdapProtocolException>(malformed.Find<SearchStatisticsControl>);
    }

    [Fact]
    public void Statistics_come_by_names_or_by_numbers()
    {
        var named = new SearchStatisticsResponseControl(
            new SearchStatistic("Call time", 16, null), new SearchStatistic("Index used", null, "cn:1:N"));
        ControlWire.Is(
            "30 25 30 0E 04 09 43 61 6C 6C 20 74 69 6D 65 80 01 10 30 13 04 0A 49 6E 64 65 78 20 75 73 65 64 81 05 63 6E 3A 31 3A"
                .Replace("30 25", "30 26").Replace("30 13", "30 14").Replace("81 05 63 6E 3A 31 3A", "81 06 63 6E 3A 31 3A 4E"),
            named);

        var numbered = ControlWire.Read<SearchStatisticsResponseControl>(
            "30 1C 02 01 01 02 01 02 02 01 03 02 01 00 02 01 06 02 01 2A 02 01 07 04 02 28 29 02 01 63".Replace("30 1C", "30 1F")
            + " 02 01 01");

        Assert.Equal(
            [
                new("threadCount", 2, null), new("callTime", 0, null), new("entriesVisited", 42, null), new("filter", null, "()"),
                new("99", 1, null),
            ],
            numbered.Statistics);
        ControlWire.Refuses<SearchStatisticsResponseControl>("", "30 03 02 01 01", "30 05 30 03 04 01 61");
        ControlWire.SurvivesDamage(named);
    }

    [Fact]
    public void Hints_are_a_list()
    {
        ControlWire.Is(
            "30 24 30 22 04 17 31 2E 32 2E 38 34 30 2E 31 31 33 35 35 36 2E 31 2E 34 2E 32 32 30 37 04 05 30 03 01 01 FF"
                .Replace("30 24 30 22", "30 22 30 20"),
            new SearchHintsControl(SearchHint.RequireSortIndex()));
        ControlWire.ComesBack(new SearchHintsControl([SearchHint.SoftSizeLimit(100), new SearchHint("1.2", "x")], isCritical: true));
        ControlWire.Refuses<SearchHintsControl>("", "30 02 04 00", "30 04 30 02 04 00");
        ControlWire.SurvivesDamage(new SearchHintsControl(SearchHint.SoftSizeLimit(100)));
    }

    [Fact]
    public void A_quota_is_somebodys()
    {
        ControlWire.Is(
            "30 12 04 10 01 02 00 00 00 00 00 05 20 00 00 00 20 02 00 00", new QuotaControl(WellKnownSids.BuiltinAdministrators));
        ControlWire.Refuses<QuotaControl>("", "30 00", "30 03 04 01 01");
        ControlWire.SurvivesDamage(new QuotaControl(WellKnownSids.BuiltinAdministrators));
    }

    [Fact]
    public void A_catalog_is_named_in_UTF_16()
    {
        ControlWire.Is("30 0B 02 01 00 04 06 67 00 63 00 31 00", new VerifyNameControl("gc1"));
        ControlWire.Refuses<VerifyNameControl>("", "30 00", "30 03 02 01 00");
        ControlWire.SurvivesDamage(new VerifyNameControl("gc1"));
    }

    [Fact]
    public void The_server_of_another_domain_is_named_as_it_is()
    {
        ControlWire.Is("64 63 31 2E 62", new CrossDomainMoveControl("dc1.b"));
        ControlWire.Refuses<CrossDomainMoveControl>();
    }
}
