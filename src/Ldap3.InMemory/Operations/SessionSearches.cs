using Ldap3.InMemory.Access;
using Ldap3.InMemory.Operations.PasswordPolicies;
using Ldap3.InMemory.Results;
using Ldap3.InMemory.Searching;
using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Messages;

namespace Ldap3.InMemory.Operations;

/// <summary>Runs the searches of a session: limits, sorting, windows and paging around <see cref="EntryFinder"/>.</summary>
sealed class SessionSearches(InMemoryDirectory directory)
{
    PagedSearches _paged = new();
    SortedLists _lists = new();

    /// <summary>Forgets what waits between two pages: whoever binds anew has no right to what another began.</summary>
    public void Forget() => (_paged, _lists) = (new PagedSearches(), new SortedLists());

    public IEnumerable<LdapResponse> Run(OperationContext context)
    {
        var request = (SearchRequest)context.Request;
        var writer = new EntryWriter(context, request, EntryControlsOf(context));
        if (FindSpecial(context, request) is { } special)
        {
            return [.. special.Select(writer.Write), Done(ResultCode.Success)];
        }

        SessionReads.RefuseUnbound(context);
        CheckAssertion(context, request);
        if (context.Window is { } window)
        {
            return View(context, request, window, writer);
        }

        var paging = context.Paging is { } control && !(request.SizeLimit > 0 && control.Size >= request.SizeLimit) ? control : null;
        var search = paging is { Cookie.IsEmpty: false } ? Resume(paging, request) : Begin(context, request);
        search.Watch.Start(TimeLimit(request, context.Access.Limits), context.Access.Limits.Candidates, context.Stop);
        return paging is null ? Whole(context, request, search, writer) : Page(context, request, paging, search, writer);
    }

    static List<Func<EntryView, Control?>> EntryControlsOf(OperationContext context)
    {
        var controls = new List<Func<EntryView, Control?>>();
        if (context.Dereference is { } dereference)
        {
            controls.Add(new EntryDereference(context, dereference).Of);
        }

        if (context.WantsAccountState)
        {
            controls.Add(new AccountStates(context.Directory).Of);
        }

        return controls;
    }

    IReadOnlyList<EntryView>? FindSpecial(OperationContext context, SearchRequest request)
    {
        // The root DSE is for everybody: it tells how to bind.
        var access = new AccessControl(directory.Options, default, isUnrestricted: true);
        var special = new SpecialSearch(directory.Options, directory.Tree, access, context.Session.RootDse).Find(request);
        if (special is not null && !request.BaseObject.IsEmpty)
        {
            SessionReads.RefuseUnbound(context);
        }

        return special;
    }

    // RFC 4528 section 3: in a search it is about the base.
    void CheckAssertion(OperationContext context, SearchRequest request)
    {
        if (context.Assertion is not null && directory.Tree.Find(request.BaseObject) is { } node)
        {
            SessionReads.CheckAssertion(context, new EntryView(directory.Options, directory.Tree, node, context.Access));
        }
    }

    PagedSearch Resume(PagedResultsControl paging, SearchRequest request)
    {
        var search = _paged.Take(paging.Cookie);
        return search is not null && search.IsFor(request)
            ? search
            : throw new Refusal(ResultCode.UnwillingToPerform, "paged results cookie is invalid or too old");
    }

    PagedSearch Begin(OperationContext context, SearchRequest request)
    {
        var watch = new SearchWatch(directory.Options.TimeProvider);
        watch.Start(TimeLimit(request, context.Access.Limits), context.Access.Limits.Candidates, context.Stop);
        var finder = new EntryFinder(directory.Options, directory.Tree, context.Access, watch)
        {
            ManagesDsaIt = context.ManagesDsaIt, ShowsSubentries = context.ShowsSubentries,
        };
        var findings = finder.Find(request);
        return new PagedSearch((CanSort(context) ? Sort(context, findings) : findings).GetEnumerator(), watch, request);
    }

    bool CanSort(OperationContext context)
    {
        if (context.Sort is not { } sort)
        {
            return false;
        }

        var result = new EntrySorter(directory.Schema).Check(sort.Keys, out var attribute);
        if (result != ResultCode.Success && sort.IsCritical)
        {
            // RFC 2891 section 2: a critical sort that cannot be done refuses the search, another is left undone.
            throw new Refusal(result, $"serverSort control: no ordering rule for {attribute}") { Controls = Answer(context) };
        }

        return result == ResultCode.Success;
    }

