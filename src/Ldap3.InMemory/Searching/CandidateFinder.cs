using Ldap3.InMemory.Storage;
using Ldap3.InMemory.Tree;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Schema;
using Ldap3.Protocol.Schema.Matching;

namespace Ldap3.InMemory.Searching;

/// <summary>
/// Finds in the indexes of a tree what a filter can be true for: all of that, and mostly more. What no index knows is null.
/// </summary>
sealed class CandidateFinder(DirectoryTree tree, LdapSchema schema)
{
    const int MostSets = 4;

    public CandidateIds? Of(Filter filter) => filter switch
    {
        AndFilter and => All(and),
        OrFilter or => Any(or),
        EqualityFilter equality => Equality(equality.Attribute, equality.Value),
        PresentFilter present => Index(present.Attribute) is { Type.HasPresence: true } index
            ? CandidateIds.Of(Posting.Of(index.Presence))
            : null,
        SubstringsFilter substrings => Substrings(substrings),
        GreaterOrEqualFilter greater => Order(greater.Attribute, greater.Value, isLeast: true),
        LessOrEqualFilter less => Order(less.Attribute, less.Value, isLeast: false),
        ExtensibleFilter { Attribute: { } attribute, MatchingRule: null, DnAttributes: false } extensible =>
            Equality(attribute, extensible.Value),
        _ => null,
    };

    // What one of them cannot be true for, all of them together cannot.
    CandidateIds? All(AndFilter and) => and.Operands.Select(Of).OfType<CandidateIds>().MinBy(candidates => candidates.Count);

    CandidateIds? Any(OrFilter or)
    {
        var parts = new List<CandidateIds>();
        foreach (var operand in or.Operands)
        {
            if (Of(operand) is not { } part)
            {
                return null;
            }

            parts.Add(part);
        }

        return CandidateIds.Union(parts);
    }

    CandidateIds? Equality(AttributeDescription attribute, OctetString value)
    {
        if (Index(attribute) is not { Type.Equality: not null } index)
        {
            return null;
        }

        return index.Type.KeyOf(value) is { } key ? CandidateIds.Of(index.Equality.Find(key)) : CandidateIds.None;
    }

    CandidateIds? Substrings(SubstringsFilter filter)
    {
        if (Index(filter.Attribute) is not { Type.HasSubstrings: true } index)
        {
            return null;
        }

        if (schema.SubstringsOf(schema.FindAttributeType(filter.Attribute.Type)!)!
            .AssertSubstrings(filter.Initial, filter.Any, filter.Final) is not SubstringsAssertion assertion)
        {
            return CandidateIds.None;
        }

        var keys = new List<ulong>();
        TextPieces.AddInitial(assertion.Initial.Span, keys);
        foreach (var piece in assertion.Any)
        {
            TextPieces.Add(piece.Span, keys);
        }

        TextPieces.AddFinal(assertion.Final.Span, keys);
        var sets = keys.Distinct().Select(index.Pieces.Find).OrderBy(set => set.Count).Take(MostSets).ToArray();
        return sets.Length == 0
            ? null
            : CandidateIds.Union([CandidateIds.Of(sets), CandidateIds.Of(index.Pieces.Find(TextPieces.Overlong))]);
    }

    CandidateIds? Order(AttributeDescription attribute, OctetString value, bool isLeast)
    {
        if (Index(attribute) is not { Type.Ordering: not null } index)
        {
            return null;
        }

        return index.Type.OrderOfAssertion(value.Span) is { } key
            ? CandidateIds.Union([
                .. (isLeast ? index.Between(key, UInt128.MaxValue) : index.Between(0, key)).Select(set => CandidateIds.Of(set))])
            : CandidateIds.None;
    }

    AttributeIndex? Index(AttributeDescription attribute) =>
        schema.FindAttributeType(attribute.Type) is { } type && tree.Indexes.Layout.PlaceOf(type) is { } place
            ? tree.Indexes.At(place)
            : null;
}
