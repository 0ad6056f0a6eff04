using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Ldap3.Protocol;
using Ldap3.Protocol.Authentication.Mechanisms;
using Ldap3.Protocol.Ber;

namespace Ldap3.InMemory.Authentication;

/// <summary>DIGEST-MD5 (RFC 2831), authentication alone. Needs the password in clear.</summary>
/// <param name="accounts">Who there is.</param>
/// <param name="nonce">What makes the challenge one of its kind.</param>
[SuppressMessage("Security", "CA5351", Justification = "The mechanism says MD5.")]
sealed class DigestMd5Exchange(SaslAccounts accounts, string nonce) : SaslExchange
{
    const string Realm = "localhost";

    bool _asked;

    public override SaslStep Next(OctetString? credentials)
    {
        if (!_asked)
        {
            _asked = true;
            return SaslStep.Challenge($"nonce=\"{nonce}\",realm=\"{Realm}\",qop=\"auth\",charset=utf-8,algorithm=md5-sess");
        }

        try
        {
            return Check(DigestMd5Challenge.Parse(Encoding.UTF8.GetBytes(Text(credentials))));
        }
        catch (LdapProtocolException)
        {
            throw Malformed("the response of DIGEST-MD5 is malformed");
        }
    }

    SaslStep Check(DigestMd5Challenge response)
    {
        // RFC 2831 section 2.1.2: the nonce is this exchange's, and counts one.
        var user = response.Single("username") ?? throw Malformed("there is no username");
        if (response.Nonce != nonce || response.Single("nc") != "00000001" || (response.Single("qop") ?? "auth") != "auth")
        {
            throw Fail();
        }

        var account = accounts.Find(user);
        var proof = Encoding.UTF8.GetBytes(response.Single("response") ?? "");
        var key = account?.Cleartext
            .Select(password => SessionKey(response, user, password.ToString()))
            .FirstOrDefault(key => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Proof(response, key, "AUTHENTICATE")), proof));
        var identity = accounts.Authorize(accounts.Prove(account, key is not null).Name, response.Single("authzid") ?? "");
        return SaslStep.Done(identity, $"rspauth={Proof(response, key!, "")}");
    }

    // RFC 2831 section 2.1.2.1: H(A1); what fits ISO 8859-1 is hashed in it.
    byte[] SessionKey(DigestMd5Challenge response, string user, string password)
    {
        var secret = $"{user}:{response.Single("realm")}:{password}";
        var encoding = secret.All(character => character <= '\u00FF') ? Encoding.Latin1 : Encoding.UTF8;
        var authorization = response.Single("authzid") is { Length: > 0 } wanted ? $":{wanted}" : "";
        return MD5.HashData(
            [.. MD5.HashData(encoding.GetBytes(secret)), .. Encoding.UTF8.GetBytes($":{nonce}:{response.Single("cnonce")}{authorization}")]);
    }

    string Proof(DigestMd5Challenge response, byte[] key, string method)
    {
        var action = Hash($"{method}:{response.Single("digest-uri")}");
        return Hash($"{Convert.ToHexStringLower(key)}:{nonce}:00000001:{response.Single("cnonce")}:auth:{action}");
    }

    static string Hash(string text) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text)));
}
