using System.Linq.Expressions;
using Ldap3.Linq.Bulk;
using Ldap3.Linq.Execution;
using Ldap3.Linq.Translation;
using Ldap3.Linq.Translation.Queries;
using Ldap3.Linq.Watching;

namespace Ldap3.Linq.Tests.Translation;

/// <summary>Translates queries, and runs none.</summary>
sealed class TranslationOnly(TranslationContext context) : QueryRunner
{
    public static IQueryable<T> Set<T>(TranslationContext? context = null)
    {
        var provider = new LdapQueryProvider(new TranslationOnly(context ?? new FixedContext()));
        return new LdapQueryable<T>(provider);
    }

    public static string Filter<T>(Expression<Func<T, bool>> predicate, TranslationContext? context = null)
    {
        var filter = Set<T>(context).Where(predicate).ToLdapQuery().Filter.ToString();
        const string Classes = "(&(objectClass=inetOrgPerson)(objectClass=posixAccount)";
        return !filter.StartsWith(Classes, StringComparison.Ordinal) ? filter
            : filter.Length == Classes.Length + 1 ? "true"
            : filter[Classes.Length..^1];
    }

    public override TranslatedQuery Translate(Expression expression) => QueryTranslator.Translate(expression, context);

    public override IEnumerable<T> Enumerate<T>(Expression expression) => throw new InvalidOperationException();

    public override IAsyncEnumerable<T> EnumerateAsync<T>(Expression expression, CancellationToken cancellationToken) => throw new InvalidOperationException();

    public override T Execute<T>(Expression expression) => throw new InvalidOperationException(Translate(expression).Query.ToString());

    public override Task<T> ExecuteAsync<T>(Expression expression, CancellationToken cancellationToken) =>
        throw new InvalidOperationException();

    public override int Delete(Expression expression) => throw new InvalidOperationException();

    public override Task<int> DeleteAsync(Expression expression, CancellationToken cancellationToken) =>
        throw new InvalidOperationException();

    public override int Update(Expression expression, IReadOnlyList<PropertySetter> setters) => throw new InvalidOperationException();

    public override Task<int> UpdateAsync(
        Expression expression, IReadOnlyList<PropertySetter> setters, CancellationToken cancellationToken) =>
        throw new InvalidOperationException();

    public override IAsyncEnumerable<LdapChange<T>> WatchAsync<T>(
        Expression expression, TimeSpan interval, CancellationToken cancellationToken) => throw new InvalidOperationException();
}
