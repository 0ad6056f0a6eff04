using Ldap3.Protocol;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Specification;

/// <summary>What becomes of changes that are right, wrong, or nearly right (RFC 4511 sections 4.6 to 4.9), as OpenLDAP has it.</summary>
public abstract class ChangeSpecification(DirectoryFixture directory)
{
    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    /// <summary>Each change is written like <c>add l Rome|delete cn x</c>: what to do, the attribute, a value or several joined by a slash.</summary>
    [Theory]
    [InlineData("add description A", ResultCode.AttributeOrValueExists)]
    [InlineData("add description x/X", ResultCode.AttributeOrValueExists)]
    [InlineData("add l Rome|add l Rome", ResultCode.AttributeOrValueExists)]
    [InlineData("add l Rome|delete l rome|add l ROME", ResultCode.Success)]
    [InlineData("delete description zz", ResultCode.NoSuchAttribute)]
    [InlineData("delete l", ResultCode.NoSuchAttribute)]
    [InlineData("delete description a|delete description", ResultCode.Success)]
    [InlineData("replace l", ResultCode.Success)]
    [InlineData("replace description z|add description y", ResultCode.Success)]
    [InlineData("delete cn", ResultCode.NamingViolation)]
    [InlineData("replace cn e", ResultCode.NamingViolation)]
    [InlineData("delete cn d", ResultCode.NamingViolation)]
    [InlineData("replace cn D/e", ResultCode.Success)]
    [InlineData("replace objectClass organizationalUnit", ResultCode.ObjectClassModsProhibited)]
    [InlineData("add objectClass organizationalUnit", ResultCode.ObjectClassViolation)]
    [InlineData("delete objectClass device", ResultCode.ObjectClassViolation)]
    [InlineData("add objectClass noSuchClass", ResultCode.InvalidAttributeSyntax)]
    [InlineData("add uidNumber 5", ResultCode.ObjectClassViolation)]
    [InlineData("add noSuchAttribute 5", ResultCode.UndefinedAttributeType)]
    [InlineData("add createTimestamp 19860101000000Z", ResultCode.ConstraintViolation)]
    [InlineData("replace entryDN cn=x", ResultCode.ConstraintViolation)]
    [InlineData("replace hasSubordinates TRUE", ResultCode.ConstraintViolation)]
    [InlineData("replace seeAlso nonsense", ResultCode.InvalidAttributeSyntax)]
    [InlineData("increment serialNumber 1", ResultCode.ConstraintViolation)]
    public async Task A_device_is_modified_or_not(string changes, ResultCode expected)
    {
        await using var sandbox = await Sandbox.CreateAsync(directory);
        await sandbox.AddDeviceAsync(sandbox.At("cn=d"), new("description", "a", "b"), new("serialNumber", "5"));

        var outcome = await ModifyAsync(sandbox, "cn=d", changes);

        Assert.Equal(expected, outcome.Result.ResultCode);
    }

    [Theory]
    [InlineData("increment uidNumber 3", ResultCode.Success, "8")]
    [InlineData("increment uidNumber -6", ResultCode.Success, "-1")]
    [InlineData("increment uidNumber x", ResultCode.InvalidAttributeSyntax, "5")]
    [InlineData("increment uidNumber 1/2", ResultCode.ProtocolError, "5")]
    [InlineData("increment sn 1", ResultCode.ConstraintViolation, "5")]
    [InlineData("increment employeeNumber 1", ResultCode.ConstraintViolation, "5")]
    [InlineData("add uidNumber 77", ResultCode.ConstraintViolation, "5")]
    [InlineData("replace uidNumber 1/2", ResultCode.ConstraintViolation, "5")]
    [InlineData("replace uidNumber x", ResultCode.InvalidAttributeSyntax, "5")]
    [InlineData("delete sn", ResultCode.ObjectClassViolation, "5")]
    [InlineData("delete objectClass posixAccount", ResultCode.ObjectClassViolation, "5")]
    [InlineData("replace uidNumber 6|increment uidNumber 1|increment uidNumber 1", ResultCode.Success, "8")]
    public async Task A_person_is_modified_or_not(string changes, ResultCode expected, string number)
    {
        await using var sandbox = await PersonAsync();

        var outcome = await ModifyAsync(sandbox, "uid=p", changes);

        var entry = await sandbox.Connection.FindAsync(sandbox.At("uid=p"), cancellationToken: CancellationToken);
        Assert.Equal((expected, number), (outcome.Result.ResultCode, entry!.GetString("uidNumber")));
    }

    [Theory]
    [InlineData("cn", "D", ResultCode.CompareTrue)]
    [InlineData("cn", "e", ResultCode.CompareFalse)]
    [InlineData("l", "x", ResultCode.NoSuchAttribute)]
    [InlineData("noSuchAttribute", "x", ResultCode.UndefinedAttributeType)]
    [InlineData("cn", "", ResultCode.InvalidAttributeSyntax)]
    [InlineData("createTimestamp", "x", ResultCode.InvalidAttributeSyntax)]
    [InlineData("jpegPhoto", "x", ResultCode.InappropriateMatching)]
    [InlineData("objectClass", "top", ResultCode.CompareTrue)]
    [InlineData("objectClass", "noSuchClass", ResultCode.InvalidAttributeSyntax)]
    [InlineData("hasSubordinates", "FALSE", ResultCode.CompareTrue)]
    public async Task A_value_is_compared(string attribute, string value, ResultCode expected)
    {
        await using var sandbox = await Sandbox.CreateAsync(directory);
        await sandbox.AddDeviceAsync(sandbox.At("cn=d"));

        var outcome = await sandbox.Connection.CompareAsync(new CompareRequest(sandbox.At("cn=d"), attribute, value), CancellationToken);

        Assert.Equal(expected, outcome.Result.ResultCode);
    }

