using Ldap3.Protocol.Ber;
using Ldap3.Protocol.Names;

namespace Ldap3.InMemory.Authentication;

/// <summary>What the way to a client says about it. Immutable.</summary>
sealed record ClientTransport
{
    /// <summary>Nobody can listen: within this process.</summary>
    public static ClientTransport InProcess { get; } = new() { IsProtected = true };

    /// <summary>Everybody on the way can listen.</summary>
    public static ClientTransport Clear { get; } = new();

    /// <summary>Whether nobody on the way can listen: TLS, or one and the same machine.</summary>
    public bool IsProtected { get; init; }

    /// <summary>Under TLS the hash of the server's certificate (RFC 5929 section 4), or null.</summary>
    public OctetString? ServerEndPoint { get; init; }

    /// <summary>Who the client is by the transport alone: the subject of its certificate, or the user that runs it; null when unknown.</summary>
    public DistinguishedName? Peer { get; init; }
}
