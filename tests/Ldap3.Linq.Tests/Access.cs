namespace Ldap3.Linq.Tests;

[Flags]
public enum Access
{
    None = 0,
    Read = 1,
    Write = 2,
    Admin = 4,
}
