using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using Ldap3.Abstract.Mapping;
using Ldap3.Linq.Reading;
using Ldap3.Linq.Translation.Expressions;
using Ldap3.Linq.Translation.Predicates;
using Ldap3.Protocol.Evaluation;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Schema;
using Remotion.Linq.Clauses.Expressions;

namespace Ldap3.Linq.Translation.Narrowing;

/// <summary>
/// Makes of a condition a test of entries. What a filter says exactly is asked by that filter, as the server would; the rest
/// runs as C#, with texts compared as the attributes' rules compare them, and is false for null where C# would throw.
/// </summary>
sealed class ClientConditionCompiler : ExpressionVisitor
{
    readonly PredicateTranslator _translator;
    readonly BoundsTranslator _bounds;
    readonly LdapSchema _schema;
    readonly ParameterExpression _entity;
    readonly ParameterExpression _entry = Expression.Parameter(typeof(SearchResultEntry), "entry");
    readonly ElementParameters _elements;
    readonly HashSet<EntityProperty> _used = [];
    bool _usesAll;

    ClientConditionCompiler(PredicateTranslator translator, BoundsTranslator bounds)
    {
        _translator = translator;
        _bounds = bounds;
        _schema = translator.Context.Schema;
        _entity = Expression.Parameter(translator.Entity.ClrType, "x");
        _elements = new ElementParameters(translator);
    }

    /// <exception cref="LdapTranslationException">A part of the condition only a server can answer.</exception>
    public static ClientCondition Compile(Expression condition, PredicateTranslator translator, BoundsTranslator bounds)
    {
        var compiler = new ClientConditionCompiler(translator, bounds);
        var body = compiler.Condition(condition);
        var source = Expression.Parameter(typeof(object), "source");
        var test = Expression.Lambda<Func<object, SearchResultEntry, bool>>(
                Expression.Block(
                    [compiler._entity],
                    Expression.Assign(compiler._entity, Expression.Convert(source, compiler._entity.Type)),
                    body),
                source,
                compiler._entry)
            .Compile();
        var entity = translator.Entity;
        return new ClientCondition(
            entry => test(EntityMaker.Make(entity, entry), entry),
            compiler._usesAll ? null : [.. entity.Properties.Where(compiler._used.Contains)],
            ExpressionText.Of(condition));
    }

    // A condition within a part that is no condition, as in f(x.A == "a"), is one all the same.
    [return: NotNullIfNotNull(nameof(node))]
    public override Expression? Visit(Expression? node) => node?.Type == typeof(bool) ? Condition(node) : base.Visit(node);

    protected override Expression VisitBinary(BinaryExpression node)
    {
        if (node.NodeType is ExpressionType.Equal or ExpressionType.NotEqual && node.Left.Type == typeof(string)
            && (CollationOf(node.Left) ?? CollationOf(node.Right)) is { } collation)
        {
            var equal = Ask(collation, nameof(AttributeCollation.AreEqual), node.Left, node.Right);
            return node.NodeType == ExpressionType.Equal ? equal : Expression.Not(equal);
        }

        return base.VisitBinary(node);
    }

    protected override Expression VisitMethodCall(MethodCallExpression node)
    {
        if (node.Method.DeclaringType == typeof(LdapFunctions))
        {
            throw OnlyServers(node);
        }

        using (_elements.Enter(node))
        {
            return node.Method.DeclaringType == typeof(string) ? Text(node)
                : node.Method.Name == nameof(Enumerable.Contains) && Membership(node) is { } contains ? contains
                : base.VisitMethodCall(node);
        }
    }

    protected override Expression VisitMember(MemberExpression node)
    {
        if (node.Expression is null || !_translator.IsRow(node.Expression))
        {
            return node.Expression is { } owner && _translator.Context.FindEntity(owner.Type) is not null
                ? throw OnlyServers(node)
                : base.VisitMember(node);
        }

        var property = _translator.Entity.FindProperty(node.Member);
        if (property is { IsReference: true })
        {
            // What is fetched has no other entries in it.
            throw OnlyServers(node);
        }

        if (property is not null)
        {
            _used.Add(property);
        }
        else if (!_translator.Entity.IsName(node.Member))
        {
            // A property of the class's own may look at any other.
            _usesAll = true;
        }

        var value = node.Update(Expression.Convert(_entity, node.Expression.Type));
        return property is { IsCollection: true } ? OrEmpty(value, property) : value;
    }

    protected override Expression VisitLambda<T>(Expression<T> node) =>
        node.ReturnType == typeof(bool) ? node.Update(Condition(node.Body), node.Parameters) : base.VisitLambda(node);

    protected override Expression VisitExtension(Expression node)
    {
        switch (node)
        {
            case QuerySourceReferenceExpression:
                _usesAll = true;
                return _entity;
            case SubQueryExpression:
                throw Refusal.Of(node, "a directory has no queries within queries", "Run the inner query by itself");
            default:
                return node;
        }
    }

    static Expression OrEmpty(Expression values, EntityProperty property)
    {
        var element = property.Member.PropertyType.IsArray ? property.Member.PropertyType.GetElementType()! : property.ElementType;
        var array = element.MakeArrayType();
        return values.Type.IsValueType ? values
            : values.Type.IsAssignableFrom(array)
                ? Expression.Coalesce(values, Expression.Convert(Expression.NewArrayBounds(element, Expression.Constant(0)), values.Type))
            : values.Type.GetConstructor([]) is { } constructor ? Expression.Coalesce(values, Expression.New(constructor))
            : values;
    }

