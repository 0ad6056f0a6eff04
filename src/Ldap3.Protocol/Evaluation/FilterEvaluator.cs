using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Schema;

namespace Ldap3.Protocol.Evaluation;

/// <summary>
/// A filter made ready to be put to many entries, with the three truth values of RFC 4511 section 4.5.1.7: names are
/// looked up and asserted values prepared once, not for each entry. Immutable and thread-safe.
/// </summary>
/// <remarks>
/// An attribute type, rule or assertion that the schema does not know makes an item Undefined. A type stands for its
/// subtypes (RFC 4512 section 2.5.1), a description for those with more options (section 2.5.2). How near an approximate
/// match is, RFC 4511 leaves open: here text matches when it is equal or sounds alike word by word, as Soundex has it;
/// other values when they are equal.
/// </remarks>
public sealed class FilterEvaluator
{
    readonly EntryTest _test;

    /// <summary>Prepares a filter.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="schema">What types, rules and classes mean; that of the server for its answer.</param>
    public FilterEvaluator(Filter filter, LdapSchema schema)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(schema);
        Filter = filter;
        Schema = schema;
        _test = new FilterCompiler(schema).Compile(filter);
    }

    /// <summary>The filter.</summary>
    public Filter Filter { get; }

    /// <summary>What types, rules and classes mean.</summary>
    public LdapSchema Schema { get; }

    /// <summary>Whether the filter is true, false, or Undefined, which is null, for the entry.</summary>
    public bool? Evaluate(IMatchableEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return _test(entry);
    }

    /// <summary>Whether the filter is true, false, or Undefined, which is null, for what a search returned of an entry.</summary>
    public bool? Evaluate(SearchResultEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return _test(new FoundEntry(entry, Schema));
    }

    /// <summary>Whether the filter is true for the entry: what a search asks.</summary>
    public bool Matches(IMatchableEntry entry) => Evaluate(entry) == true;

    /// <summary>Whether the filter is true for what a search returned of an entry.</summary>
    public bool Matches(SearchResultEntry entry) => Evaluate(entry) == true;
}
