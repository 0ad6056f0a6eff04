using Ldap3.Protocol;
using Ldap3.Protocol.Authentication;
using Ldap3.Protocol.Urls;
using Microsoft.Extensions.Options;

namespace Ldap3.Linq.DependencyInjection;

/// <summary>Says what is wrong with options before anything is sent.</summary>
sealed class LdapOptionsValidator : IValidateOptions<LdapOptions>
{
    public ValidateOptionsResult Validate(string? name, LdapOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Url))
        {
            return ValidateOptionsResult.Fail("LdapOptions.Url is missing: set it to a URL such as ldaps://ldap.example.org/dc=example,dc=org.");
        }

        LdapConnectionOptions connection;
        try
        {
            connection = LdapConnectionOptions.FromUrl(LdapUrl.Parse(options.Url));
        }
        catch (FormatException exception)
        {
            return ValidateOptionsResult.Fail($"LdapOptions.Url is no LDAP URL. {exception.Message}");
        }

        var isOpen = (options.Security ?? connection.Security) == LdapSecurity.None && connection.SocketPath is null;
        return isOpen
            && !options.AllowCleartextPassword
            && options.ConfigureConnection is null
            && (options.BindDn is not null || options.Credential is not (null or AnonymousCredential))
                ? ValidateOptionsResult.Fail(
                    "LdapOptions would send a password over a connection that is not protected. Use an ldaps:// URL or set "
                    + "Security to StartTls; on a network that is trusted set AllowCleartextPassword.")
                : ValidateOptionsResult.Success;
    }
}
