using Ldap3.Protocol;
using Ldap3.Protocol.Authentication;
using Ldap3.Protocol.Strategies;

namespace Ldap3.Linq.DependencyInjection;

/// <summary>How an application reaches a directory: what <c>AddLdap</c> configures, and configuration files can bind to.</summary>
/// <remarks>Checked when the data source is first resolved: a URL that is none, and a password over a connection that is not protected.</remarks>
public sealed class LdapOptions
{
    /// <summary>The server and the base, such as <c>ldaps://ldap.example.org/dc=example,dc=org</c> (RFC 4516). Required.</summary>
    public string? Url { get; set; }

    /// <summary>The name to bind as, or null, the default, for an anonymous connection or one with <see cref="Credential"/>.</summary>
    public string? BindDn { get; set; }

    /// <summary>The password of <see cref="BindDn"/>. Never logged.</summary>
    public string? Password { get; set; }

    /// <summary>Who to bind as, in place of <see cref="BindDn"/> and <see cref="Password"/>.</summary>
    public LdapCredential? Credential { get; set; }

    /// <summary>How the connection is protected, or null, the default, for what the URL says.</summary>
    public LdapSecurity? Security { get; set; }

    /// <summary>Whether a password may be sent over a connection that is not protected. False by default.</summary>
    public bool AllowCleartextPassword { get; set; }

    /// <summary>How operations are run; null, the default, for <see cref="Strategy.SafeSync"/>.</summary>
    public Strategy? Strategy { get; set; }

    /// <summary>Changes whatever else a connection can be told: <c>options => options with { ... }</c>.</summary>
    public Func<LdapConnectionOptions, LdapConnectionOptions>? ConfigureConnection { get; set; }

    /// <summary>Uses a credential to bind with.</summary>
    /// <returns>These options.</returns>
    public LdapOptions UseCredential(LdapCredential credential)
    {
        Credential = credential;
        return this;
    }

    /// <summary>Uses a name and a password to bind with.</summary>
    /// <returns>These options.</returns>
    public LdapOptions UseCredential(string bindDn, string password) => UseCredential(LdapCredential.Simple(bindDn, password));

    /// <summary>The URL and the name; not the password.</summary>
    public override string ToString() => BindDn is null ? $"{Url}" : $"{Url} as {BindDn}";
}
