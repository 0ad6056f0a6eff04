using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Ldap3.Protocol.Authentication.Sasl;
using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Authentication.Mechanisms;

/// <summary>
/// CRAM-MD5 (RFC 2195), for old servers: who listens can guess the password, and the server proves nothing.
/// </summary>
sealed class CramMd5Mechanism(string userName, string password) : SaslMechanism
{
    readonly string _userName = SaslPreparation.Prepare(userName, nameof(userName));
    readonly SecretOctets _password = new(SaslPreparation.Prepare(password, nameof(password)));

    public override string Name => "CRAM-MD5";

    public override SaslStrength Strength => SaslStrength.Legacy;

    protected internal override string Identity => _userName;

    public override SaslExchange Begin(SaslContext context) => new Exchange(_userName, _password);

    sealed class Exchange(string userName, SecretOctets password) : SaslExchange
    {
        bool _answered;

        [SuppressMessage("Security", "CA5351", Justification = "The mechanism says MD5.")]
        public override OctetString? Respond(OctetString? challenge)
        {
            if (challenge is not { } timestamp)
            {
                return null; // RFC 2195 section 2: the server begins.
            }

            if (_answered)
            {
                throw new LdapProtocolException("The server asks for a second step of CRAM-MD5, which has one.");
            }

            _answered = true;
            return OctetString.FromString($"{userName} {Convert.ToHexStringLower(HMACMD5.HashData(password.Span, timestamp.Span))}");
        }

        public override void Complete(OctetString? additionalData)
        {
            if (!_answered)
            {
                throw new LdapSecurityException("The server says success before CRAM-MD5 was done.");
            }
        }
    }
}
