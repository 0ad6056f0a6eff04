namespace Ldap3.Specification.Oracle;

[Flags]
public enum Rights
{
    None = 0,
    Read = 1,
    Write = 2,
    Own = 4,
}
