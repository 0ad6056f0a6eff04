using Ldap3.Protocol;
using static Ldap3.Server.Tests.SambaServer;

namespace Ldap3.Server.Tests.Samba;

public sealed class ListControlTests : ListControlSpecification
{
    protected override LdapConnectionOptions Connection => AdministratorOptions();

    protected override string ListDn => StaffDn;

    protected override string Filter => "(sn=*)";

    protected override string SortAttribute => "sn";

    protected override bool SaysThatItSorted => false;
}
