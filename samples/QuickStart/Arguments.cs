using System.CommandLine;
using Ldap3.Protocol;
using Ldap3.Protocol.Authentication;
using Spectre.Console;

namespace QuickStart;

/// <summary>The command line: which server, as whom, how protected.</summary>
sealed class Arguments
{
    const string PasswordVariable = "LDAP3_PASSWORD";

    readonly Option<string?> _url = new("--url")
    {
        Description = "A server with the base of the company: ldap://host:port/dc=example,dc=org. The embedded directory by default.",
    };

    readonly Option<string?> _bindDn = new("--bind-dn")
    {
        Description = $"Who to bind as. The password is taken from the environment variable {PasswordVariable}, or asked for.",
    };

    readonly Option<bool> _startTls = new("--start-tls") { Description = "Begin TLS on the plain port." };

    readonly Option<string?> _authority = new("--ca")
    {
        Description = "A PEM file with the authorities to trust instead of the system's.",
    };

    readonly Option<bool> _cleartext = new("--allow-cleartext-password")
    {
        Description = "Send the password over an unprotected connection.",
    };

    public RootCommand CreateCommand(Func<LdapDataSource?, CancellationToken, Task<int>> run)
    {
        var command = new RootCommand("Queries a company with LINQ, in an embedded directory or on a server.")
        {
            _url, _bindDn, _startTls, _authority, _cleartext,
        };
        command.SetAction(async (result, cancellationToken) =>
        {
            await using var source = CreateDataSource(result);
            return await run(source, cancellationToken);
        });
        return command;
    }

    LdapDataSource? CreateDataSource(ParseResult arguments) =>
        arguments.GetValue(_url) is not { } url ? null : LdapDataSource.Create(url, options => options with
        {
            Security = arguments.GetValue(_startTls) ? LdapSecurity.StartTls : options.Security,
            Tls = arguments.GetValue(_authority) is { } file ? TlsOptions.TrustFile(file) : options.Tls,
            AllowCleartextPassword = arguments.GetValue(_cleartext),
            Credential = arguments.GetValue(_bindDn) is { } name
                ? LdapCredential.Simple(name, Password(name))
                : LdapCredential.Anonymous,
        });

    static string Password(string name) =>
        Environment.GetEnvironmentVariable(PasswordVariable)
        ?? AnsiConsole.Prompt(new TextPrompt<string>($"Password of {Markup.Escape(name)}:").Secret());
}
