using Ldap3.Protocol.Names;

namespace Ldap3.Protocol.Synchronization;

/// <summary>
/// Counts how many entries of a replica lie below each name, to notice entries whose names have changed unsaid: a
/// server tells of a renamed entry, but not of those below it (RFC 4533 section 4.1). For one flow.
/// </summary>
sealed class NameCensus
{
    readonly Dictionary<DistinguishedName, int> _below = [];
    readonly HashSet<DistinguishedName> _vacated = [];
    bool _isDoubtful;

    /// <summary>Whether the names of some entries may not be what the server has.</summary>
    public bool IsDoubtful
    {
        get
        {
            _isDoubtful |= _vacated.Any(_below.ContainsKey);
            _vacated.Clear();
            return _isDoubtful;
        }
    }

    public void Added(DistinguishedName name) => Count(name, 1);

    public void Removed(DistinguishedName name)
    {
        Count(name, -1);
        _vacated.Add(name);
    }

    public void Renamed(DistinguishedName previous, DistinguishedName name)
    {
        Removed(previous);
        Added(name);

        // Whether the new place is one that was itself renamed meanwhile, only the server knows.
        _isDoubtful |= !SameParent(previous, name);
    }

    public void Doubt() => _isDoubtful = true;

    public void Trust()
    {
        _vacated.Clear();
        _isDoubtful = false;
    }

    static bool SameParent(DistinguishedName first, DistinguishedName second) =>
        DistinguishedName.TryParse(first.ToString(), DistinguishedNameSyntax.Lenient, out var one)
        && DistinguishedName.TryParse(second.ToString(), DistinguishedNameSyntax.Lenient, out var other)
        && one.Parent == other.Parent;

    void Count(DistinguishedName name, int step)
    {
        // A name that RFC 4514 does not allow has no place in the tree that could be told.
        if (!DistinguishedName.TryParse(name.ToString(), DistinguishedNameSyntax.Lenient, out var place))
        {
            return;
        }

        for (place = place.Parent; !place.IsEmpty; place = place.Parent)
        {
            var count = _below.GetValueOrDefault(place) + step;
            if (count == 0)
            {
                _below.Remove(place);
            }
            else
            {
                _below[place] = count;
            }
        }
    }
}
