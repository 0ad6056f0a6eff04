using Ldap3.Abstract.Definitions;
using Ldap3.Abstract.Entries;
using Ldap3.Protocol;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Abstract.Reading;

/// <content>What is sent, and what is made of the answer.</content>
public sealed partial record Reader
{
    bool Follows => MaxDereferenceDepth > 0 && Definition.Attributes.Any(attribute => attribute.DereferenceAs is not null);

    internal static string[] NamesOf(ObjectDefinition definition) => definition.Attributes.Count == 0
        ? [SearchRequest.AllUserAttributes]
        : [.. definition.Attributes.Select(attribute => attribute.Name)];

    ReaderResult Search(SearchRequest request)
    {
        var start = Connection.Options.TimeProvider.GetTimestamp();
        var outcome = Connection.Search(request);
        return Result(request, outcome, Made(Checked(outcome).Entries), start);
    }

    async Task<ReaderResult> SearchAsync(SearchRequest request, CancellationToken cancellationToken)
    {
        var start = Connection.Options.TimeProvider.GetTimestamp();
        var outcome = await Connection.SearchAsync(request, cancellationToken).ConfigureAwait(false);
        return Result(request, outcome, await MadeAsync(Checked(outcome).Entries, cancellationToken).ConfigureAwait(false), start);
    }

    SearchRequest Request() => new()
    {
        BaseObject = Base,
        Scope = Scope,
        Filter = Filter,
        DereferenceAliases = DereferenceAliases,
        Attributes = AttributeNames(),
        Controls = Controls,
    };

    SearchRequest ObjectRequest(DistinguishedName dn) => new()
    {
        BaseObject = dn, Scope = SearchScope.BaseObject, Attributes = AttributeNames(), Controls = Controls,
    };

    string[] AttributeNames() =>
    [
        .. Attributes is null ? NamesOf(Definition) : Attributes.Select(key => Definition[key].Name),
        .. OperationalAttributes ? [SearchRequest.AllOperationalAttributes] : Array.Empty<string>(),
    ];

    SearchOutcome Checked(SearchOutcome outcome) => CollectsErrors ? outcome : outcome.EnsureSuccess();

    ReaderResult Result(SearchRequest request, SearchOutcome outcome, MadeEntries made, long start) => new(
        request,
        outcome,
        made.Entries,
        outcome.Status ? made.Errors : [RefusalOf(outcome), .. made.Errors],
        Connection.Options.TimeProvider.GetElapsedTime(start));

    MadeEntries Made(IReadOnlyList<SearchResultEntry> found)
    {
        if (!Follows || found.Count == 0)
        {
            return new MadeEntries([.. found.Select(entry => Read(entry, null))], []);
        }

        var plan = new ReferencePlan(Definition, found, MaxDereferenceDepth);
        while (plan.Next() is { } request)
        {
            plan.Take(request, Connection.Search(request.Search));
        }

        return new MadeEntries([.. found.Select(entry => Read(entry, plan.References))], plan.Errors);
    }

    async Task<MadeEntries> MadeAsync(IReadOnlyList<SearchResultEntry> found, CancellationToken cancellationToken)
    {
        if (!Follows || found.Count == 0)
        {
            return new MadeEntries([.. found.Select(entry => Read(entry, null))], []);
        }

        var plan = new ReferencePlan(Definition, found, MaxDereferenceDepth);
        while (plan.Next() is { } request)
        {
            plan.Take(request, await Connection.SearchAsync(request.Search, cancellationToken).ConfigureAwait(false));
        }

        return new MadeEntries([.. found.Select(entry => Read(entry, plan.References))], plan.Errors);
    }

    Entry Read(SearchResultEntry entry, EntryReferences? references) =>
        new(Definition, entry, Connection.Options.TimeProvider.GetUtcNow(), references);

    static bool IsMissing(SearchOutcome outcome) => outcome.Result.ResultCode == ResultCode.NoSuchObject;

    static LdapOperationException RefusalOf(SearchOutcome outcome) => new(outcome.Result, "The search");

    sealed record MadeEntries(IReadOnlyList<Entry> Entries, IReadOnlyList<LdapException> Errors)
    {
        public Entry? First => Entries is [var entry, ..] ? entry : null;
    }
}
