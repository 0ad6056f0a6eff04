using Ldap3.InMemory.Results;
using Ldap3.InMemory.Searching;
using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Evaluation;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Messages;

namespace Ldap3.InMemory.Operations;

/// <summary>Runs the searches and comparisons of a session: limits, sorting and paging around <see cref="SearchOperation"/>.</summary>
sealed class SessionSearches(InMemoryDirectory directory)
{
    readonly PagedSearches _paged = new();

    public IEnumerable<LdapResponse> Run(SearchRequest request, InMemorySession session)
    {
        var search = new SearchOperation(directory.Options, directory.Tree, session.MayReadPasswords);
        if (search.FindSpecial(request, session.OffersTls) is { } special)
        {
            return [.. special, Done(ResultCode.Success)];
        }

        var paging = request.Controls.Find<PagedResultsControl>();
        var entries = paging is { Cookie.IsEmpty: false }
            ? _paged.Take(paging.Cookie)
                ?? throw new Refusal(ResultCode.UnwillingToPerform, "paged results cookie is invalid or too old")
            : Begin(request, search, out var refusal) ?? throw refusal!;
        return paging is null ? Unpaged(request, session, entries) : Page(request, paging, entries);
    }

    public CompareResponse Compare(CompareRequest request, InMemorySession session)
    {
        var tree = directory.Tree;
        var node = tree.Require(request.Entry);
        var view = new SearchOperation(directory.Options, tree, session.MayReadPasswords).View(node);
        var result = Filter.Equal(request.Attribute, request.AssertionValue).Evaluate(view, directory.Schema);
        if (result == false && Filter.Present(request.Attribute).Evaluate(view, directory.Schema) == false)
        {
            throw new Refusal(ResultCode.NoSuchAttribute, "");
        }

        return new CompareResponse
        {
            ResultCode = result switch
            {
                true => ResultCode.CompareTrue,
                false => ResultCode.CompareFalse,
                null when directory.Entries.TypeOf(request.Attribute) is null => ResultCode.UndefinedAttributeType,
                null => ResultCode.InappropriateMatching,
            },
        };
    }

    IEnumerator<EntryView>? Begin(SearchRequest request, SearchOperation search, out Refusal? refusal)
    {
        refusal = null;
        var entries = search.Find(request);
        if (request.Controls.Find<ServerSideSortControl>() is not { } sort)
        {
            return entries.GetEnumerator();
        }

        var sorter = new EntrySorter(directory.Schema);
        var result = sorter.Check(sort.Keys, out var attribute);
        if (result == ResultCode.Success)
        {
            return sorter.Sort(entries, sort.Keys).GetEnumerator();
        }

        // RFC 2891 section 2: a critical sort that cannot be done refuses the search, another is left undone.
        refusal = sort.IsCritical
            ? new Refusal(result, $"serverSort control: no ordering rule for {attribute}")
            : null;
        return sort.IsCritical ? null : entries.GetEnumerator();
    }

    IEnumerable<LdapResponse> Unpaged(SearchRequest request, InMemorySession session, IEnumerator<EntryView> entries)
    {
        var selection = new AttributeSelection(directory.Schema, request.Attributes, request.TypesOnly);
        var limit = Limit(request, session);
        var count = 0;
        while (entries.MoveNext())
        {
            if (limit > 0 && count == limit)
            {
                yield return Done(ResultCode.SizeLimitExceeded);
                yield break;
            }

            count++;
            yield return selection.Apply(entries.Current);
        }

        yield return Done(ResultCode.Success, SortAnswer(request));
    }

    IEnumerable<LdapResponse> Page(SearchRequest request, PagedResultsControl paging, IEnumerator<EntryView> entries)
    {
        var selection = new AttributeSelection(directory.Schema, request.Attributes, request.TypesOnly);
        var more = true;
        for (var count = 0; count < paging.Size && (more = entries.MoveNext()); count++)
        {
            yield return selection.Apply(entries.Current);
        }

        // RFC 2696 section 3: an empty cookie says that there is no next page; a size of 0 gives the search up.
        var cookie = more && paging.Size > 0 ? _paged.Keep(entries) : default;
        yield return Done(ResultCode.Success, [new PagedResultsControl(0, cookie, isCritical: false), .. SortAnswer(request)]);
    }

    int Limit(SearchRequest request, InMemorySession session)
    {
        var own = session.IsUnlimited ? 0 : directory.Options.SizeLimit;
        return own == 0 || request.SizeLimit == 0 ? Math.Max(own, request.SizeLimit) : Math.Min(own, request.SizeLimit);
    }

    Control[] SortAnswer(SearchRequest request) =>
        request.Controls.Find<ServerSideSortControl>() is { } sort
            ? [new ServerSideSortResponseControl(new EntrySorter(directory.Schema).Check(sort.Keys, out var attribute), attribute)]
            : [];

    static SearchResultDone Done(ResultCode resultCode, IReadOnlyList<Control>? controls = null) =>
        new() { ResultCode = resultCode, Controls = controls ?? [] };
}
