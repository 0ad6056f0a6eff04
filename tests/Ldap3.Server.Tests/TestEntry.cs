using Ldap3.Protocol;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Server.Tests;

/// <summary>An entry of one test's own, of a name that no other has; gone when disposed.</summary>
sealed class TestEntry : IAsyncDisposable
{
    readonly LdapConnection _connection;

    TestEntry(LdapConnection connection, DistinguishedName name)
    {
        _connection = connection;
        Name = name;
    }

    public DistinguishedName Name { get; }

    /// <summary>What its deletion needs.</summary>
    public IReadOnlyList<Control> DeletionControls { get; set; } = [];

    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    /// <summary>Adds it by a connection that is closed with it.</summary>
    public static async Task<TestEntry> AddAsync(
        LdapConnectionOptions options, string parent, string namingType, params LdapAttribute[] attributes)
    {
        var connection = new LdapConnection(options);
        var value = $"{namingType}{Guid.NewGuid():N}";
        var name = DistinguishedName.Parse(parent).Child(namingType, value);
        (await connection.AddAsync(new AddRequest(name, [new(namingType, value), .. attributes]), CancellationToken)).EnsureSuccess();
        return new TestEntry(connection, name);
    }

    public static Task<TestEntry> DeviceAsync(LdapConnectionOptions options, string parent) =>
        AddAsync(options, parent, "cn", new("objectClass", "device"), new("description", "before"));

    /// <summary>Changes it as who added it.</summary>
    public async Task<OperationOutcome> ModifyAsync(ModifyOperation operation, LdapAttribute attribute, params Control[] controls) =>
        await _connection.ModifyAsync(
            new ModifyRequest(Name, new Modification(operation, attribute)) { Controls = controls }, CancellationToken);

    /// <summary>Reads it as who added it.</summary>
    public async Task<SearchResultEntry> ReadAsync(IReadOnlyList<Control> controls, params string[] attributes)
    {
        var outcome = await _connection.SearchAsync(
            new SearchRequest
            {
                BaseObject = Name,
                Scope = SearchScope.BaseObject,
                Filter = Filter.Present("objectClass"),
                Attributes = attributes,
                Controls = controls,
            },
            CancellationToken);
        return Assert.Single(outcome.EnsureSuccess().Entries);
    }

    public async ValueTask DisposeAsync()
    {
        await _connection.DeleteAsync(new DeleteRequest(Name) { Controls = DeletionControls }, default);
        await _connection.DisposeAsync();
    }
}
