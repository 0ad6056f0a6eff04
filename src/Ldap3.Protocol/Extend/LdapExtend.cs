namespace Ldap3.Protocol.Extend;

/// <summary>
/// The operations beyond LDAP's own, arranged by who defined them: what ldap3 calls <c>connection.extend</c>. Thread safe, as
/// the connection is.
/// </summary>
public sealed class LdapExtend
{
    internal LdapExtend(LdapConnection connection)
    {
        Standard = new StandardExtend(connection);
        Microsoft = new MicrosoftExtend(connection);
        Novell = new NovellExtend(connection);
    }

    /// <summary>What RFCs and Internet drafts define, for any server that knows it.</summary>
    public StandardExtend Standard { get; }

    /// <summary>What Active Directory and Samba know.</summary>
    public MicrosoftExtend Microsoft { get; }

    /// <summary>What eDirectory knows, once of Novell, now of OpenText.</summary>
    public NovellExtend Novell { get; }
}
