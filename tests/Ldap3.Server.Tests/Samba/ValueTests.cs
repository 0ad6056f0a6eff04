using Ldap3.Protocol;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Values;
using Ldap3.Protocol.Values.ActiveDirectory;
using Ldap3.Protocol.Values.Security;
using static Ldap3.Server.Tests.SambaServer;

namespace Ldap3.Server.Tests.Samba;

/// <summary>Names and values as a real server has them.</summary>
public sealed class ValueTests
{
    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Entries_are_found_by_their_identifiers()
    {
        await using var connection = new LdapConnection(AdministratorOptions());
        var alice = await ReadAsync(connection, DistinguishedName.Parse(PersonDn("alice")), "objectGUID", "objectSid");
        var guid = new Guid(alice.Find("objectGUID")!.Values[0].Span);
        var sid = Sid.FromOctets(alice.Find("objectSid")!.Values[0].Span);
        var domain = DistinguishedName.Parse(BaseDn);

        var byGuid = await ReadAsync(connection, ActiveDirectoryName.FromGuid(guid), "cn");
        var bySid = await ReadAsync(connection, ActiveDirectoryName.FromSid(sid), "cn");
        var users = await ReadAsync(connection, ActiveDirectoryName.FromWellKnownGuid(WellKnownGuids.Users, domain), "cn");
        var users2 = await ReadAsync(
            connection, ActiveDirectoryName.FromSid(sid.AccountDomain!.Value.Account(WellKnownRelativeIds.DomainUsers)), "cn");
        var builtin = await ReadAsync(connection, ActiveDirectoryName.FromSid(WellKnownSids.BuiltinAdministrators), "cn");

        Assert.Equal((alice.ObjectName, alice.ObjectName), (byGuid.ObjectName, bySid.ObjectName));
        Assert.Equal(DistinguishedName.Parse($"CN=Users,{BaseDn}"), users.ObjectName);
        Assert.Equal(("Domain Users", "Administrators"), (users2.GetString("cn"), builtin.GetString("cn")));
    }

    [Fact]
    public async Task An_entry_is_changed_by_its_identifier()
    {
        await using var connection = new LdapConnection(AdministratorOptions());
        await using var account = await SandboxAccount.CreateAsync(
            connection, $"guid-{Guid.NewGuid():N}"[..18], CancellationToken);
        var entry = await ReadAsync(connection, DistinguishedName.Parse(account.Dn), "objectGUID");
        var name = ActiveDirectoryName.FromGuid(new Guid(entry.Find("objectGUID")!.Values[0].Span));

        var change = new Modification(ModifyOperation.Replace, new LdapAttribute("description", "found"));
        (await connection.ModifyAsync(new ModifyRequest(name, change), CancellationToken)).EnsureSuccess();

        Assert.Equal("found", (await ReadAsync(connection, name, "description")).GetString("description"));
    }

    [Theory]
    [InlineData("DC=ad,DC=test")]
    [InlineData("CN=alice,OU=Staff,DC=ad,DC=test")]
    [InlineData("CN=AdminSDHolder,CN=System,DC=ad,DC=test")]
    public async Task Security_descriptors_come_back_octet_by_octet(string dn)
    {
        await using var connection = new LdapConnection(AdministratorOptions());
        var octets = (await ReadAsync(connection, DistinguishedName.Parse(dn), "nTSecurityDescriptor"))
            .Find("nTSecurityDescriptor")!.Values[0];

        var descriptor = SecurityDescriptor.FromOctets(octets.Span);

        Assert.Equal(octets, descriptor.ToOctets());
        Assert.NotEmpty(descriptor.Dacl!.Entries);
        Assert.NotEmpty(descriptor.Sacl!.Entries);
        Assert.StartsWith("O:", descriptor.ToSddl(), StringComparison.Ordinal);
        Assert.Contains(descriptor.Dacl.Entries, entry => entry.Type == AceType.AccessAllowedObject && entry.ObjectType is not null);
        Assert.DoesNotContain("S-1-5-21-", descriptor.ToSddl(descriptor.Owner!.Value.AccountDomain ?? await DomainAsync(connection)),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Flags_are_what_the_server_says()
    {
        await using var connection = new LdapConnection(AdministratorOptions());
        var disabled = await ReadAsync(connection, DistinguishedName.Parse(PersonDn("disabled")), "userAccountControl", "sAMAccountType");
        var group = await ReadAsync(connection, DistinguishedName.Parse(GroupDn("inner")), "groupType");
        var domain = await ReadAsync(connection, DistinguishedName.Parse(BaseDn), "systemFlags", "instanceType", "wellKnownObjects");

        Assert.Equal(
            UserAccountControl.NormalAccount | UserAccountControl.AccountDisabled,
            Value<UserAccountControl>(disabled, "userAccountControl"));
        Assert.Equal(SamAccountType.User, Value<SamAccountType>(disabled, "sAMAccountType"));
        Assert.Equal(GroupTypes.Security | GroupTypes.Global, Value<GroupTypes>(group, "groupType"));
        Assert.Equal(
            SystemFlags.DisallowDelete | SystemFlags.DomainDisallowRename | SystemFlags.DomainDisallowMove,
            Value<SystemFlags>(domain, "systemFlags"));
        Assert.Equal(InstanceTypes.NamingContextHead | InstanceTypes.Writable, Value<InstanceTypes>(domain, "instanceType"));
        Assert.Contains(
            domain.GetStrings("wellKnownObjects").Select(NameWithBinary.Parse),
            value => new Guid(Convert.ToHexString(value.Octets.Span)) == WellKnownGuids.Computers
                && value.Name == DistinguishedName.Parse($"CN=Computers,{BaseDn}"));
    }

    [Fact]
    public async Task Logon_hours_are_kept()
    {
        await using var connection = new LdapConnection(AdministratorOptions());
        await using var account = await SandboxAccount.CreateAsync(
            connection, $"hours-{Guid.NewGuid():N}"[..18], CancellationToken);
        var name = DistinguishedName.Parse(account.Dn);
        var hours = LogonHours.Never.With(DayOfWeek.Monday, 8, 18);

        var change = new Modification(ModifyOperation.Replace, new LdapAttribute("logonHours", hours.ToOctets()));
        (await connection.ModifyAsync(new ModifyRequest(name, change), CancellationToken)).EnsureSuccess();

        Assert.Equal(hours, Value<LogonHours>(await ReadAsync(connection, name, "logonHours"), "logonHours"));
    }

    static T? Value<T>(SearchResultEntry entry, string attribute) =>
        (T?)ValueConverters.Find(typeof(T), attribute)!.ReadObject(entry.Find(attribute)!.Values[0].Span);

    static async Task<Sid> DomainAsync(LdapConnection connection) => Sid.FromOctets(
        (await ReadAsync(connection, DistinguishedName.Parse(BaseDn), "objectSid")).Find("objectSid")!.Values[0].Span);

    static async Task<SearchResultEntry> ReadAsync(LdapConnection connection, DistinguishedName name, params string[] attributes)
    {
        var request = new SearchRequest { BaseObject = name, Scope = SearchScope.BaseObject, Attributes = attributes };
        return Assert.Single((await connection.SearchAsync(request, CancellationToken)).EnsureSuccess().Entries);
    }
}
