using System.Security.Cryptography;
using Ldap3.Protocol.Authentication.Mechanisms;
using Ldap3.Protocol.Authentication.Sasl;

namespace Ldap3.Protocol.Authentication;

/// <summary>
/// A name and a password, by the strongest mechanism that the server offers and none below what is wanted.
/// </summary>
sealed class StrongestCredential(string userName, string password, SaslStrength minimum, string? authorizationId) : LdapCredential
{
    static readonly HashAlgorithmName[] Hashes = [HashAlgorithmName.SHA512, HashAlgorithmName.SHA256, HashAlgorithmName.SHA1];

    readonly SecretOctets _password = new(password);

    public override string ToString() => userName;

    /// <param name="offered">
    /// What the server's root DSE lists; who can change that on the way can only choose among what is strong enough.
    /// </param>
    /// <param name="context">The session.</param>
    /// <param name="isOpenLdap">
    /// Whether the server is OpenLDAP, which names channel bindings in a way of its own.
    /// </param>
    /// <exception cref="LdapSecurityException">The server offers nothing that is strong enough.</exception>
    public SaslCredential Choose(IReadOnlyCollection<string> offered, SaslContext context, bool isOpenLdap)
    {
        var binding = isOpenLdap ? SaslChannelBinding.OpenLdap : SaslChannelBinding.ServerEndPoint;
        var mechanism = Candidates(context.HasTls ? binding : null)
            .Where(candidate => candidate.Strength >= minimum)
            .FirstOrDefault(candidate => offered.Contains(candidate.Name, StringComparer.OrdinalIgnoreCase));
        return mechanism is not null
            ? (SaslCredential)Sasl(mechanism).WithControls(Controls)
            : throw new LdapSecurityException(
                $"{context.Host} offers the mechanisms \"{string.Join(' ', offered)}\", of which none that takes a password is at least "
                + $"{minimum}. Its list may have been changed on the way. Nothing was sent; allow a weaker one by name if it must be.");
    }

    // The strongest first.
    IEnumerable<SaslMechanism> Candidates(SaslChannelBinding? binding)
    {
        var secret = System.Text.Encoding.UTF8.GetString(_password.Span);
        if (binding is not null)
        {
            foreach (var hash in Hashes)
            {
                yield return new ScramMechanism(hash, userName, secret, authorizationId, binding);
            }
        }

        foreach (var hash in Hashes)
        {
            yield return new ScramMechanism(hash, userName, secret, authorizationId, null);
        }

        yield return new DigestMd5Mechanism(userName, secret, null, authorizationId, null);
        if (authorizationId is null)
        {
            yield return new CramMd5Mechanism(userName, secret);
        }

        yield return new PlainMechanism(userName, secret, authorizationId);
    }
}
