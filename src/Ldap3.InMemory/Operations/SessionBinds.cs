using Ldap3.InMemory.Operations.PasswordPolicies;
using Ldap3.InMemory.Results;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.InMemory.Operations;

/// <summary>Finds out who binds (RFC 4513 section 5.1).</summary>
sealed class SessionBinds(PasswordVerification verification)
{
    /// <summary>Who a bind makes the client; empty for an anonymous one.</summary>
    public DistinguishedName Authenticate(OperationContext context, BindRequest request)
    {
        if (request.Version != 3)
        {
            throw new Refusal(ResultCode.ProtocolError, "only version 3 of the protocol is supported");
        }

        if (request.Authentication is not SimpleAuthentication simple)
        {
            throw new Refusal(ResultCode.AuthMethodNotSupported, "only simple and SASL binds are supported");
        }

        if (!DistinguishedName.TryParse(request.Name, DistinguishedNameSyntax.Lenient, out var name))
        {
            throw new Refusal(ResultCode.InvalidDnSyntax, "invalid DN");
        }

        if (simple.Password.IsEmpty)
        {
            // RFC 4513 section 5.1.2: a name without a password must not look like success.
            return name.IsEmpty ? default
                : throw new Refusal(ResultCode.UnwillingToPerform, "unauthenticated bind (DN with no password) disallowed");
        }

        verification.Verify(context, name, simple.Password);
        return name;
    }
}
