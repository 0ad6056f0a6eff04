using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Messages;

/// <summary>One step of a sicily bind, Active Directory's own way of NTLM ([MS-ADTS] section 5.1.1.1.3).</summary>
/// <param name="step">Which step.</param>
/// <param name="token">The token of the security package; empty for the first step.</param>
public sealed class SicilyAuthentication(SicilyStep step, OctetString token) : AuthenticationChoice
{
    /// <summary>Which step.</summary>
    public SicilyStep Step { get; } = step;

    /// <summary>The token of the security package. Never printed.</summary>
    public OctetString Token { get; } = token;

    /// <summary>The step, without the token.</summary>
    public override string ToString() => $"sicily {Step}, token hidden";
}
