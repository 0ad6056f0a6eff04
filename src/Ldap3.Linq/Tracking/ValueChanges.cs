using System.Linq.Expressions;
using Ldap3.Abstract.Mapping;
using Ldap3.Abstract.Tracking;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.Linq.Tracking;

/// <summary>Makes the values that are added to entries which are not read.</summary>
static class ValueChanges
{
    public static ValueChange Create<T, TValue>(
        LdapContextOptions options,
        ModifyOperation operation,
        DistinguishedName name,
        Expression<Func<T, IEnumerable<TValue>>> collection,
        IReadOnlyList<TValue> values)
        where T : class
        where TValue : notnull
    {
        ArgumentNullException.ThrowIfNull(collection);
        ArgumentOutOfRangeException.ThrowIfZero(values.Count);
        var type = options.Model.Get<T>();
        var body = collection.Body is UnaryExpression { NodeType: ExpressionType.Convert } convert ? convert.Operand : collection.Body;
        var property = body is MemberExpression member ? type.FindProperty(member.Member) : null;
        if (property is not { IsCollection: true, IsReadOnly: false })
        {
            throw new LdapMappingException(
                $"{collection.Body} is no mapped property of {typeof(T).Name} that holds several values and is written.");
        }

        var changes = new EntityChanges(options.Model, options.DataSource.BaseDn);
        return new ValueChange(type, name, changes.Values(operation, property, values.Cast<object>()));
    }
}
