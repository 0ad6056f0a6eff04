using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Schema;

namespace Ldap3.Protocol.Evaluation;

/// <summary>Asks filters without a server. For many entries, prepare the filter once with <see cref="FilterEvaluator"/>.</summary>
public static class FilterEvaluation
{
    /// <summary>Whether the filter is true, false, or Undefined, which is null, for what a search returned of an entry.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="entry">The entry. An attribute that the search did not ask for counts as one that the entry lacks.</param>
    /// <param name="schema">What types, rules and classes mean.</param>
    public static bool? Evaluate(this Filter filter, SearchResultEntry entry, LdapSchema schema) =>
        new FilterEvaluator(filter, schema).Evaluate(entry);

    /// <summary>Whether the filter is true, false, or Undefined, which is null, for the entry.</summary>
    public static bool? Evaluate(this Filter filter, IMatchableEntry entry, LdapSchema schema) =>
        new FilterEvaluator(filter, schema).Evaluate(entry);

    /// <summary>Whether the filter is true for what a search returned of an entry.</summary>
    /// <inheritdoc cref="Evaluate(Filter, SearchResultEntry, LdapSchema)" path="/param"/>
    public static bool Matches(this Filter filter, SearchResultEntry entry, LdapSchema schema) =>
        filter.Evaluate(entry, schema) == true;

    /// <summary>Whether the filter is true for the entry.</summary>
    public static bool Matches(this Filter filter, IMatchableEntry entry, LdapSchema schema) =>
        filter.Evaluate(entry, schema) == true;
}
