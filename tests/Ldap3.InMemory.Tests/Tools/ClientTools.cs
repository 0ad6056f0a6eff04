using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using Ldap3.Protocol.Names;

namespace Ldap3.InMemory.Tests.Tools;

/// <summary>OpenLDAP's clients, pointed at an embedded server that holds the sample company.</summary>
public sealed class ClientTools : IAsyncDisposable
{
    public const string Base = "dc=example,dc=org";
    public const string Administrator = $"cn=admin,{Base}";

    readonly InMemoryServer _server;
    readonly string _authorityFile = Path.GetTempFileName();
    readonly string _certificateFile = Path.GetTempFileName();
    readonly string _socketPath = Path.Combine(Path.GetTempPath(), $"ldapi{Guid.NewGuid():N}");

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

        _server = InMemoryServer.Start(
            directory, new InMemoryServerOptions { TlsPort = 0, SocketPath = _socketPath, AskForClientCertificates = true });
        File.WriteAllText(_authorityFile, _server.CertificateAuthority.ExportCertificatePem());
        using var certificate = _server.IssueClientCertificate(DistinguishedName.Parse($"uid=jsmith,ou=People,{Base}"));
        File.WriteAllText(
            _certificateFile, certificate.ExportCertificatePem() + "\n" + certificate.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
    }

    public string Url => _server.Url;

    public string TlsUrl => _server.TlsUrl!;

    public int Port => _server.Port;

    public int TlsPort => _server.TlsPort!.Value;

    /// <summary>The file with the certificate of the authority to trust.</summary>
    public string AuthorityFile => _authorityFile;

    public string SocketUrl => _server.SocketUrl!;

    /// <summary>Runs a tool with a simple bind of the administrator, or as the arguments say.</summary>
    public Task<ToolRun> RunAsAdministratorAsync(string tool, string? input, params string[] arguments) =>
        RunAsync(tool, input, ["-x", "-H", Url, "-D", Administrator, "-w", "secret", .. arguments]);

    /// <summary>Searches anonymously, and gives the lines of the answer without folding and comments.</summary>
    public Task<ToolRun> SearchAsync(params string[] arguments) =>
        RunAsync("ldapsearch", null, ["-x", "-LLL", "-o", "ldif-wrap=no", "-H", Url, "-b", Base, .. arguments]);

    /// <summary>Runs a tool with the certificate of <c>uid=jsmith</c>.</summary>
    public Task<ToolRun> RunWithCertificateAsync(string tool, params string[] arguments) =>
        RunAsync(tool, null, arguments, ("LDAPTLS_CERT", _certificateFile), ("LDAPTLS_KEY", _certificateFile));

    public Task<ToolRun> RunAsync(string tool, string? input, params string[] arguments) => RunAsync(tool, input, arguments, []);

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        File.Delete(_authorityFile);
        File.Delete(_certificateFile);
    }

    async Task<ToolRun> RunAsync(string tool, string? input, string[] arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(tool, arguments)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["LDAPTLS_CACERT"] = _authorityFile;
        start.Environment["LDAPTLS_REQCERT"] = "demand";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Start(start);
        var cancellationToken = TestContext.Current.CancellationToken;
        await process.StandardInput.WriteAsync(input.AsMemory(), cancellationToken);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return new ToolRun(process.ExitCode, await output, await error);
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
