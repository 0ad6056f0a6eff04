using Ldap3.Specification.AbstractLayer;

namespace Ldap3.Server.Tests.OpenLdap;

public sealed class AbstractReadingTests(CompanyDirectory directory)
    : ReadingSpecification(directory), IClassFixture<CompanyDirectory>;
