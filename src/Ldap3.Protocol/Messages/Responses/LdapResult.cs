namespace Ldap3.Protocol.Messages;

/// <summary>The answer that ends an operation (<c>LDAPResult</c>, RFC 4511 section 4.1.9).</summary>
public abstract record LdapResult : LdapResponse
{
    private protected LdapResult()
    {
    }

    /// <summary>How the operation ended.</summary>
    public required ResultCode ResultCode { get; init; }

    /// <summary>The deepest existing entry on the way to the wanted one, or the empty string.</summary>
    public string MatchedDn { get; init; } = "";

    /// <summary>The server's own words for people; may be empty.</summary>
    public string DiagnosticMessage { get; init; } = "";

    /// <summary>Where else to ask, as URLs: not empty exactly when the result code is a referral (RFC 4511 section 4.1.10).</summary>
    public IReadOnlyList<string> Referrals { get; init; } = [];
}
