using BenchmarkDotNet.Attributes;
using Ldap3.Protocol.Filters;
using Ldap3.Protocol.Names;

namespace Ldap3.Benchmarks;

/// <summary>Reading and comparing names and filters.</summary>
[MemoryDiagnoser]
public class TextBenchmarks
{
    static readonly DistinguishedName Base = DistinguishedName.Parse("dc=example,dc=org");
    static readonly DistinguishedName Entry = DistinguishedName.Parse("uid=ada,ou=People,dc=example,dc=org");

    [Benchmark]
    public DistinguishedName ParseName() => DistinguishedName.Parse("uid=ada,ou=People,dc=example,dc=org");

    [Benchmark]
    public bool IsDescendantOf() => Entry.IsDescendantOf(Base);

    [Benchmark]
    public Filter ParseFilter() => Filter.Parse("(&(objectClass=person)(|(sn=Smith*)(mail=*@example.org))(!(ou=Sales)))");
}
