using System.Diagnostics;

namespace Ldap3.Server.Tests;

/// <summary>Runs one of OpenLDAP's own clients, the reference for what a server really said.</summary>
static class LdapTool
{
    public static Task<ToolResult> SearchAsync(params string[] arguments) =>
        RunAsync("ldapsearch", ["-x", "-LLL", "-o", "ldif-wrap=no", .. arguments]);

    public static Task<ToolResult> RunAsync(string tool, params string[] arguments) =>
        RunTrustingAsync(OpenLdapServer.CertificateAuthorityPath, tool, arguments);

    /// <summary>Against another server than OpenLDAP: the tool trusts the authority whose certificate is in that file.</summary>
    public static async Task<ToolResult> RunTrustingAsync(string certificateAuthorityPath, string tool, params string[] arguments)
    {
        var start = new ProcessStartInfo(tool, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["LDAPTLS_CACERT"] = certificateAuthorityPath;
        start.Environment["LDAPTLS_REQCERT"] = "demand";
        start.Environment["LDAPNOINIT"] = null;

        using var process = Process.Start(start)!;
        var cancellationToken = TestContext.Current.CancellationToken;
        try
        {
            process.StandardInput.Close(); // or a prompt would wait for ever
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var error = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return new ToolResult(process.ExitCode, await output, await error);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }
}
