using System.Diagnostics;
using Ldap3.Protocol.Names;

namespace Ldap3.InMemory.Tests.Tools;

/// <summary>OpenLDAP's clients, pointed at an embedded server that holds the sample company.</summary>
public sealed class ClientTools : IAsyncDisposable
{
    public const string Base = "dc=example,dc=org";
    public const string Administrator = $"cn=admin,{Base}";

    readonly InMemoryServer _server;
    readonly string _authorityFile = Path.GetTempFileName();

    public ClientTools()
    {
        var directory = new InMemoryDirectory(new InMemoryDirectoryOptions
        {
            AdministratorDn = DistinguishedName.Parse(Administrator), AdministratorPassword = "secret",
        });
        using (var ldif = File.OpenText(Path.Combine(AppContext.BaseDirectory, "company.ldif")))
        {
            directory.LoadLdif(ldif);
        }

        _server = InMemoryServer.Start(directory, new InMemoryServerOptions { TlsPort = 0 });
        File.WriteAllText(_authorityFile, _server.CertificateAuthority.ExportCertificatePem());
    }

    public string Url => _server.Url;

    public string TlsUrl => _server.TlsUrl!;

    public int Port => _server.Port;

    public int TlsPort => _server.TlsPort!.Value;

    /// <summary>The file with the certificate of the authority to trust.</summary>
    public string AuthorityFile => _authorityFile;

    /// <summary>Runs a tool with a simple bind of the administrator, or as the arguments say.</summary>
    public Task<ToolRun> RunAsAdministratorAsync(string tool, string? input, params string[] arguments) =>
        RunAsync(tool, input, ["-x", "-H", Url, "-D", Administrator, "-w", "secret", .. arguments]);

    /// <summary>Searches anonymously, and gives the lines of the answer without folding and comments.</summary>
    public Task<ToolRun> SearchAsync(params string[] arguments) =>
        RunAsync("ldapsearch", null, ["-x", "-LLL", "-o", "ldif-wrap=no", "-H", Url, "-b", Base, .. arguments]);

    public async Task<ToolRun> RunAsync(string tool, string? input, params string[] arguments)
    {
        var start = new ProcessStartInfo(tool, arguments)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["LDAPTLS_CACERT"] = _authorityFile;
        start.Environment["LDAPTLS_REQCERT"] = "demand";
        using var process = Start(start);
        var cancellationToken = TestContext.Current.CancellationToken;
        await process.StandardInput.WriteAsync(input.AsMemory(), cancellationToken);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return new ToolRun(process.ExitCode, await output, await error);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        File.Delete(_authorityFile);
    }

    static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip($"{start.FileName} is not installed; ./test.sh installs ldap-utils");
            throw;
        }
    }
}
