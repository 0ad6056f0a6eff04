using Ldap3.InMemory.Access;
using Ldap3.InMemory.Results;
using Ldap3.InMemory.Tree;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.ExtendedOperations;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.InMemory.Operations;

/// <summary>Checks passwords and changes them (RFC 4513 section 5.1, RFC 3062).</summary>
sealed class SessionBinds(InMemoryDirectory directory)
{
    const string PasswordAttribute = "userPassword";

    /// <summary>Who a bind makes the client; empty for an anonymous one.</summary>
    public DistinguishedName Authenticate(BindRequest request)
    {
        if (request.Version != 3)
        {
            throw new Refusal(ResultCode.ProtocolError, "only version 3 of the protocol is supported");
        }

        if (request.Authentication is not SimpleAuthentication simple)
        {
            throw new Refusal(ResultCode.AuthMethodNotSupported, "only simple binds are supported");
        }

        if (!DistinguishedName.TryParse(request.Name, out var name))
        {
            throw new Refusal(ResultCode.InvalidDnSyntax, "invalid DN");
        }

        if (simple.Password.IsEmpty)
        {
            // RFC 4513 section 5.1.2: a name without a password must not look like success.
            return name.IsEmpty ? default
                : throw new Refusal(ResultCode.UnwillingToPerform, "unauthenticated bind (DN with no password) disallowed");
        }

        return MayAuthenticate(name) && IsPassword(name, simple.Password) ? name : throw new Refusal(ResultCode.InvalidCredentials, "");
    }

    bool MayAuthenticate(DistinguishedName name) =>
        new AccessControl(directory.Options, default).Allows(AccessKind.Authenticate, name, PasswordAttribute)
        || name == directory.Options.AdministratorDn;

    public ExtendedResponse ModifyPassword(OperationContext context)
    {
        var request = (ExtendedRequest)context.Request;
        var wanted = PasswordModification.Read(request);
        if (context.Identity.IsEmpty)
        {
            throw new Refusal(ResultCode.UnwillingToPerform, "bind before changing passwords");
        }

        var name = wanted.UserIdentity is { } identity
            ? DistinguishedName.TryParse(identity.StartsWith("dn:", StringComparison.OrdinalIgnoreCase) ? identity[3..] : identity, out var parsed)
                ? parsed
                : throw new Refusal(ResultCode.InvalidDnSyntax, "invalid DN")
            : context.Identity;
        if (name != context.Identity && !context.Access.Allows(AccessKind.Write, name, PasswordAttribute))
        {
            throw new Refusal(ResultCode.InsufficientAccessRights, "");
        }

        if (wanted.OldPassword is { } old && !IsPassword(name, old))
        {
            throw new Refusal(ResultCode.UnwillingToPerform, "unwilling to verify old password");
        }

        var generated = wanted.NewPassword is null ? PasswordCheck.Generate() : null;
        Store(name, wanted.NewPassword ?? generated!);
        return new ExtendedResponse
        {
            ResultCode = ResultCode.Success,
            Value = generated is null ? default(OctetString?) : PasswordModification.WriteGenerated(generated),
        };
    }

    void Store(DistinguishedName name, OctetString password) => directory.Write<object?>(tree =>
    {
        var node = tree.Require(name);
        AttributeDescription description = PasswordAttribute;
        var type = directory.Entries.TypeOf(description);
        var entry = node.Entry.With(description, type, new StoredAttribute(description, type, [PasswordCheck.Hash(password)]));
        return (tree.Replace(node, directory.Entries.Touch(entry, name)), null);
    });

    bool IsPassword(DistinguishedName name, OctetString password)
    {
        if (name == directory.Options.AdministratorDn && directory.Options.AdministratorPassword is { } administrator)
        {
            return PasswordCheck.Matches(administrator, password);
        }

        var stored = directory.Tree.Find(name)?.Entry.Find(PasswordAttribute, directory.Entries.TypeOf(PasswordAttribute));
        return stored is not null && stored.Values.Any(value => PasswordCheck.Matches(value, password));
    }
}
