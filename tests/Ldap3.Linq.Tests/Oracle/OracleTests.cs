using Ldap3.InMemory;
using Ldap3.Linq.Tests.Execution;
using Ldap3.Protocol;
using Ldap3.Protocol.Authentication;
using Ldap3.Protocol.Names;

namespace Ldap3.Linq.Tests.Oracle;

public sealed class OracleTests(ITestOutputHelper output)
{
    const int Seed = 20261123;
    const int Entries = 150;
    const int Queries = 600;

    static readonly DistinguishedName Base = DistinguishedName.Parse("dc=oracle");

    [Fact]
    public async Task A_directory_returns_the_rows_for_which_the_predicate_is_true()
    {
        await using var server = InMemoryServer.Start(Directory());
        await using var source = LdapDataSource.Create($"{server.Url}/{Base}", options => options with
        {
            Credential = LdapCredential.Simple("cn=admin,dc=oracle", "secret"),
            AllowCleartextPassword = true,
        });

        await AskAsync(source);
    }

    [Fact]
    public async Task OpenLDAP_returns_them_too()
    {
        var url = Environment.GetEnvironmentVariable("LDAP3_OPENLDAP_LDAPS_URL");
        Assert.SkipWhen(string.IsNullOrEmpty(url), "OpenLDAP is not running; ./test.sh starts it");
        var authority = Environment.GetEnvironmentVariable("LDAP3_OPENLDAP_CA")!;
        await using var source = LdapDataSource.Create(
            $"{url!.TrimEnd('/')}/ou=Oracle%20{Guid.NewGuid():N},ou=Sandbox,{Environment.GetEnvironmentVariable("LDAP3_OPENLDAP_BASE")}",
            options => options with
            {
                Tls = TlsOptions.TrustFile(authority),
                Credential = LdapCredential.Simple(
                    Environment.GetEnvironmentVariable("LDAP3_OPENLDAP_BIND_DN")!,
                    Environment.GetEnvironmentVariable("LDAP3_OPENLDAP_PASSWORD")!),
            });
        await using var context = new OracleContext(source);
        var unit = new Unit { Dn = source.BaseDn, Name = source.BaseDn.Rdn!.Parts[0].Value.ToString() };
        context.Set<Unit>().Add(unit);
        await context.SaveChangesAsync(TestContext.Current.CancellationToken);
        try
        {
            await AskAsync(source);
        }
        finally
        {
            foreach (var thing in await context.Set<Thing>().ToListAsync(TestContext.Current.CancellationToken))
            {
                context.Set<Thing>().Remove(thing);
            }

            context.Set<Unit>().Remove(unit);
            await context.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
    }

    async Task AskAsync(LdapDataSource source)
    {
        var random = new Random(Seed);
        output.WriteLine($"seed {Seed}, {Entries} entries, {Queries} queries");
        var things = Things(random, source.BaseDn);
        await using (var writer = new OracleContext(source))
        {
            writer.Set<Thing>().AddRange(things);
            await writer.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var predicates = new Predicates(random);
        var answered = 0;
        for (var i = 0; i < Queries; i++)
        {
            var predicate = predicates.Next();
            var expected = things.Where(Collation.Compile(predicate)).Select(thing => thing.UserName).Order(StringComparer.Ordinal);
            await using var context = new OracleContext(source);
            var query = context.Set<Thing>().Where(predicate);
            List<string> actual;
            try
            {
                actual = await query.Select(thing => thing.UserName).ToListAsync(TestContext.Current.CancellationToken);
            }
            catch (LdapTranslationException)
            {
                continue;
            }

            answered++;
            Assert.True(
                expected.SequenceEqual(actual.Order(StringComparer.Ordinal)),
                $"query {i} of seed {Seed}: {predicate}\n{query.ToLdapQuery()}\nexpected {string.Join(' ', expected)}\nactual   {string.Join(' ', actual.Order(StringComparer.Ordinal))}");
        }

        output.WriteLine($"{answered} answered, the others refused");
        Assert.InRange(answered, Queries * 8 / 10, Queries);
    }

    static InMemoryDirectory Directory()
    {
        var directory = new InMemoryDirectory(new InMemoryDirectoryOptions
        {
            Suffixes = [Base],
            AdministratorDn = DistinguishedName.Parse("cn=admin,dc=oracle"),
            AdministratorPassword = "secret",
        });
        directory.LoadLdif(new StringReader("dn: dc=oracle\nobjectClass: domain\ndc: oracle\n"));
        return directory;
    }

    static Thing[] Things(Random random, DistinguishedName parent)
    {
        string Word() => Predicates.Words[random.Next(Predicates.Words.Length)];
        string? Maybe() => random.Next(2) == 0 ? null : Word();
        string[] Some() => [.. Enumerable.Range(0, random.Next(4)).Select(_ => Word()).DistinctBy(word => word.ToLowerInvariant())];

        // mail is ASCII only (RFC 4524 section 2.16).
        string[] Ascii() => [.. Some().Where(word => word.All(char.IsAscii))];

        return [.. Enumerable.Range(0, Entries).Select(i => new Thing
        {
            Dn = parent.Child("uid", $"t{i}"),
            UserName = $"t{i}",
            FullName = random.Next(3) == 0 ? $"  {Word()}   {Word()} ".Trim() : Word(),
            Surname = Word(),
            Home = $"/{i}",
            Number = random.Next(10),
            Group = random.Next(10),
            Title = Maybe(),
            DisplayName = Maybe(),
            Mail = Ascii(),
            Departments = Some(),
            Kind = random.Next(2) == 0 ? null : (Kind)random.Next(3),
        })];
    }

    sealed class OracleContext(LdapContextOptions<OracleContext> options) : LdapContext(options);
}
