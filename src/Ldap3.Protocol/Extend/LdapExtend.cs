namespace Ldap3.Protocol.Extend;

/// <summary>Operations that are put together of several, or that only some servers know. Thread safe as the connection is.</summary>
public sealed class LdapExtend
{
    internal LdapExtend(LdapConnection connection) => Microsoft = new MicrosoftExtend(connection);

    /// <summary>What Active Directory and Samba know.</summary>
    public MicrosoftExtend Microsoft { get; }
}
