using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Ldap3.Protocol.Ber;

namespace Ldap3.InMemory.Authentication;

/// <summary>CRAM-MD5 (RFC 2195). Needs the password in clear.</summary>
/// <param name="accounts">Who there is.</param>
/// <param name="challenge">One of its kind, in the form of a message id.</param>
[SuppressMessage("Security", "CA5351", Justification = "The mechanism says MD5.")]
sealed class CramMd5Exchange(SaslAccounts accounts, string challenge) : SaslExchange
{
    bool _asked;

    public override SaslStep Next(OctetString? credentials)
    {
        if (!_asked)
        {
            _asked = true;
            return SaslStep.Challenge(challenge);
        }

        // RFC 2195 section 2: the user's name, a space, and the digest in hexadecimal; names may hold spaces.
        var response = Text(credentials);
        var space = response.LastIndexOf(' ');
        if (space < 1)
        {
            throw Malformed("CRAM-MD5 is a name, a space and a digest");
        }

        var digest = Encoding.UTF8.GetBytes(response[(space + 1)..].ToLowerInvariant());
        var account = accounts.Find(response[..space]);
        var isRight = account is not null
            && account.Cleartext.Any(password => CryptographicOperations.FixedTimeEquals(Digest(password), digest));
        return SaslStep.Done(accounts.Prove(account, isRight).Name);
    }

    byte[] Digest(OctetString password) =>
        Encoding.UTF8.GetBytes(Convert.ToHexStringLower(HMACMD5.HashData(password.Span, Encoding.UTF8.GetBytes(challenge))));
}