    IEnumerable<Finding> Sort(OperationContext context, IEnumerable<Finding> findings)
    {
        var entries = new List<EntryView>();
        foreach (var finding in findings)
        {
            if (finding.Entry is { } entry)
            {
                entries.Add(entry);
            }
            else
            {
                yield return finding;
            }
        }

        foreach (var entry in new EntrySorter(directory.Schema).Sort(entries, context.Sort!.Keys))
        {
            yield return new Finding(entry, null);
        }
    }

    IEnumerable<LdapResponse> Whole(OperationContext context, SearchRequest request, PagedSearch search, EntryWriter writer)
    {
        var limit = Lesser(context.Access.Limits.Size, request.SizeLimit);
        while (search.HasMore())
        {
            var finding = search.Take();
            if (limit > 0 && search.Returned > limit)
            {
                yield return Done(ResultCode.SizeLimitExceeded, Answer(context));
                yield break;
            }

            yield return writer.Write(finding);
        }

        yield return Done(ResultCode.Success, Answer(context));
    }

    IEnumerable<LdapResponse> Page(
        OperationContext context, SearchRequest request, PagedResultsControl paging, PagedSearch search, EntryWriter writer)
    {
        var limits = context.Access.Limits;
        if (limits.PageSize > 0 && paging.Size > limits.PageSize)
        {
            throw new Refusal(ResultCode.AdminLimitExceeded, $"pages have {limits.PageSize} entries at most");
        }

        var limit = Lesser(limits.PagedTotal, request.SizeLimit);
        var end = search.Returned + paging.Size;
        while (search.Returned < end && search.HasMore())
        {
            var finding = search.Take();
            if (limit > 0 && search.Returned > limit)
            {
                yield return Done(ResultCode.SizeLimitExceeded, [new PagedResultsControl(0, default, isCritical: false), .. Answer(context)]);
                yield break;
            }

            yield return writer.Write(finding);
        }

        // RFC 2696 section 3: an empty cookie says that there is no next page; a size of 0 gives the search up.
        var cookie = paging.Size > 0 && search.HasMore() ? _paged.Keep(search) : default;
        yield return Done(ResultCode.Success, [new PagedResultsControl(0, cookie, isCritical: false), .. Answer(context)]);
    }

    List<LdapResponse> View(OperationContext context, SearchRequest request, VirtualListViewControl window, EntryWriter writer)
    {
        var list = window.ContextId is { } known ? _lists.Find(known) : null;
        var contextId = list is null ? (list = List(context, request), _lists.Keep(list)).Item2 : window.ContextId!.Value;
        var (entries, position) =
            new ListWindow(list, new EntrySorter(directory.Schema), context.Sort!.Keys[0]).Cut(window);
        return
        [
            .. entries.Select(writer.Write),
            Done(
                ResultCode.Success,
                [.. Answer(context), new VirtualListViewResponseControl(position, list.Count, ResultCode.Success, contextId)]),
        ];
    }

    List<EntryView> List(OperationContext context, SearchRequest request)
    {
        var search = Begin(context, request);
        var list = new List<EntryView>();
        while (search.HasMore())
        {
            if (search.Take().Entry is { } entry)
            {
                list.Add(entry);
            }
        }

        return list;
    }

    static TimeSpan TimeLimit(SearchRequest request, SearchLimits limits)
    {
        var wanted = TimeSpan.FromSeconds(request.TimeLimit);
        return limits.Time == TimeSpan.Zero || wanted == TimeSpan.Zero
            ? limits.Time + wanted
            : TimeSpan.FromTicks(Math.Min(limits.Time.Ticks, wanted.Ticks));
    }

    static int Lesser(int own, int wanted) => own == 0 || wanted == 0 ? own + wanted : Math.Min(own, wanted);

    Control[] Answer(OperationContext context)
    {
        var answers = new List<Control>();
        if (context.Sort is { } sort)
        {
            var result = new EntrySorter(directory.Schema).Check(sort.Keys, out var attribute);
            answers.Add(new ServerSideSortResponseControl(result, attribute));
        }

        if (context.RightsOf is not null)
        {
            answers.Add(new GetEffectiveRightsResponseControl(ResultCode.Success));
        }

        return [.. answers];
    }

    static SearchResultDone Done(ResultCode resultCode, IReadOnlyList<Control>? controls = null) =>
        new() { ResultCode = resultCode, Controls = controls ?? [] };
}
