using System.Globalization;
using Ldap3.InMemory.Results;
using Ldap3.InMemory.Tree;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.InMemory.ActiveDirectory;

/// <summary>What Active Directory says when a bind fails, in the form that clients take apart ([MS-ADTS] section 3.1.1.3.1.9).</summary>
static class DomainBind
{
    const int Disabled = 2;

    /// <summary>There is no such user.</summary>
    public static Refusal Unknown() => Refuse("525");

    /// <summary>The password is wrong.</summary>
    public static Refusal Wrong() => Refuse("52e");

    /// <summary>Refuses an account that is disabled, whose password was right.</summary>
    public static void CheckAccount(DirectoryTree tree, DistinguishedName name)
    {
        var control = tree.Find(name)?.Entry.Attributes
            .FirstOrDefault(attribute => attribute.Description.Type.Equals("userAccountControl", StringComparison.OrdinalIgnoreCase));
        if (control is not null
            && int.TryParse(control.Values[0].ToString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var flags)
            && (flags & Disabled) != 0)
        {
            throw Refuse("533");
        }
    }

    static Refusal Refuse(string data) => new(
        ResultCode.InvalidCredentials, $"80090308: LdapErr: DSID-0C09042A, comment: AcceptSecurityContext error, data {data}, v4563");
}
