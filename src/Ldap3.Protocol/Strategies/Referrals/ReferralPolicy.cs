using System.Diagnostics.CodeAnalysis;
using Ldap3.Protocol.Authentication;
using Ldap3.Protocol.Urls;

namespace Ldap3.Protocol.Strategies.Referrals;

/// <summary>Decides where a referral may lead, and how protected and as whom. Thread safe.</summary>
sealed class ReferralPolicy(LdapConnectionOptions options)
{
    public ReferralOptions Referrals => options.Referrals;

    public LdapConnectionOptions Connection => options;

    /// <summary>The connection's own server; empty when that is no matter of host and port.</summary>
    public string OwnServer { get; } =
        options is { Servers: null, SocketPath: null, InProcess: null } ? Name(options.Host, options.EffectivePort) : "";

    /// <summary>Finds where a referral leads, or why it is not followed.</summary>
    public bool TryFind(
        string uri, [NotNullWhen(true)] out ReferralTarget? target, [NotNullWhen(false)] out string? refusal)
    {
        target = null;
        refusal = null;
        try
        {
            target = Find(LdapUrl.Parse(uri), out refusal);
        }
        catch (LdapFormatException e)
        {
            // RFC 4511 section 4.1.10: clients may ignore URIs that they do not support.
            refusal = $"it is no LDAP URL that can be followed: {e.Message}";
        }

        return target is not null;
    }

    ReferralTarget? Find(LdapUrl url, out string? refusal)
    {
        refusal = Refusal(url);
        if (refusal is not null)
        {
            return null;
        }

        var server = Name(url.Host, url.EffectivePort);
        if (url.Host.Length == 0 || (server == OwnServer && IsProtectedAsOwn(url)))
        {
            // RFC 4516 section 2: without a host it is the client's to know which server, and here that is the one it came from.
            return new ReferralTarget(url, OwnServer, null);
        }

        if (PoolMember(url, server) is { } member)
        {
            return new ReferralTarget(url, server, () => member);
        }

        var matches = Referrals.AllowedPatterns.Where(pattern => pattern.Matches(url.Host, url.EffectivePort)).ToList();
        if (matches.Count == 0)
        {
            refusal = $"{url.Host} is not among the AllowedHosts";
            return null;
        }

        var isNamed = matches.Exists(pattern => pattern.IsName);
        return new ReferralTarget(url, $"{url.Scheme} {server}", () => OptionsFor(url, isNamed));
    }

    static string? Refusal(LdapUrl url) =>

        // Whoever is at the other end of a network has no say in which local socket is opened.
        url.Scheme == LdapUrlScheme.Ldapi ? "sockets of this machine are not for servers to choose"

        // RFC 4516 section 2: a URL with a critical extension that the client does not know is not to be used.
        : url.Extensions.FirstOrDefault(extension => extension.IsCritical) is { } extension
            ? $"its critical extension {extension.Type} is not known"
        : null;

    bool IsProtectedAsOwn(LdapUrl url) => (url.Scheme == LdapUrlScheme.Ldaps) == (options.Security == LdapSecurity.Ldaps);

    LdapConnectionOptions? PoolMember(LdapUrl url, string server) =>
        options.Servers?.GetStatus()
            .Select(status => status.Server.Apply(options))
            .FirstOrDefault(member => Name(member.Host, member.EffectivePort) == server
                && (url.Scheme == LdapUrlScheme.Ldaps) == (member.Security == LdapSecurity.Ldaps)) is { } own
            ? own with { BindOnOpen = true, Referrals = new ReferralOptions() }
            : null;

    // What holds for the own server must not leak to another: the way there, its certificate's name, who one is there.
    LdapConnectionOptions OptionsFor(LdapUrl url, bool isNamed) => options with
    {
        Host = url.Host,
        Port = url.Port,
        SocketPath = null,
        InProcess = null,
        Servers = null,
        Security = url.Scheme == LdapUrlScheme.Ldaps ? LdapSecurity.Ldaps
            : Referrals.RequireTls || options.Security != LdapSecurity.None ? LdapSecurity.StartTls
            : LdapSecurity.None,
        Tls = options.Tls with
        {
            TargetHost = null,
            ClientCertificates = isNamed ? options.Tls.ClientCertificates : null,
        },
        Credential = isNamed && Referrals.Credentials is { } choose ? choose(url) : LdapCredential.Anonymous,
        BindOnOpen = true,
        Referrals = new ReferralOptions(),
    };

    static string Name(string host, int port) => $"{host.ToUpperInvariant()}:{port}";
}
