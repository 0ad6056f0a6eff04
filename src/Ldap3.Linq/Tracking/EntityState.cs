namespace Ldap3.Linq.Tracking;

/// <summary>What a context has to do for an entity.</summary>
enum EntityState
{
    Present,
    Added,
    Removed,
}
