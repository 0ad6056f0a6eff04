using Ldap3.Linq;

namespace QuickStart.Model;

public sealed class Company(LdapContextOptions<Company> options) : LdapContext(options)
{
    public LdapSet<Person> People => Set<Person>();

    public LdapSet<Group> Groups => Set<Group>();
}
