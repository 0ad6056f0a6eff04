using Ldap3.Linq;

namespace Ldap3.Comparison;

/// <summary>The generated entries, seen through LINQ.</summary>
sealed class BulkContext(LdapContextOptions<BulkContext> options) : LdapContext(options)
{
    public LdapSet<BulkPerson> People => Set<BulkPerson>();
}
