using Ldap3.Linq.Planning;
using Ldap3.Linq.Translation.Queries;
using Ldap3.Protocol.Controls;
using Ldap3.Protocol.Messages;

namespace Ldap3.Linq.Watching;

/// <summary>Watches the entries that a query finds.</summary>
abstract class EntityWatch
{
    public static EntityWatch Create(TranslatedQuery query, LdapContextOptions options, DirectoryKnowledge knowledge)
    {
        var request = RequestOf(query);

        // [RFC 4533] section 2.2 needs the server's word that it knows the control.
        return knowledge.HasControl(SyncRequestControl.ControlOid)
            ? new SynchronizedWatch(query.Query, request, options)
            : new RepeatedWatch(query.Query, request, options, knowledge);
    }

    public abstract IAsyncEnumerable<EntryChange> RunAsync(TimeSpan interval, CancellationToken cancellationToken);

    /// <summary>Whether the query wants an entry that its search finds.</summary>
    protected static bool IsWanted(LdapQuery query, SearchResultEntry entry) =>
        !query.ExcludesBase || entry.ObjectName != query.BaseObject;

    static SearchRequest RequestOf(TranslatedQuery translated)
    {
        var query = translated.Query;
        var refused = translated switch
        {
            { Projection: not null } => "Select",
            { Query.ResultKind: not LdapResultKind.Sequence } => query.ResultKind.ToString(),
            { Query.SortKeys.Count: > 0 } => "OrderBy",
            { Query.Skip: > 0 } => "Skip",
            { Query.Take: not null } => "Take",
            { Query.RelatedSearches.Count: > 0 } => "a condition on other entries",
            { Query.Searches.Count: not 1 } => "a list of names, or of very many values",
            _ => null,
        };
        if (refused is not null)
        {
            throw new LdapTranslationException(
                "WatchAsync()", $"a server does not tell of changes of what {refused} makes of entries", "Watch what Where finds, and go on from there");
        }

        return new SearchRequest
        {
            BaseObject = query.BaseObject,
            Scope = query.Scope,
            Filter = query.Filter,
            Attributes = query.Attributes,
            Controls = query.Controls,
        };
    }
}
