using Ldap3.Protocol;
using static Ldap3.Server.Tests.Ds389Server;

namespace Ldap3.Server.Tests.Ds389;

public sealed class ListControlTests : ListControlSpecification
{
    protected override LdapConnectionOptions Connection => PersonOptions("ghopper");

    protected override string ListDn => PeopleDn;

    protected override string Filter => "(uid=*)";

    protected override string SortAttribute => "sn";
}
