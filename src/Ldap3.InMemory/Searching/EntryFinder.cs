using Ldap3.InMemory.Access;
using Ldap3.InMemory.Results;
using Ldap3.InMemory.Tree;
using Ldap3.Protocol.Evaluation;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Messages;

namespace Ldap3.InMemory.Searching;

/// <summary>
/// Finds the entries of a search in one tree: its base, what aliases stand for, referral objects, subentries. What it yields
/// is worked out while it is taken.
/// </summary>
sealed class EntryFinder(InMemoryDirectoryOptions options, DirectoryTree tree, AccessControl access, SearchWatch watch)
{
    static readonly Filter Aliases = Filter.Equal("objectClass", "alias");
    static readonly Filter Referrals = Filter.Equal("objectClass", "referral");

    readonly SearchOperation _search = new(options, tree, access);
    readonly AliasResolver _aliases = new(tree, access);

    /// <summary>Whether referral objects are plain entries (RFC 3296).</summary>
    public bool ManagesDsaIt { get; init; }

    /// <summary>Subentries alone, or none of them, or, when null, only as the base (RFC 3672).</summary>
    public bool? ShowsSubentries { get; init; }

    public IEnumerable<Finding> Find(SearchRequest request)
    {
        var target = FindBase(request);
        var first = new SearchRegion(target, request.Scope);
        var regions = FollowsBelow(request) ? Expand(first) : [first];
        return Find(request, regions, target);
    }

    static bool FollowsBelow(SearchRequest request) =>
        request.DereferenceAliases is DereferenceAliases.InSearching or DereferenceAliases.Always
        && request.Scope != SearchScope.BaseObject;

    TreeNode? FindBase(SearchRequest request)
    {
        if (request.BaseObject.IsEmpty)
        {
            return null;
        }

        var name = request.DereferenceAliases is DereferenceAliases.FindingBaseObject or DereferenceAliases.Always
            ? _aliases.ResolveName(request.BaseObject)
            : request.BaseObject;
        var node = ReferralObjects.Require(tree, name, ManagesDsaIt, request.Scope);

        // Whoever may not search there is not told that it is there.
        return access.Allows(AccessKind.Search, node.Entry.Name)
            ? node
            : throw new Refusal(ResultCode.NoSuchObject, "");
    }

    IEnumerable<Finding> Find(SearchRequest request, List<SearchRegion> regions, TreeNode? target)
    {
        var evaluator = new FilterEvaluator(request.Filter, options.Schema);
        var refers = !ManagesDsaIt && request.Scope != SearchScope.BaseObject;
        var candidates = refers ? Referrals | request.Filter : request.Filter;
        var seen = regions.Count > 1 ? new HashSet<long>() : null;
        foreach (var region in regions)
        {
            foreach (var node in watch.Over(_search.Candidates(region.Base, region.Scope, candidates)))
            {
                if (seen is not null && !seen.Add(node.Id))
                {
                    continue;
                }

                if (refers && ReferralObjects.IsReferral(node))
                {
                    yield return new Finding(null, ReferralObjects.Continue(node, request.Scope));
                }
                else if (IsWanted(request, node, target) && access.Allows(AccessKind.Read, node.Entry.Name)
                    && _search.View(node) is var view && evaluator.Matches(view))
                {
                    yield return new Finding(view, null);
                }
            }
        }
    }

    bool IsWanted(SearchRequest request, TreeNode node, TreeNode? target)
    {
        // RFC 3672 section 3: without the control, subentries are seen only as the base of a search of that alone.
        var isSubentry = node.Entry.Special.HasFlag(SpecialEntry.Subentry);
        if (isSubentry != (ShowsSubentries ?? isSubentry)
            || (isSubentry && ShowsSubentries is null && request.Scope != SearchScope.BaseObject))
        {
            return false;
        }

        // An alias that is followed is not returned, but for the base that was not to be followed.
        return !FollowsBelow(request) || !AliasResolver.IsAlias(node) || node.Id == target?.Id;
    }

    List<SearchRegion> Expand(SearchRegion first)
    {
        var regions = new List<SearchRegion> { first };
        for (var i = 0; i < regions.Count; i++)
        {
            // RFC 4511 section 4.5.1.3: what aliases one level down stand for is looked at without what is below it.
            if (i > 0 && first.Scope == SearchScope.SingleLevel)
            {
                break;
            }

            var scope = first.Scope == SearchScope.SingleLevel ? SearchScope.BaseObject : SearchScope.WholeSubtree;
            foreach (var alias in watch.Over(_search.Candidates(regions[i].Base, regions[i].Scope, Aliases)))
            {
                if (AliasResolver.IsAlias(alias) && alias.Id != first.Base?.Id && _aliases.TryResolve(alias) is { } node
                    && !regions.Any(region => region.Covers(node)))
                {
                    regions.Add(new SearchRegion(node, scope));
                }
            }
        }

        return regions;
    }
}
