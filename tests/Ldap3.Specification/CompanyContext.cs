using Ldap3.Linq;

namespace Ldap3.Specification;

/// <summary>The sample company through LINQ.</summary>
public sealed class CompanyContext(LdapContextOptions<CompanyContext> options) : LdapContext(options)
{
    public LdapSet<Employee> People => Set<Employee>();

    public LdapSet<Trainee> Trainees => Set<Trainee>();
}
