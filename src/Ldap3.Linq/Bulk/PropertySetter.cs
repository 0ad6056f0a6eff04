using System.Linq.Expressions;

namespace Ldap3.Linq.Bulk;

/// <summary>One thing that a bulk update sets.</summary>
/// <param name="Property">The property, as a function of the entity.</param>
/// <param name="Kind">What is done with the value.</param>
/// <param name="ValueOf">The value for an entity.</param>
/// <param name="LooksAtEntity">Whether the entity has to be read for that.</param>
sealed record PropertySetter(LambdaExpression Property, SetterKind Kind, Func<object?, object?> ValueOf, bool LooksAtEntity);
