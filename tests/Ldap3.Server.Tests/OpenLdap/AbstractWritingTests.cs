using Ldap3.Specification.AbstractLayer;

namespace Ldap3.Server.Tests.OpenLdap;

public sealed class AbstractWritingTests(CompanyDirectory directory)
    : WritingSpecification(directory), IClassFixture<CompanyDirectory>;
