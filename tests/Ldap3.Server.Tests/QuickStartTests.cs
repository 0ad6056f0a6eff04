using System.Diagnostics;

namespace Ldap3.Server.Tests;

/// <summary>The sample says the same of a directory in memory and of a real server, down to the character.</summary>
public sealed class QuickStartTests
{
    [Fact]
    public async Task It_prints_the_same_rows_on_OpenLDAP_as_on_the_embedded_directory()
    {
        var server = OpenLdapServer.Url;

        var embedded = await RunAsync();
        var real = await RunAsync(
            "--url", $"{server.Scheme}://{server.Authority}/{OpenLdapServer.BaseDn}",
            "--bind-dn", OpenLdapServer.AdministratorDn,
            "--start-tls",
            "--ca", OpenLdapServer.CertificateAuthorityPath);

        Assert.Equal((0, ""), (embedded.ExitCode, Complaints(embedded)));
        Assert.Equal((0, ""), (real.ExitCode, Complaints(real)));
        Assert.Contains("Margaret Hamilton", embedded.Output, StringComparison.Ordinal);
        Assert.Contains("uid=soren,ou=People,dc=example,dc=org", embedded.Output, StringComparison.Ordinal);
        Assert.Equal(embedded.Output, real.Output);
    }

    [Fact]
    public async Task A_password_over_clear_text_is_refused_with_what_to_do()
    {
        var server = OpenLdapServer.Url;

        var result = await RunAsync(
            "--url", $"{server.Scheme}://{server.Authority}/{OpenLdapServer.BaseDn}", "--bind-dn", OpenLdapServer.AdministratorDn);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("clear text", result.Error, StringComparison.Ordinal);
    }

    // The first line of standard error names the directory; nothing may follow it.
    static string Complaints(ToolResult result) => string.Join('\n', result.Error.TrimEnd().Split('\n').Skip(1));

    static async Task<ToolResult> RunAsync(params string[] arguments)
    {
        var configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        var program = Path.Combine(AppContext.BaseDirectory, "..", "..", "QuickStart", configuration, "QuickStart");
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["LDAP3_PASSWORD"] = OpenLdapServer.AdministratorPassword;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new ToolResult(process.ExitCode, await output, await error);
    }
}
