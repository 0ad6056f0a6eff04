using System.Buffers;
using System.Net.Security;
using Ldap3.Protocol.Authentication.Sasl;

namespace Ldap3.Protocol.Authentication.Mechanisms;

/// <summary>Signs or seals by a security context of the operating system (RFC 4752 section 3.1).</summary>
sealed class GssapiLayer(NegotiateAuthentication context, SaslProtection protection, int serverMaxBuffer) : SaslSecurityLayer
{
    /// <summary>How long a buffer may be where the server does not say.</summary>
    public const int DefaultMaxBuffer = 64 << 10;

    // More than any package adds; .NET does not tell gss_wrap_size_limit.
    const int Reserve = 256;

    // Windows and Samba seal whole answers at once, whatever the client says that it takes. Three octets say the size.
    const int Longest = (1 << 24) - 1;

    // A GSSAPI context is not safe for two threads.
    readonly Lock _gate = new();

    public override bool IsConfidential => protection == SaslProtection.Confidentiality;

    public override int MaxPlainSize => Math.Max(1, Math.Min(serverMaxBuffer, 1 << 20) - Reserve);

    public override int MaxProtectedSize => Longest;

    public override void Wrap(ReadOnlySpan<byte> plain, IBufferWriter<byte> output)
    {
        lock (_gate)
        {
            var status = context.Wrap(plain, output, IsConfidential, out var isEncrypted);
            if (status != NegotiateAuthenticationStatusCode.Completed || (IsConfidential && !isEncrypted))
            {
                throw new LdapSecurityException($"What is to be sent cannot be protected ({status}); it was not sent.");
            }
        }
    }

    public override void Unwrap(ReadOnlySpan<byte> protectedBuffer, IBufferWriter<byte> output)
    {
        lock (_gate)
        {
            var status = context.Unwrap(protectedBuffer, output, out var wasEncrypted);
            if (status != NegotiateAuthenticationStatusCode.Completed || (IsConfidential && !wasEncrypted))
            {
                throw new LdapSecurityException($"A protected buffer was changed on the way, is out of order, or was not sealed ({status}).");
            }
        }
    }

    protected override void Dispose(bool disposing)
    {
        lock (_gate)
        {
            context.Dispose();
        }

        base.Dispose(disposing);
    }
}
