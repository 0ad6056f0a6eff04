namespace Ldap3.Linq.Tests;

public enum Kind
{
    Employee,
    Contractor,
    Guest,
}
