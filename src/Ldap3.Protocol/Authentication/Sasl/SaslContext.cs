using System.Security.Authentication.ExtendedProtection;
using Ldap3.Protocol.Ber;

namespace Ldap3.Protocol.Authentication.Sasl;

/// <summary>What a mechanism may know of the connection that it binds. Immutable.</summary>
public sealed class SaslContext
{
    internal SaslContext(LdapConnectionOptions options, TlsChannel? channel, bool isConfidential)
    {
        Host = options.Tls.TargetHost ?? options.Host;
        Port = options.EffectivePort;
        Channel = channel;
        IsConfidential = isConfidential;
    }

    /// <summary>The server's name, as the certificate or the Kerberos principal has it.</summary>
    public string Host { get; }

    /// <summary>The server's port.</summary>
    public int Port { get; }

    /// <summary>Whether nobody can listen: TLS, a sealing layer of an earlier bind, or no network at all.</summary>
    public bool IsConfidential { get; }

    /// <summary>Whether there is TLS to bind to.</summary>
    public bool HasTls => Channel is not null;

    internal TlsChannel? Channel { get; }

    /// <summary>
    /// Whether the server offers a variant with channel binding, where that was asked; null when it was not.
    /// </summary>
    internal bool? OffersChannelBinding { get; init; }

    /// <summary>
    /// The octets that name the TLS connection (RFC 5929), without the type's prefix where RFC 5802 wants none.
    /// </summary>
    /// <exception cref="LdapSecurityException">
    /// There is no TLS, or this version of TLS has no binding of that type.
    /// </exception>
    public OctetString GetChannelBinding(SaslChannelBinding type) => type switch
    {
        _ when Channel is null => throw new LdapSecurityException(
            $"There is no TLS between here and {Host} that a {type} channel binding could name. Use ldaps:// or StartTLS."),
        SaslChannelBinding.ServerEndPoint => Channel.ServerEndPoint(),
        SaslChannelBinding.Unique => Channel.Unique(),
        SaslChannelBinding.OpenLdap => (OctetString)(byte[])[.. "tls-server-end-point:"u8, .. Channel.ServerEndPoint().Span],
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };

    /// <summary>
    /// What protection a bind is to bring: what was asked for by name, else none where nobody can listen anyway, and
    /// confidentiality elsewhere.
    /// </summary>
    internal SaslProtection Needed(SaslProtection? asked) =>
        asked ?? (IsConfidential ? SaslProtection.None : SaslProtection.Confidentiality);

    /// <summary>
    /// The server's certificate as the operating system's security packages take it, or null without TLS.
    /// </summary>
    internal ChannelBinding? EndPointToken() => Channel?.EndPointToken();
}
