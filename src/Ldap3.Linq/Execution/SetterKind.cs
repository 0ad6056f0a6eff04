namespace Ldap3.Linq.Execution;

/// <summary>What a setter does with a value.</summary>
enum SetterKind
{
    Replace,
    Add,
    Remove,
}
