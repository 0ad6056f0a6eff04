using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Messages;

/// <summary>The answer to an extended operation, or an unsolicited notification (RFC 4511 sections 4.12 and 4.4).</summary>
public sealed record ExtendedResponse : LdapResult
{
    /// <summary>The response's own object identifier, or null.</summary>
    public string? Oid { get; init; }

    /// <summary>The response's value, or null. Not printed: it may hold a generated password.</summary>
    public OctetString? Value { get; init; }

    /// <summary>The result code and object identifier, without the value.</summary>
    public override string ToString() => $"ExtendedResponse {Oid} {ResultCode} {DiagnosticMessage}";
}
