using Ldap3.Abstract.Mapping;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Names;

namespace Ldap3.Linq.Translation.Predicates;

/// <summary>
/// A search for other entries that has to be run first: their names take the place of <paramref name="Placeholder"/>, which
/// is told by what it is, not by what it says.
/// </summary>
/// <param name="Placeholder">Where their names go, in the filter of the search that asks for them.</param>
/// <param name="Attribute">The attribute that holds their names.</param>
abstract record RelatedSearch(Filter Placeholder, string Attribute);

/// <summary>A search for the entries that a reference may name.</summary>
/// <param name="Placeholder">Where their names go.</param>
/// <param name="Reference">The property that names them.</param>
/// <param name="Translator">What made the condition that they have to meet, and what has to be searched for before them.</param>
/// <param name="Condition">The condition that they have to meet.</param>
sealed record ReferencedSearch(
    Filter Placeholder, EntityProperty Reference, PredicateTranslator Translator, Filter Condition)
    : RelatedSearch(Placeholder, Reference.Attribute);

/// <summary>A search for the groups that are in a group, directly or through others.</summary>
/// <param name="Placeholder">Where their names go.</param>
/// <param name="Attribute">The attribute that holds their names.</param>
/// <param name="Group">The group, which is one of them.</param>
sealed record NestedGroupSearch(Filter Placeholder, string Attribute, DistinguishedName Group)
    : RelatedSearch(Placeholder, Attribute);

/// <summary>The question who asks.</summary>
/// <param name="Placeholder">Where the name goes.</param>
/// <param name="Attribute">The attribute that holds it.</param>
sealed record CurrentUserSearch(Filter Placeholder, string Attribute) : RelatedSearch(Placeholder, Attribute);
