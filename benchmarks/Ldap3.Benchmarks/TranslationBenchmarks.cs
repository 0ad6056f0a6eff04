using BenchmarkDotNet.Attributes;
using Ldap3.InMemory;
using Ldap3.Linq;
using Ldap3.Linq.Planning;
using Ldap3.Linq.Translation.Queries;
using Ldap3.Protocol;
using Ldap3.Protocol.Authentication;
using Ldap3.Protocol.Names;

namespace Ldap3.Benchmarks;

/// <summary>From C# to what would be sent: writing the query down is part of it, sending it is not.</summary>
[MemoryDiagnoser]
public class TranslationBenchmarks
{
    readonly string[] _departments = ["Sales", "Research"];
    string _surname = "Smith";
    InMemoryServer? _server;
    LdapDataSource? _source;
    IQueryable<BenchmarkPerson> _people = null!;
    LdapContextOptions<BenchmarkContext>? _options;

    [GlobalSetup]
    public void Open()
    {
        var directory = new InMemoryDirectory(new InMemoryDirectoryOptions
        {
            Suffixes = [DistinguishedName.Parse("dc=example,dc=org")],
            AdministratorDn = DistinguishedName.Parse("cn=admin,dc=example,dc=org"),
            AdministratorPassword = "secret",
        });
        directory.LoadLdif(new StringReader("dn: dc=example,dc=org\nobjectClass: domain\ndc: example\n"));
        _server = InMemoryServer.Start(directory);
        _source = LdapDataSource.Create($"{_server.Url}/dc=example,dc=org", options => options with
        {
            Credential = LdapCredential.Simple("cn=admin,dc=example,dc=org", "secret"),
            AllowCleartextPassword = true,
        });
        _options = new LdapContextOptions<BenchmarkContext> { DataSource = _source };
        _people = new BenchmarkContext(_options).People;
        _ = _people.Any();
    }

    [GlobalCleanup]
    public async Task CloseAsync()
    {
        await _source!.DisposeAsync().ConfigureAwait(false);
        await _server!.DisposeAsync().ConfigureAwait(false);
    }

    [Benchmark]
    public LdapQuery FirstTime() => QueryTranslator.Translate(
        Query().Expression, new ContextTranslation(_options!, DirectoryKnowledge.Of(_source!))).Query;

    [Benchmark]
    public LdapQuery Repeated()
    {
        _surname = _surname == "Smith" ? "Jones" : "Smith";
        return Query().ToLdapQuery();
    }

    [Benchmark]
    public LdapQuery RepeatedSmall() => _people.Where(p => p.Surname == _surname).ToLdapQuery();

    IQueryable<BenchmarkPerson> Query() => _people.Where(p =>
        p.Surname == _surname && p.Mail.Any(m => m == "info@example.org") && _departments.Contains(p.Department));
}
