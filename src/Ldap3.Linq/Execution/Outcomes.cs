using System.Linq.Expressions;
using Ldap3.Linq.Translation.Queries;
using Remotion.Linq.Clauses.StreamedData;

namespace Ldap3.Linq.Execution;

/// <summary>Makes one value of the rows of a query.</summary>
static class Outcomes
{
    public static T Choose<T>(TranslatedQuery query, IReadOnlyList<T> rows) => (query.Query.ResultKind, rows.Count) switch
    {
        (LdapResultKind.Single or LdapResultKind.SingleOrDefault, > 1) =>
            throw new InvalidOperationException($"More than one entry meets the condition: {query.Query.Filter}"),
        (_, > 0) => rows[0],
        (LdapResultKind.First or LdapResultKind.Single, _) =>
            throw new InvalidOperationException($"No entry meets the condition: {query.Query.Filter}"),
        _ => query.HasDefault ? (T)query.Default! : default!,
    };

    public static object Counted(LdapResultKind kind, long count) => kind switch
    {
        LdapResultKind.Any => count > 0,
        LdapResultKind.All => count == 0,
        LdapResultKind.Count => checked((int)count),
        _ => count,
    };

    /// <summary>What the operator of LINQ to Objects makes of the values.</summary>
    public static object? Aggregate<T>(TranslatedQuery query, IReadOnlyList<T> values)
    {
        var sequence = new StreamedSequence(
            values.AsQueryable(), new StreamedSequenceInfo(typeof(IQueryable<T>), Expression.Default(typeof(T))));
        return query.Aggregate!.ExecuteInMemory(sequence).Value;
    }
}
