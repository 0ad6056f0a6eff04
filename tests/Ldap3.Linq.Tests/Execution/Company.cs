namespace Ldap3.Linq.Tests.Execution;

public sealed class Company(LdapContextOptions<Company> options) : LdapContext(options)
{
    public LdapSet<Employee> People => Set<Employee>();

    public LdapSet<Team> Teams => Set<Team>();

    public LdapSet<Crew> Crews => Set<Crew>();

    public LdapSet<Unit> Units => Set<Unit>();
}
