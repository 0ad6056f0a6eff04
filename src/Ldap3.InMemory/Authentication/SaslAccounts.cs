using Ldap3.InMemory.Access;
using Ldap3.InMemory.Results;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.InMemory.Authentication;

/// <summary>Finds the entries that users of a SASL mechanism are, and says whom they may act for.</summary>
sealed class SaslAccounts(InMemoryDirectory directory, string mechanism)
{
    /// <summary>What is done with a proof of a password, right or wrong; may refuse the bind.</summary>
    public Action<DistinguishedName, bool>? Settle { get; set; }

    /// <summary>The account of a user, or null when there is none, or it may not bind.</summary>
    public SaslAccount? Find(string user)
    {
        if (NameOf(user) is not { } name || name.IsEmpty)
        {
            return null;
        }

        if (name == directory.Options.AdministratorDn && directory.Options.AdministratorPassword is { } administrator)
        {
            return new SaslAccount(name, [administrator]);
        }

        var anybody = new AccessControl(directory.Options, default);
        return directory.Tree.Find(name) is { } node
            && anybody.Allows(AccessKind.Authenticate, name, AccessControl.UserPassword)
            && node.Entry.Find(AccessControl.UserPassword, directory.Entries.TypeOf(AccessControl.UserPassword)) is { } secrets
            ? new SaslAccount(name, secrets.Values)
            : null;
    }

    /// <summary>The entry that the transport's idea of the client stands for: itself, unless the options say otherwise.</summary>
    public DistinguishedName? Find(DistinguishedName peer) =>
        directory.Options.SaslNames is { } names ? names(new SaslUser(mechanism, peer.ToString())) : peer;

    /// <summary>Goes on when a client has proved to know the password of an account.</summary>
    /// <exception cref="Refusal">There is no such account, or it was no proof, or the password may not be used now.</exception>
    public SaslAccount Prove(SaslAccount? account, bool isRight)
    {
        if (account is not null)
        {
            Settle?.Invoke(account.Name, isRight);
        }

        return isRight && account is not null ? account : throw SaslExchange.Fail();
    }

    /// <summary>Who the client is in the end: who it is by its proof, or who it wants to act as (RFC 4513 section 5.2.1.8).</summary>
    public DistinguishedName Authorize(DistinguishedName name, string authorizationId)
    {
        if (authorizationId.Length == 0)
        {
            return name;
        }

        var wanted = AuthorizationIdentity.Find(directory, authorizationId);
        return wanted is { } other && (other == name || new AccessControl(directory.Options, name).Allows(AccessKind.ActAs, other))
            ? other
            : throw new Refusal(ResultCode.InsufficientAccessRights, "SASL(-14): authorization failure: not authorized");
    }

    DistinguishedName? NameOf(string user)
    {
        if (directory.Options.SaslNames is { } names)
        {
            return names(new SaslUser(mechanism, user));
        }

        // Who gives a name of the tree means that; no user's name looks like one.
        return user.Contains('=', StringComparison.Ordinal) && DistinguishedName.TryParse(user, DistinguishedNameSyntax.Lenient, out var name)
            ? name
            : AuthorizationIdentity.Find(directory, $"u:{user}");
    }
}
