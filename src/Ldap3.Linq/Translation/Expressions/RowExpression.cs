using System.Linq.Expressions;

namespace Ldap3.Linq.Translation.Expressions;

/// <summary>Stands for an entry that a reference names, as a range variable stands for the entry asked for.</summary>
sealed class RowExpression(Type type, string name) : Expression
{
    public string Name { get; } = name;

    public override Type Type { get; } = type;

    public override ExpressionType NodeType => ExpressionType.Extension;

    protected override Expression VisitChildren(ExpressionVisitor visitor) => this;
}
