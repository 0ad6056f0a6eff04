using System.Globalization;
using System.Text;
using Ldap3.Linq.Translation.Narrowing;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;
using SortKey = Ldap3.Protocol.Controls.SortKey;

namespace Ldap3.Linq;

/// <summary>What a LINQ query asks of a directory. Immutable; nothing is sent by making one.</summary>
public sealed class LdapQuery
{
    internal LdapQuery()
    {
    }

    /// <summary>
    /// The searches that are sent, usually one. None when the query can find nothing, as with an empty list; several when
    /// a list is too long for one or names several entries.
    /// </summary>
    public required IReadOnlyList<LdapSearch> Searches { get; init; }

    /// <summary>
    /// What has to be searched for first, when the condition looks into other entries: the names found take the places
    /// <c>{1}</c>, <c>{2}</c> and so on of <see cref="Filter"/>.
    /// </summary>
    public IReadOnlyList<LdapRelatedSearch> RelatedSearches { get; init; } = [];

    /// <summary>Where the (first) search begins.</summary>
    public required DistinguishedName BaseObject { get; init; }

    /// <summary>How far below the base the (first) search looks.</summary>
    public required SearchScope Scope { get; init; }

    /// <summary>The whole filter, the object classes of the entity included. <c>(|)</c> when nothing can meet it.</summary>
    public required Filter Filter { get; init; }

    /// <summary>The attributes asked for; <c>1.1</c> for none.</summary>
    public required IReadOnlyList<string> Attributes { get; init; }

    /// <summary>What the server sorts by (RFC 2891), the first key first. Empty for no order.</summary>
    public IReadOnlyList<SortKey> SortKeys { get; init; } = [];

    /// <summary>How many entries are passed over. 0 by default.</summary>
    public int Skip { get; init; }

    /// <summary>How many entries are taken at most, or null, the default, for all.</summary>
    public int? Take { get; init; }

    /// <summary>How many entries are asked for at a time (RFC 2696); 0 for all at once.</summary>
    public int PageSize { get; init; }

    /// <summary>How long the server may take for each search, or null, the default, for as long as it likes.</summary>
    public TimeSpan? TimeLimit { get; init; }

    /// <summary>When aliases are followed. Never by default.</summary>
    public DereferenceAliases DereferenceAliases { get; init; }

    /// <summary>The controls that the query says to send, besides those for order and pages.</summary>
    public IReadOnlyList<Control> Controls { get; init; } = [];

    /// <summary>Whether a part of the answer that lies on other servers is done without.</summary>
    public bool IgnoresReferences { get; init; }

    /// <summary>What becomes of the entries found.</summary>
    public LdapResultKind ResultKind { get; init; }

    /// <summary>What <c>TagWith</c> said, for logs.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>What the client tests besides the filter, as C#. Empty unless <see cref="ClientEvaluation.Narrowed"/> allows it.</summary>
    public IReadOnlyList<string> LeftToClient => [.. ClientConditions.Select(condition => condition.Text)];

    /// <summary>What the client tests besides the filter.</summary>
    internal IReadOnlyList<ClientCondition> ClientConditions { get; init; } = [];

    /// <summary>How the client sorts, where the server does not; null when it does not.</summary>
    internal ClientOrder? ClientOrder { get; init; }

    /// <summary>Whether the order is the client's work, so that all entries are fetched before the first is returned.</summary>
    public bool IsSortedOnClient => ClientOrder is not null;

    /// <summary>
    /// Whether the server is asked for the part of the sorted list that is wanted (virtual list view), instead of fetching and
    /// passing over what comes before it.
    /// </summary>
    public bool IsWindow { get; init; }

    /// <summary>The base itself is found by a search of the subtree, but not wanted.</summary>
    internal bool ExcludesBase { get; init; }

    /// <summary>The base came from a condition: that there is no such entry is an answer, not a failure.</summary>
    internal bool BaseMayBeMissing { get; init; }

    /// <summary>Makes the query anew with another filter, in which the names of related entries are.</summary>
    internal Func<Filter, LdapQuery>? WithFilter { get; init; }

    /// <summary>
    /// The query as a command line of <c>ldapsearch</c>, without server and credentials; one line for each search, those that
    /// come first before it.
    /// </summary>
    public override string ToString()
    {
        if (Searches.Count == 0)
        {
            return "# nothing is sent: no entry can meet the condition";
        }

        return string.Join(
            '\n',
            RelatedSearches.Select(related => related.ToString())
                .Concat(Searches.Select(CommandLine))
                .Concat(IsSortedOnClient ? ["# sorted on the client"] : [])
                .Concat(LeftToClient.Select(condition => $"# of these, on the client: {condition}")));
    }

    string CommandLine(LdapSearch search)
    {
        var text = new StringBuilder("ldapsearch");
        text.Append(" -b ").Append(Quote(search.BaseObject.ToString())).Append(" -s ").Append(search.Scope switch
        {
            SearchScope.BaseObject => "base",
            SearchScope.SingleLevel => "one",
            _ => "sub",
        });
        if (DereferenceAliases != DereferenceAliases.Never)
        {
            text.Append(" -a ").Append(DereferenceAliases switch
            {
                DereferenceAliases.InSearching => "search",
                DereferenceAliases.FindingBaseObject => "find",
                _ => "always",
            });
        }

        if (TimeLimit is { } limit)
        {
            text.Append(CultureInfo.InvariantCulture, $" -l {Math.Ceiling(limit.TotalSeconds)}");
        }

        foreach (var control in Controls)
        {
            text.Append(" -E ").Append(Quote((control.IsCritical ? "!" : "") + control.Oid));
        }

        if (Take is { } take)
        {
            text.Append(CultureInfo.InvariantCulture, $" -z {take + Skip}");
        }

        if (SortKeys.Count > 0)
        {
            text.Append(" -E ").Append(Quote("!sss=" + string.Join('/', SortKeys.Select(key =>
                (key.ReverseOrder ? "-" : "") + key.AttributeType + (key.OrderingRule is { } rule ? ":" + rule : "")))));
        }

        if (PageSize > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $" -E pr={PageSize}/noprompt");
        }

        text.Append(' ').Append(Quote(search.Filter.ToString()));
        foreach (var attribute in Attributes)
        {
            text.Append(' ').Append(Quote(attribute));
        }

        return Skip > 0 ? text.Append(CultureInfo.InvariantCulture, $" # skip {Skip}").ToString() : text.ToString();
    }

    // For a POSIX shell: nothing is special within single quotation marks but themselves.
    static string Quote(string text) =>
        text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or ';' or '=' or ',' or ':' or '_')
            ? text
            : $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
