using Ldap3.Protocol;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Specification;

/// <summary>An entry of one test's own; gone when disposed.</summary>
public sealed class SpecificationEntry : IAsyncDisposable
{
    readonly LdapConnection _connection;

    SpecificationEntry(LdapConnection connection, DistinguishedName name)
    {
        _connection = connection;
        Name = name;
    }

    public DistinguishedName Name { get; }

    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    /// <summary>Adds it by a connection that is closed with it.</summary>
    public static async Task<SpecificationEntry> AddAsync(
        LdapConnectionOptions options, DistinguishedName name, params LdapAttribute[] attributes)
    {
        var connection = new LdapConnection(options);
        var part = name.Rdn!.Parts[0];
        (await connection.AddAsync(new AddRequest(name, [new(part.Type, part.Value), .. attributes]), CancellationToken)).EnsureSuccess();
        return new SpecificationEntry(connection, name);
    }

    public Task<OperationOutcome> ModifyAsync(ModifyOperation operation, LdapAttribute attribute, params Control[] controls) =>
        _connection.ModifyAsync(
            new ModifyRequest(Name, new Modification(operation, attribute)) { Controls = controls }, CancellationToken);

    public async Task<SearchResultEntry> ReadAsync(IReadOnlyList<Control> controls, params string[] attributes)
    {
        var outcome = await _connection.SearchAsync(
            new SearchRequest { BaseObject = Name, Scope = SearchScope.BaseObject, Attributes = attributes, Controls = controls },
            CancellationToken);
        return Assert.Single(outcome.EnsureSuccess().Entries);
    }

    public async ValueTask DisposeAsync()
    {
        await _connection.DeleteAsync(new DeleteRequest(Name), CancellationToken.None);
        await _connection.DisposeAsync();
    }
}
