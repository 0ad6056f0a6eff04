using Ldap3.Protocol.Authentication;
using Ldap3.Protocol.Messages;
using Ldap3.Protocol.Sessions;

namespace Ldap3.Protocol.Strategies;

/// <summary>The mechanisms that a server offers on a session, by its root DSE (RFC 4512 section 5.1).</summary>
sealed class OfferedMechanisms
{
    const string MechanismsAttribute = "supportedSASLMechanisms";
    const string ClassAttribute = "objectClass";

    static readonly SearchRequest Request = new()
    {
        BaseObject = default, Scope = SearchScope.BaseObject, Attributes = [MechanismsAttribute, ClassAttribute],
    };

    readonly List<string> _names = [];
    bool _isOpenLdap;

    /// <summary>Whether one of them has a form with channel binding.</summary>
    public bool ChannelBinding => _names.Any(name => name.EndsWith("-PLUS", StringComparison.OrdinalIgnoreCase));

    public static OfferedMechanisms Read(LdapSession session)
    {
        var found = new OfferedMechanisms();
        var operation = session.Send(Request);
        while (operation.Read() is { } response && !found.Ends(response))
        {
            // Until the last answer.
        }

        return found;
    }

    public static async Task<OfferedMechanisms> ReadAsync(LdapSession session, CancellationToken cancellationToken)
    {
        var found = new OfferedMechanisms();
        var operation = await session.SendAsync(Request, cancellationToken).ConfigureAwait(false);
        while (await operation.ReadAsync(cancellationToken).ConfigureAwait(false) is { } response && !found.Ends(response))
        {
            // Until the last answer.
        }

        return found;
    }

    public SaslCredential Choose(StrongestCredential credential, LdapSession session) =>
        credential.Choose(_names, session.SaslContext(), _isOpenLdap);

    bool Ends(LdapResponse response)
    {
        if (response is SearchResultEntry entry)
        {
            _names.AddRange(entry.GetStrings(MechanismsAttribute));
            _isOpenLdap = entry.GetStrings(ClassAttribute).Contains("OpenLDAProotDSE", StringComparer.OrdinalIgnoreCase);
        }

        return response is LdapResult;
    }
}
