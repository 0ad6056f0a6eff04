using Ldap3.Protocol;
using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Specification;

/// <summary>A place of one test's own in the directory's sandbox, and a connection of the administrator; gone when disposed.</summary>
public sealed class Sandbox : IAsyncDisposable
{
    Sandbox(LdapConnection connection, DistinguishedName top)
    {
        Connection = connection;
        Top = top;
    }

    public LdapConnection Connection { get; }

    public DistinguishedName Top { get; }

    static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    public static async Task<Sandbox> CreateAsync(DirectoryFixture directory)
    {
        var sandbox = new Sandbox(
            new LdapConnection(directory.Source.Options),
            directory.Source.BaseDn.Child("ou", "Sandbox").Child("ou", $"s{Guid.NewGuid():N}"));
        await sandbox.AddUnitAsync(sandbox.Top);
        return sandbox;
    }

    public Task AddUnitAsync(DistinguishedName name) => AddAsync(name, "organizationalUnit");

    public Task AddDeviceAsync(DistinguishedName name, params LdapAttribute[] attributes) => AddAsync(name, "device", attributes);

    public Task AddAliasAsync(DistinguishedName name, DistinguishedName target) => AddAsync(
        name, ["alias", "extensibleObject"], new LdapAttribute("aliasedObjectName", target.ToString()));

    public Task AddReferralAsync(DistinguishedName name, string url) => AddAsync(
        name, ["referral", "extensibleObject"], new LdapAttribute("ref", url));

    public Task AddSubentryAsync(DistinguishedName name) => AddAsync(
        name, ["subentry", "extensibleObject"], new LdapAttribute("subtreeSpecification", "{}"));

    public Task AddAsync(DistinguishedName name, string objectClass, params LdapAttribute[] attributes) =>
        AddAsync(name, [objectClass], attributes);

    /// <summary>Searches from a name below the top, given as it reads there; empty is the top.</summary>
    public Task<SearchOutcome> SearchAsync(
        string place, SearchScope scope, DereferenceAliases aliases = DereferenceAliases.Never, params Control[] controls) =>
        Connection.SearchAsync(
            new SearchRequest
            {
                BaseObject = At(place), Scope = scope, DereferenceAliases = aliases, Controls = controls,
            },
            CancellationToken);

    /// <summary>A name below the top, given as it reads there; empty is the top.</summary>
    public DistinguishedName At(string place) => place.Length == 0 ? Top : DistinguishedName.Parse($"{place},{Top}");

    /// <summary>The names found, as they read below the top, in order; the top is empty.</summary>
    public string[] Names(SearchOutcome outcome) =>
        [.. outcome.EnsureSuccess().Entries.Select(entry => entry.ObjectName.RelativeTo(Top).ToString()).Order(StringComparer.Ordinal)];

    public async ValueTask DisposeAsync()
    {
        var outcome = await Connection.SearchAsync(
            new SearchRequest { BaseObject = Top, Attributes = ["1.1"], Controls = [new ManageDsaItControl(isCritical: false)] }, CancellationToken.None);
        var subentries = await Connection.SearchAsync(
            new SearchRequest { BaseObject = Top, Attributes = ["1.1"], Controls = [new ManageDsaItControl(isCritical: false), new SubentriesControl()] },
            CancellationToken.None);
        foreach (var entry in outcome.Entries.Concat(subentries.Entries).OrderByDescending(entry => entry.ObjectName.Rdns.Count))
        {
            await Connection.DeleteAsync(
                new DeleteRequest(entry.ObjectName) { Controls = [new ManageDsaItControl(isCritical: false)] }, CancellationToken.None);
        }

        await Connection.DisposeAsync();
    }

    async Task AddAsync(DistinguishedName name, string[] objectClasses, params LdapAttribute[] attributes)
    {
        var part = name.Rdn!.Parts[0];
        var names = attributes.Where(attribute => attribute.Description.Type == part.Type).SelectMany(attribute => attribute.Values);
        var request = new AddRequest(
            name,
            [
                new("objectClass", [.. objectClasses.Select(c => (Protocol.Ber.OctetString)c)]),
                new(part.Type, [part.Value, .. names]),
                .. attributes.Where(attribute => attribute.Description.Type != part.Type),
            ])
        {
            Controls = [new ManageDsaItControl(isCritical: false)],
        };
        (await Connection.AddAsync(request, CancellationToken)).EnsureSuccess();
    }
}
