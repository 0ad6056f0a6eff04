using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Linq.Translation.Queries;

/// <summary>Where a search looks.</summary>
/// <param name="Base">Where it begins.</param>
/// <param name="Scope">How far below it looks.</param>
/// <param name="ExcludesBase">Whether the base itself is left out although the scope has it.</param>
/// <param name="IsCondition">Whether the base came from a condition of the query.</param>
sealed record SearchRegion(
    DistinguishedName Base, SearchScope Scope, bool ExcludesBase = false, bool IsCondition = false)
{
    public bool Contains(DistinguishedName name) => Scope switch
    {
        SearchScope.BaseObject => name == Base,
        SearchScope.SingleLevel => name.IsChildOf(Base),
        _ => name.IsDescendantOf(Base) || (!ExcludesBase && name == Base),
    };

    /// <summary>Where both look, or null when that is nowhere.</summary>
    public SearchRegion? Intersect(SearchRegion other)
    {
        if (other.Scope == SearchScope.BaseObject || (Scope == SearchScope.WholeSubtree && other.Scope != Scope))
        {
            return Scope == SearchScope.BaseObject ? Meet(this, other) : Meet(other, this);
        }

        return Meet(this, other);
    }

    // The first is the narrower kind of scope.
    static SearchRegion? Meet(SearchRegion narrow, SearchRegion wide)
    {
        if (narrow.Scope == SearchScope.BaseObject)
        {
            return wide.Contains(narrow.Base) ? narrow : null;
        }

        if (narrow.Base == wide.Base)
        {
            return narrow with { ExcludesBase = narrow.ExcludesBase || (wide.ExcludesBase && narrow.Scope == wide.Scope) };
        }

        if (wide.Scope == SearchScope.WholeSubtree && narrow.Base.IsDescendantOf(wide.Base))
        {
            return narrow;
        }

        if (narrow.Scope == SearchScope.WholeSubtree)
        {
            return wide.Base.IsDescendantOf(narrow.Base) ? wide : null;
        }

        // Of the children of one entry, only the other base can be in a subtree that begins below.
        return wide.Scope == SearchScope.WholeSubtree && !wide.ExcludesBase && wide.Base.IsChildOf(narrow.Base)
            ? new SearchRegion(wide.Base, SearchScope.BaseObject, IsCondition: true)
            : null;
    }
}
