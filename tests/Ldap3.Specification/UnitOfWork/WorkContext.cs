using Ldap3.Linq;

namespace Ldap3.Specification.UnitOfWork;

public sealed class WorkContext(LdapContextOptions<WorkContext> options) : LdapContext(options)
{
    public LdapSet<Worker> Workers => Set<Worker>();

    public LdapSet<Branch> Branches => Set<Branch>();

    public LdapSet<Crowd> Crowds => Set<Crowd>();
}
