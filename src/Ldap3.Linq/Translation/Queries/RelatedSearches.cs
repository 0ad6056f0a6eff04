using System.Globalization;
using Ldap3.Linq.Translation.Predicates;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Linq.Translation.Queries;

/// <summary>Makes the searches that have to be run before a filter is complete, and completes it.</summary>
static class RelatedSearches
{
    // Of the entries that have memberOf, these are the ones that have members.
    static readonly Filter IsGroup = Filter.Or(
        Filter.Equal("objectClass", "groupOfNames"),
        Filter.Equal("objectClass", "groupOfUniqueNames"),
        Filter.Equal("objectClass", "groupOfMembers"),
        Filter.Equal("objectClass", "group"));

    /// <summary>The filter with its places numbered from left to right, and the searches for the names that go there.</summary>
    public static (Filter Filter, IReadOnlyList<LdapRelatedSearch> Searches) Of(
        Filter filter, PredicateTranslator translator, ItemValues values)
    {
        if (translator.Related.Count == 0)
        {
            return (filter, []);
        }

        var places = new Dictionary<Filter, Filter>(ReferenceEqualityComparer.Instance);
        var searches = new List<LdapRelatedSearch>();
        foreach (var item in Items(filter))
        {
            if (translator.Related.FirstOrDefault(related => ReferenceEquals(related.Placeholder, item)) is { } related
                && !places.ContainsKey(item))
            {
                var number = (searches.Count + 1).ToString(CultureInfo.InvariantCulture);
                var place = Filter.Equal(related.Attribute, $"{{{number}}}");
                places.Add(item, place);
                searches.Add(Make(related, place, translator.Context, values));
            }
        }

        return (Replace(filter, places), searches);
    }

    /// <summary>The condition on groups that they are in one of those named.</summary>
    public static Filter GroupsIn(string attribute, IEnumerable<DistinguishedName> groups) =>
        Logic.And(IsGroup, Logic.Or([.. groups.Select(name => Filter.Equal(attribute, name.ToString()))]));

    /// <summary>The filter with others in the places of some of its items.</summary>
    public static Filter Replace(Filter filter, IReadOnlyDictionary<Filter, Filter> replacements) => filter switch
    {
        AndFilter and => Logic.And([.. and.Operands.Select(operand => Replace(operand, replacements))]),
        OrFilter or => Logic.Or([.. or.Operands.Select(operand => Replace(operand, replacements))]),
        NotFilter not => Logic.Not(Replace(not.Operand, replacements)),
        _ => replacements.GetValueOrDefault(filter, filter),
    };

    static IEnumerable<Filter> Items(Filter filter) => filter switch
    {
        AndFilter and => and.Operands.SelectMany(Items),
        OrFilter or => or.Operands.SelectMany(Items),
        NotFilter not => Items(not.Operand),
        _ => [filter],
    };

    static LdapRelatedSearch Make(RelatedSearch related, Filter place, TranslationContext context, ItemValues values)
    {
        switch (related)
        {
            case ReferencedSearch referenced:
                var plan = new SearchPlan(referenced.Translator, new QueryOptions());
                plan.AddFilter(referenced.Condition);
                return new LdapRelatedSearch(
                    place,
                    related.Attribute,
                    plan.Prepare([SearchRequest.NoAttributes], Order.None, 0, null, LdapResultKind.Sequence)(values));
            case NestedGroupSearch nested:
                return new LdapRelatedSearch(
                    place, related.Attribute, Groups(nested, context), nested.Group);
            case CurrentUserSearch:
                return new LdapRelatedSearch(place, related.Attribute, Users(context)) { IsCurrentUser = true };
            default:
                throw new InvalidOperationException($"{related.GetType().Name} is no known search.");
        }
    }

    // Where the server gives the user's name, not the entry's, the entry is found by it.
    static LdapQuery Users(TranslationContext context) => Everywhere(Filter.Present("sAMAccountName"), context);

    static LdapQuery Groups(NestedGroupSearch nested, TranslationContext context) =>
        Everywhere(GroupsIn(nested.Attribute, [nested.Group]), context);

    static LdapQuery Everywhere(Filter filter, TranslationContext context) => new()
    {
        Searches = [new LdapSearch(context.BaseDn, SearchScope.WholeSubtree, filter)],
        WithFilter = other => Everywhere(other, context),
        BaseObject = context.BaseDn,
        Scope = SearchScope.WholeSubtree,
        Filter = filter,
        Attributes = [SearchRequest.NoAttributes],
        PageSize = context.PageSize,
    };
}
