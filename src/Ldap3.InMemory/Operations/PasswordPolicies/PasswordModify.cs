using Ldap3.InMemory.Access;
using Ldap3.InMemory.Authentication;
using Ldap3.InMemory.Results;
using Ldap3.InMemory.Tree;
using Ldap3.Protocol.Ber;
using Ldap3.Protocol.ExtendedOperations;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.InMemory.Operations.PasswordPolicies;

/// <summary>Changes a password on request (RFC 3062), with OpenLDAP's results.</summary>
sealed class PasswordModify(InMemoryDirectory directory, PasswordVerification verification, WriteOperations operations)
{
    public (DirectoryTree Tree, LdapResult Result) Change(DirectoryTree tree, OperationContext context)
    {
        var wanted = PasswordModification.Read((ExtendedRequest)context.Request);
        if (context.Identity.IsEmpty)
        {
            throw new Refusal(ResultCode.StrongerAuthRequired, "only authenticated users may change passwords");
        }

        var name = Whose(tree, context, wanted);
        RefuseWrong(name, wanted);
        var generated = wanted.NewPassword is null ? PasswordCheck.Generate() : null;
        var changed = (OctetString)(wanted.NewPassword ?? generated!);
        var response = new ExtendedResponse
        {
            ResultCode = ResultCode.Success,
            Value = generated is null ? default(OctetString?) : PasswordModification.WriteGenerated(generated),
        };
        return (operations.ChangePassword(tree, name, wanted.OldPassword, changed, context), response);
    }

    DistinguishedName Whose(DirectoryTree tree, OperationContext context, PasswordModification wanted)
    {
        var name = wanted.UserIdentity is not { } identity ? context.Identity
            : AuthorizationIdentity.Find(directory, identity) is { } known ? known
            : DistinguishedName.TryParse(identity, DistinguishedNameSyntax.Lenient, out var parsed) ? parsed
            : throw new Refusal(ResultCode.InvalidDnSyntax, "Invalid DN");
        tree.Require(name);

        // Whoever knows the old password may change the own one.
        return name == context.Identity || context.Access.Allows(AccessKind.Write, name, AccessControl.UserPassword)
            ? name
            : throw new Refusal(ResultCode.InsufficientAccessRights, "");
    }

    void RefuseWrong(DistinguishedName name, PasswordModification wanted)
    {
        if (wanted.OldPassword is { } old && !verification.IsPassword(name, old))
        {
            throw new Refusal(ResultCode.UnwillingToPerform, "unwilling to verify old password");
        }

        if (wanted.OldPassword is { } same && wanted.NewPassword == same)
        {
            throw new Refusal(ResultCode.UnwillingToPerform, "passwords must differ");
        }
    }
}
