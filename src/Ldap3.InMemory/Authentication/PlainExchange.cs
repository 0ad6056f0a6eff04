using Ldap3.Protocol.Ber;

namespace Ldap3.InMemory.Authentication;

/// <summary>PLAIN (RFC 4616): the password itself.</summary>
sealed class PlainExchange(SaslAccounts accounts) : SaslExchange
{
    bool _asked;

    public override SaslStep Next(OctetString? credentials)
    {
        if (credentials is null && !_asked)
        {
            _asked = true;
            return SaslStep.Challenge(OctetString.Empty);
        }

        // RFC 4616 section 2: [authzid] NUL authcid NUL passwd
        var parts = Text(credentials).Split('\0');
        if (parts is not [var authorizationId, { Length: > 0 } user, { Length: > 0 } password])
        {
            throw Malformed("PLAIN is authzid NUL authcid NUL passwd");
        }

        var account = accounts.Find(user);
        return SaslStep.Done(
            accounts.Authorize(accounts.Prove(account, account is not null && account.IsPassword(password)).Name, authorizationId));
    }
}
