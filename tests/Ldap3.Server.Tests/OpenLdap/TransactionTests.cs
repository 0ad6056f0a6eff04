using Ldap3.Specification;

namespace Ldap3.Server.Tests.OpenLdap;

public sealed class TransactionTests(CompanyDirectory directory)
    : TransactionSpecification(directory), IClassFixture<CompanyDirectory>;
