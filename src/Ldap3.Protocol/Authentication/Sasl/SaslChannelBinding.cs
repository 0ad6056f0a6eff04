namespace Ldap3.Protocol.Authentication.Sasl;

/// <summary>
/// How a SASL exchange is tied to the TLS connection beneath it (RFC 5056), so that nobody can stand between the two.
/// </summary>
public enum SaslChannelBinding
{
    /// <summary>
    /// By the server's certificate: <c>tls-server-end-point</c> (RFC 5929 section 4). Works with every version of
    /// TLS.
    /// </summary>
    ServerEndPoint = 0,

    /// <summary>
    /// By the TLS handshake: <c>tls-unique</c> (RFC 5929 section 3). TLS 1.2 only; TLS 1.3 has none (RFC 9266 section
    /// 4.2).
    /// </summary>
    Unique = 1,

    /// <summary>
    /// By the server's certificate, as OpenLDAP writes it up to this day: under the name <c>ldap</c>, and with the
    /// type's name among the octets. Needs <c>sasl-cbinding tls-endpoint</c> there.
    /// </summary>
    OpenLdap = 2,
}