    [Theory]
    [InlineData("ou=a", "ou=a", "ou=b,ou=a", true, ResultCode.UnwillingToPerform)]
    [InlineData("ou=a", "ou=a", "ou=a", true, ResultCode.UnwillingToPerform)]
    [InlineData("ou=a", "ou=a", "ou=nowhere", true, ResultCode.NoSuchObject)]
    [InlineData("ou=a", "ou=a", "cn=alias", true, ResultCode.AliasProblem)]
    [InlineData("ou=a", "ou=a", "ou=referral", true, ResultCode.Other)]
    [InlineData("ou=nothing", "ou=x", null, true, ResultCode.NoSuchObject)]
    [InlineData("ou=a", "cn=d", null, true, ResultCode.EntryAlreadyExists)]
    [InlineData("ou=a", "noSuchAttribute=x", null, true, ResultCode.InvalidDnSyntax)]
    [InlineData("ou=a", "uid=x", null, false, ResultCode.ObjectClassViolation)]
    [InlineData("cn=d", "serialNumber=6", null, true, ResultCode.Success)]
    [InlineData("cn=leaf,ou=b,ou=a", "serialNumber=6", null, true, ResultCode.ObjectClassViolation)]
    [InlineData("cn=d", "cn=D", null, true, ResultCode.Success)]
    [InlineData("ou=a", "ou=a", null, true, ResultCode.Success)]
    public async Task An_entry_is_renamed_or_not(string place, string newRdn, string? superior, bool deletesOld, ResultCode expected)
    {
        await using var sandbox = await TreeAsync();

        var outcome = await RenameAsync(sandbox, place, newRdn, superior, deletesOld);

        Assert.Equal(expected, outcome.Result.ResultCode);
    }

    [Theory]
    [InlineData("cn=d", "cn=e", true, "e other")]
    [InlineData("cn=d", "cn=e", false, "d e other")]
    [InlineData("cn=d", "cn=other", true, "other")]
    [InlineData("cn=d", "cn=d+serialNumber=7", true, "d other")]
    [InlineData("cn=d", "serialNumber=5", true, "other")]
    public async Task The_old_name_goes_or_stays(string place, string newRdn, bool deletesOld, string expected)
    {
        await using var sandbox = await TreeAsync();

        (await RenameAsync(sandbox, place, newRdn, null, deletesOld)).EnsureSuccess();

        var entry = await sandbox.Connection.FindAsync(sandbox.At(newRdn), cancellationToken: CancellationToken);
        Assert.Equal(expected.Split(' '), entry!.GetStrings("cn").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_subtree_moves_with_all_that_is_below()
    {
        await using var sandbox = await TreeAsync();

        (await RenameAsync(sandbox, "ou=b,ou=a", "ou=c", "ou=other", deletesOld: true)).EnsureSuccess();

        Assert.Equal(["ou=a"], sandbox.Names(await sandbox.SearchAsync("ou=a", SearchScope.WholeSubtree)));
        Assert.Equal(
            ["cn=leaf,ou=c,ou=other", "ou=c,ou=other", "ou=other"],
            sandbox.Names(await sandbox.SearchAsync("ou=other", SearchScope.WholeSubtree)));
    }

    static Task<OperationOutcome> RenameAsync(Sandbox sandbox, string place, string newRdn, string? superior, bool deletesOld) =>
        sandbox.Connection.ModifyDnAsync(
            new ModifyDnRequest(sandbox.At(place), RelativeDistinguishedName.Parse(newRdn))
            {
                DeleteOldRdn = deletesOld, NewSuperior = superior is null ? null : sandbox.At(superior),
            },
            CancellationToken);

    static Task<OperationOutcome> ModifyAsync(Sandbox sandbox, string place, string changes) => sandbox.Connection.ModifyAsync(
        new ModifyRequest(sandbox.At(place), [.. changes.Split('|').Select(Change)]), CancellationToken);

    static Modification Change(string text)
    {
        var parts = text.Split(' ');
        var values = parts.Length < 3 ? [] : parts[2].Split('/').Select(value => (Protocol.Ber.OctetString)value).ToArray();
        return new Modification(Enum.Parse<ModifyOperation>(parts[0], ignoreCase: true), new LdapAttribute(parts[1], values));
    }

    async Task<Sandbox> PersonAsync()
    {
        var sandbox = await Sandbox.CreateAsync(directory);
        var request = new AddRequest(
            sandbox.At("uid=p"),
            new("objectClass", "inetOrgPerson", "posixAccount"),
            new("uid", "p"),
            new("cn", "p"),
            new("sn", "p"),
            new("uidNumber", "5"),
            new("gidNumber", "6"),
            new("homeDirectory", "/"));
        (await sandbox.Connection.AddAsync(request, CancellationToken)).EnsureSuccess();
        return sandbox;
    }

    async Task<Sandbox> TreeAsync()
    {
        var sandbox = await Sandbox.CreateAsync(directory);
        await sandbox.AddUnitAsync(sandbox.At("ou=a"));
        await sandbox.AddUnitAsync(sandbox.At("ou=other"));
        await sandbox.AddUnitAsync(sandbox.At("ou=b,ou=a"));
        await sandbox.AddDeviceAsync(sandbox.At("cn=leaf,ou=b,ou=a"));
        await sandbox.AddDeviceAsync(sandbox.At("cn=d"), new("cn", "other"), new("serialNumber", "5"));
        await sandbox.AddAliasAsync(sandbox.At("cn=alias"), sandbox.At("ou=a"));
        await sandbox.AddReferralAsync(sandbox.At("ou=referral"), "ldap://far.example/ou=far,dc=example");
        return sandbox;
    }
}
