using Ldap3.Linq;

namespace Ldap3.Benchmarks;

public sealed class BenchmarkContext(LdapContextOptions<BenchmarkContext> options) : LdapContext(options)
{
    public LdapSet<BenchmarkPerson> People => Set<BenchmarkPerson>();
}
