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

    /// <summary>Lets the server spend no more time on each search of the query (RFC 4511 section 4.5.1.5).</summary>
    /// <param name="source">The query.</param>
    /// <param name="limit">The time, rounded up to whole seconds. When it is over, the query throws.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is not positive.</exception>
    public static IQueryable<T> TimeLimit<T>(this IQueryable<T> source, TimeSpan limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(limit, TimeSpan.Zero);
        return With(source, TimeLimit, limit);
    }

    /// <summary>Sends controls with each search of the query, besides those that the query needs itself.</summary>
    public static IQueryable<T> WithControls<T>(this IQueryable<T> source, params IEnumerable<Control> controls) =>
        With(source, WithControls, controls);

    /// <summary>Says when to follow aliases. Never by default.</summary>
    public static IQueryable<T> DereferenceAliases<T>(this IQueryable<T> source, DereferenceAliases dereferenceAliases) =>
        With(source, DereferenceAliases, dereferenceAliases);

    /// <summary>
    /// Takes the answer as it is although a part of it lies on other servers, which are not asked. Without this the query
    /// throws, unless <see cref="LdapContextOptions.IgnoreReferences"/> says otherwise.
    /// </summary>
    public static IQueryable<T> IgnoreReferences<T>(this IQueryable<T> source) => With(source, IgnoreReferences);

    /// <summary>Returns objects that the context does not watch: a change to them is not saved.</summary>
    public static IQueryable<T> AsNoTracking<T>(this IQueryable<T> source) => With(source, AsNoTracking);

    /// <summary>Leaves to the client what the directory cannot do of the query, besides what the context's options allow.</summary>
    /// <param name="source">The query.</param>
    /// <param name="what">What may be left to the client.</param>
    public static IQueryable<T> EvaluateOnClient<T>(this IQueryable<T> source, ClientEvaluation what) =>
        With(source, EvaluateOnClient, what);

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
