using System.Linq.Expressions;

namespace Ldap3.Linq.Translation.Queries;

/// <summary>Finds what a query leaves to the client.</summary>
static class ClientParts
{
    /// <summary>What the context allows, and what the query says besides.</summary>
    public static ClientEvaluation Of(Expression query, ClientEvaluation allowed)
    {
        for (var call = query as MethodCallExpression; call is { Object: null, Arguments: [var source, ..] }; call = source as MethodCallExpression)
        {
            if (call.Method.Name == nameof(LdapQueryableExtensions.EvaluateOnClient)
                && call.Method.DeclaringType == typeof(LdapQueryableExtensions)
                && call.Arguments[1] is ConstantExpression { Value: ClientEvaluation more })
            {
                allowed |= more;
            }
        }

        return allowed;
    }
}
