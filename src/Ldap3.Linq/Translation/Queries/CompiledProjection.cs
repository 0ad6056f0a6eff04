using System.Linq.Expressions;

namespace Ldap3.Linq.Translation.Queries;

/// <summary>A projection that runs on the client, compiled when it is first needed. Thread safe.</summary>
/// <param name="function">The projection as a function of the entity.</param>
sealed class CompiledProjection(LambdaExpression function)
{
    Delegate? _compiled;

    /// <summary>The projection as a function of an entity that is not known by its type.</summary>
    public Func<object, T> Get<T>()
    {
        if (_compiled is not Func<object, T> compiled)
        {
            _compiled = compiled = Compile<T>();
        }

        return compiled;
    }

    Func<object, T> Compile<T>()
    {
        var source = Expression.Parameter(typeof(object), "source");
        var body = Expression.Invoke(function, Expression.Convert(source, function.Parameters[0].Type));
        return Expression.Lambda<Func<object, T>>(Expression.Convert(body, typeof(T)), source).Compile();
    }
}
