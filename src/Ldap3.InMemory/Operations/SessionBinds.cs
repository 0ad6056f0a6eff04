using Ldap3.InMemory.ActiveDirectory;
using Ldap3.InMemory.Operations.PasswordPolicies;
using Ldap3.InMemory.Results;
using Ldap3.Protocol.Ber;
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

        var domain = context.Directory.Options.ActiveDirectory;
        if (!DistinguishedName.TryParse(request.Name, DistinguishedNameSyntax.Lenient, out var name))
        {
            name = domain is null
                ? throw new Refusal(ResultCode.InvalidDnSyntax, "invalid DN")
                : DomainAccounts.Find(context.Directory, domain, request.Name) ?? throw DomainBind.Unknown();
        }

        if (simple.Password.IsEmpty)
        {
            // RFC 4513 section 5.1.2: a name without a password must not look like success.
            return name.IsEmpty ? default
                : throw new Refusal(ResultCode.UnwillingToPerform, "unauthenticated bind (DN with no password) disallowed");
        }

        if (domain is null)
        {
            verification.Verify(context, name, simple.Password);
        }
        else
        {
            VerifyInDomain(context, name, simple.Password);
        }

        return name;
    }

    void VerifyInDomain(OperationContext context, DistinguishedName name, OctetString password)
    {
        try
        {
            verification.Verify(context, name, password);
        }
        catch (Refusal e) when (e is { ResultCode: ResultCode.InvalidCredentials, Message: "", Controls.Count: 0 })
        {
            throw context.Directory.Tree.Find(name) is null ? DomainBind.Unknown() : DomainBind.Wrong();
        }

        DomainBind.CheckAccount(context.Directory.Tree, name);
    }
}
