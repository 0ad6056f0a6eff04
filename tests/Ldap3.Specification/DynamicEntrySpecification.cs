using System.Globalization;
using Ldap3.Protocol;
using Ldap3.Protocol.ExtendedOperations;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Specification;

/// <summary>Entries that end by themselves (RFC 2589), as OpenLDAP has them.</summary>
public abstract class DynamicEntrySpecification
{
    /// <summary>A connection that may add entries.</summary>
    protected abstract LdapConnectionOptions Administrator { get; }

    /// <summary>An anonymous one.</summary>
    protected abstract LdapConnectionOptions Anonymous { get; }

    /// <summary>Where entries may be dynamic, for a day at most.</summary>
    protected abstract DistinguishedName Place { get; }

    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_dynamic_entry_lives_as_long_as_it_is_refreshed_for()
    {
        await using var entry = await AddAsync("device", "dynamicObject");
        await using var connection = new LdapConnection(Administrator);
        await using var anonymous = new LdapConnection(Anonymous);

        var granted = await connection.RefreshDynamicEntryAsync(entry.Name, TimeSpan.FromHours(2), CancellationToken);
        var left = int.Parse((await entry.ReadAsync([], "entryTtl")).GetString("entryTtl")!, CultureInfo.InvariantCulture);

        Assert.Equal(TimeSpan.FromHours(2), granted);
        Assert.InRange(left, 6000, 7200);
        Assert.Equal(ResultCode.SizeLimitExceeded, await RefreshAsync(connection, entry.Name, 100_000));
        Assert.Equal(ResultCode.NoSuchObject, await RefreshAsync(connection, entry.Name.Child("cn", "none"), 100));
        Assert.Equal(ResultCode.StrongerAuthRequired, await RefreshAsync(anonymous, entry.Name, 100));
    }

    [Fact]
    public async Task What_is_dynamic_stays_so_and_has_nothing_static_below()
    {
        await using var entry = await AddAsync("device", "dynamicObject");
        await using var lasting = await AddAsync("device");
        await using var connection = new LdapConnection(Administrator);

        var turned = await entry.ModifyAsync(ModifyOperation.Delete, new("objectClass", "dynamicObject"));
        var begun = await lasting.ModifyAsync(ModifyOperation.Add, new("objectClass", "dynamicObject"));
        var below = await connection.AddAsync(
            new AddRequest(entry.Name.Child("cn", "x"), new("objectClass", "device"), new("cn", "x")), CancellationToken);

        Assert.Equal(ResultCode.ObjectClassViolation, turned.Result.ResultCode);
        Assert.Equal(ResultCode.ObjectClassViolation, begun.Result.ResultCode);
        Assert.Equal(ResultCode.ConstraintViolation, below.Result.ResultCode);
        Assert.Equal(ResultCode.ObjectClassViolation, await RefreshAsync(connection, lasting.Name, 100));
    }

    static async Task<ResultCode> RefreshAsync(LdapConnection connection, DistinguishedName name, int seconds) =>
        (await connection.ExtendedAsync(
            new DynamicEntryRefresh(name, TimeSpan.FromSeconds(seconds)).ToRequest(), CancellationToken)).Result.ResultCode;

    Task<SpecificationEntry> AddAsync(params string[] objectClasses) => SpecificationEntry.AddAsync(
        Administrator,
        Place.Child("cn", $"d{Guid.NewGuid():N}"),
        new LdapAttribute("objectClass", [.. objectClasses.Select(name => (Protocol.Ber.OctetString)name)]));
}
