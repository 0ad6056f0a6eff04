namespace Ldap3.Specification.Oracle;

public enum ThingKind
{
    Solid,
    Liquid,
    Gas,
}
