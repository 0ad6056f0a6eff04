using System.Text;
using Ldap3.InMemory.Results;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Messages;

namespace Ldap3.InMemory.Authentication;

/// <summary>One run of a SASL mechanism, seen from the server (RFC 4422). For one bind after another.</summary>
abstract class SaslExchange
{
    // Names and proofs are short; whoever sends more wants to keep the server busy.
    const int MaxLength = 8 << 10;

    /// <summary>Takes what the client sent and says what comes back.</summary>
    /// <param name="credentials">The client's octets, or null when it sent none, which is not the same as empty.</param>
    /// <exception cref="Refusal">The client is not who it says, or speaks something else.</exception>
    public abstract SaslStep Next(OctetString? credentials);

    /// <summary>The answer to whoever is not who it says.</summary>
    public static Refusal Fail() => new(ResultCode.InvalidCredentials, "SASL(-13): authentication failure");

    protected static Refusal Malformed(string why) => new(ResultCode.ProtocolError, $"SASL: {why}");

    protected static string Text(OctetString? credentials)
    {
        if (credentials is not { } octets)
        {
            throw Malformed("no credentials");
        }

        try
        {
            return octets.Length <= MaxLength
                ? new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(octets.Span)
                : throw Malformed("the credentials are too long");
        }
        catch (DecoderFallbackException)
        {
            throw Malformed("the credentials are no UTF-8");
        }
    }
}
