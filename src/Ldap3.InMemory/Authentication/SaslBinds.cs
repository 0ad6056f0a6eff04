using Ldap3.InMemory.Results;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Names;

namespace Ldap3.InMemory.Authentication;

/// <summary>The SASL exchange that a session has under way (RFC 4513 section 5.2). For one bind after another.</summary>
sealed class SaslBinds(InMemoryDirectory directory)
{
    SaslExchange? _exchange;
    SaslAccounts? _accounts;
    string? _mechanism;

    /// <summary>Forgets the exchange, as any other bind does (RFC 4511 section 4.2.1).</summary>
    public void Abort() => (_exchange, _mechanism) = (null, null);

    /// <summary>Takes one bind of an exchange.</summary>
    /// <param name="request">What the client sent.</param>
    /// <param name="transport">How it came.</param>
    /// <param name="settle">What is done with a proof of a password, right or wrong; may refuse the bind.</param>
    public SaslStep Next(SaslAuthentication request, ClientTransport transport, Action<DistinguishedName, bool> settle)
    {
        if (_exchange is null || _mechanism != request.Mechanism)
        {
            Abort();
            _exchange = Begin(request.Mechanism, transport);
            _mechanism = request.Mechanism;
        }

        _accounts!.Settle = settle;
        var exchange = _exchange;
        SaslStep? step = null;
        try
        {
            step = exchange.Next(request.Credentials);
            return step;
        }
        finally
        {
            if (step is not { Identity: null })
            {
                Abort();
            }
        }
    }

    SaslExchange Begin(string name, ClientTransport transport)
    {
        if (SaslMechanisms.Find(name, directory.Options) is not { } mechanism)
        {
            throw new Refusal(ResultCode.AuthMethodNotSupported, "SASL(-4): no mechanism available");
        }

        if (!mechanism.IsOffered(directory.Options, transport))
        {
            throw name == "PLAIN"
                ? new Refusal(ResultCode.ConfidentialityRequired, "PLAIN needs TLS")
                : new Refusal(ResultCode.AuthMethodNotSupported, "SASL(-4): the mechanism is not available on this connection");
        }

        _accounts = new SaslAccounts(directory, name);
        return mechanism.Begin(_accounts, transport);
    }
}
