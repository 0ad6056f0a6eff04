using Ldap3.Specification.UnitOfWork;

namespace Ldap3.Server.Tests.OpenLdap;

public sealed class SavingTests(CompanyDirectory directory)
    : SavingSpecification(directory), IClassFixture<CompanyDirectory>;
