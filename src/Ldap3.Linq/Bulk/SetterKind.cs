namespace Ldap3.Linq.Bulk;

/// <summary>What a setter does with a value.</summary>
enum SetterKind
{
    Replace,
    Add,
    Remove,
}
