using System.Linq.Expressions;
using Ldap3.Linq.Translation.Expressions;
using Remotion.Linq;
using Remotion.Linq.Parsing.Structure;
using Remotion.Linq.Parsing.Structure.ExpressionTreeProcessors;
using Remotion.Linq.Parsing.Structure.IntermediateModel;
using Remotion.Linq.Parsing.Structure.NodeTypeProviders;

namespace Ldap3.Linq.Translation.Queries;

/// <summary>
/// Parses a query with re-linq. Only the operators over queries are known to the parser: those over collections within a
/// condition stay calls, and so do those within a projection, which runs on the client as it was written.
/// </summary>
static class QueryModelParser
{
    static readonly QueryParser Parser = Create();

    public static QueryModel Parse(Expression query)
    {
        try
        {
            return Parser.GetParsedQuery(query);
        }
        catch (Exception exception) when (exception is NotSupportedException or ArgumentException or InvalidOperationException)
        {
            throw Refusal.Of(query, $"the query has a form that is not known: {exception.Message.TrimEnd('.')}", Refusal.FilterLater, exception);
        }
    }

    static QueryParser Create()
    {
        var registry = new MethodInfoBasedNodeTypeRegistry();
        Register(WhereExpressionNode.GetSupportedMethods(), typeof(WhereExpressionNode));
        Register(SelectExpressionNode.GetSupportedMethods(), typeof(SelectExpressionNode));
        Register(OrderByExpressionNode.GetSupportedMethods(), typeof(OrderByExpressionNode));
        Register(OrderByDescendingExpressionNode.GetSupportedMethods(), typeof(OrderByDescendingExpressionNode));
        Register(ThenByExpressionNode.GetSupportedMethods(), typeof(ThenByExpressionNode));
        Register(ThenByDescendingExpressionNode.GetSupportedMethods(), typeof(ThenByDescendingExpressionNode));
        Register(TakeExpressionNode.GetSupportedMethods(), typeof(TakeExpressionNode));
        Register(SkipExpressionNode.GetSupportedMethods(), typeof(SkipExpressionNode));
        Register(FirstExpressionNode.GetSupportedMethods(), typeof(FirstExpressionNode));
        Register(SingleExpressionNode.GetSupportedMethods(), typeof(SingleExpressionNode));
        Register(AnyExpressionNode.GetSupportedMethods(), typeof(AnyExpressionNode));
        Register(AllExpressionNode.GetSupportedMethods(), typeof(AllExpressionNode));
        Register(CountExpressionNode.GetSupportedMethods(), typeof(CountExpressionNode));
        Register(LongCountExpressionNode.GetSupportedMethods(), typeof(LongCountExpressionNode));
        Register(MinExpressionNode.GetSupportedMethods(), typeof(MinExpressionNode));
        Register(MaxExpressionNode.GetSupportedMethods(), typeof(MaxExpressionNode));
        Register(SumExpressionNode.GetSupportedMethods(), typeof(SumExpressionNode));
        Register(AverageExpressionNode.GetSupportedMethods(), typeof(AverageExpressionNode));
        Register(ContainsExpressionNode.GetSupportedMethods(), typeof(ContainsExpressionNode));
        return new QueryParser(new ExpressionTreeParser(registry, new NullExpressionTreeProcessor()));

        void Register(IEnumerable<System.Reflection.MethodInfo> methods, Type node) =>
            registry.Register(methods.Where(method => method.DeclaringType == typeof(Queryable)), node);
    }
}
