using Ldap3.Protocol;
using Ldap3.Protocol.Names;
using Ldap3.Protocol.Strategies;
using Ldap3.Specification;

namespace Ldap3.Server.Tests.Samba;

/// <summary>
/// The sample company on the Samba server that <c>test.sh</c> started, as the schema of Active Directory allows it: people
/// are named by their full names, have one mail address, and other passwords (tests/servers/samba/company.py).
/// </summary>
public sealed class CompanyDirectory : DirectoryFixture
{
    static readonly Dictionary<string, string> FullNames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["mhamilton"] = "Margaret Hamilton",
        ["ghopper"] = "Grace Hopper",
    };

    public override bool KeepsOneMail => true;

    public override bool KeepsOneName => true;

    public override bool NamesAttributesOnce => true;

    public override bool SaysWhatMatched => false;

    public override bool KnowsWhoAmI => false;

    public override DistinguishedName PersonName(string uid) =>
        Source.BaseDn.Child("ou", "People").Child("cn", FullNames[uid]);

    public override string PersonPassword(string uid) => SambaServer.PersonPassword(uid);

    protected override LdapDataSource CreateSource(Strategy? strategy) =>
        new(SambaServer.AdministratorOptions(), DistinguishedName.Parse(SambaServer.BaseDn), strategy);
}
