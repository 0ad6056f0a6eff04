namespace Ldap3.Protocol.Authentication;

/// <summary>Nobody in particular (RFC 4513 section 5.1.1).</summary>
public sealed class AnonymousCredential : LdapCredential
{
    internal AnonymousCredential()
    {
    }

    /// <inheritdoc/>
    public override string ToString() => "anonymous";
}
