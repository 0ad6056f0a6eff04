using Ldap3.Protocol;
using static Ldap3.Server.Tests.OpenLdapServer;

namespace Ldap3.Server.Tests.OpenLdap;

/// <summary>OpenLDAP's attributes of people have no ordering rule of their own: a sort has to name one.</summary>
public sealed class ListControlTests : ListControlSpecification
{
    protected override LdapConnectionOptions Connection => PersonOptions("ghopper");

    protected override string ListDn => PeopleDn;

    protected override string Filter => "(uid=*)";

    protected override string SortAttribute => "sn";

    protected override string? OrderingRule => "caseIgnoreOrderingMatch";
}
