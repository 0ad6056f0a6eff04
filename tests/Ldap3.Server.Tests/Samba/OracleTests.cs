using Ldap3.Specification.Oracle;

namespace Ldap3.Server.Tests.Samba;

/// <summary>Active Directory folds accents, which its own collation tables say; these words have none.</summary>
public sealed class OracleTests(CompanyDirectory directory, ITestOutputHelper output)
    : OracleSpecification<ActiveThing>(directory, output), IClassFixture<CompanyDirectory>
{
    protected override int Queries => 400;

    protected override int Entries => 40;

    protected override IReadOnlyList<string> Words => ["ada", "Ada", "ADA", "bob", "boba", "abo", "a*b", "(x)", "x\\y", "oba"];

    protected override string NamingAttribute => "cn";
}
