using Ldap3.Specification.UnitOfWork;

namespace Ldap3.Server.Tests.OpenLdap;

public sealed class ConcurrencyTests(CompanyDirectory directory)
    : ConcurrencySpecification(directory), IClassFixture<CompanyDirectory>;
