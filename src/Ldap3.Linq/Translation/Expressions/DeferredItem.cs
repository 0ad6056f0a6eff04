using System.Linq.Expressions;
using Ldap3.Protocol.Filters;

namespace Ldap3.Linq.Translation.Expressions;

/// <summary>An item of a filter that is made when its value is known.</summary>
/// <param name="Placeholder">What stands for it, told from other items by being that very object.</param>
/// <param name="Blank">Where the value comes from.</param>
/// <param name="Node">The part of the query that it says, for messages.</param>
/// <param name="Make">Makes it of a value.</param>
sealed record DeferredItem(Filter Placeholder, Blank Blank, Expression Node, Func<object?, Expression, Filter> Make);