    static LdapTranslationException OnlyServers(Expression node) => Refusal.Of(
        node, "only the server can answer this, and the condition around it is left to the client", "Join the two by && at the top of Where");

    Expression Condition(Expression node)
    {
        switch (node)
        {
            case ConstantExpression:
                return node;
            case UnaryExpression { NodeType: ExpressionType.Not } not when node.Type == typeof(bool):
                return Expression.Not(Condition(not.Operand));
            case BinaryExpression { NodeType: ExpressionType.AndAlso or ExpressionType.And } both when node.Type == typeof(bool):
                return Expression.AndAlso(Condition(both.Left), Condition(both.Right));
            case BinaryExpression { NodeType: ExpressionType.OrElse or ExpressionType.Or } either when node.Type == typeof(bool):
                return Expression.OrElse(Condition(either.Left), Condition(either.Right));
            case BinaryExpression { NodeType: ExpressionType.ExclusiveOr } different when node.Type == typeof(bool):
                return Expression.ExclusiveOr(Condition(different.Left), Condition(different.Right));
            case ConditionalExpression conditional when node.Type == typeof(bool):
                return Expression.Condition(Condition(conditional.Test), Condition(conditional.IfTrue), Condition(conditional.IfFalse));
        }

        if (_elements.IsEmpty && _bounds.Exact(node) is { } filter && IsAnswered(filter))
        {
            return Expression.Call(
                Expression.Constant(new FilterEvaluator(filter, _schema)), nameof(FilterEvaluator.Matches), null, _entry);
        }

        return RowMembers.Dereferenced(node, _translator)
            .Select(property => (Expression)Expression.MakeMemberAccess(_entity, property.Member))
            .Select(value => Expression.NotEqual(value, Expression.Constant(null, value.Type)))
            .Append(base.Visit(node)!)
            .Aggregate(Expression.AndAlso);
    }

    // By the attributes that are fetched, and without asking about other entries.
    bool IsAnswered(Filter filter)
    {
        switch (filter)
        {
            case AndFilter and:
                return and.Operands.All(IsAnswered);
            case OrFilter or:
                return or.Operands.All(IsAnswered);
            case NotFilter not:
                return IsAnswered(not.Operand);
            case ExtensibleFilter:
                return false;
        }

        var attribute = filter switch
        {
            EqualityFilter item => item.Attribute.ToString(),
            GreaterOrEqualFilter item => item.Attribute.ToString(),
            LessOrEqualFilter item => item.Attribute.ToString(),
            SubstringsFilter item => item.Attribute.ToString(),
            PresentFilter item => item.Attribute.ToString(),
            _ => null,
        };
        if (_translator.Related.Any(related => ReferenceEquals(related.Placeholder, filter))
            || _translator.Entity.Properties.FirstOrDefault(property => property.Attribute.Equals(attribute, StringComparison.OrdinalIgnoreCase)) is not { } used)
        {
            return false;
        }

        _used.Add(used);
        return true;
    }

    Expression Text(MethodCallExpression node)
    {
        switch (node)
        {
            case { Method.Name: nameof(string.Equals), Object: { } one, Arguments: [var other] } when other.Type == typeof(string):
                return Equal(one, other, node);
            case { Method.Name: nameof(string.Equals), Object: null, Arguments: [var one, var other] }:
                return Equal(one, other, node);
            case { Method.Name: nameof(string.StartsWith), Object: { } value, Arguments: [var part] }:
                return Part(value, part, nameof(AttributeCollation.StartsWith), node);
            case { Method.Name: nameof(string.EndsWith), Object: { } value, Arguments: [var part] }:
                return Part(value, part, nameof(AttributeCollation.EndsWith), node);
            case { Method.Name: nameof(string.Contains), Object: { } value, Arguments: [var part] }:
                return Part(value, part, nameof(AttributeCollation.HasWithin), node);
            case { Method.Name: nameof(string.Compare) or nameof(string.CompareTo) }:
                throw Refusal.Of(node, "the client orders no texts in conditions", "Use >= through an attribute with an ordering rule, or equality");
            default:
                return base.VisitMethodCall(node);
        }
    }

    Expression Equal(Expression one, Expression other, MethodCallExpression node) =>
        (CollationOf(one) ?? CollationOf(other)) is { } collation
            ? Ask(collation, nameof(AttributeCollation.AreEqual), one, other)
            : base.VisitMethodCall(node);

    Expression Part(Expression value, Expression part, string method, MethodCallExpression node) =>
        CollationOf(value) is { } collation
            ? Ask(collation, method, value, part.Type == typeof(char) ? Expression.Call(part, nameof(ToString), null) : part)
            : base.VisitMethodCall(node);

    MethodCallExpression? Membership(MethodCallExpression node)
    {
        var (values, value) = node switch
        {
            { Object: null, Arguments: [var source, var item] } => (source, item),
            { Object: { } source, Arguments: [var item] } => (source, item),
            _ => default,
        };
        return value?.Type == typeof(string) && _elements.AttributeOf(values!) is { } attribute
            ? Ask(new AttributeCollation(_schema, attribute.Attribute), nameof(AttributeCollation.Contains), values!, value)
            : null;
    }

    MethodCallExpression Ask(AttributeCollation collation, string method, Expression one, Expression other) =>
        Expression.Call(Expression.Constant(collation), method, null, Visit(one), Visit(other));

    AttributeCollation? CollationOf(Expression node)
    {
        var property = RowMembers.PropertyOf(node, _translator) ?? _elements.Find(OperandReader.Strip(node));
        return property is not null && property.ElementType == typeof(string) && node.Type == typeof(string)
            ? new AttributeCollation(_schema, property.Attribute)
            : null;
    }
}
