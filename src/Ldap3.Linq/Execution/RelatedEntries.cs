using System.Diagnostics;
using Ldap3.Linq.Reading;
using Ldap3.Linq.Translation.Queries;
using Ldap3.Protocol.Filters;

namespace Ldap3.Linq.Execution;

/// <summary>Runs the searches that a query needs first, and puts the names that they find into its filter.</summary>
sealed class RelatedEntries(LdapContextOptions options, QueryLog log)
{
    public LdapQuery Resolve(LdapQuery query)
    {
        if (query.RelatedSearches.Count == 0)
        {
            return query;
        }

        var replacements = new Dictionary<Filter, Filter>(ReferenceEqualityComparer.Instance);
        foreach (var related in query.RelatedSearches)
        {
            var names = new RelatedNames(related, options.MaxRelatedEntries);
            if (related.IsCurrentUser)
            {
                names.AddUser(options.DataSource.GetConnection().WhoAmI());
            }

            while (names.NextQuery() is { } next)
            {
                var started = Stopwatch.GetTimestamp();
                var search = Resolve(next);
                var count = 0;
                foreach (var entry in EntryReader.Read(search, options))
                {
                    names.Add(entry.ObjectName);
                    count++;
                }

                log.Done(search, count, started);
            }

            replacements.Add(related.Placeholder, names.ToFilter());
        }

        return query.WithFilter!(RelatedSearches.Replace(query.Filter, replacements));
    }

    public async ValueTask<LdapQuery> ResolveAsync(LdapQuery query, CancellationToken cancellationToken)
    {
        if (query.RelatedSearches.Count == 0)
        {
            return query;
        }

        var replacements = new Dictionary<Filter, Filter>(ReferenceEqualityComparer.Instance);
        foreach (var related in query.RelatedSearches)
        {
            var names = new RelatedNames(related, options.MaxRelatedEntries);
            if (related.IsCurrentUser)
            {
                var connection = await options.DataSource.GetConnectionAsync(cancellationToken).ConfigureAwait(false);
                names.AddUser(await connection.WhoAmIAsync(cancellationToken).ConfigureAwait(false));
            }

            while (names.NextQuery() is { } next)
            {
                var started = Stopwatch.GetTimestamp();
                var search = await ResolveAsync(next, cancellationToken).ConfigureAwait(false);
                var count = 0;
                await foreach (var entry in EntryReader.ReadAsync(search, options, cancellationToken).ConfigureAwait(false))
                {
                    names.Add(entry.ObjectName);
                    count++;
                }

                log.Done(search, count, started);
            }

            replacements.Add(related.Placeholder, names.ToFilter());
        }

        return query.WithFilter!(RelatedSearches.Replace(query.Filter, replacements));
    }
}
