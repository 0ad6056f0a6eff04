using System.Linq.Expressions;
using System.Reflection;
using Ldap3.Linq.Execution;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Linq;

/// <summary>What can be said of a query over a directory besides LINQ's operators. Each may stand anywhere in the query.</summary>
public static partial class LdapQueryableExtensions
{
    /// <summary>Looks below another entry than the entity's container.</summary>
    /// <param name="source">The query.</param>
    /// <param name="baseObject">The entry, by its full name.</param>
    public static IQueryable<T> InBase<T>(this IQueryable<T> source, DistinguishedName baseObject) =>
        With(source, InBase, baseObject);

    /// <summary>Says how far below the base to look. The whole subtree by default.</summary>
    public static IQueryable<T> InScope<T>(this IQueryable<T> source, SearchScope scope) => With(source, InScope, scope);

    /// <summary>Asks for so many entries at a time (RFC 2696); 0 asks for all at once.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The size is negative.</exception>
    public static IQueryable<T> PageSize<T>(this IQueryable<T> source, int size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        return With(source, PageSize, size);
    }

    /// <summary>Returns objects that the context does not watch: a change to them is not saved.</summary>
    public static IQueryable<T> AsNoTracking<T>(this IQueryable<T> source) => With(source, AsNoTracking);

    /// <summary>Says what the query is for, in the log.</summary>
    public static IQueryable<T> TagWith<T>(this IQueryable<T> source, string tag) => With(source, TagWith, tag);

    /// <summary>What the query asks of the directory. Nothing is sent.</summary>
    /// <exception cref="LdapTranslationException">A directory cannot be asked this.</exception>
    /// <exception cref="InvalidOperationException">The query is not one over a directory.</exception>
    public static LdapQuery ToLdapQuery<T>(this IQueryable<T> source) => ProviderOf(source).Translate(source.Expression);

    static LdapQueryProvider ProviderOf<T>(IQueryable<T> source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.Provider as LdapQueryProvider ?? throw new InvalidOperationException(
            $"This is a query over {source.Provider.GetType().Name}, not over a directory. Begin with a set of an LdapContext.");
    }

    static IQueryable<T> With<T>(IQueryable<T> source, Func<IQueryable<T>, IQueryable<T>> method) =>
        Call(source, method.Method, []);

    static IQueryable<T> With<T, TValue>(
        IQueryable<T> source, Func<IQueryable<T>, TValue, IQueryable<T>> method, TValue value) =>
        Call(source, method.Method, [Expression.Constant(value, typeof(TValue))]);

    static IQueryable<T> Call<T>(IQueryable<T> source, MethodInfo method, IEnumerable<Expression> arguments)
    {
        var provider = ProviderOf(source);
        return provider.CreateQuery<T>(Expression.Call(method, [source.Expression, .. arguments]));
    }
}
