using System.Net;
using Ldap3.Protocol.Authentication.Sasl;

namespace Ldap3.Protocol.Authentication.Mechanisms;

/// <summary>
/// Kerberos and NTLM by the operating system's security packages: libgssapi on Linux, where NTLM needs gss-ntlmssp.
/// </summary>
sealed class GssapiMechanism(
    GssapiKind kind, NetworkCredential? credential, string? authorizationId, SaslProtection? protection, string? service) : SaslMechanism
{
    public override string Name => kind switch { GssapiKind.Kerberos => "GSSAPI", GssapiKind.Sicily => "NTLM", _ => "GSS-SPNEGO" };

    /// <summary>Whether the tokens go by sicily binds instead of SASL.</summary>
    public bool IsSicily => kind == GssapiKind.Sicily;

    public override SaslStrength Strength => kind == GssapiKind.Kerberos ? SaslStrength.Bound : SaslStrength.Legacy;

    protected internal override string Identity => credential switch
    {
        null => authorizationId ?? "",
        { Domain.Length: > 0 } => $"{credential.UserName}@{credential.Domain}",
        _ => credential.UserName,
    };

    public override SaslExchange Begin(SaslContext context) =>
        new GssapiExchange(kind, credential, authorizationId, context.Needed(protection), service ?? $"ldap/{context.Host}", context.EndPointToken());
}
